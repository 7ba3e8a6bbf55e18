import {
  Injectable,
  ValidationPipe,
  type ArgumentMetadata,
  type ValidationError,
} from '@nestjs/common';
import { combined } from '../../shared/combined.js';
import { allow, Refused, type Refusal } from '../../shared/refusal.js';
import { hasUnseen } from '../../shared/unseen.js';
import { listsTooLong } from './list-bounds.js';
import { nullsThatKeep } from './null-fields.js';

/** An argument outside an input names something: a code, an id, a cursor. */
const LONGEST_ARGUMENT = 400;

/**
 * Checks every input: lengths and forms, and characters that nobody can see. Unknown and missing
 * fields never get this far: the schema refuses them.
 */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      forbidUnknownValues: false,
      transform: false,
      exceptionFactory: (errors) => new Refused(inputFault(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    // Before anything looks at their entries: checking forty thousand of them takes seconds.
    refuseLongLists(metadata, value);
    if (typeof value === 'string' && value.length > LONGEST_ARGUMENT) refuseLong(metadata.data);
    refuseUnseen(value, metadata.data === 'input' ? '' : (metadata.data ?? ''));
    if (metadata.metatype && typeof value === 'object' && value !== null)
      refuseNulls(metadata.metatype.prototype as object, value);
    return (await super.transform(value, metadata)) as unknown;
  }
}

/** An argument that is a list, outside an input, chooses what is shown. */
const LONGEST_ARGUMENT_LIST = 100;

function refuseLongLists({ metatype, data }: ArgumentMetadata, value: unknown): void {
  if (Array.isArray(value) && value.length > LONGEST_ARGUMENT_LIST)
    throw new Refused({
      code: 'BAD_USER_INPUT',
      because: `${data} must have at most ${LONGEST_ARGUMENT_LIST} entries.`,
      field: data,
    });
  if (!metatype || typeof value !== 'object' || value === null) return;
  const faults = listsTooLong(metatype.prototype as object, value).map(
    ({ field, most }): Refusal => {
      const because = `${field} must have at most ${most} entries.`;
      return { code: 'BAD_USER_INPUT', because, field };
    },
  );
  allow(combined(faults));
}

function refuseNulls(input: object, value: object): void {
  const faults = nullsThatKeep(input, value).map((field): Refusal => {
    const because = `${field} cannot be emptied: leave it out to keep it as it is, or give another value.`;
    return { code: 'BAD_USER_INPUT', because, field };
  });
  allow(combined(faults));
}

function refuseLong(field = ''): never {
  const because = `${field} must have at most ${LONGEST_ARGUMENT} characters.`;
  throw new Refused({ code: 'BAD_USER_INPUT', because, field });
}

/** Everything that is wrong with an input, in one refusal; its field is the first one at fault. */
export function inputFault(errors: readonly ValidationError[]): Refusal {
  const faults = errors.flatMap((error) => fieldFaults(error, ''));
  return combined(faults.map((fault) => ({ code: 'BAD_USER_INPUT', ...fault })))!;
}

function fieldFaults(error: ValidationError, path: string): { field: string; because: string }[] {
  const field = path ? `${path}.${error.property}` : error.property;
  if (error.children && error.children.length > 0)
    return error.children.flatMap((child) => fieldFaults(child, field));
  const [fault = 'is not valid'] = Object.values(error.constraints ?? {});
  const sentence = fault.startsWith(error.property) ? fault : `${field} ${fault}`;
  return [{ field, because: `${sentence}.` }];
}

function refuseUnseen(value: unknown, path: string): void {
  if (typeof value === 'string' && hasUnseen(value)) {
    const because = `${path || 'The text'} has an invisible character (a control character, or a mark that reorders text): remove it.`;
    throw new Refused({ code: 'BAD_USER_INPUT', because, field: path || undefined });
  }
  if (value instanceof Date || typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value))
    refuseUnseen(item, path ? `${path}.${key}` : key);
}

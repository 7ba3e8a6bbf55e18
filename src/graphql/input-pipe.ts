import {
  Injectable,
  ValidationPipe,
  type ArgumentMetadata,
  type ValidationError,
} from '@nestjs/common';
import { Refused } from '../shared/refusal.js';
import { hasUnseen } from './text.js';

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
      exceptionFactory: (errors) => new Refused(firstFault(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    if (typeof value === 'string' && value.length > LONGEST_ARGUMENT) refuseLong(metadata.data);
    refuseUnseen(value, metadata.data === 'input' ? '' : (metadata.data ?? ''));
    return (await super.transform(value, metadata)) as unknown;
  }
}

function refuseLong(field = ''): never {
  const because = `${field} must have at most ${LONGEST_ARGUMENT} characters.`;
  throw new Refused({ code: 'BAD_USER_INPUT', because, field });
}

/** The first thing that is wrong, by the path of its field. */
export function firstFault(
  errors: readonly ValidationError[],
  path = '',
): { code: 'BAD_USER_INPUT'; because: string; field: string } {
  const [error] = errors;
  const field = path ? `${path}.${error!.property}` : error!.property;
  if (error!.children && error!.children.length > 0) return firstFault(error!.children, field);
  const messages = Object.values(error!.constraints ?? {});
  const because = messages[0] ?? 'is not right';
  const sentence = because.startsWith(error!.property) ? because : `${field} ${because}`;
  return { code: 'BAD_USER_INPUT', because: `${sentence}.`, field };
}

function refuseUnseen(value: unknown, path: string): void {
  if (typeof value === 'string' && hasUnseen(value)) {
    const because = `${path || 'The text'} holds a character that cannot be seen (a control character or a mark that reorders text): remove it.`;
    throw new Refused({ code: 'BAD_USER_INPUT', because, field: path || undefined });
  }
  if (value instanceof Date || typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value))
    refuseUnseen(item, path ? `${path}.${key}` : key);
}

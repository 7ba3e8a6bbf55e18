/** The forms of the words in chains, checkpoints and exports; each has one way to be written. */
export const FORMS = {
  hash: { pattern: /^[0-9a-f]{64}$/, words: 'a SHA-256 digest in lower-case hex' },
  salt: { pattern: /^[0-9a-f]{64}$/, words: '32 bytes in lower-case hex' },
  uuid: { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, words: 'a lower-case UUID' },
  moment: {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
    words: 'a UTC moment with microseconds, such as 2018-06-12T10:00:00.000000Z',
  },
  keyId: { pattern: /^[0-9a-f]{16}$/, words: 'the first 16 hex digits of a fingerprint' },
  whole: { pattern: /^[1-9]\d{0,14}$/, words: 'a whole number from 1, as text' },
  signature: { pattern: /^[0-9A-Za-z+/]{86}==$/, words: 'an Ed25519 signature in base64' },
} as const;
export type Form = keyof typeof FORMS;

/** A value that is read from or written to a file does not have the form that it must have. */
export class NotInForm extends Error {
  override name = 'NotInForm';
}

/** Whether the value is written in that form. */
export function hasForm(value: unknown, form: Form): value is string {
  return typeof value === 'string' && FORMS[form].pattern.test(value);
}

/** A moment in the chain's own form. */
export function momentText(moment: Date): string {
  return moment.toISOString().replace('Z', '000Z');
}

/**
 * The fields of an object from outside, each read with its form.
 *
 * With a list of keys an unknown one is refused: nobody should take for proven what no check reads.
 */
export class Fields {
  private readonly value: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly what: string,
    keys?: readonly string[],
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new NotInForm(`${what} is not a JSON object.`);
    }
    this.value = value as Record<string, unknown>;
    const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
    if (unknown !== undefined) throw new NotInForm(`${what} has an unknown field "${unknown}".`);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.value, key);
  }

  raw(key: string): unknown {
    return this.has(key) ? this.value[key] : undefined;
  }

  text(key: string, form?: Form): string {
    const value = this.raw(key);
    // Half of a surrogate pair has no bytes of its own: other text would give the same digest.
    const isText = typeof value === 'string' && !/\p{Surrogate}/u.test(value);
    if (!isText) throw this.fault(key, form ? FORMS[form].words : 'text');
    if (form && !hasForm(value, form)) throw this.fault(key, FORMS[form].words);
    return value;
  }

  optionalText(key: string, form?: Form): string | undefined {
    return this.has(key) ? this.text(key, form) : undefined;
  }

  exactly(key: string, expected: string): void {
    if (this.raw(key) !== expected) throw this.fault(key, `"${expected}"`);
  }

  flag(key: string): boolean {
    const value = this.raw(key);
    if (typeof value !== 'boolean') throw this.fault(key, 'true or false');
    return value;
  }

  seq(key: string): number {
    const value = this.raw(key);
    if (!isSeq(value)) throw this.fault(key, 'a whole number from 1');
    return value;
  }

  count(key: string): number {
    const value = this.raw(key);
    if (value === 0 || isSeq(value)) return value;
    throw this.fault(key, 'a whole number from 0');
  }

  private fault(key: string, words: string): NotInForm {
    return new NotInForm(
      `${this.what}: "${key}" ${this.has(key) ? 'must be' : 'is missing; it must be'} ${words}.`,
    );
  }
}

/** Whether the value can be the number of an entry: chains count from 1. */
export function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** An identifier, as against a code: things can be named by either. */
export const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A code has at most 40 characters, and nothing is numbered beyond six digits. */
const NUMBERED = /^([A-Z0-9_-]{1,40})\/(\d{1,6})$/;
const CONDITION = /^C(\d{1,6})$/;

/** One of those numbered under a code: the third resolution of a body, the second version of a case. */
export interface Numbered {
  code: string;
  number: number;
}

/** What to look for when something is named by its id or its code. */
export const byRef = (ref: string): { id: string } | { code: string } =>
  IDENTIFIER.test(ref) ? { id: ref } : { code: ref };

/** Reads a name such as `DERBY-BOARD/3` or `FBC/2`; null when it is none. */
export function parseNumbered(ref: string): Numbered | null {
  const [, code, number] = NUMBERED.exec(ref) ?? [];
  return code ? { code, number: Number(number) } : null;
}

/** The name of a condition in its programme, such as `C4`. */
export const conditionCode = (number: number) => `C${number}`;

/** Reads the number of a condition from its name; null when it is none. */
export function parseConditionCode(ref: string): number | null {
  const digits = CONDITION.exec(ref)?.[1];
  return digits ? Number(digits) : null;
}

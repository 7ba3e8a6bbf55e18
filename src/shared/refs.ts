/** An identifier, as against a code: things can be named by either. */
export const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What to look for when something is named by its id or its code. */
export const byRef = (ref: string): { id: string } | { code: string } =>
  IDENTIFIER.test(ref) ? { id: ref } : { code: ref };

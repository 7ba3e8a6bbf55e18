/** The keys that a service was given, and those that its database knows; by their short names. */
export interface KeysAtStart {
  /** Those that have signed the database or that its record names, the latest last. */
  known: readonly string[];
  /** The key that would sign; null where there is none yet, and one would be made. */
  current: string | null;
  /** The key before it, which would vouch for it. */
  previous: string | null;
  /** The file that the key is kept in; null when it comes from AUDIT_SIGNING_KEY. */
  file: string | null;
}

/**
 * Why a service must not sign this database, and how to put it right; null when it may. A key may sign a
 * database that nothing has signed, one that knows it, and one that knows the key before it.
 */
export function strangeKey({ known, current, previous, file }: KeysAtStart): string | null {
  const latest = known.at(-1);
  if (latest === undefined) return null;
  if (current !== null && known.includes(current)) return null;
  if (current !== null && previous !== null && known.includes(previous)) return null;
  const signed = `This database was signed with the key ${latest}`;
  return [keyWords(signed, current, file), changeWords(current), LOST].filter(Boolean).join(' ');
}

function keyWords(signed: string, current: string | null, file: string | null): string {
  if (current === null)
    return `${signed}, and that key is not here: put your copy of it into ${file}, then start again.`;
  const other = `${signed}, and this service has another key, ${current}`;
  return file
    ? `${other}: put your copy of the key that signed into ${file}, then start again.`
    : `${other}: set the key that signed as AUDIT_SIGNING_KEY, then start again.`;
}

/** Whoever has no key at all is changing none. */
const changeWords = (current: string | null) =>
  current === null
    ? ''
    : 'If you mean to change keys, set the key that signed as AUDIT_PREVIOUS_SIGNING_KEY: it vouches for the new one.';

const LOST =
  'If that key is lost, run `npm run audit:replace-key -- --reason TEXT`: the record then says that another key takes its place. Nothing was changed.';

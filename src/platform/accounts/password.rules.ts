import type { Refusal } from '../../shared/refusal.js';

/** Fewest characters of a password. */
export const SHORTEST_PASSWORD = 12;
/** Most characters of a password. */
export const LONGEST_PASSWORD = 200;
/** So many letters and digits must be left of a password once the words that everybody tries first are taken out. */
const LEFT_AT_LEAST = 6;
/** Fewest different letters and digits. */
const DIFFERENT_AT_LEAST = 5;
/** A word of the context is taken out from this length on: shorter ones stand in too many others. */
const SHORTEST_WORD = 4;

/**
 * What is tried first: the commonest passwords of published lists of leaked ones, and the beginnings and ends that
 * make a short one long enough. In lower case, letters and digits alone.
 */
const COMMON: readonly string[] = [
  'administrator',
  'princess',
  'sunshine',
  'football',
  'baseball',
  'superman',
  'iloveyou',
  'trustno1',
  'changeme',
  'whatever',
  'computer',
  'starwars',
  'liverpool',
  'arsenal',
  'chelsea',
  'michael',
  'charlie',
  'jordan23',
  'password',
  'passw0rd',
  'passwort',
  'welcome',
  'letmein',
  'qwertyuiop',
  'qwerty',
  'azerty',
  'asdfghjkl',
  'asdfgh',
  'zxcvbnm',
  '1q2w3e4r5t6y',
  '1q2w3e4r',
  '1qaz2wsx3edc',
  '1qaz2wsx',
  'zaq12wsx',
  'abc123',
  'abcdef',
  'monkey',
  'dragon',
  'master',
  'shadow',
  'summer',
  'autumn',
  'winter',
  'spring',
  'secret',
  'admin',
  'login',
  'guest',
  'hello',
];

/** Words that stand in the names of every Trust and its posts. */
const OF_EVERY_TRUST: readonly string[] = [
  'watersmeet',
  'hospitals',
  'hospital',
  'foundation',
  'trust',
  'merger',
  'programme',
  'director',
  'governor',
  'secretary',
  'chairman',
  'board',
  'council',
];

/**
 * Whether somebody may have this password; null means yes. `about` is what is known of them, such as their name and
 * their e-mail address.
 *
 * - From 12 to 200 characters.
 * - Not one of those that everybody tries first, nor one made of the person's own names and the words of every Trust,
 *   with some digits added.
 * - Not a few characters over and over, nor a row such as 123456789012.
 */
export function mayHavePassword(
  password: string,
  field: string,
  about: readonly string[] = [],
): Refusal | null {
  const no = (because: string): Refusal => ({ code: 'BAD_USER_INPUT', because, field });
  if (password.length < SHORTEST_PASSWORD)
    return no(`The password is too short: use at least ${SHORTEST_PASSWORD} characters.`);
  if (password.length > LONGEST_PASSWORD)
    return no(`The password is too long: use at most ${LONGEST_PASSWORD} characters.`);
  const plain = plainOf(password);
  if (isARow(plain))
    return no('The password repeats a few characters, or counts up: choose three or more words.');
  const tried = [...wordsOf(about), ...COMMON, ...OF_EVERY_TRUST];
  const enough = [plain, plainOf(asLetters(password))].every((text) => {
    const left = tried.reduce((rest, word) => rest.replaceAll(word, ''), text);
    return left.replace(/\d/g, '').length >= LEFT_AT_LEAST;
  });
  if (enough) return null;
  return no(
    'The password is one that others would try: choose three or more words that are not your name, your Trust or a common password.',
  );
}

/** Letters and digits in lower case; a password in another alphabet keeps its letters. */
const plainOf = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
};

/** As people read `P@ssw0rd`. */
const asLetters = (text: string) => text.replace(/[@43!10$57]/g, (sign) => LOOKALIKES[sign]!);

/** The longest first, so that `hospitals` goes whole. */
const wordsOf = (about: readonly string[]) =>
  about
    .flatMap((text) => text.split(/[^\p{L}\p{N}]+/u).map(plainOf))
    .filter(({ length }) => length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length);

function isARow(plain: string): boolean {
  if (new Set(plain).size < DIFFERENT_AT_LEAST) return true;
  const codes = [...plain].map((one) => one.codePointAt(0)!);
  const steps = codes.slice(1).filter((code, at) => Math.abs(code - codes[at]!) === 1);
  return steps.length >= codes.length - 3 || /^(.{1,6})\1+$/u.test(plain);
}

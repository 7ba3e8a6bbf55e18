import { dayInWords, isDay } from '../../shared/day.js';

/** As what somebody set or confirmed a sign-in: the title of an office, never a name. */
const OFFICES: Readonly<Record<string, string>> = {
  ADMINISTRATOR: 'an administrator',
  COMPANY_SECRETARY: 'a company secretary',
  CHAIR: 'a chair',
  OFFICER: 'an officer',
  COMMAND_LINE: 'whoever runs the installation',
};

/** Who set a sign-in and who confirmed that it is its person's, as the entry of a vote says it: by offices and days. */
export interface SignInSaid {
  givenAs: string;
  givenOn: string;
  /** Null where nobody had to confirm it: it was set from the command line. */
  identifiedAs: string | null;
  identifiedOn: string | null;
}

/** What an entry says of a sign-in; null where it says nothing, or nothing that can be read. */
export function signInSaid(value: unknown): SignInSaid | null {
  if (typeof value !== 'object' || value === null) return null;
  const {
    givenAs,
    givenOn,
    identifiedAs = null,
    identifiedOn = null,
  } = value as Partial<SignInSaid>;
  const office = (as: unknown) => typeof as === 'string' && Object.hasOwn(OFFICES, as);
  if (!office(givenAs) || !isDay(givenOn ?? '')) return null;
  if (identifiedAs === null || identifiedOn === null)
    return { givenAs: givenAs!, givenOn: givenOn!, identifiedAs: null, identifiedOn: null };
  if (!office(identifiedAs) || !isDay(identifiedOn)) return null;
  return { givenAs: givenAs!, givenOn: givenOn!, identifiedAs, identifiedOn };
}

/** Who set a sign-in and who confirmed it, in a sentence, to its person or to somebody else. */
export function signInInWords(said: SignInSaid, to: 'PERSON' | 'OTHERS'): string {
  const [whose, who] = to === 'PERSON' ? ['Your', 'you'] : ["The member's", 'the member'];
  const set = `${whose} sign-in was set by ${OFFICES[said.givenAs]} on ${dayInWords(said.givenOn)}`;
  if (said.identifiedAs === null || said.identifiedOn === null) return `${set}.`;
  const confirmed = `${OFFICES[said.identifiedAs]} confirmed in person on ${dayInWords(said.identifiedOn)}`;
  return `${set}; ${confirmed} that it was ${who}.`;
}

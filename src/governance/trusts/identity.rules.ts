import type { Refusal } from '../../shared/refusal.js';

/** Where somebody serves today: the Trusts, in which office, and in which programmes. */
export interface Posts {
  /** The Trusts for which they hold a role or a seat. */
  trusts: readonly string[];
  secretaryOf: readonly string[];
  /** The Trusts whose board they chair. */
  chairOf: readonly string[];
  programmes: readonly string[];
}

/** How somebody's sign-in stands. */
export interface SignInFacts {
  givenBy: string;
  /** Whether they have chosen their own password since it was given. */
  ownPassword: boolean;
  identified: boolean;
}

/** Whoever is to say that a person was identified. */
export interface Officer {
  id: string;
  posts: Posts;
  /** Whether their own sign-in admits to everything. */
  admitted: boolean;
  /** Whether anybody ever identified them. */
  everIdentified: boolean;
}

/** A person who is to be identified. */
export interface Identified {
  id: string;
  posts: Posts;
  /** Null without a sign-in, or with one that was set from the command line. */
  signIn: SignInFacts | null;
  /** Where whoever gave the sign-in serves. */
  giver: Posts;
  /** The Trusts that have a company secretary in a programme of the person's. */
  secretariedTrusts: readonly string[];
}

const no = (code: Refusal['code'], because: string): Refusal => ({
  code,
  because,
  field: 'persons',
});
const meet = (one: readonly string[], other: readonly string[]) =>
  one.some((id) => other.includes(id));

/**
 * Whether an officer may confirm that a person was identified; null means yes.
 *
 * - Not oneself, and not whoever gave the sign-in. The person has chosen their own password by then: until then
 *   whoever gave it knows it too.
 * - A member or officer of a Trust is identified by its company secretary; by its chair where the secretary gave the
 *   sign-in, or it has none. Its secretary and its chair are identified by the secretary of another Trust in their
 *   programme; whoever serves every Trust there, by a secretary who is not they.
 * - Somebody of no Trust is identified by a company secretary of their programme.
 * - Whoever identifies was identified themselves. Only the first secretaries of an installation, whom nobody has ever
 *   identified, may begin by identifying each other.
 */
export function mayIdentify(officer: Officer, person: Identified): Refusal | null {
  const { signIn } = person;
  if (officer.id === person.id)
    return no('NOT_ALLOWED', 'Nobody confirms who they are themselves: ask another officer.');
  if (!signIn || signIn.identified)
    return no('WRONG_STATE', 'There is nothing to confirm: the sign-in of this person is theirs.');
  if (!signIn.ownPassword)
    return no(
      'WRONG_STATE',
      'This person has not chosen their own password yet (changePassword): confirm who they are after that.',
    );
  if (signIn.givenBy === officer.id)
    return no(
      'NOT_ALLOWED',
      'You set this sign-in yourself: another officer must meet the person.',
    );
  return wrongOfficer(officer, person) ?? unidentified(officer, person);
}

function wrongOfficer({ posts: own }: Officer, person: Identified): Refusal | null {
  const { posts, giver, secretariedTrusts } = person;
  const { secretaryOf } = own;
  if (posts.secretaryOf.length + posts.chairOf.length > 0) {
    const others = secretariedTrusts.filter((id) => !posts.trusts.includes(id));
    const asked =
      others.length > 0
        ? others
        : secretariedTrusts.filter((id) => !posts.secretaryOf.includes(id));
    if (meet(secretaryOf, asked)) return null;
    return no(
      'NOT_ALLOWED',
      'A company secretary or a chair is identified by the company secretary of another Trust in the programme.',
    );
  }
  if (posts.trusts.length === 0) {
    if (meet(own.programmes, posts.programmes) && secretaryOf.length > 0) return null;
    return no(
      'NOT_ALLOWED',
      'Somebody of no Trust is identified by a company secretary of a Trust in their programme.',
    );
  }
  if (meet(secretaryOf, posts.trusts)) return null;
  const chairs = posts.trusts.filter(
    (id) => giver.secretaryOf.includes(id) || !secretariedTrusts.includes(id),
  );
  if (meet(own.chairOf, chairs)) return null;
  return no(
    'NOT_ALLOWED',
    "This person is identified by their Trust's company secretary; where the secretary set the sign-in, by its chair.",
  );
}

function unidentified(officer: Officer, { posts }: Identified): Refusal | null {
  if (officer.admitted) return null;
  const first = !officer.everIdentified && officer.posts.secretaryOf.length > 0;
  if (first && posts.secretaryOf.length > 0) return null;
  return no(
    'NOT_ALLOWED',
    'Your own sign-in only reads until you are identified: only then can you confirm who others are.',
  );
}

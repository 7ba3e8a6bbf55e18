import type { Refusal } from '../../shared/refusal.js';
import type { TrustKind } from './trust.rules.js';

/** The kinds of body that decide something about a merger. */
export const BodyKind = {
  TRUST_BOARD: 'TRUST_BOARD',
  COUNCIL_OF_GOVERNORS: 'COUNCIL_OF_GOVERNORS',
  COMMITTEE: 'COMMITTEE',
  COMMITTEE_IN_COMMON: 'COMMITTEE_IN_COMMON',
  JOINT_COMMITTEE: 'JOINT_COMMITTEE',
  PROGRAMME_BOARD: 'PROGRAMME_BOARD',
  NHS_ENGLAND: 'NHS_ENGLAND',
  SECRETARY_OF_STATE: 'SECRETARY_OF_STATE',
  ICB: 'ICB',
  CMA: 'CMA',
} as const;
export type BodyKind = keyof typeof BodyKind;

/** The kinds of seat on a body that votes here. */
export const SeatKind = {
  CHAIR: 'CHAIR',
  VICE_CHAIR: 'VICE_CHAIR',
  NON_EXECUTIVE: 'NON_EXECUTIVE',
  EXECUTIVE: 'EXECUTIVE',
  NON_VOTING_DIRECTOR: 'NON_VOTING_DIRECTOR',
  GOVERNOR_PUBLIC: 'GOVERNOR_PUBLIC',
  GOVERNOR_PATIENT: 'GOVERNOR_PATIENT',
  GOVERNOR_STAFF: 'GOVERNOR_STAFF',
  GOVERNOR_APPOINTED: 'GOVERNOR_APPOINTED',
  MEMBER: 'MEMBER',
} as const;
export type SeatKind = keyof typeof SeatKind;

/** On which side a seat counts when a quorum must be mixed. */
export type Side = 'EXECUTIVE' | 'NON_EXECUTIVE' | 'GOVERNOR' | 'OTHER';

/** A kind of seat: its name in a sentence, and its side. The chair is a non-executive. */
export const SEAT_KINDS: Record<SeatKind, { title: string; side: Side }> = {
  CHAIR: { title: 'chair', side: 'NON_EXECUTIVE' },
  VICE_CHAIR: { title: 'vice-chair', side: 'NON_EXECUTIVE' },
  NON_EXECUTIVE: { title: 'non-executive director', side: 'NON_EXECUTIVE' },
  EXECUTIVE: { title: 'executive director', side: 'EXECUTIVE' },
  NON_VOTING_DIRECTOR: { title: 'non-voting director', side: 'OTHER' },
  GOVERNOR_PUBLIC: { title: 'public governor', side: 'GOVERNOR' },
  GOVERNOR_PATIENT: { title: 'patient governor', side: 'GOVERNOR' },
  GOVERNOR_STAFF: { title: 'staff governor', side: 'GOVERNOR' },
  GOVERNOR_APPOINTED: { title: 'appointed governor', side: 'GOVERNOR' },
  MEMBER: { title: 'member', side: 'OTHER' },
};

const DIRECTORS: readonly SeatKind[] = ['CHAIR', 'VICE_CHAIR', 'NON_EXECUTIVE', 'EXECUTIVE'];
const GOVERNORS: readonly SeatKind[] = [
  'GOVERNOR_PUBLIC',
  'GOVERNOR_PATIENT',
  'GOVERNOR_STAFF',
  'GOVERNOR_APPOINTED',
];

/**
 * A kind of body: its name in a sentence, and who may sit on it with a vote and without.
 *
 * - `HERE`: its members decide in Watersmeet. `RECORDED`: it decides elsewhere, and its decision is
 *   recorded with its letter, so it has no seats here.
 * - The Trust's chair presides over the council of governors, but is no governor and has no vote there.
 * - A committee of directors is one Trust's own; one in common meets with those of other Trusts, and binds only
 *   the body that set it up.
 */
export interface BodyKindFacts {
  title: string;
  decides: 'HERE' | 'RECORDED';
  votingSeats: readonly SeatKind[];
  otherSeats: readonly SeatKind[];
}

export const BODY_KINDS: Record<BodyKind, BodyKindFacts> = {
  TRUST_BOARD: here('Trust board', DIRECTORS, ['NON_VOTING_DIRECTOR']),
  COUNCIL_OF_GOVERNORS: here('council of governors', GOVERNORS, ['CHAIR', 'VICE_CHAIR']),
  COMMITTEE: here('committee of directors', DIRECTORS, ['NON_VOTING_DIRECTOR']),
  COMMITTEE_IN_COMMON: here('committee in common', DIRECTORS, ['NON_VOTING_DIRECTOR']),
  JOINT_COMMITTEE: here('joint committee', [...DIRECTORS, 'MEMBER'], ['NON_VOTING_DIRECTOR']),
  PROGRAMME_BOARD: here('programme board', [...DIRECTORS, 'MEMBER'], ['NON_VOTING_DIRECTOR']),
  NHS_ENGLAND: recorded('NHS England'),
  SECRETARY_OF_STATE: recorded('Secretary of State'),
  ICB: recorded('integrated care board'),
  CMA: recorded('Competition and Markets Authority'),
};

function here(title: string, voting: readonly SeatKind[], others: readonly SeatKind[]) {
  return { title, decides: 'HERE', votingSeats: voting, otherSeats: others } as const;
}

function recorded(title: string) {
  return { title, decides: 'RECORDED', votingSeats: [], otherSeats: [] } as const;
}

/** The articles of kinds that do not take "a". */
const ARTICLES: Partial<Record<BodyKind, string>> = {
  NHS_ENGLAND: '',
  SECRETARY_OF_STATE: 'the ',
  ICB: 'an ',
  CMA: 'the ',
};

/** A kind of body within a sentence: `a Trust board`, `an integrated care board`, `NHS England`. */
export function bodyInWords(kind: BodyKind): string {
  return `${ARTICLES[kind] ?? 'a '}${BODY_KINDS[kind].title}`;
}

/** A kind of body at the beginning of a sentence: `A Trust board`. */
export function bodyWords(kind: BodyKind): string {
  const words = bodyInWords(kind);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether this kind of body votes here, rather than having its decision recorded with a letter. */
export function votesHere(kind: BodyKind): boolean {
  return BODY_KINDS[kind].decides === 'HERE';
}

/** Whether a body may be added with this number of posts; null means yes: a council's must be known. */
export function mayHavePosts(kind: BodyKind, posts: number | null): Refusal | null {
  if (posts !== null) return votesHere(kind) ? null : noPosts(kind);
  if (!isCouncil(kind)) return null;
  const because =
    'Give the number of seats on the council (posts): its majority is counted from them.';
  return { code: 'BAD_USER_INPUT', because, field: 'posts' };
}

function noPosts(kind: BodyKind): Refusal {
  const because = `${bodyWords(kind)} does not vote here, so it has no posts: leave them out.`;
  return { code: 'BAD_USER_INPUT', because, field: 'posts' };
}

/** Whether this body is a committee, to which a board may delegate. */
export function isCommittee(kind: BodyKind): boolean {
  return kind === 'COMMITTEE' || kind === 'COMMITTEE_IN_COMMON' || kind === 'JOINT_COMMITTEE';
}

/** Whether this body is a council, where the chair has neither a vote nor a casting vote. */
export function isCouncil(kind: BodyKind): boolean {
  return kind === 'COUNCIL_OF_GOVERNORS';
}

/**
 * Whether a body of this kind may belong to a Trust of that kind, or to none; null means yes.
 *
 * - A body that votes here belongs to a Trust, whose secretary keeps its business. So does a committee in
 *   common, since it binds its own parent alone. An outside body belongs to no Trust.
 * - NHS trusts have no governors. A programme has its board from the start.
 */
export function mayBelong(kind: BodyKind, trust: TrustKind | null): Refusal | null {
  const no = (field: string, because: string): Refusal => {
    return { code: 'BAD_USER_INPUT', because, field };
  };
  if (kind === 'PROGRAMME_BOARD') {
    return no(
      'kind',
      'A programme board is made when its programme is created: it cannot be added by itself.',
    );
  }
  if (!votesHere(kind)) {
    return trust === null
      ? null
      : no('trust', 'Leave out the Trust: an outside body belongs to none.');
  }
  if (trust === null)
    return no('trust', `Name the Trust that this ${BODY_KINDS[kind].title} belongs to.`);
  if (!isCouncil(kind) || trust === 'FOUNDATION_TRUST') return null;
  return no('trust', 'Only a foundation trust has a council of governors.');
}

/** Whether a seat votes on this body: it is of a voting kind there, and was given a vote. */
export function seatVotes(body: BodyKind, seat: { kind: SeatKind; voting: boolean }): boolean {
  return seat.voting && BODY_KINDS[body].votingSeats.includes(seat.kind);
}

/** Whether a body may have such a seat; null means yes. */
export function maySeat(body: BodyKind, seat: { kind: SeatKind; voting: boolean }): Refusal | null {
  const { title, votingSeats, otherSeats } = BODY_KINDS[body];
  const name = SEAT_KINDS[seat.kind].title;

  if (!votesHere(body)) {
    const because = `${bodyWords(body)} does not vote here, so it has no seats: record its decisions with their letters.`;
    return { code: 'BAD_USER_INPUT', because, field: 'kind' };
  }
  if (!votingSeats.includes(seat.kind) && !otherSeats.includes(seat.kind)) {
    return {
      code: 'BAD_USER_INPUT',
      because: `A ${title} has no seat for a ${name}.`,
      field: 'kind',
    };
  }
  if (seat.voting && !votingSeats.includes(seat.kind)) {
    const because = `A ${name} has no vote on a ${title}: set voting to false.`;
    return { code: 'BAD_USER_INPUT', because, field: 'voting' };
  }
  return null;
}

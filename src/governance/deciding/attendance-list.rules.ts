import type { Refusal } from '../../shared/refusal.js';
import type { AttendanceKind } from './meeting.rules.js';

/** How one person was at a meeting, as an entry of its attendance. */
export interface Presence {
  /** The person, or the name of somebody without a sign-in. */
  who: string;
  /** 1, or 2 for somebody who left and returned, and so on. */
  number: number;
  kind: AttendanceKind;
  /** Null: there from the beginning. */
  arrivedAt: Date | null;
  /** Null: there to the end. */
  leftAt: Date | null;
}

/** An entry that is asked for, and the name of its place in the input. */
export interface PresenceAsked extends Presence {
  field: string;
}

/**
 * Whether these entries agree with each other and with those that are known; null means yes.
 *
 * - Somebody stands in a list once under each number; an entry under a known number corrects that one.
 * - Apologies are for the whole meeting: who sends them was not there at all. Who came after all is entered
 *   as number 1, which corrects the apologies.
 * - Nobody is there twice at once: one time there ends before the next begins, or as it begins.
 */
export function mayList(
  known: readonly Presence[],
  asked: readonly PresenceAsked[],
): Refusal | null {
  for (const [at, entry] of asked.entries()) {
    const fault = listFault(asked.slice(0, at), entry) ?? knownFault(known, asked, entry);
    if (fault) return fault;
  }
  return null;
}

/** What is wrong with an entry, of those before it in the same list. */
function listFault(before: readonly PresenceAsked[], entry: PresenceAsked): Refusal | null {
  const own = before.filter(({ who }) => who === entry.who);
  const absent = [...own, entry].filter(({ kind }) => kind === 'APOLOGIES').length;
  if (absent > 0 && own.length > 0) {
    return wrong(
      entry,
      absent > own.length
        ? 'This member is in the list of apologies twice: name each once.'
        : 'This member is entered as present and as absent: apologies are for the whole meeting.',
    );
  }
  if (own.some(({ number }) => number === entry.number)) {
    return wrong(
      entry,
      'This entry is in the list twice: give each time there a number of its own.',
    );
  }
  return own.some((other) => overlaps(other, entry)) ? wrong(entry, TWICE_AT_ONCE) : null;
}

/** What is wrong with an entry, of those that are known and that the list leaves as they are. */
function knownFault(
  known: readonly Presence[],
  asked: readonly PresenceAsked[],
  entry: PresenceAsked,
): Refusal | null {
  if (entry.kind === 'APOLOGIES') return null;
  const replaced = asked.filter(({ who }) => who === entry.who).map(({ number }) => number);
  const left = known.filter(({ who, number }) => who === entry.who && !replaced.includes(number));
  if (left.some(({ kind, number }) => kind === 'APOLOGIES' && number === 1)) {
    const because =
      'This member sent apologies: enter the first time there as number 1, which corrects them.';
    return wrong(entry, because);
  }
  const presences = left.filter(({ kind }) => kind !== 'APOLOGIES');
  return presences.some((other) => overlaps(other, entry)) ? wrong(entry, TWICE_AT_ONCE) : null;
}

const TWICE_AT_ONCE =
  'This person is entered as there twice at once: one time there ends before the next begins.';

function overlaps(one: Presence, other: Presence): boolean {
  const from = (presence: Presence) => presence.arrivedAt?.getTime() ?? -Infinity;
  const to = (presence: Presence) => presence.leftAt?.getTime() ?? Infinity;
  return from(one) < to(other) && from(other) < to(one);
}

function wrong({ field }: PresenceAsked, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}

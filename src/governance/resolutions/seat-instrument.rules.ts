import { dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import type { ResolutionState } from '../deciding/resolution.rules.js';

/** An item on whose roll a seat is to be brought. */
export interface ItemOfRoll {
  state: ResolutionState;
  /** Whether a vote or a count is given, or a casting vote. */
  voted: boolean;
  /** The day on which it is put: that of its meeting, else that of its opening. */
  putOn: Day;
}

/** The seat that is to be brought on a roll. */
export interface SeatToBring {
  /** Whether it is on the body, held on the day on which the item is put, and has a place on a roll. */
  held: boolean;
  /** Whether it is on the roll without any instrument. */
  onRoll: boolean;
}

/**
 * Whether the roll of an item can still be brought another seat; null means yes: while the item is open and
 * nothing is voted or counted.
 */
export function mayBringToRoll({ state, voted }: Omit<ItemOfRoll, 'putOn'>): Refusal | null {
  if (state !== 'OPEN') {
    const because = 'This resolution is not open: a seat is brought on its roll while it is.';
    return { code: 'WRONG_STATE', because };
  }
  if (!voted) return null;
  const because =
    'A vote or a count is given on this item, so its roll no longer changes: take it out first.';
  return { code: 'VOTE_STANDS', because };
}

/**
 * Whether an instrument can be attached for a seat that was entered too late; null means yes. It shows that
 * the seat was held before the item was put, so it is dated before that day.
 */
export function mayAttachInstrument(
  item: ItemOfRoll,
  seat: SeatToBring,
  datedOn: Day,
): Refusal | null {
  const wrong = (field: string, because: string): Refusal => {
    return { code: 'BAD_USER_INPUT', because, field };
  };
  const closed = mayBringToRoll(item);
  if (closed) return closed;
  if (!seat.held) {
    const because = `Name a seat on this body that is held on ${dayInWords(item.putOn)}, the day on which the item is put.`;
    return wrong('seatId', because);
  }
  if (seat.onRoll) return wrong('seatId', 'This seat is on the roll: it needs no instrument.');
  if (datedOn < item.putOn) return null;
  const because = `The item is put on ${dayInWords(item.putOn)}: only an instrument that is dated before that day shows that the seat was held.`;
  return wrong('datedOn', because);
}

/** Whether an instrument can be confirmed; null means yes: once, by whoever presides, and not for their own seat. */
export function mayConfirmInstrument(
  item: Omit<ItemOfRoll, 'putOn'>,
  by: { presides: boolean; ownSeat: boolean; confirmed: boolean },
): Refusal | null {
  if (!by.presides || by.ownSeat) {
    const because =
      'Only whoever presides over the item can confirm this instrument, and not for their own seat.';
    return { code: 'NOT_ALLOWED', because };
  }
  const closed = mayBringToRoll(item);
  if (closed) return closed;
  if (!by.confirmed) return null;
  return { code: 'WRONG_STATE', because: 'This instrument is confirmed already.' };
}

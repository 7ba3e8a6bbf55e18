import { describe, expect, it } from '@jest/globals';
import {
  mayAttachInstrument,
  mayConfirmInstrument,
  type ItemOfRoll,
  type SeatToBring,
} from './seat-instrument.rules.js';

const item: ItemOfRoll = { state: 'OPEN', voted: false, putOn: '2018-06-12' };
const seat: SeatToBring = { held: true, onRoll: false };

describe('the instrument of a seat that was entered too late', () => {
  it.each<[string, Partial<ItemOfRoll>, Partial<SeatToBring>, string, string | null]>([
    ['dated the day before', {}, {}, '2018-06-11', null],
    ['dated the same day', {}, {}, '2018-06-12', 'datedOn'],
    ['dated afterwards', {}, {}, '2018-06-13', 'datedOn'],
    ['of a seat elsewhere, or ended', {}, { held: false }, '2018-06-01', 'seatId'],
    ['of a seat that is known', {}, { onRoll: true }, '2018-06-01', 'seatId'],
    ['before it is opened', { state: 'DRAFT' }, {}, '2018-06-01', 'WRONG_STATE'],
    ['after it is closed', { state: 'CLOSED' }, {}, '2018-06-01', 'WRONG_STATE'],
    ['once somebody voted', { voted: true }, {}, '2018-06-01', 'VOTE_STANDS'],
  ])('is attached %s: %j %j %s', (_case, of, to, datedOn, refused) => {
    const refusal = mayAttachInstrument({ ...item, ...of }, { ...seat, ...to }, datedOn);
    expect(refusal?.field ?? refusal?.code ?? null).toBe(refused);
  });

  const by = { presides: true, ownSeat: false, confirmed: false };
  it.each<[string, Partial<ItemOfRoll>, Partial<typeof by>, string | null]>([
    ['whoever presides', {}, {}, null],
    ['somebody else', {}, { presides: false }, 'NOT_ALLOWED'],
    ['whoever holds the seat', {}, { ownSeat: true }, 'NOT_ALLOWED'],
    ['whoever presides, twice', {}, { confirmed: true }, 'WRONG_STATE'],
    ['whoever presides, once somebody voted', { voted: true }, {}, 'VOTE_STANDS'],
    ['whoever presides, after it is closed', { state: 'CLOSED' }, {}, 'WRONG_STATE'],
  ])('is confirmed by %s: %j %j', (_case, of, who, code) => {
    expect(mayConfirmInstrument({ ...item, ...of }, { ...by, ...who })?.code ?? null).toBe(code);
  });
});

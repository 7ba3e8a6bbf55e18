import { describe, expect, it } from '@jest/globals';
import { mayList, type Presence, type PresenceAsked } from './attendance-list.rules.js';

const at = (hour: string | null) => (hour === null ? null : new Date(`2018-05-31T${hour}:00Z`));
const presence = (number: number, from: string | null, to: string | null, who = 'a'): Presence => ({
  who,
  number,
  kind: 'PRESENT',
  arrivedAt: at(from),
  leftAt: at(to),
});
const whole = (number = 1, who = 'a') => presence(number, null, null, who);
const absent = (who = 'a'): Presence => ({ ...whole(1, who), kind: 'APOLOGIES' });
const asked = (presences: readonly Presence[]): PresenceAsked[] =>
  presences.map((one, place) => ({ ...one, field: `present.${place}` }));

describe('presences at a meeting', () => {
  it.each<[string, Presence[], Presence[], string | undefined]>([
    ['one after another', [], [presence(1, null, '10:00'), presence(2, '11:00', null)], undefined],
    [
      'one as the other ends',
      [],
      [presence(1, null, '10:00'), presence(2, '10:00', null)],
      undefined,
    ],
    ['of two people', [], [whole(), whole(1, 'b')], undefined],
    [
      'overlapping',
      [],
      [presence(1, '10:00', '12:00'), presence(2, '11:00', '13:00')],
      'present.1',
    ],
    ['throughout, and once more', [], [whole(), presence(2, '11:00', '12:00')], 'present.1'],
    ['the same twice', [], [presence(1, null, '10:00'), presence(1, '11:00', null)], 'present.1'],
    ['and apologies', [], [whole(), absent()], 'present.1'],
    ['after apologies in one list', [], [absent(), whole(2)], 'present.1'],
    ['apologies twice', [], [absent(), absent()], 'present.1'],
    ['over a known one', [whole()], [presence(2, '11:00', null)], 'present.0'],
    ['correcting a known one', [whole()], [presence(1, '11:00', null)], undefined],
    [
      'correcting a known one, with one more',
      [whole()],
      [presence(1, null, '10:00'), presence(2, '11:00', null)],
      undefined,
    ],
    ['of somebody known elsewhere', [whole(1, 'b')], [whole(2)], undefined],
    ['a second beside known apologies', [absent()], [whole(2)], 'present.0'],
    ['correcting known apologies', [absent()], [whole()], undefined],
    ['apologies over known presences', [whole(), whole(2)], [absent()], undefined],
  ])('%s', (_case, known, entered, field) => {
    const fault = mayList(known, asked(entered));
    expect(fault?.field).toBe(field);
    if (field) expect(fault?.code).toBe('BAD_USER_INPUT');
  });
});

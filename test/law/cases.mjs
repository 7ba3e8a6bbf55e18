import { act, ask, signIn } from './api.mjs';

/**
 * What a case of a board begins with: Derby's board has met in the demo, and an item is taken. Import it
 * in a script, then say the case.
 */
export const secretary = await signIn('secretary@derby.example');

const { programme } = await ask(secretary, '{ programme(programme: "UHDB") { businessDate } }');
export const day = programme.businessDate;

const { body } = await ask(
  secretary,
  `{ body(body: "DERBY-BOARD") { seats(on: "${day}") { voting person { code } } } }`,
);
/** Who votes on Derby's board that day, by code. */
export const members = body.seats.filter(({ voting }) => voting).map(({ person }) => person.code);

/** A meeting with these present, and its item opened and taken: the ids of both. */
export async function item(way, { present = members, on = day, ...more } = {}) {
  const board = { programme: 'UHDB', body: 'DERBY-BOARD' };
  const planned = { ...board, heldOn: on, place: 'Board room' };
  const { meeting } = await act(secretary, 'planMeeting', planned, 'meeting { id }');
  const draft = { ...board, purpose: 'OTHER', wording: 'To do it.', method: 'MEETING', way };
  const drafted = await act(
    secretary,
    'draftResolution',
    { ...draft, meetingId: meeting.id, ...more },
    'resolution { id }',
  );
  const resolution = drafted.resolution.id;
  const there = present.map((person) => ({ person }));
  const attended = { meetingId: meeting.id, expectedVersion: 1, present: there };
  await act(secretary, 'recordAttendance', attended, 'meeting { version }');
  const opened = { resolution, expectedVersion: 1 };
  await act(secretary, 'openResolution', opened, 'resolution { state }');
  const taken = { resolution, expectedVersion: 2, itemTakenAt: `${on}T13:00:00Z` };
  await act(secretary, 'takeItem', taken, 'resolution { state }');
  return { meeting: meeting.id, resolution };
}

export const count = async (resolution, counts) =>
  await act(secretary, 'recordCount', { resolution, ...counts }, 'resolution { state }');

export const close = async (resolution, more = {}) => {
  const outcome = 'resolution { outcome { outcome steps } }';
  return await act(secretary, 'closeResolution', { resolution, minuteRef: 'M', ...more }, outcome);
};

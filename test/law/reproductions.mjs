import { act, ask, signIn, tried, upload } from './api.mjs';

/**
 * What can be done against the law on the demo alone (Derby and Burton): the gaps W1, W2, W4, W6, W7 and
 * W9. Says what it saw, and asserts nothing. `node test/law/reproductions.mjs` while `npm start` runs.
 */
const say = (gap, what, answer) => console.log(`${gap}  ${what}\n    -> ${answer}`);
const run = Date.now().toString(36).toUpperCase().slice(-4);

const [admin, derby, burton, director] = await Promise.all(
  [
    'administrator@programme.example',
    'secretary@derby.example',
    'secretary@burton.example',
    'director@programme.example',
  ].map(signIn),
);

async function begin(code) {
  const made = {
    code,
    title: code,
    regime: 'REGIME_2015_SOC_OBC_FBC',
    transactionType: 'ACQUISITION_S56A',
    outsideBodies: ['NHSI', 'CMA', 'SOS'],
    parties: [
      { trust: 'DERBY', role: 'ACQUIRING' },
      { trust: 'BURTON', role: 'ACQUIRED' },
    ],
  };
  const shown = 'programme { code regime businessDate }';
  const { programme } = await act(admin, 'createProgramme', made, shown);
  for (const [person, role, trust] of [
    ['derby-secretary', 'COMPANY_SECRETARY', 'DERBY'],
    ['burton-secretary', 'COMPANY_SECRETARY', 'BURTON'],
    ['director', 'PROGRAMME_DIRECTOR', undefined],
  ]) {
    await act(admin, 'grantRole', { programme: code, person, role, trust }, 'membership { id }');
  }
  return programme;
}

async function takeOut(programme, gate) {
  const input = { programme, gate, expectedVersion: 1, takeOut: true, reason: 'Not needed.' };
  await act(director, 'adjustGate', input, 'gate { code status }');
}

async function goLive(programme) {
  const input = { programme, expectedVersion: 1, goLiveActualOn: '2018-07-01' };
  return await act(director, 'reviseProgramme', input, 'programme { status goLiveActualOn }');
}

// Rules of 2015 today; nobody asked; reopened by the one who prohibited it.
const skip = `SKIP-${run}`;
say(
  'W7',
  'a real programme begun today under the rules of 2015',
  await tried(async () => await begin(skip)),
);
for (const gate of ['EXPLORATION', 'SOC', 'OBC', 'COMPETITION', 'FBC', 'GRANT'])
  await takeOut(skip, gate);
say(
  'W1',
  'FBC and GRANT taken out by the director alone, then go-live',
  await tried(async () => await goLive(skip)),
);
const whole = async (name) =>
  await act(
    director,
    'actOnProgramme',
    { programme: skip, act: name, reason: 'My word.' },
    'programme { status }',
  );
await whole('PROHIBIT');
say(
  'W9',
  'reopened without any letter of the authority',
  await tried(async () => await whole('REOPEN')),
);

// Approved by 12 of 31; the acquirer cannot settle what the acquired Trust set.
const past = `PAST-${run}`;
await begin(past);
for (const gate of ['EXPLORATION', 'SOC', 'OBC', 'COMPETITION']) await takeOut(past, gate);

async function letter(gate, purpose, outcome, more = {}) {
  const input = {
    programme: past,
    gate,
    body: 'NHSI',
    purpose,
    outcome,
    decidedOn: '2018-06-11',
    documentId: await upload(director, past),
    reference: 'Letter',
    ...more,
  };
  await act(director, 'recordExternalDecision', input, 'gate { status }');
}

async function minute(token, body, purpose, outcome, more = {}) {
  const input = {
    programme: past,
    gate: 'FBC',
    body,
    purpose,
    outcome,
    decidedOn: '2018-06-12',
    documentId: await upload(token, past),
    minuteRef: `${body}/1`,
    ...more,
  };
  return await act(token, 'recordDecision', input, 'gate { status }');
}

await letter('FBC', 'RATE', 'RATED', { letsProceed: true });
await minute(derby, 'DERBY-BOARD', 'FINAL_APPROVE', 'APPROVED');
const condition = {
  text: 'Keep the A&E in Burton.',
  kind: 'SUBSEQUENT',
  ownerName: 'Chief executive',
  dueOn: '2019-06-30',
  evidenceRequired: false,
};
await minute(burton, 'BURTON-BOARD', 'FINAL_APPROVE', 'APPROVED_WITH_CONDITIONS', {
  conditions: [condition],
});
await minute(burton, 'BURTON-COUNCIL', 'COUNCIL_APPROVAL', 'APPROVED', {
  forCount: 13,
  againstCount: 2,
});
const few = { forCount: 12, againstCount: 3 };
say(
  'W2',
  "Derby's council of 31 seats recorded as approving with 12 for, 3 against",
  await tried(
    async () => await minute(derby, 'DERBY-COUNCIL', 'COUNCIL_APPROVAL', 'APPROVED', few),
  ),
);
const pass = async (gate) =>
  await act(derby, 'passGate', { programme: past, gate }, 'gate { code status evidence { kind } }');
say('W2', 'and the gate passes on it', await tried(async () => await pass('FBC')));
await letter('GRANT', 'GRANT', 'GRANTED');
await pass('GRANT');
await goLive(past);

async function settle(token) {
  const documentId = await upload(token, past);
  const authority = { kind: 'MINUTE', minuteRef: 'UHDB/1', meetingOn: '2019-06-01', documentId };
  const input = { programme: past, condition: 'C1', authority };
  return await act(token, 'dischargeCondition', input, 'condition { status }');
}
say(
  'W4',
  "Burton is part of Derby since 1 July 2018: Derby's secretary settles Burton's condition",
  await tried(async () => await settle(derby)),
);
say(
  'W4',
  "Burton's secretary does, by a minute of a board that is no more",
  await tried(async () => await settle(burton)),
);

// A board that is no more withdraws, and stops what follows.
const { programme } = await ask(director, `{ programme(programme: "${past}") { businessDate } }`);
const board = { programme: past, body: 'BURTON-BOARD' };
const planned = { ...board, heldOn: programme.businessDate, place: 'Room' };
const { meeting } = await act(burton, 'planMeeting', planned, 'meeting { id }');
const members = ['chair', 'burton-chief-executive', 'burton-ned-1', 'burton-ned-2', 'burton-ned-3'];
const present = members.map((person) => ({ person }));
await act(
  burton,
  'recordAttendance',
  { meetingId: meeting.id, expectedVersion: 1, present },
  'meeting { id }',
);
const draft = {
  ...board,
  purpose: 'WITHDRAW',
  method: 'MEETING',
  way: 'AGREED_WITHOUT_VOTE',
  meetingId: meeting.id,
  wording: 'To withdraw.',
};
const drafted = await act(burton, 'draftResolution', draft, 'resolution { id }');
const resolution = drafted.resolution.id;
const withdrawn = await tried(async () => {
  const shown = 'resolution { id }';
  await act(burton, 'openResolution', { resolution, expectedVersion: 1 }, shown);
  const itemTakenAt = new Date(Date.now() - 30_000).toISOString();
  await act(burton, 'takeItem', { resolution, expectedVersion: 2, itemTakenAt }, shown);
  await act(burton, 'recordCount', { resolution, dissents: [], abstentions: [] }, shown);
  const closed = { resolution, minuteRef: 'X' };
  return await act(burton, 'closeResolution', closed, 'resolution { outcome { outcome } }');
});
say('W6', "Burton's board withdraws, years after it went live", withdrawn);
const { gate } = await ask(
  director,
  `{ gate(programme: "${past}", gate: "DAY_1") { readiness { blockers { kind because } } } }`,
);
const blockers = gate.readiness.blockers.filter(({ kind }) => kind === 'PARTY_WITHDREW');
say('W6', 'what stands in the way of Day 1', JSON.stringify(blockers));

import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aDocument, aSealedPack, decide } from '../support/decisions.js';
import { external, readGate, recordPast, withLightCases } from '../support/gates.js';
import { RandomActs, type RandomAct } from '../support/random-act.js';
import { chances, SEED } from '../support/seed.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, world, worldAfter } from '../support/world.js';
import { SECONDS } from './long.js';

/**
 * Who acts, and for how much of the time: one who wears every hat of a programme but those of Burton and that
 * of its SRO, with which nobody passes a gate; and some who wear one.
 */
const ALONE = [
  ['every-hat', 2],
  ['derby-secretary', 0.5],
  ['director', 0.5],
  ['sro', 0.25],
  ['recorder', 0.25],
  ['derby-chair', 0.25],
] as const;
const HATS = ['PROGRAMME_DIRECTOR', 'PMO', 'EXTERNAL_RECORDER', 'AUDITOR'] as const;
const HATS_OF_DERBY = ['COMPANY_SECRETARY', 'BOARD_MEMBER', 'GOVERNOR'] as const;
const TABLES = [
  'programme',
  'gate',
  'person',
  'trust',
  'deciding_body',
  'meeting',
  'resolution',
  'case_pack',
  'document',
  'condition',
  'seat',
  'standing_orders',
  'membership',
  'declared_interest',
  'standing_interest',
  'recorded_decision',
  'external_decision',
  'gate_criterion',
  'gate_decider',
  'pre_election_period',
];
const WORDS = {
  Boolean: [true, false],
  Int: [0, 1, 2, 3, 7],
  Date: ['2017-06-06', '2018-05-31', '2018-06-01', '2018-06-02', '2018-06-30'],
  DateTime: ['2018-06-01T12:00:00Z', '2018-06-01T13:00:00Z'],
  MeetingTime: ['10:00', '14:10'],
  Decimal: ['1.00'],
  BigInt: ['1'],
  Sha256: ['ab'.repeat(32)],
  String: ['Words of somebody.', 'NEW-CODE', 'M1'],
  UUID: ['00000000-0000-7000-8000-000000000000'],
  programme: ['UHDB'],
};
const ABOUT = {
  body: ['BURTON-BOARD', 'DERBY-BOARD'],
  outcome: ['APPROVED'],
  present: [[{ person: 'derby-chair' }, { person: 'derby-exec-1' }, { person: 'derby-ned-1' }]],
};
/** What has nothing to do with a gate, or ends the run. */
const LEFT_OUT = ['signIn', 'signOut', 'reauthenticate', 'disableAccount', 'changePassword'];
/** What comes near passing a gate or going live: half of all that is tried, whatever it was refused with. */
const NEAR = [
  'adjustGate',
  'passGate',
  'recordDecision',
  'recordExternalDecision',
  'confirmExternalDecision',
  'closeResolution',
  'completeResolution',
  'correctResolution',
  'confirmCorrection',
  'reviseProgramme',
];
/** What leaves a world in which no gate can be passed at all, and no fault is seen: only towards the end. */
const AT_LAST = ['actOnProgramme', 'annulRecord', 'changeRegime', 'sealPack'];

const begun = withLightCases(world({ businessDate: '2018-06-01' }));

async function wearEveryHat(t: TestApp): Promise<void> {
  await aPerson(t, 'every-hat');
  for (const role of HATS) await aRole(t, 'every-hat', role, 'UHDB');
  for (const role of HATS_OF_DERBY) await aRole(t, 'every-hat', role, 'UHDB', 'DERBY');
}

/** Nothing is passed, so the steps can be adjusted. */
const AT_THE_FIRST = worldAfter(begun, 'Derby has explored', async (t) => {
  await recordPast(t, 'EXPLORATION', ['DERBY'], { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
  const gate = { programme: 'UHDB', gate: 'EXPLORATION' };
  for (const role of [
    'MEMORANDUM_OF_UNDERSTANDING',
    'TERMS_OF_REFERENCE',
    'INFORMATION_SHARING_AGREEMENT',
  ] as const) {
    const paper = { role, title: 'Paper', documentId: await aDocument(t) };
    await t.as('director').does('attachGateDocument', { ...gate, ...paper });
  }
  await wearEveryHat(t);
});

/** Of the boards that must decide to submit the full business case, Derby's has. The steps stand. */
const DERBY_HAS_DECIDED = worldAfter(begun, 'Derby has decided', async (t) => {
  const both = ['DERBY', 'BURTON'];
  const past = { purpose: 'SUPPORT', decidedOn: '2016-09-05' } as const;
  await recordPast(t, 'EXPLORATION', both, past);
  await t.as('director').does('passGate', { programme: 'UHDB', gate: 'EXPLORATION' });
  await recordPast(t, 'STRATEGIC_CASE', both, { purpose: 'SUBMIT' });
  const may = { purpose: 'REVIEW', outcome: 'MAY_PROCEED', decidedOn: '2017-07-03' } as const;
  await external(t, { ...may, gate: 'STRATEGIC_CASE', body: 'NHSE' });
  await t.as('director').does('passGate', { programme: 'UHDB', gate: 'STRATEGIC_CASE' });
  await aSealedPack(t, 'FBC');
  const submit = { purpose: 'SUBMIT', outcome: 'APPROVED', stage: 'FBC' } as const;
  await decide(t, { ...submit, body: 'DERBY-BOARD' });
  await wearEveryHat(t);
});

let t: TestApp;

/** The one who must decide at the gate and has not: without it, what is there would be enough. */
async function undecided(gate: string): Promise<string> {
  const [burton] = await t.asOwner<{ id: string }>(
    `select d.id from gate_decider d join gate g on g.id = d.gate_id
     join deciding_body b on b.id = d.body_id
     where g.code = $1 and b.code = 'BURTON-BOARD'`,
    [gate],
  );
  return burton!.id;
}

/** What is passed, and whether it is live. */
async function standing(): Promise<string[]> {
  return (
    await t.asOwner<{ told: string }>(
      `select g.code || ' passed' as told from gate_passing p join gate g on g.id = p.gate_id
       union all select 'live' from programme where go_live_actual_on is not null order by 1`,
    )
  ).map(({ told }) => told);
}

describe.each([
  ['before the first gate is passed', AT_THE_FIRST, 'EXPLORATION', 'SUPPORT', ALONE.slice(0, 3)],
  ['once the steps stand', DERBY_HAS_DECIDED, 'FBC_SUBMISSION', 'SUBMIT', ALONE],
] as const)('whatever one person does alone, %s', (_when, start, gate, purpose, people) => {
  // A world for each person: what one has spoilt is no obstacle to the next.
  beforeEach(async () => {
    t = await TestApp.start({ world: start });
  });
  afterEach(async () => {
    await t.stop();
  });

  it('waits for Burton’s board alone', async () => {
    const { readiness } = await readGate(t, gate);
    expect(readiness.blockers.map(({ kind }) => kind)).toEqual(['DECIDER_MISSING']);
  });

  it.each(people)('%s passes no gate, and nothing goes live', async (person, share) => {
    const removeDeciders = [[await undecided(gate)]];
    const about = { ...ABOUT, gate: [gate], purpose: [purpose], removeDeciders };
    const acts = new RandomActs(t, chances(`alone ${gate} ${person}`), TABLES, WORDS, about);
    const verbs = Object.keys(t.schema.getMutationType()!.getFields());
    const others = new Set(verbs.filter((verb) => ![...LEFT_OUT, ...NEAR].includes(verb)));
    const before = await standing();
    const done: RandomAct[] = [];
    const codes = new Map<string, number>();
    const milliseconds = SECONDS * share * 1_000;
    const until = Date.now() + milliseconds;
    while (Date.now() < until) {
      const towardsTheEnd = Date.now() > until - milliseconds / 3;
      const far = [...others].filter((verb) => towardsTheEnd || !AT_LAST.includes(verb));
      const act = await acts.next(acts.pick([NEAR, far]));
      const code = await t.as(person).tries(act.verb as never, act.input as never);
      codes.set(code, 1 + (codes.get(code) ?? 0));
      expect([act.verb, code]).not.toEqual([act.verb, 'INTERNAL']);
      // What the role may not do at all is not tried again and again.
      if (code === 'NOT_ALLOWED' && acts.pick([true, false, false])) others.delete(act.verb);
      if (code !== 'done') continue;
      done.push(act);
      const after = await standing();
      const changed = isDeepStrictEqual(after, before) ? null : { after, by: done.slice(-10) };
      expect(changed).toBeNull();
    }
    const kinds = new Set(done.map(({ verb }) => verb));
    const told = [...codes].map(([code, times]) => `${code} ${times}`).join(', ');
    process.stdout.write(
      `alone: ${gate}: ${person}: ${told}; done of ${kinds.size} kinds: ${[...kinds].join(' ')} (seed ${SEED})\n`,
    );
    // Nothing is proved by one who was never near enough to be told what the gate waits for.
    if (share > 1) expect([...codes.keys()]).toContain('GATE_NOT_READY');
  });
});

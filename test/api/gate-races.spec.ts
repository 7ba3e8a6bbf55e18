import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { aboutToClose, aDocument, aSealedPack, decide, moveTo } from '../support/decisions.js';
import { adjust, boards, lightCases, PASS, passInput, readGate } from '../support/gates.js';
import { aCompletePack, SEAL } from '../support/packs.js';
import { TestApp, type Answer } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const SMALL = { nonExecutives: 1, executives: 1, governors: 1 };
const TRUSTS = [
  { code: 'DERBY', kind: 'FOUNDATION_TRUST', role: 'ACQUIRING', ...SMALL },
  { code: 'BURTON', kind: 'FOUNDATION_TRUST', role: 'ACQUIRED', ...SMALL },
] as const;
const BOTH = ['DERBY', 'BURTON'];
const LONG = 240_000;

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world({ trusts: [...TRUSTS] }) });
  await lightCases(t);
  const { version: expectedVersion } = await readGate(t, 'EXPLORATION');
  await adjust(t, { gate: 'EXPLORATION', expectedVersion });
  for (const code of ['director', 'sro', 'derby-secretary', 'burton-secretary'])
    await t.tokenOf(code);
}, LONG);
afterAll(async () => {
  await t.stop();
});
/** Each round begins with a gate that is not passed: as an administrator of the database could make it. */
const unpass = async () => {
  await t.tamper('delete from counted_decision');
  await t.tamper('delete from gate_passing');
};
afterEach(unpass);

const pass = async (gate: string, as = 'director') => await t.send(PASS, passInput(gate), as);
const said = ({ errors }: Answer) => errors?.[0]?.extensions.code ?? 'done';

/** Where something stands in the programme's chain, which is in the order of commits; null if it is not. */
async function placeOf(type: string, subjectId?: string): Promise<number | null> {
  const [found] = await t.asOwner<{ seq: string }>(
    `select b.seq from audit_body b join programme p on p.id = b.programme_id
     where p.code = 'UHDB' and b.type = $1 and ($2::uuid is null or b.subject_id = $2)
     order by b.seq desc limit 1`,
    [type, subjectId ?? null],
  );
  return found ? Number(found.seq) : null;
}

interface Round {
  passed: boolean;
  /** The place in the chain of the passing, and of what was done against it. */
  passedAt: number;
  otherAt: number;
}

/** Lets passing race against something else, which starts a little earlier or later each time. */
async function race(
  round: number,
  gate: string,
  other: () => Promise<unknown>,
  where: () => Promise<number | null>,
): Promise<Round> {
  const before = { pass: await placeOf('gate.passed'), other: await where() };
  const lead = (round % 7) * 2 - 6;
  const wait = async (milliseconds: number) =>
    await new Promise((done) => setTimeout(done, Math.max(0, milliseconds)));
  const [answer] = await Promise.all([
    wait(lead).then(async () => await pass(gate)),
    wait(-lead).then(other),
  ]);
  const passed = said(answer) === 'done';
  if (!passed) expect(said(answer)).toBe('GATE_NOT_READY');
  const [passedAt, otherAt] = [(await placeOf('gate.passed')) ?? 0, (await where()) ?? 0];
  expect(passedAt > (before.pass ?? 0)).toBe(passed);
  expect(await t.asOwner('select from gate_passing')).toHaveLength(passed ? 1 : 0);
  if (passed) await showsEveryDecider(gate);
  return { passed, passedAt, otherAt: otherAt > (before.other ?? 0) ? otherAt : Infinity };
}

/** The evidence holds a decision of each body that the gate needs, all of them in favour. */
async function showsEveryDecider(gate: string): Promise<void> {
  const { evidence, deciders } = await readGate(t, gate);
  const shown = JSON.parse(evidence.text).deciders as any[];
  expect(shown).toHaveLength(deciders.length);
  for (const { satisfying, decision } of shown) expect(satisfying).toContain(decision.outcome);
}

/** Both ends must have been seen, or the race has not shown anything. */
function neverPassedAfter(rounds: readonly Round[]): void {
  for (const { passed, passedAt, otherAt } of rounds)
    if (passed) expect(passedAt).toBeLessThan(otherAt);
}

const SUPPORT = { gate: 'EXPLORATION', purpose: 'SUPPORT', outcome: 'APPROVED' } as const;

describe('passing a gate', () => {
  it(
    'happens once, however many try',
    async () => {
      await boards(t, BOTH, SUPPORT);
      for (let round = 0; round < 3; round += 1) {
        const people = ['director', 'derby-secretary', 'burton-secretary', 'sro'];
        const answers = await Promise.all(
          Array.from({ length: 20 }, async (_one, n) => await pass('EXPLORATION', people[n % 4])),
        );
        const codes = answers.map(said);
        expect(codes.filter((code) => code === 'done')).toHaveLength(1);
        expect(codes.filter((code) => code === 'NOT_ALLOWED')).toHaveLength(5);
        expect(codes.filter((code) => code === 'WRONG_STATE')).toHaveLength(14);
        expect(await t.asOwner('select from gate_passing')).toHaveLength(1);
        expect(await t.asOwner('select from counted_decision')).toHaveLength(2);
        await showsEveryDecider('EXPLORATION');
        await unpass();
      }
      const same = passInput('EXPLORATION');
      const replays = await Promise.all(
        Array.from({ length: 10 }, async () => await t.send(PASS, same, 'director')),
      );
      const first = replays.filter(({ data }) => data?.passGate?.replayed === false);
      expect(replays.map(said)).toEqual(Array.from({ length: 10 }, () => 'done'));
      expect(first).toHaveLength(1);
    },
    LONG,
  );

  it(
    'never follows a rejection',
    async () => {
      const rounds: Round[] = [];
      for (let round = 0; round < 8; round += 1) {
        const no = await aboutToClose(t, { ...SUPPORT, body: 'BURTON-BOARD', outcome: 'REJECTED' });
        const where = async () => await placeOf('resolution.closed', no.id);
        rounds.push(await race(round, 'EXPLORATION', no.close, where));
        await unpass();
        await decide(t, { ...SUPPORT, body: 'BURTON-BOARD' });
      }
      neverPassedAfter(rounds);
      expect(rounds.map(({ otherAt }) => otherAt)).not.toContain(Infinity);
    },
    LONG,
  );

  it(
    'never follows a pause',
    async () => {
      const act = async (name: string) =>
        await t.ok(
          'mutation ($input: ActOnProgrammeInput!) { actOnProgramme(input: $input) { replayed } }',
          { input: { idempotencyKey: key(), programme: 'UHDB', act: name, reason: 'A race.' } },
          'derby-secretary',
        );
      const rounds: Round[] = [];
      for (let round = 0; round < 14; round += 1) {
        const where = async () => await placeOf('programme.acted');
        rounds.push(await race(round, 'EXPLORATION', async () => await act('PAUSE'), where));
        await unpass();
        await act('RESUME');
      }
      neverPassedAfter(rounds);
    },
    LONG,
  );

  it(
    'is dated by the date that it was passed on, while the date moves',
    async () => {
      for (let day = 1; day <= 14; day += 1) {
        const from = await moveTo(t, 'UHDB');
        const to = `2018-06-${String(day).padStart(2, '0')}`;
        const where = async () => await placeOf('programme.date-advanced');
        const moved = async () => await moveTo(t, 'UHDB', to);
        const { passed, passedAt, otherAt } = await race(day, 'EXPLORATION', moved, where);
        expect(passed).toBe(true);
        const { evidence } = await readGate(t, 'EXPLORATION');
        expect(evidence.passedOn).toBe(passedAt < otherAt ? from : to);
        await unpass();
      }
    },
    LONG,
  );

  it(
    'never follows the reopening of a condition',
    async () => {
      const conditions = [{ text: 'A cash plan', dueOn: '2018-12-31' }];
      const outcome = 'APPROVED_WITH_CONDITIONS';
      await decide(t, { ...SUPPORT, outcome, conditions, body: 'DERBY-BOARD' });
      const change = async (verb: string, type: string, over: object) =>
        await t.send(
          `mutation ($input: ${type}!) { ${verb}(input: $input) { replayed } }`,
          { input: { idempotencyKey: key(), programme: 'UHDB', condition: 'C1', ...over } },
          'derby-secretary',
        );
      const documentId = await aDocument(t);
      const evidence = { note: 'The plan', documentId };
      const minutes = { documentId, meetingOn: await moveTo(t, 'UHDB') };
      const authority = { kind: 'MINUTE', minuteRef: '18/1', ...minutes };
      await change('submitConditionEvidence', 'SubmitConditionEvidenceInput', evidence);
      const rounds: Round[] = [];
      for (let round = 0; round < 14; round += 1) {
        await change('dischargeCondition', 'SettleConditionInput', { authority });
        const reason = 'It was not so.';
        const other = async () =>
          await change('reopenCondition', 'ReturnConditionInput', { authority, reason });
        const where = async () => await placeOf('condition.reopened');
        const came = await race(round, 'EXPLORATION', other, where);
        // A precedent condition cannot be reopened once its gate is passed: it is one or the other.
        expect(came.passed).toBe(came.otherAt === Infinity);
        rounds.push(came);
        await unpass();
      }
      neverPassedAfter(rounds);
    },
    LONG,
  );

  it(
    'never follows the sealing of another pack',
    async () => {
      for (const gate of ['EXPLORATION', 'STRATEGIC_CASE']) {
        const { version: expectedVersion } = await readGate(t, gate);
        await adjust(t, { gate, expectedVersion, requiredDocuments: null, takeOut: true });
      }
      await aSealedPack(t, 'FBC');
      const submit = { purpose: 'SUBMIT', outcome: 'APPROVED', stage: 'FBC' } as const;
      const rounds: Round[] = [];
      for (let round = 0; round < 5; round += 1) {
        await boards(t, BOTH, submit);
        const { code: pack, version: expectedVersion, id } = await aCompletePack(t);
        const input = { idempotencyKey: key(), programme: 'UHDB', pack, expectedVersion };
        const other = async () => await t.ok(SEAL, { input }, 'director');
        const where = async () => await placeOf('pack.sealed', id);
        rounds.push(await race(round, 'FBC_SUBMISSION', other, where));
        await unpass();
      }
      neverPassedAfter(rounds);
      expect(rounds.map(({ otherAt }) => otherAt)).not.toContain(Infinity);
    },
    LONG,
  );
});

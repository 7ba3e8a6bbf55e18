import { expect } from '@jest/globals';
import { aboutToClose, aDocument, aSealedPack, decide, moveTo } from '../support/decisions.js';
import { adjust, boards, lightCases, PASS, passInput, readGate } from '../support/gates.js';
import { aCompletePack, SEAL } from '../support/packs.js';
import { race, type Rounds, type Run } from '../support/race.js';
import { TestApp, type Answer } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const SMALL = { nonExecutives: 1, executives: 1, governors: 1 };
const TRUSTS = [
  { code: 'DERBY', kind: 'FOUNDATION_TRUST', role: 'ACQUIRING', ...SMALL },
  { code: 'BURTON', kind: 'FOUNDATION_TRUST', role: 'ACQUIRED', ...SMALL },
] as const;
const BOTH = ['DERBY', 'BURTON'];
const SUPPORT = { gate: 'EXPLORATION', purpose: 'SUPPORT', outcome: 'APPROVED' } as const;
const A_DAY = 24 * 60 * 60_000;

export const said = ({ errors }: Answer) => errors?.[0]?.extensions.code ?? 'done';

/** What is done while a gate is passed, and how it shows in the programme's chain. */
interface Other {
  gate?: string;
  act: () => Promise<unknown>;
  type: string;
  subject?: string;
}

interface Round {
  passed: boolean;
  /** The place in the chain of the passing, and of what was done against it. */
  passedAt: number;
  otherAt: number;
}

/** A gate that two boards have decided on, for what is done against its passing. */
export class GateWorld {
  private constructor(readonly t: TestApp) {}

  static async open(): Promise<GateWorld> {
    const t = await TestApp.start({ world: world({ trusts: [...TRUSTS] }) });
    await lightCases(t);
    const { version: expectedVersion } = await readGate(t, 'EXPLORATION');
    await adjust(t, { gate: 'EXPLORATION', expectedVersion });
    for (const code of ['director', 'sro', 'derby-secretary', 'burton-secretary'])
      await t.tokenOf(code);
    await boards(t, BOTH, SUPPORT);
    return new GateWorld(t);
  }

  async leave(): Promise<void> {
    await this.t.stop();
  }

  async pass(gate = SUPPORT.gate as string, as = 'director'): Promise<Answer> {
    return await this.t.send(PASS, passInput(gate), as);
  }

  /** Each round begins with a gate that is not passed: as an administrator of the database could make it. */
  async unpass(): Promise<void> {
    await this.t.tamper('delete from counted_decision');
    await this.t.tamper('delete from gate_passing');
  }

  /** The evidence holds a decision of each body that the gate needs, all of them in favour. */
  async showsEveryDecider(gate = SUPPORT.gate as string): Promise<void> {
    const { evidence, deciders } = await readGate(this.t, gate);
    const shown = JSON.parse(evidence.text).deciders as any[];
    expect(shown).toHaveLength(deciders.length);
    for (const { satisfying, decision } of shown) expect(satisfying).toContain(decision.outcome);
  }

  /** The gate never passes after a board has decided against. */
  async rejection(plan: Rounds): Promise<void> {
    const no = { ...SUPPORT, body: 'BURTON-BOARD', outcome: 'REJECTED' } as const;
    await race({ between: ['passing', 'a rejection'], ...plan }, async (run) => {
      const { id, close } = await aboutToClose(this.t, no);
      const other = { act: close, type: 'resolution.closed', subject: id };
      const came = await this.against(run, other);
      expect(came.otherAt).toBeLessThan(Infinity);
      await decide(this.t, { ...SUPPORT, body: 'BURTON-BOARD' });
      return first(came);
    });
  }

  /** It never passes while the programme pauses. */
  async pause(plan: Rounds): Promise<void> {
    const act = async (name: string) =>
      await this.t.ok(
        'mutation ($input: ActOnProgrammeInput!) { actOnProgramme(input: $input) { replayed } }',
        { input: { idempotencyKey: key(), programme: 'UHDB', act: name, reason: 'A race.' } },
        'derby-secretary',
      );
    await race({ between: ['passing', 'a pause'], ...plan }, async (run) => {
      const pause = async () => await act('PAUSE');
      const came = await this.against(run, {
        act: pause,
        type: 'programme.acted',
      });
      await act('RESUME');
      return first(came);
    });
  }

  /** It is dated by the date on which it was passed, while the date moves. */
  async dates(plan: Rounds): Promise<void> {
    const { t } = this;
    await race({ between: ['passing', 'another date'], ...plan }, async (run) => {
      const from = await moveTo(t, 'UHDB');
      const to = new Date(Date.parse(from) + A_DAY).toISOString().slice(0, 10);
      const act = async () => await moveTo(t, 'UHDB', to);
      let passedOn = '';
      const other = { act, type: 'programme.date-advanced' };
      const came = await this.against(run, other, async () => {
        passedOn = (await readGate(t, SUPPORT.gate)).evidence.passedOn;
      });
      expect(came.passed).toBe(true);
      expect(passedOn).toBe(came.passedAt < came.otherAt ? from : to);
      return { first: came.passedAt < came.otherAt ? 0 : 1 };
    });
  }

  /** It never passes after a condition was reopened. */
  async reopening(plan: Rounds): Promise<void> {
    const { t } = this;
    const conditions = [{ text: 'A cash plan', dueOn: '2019-12-31' }];
    const decided = { ...SUPPORT, outcome: 'APPROVED_WITH_CONDITIONS', conditions } as const;
    await decide(t, { ...decided, conditions: [...conditions], body: 'DERBY-BOARD' });
    const change = async (verb: string, type: string, over: object, as = 'derby-secretary') =>
      await t.send(
        `mutation ($input: ${type}!) { ${verb}(input: $input) { replayed } }`,
        { input: { idempotencyKey: key(), programme: 'UHDB', condition: 'C1', ...over } },
        as,
      );
    const documentId = await aDocument(t);
    const minutes = { documentId, meetingOn: await moveTo(t, 'UHDB') };
    const authority = { kind: 'MINUTE', minuteRef: '18/1', ...minutes };
    const evidence = { note: 'The plan', documentId: await aDocument(t) };
    await change('submitConditionEvidence', 'SubmitConditionEvidenceInput', evidence, 'pmo');
    await race({ between: ['passing', 'a reopening'], ...plan }, async (run) => {
      await change('dischargeCondition', 'SettleConditionInput', { authority });
      const reason = 'It was not so.';
      const act = async () =>
        await change('reopenCondition', 'ReturnConditionInput', { authority, reason });
      const came = await this.against(run, {
        act,
        type: 'condition.reopened',
      });
      // A precedent condition cannot be reopened once its gate is passed: it is one or the other.
      expect(came.passed).toBe(came.otherAt === Infinity);
      return first(came);
    });
    await change('dischargeCondition', 'SettleConditionInput', { authority });
  }

  /** It never passes after another pack was sealed. */
  async sealing(plan: Rounds): Promise<void> {
    const { t } = this;
    const gate = 'FBC_SUBMISSION';
    // By hand: nobody takes out a step at which a Trust decides, and only one gate is passed here.
    await t.tamper(
      "update gate set taken_out_on = '2018-05-01' where code in ('EXPLORATION', 'STRATEGIC_CASE')",
    );
    await aSealedPack(t, 'FBC');
    await race({ between: ['passing', 'sealing'], ...plan }, async (run) => {
      await boards(t, BOTH, { purpose: 'SUBMIT', outcome: 'APPROVED', stage: 'FBC' });
      const { code: pack, version: expectedVersion, id } = await aCompletePack(t);
      const input = { idempotencyKey: key(), programme: 'UHDB', pack, expectedVersion };
      const act = async () => await t.ok(SEAL, { input }, 'director');
      const other = { gate, act, type: 'pack.sealed', subject: id };
      const came = await this.against(run, other);
      expect(came.otherAt).toBeLessThan(Infinity);
      return first(came);
    });
  }

  /** Passes while something else is done; then it is as if nobody had passed. */
  private async against(run: Run, other: Other, look = async () => {}): Promise<Round> {
    const { gate = SUPPORT.gate, type, subject } = other;
    const where = async () => await this.placeOf(type, subject);
    const before = { pass: await this.placeOf('gate.passed'), other: await where() };
    const [answer] = await Promise.all([
      run(0, async () => await this.pass(gate)),
      run(1, other.act),
    ]);
    const passed = said(answer) === 'done';
    if (!passed) expect(said(answer)).toBe('GATE_NOT_READY');
    const [passedAt, otherAt] = [(await this.placeOf('gate.passed')) ?? 0, (await where()) ?? 0];
    expect(passedAt > (before.pass ?? 0)).toBe(passed);
    expect(await this.t.asOwner('select from gate_passing')).toHaveLength(passed ? 1 : 0);
    if (passed) await this.showsEveryDecider(gate);
    await look();
    await this.unpass();
    return { passed, passedAt, otherAt: otherAt > (before.other ?? 0) ? otherAt : Infinity };
  }

  /** Where something stands in the programme's chain, which is in the order of commits; null if it is not. */
  private async placeOf(type: string, subjectId?: string): Promise<number | null> {
    const [found] = await this.t.asOwner<{ seq: string }>(
      `select b.seq from audit_content b join programme p on p.id = b.programme_id
     where p.code = 'UHDB' and b.type = $1 and ($2::uuid is null or b.subject_id = $2)
     order by b.seq desc limit 1`,
      [type, subjectId ?? null],
    );
    return found ? Number(found.seq) : null;
  }
}

/** A gate that was passed was passed before what would have been in its way. */
function first({ passed, passedAt, otherAt }: Round): { first: 0 | 1 } {
  if (passed) expect(passedAt).toBeLessThan(otherAt);
  return { first: passed ? 0 : 1 };
}

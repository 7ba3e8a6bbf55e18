import { beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, aSealedPack, decide, moveTo } from '../support/decisions.js';
import { external, readGate, recordPast } from '../support/gates.js';
import type { TransactionType } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { aWorld, type TrustPlan } from '../support/world.js';

const FT = 'FOUNDATION_TRUST';
const REGIME = 'REGIME_2022_STATUTORY_TRANSACTION' as const;
const LONG = 240_000;

const t = TestApp.forSpec();

interface Programme {
  programme: string;
  trusts: string[];
}

/** A programme that comes to Watersmeet with its full business case: what was before is recorded. */
async function readyForItsCase(
  programme: string,
  transactionType: TransactionType,
  plans: TrustPlan[],
): Promise<Programme> {
  const dates = { practice: true, businessDate: '2023-06-01', regime: REGIME };
  await aWorld(t, { programme, transactionType, trusts: plans, ...dates });
  const trusts = plans.map(({ code }) => code);
  const submitted = { programme, purpose: 'SUBMIT', decidedOn: '2023-03-01' } as const;
  const outside = { programme, gate: 'STRATEGIC_CASE', decidedOn: '2023-03-20' };
  await recordPast(t, 'EXPLORATION', trusts, { ...submitted, purpose: 'SUPPORT' });
  await recordPast(t, 'STRATEGIC_CASE', trusts, submitted);
  await external(t, { ...outside, body: 'ICB', purpose: 'SUPPORT', outcome: 'SUPPORTED' });
  await external(t, { ...outside, body: 'NHSE', purpose: 'REVIEW', outcome: 'MAY_PROCEED' });
  await recordPast(t, 'FBC_SUBMISSION', trusts, { ...submitted, decidedOn: '2023-05-10' });
  for (const gate of ['EXPLORATION', 'STRATEGIC_CASE', 'FBC_SUBMISSION'])
    await t.as('director').does('passGate', { programme, gate });
  return { programme, trusts };
}

/** Everything that the gate asks for besides boards and councils. */
async function prepared({ programme, trusts }: Programme): Promise<void> {
  await aSealedPack(t, 'FBC', programme);
  const letter = { programme, gate: 'FBC', decidedOn: '2023-06-01' };
  await external(t, { ...letter, body: 'ICB', purpose: 'SUPPORT', outcome: 'SUPPORTED' });
  await external(t, {
    ...letter,
    body: 'NHSE',
    purpose: 'RATE',
    outcome: 'RATED',
    overall: 'GREEN',
    pack: 'FBC/1',
  });
  for (const trust of trusts) {
    const secretary = `${trust.toLowerCase()}-secretary`;
    const documentId = await aDocument(t, programme, secretary);
    const paper = { role: 'BOARD_CERTIFICATION', title: 'Certification', trust } as const;
    const attached = { programme, gate: 'FBC', ...paper, documentId };
    await t.as(secretary).does('attachGateDocument', attached);
  }
  const { criteria } = await readGate(t, 'FBC', programme);
  for (const { kind, code: criterion } of criteria) {
    const seen = { programme, gate: 'FBC', criterion, note: 'Seen.' };
    if (kind === 'MANUAL') await t.as('pmo').does('confirmCriterion', seen);
  }
}

const standing = async ({ programme }: Programme) => {
  const { status, deciders } = await readGate(t, 'FBC', programme);
  const asked = deciders.map(({ body, purpose, decision }) => [
    body.code,
    purpose,
    decision?.outcome ?? null,
  ]);
  return { status, asked };
};

describe('three Trusts, two of them foundation trusts, merging into one (s56)', () => {
  let three: Programme;
  beforeAll(async () => {
    three = await readyForItsCase('THREE', 'MERGER_S56', [
      { code: 'NORTH', kind: FT, role: 'MERGING', governors: 7 },
      { code: 'SOUTH', kind: FT, role: 'MERGING', governors: 5 },
      { code: 'WEST', kind: 'NHS_TRUST', role: 'MERGING' },
    ]);
  }, LONG);

  it('asks three boards and two councils, the regulator and the commissioner (R3)', async () => {
    expect(await standing(three)).toEqual({
      status: 'NOT_STARTED',
      asked: [
        ['NHSE', 'RATE', null],
        ['ICB', 'SUPPORT', null],
        ...['NORTH', 'SOUTH', 'WEST'].map((trust) => [`${trust}-BOARD`, 'FINAL_APPROVE', null]),
        ...['NORTH', 'SOUTH'].map((trust) => [`${trust}-COUNCIL`, 'COUNCIL_APPROVAL', null]),
      ],
    });
  });

  it(
    'is approved by each board in its own way: agreed, by hands, by name (R2)',
    async () => {
      await prepared(three);
      const approve = { programme: 'THREE', purpose: 'FINAL_APPROVE', stage: 'FBC' } as const;
      const approved = { ...approve, outcome: 'APPROVED' } as const;
      await decide(t, { ...approved, body: 'NORTH-BOARD', way: 'AGREED_WITHOUT_VOTE', found: {} });
      await decide(t, {
        ...approved,
        body: 'SOUTH-BOARD',
        way: 'SHOW_OF_HANDS',
        found: { forCount: 4, againstCount: 2, abstainCount: 1 },
      });
      expect((await standing(three)).status).toBe('PARTIALLY_APPROVED');
      await decide(t, { ...approved, body: 'WEST-BOARD', way: 'NAMED_VOTES' });
      const { blockers } = (await readGate(t, 'FBC', 'THREE')).readiness;
      expect(blockers.map((one) => one.because)).toEqual([
        'Council of NORTH Hospitals has not yet decided whether to approve the application.',
        'Council of SOUTH Hospitals has not yet decided whether to approve the application.',
      ]);
      const passed = { programme: 'THREE', gate: 'FBC' };
      const refusal = await t.as('director').refused('passGate', passed, 'GATE_NOT_READY');
      expect(refusal.blockers).toEqual(blockers);
    },
    LONG,
  );

  it(
    'needs more than half of all the members of each council: 4 of 7, and 3 of 5 by ballot (R4)',
    async () => {
      const approval = { programme: 'THREE', purpose: 'COUNCIL_APPROVAL', stage: 'FBC' } as const;
      await decide(t, {
        ...approval,
        body: 'NORTH-COUNCIL',
        outcome: 'REJECTED',
        found: { forCount: 3, againstCount: 0, abstainCount: 4 },
      });
      expect((await standing(three)).status).toBe('FAILED');
      await decide(t, {
        ...approval,
        body: 'NORTH-COUNCIL',
        outcome: 'APPROVED',
        on: '2023-06-08',
        found: { forCount: 4, againstCount: 3, abstainCount: 0 },
      });
      const certificateSha256 = 'ab'.repeat(32);
      const ballot = { spoiltCount: 0, scrutineer: 'An independent scrutineer', certificateSha256 };
      await decide(t, {
        ...approval,
        body: 'SOUTH-COUNCIL',
        outcome: 'APPROVED',
        way: 'BALLOT',
        found: { forCount: 3, againstCount: 1, abstainCount: 1, ...ballot },
      });
      expect((await standing(three)).status).toBe('READY');
    },
    LONG,
  );

  it('is passed by a secretary on the same pack for all, and the grant comes next', async () => {
    await t.as('west-secretary').does('passGate', { programme: 'THREE', gate: 'FBC' });
    const { evidence } = await readGate(t, 'FBC', 'THREE');
    expect(evidence).toMatchObject({ kind: 'LIVE', passedOn: '2023-06-08' });
    const { deciders } = JSON.parse(evidence.text);
    expect(deciders.map((one: any) => one.decision.outcome)).toEqual([
      'RATED',
      'SUPPORTED',
      'APPROVED',
      'APPROVED',
      'APPROVED',
      'APPROVED',
      'APPROVED',
    ]);
    const packs = deciders
      .filter((one: any) => one.mustNameSamePack)
      .map((one: any) => one.decision.pack.manifestSha256);
    expect([packs.length, new Set(packs).size]).toEqual([6, 1]);
    const grant = await readGate(t, 'GRANT', 'THREE');
    expect(grant.deciders.map((one) => one.body.code)).toEqual(['SOS', 'NHSE']);
    expect(grant.readiness.blockers[0]!.kind).toBe('DECIDER_MISSING');
  });
});

describe('a foundation trust that acquires an NHS trust (s56A)', () => {
  it(
    'asks two boards and one council, where exactly half is not enough (R3, R4)',
    async () => {
      const two = await readyForItsCase('TWO', 'ACQUISITION_S56A', [
        { code: 'EAST', kind: FT, role: 'ACQUIRING', governors: 6 },
        { code: 'COAST', kind: 'NHS_TRUST', role: 'ACQUIRED' },
      ]);
      await prepared(two);
      const fbc = { programme: 'TWO', stage: 'FBC' } as const;
      const approved = { ...fbc, purpose: 'FINAL_APPROVE', outcome: 'APPROVED' } as const;
      await decide(t, { ...approved, body: 'EAST-BOARD' });
      await decide(t, { ...approved, body: 'COAST-BOARD', way: 'NAMED_VOTES' });
      const approval = { ...fbc, purpose: 'COUNCIL_APPROVAL', body: 'EAST-COUNCIL' } as const;
      const half = { found: { forCount: 3, againstCount: 3, abstainCount: 0 } };
      await decide(t, { ...approval, outcome: 'REJECTED', ...half });
      expect(await standing(two)).toEqual({
        status: 'FAILED',
        asked: [
          ['NHSE', 'RATE', 'RATED'],
          ['ICB', 'SUPPORT', 'SUPPORTED'],
          ['EAST-BOARD', 'FINAL_APPROVE', 'APPROVED'],
          ['COAST-BOARD', 'FINAL_APPROVE', 'APPROVED'],
          ['EAST-COUNCIL', 'COUNCIL_APPROVAL', 'REJECTED'],
        ],
      });
      await moveTo(t, 'TWO', '2023-06-20');
      const more = { way: 'NAMED_VOTES' } as const;
      await decide(t, { ...approval, outcome: 'APPROVED', ...more });
      await t.as('coast-secretary').does('passGate', { programme: 'TWO', gate: 'FBC' });
      expect((await standing(two)).status).toBe('PASSED');
    },
    LONG,
  );
});

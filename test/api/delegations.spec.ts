import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument, aSealedPack, decide, moveTo } from '../support/decisions.js';
import { adjust, external, withLightCases } from '../support/gates.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aSeat, createBody, key, world } from '../support/world.js';

/**
 * Ruling 61: a board acts through its committee only where a delegation is on record, by kind and date. Three Trusts in
 * June 2023, a joint committee that North keeps, and committees of directors of North and West.
 */
const FT = 'FOUNDATION_TRUST';
const THREE = [
  { code: 'NORTH', kind: FT, role: 'MERGING' },
  { code: 'SOUTH', kind: FT, role: 'MERGING' },
  { code: 'WEST', kind: 'NHS_TRUST', role: 'MERGING' },
] as const;
const COMMITTEES = [
  ['NORTH-JOINT', 'JOINT_COMMITTEE', 'NORTH', ['north-ned-1', 'south-ned-1', 'west-ned-1']],
  ['NORTH-COMMITTEE', 'COMMITTEE', 'NORTH', ['north-chair', 'north-ned-1', 'north-exec-1']],
  ['WEST-COMMITTEE', 'COMMITTEE', 'WEST', ['west-chair', 'west-ned-1', 'west-exec-1']],
] as const;

const t = TestApp.forSpec(
  {
    world: withLightCases(
      world({
        regime: 'REGIME_2022_STATUTORY_TRANSACTION',
        transactionType: 'MERGER_S56',
        businessDate: '2023-06-01',
        trusts: [...THREE],
      }),
    ),
  },
  async (app) => {
    await app
      .as('administrator')
      .does('createTrust', { code: 'EAST', odsCode: 'REAST', name: 'East', kind: FT });
    const stranger = { code: 'EAST-JOINT', kind: 'JOINT_COMMITTEE', trust: 'EAST' } as const;
    await createBody(app, { ...stranger, name: 'Joint committee of East' });
    for (const [code, kind, trust, people] of COMMITTEES) {
      await createBody(app, { code, kind, trust, name: code });
      await adopt(app, code, {
        quorumExecutives: 0,
        quorumNonExecutives: 0,
        castingVote: true,
        ways: ['SHOW_OF_HANDS'],
        methods: ['MEETING'],
      });
      for (const [at, person] of people.entries()) {
        const other = person.includes('exec') ? 'EXECUTIVE' : 'NON_EXECUTIVE';
        const kindOfSeat = at === 0 ? 'CHAIR' : other;
        await aSeat(app, { body: code, person, kind: kindOfSeat, voting: true });
      }
    }
    await adjust(app, { gate: 'EXPLORATION' });
  },
);

const UHDB = { programme: 'UHDB' };
const SHOWN = 'delegation { id confirmedAt confirmedOn until power voidedAt }';
const who = (body: string) => body.split('-')[0]!.toLowerCase();
const recorded = async (over: Partial<Input<'recordDelegation'>>) => {
  const { from = 'NORTH-BOARD' } = over;
  const by = `${who(from)}-secretary`;
  return {
    ...UHDB,
    from,
    to: 'NORTH-JOINT',
    purposes: ['SUPPORT' as const],
    effectiveFrom: '2023-05-01',
    documentId: await aDocument(t, 'UHDB', by),
    clause: 'minute 23/41',
    ...over,
  };
};

/** A delegation, recorded and confirmed; answers with its id. */
async function delegated(over: Partial<Input<'recordDelegation'>>): Promise<string> {
  const input = await recorded(over);
  const by = who(input.from);
  const made = await t.as(`${by}-secretary`).does('recordDelegation', input, SHOWN);
  const { id: delegationId } = made.delegation;
  await t.as(`${by}-chair`).does('confirmDelegation', { delegationId });
  return delegationId;
}

const GATE = `status readiness { ready blockers { kind because } cautions { kind because } }
  deciders { body { code } purpose satisfied decision { outcome body { code } resolution { ref }
    delegation { id clause to { code } } } }
  evidence { text }`;
const read = async (gate: string) => await t.as('observer').reads('gate', { ...UHDB, gate }, GATE);
/** How each board stands at a gate: the outcome that stands, and by whom. */
const places = async (gate: string) =>
  Object.fromEntries(
    (await read(gate)).deciders
      .filter(({ body }) => body.code.endsWith('-BOARD'))
      .map(({ body, satisfied, decision }) => [
        body.code,
        decision &&
          `${decision.outcome} by ${decision.delegation?.to.code ?? 'itself'}, ${satisfied ? 'counts' : 'does not count'}`,
      ]),
  );

describe('a delegation', () => {
  it.each<[string, Partial<Input<'recordDelegation'>>, string]>([
    ['of a council', { from: 'NORTH-COUNCIL' }, 'from'],
    ["of a council's approval", { purposes: ['COUNCIL_APPROVAL'] }, 'purposes'],
    ['of a withdrawal', { purposes: ['WITHDRAW'] }, 'purposes'],
    [
      'of final approval, which no clause states',
      { purposes: ['FINAL_APPROVE'] },
      'statesReserved',
    ],
    ['of certification, which no clause states', { purposes: ['CERTIFY'] }, 'statesReserved'],
    ['with a clause for what is not reserved', { statesReserved: '4.3' }, 'statesReserved'],
    [
      'by a foundation trust to a joint committee before 1 July 2022',
      { effectiveFrom: '2022-06-30' },
      'effectiveFrom',
    ],
    [
      'by an NHS trust to a joint committee before 1 July 2022',
      { from: 'WEST-BOARD', effectiveFrom: '2022-06-30' },
      'effectiveFrom',
    ],
    ["to another Trust's committee", { to: 'WEST-COMMITTEE' }, 'to'],
    ["to another Trust's board", { to: 'WEST-BOARD' }, 'to'],
    ['to a joint committee of a Trust that is no party', { to: 'EAST-JOINT' }, 'to'],
    ['that ends before it begins', { until: '2023-04-30' }, 'until'],
  ])('%s is refused', async (_case, over, field) => {
    const by = t.as(`${who(over.from ?? 'NORTH')}-secretary`);
    await by.refused('recordDelegation', await recorded(over), 'BAD_USER_INPUT', field);
  });

  it('is recorded by the secretary of the board, and by nobody else', async () => {
    const input = await recorded({});
    for (const other of ['south-secretary', 'north-chair', 'director'])
      await t.as(other).refused('recordDelegation', input, 'NOT_ALLOWED');
    const unknown = { ...input, documentId: key() };
    await t.as('north-secretary').refused('recordDelegation', unknown, 'NOT_FOUND', 'documentId');
    for (const field of ['from', 'to'] as const)
      await t
        .as('north-secretary')
        .refused('recordDelegation', { ...input, [field]: 'NOBODY' }, 'NOT_FOUND', field);
  });

  it('counts once the chair has confirmed it, who is told', async () => {
    const secretary = t.as('north-secretary');
    const input = await recorded({ to: 'NORTH-COMMITTEE', purposes: ['OTHER'] });
    const { delegation } = await secretary.does('recordDelegation', input, SHOWN);
    await secretary.again();
    expect(delegation).toMatchObject({
      confirmedAt: null,
      power: 'National Health Service Act 2006, Schedule 7, paragraph 15(3)',
    });
    const { edges } = await t
      .as('north-chair')
      .reads('myNotices', { first: 1 }, 'edges { node { type text } }');
    expect(edges[0]!.node).toMatchObject({
      type: 'DELEGATION_TO_CONFIRM',
      text: 'It is recorded in UHDB that Board of NORTH Hospitals delegates to NORTH-COMMITTEE from 1 May 2023: OTHER. It counts once you, who chair the board, have confirmed it (confirmDelegation).',
    });
    const asked = { delegationId: delegation.id };
    const mayI = async (as: string) => {
      const shownOf = 'delegations { id mayConfirm { code } mayEnd { code } mayVoid { code } }';
      const { delegations } = await t.as(as).reads('programme', UHDB, shownOf);
      return delegations.find(({ id }) => id === delegation.id);
    };
    const no = { code: 'NOT_ALLOWED' };
    const [can, cannot] = [
      { mayEnd: null, mayVoid: null },
      { mayEnd: no, mayVoid: no },
    ];
    expect(await mayI('north-secretary')).toMatchObject({ ...can, mayConfirm: no });
    expect(await mayI('north-chair')).toMatchObject({ ...cannot, mayConfirm: null });
    for (const other of ['north-secretary', 'south-chair', 'north-ned-1', 'director'])
      await t.as(other).refused('confirmDelegation', asked, 'NOT_ALLOWED');
    const chair = t.as('north-chair');
    const confirmed = await chair.does('confirmDelegation', asked, SHOWN);
    await chair.again();
    expect(confirmed.delegation).toMatchObject({ confirmedOn: '2023-06-01' });
    await chair.refused('confirmDelegation', asked, 'WRONG_STATE');
    expect(await mayI('north-chair')).toMatchObject({ mayConfirm: { code: 'WRONG_STATE' } });
  });

  it('that was entered by mistake is voided, and never counts', async () => {
    const delegationId = await delegated({ from: 'WEST-BOARD', to: 'WEST-COMMITTEE' });
    const asked = { delegationId, reason: 'Another minute was meant.' };
    await t.as('north-secretary').refused('voidDelegation', asked, 'NOT_ALLOWED');
    const by = t.as('west-secretary');
    const { delegation } = await by.does('voidDelegation', asked, SHOWN);
    await by.again();
    expect(delegation).toMatchObject({
      power: 'NHS Trusts (Membership and Procedure) Regulations, SI 1990/2024',
      voidedAt: expect.any(String),
    });
    await by.refused('voidDelegation', asked, 'WRONG_STATE');
    await by.refused('endDelegation', { ...asked, until: '2023-06-30' }, 'WRONG_STATE');
    await t.as('west-chair').refused('confirmDelegation', { delegationId }, 'WRONG_STATE');
  });
});

describe('a gate', () => {
  const support = { purpose: 'SUPPORT', outcome: 'APPROVED', gate: 'EXPLORATION' } as const;
  let ofSouth: string;

  it("counts a committee's decision for those boards alone whose delegation was known before", async () => {
    const draft = {
      ...UHDB,
      body: 'NORTH-JOINT',
      gate: 'EXPLORATION',
      wording: 'That it be supported.',
      method: 'MEETING',
      way: 'SHOW_OF_HANDS',
    } as const;
    const by = t.as('north-secretary');
    // Without any, it is for nobody.
    await by.refused('draftResolution', draft, 'BAD_USER_INPUT', 'purpose');
    await delegated({});
    await delegated({ from: 'WEST-BOARD' });
    const meeting = await r.aMeeting(t, { body: 'NORTH-JOINT', heldOn: '2023-06-01' });
    const shown =
      'resolution { id version purpose warnings { kind } gate { code } countsFor { code } }';
    const { resolution: drafted } = await by.does(
      'draftResolution',
      { ...draft, meetingId: meeting.id },
      shown,
    );
    expect(drafted).toMatchObject({
      purpose: 'SUPPORT',
      warnings: [],
      gate: { code: 'EXPLORATION' },
      countsFor: [{ code: 'NORTH-BOARD' }, { code: 'WEST-BOARD' }],
    });
    const { id, version: expectedVersion } = drafted;
    const opened = await by.does('openResolution', { resolution: id, expectedVersion });
    ofSouth = await delegated({ from: 'SOUTH-BOARD' });
    await r.attend(t, meeting, 'NORTH-JOINT', ['north-ned-1', 'south-ned-1', 'west-ned-1']);
    const open = { id, version: opened.resolution.version };
    await r.take(t, open, 'north-secretary', { itemTakenAt: '2023-06-01T12:00:00Z' });
    const counted = { resolution: id, forCount: 3, againstCount: 0, abstainCount: 0 };
    await by.does('recordCount', counted);
    await r.close(t, { id, ref: 'NORTH-JOINT/1' });
    expect(await places('EXPLORATION')).toEqual({
      'NORTH-BOARD': 'APPROVED by NORTH-JOINT, counts',
      'SOUTH-BOARD': null,
      'WEST-BOARD': 'APPROVED by NORTH-JOINT, counts',
    });
    const { blockers, cautions } = (await read('EXPLORATION')).readiness;
    expect(blockers.map(({ because }) => because)).toEqual([
      'Board of SOUTH Hospitals has not yet decided whether to support the proposal.',
    ]);
    expect(cautions).toContainEqual({
      kind: 'DECIDED_BY_COMMITTEE',
      because:
        'NORTH-JOINT decided on 1 June 2023 for Board of NORTH Hospitals, which delegated that to it (minute 23/41).',
    });
  });

  it('does not count an item of a meeting before the delegation, entered afterwards', async () => {
    const heldOn = '2023-06-01';
    const [joint, own] = [
      await r.aMeeting(t, { body: 'NORTH-JOINT', heldOn }),
      await r.aMeeting(t, { body: 'WEST-COMMITTEE', heldOn }),
    ];
    await moveTo(t, 'UHDB', '2023-06-02');
    const late = await delegated({ from: 'WEST-BOARD', to: 'WEST-COMMITTEE' });
    const drafted = async (body: string, meetingId: string) => {
      const motion = { wording: 'As minuted.', method: 'MEETING', way: 'SHOW_OF_HANDS' } as const;
      const asked = { ...UHDB, body, ...motion, purpose: 'SUPPORT', gate: 'EXPLORATION' } as const;
      const shown = 'resolution { id version countsFor { code } warnings { kind } }';
      const by = t.as(`${who(body)}-secretary`);
      return (await by.does('draftResolution', { ...asked, meetingId }, shown)).resolution;
    };
    // What was delegated on the day of the meeting was known on it.
    expect(await drafted('NORTH-JOINT', joint.id)).toMatchObject({
      countsFor: ['NORTH-BOARD', 'SOUTH-BOARD', 'WEST-BOARD'].map((code) => ({ code })),
      warnings: [],
    });
    const resolution = await drafted('WEST-COMMITTEE', own.id);
    expect(resolution).toMatchObject({ countsFor: [], warnings: [{ kind: 'NOT_ASKED' }] });
    const opening = {
      resolution: resolution.id,
      expectedVersion: resolution.version,
      lateReason: 'The minutes came late.',
    };
    const by = t.as('west-secretary');
    await by.refused('openResolution', opening, 'BAD_USER_INPUT', 'countsNowhere');
    await by.does('voidDelegation', { delegationId: late, reason: 'It was not meant.' });
  });

  it('is passed on one resolution of a joint committee for all its parents, and its evidence says so', async () => {
    await decide(t, { ...support, body: 'NORTH-JOINT' });
    const counts = 'APPROVED by NORTH-JOINT, counts';
    expect(await places('EXPLORATION')).toEqual({
      'NORTH-BOARD': counts,
      'SOUTH-BOARD': counts,
      'WEST-BOARD': counts,
    });
    await t.as('west-secretary').does('passGate', { ...UHDB, gate: 'EXPLORATION' });
    const { status, evidence } = await read('EXPLORATION');
    expect(status).toBe('PASSED');
    const { deciders } = JSON.parse(evidence!.text);
    const named = deciders.map((one: any) => [
      one.body.name,
      one.decision.delegation.committee.name,
      one.decision.delegation.instrument,
    ]);
    expect(named).toEqual(
      ['NORTH', 'SOUTH', 'WEST'].map((name) => [
        `Board of ${name} Hospitals`,
        'NORTH-JOINT',
        { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), clause: 'minute 23/41' },
      ]),
    );
    expect(new Set(deciders.map((one: any) => one.decision.id)).size).toBe(1);
    expect(await t.faults()).toEqual([]);
  });

  it('keeps a delegation on which something was decided: it ends from then on', async () => {
    const by = t.as('south-secretary');
    const asked = { delegationId: ofSouth, reason: 'The board took it back.' };
    await by.refused('voidDelegation', asked, 'WRONG_STATE');
    await by.refused('endDelegation', { ...asked, until: '2023-06-01' }, 'WRONG_STATE', 'until');
    await by.refused('endDelegation', { ...asked, until: '2023-04-30' }, 'BAD_USER_INPUT', 'until');
    await t
      .as('north-secretary')
      .refused('endDelegation', { ...asked, until: '2023-06-02' }, 'NOT_ALLOWED');
    await by.does('endDelegation', { ...asked, until: '2023-06-02' });
    await by.again();
    expect((await read('EXPLORATION')).status).toBe('PASSED');
  });

  it("is suspended by the board's own decision against it, which no committee takes back", async () => {
    await moveTo(t, 'UHDB', '2023-06-05');
    await decide(t, { ...support, body: 'WEST-BOARD', outcome: 'REJECTED' });
    expect((await read('EXPLORATION')).status).toBe('SUSPENDED');
    await decide(t, { ...support, body: 'NORTH-JOINT' });
    expect(await places('EXPLORATION')).toEqual({
      'NORTH-BOARD': 'APPROVED by NORTH-JOINT, counts',
      // The delegation of South has ended: the decision of 2 June stands.
      'SOUTH-BOARD': 'APPROVED by NORTH-JOINT, counts',
      'WEST-BOARD': 'REJECTED by itself, does not count',
    });
    await t.as('director').refused('passGate', { ...UHDB, gate: 'EXPLORATION' }, 'GATE_NOT_READY');
    await decide(t, { ...support, body: 'WEST-BOARD' });
    await t.as('director').does('passGate', { ...UHDB, gate: 'EXPLORATION' });
    expect((await read('EXPLORATION')).status).toBe('PASSED');
    expect(await t.faults()).toEqual([]);
  });
});

describe('what is reserved', () => {
  const approve = { purpose: 'FINAL_APPROVE', outcome: 'APPROVED', stage: 'FBC' } as const;
  beforeAll(async () => {
    await aSealedPack(t, 'FBC');
    const letter = { gate: 'FBC', decidedOn: '2023-06-05' };
    const support = { purpose: 'SUPPORT', outcome: 'SUPPORTED' } as const;
    await external(t, { ...letter, ...support, body: 'ICB' }, null);
    const rating = { purpose: 'RATE', outcome: 'RATED', overall: 'GREEN', pack: 'FBC/1' } as const;
    await external(t, { ...letter, ...rating, body: 'NHSE' }, null);
  });

  it('is decided by a committee where the scheme says so, and counts at the gate', async () => {
    const draft = {
      ...UHDB,
      body: 'NORTH-JOINT',
      purpose: 'FINAL_APPROVE',
      method: 'MEETING',
      way: 'SHOW_OF_HANDS',
      wording: 'That it be approved.',
    } as const;
    const by = t.as('north-secretary');
    const refusal = await by.refused('draftResolution', draft, 'PURPOSE_NOT_FOR_BODY', 'purpose');
    expect(refusal.because).toContain('A committee can where its board delegated that');
    const never = { ...draft, purpose: 'COUNCIL_APPROVAL' } as const;
    await by.refused('draftResolution', never, 'PURPOSE_NOT_FOR_BODY', 'purpose');
    const reserved = { purposes: ['FINAL_APPROVE' as const], statesReserved: 'paragraph 4.3' };
    await delegated(reserved);
    await delegated({ ...reserved, from: 'WEST-BOARD' });
    await decide(t, { ...approve, body: 'WEST-BOARD', outcome: 'REJECTED' });
    await decide(t, { ...approve, body: 'NORTH-JOINT' });
    expect(await places('FBC')).toEqual({
      'NORTH-BOARD': 'APPROVED by NORTH-JOINT, counts',
      'SOUTH-BOARD': null,
      'WEST-BOARD': 'REJECTED by itself, does not count',
    });
    const councils = (await read('FBC')).deciders.filter(
      (one) => one.purpose === 'COUNCIL_APPROVAL',
    );
    expect(councils.map(({ decision }) => decision)).toEqual([null, null]);
  });

  it('cannot be opened once the delegation has ended', async () => {
    const meeting = await r.aMeeting(t, { body: 'NORTH-COMMITTEE', heldOn: '2023-06-20' });
    const reserved = { purposes: ['CERTIFY' as const], statesReserved: 'paragraph 4.3' };
    const delegationId = await delegated({ ...reserved, to: 'NORTH-COMMITTEE' });
    const by = t.as('north-secretary');
    const { code: pack } = await r.theSealedPack(t);
    const { resolution } = await by.does(
      'draftResolution',
      {
        ...UHDB,
        body: 'NORTH-COMMITTEE',
        purpose: 'CERTIFY',
        method: 'MEETING',
        way: 'SHOW_OF_HANDS',
        wording: 'That it be certified.',
        pack,
        meetingId: meeting.id,
      },
      'resolution { id version }',
    );
    const ended = { delegationId, until: '2023-06-19', reason: 'The board took it back.' };
    await by.does('endDelegation', ended);
    const opening = { resolution: resolution.id, expectedVersion: resolution.version };
    await by.refused('openResolution', opening, 'PURPOSE_NOT_FOR_BODY', 'purpose');
    const later = { ...ended, until: '2023-06-20' };
    await by.refused('endDelegation', later, 'BAD_USER_INPUT', 'until');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument, aSealedPack, decide, moveTo, type DecisionPlan } from '../support/decisions.js';
import { external, readGate, withLightCases } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, world } from '../support/world.js';

/** C1 and C2 of Derby's board, before and after the gate; C3 of NHS England, by its letter. */
const t = TestApp.forSpec(
  { world: withLightCases(world({ businessDate: '2018-06-01' }), 'FBC') },
  async (app) => {
    await aPerson(app, 'stranger');
    await decide(app, {
      body: 'DERBY-BOARD',
      purpose: 'SUBMIT',
      outcome: 'APPROVED_WITH_CONDITIONS',
      stage: 'FBC',
      on: '2018-06-01',
      conditions: [
        { text: 'A cash plan for the first year', dueOn: '2018-06-10' },
        { text: 'Report on savings after a year', kind: 'SUBSEQUENT', dueOn: '2019-07-01' },
      ],
    });
    await moveTo(app, 'UHDB', '2018-06-15');
    const terms = { ownerName: 'Chief executive', dueOn: '2018-12-31' };
    await external(app, {
      gate: 'FBC',
      body: 'NHSE',
      purpose: 'RATE',
      outcome: 'RATED',
      overall: 'AMBER_GREEN',
      decidedOn: '2018-06-11',
      pack: 'FBC/1',
      conditions: [{ ...terms, text: 'Keep working on cash', kind: 'SUBSEQUENT' }],
    });
  },
);
const secretary = t.as('derby-secretary');
const pmo = t.as('pmo');

type Authority = Pick<Input<'dischargeCondition'>, 'authority'>;
const C1 = { programme: 'UHDB', condition: 'C1' };
const C3 = { programme: 'UHDB', condition: 'C3' };
const minute: Authority = { authority: { kind: 'MINUTE', minuteRef: '18/41' } };
const read = async (condition: string) =>
  await t.as('observer').reads(
    'condition',
    { programme: 'UHDB', condition },
    `code text kind state status ownerName owner { code } dueOn settledOn version body { code } gate { code }
     events { step authority note minuteRef meetingOn documentId doneBy { code } }`,
  );
const stateOf = async (condition: string) => (await read(condition)).state;
const blockers = async () => (await readGate(t, 'FBC_SUBMISSION')).readiness.blockers;
const evidence = async () => ({ note: 'The plan, agreed', documentId: await aDocument(t) });
const resolved = async (condition: string, over: Partial<DecisionPlan> = {}) => {
  const plan = { body: 'DERBY-BOARD', purpose: 'DISCHARGE_OR_WAIVE', outcome: 'APPROVED' } as const;
  const resolution = await decide(t, { ...plan, condition, ...over });
  return { authority: { kind: 'RESOLUTION', resolution } } satisfies Authority;
};

describe('a condition', () => {
  it('is read by its code, with who set it, at which gate, and that it is overdue', async () => {
    expect(await read('C1')).toMatchObject({
      code: 'C1',
      kind: 'PRECEDENT',
      state: 'OPEN',
      status: 'OVERDUE',
      dueOn: '2018-06-10',
      body: { code: 'DERBY-BOARD' },
      gate: { code: 'FBC_SUBMISSION' },
      events: [],
    });
    const gate = { code: 'FBC' };
    expect(await read('C3')).toMatchObject({ status: 'OPEN', body: { code: 'NHSE' }, gate });
  });

  it.each([
    ['of no such number', 'C9', 'observer', 'condition'],
    ['by another form', '9', 'observer', 'condition'],
    ['of a programme that one has no role in', 'C1', 'stranger', 'programme'],
  ])('is not there: %s', async (_case, condition, as, field) => {
    await t.as(as).refused('condition', { ...C1, condition }, 'NOT_FOUND', field);
  });

  it('is listed by status, page by page', async () => {
    const list = async (args: string) => {
      const shown = `conditions(${args}) { totalCount edges { node { code } } pageInfo { endCursor hasNextPage } }`;
      const { conditions } = await t
        .as('observer')
        .reads('programme', { programme: 'UHDB' }, shown);
      return { ...conditions, codes: conditions.edges.map(({ node }) => node.code) };
    };
    expect((await list('first: 10')).codes).toEqual(['C1', 'C2', 'C3']);
    expect((await list('first: 10, status: OVERDUE')).codes).toEqual(['C1']);
    expect((await list('first: 10, status: OPEN')).codes).toEqual(['C2', 'C3']);
    expect((await list('first: 10, status: DISCHARGED')).codes).toEqual([]);
    const { pageInfo, ...first } = await list('first: 2');
    expect(first).toMatchObject({ codes: ['C1', 'C2'], totalCount: 3 });
    expect(pageInfo.hasNextPage).toBe(true);
    expect((await list(`first: 2, after: "${pageInfo.endCursor}"`)).codes).toEqual(['C3']);
  });

  it('blocks its gate when it is precedent, and not when it is subsequent (R10)', async () => {
    const { conditions } = await readGate(t, 'FBC_SUBMISSION');
    expect(conditions.map((one) => one.code)).toEqual(['C1', 'C2']);
    const open = (await blockers()).filter((one) => one.kind === 'CONDITION_OPEN');
    expect(open.map((one) => one.because)).toEqual([
      'A condition set by Board of DERBY Hospitals must be discharged or waived first: A cash plan for the first year',
    ]);
  });

  it('has an owner who can be changed', async () => {
    const input = { ...C1, ownerName: 'Finance director', owner: 'derby-exec-1' };
    const first = { ...input, expectedVersion: 1 };
    const shown = 'condition { ownerName owner { code } version }';
    const { condition } = await pmo.does('assignCondition', first, shown);
    await pmo.again();
    const owner = { code: 'derby-exec-1' };
    expect(condition).toEqual({ ownerName: 'Finance director', owner, version: 2 });
    const stale = await pmo.refused('assignCondition', first, 'STALE_VERSION');
    expect(stale.currentVersion).toBe(2);
    const second = { ...C1, ownerName: 'Finance director', expectedVersion: 2 };
    await t.as('observer').refused('assignCondition', second, 'NOT_ALLOWED');
  });
});

describe('settling a condition', () => {
  it('needs evidence first, where evidence is required', async () => {
    const early = { ...C1, ...minute };
    const { because } = await secretary.refused('dischargeCondition', early, 'WRONG_STATE');
    expect(because).toBe(
      'This condition needs evidence before it can be discharged: submit it first (submitConditionEvidence).',
    );
    const given = { ...C1, ...(await evidence()) };
    const { condition } = await pmo.does('submitConditionEvidence', given);
    expect(condition).toMatchObject({ state: 'EVIDENCE_SUBMITTED', status: 'OVERDUE' });
    await pmo.again();
  });

  it('can send the evidence back, with the reason', async () => {
    const back = { ...C1, ...minute, reason: 'It lacks the second quarter.' };
    await secretary.does('sendBackEvidence', back);
    await secretary.again();
    expect(await stateOf('C1')).toBe('OPEN');
    await pmo.does('submitConditionEvidence', { ...C1, ...(await evidence()) });
  });

  const at = { ...minute.authority, meetingOn: '2018-06-15' };
  const none = { kind: 'RESOLUTION', resolution: 'DERBY-BOARD/99' };
  const other = { kind: 'RESOLUTION', resolution: 'DERBY-BOARD/1' };
  it.each([
    ['a minute without the minutes', 'derby-secretary', at, 'BAD_USER_INPUT'],
    ["another Trust's secretary", 'burton-secretary', minute.authority, 'NOT_ALLOWED'],
    ['the programme director', 'director', minute.authority, 'NOT_ALLOWED'],
    ['the external recorder', 'recorder', minute.authority, 'NOT_ALLOWED'],
    ['somebody outside', 'stranger', minute.authority, 'NOT_FOUND'],
    ['a letter', 'derby-secretary', { kind: 'LETTER' }, 'BAD_USER_INPUT'],
    ['a minute without its reference', 'derby-secretary', { kind: 'MINUTE' }, 'BAD_USER_INPUT'],
    ['no such resolution', 'derby-secretary', none, 'NOT_FOUND'],
    ['a resolution on something else', 'derby-secretary', other, 'BAD_USER_INPUT'],
  ])('is refused: %s', async (_case, as, authority, code) => {
    await t.as(as).refused('dischargeCondition', { ...C1, authority }, code);
  });

  it('is refused: a waiver on a minute', async () => {
    await secretary.refused('waiveCondition', { ...C1, ...minute }, 'NOT_ALLOWED');
  });

  it('is refused on a resolution about another condition, one rejected, or of another board', async () => {
    for (const [authority, code] of [
      [await resolved('C2'), 'BAD_USER_INPUT'],
      [await resolved('C1', { outcome: 'REJECTED' }), 'WRONG_STATE'],
      [await resolved('C1', { body: 'BURTON-BOARD' }), 'NOT_ALLOWED'],
    ] as const)
      await secretary.refused('dischargeCondition', { ...C1, ...authority }, code);
    expect(await stateOf('C1')).toBe('EVIDENCE_SUBMITTED');
  });

  it('is done on a resolution of the body that set it, which has its effect once', async () => {
    const authority = await resolved('C1');
    await secretary.does('dischargeCondition', { ...C1, ...authority });
    await secretary.again();
    const { events, ...condition } = await read('C1');
    expect(condition).toMatchObject({ state: 'DISCHARGED', settledOn: '2018-06-15' });
    expect(events.map((one) => [one.step, one.authority, one.doneBy.code])).toEqual([
      ['ASSIGNED', null, 'pmo'],
      ['EVIDENCE_SUBMITTED', null, 'pmo'],
      ['SENT_BACK', 'MINUTE', 'derby-secretary'],
      ['EVIDENCE_SUBMITTED', null, 'pmo'],
      ['DISCHARGED', 'RESOLUTION', 'derby-secretary'],
    ]);
    expect((await blockers()).map((one) => one.kind)).not.toContain('CONDITION_OPEN');
    const again = { ...C1, ...authority, reason: 'The plan was wrong.' };
    await secretary.refused('reopenCondition', again, 'WRONG_STATE', 'authority.resolution');
  });

  it('rests on the minutes of a meeting since it was set, where a gate waits for it', async () => {
    const documentId = await aDocument(t);
    const on = (meetingOn: string | null) => ({
      ...C1,
      authority: { kind: 'MINUTE' as const, minuteRef: '18/41', documentId, meetingOn },
    });
    const look = { ...C1, ...minute, reason: 'To be looked at again.' };
    await secretary.does('reopenCondition', look);
    await secretary.again();
    const field = 'authority.meetingOn';
    for (const day of [null, '2018-05-31', '2018-06-16'])
      await secretary.refused('dischargeCondition', on(day), 'BAD_USER_INPUT', field);
    const held = on('2018-06-01');
    await secretary.does('dischargeCondition', held);
    const { kind: authority, ...rest } = held.authority;
    const { events } = await read('C1');
    expect(events.at(-1)).toMatchObject({ step: 'DISCHARGED', authority, ...rest });
  });

  it('is nothing that a program does, nor whoever put in the evidence', async () => {
    const asked = {
      name: 'Import',
      programme: 'UHDB',
      role: 'COMPANY_SECRETARY',
      days: 1,
    } as const;
    const { token } = await secretary.does('createApiToken', asked, 'token');
    const program = t.withSecret(token!);
    const reopening = { ...C1, ...minute, reason: 'To be looked at again.' };
    await program.refused('reopenCondition', reopening, 'REAUTHENTICATE');
    await secretary.does('reopenCondition', reopening);
    const own = await evidence();
    await program.does('submitConditionEvidence', { ...C1, ...own }, 'condition { state }');
    const { documentId } = own;
    const alone = { ...C1, authority: { ...at, documentId } };
    for (const verb of ['dischargeCondition', 'waiveCondition'] as const)
      await program.refused(verb, alone, 'REAUTHENTICATE');
    await secretary.refused('dischargeCondition', alone, 'NOT_ALLOWED');
    const others = { ...C1, ...minute, reason: 'The office shows it.' };
    await secretary.does('sendBackEvidence', others);
    await pmo.does('submitConditionEvidence', { ...C1, ...own });
    const field = 'authority.documentId';
    await secretary.refused('dischargeCondition', alone, 'BAD_USER_INPUT', field);
    const minutes = { ...at, documentId: await aDocument(t) };
    await secretary.does('dischargeCondition', { ...C1, authority: minutes });
  });

  it('is undone by the same body, and the gate is blocked again', async () => {
    const again = { ...C1, ...minute, reason: 'The plan was wrong.' };
    await secretary.does('reopenCondition', again);
    expect((await blockers()).map((one) => one.kind)).toContain('CONDITION_OPEN');
    expect((await read('C1')).events.at(-1)!.step).toBe('REOPENED');
    const waiver = { ...C1, ...(await resolved('C1')) };
    await secretary.does('waiveCondition', waiver);
    await secretary.again();
    await secretary.refused('waiveCondition', waiver, 'WRONG_STATE');
    expect(await stateOf('C1')).toBe('WAIVED');
  });

  it('of a body outside rests on its letter, whoever records it', async () => {
    const given = { ...C3, ...(await evidence()) };
    await pmo.does('submitConditionEvidence', given);
    const recorder = t.as('recorder');
    await recorder.refused('dischargeCondition', { ...C3, ...minute }, 'BAD_USER_INPUT');
    const authority = { kind: 'LETTER' as const, documentId: await aDocument(t) };
    const letter = { ...C3, authority };
    await pmo.refused('dischargeCondition', letter, 'NOT_ALLOWED');
    await recorder.does('dischargeCondition', letter);
    await pmo.refused('submitConditionEvidence', given, 'WRONG_STATE');
    expect(await read('C3')).toMatchObject({ state: 'DISCHARGED', status: 'DISCHARGED' });
  });
});

describe('a pack that is sealed', () => {
  it('keeps the conditions as they stood', async () => {
    const { code: pack } = await aSealedPack(t, 'FBC');
    const { manifest } = await t.as('observer').reads('casePack', { programme: 'UHDB', pack });
    const { version, value } = JSON.parse(manifest).snapshot.conditions;
    expect(version).toBe('1');
    expect(value.map((one: any) => [one.code, one.body, one.state, one.settledOn])).toEqual([
      ['C1', 'DERBY-BOARD', 'WAIVED', '2018-06-15'],
      ['C2', 'DERBY-BOARD', 'OPEN', undefined],
      ['C3', 'NHSE', 'DISCHARGED', '2018-06-15'],
    ]);
  });
});

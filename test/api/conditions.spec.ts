import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, aSealedPack, decide, moveTo } from '../support/decisions.js';
import { external, lightCases, readGate } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aWorld, key } from '../support/world.js';

const CONDITION = `query ($c: String!) { condition(programme: "UHDB", condition: $c) {
  code text kind state status ownerName owner { code } dueOn settledOn version
  body { code } gate { code } events { step authority note minuteRef meetingOn documentId doneBy { code } }
} }`;
const mutation = (verb: string, type: string) =>
  `mutation ($input: ${type}!) { ${verb}(input: $input) { replayed condition { code state status } } }`;
const SUBMIT = mutation('submitConditionEvidence', 'SubmitConditionEvidenceInput');
const SEND_BACK = mutation('sendBackEvidence', 'ReturnConditionInput');
const DISCHARGE = mutation('dischargeCondition', 'SettleConditionInput');
const WAIVE = mutation('waiveCondition', 'SettleConditionInput');
const REOPEN = mutation('reopenCondition', 'ReturnConditionInput');
const ASSIGN =
  'mutation ($input: AssignConditionInput!) { assignCondition(input: $input) { condition { ownerName owner { code } version } } }';
const LIST = `query ($status: ConditionStatus, $first: Int!, $after: String) { programme(programme: "UHDB") {
  conditions(status: $status, first: $first, after: $after) { totalCount edges { node { code } } pageInfo { endCursor hasNextPage } } } }`;

let t: TestApp;
/** C1 and C2 of Derby's board, before and after the gate; C3 of NHS England, by its letter. */
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t, { businessDate: '2018-06-01' });
  await aPerson(t, 'stranger');
  await lightCases(t);
  await aSealedPack(t, 'FBC');
  await decide(t, {
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
  await moveTo(t, 'UHDB', '2018-06-15');
  const terms = { kind: 'SUBSEQUENT', ownerName: 'Chief executive', dueOn: '2018-12-31' };
  await external(t, {
    gate: 'FBC',
    body: 'NHSE',
    purpose: 'RATE',
    outcome: 'RATED',
    overall: 'AMBER_GREEN',
    decidedOn: '2018-06-11',
    pack: 'FBC/1',
    conditions: [{ ...terms, text: 'Keep working on cash' }],
  });
});
afterAll(async () => {
  await t.stop();
});

const at = (condition: string, over: object) => ({
  input: { idempotencyKey: key(), programme: 'UHDB', condition, ...over },
});
const minute = { authority: { kind: 'MINUTE', minuteRef: '18/41' } };
const read = async (c: string) => await t.ok(CONDITION, { c }, 'observer');
const stateOf = async (c: string) => (await read(c)).state;
const refused = async (query: string, variables: object, as: string) => {
  await t.tokenOf(as);
  const rows = `select (select count(*) from condition_event) e, (select sum(version) from condition) v,
    (select count(*) from audit_entry) a, (select count(*) from idempotency) i`;
  const before = await t.asOwner(rows);
  const refusal = await t.refused(query, variables, as);
  expect(await t.asOwner(rows)).toEqual(before);
  return refusal;
};
const evidence = async () => ({ note: 'The plan, agreed', documentId: await aDocument(t) });
const resolved = async (condition: string, over: object = {}) => {
  const id = await decide(t, {
    body: 'DERBY-BOARD',
    purpose: 'DISCHARGE_OR_WAIVE',
    outcome: 'APPROVED',
    condition,
    ...over,
  });
  return { authority: { kind: 'RESOLUTION', resolution: id } };
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
    expect(await read('C3')).toMatchObject({
      status: 'OPEN',
      body: { code: 'NHSE' },
      gate: { code: 'FBC' },
    });
  });

  it.each([
    ['of no such number', 'C9', 'observer', 'condition'],
    ['by another form', '9', 'observer', 'condition'],
    ['of a programme that one has no role in', 'C1', 'stranger', 'programme'],
  ])('is not there: %s', async (_case, c, as, field) => {
    expect(await t.refused(CONDITION, { c }, as)).toMatchObject({ code: 'NOT_FOUND', field });
  });

  it('is listed by status, page by page', async () => {
    const list = async (variables: object) =>
      (await t.ok(LIST, { first: 10, ...variables }, 'observer')).conditions;
    const codes = (page: any) => page.edges.map((one: any) => one.node.code);
    expect(codes(await list({}))).toEqual(['C1', 'C2', 'C3']);
    expect(codes(await list({ status: 'OVERDUE' }))).toEqual(['C1']);
    expect(codes(await list({ status: 'OPEN' }))).toEqual(['C2', 'C3']);
    expect(codes(await list({ status: 'DISCHARGED' }))).toEqual([]);
    const first = await list({ first: 2 });
    expect([codes(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([
      ['C1', 'C2'],
      3,
      true,
    ]);
    expect(codes(await list({ first: 2, after: first.pageInfo.endCursor }))).toEqual(['C3']);
  });

  it('blocks its gate when it is precedent, and not when it is subsequent (R10)', async () => {
    const { readiness, conditions } = await readGate(t, 'FBC_SUBMISSION');
    expect(conditions.map((one: any) => one.code)).toEqual(['C1', 'C2']);
    const open = readiness.blockers.filter((one: any) => one.kind === 'CONDITION_OPEN');
    expect(open.map((one: any) => one.because)).toEqual([
      'A condition set by Board of DERBY Hospitals must be discharged or waived first: A cash plan for the first year',
    ]);
  });

  it('has an owner who can be changed', async () => {
    const input = { programme: 'UHDB', condition: 'C1', ownerName: 'Finance director' };
    const first = { ...input, expectedVersion: 1, owner: 'derby-exec-1' };
    expect(await t.ok(ASSIGN, { input: first }, 'pmo')).toEqual({
      condition: {
        ownerName: 'Finance director',
        owner: { code: 'derby-exec-1' },
        version: 2,
      },
    });
    const stale = await refused(ASSIGN, { input: first }, 'pmo');
    expect(stale).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 });
    const second = { ...input, expectedVersion: 2 };
    expect(await refused(ASSIGN, { input: second }, 'observer')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('settling a condition', () => {
  it('needs evidence first, where evidence is required', async () => {
    expect(await refused(DISCHARGE, at('C1', minute), 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
      because:
        'This condition needs evidence before it can be discharged: submit it first (submitConditionEvidence).',
    });
    const given = at('C1', await evidence());
    expect(await t.ok(SUBMIT, given, 'pmo')).toMatchObject({ replayed: false });
    expect(await t.ok(SUBMIT, given, 'pmo')).toMatchObject({
      replayed: true,
      condition: { state: 'EVIDENCE_SUBMITTED', status: 'OVERDUE' },
    });
  });

  it('can send the evidence back, with the reason', async () => {
    const back = { ...minute, reason: 'It lacks the second quarter.' };
    await t.ok(SEND_BACK, at('C1', back), 'derby-secretary');
    expect(await stateOf('C1')).toBe('OPEN');
    await t.ok(SUBMIT, at('C1', await evidence()), 'pmo');
  });

  it.each([
    [
      'a minute without the minutes',
      DISCHARGE,
      'derby-secretary',
      { authority: { kind: 'MINUTE', minuteRef: '18/41', meetingOn: '2018-06-15' } },
      'BAD_USER_INPUT',
    ],
    ["another Trust's secretary", DISCHARGE, 'burton-secretary', minute, 'NOT_ALLOWED'],
    ['the programme director', DISCHARGE, 'director', minute, 'NOT_ALLOWED'],
    ['the external recorder', DISCHARGE, 'recorder', minute, 'NOT_ALLOWED'],
    ['somebody outside', DISCHARGE, 'stranger', minute, 'NOT_FOUND'],
    ['a letter', DISCHARGE, 'derby-secretary', { authority: { kind: 'LETTER' } }, 'BAD_USER_INPUT'],
    [
      'a minute without its reference',
      DISCHARGE,
      'derby-secretary',
      { authority: { kind: 'MINUTE' } },
      'BAD_USER_INPUT',
    ],
    ['a waiver on a minute', WAIVE, 'derby-secretary', minute, 'NOT_ALLOWED'],
    [
      'no such resolution',
      DISCHARGE,
      'derby-secretary',
      { authority: { kind: 'RESOLUTION', resolution: 'DERBY-BOARD/99' } },
      'NOT_FOUND',
    ],
    [
      'a resolution on something else',
      DISCHARGE,
      'derby-secretary',
      { authority: { kind: 'RESOLUTION', resolution: 'DERBY-BOARD/1' } },
      'BAD_USER_INPUT',
    ],
  ])('is refused: %s', async (_case, query, as, authority, code) => {
    expect(await refused(query, at('C1', authority), as)).toMatchObject({ code });
    expect(await stateOf('C1')).toBe('EVIDENCE_SUBMITTED');
  });

  it('is refused on a resolution about another condition, one rejected, or of another board', async () => {
    const about = async (authority: object, code: string) =>
      expect(await refused(DISCHARGE, at('C1', authority), 'derby-secretary')).toMatchObject({
        code,
      });
    await about(await resolved('C2'), 'BAD_USER_INPUT');
    await about(await resolved('C1', { outcome: 'REJECTED' }), 'WRONG_STATE');
    await about(await resolved('C1', { body: 'BURTON-BOARD' }), 'NOT_ALLOWED');
    expect(await stateOf('C1')).toBe('EVIDENCE_SUBMITTED');
  });

  it('is done on a resolution of the body that set it, which has its effect once', async () => {
    const authority = await resolved('C1');
    await t.ok(DISCHARGE, at('C1', authority), 'derby-secretary');
    const { events, ...condition } = await read('C1');
    expect(condition).toMatchObject({ state: 'DISCHARGED', settledOn: '2018-06-15' });
    expect(events.map((one: any) => [one.step, one.authority, one.doneBy.code])).toEqual([
      ['ASSIGNED', null, 'pmo'],
      ['EVIDENCE_SUBMITTED', null, 'pmo'],
      ['SENT_BACK', 'MINUTE', 'derby-secretary'],
      ['EVIDENCE_SUBMITTED', null, 'pmo'],
      ['DISCHARGED', 'RESOLUTION', 'derby-secretary'],
    ]);
    const { readiness } = await readGate(t, 'FBC_SUBMISSION');
    expect(readiness.blockers.map((one: any) => one.kind)).not.toContain('CONDITION_OPEN');
    const again = { ...authority, reason: 'The plan was wrong.' };
    expect(await refused(REOPEN, at('C1', again), 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
      field: 'authority.resolution',
    });
  });

  it('rests on the minutes of a meeting since it was set, where a gate waits for it', async () => {
    const documentId = await aDocument(t);
    const on = (meetingOn: string | null) => ({
      authority: { kind: 'MINUTE', minuteRef: '18/41', documentId, meetingOn },
    });
    await t.ok(
      REOPEN,
      at('C1', { ...minute, reason: 'To be looked at again.' }),
      'derby-secretary',
    );
    for (const day of [null, '2018-05-31', '2018-06-16']) {
      expect(await refused(DISCHARGE, at('C1', on(day)), 'derby-secretary')).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'authority.meetingOn',
      });
    }
    await t.ok(DISCHARGE, at('C1', on('2018-06-01')), 'derby-secretary');
    const { events } = await read('C1');
    expect(events.at(-1)).toMatchObject({
      step: 'DISCHARGED',
      authority: 'MINUTE',
      minuteRef: '18/41',
      meetingOn: '2018-06-01',
      documentId,
    });
  });

  it('is undone by the same body, and the gate is blocked again', async () => {
    const again = { ...minute, reason: 'The plan was wrong.' };
    await t.ok(REOPEN, at('C1', again), 'derby-secretary');
    const { readiness } = await readGate(t, 'FBC_SUBMISSION');
    expect(readiness.blockers.map((one: any) => one.kind)).toContain('CONDITION_OPEN');
    const kinds = (await read('C1')).events.map((one: any) => one.step);
    expect(kinds.at(-1)).toBe('REOPENED');
    await t.ok(WAIVE, at('C1', await resolved('C1')), 'derby-secretary');
    expect(await stateOf('C1')).toBe('WAIVED');
  });

  it('of a body outside rests on its letter, whoever records it', async () => {
    await t.ok(SUBMIT, at('C3', await evidence()), 'pmo');
    const letter = { authority: { kind: 'LETTER', documentId: await aDocument(t) } };
    expect(await refused(DISCHARGE, at('C3', minute), 'recorder')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await refused(DISCHARGE, at('C3', letter), 'pmo')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await t.ok(DISCHARGE, at('C3', letter), 'recorder');
    expect(await refused(SUBMIT, at('C3', await evidence()), 'pmo')).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await read('C3')).toMatchObject({ state: 'DISCHARGED', status: 'DISCHARGED' });
  });
});

describe('a pack that is sealed', () => {
  it('keeps the conditions as they stood', async () => {
    const { code: pack } = await aSealedPack(t, 'FBC');
    const { manifest } = await t.ok(
      'query ($c: String!) { casePack(programme: "UHDB", pack: $c) { manifest } }',
      { c: pack },
      'observer',
    );
    const { version, value } = JSON.parse(manifest).snapshot.conditions;
    expect(version).toBe('1');
    expect(value.map((one: any) => [one.code, one.body, one.state, one.settledOn])).toEqual([
      ['C1', 'DERBY-BOARD', 'WAIVED', '2018-06-15'],
      ['C2', 'DERBY-BOARD', 'OPEN', undefined],
      ['C3', 'NHSE', 'DISCHARGED', '2018-06-15'],
    ]);
  });
});

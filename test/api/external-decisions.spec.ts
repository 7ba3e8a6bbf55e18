import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, aSealedPack } from '../support/decisions.js';
import { boards, lightCases, readGate, RECORD, RECORD_EXTERNAL } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aWorld, key } from '../support/world.js';

let t: TestApp;
let letter: string;
let minutes: string;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t, { businessDate: '2018-06-15' });
  await aWorld(t, { programme: 'OTHER', businessDate: '2018-06-15' });
  await aPerson(t, 'stranger');
  await lightCases(t);
  await aSealedPack(t, 'FBC');
  letter = await aDocument(t, 'UHDB', 'recorder');
  minutes = await aDocument(t, 'UHDB', 'derby-secretary');
});
afterAll(async () => {
  await t.stop();
});

const refused = async (query: string, input: object, as: string) => {
  await t.tokenOf(as);
  const rows = `select (select count(*) from external_decision) e, (select count(*) from recorded_decision) r,
    (select count(*) from condition) c, (select count(*) from audit_entry) a, (select count(*) from idempotency) i`;
  const before = await t.asOwner(rows);
  const refusal = await t.refused(query, { input }, as);
  expect(await t.asOwner(rows)).toEqual(before);
  return refusal;
};
const decider = async (gate: string, body: string) => {
  const found = await t.ok(
    `query ($g: String!) { gate(programme: "UHDB", gate: $g) { deciders { body { code } satisfied decision {
      source recorded outcome decidedOn packLabel noMaterialChange reference documentId overall letsProceed
      forCount againstCount domainRatings { domain rating } recordedBy { code } deferReason newDate } } } }`,
    { g: gate },
    'observer',
  );
  return found.deciders.find((one: any) => one.body.code === body);
};

describe('a decision of a body outside', () => {
  const rating = (over: object = {}) => ({
    idempotencyKey: key(),
    programme: 'UHDB',
    gate: 'FBC',
    body: 'NHSE',
    purpose: 'RATE',
    outcome: 'RATED',
    overall: 'AMBER_GREEN',
    decidedOn: '2018-06-11',
    documentId: letter,
    reference: 'NHSI/18/1',
    pack: 'FBC/1',
    ...over,
  });

  it.each([
    ['a body that is not asked so', { body: 'CMA' }, 'recorder', 'PURPOSE_NOT_FOR_BODY', 'purpose'],
    ['a gate that does not ask it', { gate: 'GRANT' }, 'recorder', 'BAD_USER_INPUT', 'body'],
    [
      'an answer to something else',
      { outcome: 'CLEARED', overall: null },
      'recorder',
      'BAD_USER_INPUT',
      'outcome',
    ],
    ['no letter', { documentId: null }, 'recorder', 'BAD_USER_INPUT', 'document'],
    ["another programme's paper", { documentId: key() }, 'recorder', 'NOT_FOUND', 'documentId'],
    ['a day to come', { decidedOn: '2018-06-16' }, 'recorder', 'BAD_USER_INPUT', 'decidedOn'],
    ['no colour and no word', { overall: null }, 'recorder', 'BAD_USER_INPUT', 'overall'],
    ['a pack that is not there', { pack: 'FBC/9' }, 'recorder', 'NOT_FOUND', 'pack'],
    ['an unknown gate', { gate: 'NONE' }, 'recorder', 'NOT_FOUND', 'gate'],
    [
      'a domain twice',
      {
        ratings: [
          { domain: 'FINANCE', rating: 'RED' },
          { domain: 'FINANCE', rating: 'RED' },
        ],
      },
      'recorder',
      'BAD_USER_INPUT',
      'ratings',
    ],
    [
      'a condition without its owner',
      { conditions: [{ text: 'x', kind: 'PRECEDENT', ownerName: ' ', dueOn: '2018-07-01' }] },
      'recorder',
      'BAD_USER_INPUT',
      'conditions.0.ownerName',
    ],
    ['the programme office', {}, 'pmo', 'NOT_ALLOWED', undefined],
    ['the SRO', {}, 'sro', 'NOT_ALLOWED', undefined],
    ['somebody outside', {}, 'stranger', 'NOT_FOUND', 'programme'],
  ])('is not recorded with %s', async (_case, over, as, code, field) => {
    const refusal = await refused(RECORD_EXTERNAL, rating(over), as);
    expect([refusal.code, refusal.field]).toEqual([code, field]);
  });

  it('is recorded with its letter, marked as recorded by whom, once', async () => {
    const ratings = [
      { domain: 'STRATEGY', rating: 'GREEN' },
      { domain: 'FINANCE', rating: 'AMBER_GREEN' },
    ];
    const input = rating({ ratings });
    expect(await t.ok(RECORD_EXTERNAL, { input }, 'recorder')).toMatchObject({ replayed: false });
    expect(await t.ok(RECORD_EXTERNAL, { input }, 'recorder')).toMatchObject({ replayed: true });
    const reused = await refused(RECORD_EXTERNAL, { ...input, reference: 'Other' }, 'recorder');
    expect(reused.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await decider('FBC', 'NHSE')).toMatchObject({
      satisfied: true,
      decision: {
        source: 'EXTERNAL',
        recorded: false,
        outcome: 'RATED',
        packLabel: 'FBC/1 Final',
        overall: 'AMBER_GREEN',
        letsProceed: null,
        domainRatings: ratings,
        reference: 'NHSI/18/1',
        documentId: letter,
        recordedBy: { code: 'recorder' },
      },
    });
    const { criteria } = await readGate(t, 'FBC');
    expect(criteria.find((one: any) => one.kind === 'RATING')).toMatchObject({
      met: true,
      because: 'The boards may proceed: rated amber green.',
    });
  });

  it('is superseded by a later one, and never by an earlier', async () => {
    const returned = { outcome: 'RETURNED_FOR_INFORMATION', overall: null };
    const earlier = rating({ ...returned, decidedOn: '2018-06-10' });
    expect(await refused(RECORD_EXTERNAL, earlier, 'recorder')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'decidedOn',
    });
    await t.ok(
      RECORD_EXTERNAL,
      { input: rating({ ...returned, decidedOn: '2018-06-12' }) },
      'director',
    );
    expect(await readGate(t, 'FBC')).toMatchObject({ status: 'DEFERRED' });
    const { criteria } = await readGate(t, 'FBC');
    expect(criteria.find((one: any) => one.kind === 'RATING')).toMatchObject({
      met: false,
      because: 'No rating is recorded yet.',
    });
    await t.ok(RECORD_EXTERNAL, { input: rating({ decidedOn: '2018-06-13' }) }, 'burton-secretary');
    const again = rating({ outcome: 'RED_FLAG', overall: null, decidedOn: '2018-06-13' });
    await t.ok(RECORD_EXTERNAL, { input: again }, 'recorder');
    expect((await decider('FBC', 'NHSE')).decision.outcome).toBe('RED_FLAG');
    await t.ok(RECORD_EXTERNAL, { input: rating({ decidedOn: '2018-06-14' }) }, 'recorder');
  });

  it('on an earlier pack stops the gate, unless the letter says nothing material changed', async () => {
    await aSealedPack(t, 'FBC');
    const final = { stage: 'FBC', purpose: 'FINAL_APPROVE', outcome: 'APPROVED' } as const;
    await boards(t, ['DERBY', 'BURTON'], { ...final, on: '2018-06-15' });
    const kinds = async () =>
      (await readGate(t, 'FBC')).readiness.blockers.map((one: any) => one.kind);
    expect(await kinds()).toEqual(expect.arrayContaining(['PACK_SUPERSEDED', 'VERSION_MISMATCH']));
    const noMaterialChange = 'Typing errors only.';
    await t.ok(
      RECORD_EXTERNAL,
      { input: rating({ decidedOn: '2018-06-15', noMaterialChange }) },
      'recorder',
    );
    const now = await kinds();
    expect(now).not.toContain('PACK_SUPERSEDED');
    expect(now).not.toContain('VERSION_MISMATCH');
  });
});

describe('a decision from minutes', () => {
  const decision = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
    idempotencyKey: key(),
    programme: 'UHDB',
    gate: 'STRATEGIC_CASE',
    body: 'DERBY-BOARD',
    purpose: 'SUBMIT',
    outcome: 'APPROVED',
    decidedOn: '2017-06-06',
    documentId: minutes,
    minuteRef: '17/101',
    paper: 'OBC final, 1 June 2017',
    ...over,
  });

  it.each([
    ["another Trust's secretary", {}, 'burton-secretary', 'NOT_ALLOWED', undefined],
    ['the programme director', {}, 'director', 'NOT_ALLOWED', undefined],
    ['somebody outside', {}, 'stranger', 'NOT_FOUND', 'programme'],
    [
      'a day since adoption',
      { decidedOn: '2018-06-15' },
      'derby-secretary',
      'BAD_USER_INPUT',
      'decidedOn',
    ],
    [
      'a purpose that the gate does not ask for',
      { purpose: 'CERTIFY' },
      'derby-secretary',
      'BAD_USER_INPUT',
      'body',
    ],
    [
      'more against than for',
      { forCount: 2, againstCount: 5 },
      'derby-secretary',
      'BAD_USER_INPUT',
      'outcome',
    ],
    [
      'fewer than none',
      { forCount: -1, againstCount: 5 },
      'derby-secretary',
      'BAD_USER_INPUT',
      'forCount',
    ],
    ['no such minutes', { documentId: key() }, 'derby-secretary', 'NOT_FOUND', 'documentId'],
    ['no such record to correct', { corrects: key() }, 'derby-secretary', 'NOT_FOUND', 'corrects'],
    ['a body outside', { body: 'NHSE', purpose: 'SUPPORT' }, 'director', 'BAD_USER_INPUT', 'body'],
  ])('is not recorded: %s', async (_case, over, as, code, field) => {
    const refusal = await refused(RECORD, decision(over), as);
    expect([refusal.code, refusal.field]).toEqual([code, field]);
  });

  it('is recorded by its own secretary, shown as recorded, with its counts', async () => {
    const input = decision({ forCount: 11, againstCount: 0, abstainCount: 1 });
    expect(await t.ok(RECORD, { input }, 'derby-secretary')).toMatchObject({ replayed: false });
    expect(await t.ok(RECORD, { input }, 'derby-secretary')).toMatchObject({ replayed: true });
    expect(await decider('STRATEGIC_CASE', 'DERBY-BOARD')).toMatchObject({
      satisfied: true,
      decision: {
        source: 'RECORDED',
        recorded: true,
        packLabel: 'OBC final, 1 June 2017',
        reference: '17/101',
        forCount: 11,
        againstCount: 0,
        recordedBy: { code: 'derby-secretary' },
      },
    });
  });

  it('is corrected once by a record that names it, and keeps what it set', async () => {
    const conditions = [
      { text: 'A cash plan', kind: 'PRECEDENT', ownerName: 'Finance', dueOn: '2017-09-01' },
    ];
    const first = decision({
      body: 'BURTON-BOARD',
      outcome: 'APPROVED_WITH_CONDITIONS',
      conditions,
      documentId: await aDocument(t, 'UHDB', 'burton-secretary'),
    });
    await t.ok(RECORD, { input: first }, 'burton-secretary');
    const read = async () => await readGate(t, 'STRATEGIC_CASE');
    const { id: corrects } = (await read()).deciders.find(
      (one: any) => one.body.code === 'BURTON-BOARD',
    ).decision;
    const { conditions: _old, ...same } = first;
    const put = { deferReason: 'PRE_ELECTION', newDate: '2017-07-01', outcome: 'DEFERRED' };
    const correction = { ...same, ...put, corrects, idempotencyKey: key() };
    await t.ok(RECORD, { input: correction }, 'burton-secretary');
    const second = await refused(
      RECORD,
      { ...correction, idempotencyKey: key() },
      'burton-secretary',
    );
    expect([second.code, second.field]).toEqual(['ALREADY_EXISTS', 'corrects']);
    expect((await decider('STRATEGIC_CASE', 'BURTON-BOARD')).decision).toMatchObject({
      outcome: 'DEFERRED',
      deferReason: 'PRE_ELECTION',
      newDate: '2017-07-01',
    });
    expect((await read()).status).toBe('DEFERRED');
    expect((await read()).conditions.map((one: any) => one.code)).toEqual(['C1']);
  });

  it('never stands for a decision at a gate that was decided here', async () => {
    const past = decision({ gate: 'FBC', purpose: 'FINAL_APPROVE' });
    await t.ok(RECORD, { input: past }, 'derby-secretary');
    expect((await decider('FBC', 'DERBY-BOARD')).decision).toMatchObject({
      source: 'LIVE',
      decidedOn: '2018-06-15',
    });
  });
});

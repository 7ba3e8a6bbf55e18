import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { aPerson, key, world } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  await aPerson(t, 'stranger');
});
afterAll(async () => {
  await t.stop();
});

const PROGRAMME =
  'query ($p: String!) { programme(programme: $p) { code training businessDate parties { role trust { code } } version } }';
const CREATE =
  'mutation ($input: CreateProgrammeInput!) { createProgramme(input: $input) { replayed programme { code } } }';
const ADVANCE =
  'mutation ($input: AdvanceBusinessDateInput!) { advanceBusinessDate(input: $input) { programme { businessDate } } }';

const plan = (over: object = {}) => ({
  idempotencyKey: key(),
  code: 'OTHER',
  title: 'Other',
  regime: 'REGIME_2022_STATUTORY_TRANSACTION',
  transactionType: 'ACQUISITION_S56A',
  parties: [
    { trust: 'DERBY', role: 'ACQUIRING' },
    { trust: 'BURTON', role: 'ACQUIRED' },
  ],
  ...over,
});

describe('a programme', () => {
  it('is read by whoever holds a role in it, and is not there for anybody else', async () => {
    expect(await t.ok(PROGRAMME, { p: 'UHDB' }, 'observer')).toEqual({
      code: 'UHDB',
      training: true,
      businessDate: '2018-05-31',
      version: 1,
      parties: [
        { role: 'ACQUIRING', trust: { code: 'DERBY' } },
        { role: 'ACQUIRED', trust: { code: 'BURTON' } },
      ],
    });
    const missing = await t.refused(PROGRAMME, { p: 'NOWHERE' }, 'observer');
    const hidden = await t.refused(PROGRAMME, { p: 'UHDB' }, 'stranger');
    expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' });
    expect(hidden).toMatchObject({ code: 'NOT_FOUND', field: 'programme' });
  });

  it('takes its own copy of the regime: a council for each foundation trust (R3)', async () => {
    const deciders = await t.asOwner(
      `select g.code as gate, b.code as body, d.purpose from gate_decider d join gate g on g.id = d.gate_id
       join deciding_body b on b.id = d.body_id where g.code = 'FBC' order by d.position, b.code`,
    );
    expect(deciders.map((one) => [one.body, one.purpose])).toEqual([
      ['NHSE', 'RATE'],
      ['BURTON-BOARD', 'FINAL_APPROVE'],
      ['DERBY-BOARD', 'FINAL_APPROVE'],
      ['BURTON-COUNCIL', 'CONSENT'],
      ['DERBY-COUNCIL', 'CONSENT'],
    ]);
  });

  it.each([
    ['a code in use', { code: 'UHDB' }, 'ALREADY_EXISTS', 'code'],
    [
      'one party',
      { parties: [{ trust: 'DERBY', role: 'ACQUIRING' }] },
      'BAD_USER_INPUT',
      'parties',
    ],
    [
      'an unknown Trust',
      { parties: [{ trust: 'NOWHERE', role: 'ACQUIRING' }] },
      'NOT_FOUND',
      'parties.0.trust',
    ],
    [
      'a business date and no training',
      { businessDate: '2018-05-31' },
      'BAD_USER_INPUT',
      'businessDate',
    ],
    ['training and no business date', { training: true }, 'BAD_USER_INPUT', 'businessDate'],
    ['a bad date', { adoptedOn: '2018-02-30' }, 'BAD_USER_INPUT', 'adoptedOn'],
  ])('is not started with %s, and nothing is added', async (_case, over, code, field) => {
    const before = await t.asOwner(
      'select (select count(*) from programme) p, (select count(*) from gate) g, (select count(*) from audit_chain) c',
    );
    expect(await t.refused(CREATE, { input: plan(over) }, 'administrator')).toMatchObject({
      code,
      field,
    });
    expect(
      await t.asOwner(
        'select (select count(*) from programme) p, (select count(*) from gate) g, (select count(*) from audit_chain) c',
      ),
    ).toEqual(before);
  });

  it('is started by an administrator alone', async () => {
    expect(await t.refused(CREATE, { input: plan() }, 'director')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe("a training programme's date", () => {
  it.each([
    ['somebody with another role', 'observer', 'UHDB', '2018-06-01', 'NOT_ALLOWED'],
    ['somebody outside', 'stranger', 'UHDB', '2018-06-01', 'NOT_FOUND'],
    ['going back', 'director', 'UHDB', '2018-05-30', 'BAD_USER_INPUT'],
    ['standing still', 'director', 'UHDB', '2018-05-31', 'BAD_USER_INPUT'],
  ])('does not move for %s', async (_case, person, programme, to, code) => {
    expect(await t.refused(ADVANCE, { input: { programme, to } }, person)).toMatchObject({ code });
    expect((await t.ok(PROGRAMME, { p: 'UHDB' }, 'director')).businessDate).toBe('2018-05-31');
  });

  it('moves forward, with its event', async () => {
    expect(
      await t.ok(ADVANCE, { input: { programme: 'UHDB', to: '2018-06-11' } }, 'director'),
    ).toEqual({ programme: { businessDate: '2018-06-11' } });
    const trail = await t.ok(
      'query { programme(programme: "UHDB") { auditTrail(first: 1) { edges { node { type body } } } } }',
      {},
      'auditor',
    );
    expect(trail.auditTrail.edges[0].node.type).toBe('programme.date-advanced');
    expect(JSON.parse(trail.auditTrail.edges[0].node.body).payload).toEqual({
      from: '2018-05-31',
      to: '2018-06-11',
    });
  });

  it('is not read in the chain by a role that may not', async () => {
    expect(
      await t.refused(
        'query { programme(programme: "UHDB") { auditTrail(first: 1) { totalCount } } }',
        {},
        'observer',
      ),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('a pre-election period and what a programme is for', () => {
  it('are added with their events', async () => {
    const period = {
      idempotencyKey: key(),
      programme: 'UHDB',
      name: 'Snap election',
      startsOn: '2017-04-22',
      endsOn: '2017-06-08',
    };
    await t.ok(
      'mutation ($input: AddBlackoutInput!) { addBlackout(input: $input) { blackout { id } } }',
      { input: period },
      'derby-secretary',
    );
    const bad = { ...period, idempotencyKey: key(), endsOn: '2017-04-21' };
    expect(
      await t.refused(
        'mutation ($input: AddBlackoutInput!) { addBlackout(input: $input) { blackout { id } } }',
        { input: bad },
        'derby-secretary',
      ),
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'endsOn' });
    const add =
      'mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { kind position text } } }';
    const pledge = {
      idempotencyKey: key(),
      programme: 'UHDB',
      kind: 'PLEDGE',
      text: 'Keep patient choice.',
    };
    expect(await t.ok(add, { input: pledge }, 'pmo')).toEqual({
      statement: { kind: 'PLEDGE', position: 1, text: 'Keep patient choice.' },
    });
    const challenge = { ...pledge, idempotencyKey: key(), kind: 'CHALLENGE' };
    expect(await t.refused(add, { input: challenge }, 'pmo')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'challengeKind',
    });
  });

  it('stand in a checkpoint that is signed and marked as training', async () => {
    const { checkpoint } = await t.ok(
      'mutation { makeCheckpoint(input: { programme: "UHDB" }) { checkpoint { seq signed } } }',
      {},
      'auditor',
    );
    const statement = JSON.parse(checkpoint.signed).checkpoint;
    expect(statement).toMatchObject({
      chainName: 'UHDB',
      seq: Number(checkpoint.seq),
      training: true,
      unanchored: false,
    });
  });
});

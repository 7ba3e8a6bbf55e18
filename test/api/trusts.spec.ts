import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await t.firstAdministrator();
});
afterAll(async () => {
  await t.stop();
});

const CREATE_TRUST = `mutation ($input: CreateTrustInput!) { createTrust(input: $input) { replayed trust { id code kind version sites { code place } } } }`;
const derby = (over: object = {}) => ({
  idempotencyKey: randomUUID(),
  code: 'DERBY',
  odsCode: 'RTG',
  name: 'Derby Teaching Hospitals NHS Foundation Trust',
  kind: 'FOUNDATION_TRUST',
  sites: [
    { code: 'RDH', name: 'Royal Derby Hospital', place: 'Uttoxeter Road, Derby', kind: 'ACUTE' },
  ],
  ...over,
});

describe('a Trust', () => {
  const first = derby();

  it('is added with its sites, once for a key', async () => {
    const created = await t.ok(CREATE_TRUST, { input: first }, 'administrator');
    expect(created).toMatchObject({
      replayed: false,
      trust: {
        code: 'DERBY',
        kind: 'FOUNDATION_TRUST',
        version: 1,
        sites: [{ code: 'RDH', place: 'Uttoxeter Road, Derby' }],
      },
    });
    const again = await t.ok(CREATE_TRUST, { input: first }, 'administrator');
    expect(again).toEqual({ ...created, replayed: true });
    expect(await t.asOwner('select count(*)::int as n from trust')).toEqual([{ n: 1 }]);
  });

  it.each([
    [
      'the key again with another request',
      () => ({ ...first, name: 'Another' }),
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
    ],
    ['a code in use', () => derby({ odsCode: 'RJF' }), 'ALREADY_EXISTS', 'code'],
    ['an ODS code in use', () => derby({ code: 'BURTON' }), 'ALREADY_EXISTS', 'odsCode'],
    ['a code in small letters', () => derby({ code: 'burton' }), 'BAD_USER_INPUT', 'code'],
    ['a blank name', () => derby({ code: 'BURTON', name: '   ' }), 'BAD_USER_INPUT', 'name'],
    [
      'too long a name',
      () => derby({ code: 'BURTON', name: 'x'.repeat(201) }),
      'BAD_USER_INPUT',
      'name',
    ],
    ['a NUL', () => derby({ code: 'BURTON', name: 'A\u0000B' }), 'BAD_USER_INPUT', 'name'],
    [
      'a bidirectional override',
      () => derby({ code: 'BURTON', name: 'A\u202eB' }),
      'BAD_USER_INPUT',
      'name',
    ],
    [
      'a bad site',
      () =>
        derby({
          code: 'BURTON',
          odsCode: 'RJF',
          sites: [{ code: 'x', name: 'y', place: 'z', kind: 'ACUTE' }],
        }),
      'BAD_USER_INPUT',
      'sites.0.code',
    ],
    ['an unknown kind', () => derby({ kind: 'CARE_TRUST' }), 'BAD_USER_INPUT', 'kind'],
    ['an unknown field', () => derby({ colour: 'blue' }), 'BAD_USER_INPUT', 'colour'],
    ['a missing field', () => ({ ...derby(), name: undefined }), 'BAD_USER_INPUT', 'name'],
  ])('is refused with %s, and nothing is added', async (_case, input, code, field) => {
    const before = await t.asOwner(
      'select (select count(*) from trust) as trusts, (select count(*) from audit_entry) as entries, (select count(*) from idempotency) as keys',
    );
    const refusal = await t.refused(CREATE_TRUST, { input: input() }, 'administrator');
    expect(refusal).toMatchObject({ code, field });
    expect(
      await t.asOwner(
        'select (select count(*) from trust) as trusts, (select count(*) from audit_entry) as entries, (select count(*) from idempotency) as keys',
      ),
    ).toEqual(before);
  });

  it('is not for somebody without the role to add', async () => {
    await t.ok(
      'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }',
      { input: { idempotencyKey: randomUUID(), code: 'visitor', displayName: 'Visitor' } },
      'administrator',
    );
    expect(await t.refused(CREATE_TRUST, { input: derby() }, 'visitor')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await t.refused(CREATE_TRUST, { input: derby() })).toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });
});

describe('a body', () => {
  const CREATE_BODY =
    'mutation ($input: CreateBodyInput!) { createBody(input: $input) { body { code kind trust { code } } } }';
  const ADOPT =
    'mutation ($input: AdoptStandingOrdersInput!) { adoptStandingOrders(input: $input) { body { standingOrders { effectiveFrom quorumDenominator ways } } } }';
  const orders = (over: object = {}) => ({
    idempotencyKey: randomUUID(),
    body: 'DERBY-BOARD',
    effectiveFrom: '2016-04-01',
    quorumExecutives: 1,
    quorumNonExecutives: 1,
    castingVote: true,
    ways: ['NAMED_VOTES'],
    methods: ['MEETING'],
    ...over,
  });

  it('belongs to its Trust', async () => {
    const input = {
      idempotencyKey: randomUUID(),
      code: 'DERBY-BOARD',
      name: 'Board of Derby',
      kind: 'TRUST_BOARD',
      trust: 'DERBY',
    };
    expect(await t.ok(CREATE_BODY, { input }, 'administrator')).toEqual({
      body: { code: 'DERBY-BOARD', kind: 'TRUST_BOARD', trust: { code: 'DERBY' } },
    });
  });

  it('is no council in an NHS trust, which has no governors', async () => {
    await t.ok(
      CREATE_TRUST,
      { input: derby({ code: 'WEST', odsCode: 'RWX', kind: 'NHS_TRUST', sites: [] }) },
      'administrator',
    );
    const input = {
      idempotencyKey: randomUUID(),
      code: 'WEST-COUNCIL',
      name: 'Council',
      kind: 'COUNCIL_OF_GOVERNORS',
      trust: 'WEST',
    };
    expect(await t.refused(CREATE_BODY, { input }, 'administrator')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'trust',
    });
  });

  it('adopts standing orders from a day on, and never twice from one day', async () => {
    const adopted = await t.ok(ADOPT, { input: orders() }, 'administrator');
    expect(adopted.body.standingOrders).toEqual([
      { effectiveFrom: '2016-04-01', quorumDenominator: 3, ways: ['NAMED_VOTES'] },
    ]);
    expect(await t.refused(ADOPT, { input: orders() }, 'administrator')).toMatchObject({
      code: 'ALREADY_EXISTS',
      field: 'effectiveFrom',
    });
    expect(
      await t.refused(
        ADOPT,
        { input: orders({ quorumExecutives: 0, effectiveFrom: '2017-04-01' }) },
        'administrator',
      ),
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'quorumExecutives' });
  });

  it('keeps adopted standing orders as they are, even against their owner', async () => {
    await expect(t.asOwner('update standing_orders set quorum_denominator = 4')).rejects.toThrow(
      /only ever added to/,
    );
  });
});

describe('the house chain', () => {
  it('has an event for every change, and refuses a change without one', async () => {
    const types = await t.asOwner<{ type: string }>('select type from audit_body order by seq');
    expect(types.map((row) => row.type)).toEqual([
      'person.created',
      'membership.granted',
      'session.started',
      'trust.created',
      'person.created',
      'session.started',
      'body.created',
      'trust.created',
      'standing-orders.adopted',
    ]);
    const actor = await t.actor('administrator');
    const { Trust } = await import('../../src/trusts/trust.entity.js');
    const silent = t.db.transaction(
      actor,
      async (tx) =>
        await tx.insert(Trust, {
          code: 'X',
          odsCode: 'XXX',
          name: 'X',
          kind: 'NHS_TRUST',
          createdAt: tx.now,
        }),
    );
    await expect(silent).rejects.toThrow(/has no event in an audit chain/);
    expect(await t.asOwner("select count(*)::int as n from trust where code = 'X'")).toEqual([
      { n: 0 },
    ]);
  });
});

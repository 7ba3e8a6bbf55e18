import { describe, expect, it } from '@jest/globals';
import { key } from '../support/key.js';
import { TestApp } from '../support/test-app.js';

const t = TestApp.forSpec({}, async (app) => {
  await app.firstAdministrator();
});
const administrator = t.as('administrator');

const derby = {
  idempotencyKey: key(),
  code: 'DERBY',
  odsCode: 'RTG',
  name: 'Derby Teaching Hospitals NHS Foundation Trust',
  kind: 'FOUNDATION_TRUST' as const,
  sites: [
    {
      code: 'RDH',
      name: 'Royal Derby Hospital',
      place: 'Uttoxeter Road, Derby',
      kind: 'ACUTE' as const,
    },
  ],
};

describe('a Trust', () => {
  it('is added with its sites, once for a key', async () => {
    const shown = 'trust { code kind version sites { code place } }';
    expect((await administrator.does('createTrust', derby, shown)).trust).toEqual({
      code: 'DERBY',
      kind: 'FOUNDATION_TRUST',
      version: 1,
      sites: [{ code: 'RDH', place: 'Uttoxeter Road, Derby' }],
    });
    await administrator.again();
    expect(await t.asOwner('select count(*)::int as n from trust')).toEqual([{ n: 1 }]);
  });

  const used = { ...derby, name: 'Another' };
  const burton = { ...derby, idempotencyKey: undefined, code: 'BURTON' };
  const sites = [{ code: 'x', name: 'y', place: 'z', kind: 'ACUTE' }];
  it.each([
    ['the key again with another request', used, 'IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'],
    ['a code in use', { ...burton, code: 'DERBY', odsCode: 'RJF' }, 'ALREADY_EXISTS', 'code'],
    ['an ODS code in use', burton, 'ALREADY_EXISTS', 'odsCode'],
    ['a code in small letters', { ...burton, code: 'burton' }, 'BAD_USER_INPUT', 'code'],
    ['a blank name', { ...burton, name: '   ' }, 'BAD_USER_INPUT', 'name'],
    ['too long a name', { ...burton, name: 'x'.repeat(201) }, 'BAD_USER_INPUT', 'name'],
    ['a NUL', { ...burton, name: 'A\u0000B' }, 'BAD_USER_INPUT', 'name'],
    ['a bidirectional override', { ...burton, name: 'A\u202eB' }, 'BAD_USER_INPUT', 'name'],
    ['a bad site', { ...burton, odsCode: 'RJF', sites }, 'BAD_USER_INPUT', 'sites.0.code'],
    ['an unknown kind', { ...burton, kind: 'CARE_TRUST' }, 'BAD_USER_INPUT', 'kind'],
    ['a missing field', { ...burton, name: undefined }, 'BAD_USER_INPUT', 'name'],
  ])('is refused with %s, and nothing is added', async (_case, input, code, field) => {
    await administrator.refused('createTrust', input, code, field);
  });

  it('is refused with an unknown field, and nothing is added', async () => {
    const query =
      'mutation ($input: CreateTrustInput!) { createTrust(input: $input) { replayed } }';
    const input = { ...burton, idempotencyKey: key(), colour: 'blue' };
    const refusal = { code: 'BAD_USER_INPUT', field: 'colour' };
    expect(await t.refused(query, { input }, 'administrator')).toMatchObject(refusal);
  });

  it('is refused with several faults at once, each with its field', async () => {
    const wrong = { ...burton, code: 'burton', name: ' ' };
    const refusal = await administrator.refused('createTrust', wrong, 'BAD_USER_INPUT', 'code');
    const fields = refusal.faults!.map(({ field }) => field);
    expect(fields).toEqual(['code', 'name']);
    expect(refusal.because).toBe(refusal.faults!.map(({ because }) => because).join(' '));
    const one = { ...burton, name: ' ' };
    const single = await administrator.refused('createTrust', one, 'BAD_USER_INPUT', 'name');
    expect(single.faults ?? null).toBeNull();
  });

  it('is not for somebody without the role to add', async () => {
    await administrator.does('createPerson', { code: 'visitor', displayName: 'Visitor' });
    await administrator.again();
    await t.as('visitor').refused('createTrust', burton, 'NOT_ALLOWED');
    await t.as().refused('createTrust', burton, 'NOT_SIGNED_IN');
  });
});

describe('a body', () => {
  const orders = {
    body: 'DERBY-BOARD',
    effectiveFrom: '2016-04-01',
    quorumExecutives: 1,
    quorumNonExecutives: 1,
    castingVote: true,
    ways: ['NAMED_VOTES' as const],
    methods: ['MEETING' as const],
  };

  it('belongs to its Trust', async () => {
    const board = { code: 'DERBY-BOARD', kind: 'TRUST_BOARD', trust: 'DERBY' } as const;
    const input = { ...board, name: 'Board of Derby' };
    const { body } = await administrator.does(
      'createBody',
      input,
      'body { code kind trust { code } }',
    );
    await administrator.again();
    expect(body).toEqual({ ...board, trust: { code: 'DERBY' } });
    const another = { ...input, name: 'Another board' };
    await administrator.refused('createBody', another, 'ALREADY_EXISTS', 'code');
  });

  it('is no council in an NHS trust, which has no governors', async () => {
    const west = { ...derby, idempotencyKey: key(), code: 'WEST', odsCode: 'RWX', sites: [] };
    await administrator.does('createTrust', { ...west, kind: 'NHS_TRUST' });
    const council = { code: 'WEST-COUNCIL', name: 'Council', kind: 'COUNCIL_OF_GOVERNORS' };
    const input = { ...council, trust: 'WEST' };
    await administrator.refused('createBody', input, 'BAD_USER_INPUT', 'trust');
  });

  it('adopts standing orders from a day on, and never twice from one day', async () => {
    const shown = 'body { standingOrders { effectiveFrom quorumDenominator ways } }';
    const { body } = await administrator.does('adoptStandingOrders', orders, shown);
    expect(body.standingOrders).toEqual([
      { effectiveFrom: '2016-04-01', quorumDenominator: 3, ways: ['NAMED_VOTES'] },
    ]);
    await administrator.refused('adoptStandingOrders', orders, 'ALREADY_EXISTS', 'effectiveFrom');
    const none = { ...orders, quorumExecutives: 0, effectiveFrom: '2017-04-01' };
    await administrator.refused('adoptStandingOrders', none, 'BAD_USER_INPUT', 'quorumExecutives');
  });

  it('keeps adopted standing orders as they are, even against their owner', async () => {
    await expect(t.asOwner('update standing_orders set quorum_denominator = 4')).rejects.toThrow(
      /only ever added to/,
    );
  });
});

describe("the installation's chain", () => {
  it('has an event for every change, and refuses a change without one', async () => {
    const types = await t.asOwner<{ type: string }>('select type from audit_content order by seq');
    expect(types.map((row) => row.type)).toEqual([
      'person.created',
      'membership.granted',
      'account.password-reset',
      'session.started',
      'account.password-changed',
      'trust.created',
      'person.created',
      'account.password-reset',
      'session.started',
      'account.password-changed',
      'body.created',
      'trust.created',
      'standing-orders.adopted',
    ]);
    const actor = await t.actor('administrator');
    const { Trust } = await import('../../src/governance/trusts/trust.entity.js');
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

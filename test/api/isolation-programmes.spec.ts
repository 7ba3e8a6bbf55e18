import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aSeat, key, world } from '../support/world.js';

/** A body's own part is one body's in one programme: what somebody is elsewhere opens nothing here. */
let t: TestApp;
let open: Record<'UHDB' | 'TRAIN', r.OpenResolution>;

const CREATE_ANNEX =
  'mutation ($input: CreateAnnexInput!) { createAnnex(input: $input) { annex { id } } }';
const SEEN = `query ($r: String!) { resolution(resolution: $r) {
  roll { seatKind } votes { choice } interests { nature } asItStands { counted } } }`;
const NOTHING = { roll: [], votes: [], interests: [], asItStands: null };

beforeAll(async () => {
  const then = { businessDate: '2017-01-02', regime: 'REGIME_2015_SOC_OBC_FBC' } as const;
  t = await TestApp.start({ world: world({}, { programme: 'TRAIN', ...then }) });
  open = { UHDB: await dissenting('UHDB'), TRAIN: await dissenting('TRAIN') };
  for (const person of ['elsewhere', 'of-the-installation', 'late', 'gone'])
    await aPerson(t, person);
  await aRole(t, 'elsewhere', 'COMPANY_SECRETARY', 'TRAIN', 'DERBY');
  await aRole(t, 'elsewhere', 'OBSERVER', 'UHDB');
  await aRole(t, 'of-the-installation', 'COMPANY_SECRETARY', undefined, 'DERBY');
  await aRole(t, 'of-the-installation', 'OBSERVER', 'UHDB');
  const seat = { body: 'DERBY-BOARD', kind: 'NON_EXECUTIVE', voting: true } as const;
  await aSeat(t, { ...seat, person: 'late', from: '2018-06-01' });
  await aSeat(t, { ...seat, person: 'gone' });
  const [{ id }] = (await t.asOwner<{ id: string }>(
    "select s.id from seat s join person p on p.id = s.person_id where p.code = 'gone'",
  )) as [{ id: string }];
  const ended = { seatId: id, expectedVersion: 1, until: '2018-05-30' };
  await t.as('administrator').does('endSeat', ended);
  for (const person of ['late', 'gone'])
    for (const programme of ['UHDB', 'TRAIN'])
      await aRole(t, person, 'BOARD_MEMBER', programme, 'DERBY');
});
afterAll(async () => {
  await t.stop();
});

/** An open resolution of Derby's board on which one member voted, and declared an interest. */
async function dissenting(programme: 'UHDB' | 'TRAIN'): Promise<r.OpenResolution> {
  const closesOn = programme === 'TRAIN' ? '2017-02-01' : '2018-06-30';
  const resolution = await r.aResolution(t, {
    programme,
    method: 'WRITTEN_RESOLUTION',
    purpose: 'OTHER',
    pack: null,
    terms: { closesOn },
  });
  await r.declare(t, resolution, 'derby-ned-2');
  await r.cast(t, resolution, { 'derby-ned-1': 'AGAINST' });
  return resolution;
}

const seen = async (programme: 'UHDB' | 'TRAIN', person: string) =>
  await t.ok(SEEN, { r: open[programme].id }, person);
const VOTES = [{ choice: 'AGAINST' }];

/** How many rows of Derby's own part in a programme the service's own SQL shows to somebody. */
async function ownPart(programme: string, person: string): Promise<Record<string, number>> {
  const tables = await t.asSuperuser<{ name: string }>(
    "select tablename as name from pg_policies where policyname = 'service_rows' and qual like '%my_bodies_in%' and tablename not in ('resolution', 'proposed_condition', 'audit_content')",
  );
  expect(tables.length).toBeGreaterThan(12);
  return await t.db.reading(await t.actor(person), async (reads) => {
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [found] = await reads.query<{ n: number }>(
        `select count(*)::int as n from "${name}" where programme_id = (select id from programme where code = $1)`,
        [programme],
      );
      if (found!.n > 0) counts[name] = found!.n;
    }
    const [told] = await reads.query<{ n: number }>(
      `select count(*)::int as n from audit_content b join programme p on p.id = b.programme_id where p.code = $1 and b.confidential_to is not null`,
      [programme],
    );
    if (told!.n > 0) counts.told = told!.n;
    return counts;
  });
}

describe('a secretary of the body in another programme', () => {
  it("reads nothing of its part in this one, and all of it in the other's", async () => {
    expect(await seen('UHDB', 'elsewhere')).toEqual(NOTHING);
    expect(await ownPart('UHDB', 'elsewhere')).toEqual({});
    expect((await seen('TRAIN', 'elsewhere')).votes).toEqual(VOTES);
    expect(await ownPart('TRAIN', 'elsewhere')).toMatchObject({ vote: 1, declared_interest: 1 });
    expect(await ownPart('UHDB', 'derby-secretary')).toMatchObject({ vote: 1, told: 4 });
  });

  it('does nothing for it here', async () => {
    const input = { idempotencyKey: key(), programme: 'UHDB', pack: 'FBC/1' };
    const annex = { ...input, body: 'DERBY-BOARD', title: 'Advice' };
    expect(await t.refused(CREATE_ANNEX, { input: annex }, 'elsewhere')).toMatchObject({
      code: expect.stringMatching(/^NOT_(ALLOWED|FOUND)$/),
    });
    const closing = { resolution: open.UHDB.id };
    await t.as('elsewhere').refused('closeResolution', closing, 'NOT_ALLOWED');
  });

  it('is it everywhere where they are, when they hold the role in the installation', async () => {
    expect((await seen('UHDB', 'of-the-installation')).votes).toEqual(VOTES);
    expect(await ownPart('TRAIN', 'of-the-installation')).toEqual({});
  });
});

describe('a seat counts by the date of the programme', () => {
  it('though another programme of theirs is still at an earlier one', async () => {
    expect(await seen('UHDB', 'gone')).toEqual(NOTHING);
    expect(await ownPart('UHDB', 'gone')).toEqual({});
    expect((await seen('TRAIN', 'gone')).votes).toEqual(VOTES);
  });

  it('from its first day on', async () => {
    expect(await seen('UHDB', 'late')).toEqual(NOTHING);
    expect(await ownPart('UHDB', 'late')).toEqual({});
    await t.as('director').does('advanceBusinessDate', { programme: 'UHDB', to: '2018-06-01' });
    expect((await seen('UHDB', 'late')).votes).toEqual(VOTES);
    expect(await seen('TRAIN', 'late')).toEqual(NOTHING);
  });
});

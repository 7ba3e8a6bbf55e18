import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { byHand } from '../support/by-hand.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { Bystander } from '../support/waiting.js';
import { world } from '../support/world.js';

/** What row security goes by: worked out once a transaction, under a seal, and anew when it changes. */
let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
});
afterAll(async () => {
  await t.stop();
});

const SEEN = 'select count(*)::int as n from programme';
const NOT_WORKED_OUT = 'what this transaction may see was not worked out by the database';

/** A connection of the service's own account, for transactions one after the other. */
async function asService(work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({
    ...t.connection('watersmeet_service'),
    options: '-c TimeZone=UTC -c search_path=public',
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
const seen = async (client: Client) => (await client.query<{ n: number }>(SEEN)).rows[0]!.n;
const begin = async (client: Client, as: string) => {
  const { personId, grantId } = await t.actor(as);
  await client.query('begin');
  await client.query('select access.begin($1, $2, $3)', [personId, grantId, randomUUID()]);
};
const settings = async (client: Client) =>
  (
    await client.query<{ rights: string; seal: string; actor: string; granted: string }>(
      `select current_setting('app.rights', true) as rights, current_setting('app.seal', true) as seal,
         current_setting('app.actor', true) as actor, current_setting('app.grant', true) as granted`,
    )
  ).rows[0]!;
const set = async (client: Client, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values))
    await client.query('select set_config($1, $2, true)', [name, value]);
};

describe('what a transaction may see', () => {
  it('is nothing until it is said who acts', async () => {
    await asService(async (client) => {
      await client.query('begin');
      expect(await seen(client)).toBe(0);
      await client.query('rollback');
    });
  });

  it.each([
    ['a list made by hand', { 'app.rights': '\nt\n{}\n{}\n{}' }],
    [
      'a list and a seal made by hand',
      { 'app.rights': '\nt\n{}\n{}\n{}', 'app.seal': 'a'.repeat(64) },
    ],
  ])('is not %s', async (_case, forged) => {
    await asService(async (client) => {
      await client.query('begin');
      await set(client, forged);
      await expect(seen(client)).rejects.toThrow(NOT_WORKED_OUT);
      await client.query('rollback');
      await begin(client, 'observer');
      await set(client, forged);
      await expect(seen(client)).rejects.toThrow(NOT_WORKED_OUT);
      await client.query('rollback');
    });
  });

  it('is not what another transaction of the same connection saw, and a connection keeps nothing', async () => {
    await asService(async (client) => {
      await begin(client, 'administrator');
      const { rights, seal, actor, granted } = await settings(client);
      expect(await seen(client)).toBe(1);
      await client.query('commit');
      expect(await settings(client)).toEqual({ rights: '', seal: '', actor: '', granted: '' });
      await client.query('begin');
      expect(await seen(client)).toBe(0);
      await set(client, {
        'app.rights': rights,
        'app.seal': seal,
        'app.actor': actor,
        'app.grant': granted,
      });
      await expect(seen(client)).rejects.toThrow(NOT_WORKED_OUT);
      await client.query('rollback');
    });
  });

  it('is not somebody else’s, when the actor is changed after it was worked out', async () => {
    const { personId } = await t.actor('observer');
    await asService(async (client) => {
      await begin(client, 'administrator');
      await set(client, { 'app.actor': personId });
      await expect(seen(client)).rejects.toThrow(NOT_WORKED_OUT);
      await client.query('rollback');
    });
  });

  it('is sealed by nobody but the database, which shows nobody its secret', async () => {
    for (const sql of [
      'select access.seal($1)',
      'select secret from access.secret where $1::text is not null',
    ])
      expect(await byHand(t, 'administrator', async (ask) => void (await ask(sql, ['x'])))).toMatch(
        /permission denied/,
      );
  });

  it('is worked out anew when a row that it goes by is written, and as before when that is taken back', async () => {
    const said = await byHand(t, 'administrator', async (ask) => {
      const programmes = async () =>
        (await ask<{ n: number }>('select cardinality(access.my_programmes()) as n'))[0]!.n;
      expect(await programmes()).toBe(1);
      await ask('savepoint before');
      await ask(
        'update membership set revoked_at = now() where person_id = access.own_id() and programme_id is not null',
      );
      expect(await programmes()).toBe(0);
      await ask('rollback to savepoint before');
      expect(await programmes()).toBe(1);
    });
    expect(said).toBe('done');
  });
});

describe('a vote of one body', () => {
  it('is shown to others by its own key alone, once it is disclosed', async () => {
    const open = await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' });
    await r.cast(t, open, { 'derby-ned-1': 'FOR' });
    const votes = 'select count(*)::int as n from vote where resolution_id = $1';
    const count = async (as: string) => {
      let found = -1;
      await byHand(t, as, async (ask) => {
        found = (await ask<{ n: number }>(votes, [open.id]))[0]!.n;
      });
      return found;
    };
    expect(await count('derby-ned-1')).toBe(1);
    expect(await count('burton-secretary')).toBe(0);
    expect(await count('observer')).toBe(0);
  });
});

describe('a role that ends while an act waits for its locks', () => {
  it('is not held any more: the act is refused, and nothing of it is written', async () => {
    const bystander = await Bystander.come(t);
    await bystander.hold("select from programme where code = 'UHDB' for update");
    const input = {
      programme: 'UHDB',
      gate: 'EXPLORATION',
      expectedVersion: 1,
      forecastOn: '2016-12-01',
    };
    const sent = t.as('pmo').tries('setGateDates', input);
    expect(await bystander.sees(1, sent)).toBe(1);
    const [role] = await t.asOwner<{ id: string }>("select id from membership where role = 'PMO'");
    await t.as('director').does('revokeRole', { membershipId: role!.id, expectedVersion: 1 });
    await bystander.leave();
    expect(await sent).toBe('NOT_FOUND');
    const gates = await t.asOwner<{ n: number }>(
      'select count(*)::int as n from gate where forecast_on is not null',
    );
    expect(gates).toEqual([{ n: 0 }]);
  });
});

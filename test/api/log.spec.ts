import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { eventually } from '../support/eventually.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { Bystander } from '../support/waiting.js';
import { key, world } from '../support/world.js';

const PASSWORD = 'correct horse battery staple';
const EMAIL = 'secret.person@derby.example';

let t: TestApp;
let lines = '';
const stream = new Writable({
  write(chunk, _encoding, done) {
    lines += String(chunk);
    done();
  },
});
beforeAll(async () => {
  t = await TestApp.start({ log: stream, world: world() });
});
afterAll(async () => {
  await t.stop();
});

const get = async (path: string, headers: Record<string, string> = {}) =>
  await fetch(`${t.url}${path}`, { headers });
const entries = () =>
  lines
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, any>);

/** How many requests have been written down: each is when its answer is out. */
const written = () => entries().filter((entry) => entry.req).length;
const sent = async (requests: number) =>
  await eventually(() => expect(written()).toBeGreaterThanOrEqual(requests));

describe('the log', () => {
  const SIGN_IN = 'mutation Enter($input: SignInInput!) { signIn(input: $input) { token } }';
  const CREATE =
    'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }';

  it('has request, person, status and time, and no name, query, secret or value', async () => {
    const before = written();
    const person = {
      idempotencyKey: key(),
      code: 'secret-person',
      displayName: 'Somebody Secret',
      email: EMAIL,
      password: PASSWORD,
    };
    await t.ok(CREATE, { input: person }, 'administrator');
    const { token } = await t.ok<{ token: string }>(SIGN_IN, {
      input: { email: EMAIL, password: PASSWORD },
    });
    // A wrong password is counted, so that it is no refusal that changes nothing.
    const wrong = await t.send(SIGN_IN, { input: { email: EMAIL, password: 'a wrong one' } });
    expect(wrong.errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
    await t.refused(CREATE, { input: { ...person, idempotencyKey: key() } }, 'administrator');
    await t.sendWith('{ me { person { displayName } } }', {}, token);
    await get(`/nothing?email=${encodeURIComponent(EMAIL)}&token=${token}`, {
      authorization: `Bearer ${token}`,
      cookie: 'a=secretcookie',
    });
    // Faults of ours, with values in what the database says of them: a name out of its check, a broken unique key.
    await t.asSuperuser(
      "alter table person add constraint injected check (display_name <> 'Somebody Injected')",
    );
    const broken = {
      idempotencyKey: key(),
      code: 'injected',
      displayName: 'Somebody Injected',
      email: 'injected@derby.example',
      password: PASSWORD,
    };
    expect(await t.refused(CREATE, { input: broken }, 'administrator')).toMatchObject({
      code: 'INTERNAL',
    });
    await t.asSuperuser('alter table person drop constraint injected');
    await sent(before + 7);

    for (const secret of [
      EMAIL,
      'derby.example',
      PASSWORD,
      token,
      'Somebody',
      'secretcookie',
      'displayName',
      'mutation',
      'Enter',
      'a wrong one',
      'argon2',
    ])
      expect([secret, lines.includes(secret)]).toEqual([secret, false]);
    const request = entries().find((entry) => entry.req?.path === '/graphql' && entry.actor)!;
    expect(request).toMatchObject({
      req: { method: 'POST', path: '/graphql' },
      res: { status: 200 },
      responseTime: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      actor: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const fault = entries().find((entry) => entry.msg === 'unexpected')!;
    expect(fault).toMatchObject({
      level: 50,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      err: { code: '23514', constraint: 'injected', table: 'person' },
    });
    expect(entries().some((entry) => entry.requestId === fault.requestId && entry.req)).toBe(true);
    expect(entries().filter((entry) => ['/health', '/ready'].includes(entry.req?.path))).toEqual(
      [],
    );
  });

  it('tells that somebody acted, and not how they voted', async () => {
    const resolution = await r.aResolution(t);
    const [before, requests] = [lines.length, written()];
    const reason = 'The sums are wishful.';
    await t.ok(r.CAST, r.aVote(resolution, 'AGAINST', { reason }), 'derby-ned-1');
    expect(
      await t.refused(r.CAST, r.aVote(resolution, 'ABSTAIN', { reason }), 'burton-chair'),
    ).toMatchObject({ code: 'NOT_ENTITLED_TO_VOTE' });
    await sent(requests + 2);
    const said = lines.slice(before);
    for (const secret of ['AGAINST', 'ABSTAIN', 'castVote', 'wishful', 'entitled', 'ned-1'])
      expect([secret, said.includes(secret)]).toEqual([secret, false]);
    const [voter] = await t.asOwner("select id from person where code = 'derby-ned-1'");
    const line = entries().find((entry) => entry.actor === voter!.id)!;
    expect(Object.keys(line).sort()).toEqual(
      ['actor', 'level', 'msg', 'req', 'requestId', 'res', 'responseTime', 'time'].sort(),
    );
  });

  it('has of what was refused the code, the limit, the address, and of a sign-in a digest of the account', async () => {
    const before = written();
    const [started, from] = [entries().length, expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/)];
    const wrong = { email: ` ${EMAIL.toUpperCase()}`, password: 'a wrong one' };
    await t.send(SIGN_IN, { input: wrong });
    await t.refused('{ programme(programme: "NO-SUCH") { code } }', {}, 'pmo');
    await t.send(
      '{ trusts(first: 100) { edges { node { bodies { seats { id } } } } } }',
      {},
      'pmo',
    );
    await t.send('{ me { person { code } } }');
    await sent(before + 4);
    const account = createHash('sha256').update(EMAIL).digest('hex').slice(0, 16);
    const lines = entries()
      .slice(started)
      .filter(({ refused }) => refused)
      .map(({ refused, limit, account: digest, address }) => ({
        refused,
        limit,
        account: digest,
        address,
      }));
    expect(lines).toEqual([
      { refused: ['NOT_SIGNED_IN'], limit: undefined, account, address: from },
      { refused: ['NOT_FOUND'], limit: undefined, account: undefined, address: from },
      { refused: ['LIMIT'], limit: 'query', account: undefined, address: from },
      { refused: ['NOT_SIGNED_IN'], limit: undefined, account: undefined, address: from },
    ]);
  });

  it('names each thing once in a line', async () => {
    const before = written();
    await t.sendWith('{ me { person { code } } }', {}, await t.tokenOf('pmo'));
    await t.send('{ me { person { code } } }');
    await get('/nothing');
    await sent(before + 3);
    const all = lines.trim().split('\n');
    expect(all.filter((line) => line.split('"requestId":').length !== 2)).toEqual([]);
    expect(all.filter((line) => line.split('"actor":').length > 2)).toEqual([]);
  });

  it('is quiet about callers who went away', async () => {
    const [before, requests] = [lines.length, written()];
    const holder = await Bystander.come(t);
    await holder.hold('lock table trust in access exclusive mode');
    const stop = new AbortController();
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await t.tokenOf('administrator')}`,
    };
    const body = JSON.stringify({
      query:
        '{ a: trusts(first: 1) { totalCount } b: trust(trust: "X") { code } c: me { person { code } } }',
    });
    const asked = fetch(`${t.url}/graphql`, {
      method: 'POST',
      headers,
      body,
      signal: stop.signal,
    }).catch(() => null);
    expect(await holder.sees(1, asked)).toBe(1);
    stop.abort();
    expect(await asked).toBeNull();
    await holder.leave();
    await sent(requests + 1);
    const pool = (t.app.get(DataSource).driver as unknown as { master: Pool }).master;
    await eventually(() => expect(pool.totalCount - pool.idleCount).toBe(0));
    expect(lines.slice(before)).not.toMatch(/unexpected|"level":50/);
  });

  it('warns once of a proxy that is not believed', async () => {
    const warnings = () => entries().filter(({ msg }) => /TRUST_PROXY_HOPS is 0/.test(msg));
    expect(warnings()).toEqual([]);
    for (let n = 0; n < 2; n += 1) await get('/nothing', { 'x-forwarded-for': '192.0.2.1' });
    expect(warnings().map(({ level }) => level)).toEqual([40]);
  });
});

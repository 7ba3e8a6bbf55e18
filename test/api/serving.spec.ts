import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrate, refuseOtherVersion } from '../../src/platform/database/migrator.js';
import { DatabaseFault } from '../../src/platform/database/roles.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { Draining } from '../../src/operation/draining.js';
import { serveMetrics } from '../../src/operation/metrics.js';
import { FlakyProxy } from '../support/flaky-proxy.js';
import { eventually } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await t.firstAdministrator();
});
afterAll(async () => {
  await t.stop();
});

const get = async (path: string, headers: Record<string, string> = {}) =>
  await fetch(`${t.url}${path}`, { headers });

describe('/health and /ready', () => {
  it('say that the process answers, and that it can serve', async () => {
    expect([await (await get('/health')).json(), (await get('/ready')).status]).toEqual([
      { status: 'alive' },
      200,
    ]);
    expect(await (await get('/ready')).json()).toEqual({ status: 'ready', worker: 'NOT_STARTED' });
  });

  it('/ready is 503 while the server stops', async () => {
    t.app.get(Draining).begun = true;
    const response = await get('/ready');
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', because: 'The server is stopping.', worker: 'NOT_STARTED' },
    ]);
    expect((await get('/health')).status).toBe(200);
    t.app.get(Draining).begun = false;
  });

  it('/ready is 503 while the database is away, and while it is of another version', async () => {
    const proxy = await FlakyProxy.start(t.connection('watersmeet_service'));
    const node = await TestApp.start({
      beside: t,
      service: { host: '127.0.0.1', port: proxy.port },
    });
    expect((await fetch(`${node.url}/ready`)).status).toBe(200);
    await proxy.stop();
    const away = await fetch(`${node.url}/ready`);
    expect([away.status, await away.json()]).toEqual([
      503,
      { status: 'not ready', because: 'The database cannot be reached.', worker: 'NOT_STARTED' },
    ]);
    expect((await fetch(`${node.url}/health`)).status).toBe(200);
    const asked = await node.send('{ me { person { code } } }');
    expect(asked.errors?.[0]!.extensions.code).toBe('NOT_SIGNED_IN');
    const query = 'query { programmes(first: 1) { totalCount } }';
    const token = await t.tokenOf('administrator');
    const refused = await node.sendWith(query, {}, token);
    expect([refused.status, refused.errors?.[0]!.extensions.code]).toEqual([503, 'BUSY']);
    const back = await FlakyProxy.start(t.connection('watersmeet_service'), proxy.port);
    expect((await fetch(`${node.url}/ready`)).status).toBe(200);
    expect((await node.sendWith(query, {}, token)).status).toBe(200);
    await back.stop();
    await node.stop();
    const migrations = await t.asSuperuser<{ name: string }>(
      'delete from migration where id = (select max(id) from migration) returning name, timestamp, id',
    );
    const behind = await get('/ready');
    expect([behind.status, await behind.json()]).toEqual([
      503,
      {
        status: 'not ready',
        because: 'The database lacks migrations of this version (1): run `npm run migrate`.',
        worker: 'NOT_STARTED',
      },
    ]);
    const row = migrations[0] as unknown as { id: number; timestamp: string; name: string };
    await t.asSuperuser('insert into migration (id, timestamp, name) values ($1, $2, $3)', [
      row.id,
      row.timestamp,
      row.name,
    ]);
    expect((await get('/ready')).status).toBe(200);
  });
});

describe('a database of another version', () => {
  const NAME = 'Later99999999999999';
  const refusal = async (migrations = MIGRATIONS) => {
    const client = new Client(t.connection('watersmeet_service'));
    await client.connect();
    const error: unknown = await refuseOtherVersion(client, migrations).catch((fault) => fault);
    await client.end();
    return error instanceof DatabaseFault ? error.message : error;
  };

  it('is refused at the start: one that is behind, and one that is beyond', async () => {
    expect(await refusal()).toBeUndefined();
    class Another {
      up = async () => await Promise.resolve();
      down = async () => await Promise.resolve();
    }
    expect(await refusal([...MIGRATIONS, Another])).toMatch(
      /^The database lacks migrations of this version \(1\): run `npm run migrate`/,
    );
    await t.asSuperuser('insert into migration (timestamp, name) values (1, $1)', [NAME]);
    expect(await refusal()).toMatch(
      /^The database belongs to a newer version of Watersmeet \(it has the migration Later99999999999999\)/,
    );
    const owner = { owner: t.connection('watersmeet_owner'), passwords: {} };
    await expect(migrate({ ...owner, migrations: MIGRATIONS })).rejects.toThrow(DatabaseFault);
    await t.asSuperuser('delete from migration where name = $1', [NAME]);
  });

  it('that does not let the service read it is refused', async () => {
    await t.asSuperuser('revoke select on migration from watersmeet_service');
    expect(await refusal()).toMatch(/^The account of DATABASE_URL lacks its rights/);
    await t.asSuperuser('grant select on migration to watersmeet_service');
  });
});

describe('an address that is not there', () => {
  it.each([
    '/nothing',
    '/api/nothing',
    '/graphql/nothing.php',
    '/%2e%2e/etc/passwd',
    '/graphiql/files/graphiql/../../package.json',
    '/graphiql/files/typeorm/package.json',
  ])('%s is a 404 in JSON', async (path) => {
    const response = await get(path);
    const text = await response.text();
    expect([path, response.status]).toEqual([path, path.startsWith('/graphql') ? 405 : 404]);
    expect(JSON.parse(text).errors[0].extensions).toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|BAD_USER_INPUT/),
      requestId: response.headers.get('x-request-id'),
    });
    expect(text).not.toMatch(/<|Cannot GET|node_modules/);
  });

  it('a bad address is refused in JSON', async () => {
    const response = await get('/%E0%A4%A');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      expect.stringMatching(/json/),
    ]);
    expect(await response.text()).not.toMatch(/URIError|<pre|    at /);
  });
});

describe('the explorer', () => {
  it('is served from this machine alone, with every file it names', async () => {
    const page = await get('/graphiql');
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((found) => found[1]!);
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((link) => /^(https?:)?\/\//.test(link))).toEqual([]);
    for (const link of links.filter((one) => one !== '/graphql')) {
      const file = await get(link);
      const kind = link.endsWith('.css') ? 'text/css' : 'text/javascript';
      expect([link, file.status, file.headers.get('content-type')?.split(';')[0]]).toEqual([
        link,
        200,
        kind,
      ]);
      expect((await file.text()).length).toBeGreaterThan(10);
    }
  });

  it('may load, run and be framed by nothing from outside', async () => {
    for (const path of ['/graphiql', '/']) {
      const policy = (await get(path)).headers.get('content-security-policy')!;
      const directives = Object.fromEntries(
        policy.split(';').map((one) => [one.trim().split(' ')[0], one.trim()]),
      );
      expect(directives['default-src']).toBe("default-src 'self'");
      expect(directives['script-src']).toBe("script-src 'self'");
      expect(directives['frame-ancestors']).toBe("frame-ancestors 'none'");
      expect(directives['object-src']).toBe("object-src 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    }
  });

  it('tells nothing of what serves it', async () => {
    const { headers } = await get('/');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('gives no file of a package but what the page names', async () => {
    for (const path of [
      '/graphiql/files/graphiql/package.json',
      '/graphiql/files/react/index.js',
      '/graphiql/files/react-dom/cjs/react-dom.development.js',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});

describe('metrics', () => {
  it('are on an address of their own, by route and status, and never on the main one', async () => {
    expect((await get('/metrics')).status).toBe(404);
    await get('/health');
    const server = await serveMetrics({ host: '127.0.0.1', port: 0 });
    const { port } = server.address() as { port: number };
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toMatch(
      /watersmeet_http_request_seconds_count\{route="\/health",method="GET",status="200"\} \d+/,
    );
    expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
    const counted = async (line: string) => {
      const all = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(
        all
          .split('\n')
          .find((one) => one.startsWith(line))
          ?.split(' ')
          .at(-1) ?? 0,
      );
    };
    const names = [
      'watersmeet_refusals_total{route="/graphql",code="NOT_SIGNED_IN"}',
      'watersmeet_sign_ins_refused_total{code="NOT_SIGNED_IN"}',
      'watersmeet_limits_total{limit="body"}',
    ];
    const before = await Promise.all(names.map(counted));
    const input = { email: 'nobody@derby.example', password: 'a wrong one' };
    await t.send('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', { input });
    await t.send('{ me { person { code } } }');
    await t.send('{ __typename }', { list: Array(200).fill(1) });
    await eventually(async () => {
      const after = await Promise.all(names.map(counted));
      expect(after.map((count, at) => count - before[at]!)).toEqual([2, 1, 1]);
    });
    await new Promise((closed) => server.close(closed));
  });
});

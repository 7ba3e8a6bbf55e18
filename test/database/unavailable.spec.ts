import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { aPdf, sendFile } from '../support/packs.js';
import { key, world } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
});
afterAll(async () => {
  await t.stop();
});

const CREATE =
  'mutation ($input: CreateTrustInput!) { createTrust(input: $input) { replayed trust { code } } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const aTrust = (code: string) => ({
  input: { idempotencyKey: key(), code, odsCode: `X${code}`, name: 'A Trust', kind: 'NHS_TRUST' },
});

async function ready(app = t): Promise<unknown> {
  const response = await fetch(`${app.url}/ready`);
  return [response.status, await response.json()];
}

/** Whatever is written to the table meets this fault, until that is over. */
async function failing(table: string, sqlState: string): Promise<() => Promise<void>> {
  await t.asSuperuser(`create function fails() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file "base/5/16384"' using errcode = '${sqlState}'; end $$;
    create trigger fails before insert on ${table} for each row execute function fails()`);
  return async () => void (await t.asSuperuser('drop function fails cascade'));
}

describe('a database whose disk is full', () => {
  const because =
    'The disk of the database is full. Nothing was changed: tell the people who run the service, and try again when it is put right.';

  it('refuses what would write as UNAVAILABLE, /ready says so, and the same key does it afterwards', async () => {
    const trust = aTrust('100');
    const over = await failing('trust', '53100');
    expect(await t.refused(CREATE, trust, 'administrator')).toMatchObject({
      code: 'UNAVAILABLE',
      because,
    });
    expect(await ready()).toEqual([503, { status: 'not ready', because, worker: 'NOT_STARTED' }]);
    await over();
    expect(await t.ok(CREATE, trust, 'administrator')).toMatchObject({ replayed: false });
    expect(await ready()).toEqual([200, { status: 'ready', worker: 'NOT_STARTED' }]);
  });

  it('refuses an upload with 503, and the same key keeps it afterwards', async () => {
    const sent = {
      fileName: 'full.pdf',
      content: aPdf('full'),
      headers: { 'idempotency-key': key() },
    };
    const over = await failing('document_chunk', '53100');
    const before = await t.everything('pmo');
    const refused = await sendFile(t, sent);
    expect([refused.status, refused.errors![0]!.extensions]).toMatchObject([
      503,
      { code: 'UNAVAILABLE', because },
    ]);
    expect(await t.everything()).toEqual(before);
    await over();
    expect(await sendFile(t, sent)).toMatchObject({ status: 201, replayed: false });
  });
});

describe('a database that fails in another way', () => {
  it.each([
    ['too little memory', '53200', 'UNAVAILABLE'],
    ['a fault of its disk', '58030', 'UNAVAILABLE'],
    ['too many connections', '53300', 'BUSY'],
    ['its end', '57P01', 'BUSY'],
    ['a fault that is none of these', '42P01', 'INTERNAL'],
  ])('with %s (%s) is answered %s', async (_what, sqlState, code) => {
    const over = await failing('trust', sqlState);
    expect(await t.refused(CREATE, aTrust('200'), 'administrator')).toMatchObject({
      code,
      because: expect.stringContaining('Nothing was changed'),
    });
    await over();
  });
});

describe('a database that can only be read', () => {
  it('refuses everybody as UNAVAILABLE, and /ready says so', async () => {
    const token = await t.tokenOf('administrator');
    await t.asSuperuser(`alter database ${t.database} set default_transaction_read_only = on`);
    const node = await TestApp.start({ beside: t });
    const refused = await node.sendWith(CREATE, aTrust('300'), token);
    expect([refused.status, refused.errors?.[0]?.extensions]).toMatchObject([
      503,
      {
        code: 'UNAVAILABLE',
        because: expect.stringMatching(/^The database can only be read at the moment\./),
      },
    ]);
    expect(await ready(node)).toEqual([
      503,
      {
        status: 'not ready',
        because: 'The database can only be read at the moment.',
        worker: 'NOT_STARTED',
      },
    ]);
    await t.asSuperuser(
      `set transaction_read_only = off; alter database ${t.database} reset default_transaction_read_only`,
    );
    await node.stop();
  });
});

describe('what fails once it was saved', () => {
  const SEEN =
    'mutation ($input: CreateTrustInput!) { createTrust(input: $input) { replayed trust { id sites { name } } } }';

  it('is OUTCOME_UNKNOWN, says that it was saved, and names it', async () => {
    const trust = aTrust('400');
    await t.asSuperuser('alter table trust_site rename to gone');
    const { errors } = await t.send(SEEN, trust, 'administrator');
    await t.asSuperuser('alter table gone rename to trust_site');
    const [row] = await t.asOwner<{ id: string }>("select id from trust where code = '400'");
    expect(errors!.map(({ extensions }) => extensions)).toEqual([
      {
        code: 'OUTCOME_UNKNOWN',
        because:
          'It was saved, but the answer could not be read. Send the same request again, with the same idempotency key: it is not done twice, and you are answered.',
        subjectId: row!.id,
        requestId: expect.any(String),
      },
    ]);
    expect(await t.ok(SEEN, trust, 'administrator')).toMatchObject({
      replayed: true,
      trust: { id: row!.id, sites: [] },
    });
  });

  it('is not what a fault before it is: that one says that nothing was changed', async () => {
    await t.asSuperuser('alter table trust rename column name to gone');
    const refused = await t.send(CREATE, aTrust('500'), 'administrator');
    await t.asSuperuser('alter table trust rename column gone to name');
    expect(refused.errors![0]!.extensions).toMatchObject({
      code: 'INTERNAL',
      because: expect.stringContaining('Nothing was changed.'),
    });
    expect(await t.asOwner("select from trust where code = '500'")).toEqual([]);
  });

  it('is told of a sign-in, of which a session was made', async () => {
    const [email, password] = ['somebody@derby.example', 'correct horse battery staple'];
    const somebody = { code: 'somebody', displayName: 'Somebody', email, password };
    await t.as('administrator').does('createPerson', somebody);
    const sessions = async () =>
      (
        await t.asOwner(
          "select from session s join person p on p.id = s.person_id where p.code = 'somebody'",
        )
      ).length;
    await t.asSuperuser('alter table person rename column display_name to gone');
    const { errors } = await t.send(SIGN_IN, { input: { email, password } });
    await t.asSuperuser('alter table person rename column gone to display_name');
    expect([errors![0]!.extensions.code, await sessions()]).toEqual(['OUTCOME_UNKNOWN', 1]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { hashPassword } from '../../src/platform/accounts/passwords.js';
import { newSecret } from '../../src/platform/accounts/secrets.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { CheckpointsService } from '../../src/platform/audit/checkpoints.service.js';
import { signingKeyFromText } from '../../src/platform/audit/signing-key.js';
import { declareKey } from '../../src/tasks/keys/replace-key.js';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const EMAIL = 'ada@derby.example';
const [TRUE, FALSE] = ['the true password', 'a false password'];

const t = TestApp.forSpec({ world: world() }, async (it) => {
  const person = { code: 'ada', displayName: 'Ada', email: EMAIL, password: TRUE };
  await it.as('administrator').does('createPerson', person);
  await signIn(TRUE);
  await it.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
  await pledge();
  await it.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
});

const signIn = async (password: string) =>
  await t.ok('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', {
    input: { email: EMAIL, password },
  });

async function pledge(secret?: string): Promise<void> {
  const person = secret ? t.withSecret(secret) : t.as('director');
  await person.does('addStatement', {
    programme: 'UHDB',
    kind: 'PLEDGE',
    text: `Pledge ${key()}.`,
  });
}

const lastSeq = async (chain: string) =>
  (await t.asOwner('select head_seq::int as seq from audit_chain where name = $1', [chain]))[0]!
    .seq as number;

/** What is found after the work and was not before it: what is in a chain stays there. */
async function foundAfter(work: () => Promise<void>) {
  const before = await t.faults();
  await work();
  const after = await t.faults();
  expect(after).toEqual(expect.arrayContaining(before));
  return after.filter(
    (fault) => !before.some((one) => JSON.stringify(one) === JSON.stringify(fault)),
  );
}

describe('what was tampered with, used and put back', () => {
  it('is nothing at first', async () => {
    const report = await verifyDatabase(t.connection('watersmeet_auditor'), { all: true });
    expect(report.faults).toEqual([]);
  });

  it('a password that was set by hand is found while it stands', async () => {
    const [ada] = await t.asOwner('select id from account where email = $1', [EMAIL]);
    const set = `update account set password_hash = '${await hashPassword(FALSE)}' where id = '${ada!.id}'`;
    const found = await whileTampered(t, ['account'], set, async () => await t.faults());
    expect(found).toEqual([
      {
        check: 'critical-rows',
        table: 'account',
        row: ada!.id,
        because: expect.stringMatching(
          /^This account does not agree with its latest audit entry \(entry \d+ of chain installation\): it was changed\.$/,
        ),
      },
    ]);
  });

  it('a password that was set by hand is found when it was used, though it was put back', async () => {
    let seq = 0;
    const found = await foundAfter(async () => {
      const set = `update account set password_hash = '${await hashPassword(FALSE)}' where email = '${EMAIL}'`;
      await whileTampered(t, ['account'], set, async () => await signIn(FALSE));
      seq = await lastSeq('installation');
    });
    expect(found).toEqual([
      {
        check: 'sign-ins',
        chain: 'installation',
        seq,
        because: `Entry ${seq}: The password or the account of this sign-in is not the one that the chain knows: it was set by hand.`,
      },
    ]);
    expect(await foundAfter(async () => void (await signIn(TRUE)))).toEqual([]);
  });

  it.each([
    [
      'a session that was put in by hand',
      (id: string, hash: string) =>
        `insert into session select '${id}', id, '${hash}', now(), now(), 30, now() + interval '1 hour', null from person where code = 'director'`,
    ],
    [
      'a session whose secret was changed by hand',
      (_id: string, hash: string) =>
        `update session set secret_hash = '${hash}' where id = (select max(s.id::text)::uuid from session s join person p on p.id = s.person_id where p.code = 'director')`,
    ],
  ])('%s is found, and what was done in it, though it was put back', async (_what, sql) => {
    await pledge();
    const { secret, secretHash } = newSecret('SESSION');
    let seq = 0;
    let standing: unknown[] = [];
    const found = await foundAfter(async () => {
      await whileTampered(t, ['session'], sql(randomUUID(), secretHash), async () => {
        standing = (await t.faults()).filter(({ table }) => table === 'session');
        await pledge(secret);
      });
      seq = await lastSeq('UHDB');
    });
    expect(standing).toMatchObject([
      {
        check: 'sign-ins',
        because:
          'This session was begun by no sign-in: it was put in, or its secret was changed, by hand.',
      },
    ]);
    expect(found).toEqual([
      {
        check: 'sign-ins',
        chain: 'UHDB',
        seq,
        because: `Entry ${seq} was written in a session that no sign-in began: it was put in, or its secret was changed, by hand.`,
      },
    ]);
  });

  it("the database's clock, put back three hours between two entries, is found", async () => {
    const [kept] = await t.asSuperuser<{ sql: string }>(
      "select pg_get_functiondef(oid) as sql from pg_proc where proname = 'write_entry'",
    );
    let seq = 0;
    const found = await foundAfter(async () => {
      await t.tamper(
        kept!.sql.replace('clock_timestamp()', "(clock_timestamp() - interval '3 hours')"),
      );
      await pledge();
      await t.tamper(kept!.sql);
      seq = await lastSeq('UHDB');
      await pledge();
    });
    expect(found).toEqual([
      {
        check: 'chains',
        chain: 'UHDB',
        seq,
        because: expect.stringMatching(
          new RegExp(
            `^Entry ${seq} has the time \\S+Z, [23] hours and \\d+ minutes before the entry that it follows \\(\\S+Z\\): the database's clock was put back\\.$`,
          ),
        ),
      },
    ]);
  });
});

describe('an answer', () => {
  it('that is kept of a request and was emptied is found', async () => {
    const [request] = await t.asOwner(
      "select actor_id || '/' || key as name from idempotency where verb = 'addStatement' order by done_at limit 1",
    );
    const empty = `update idempotency set answer = '{}' where actor_id || '/' || key = '${request!.name}'`;
    let found: unknown[] = [];
    await foundAfter(async () => {
      await whileTampered(t, ['idempotency'], empty, async () => {
        found = (await t.faults()).filter(({ check }) => check === 'idempotency');
      });
    });
    expect(found).toEqual([
      {
        check: 'idempotency',
        table: 'idempotency',
        row: request!.name,
        because:
          'The answer that is kept of this request (addStatement) is not the one that its entry vouches for: it was changed.',
      },
    ]);
  });
});

describe('a checkpoint', () => {
  const checkpoints = async (chain: string) =>
    await t.asOwner<{ id: string; seq: number }>(
      `select k.id, k.seq::int from audit_checkpoint k join audit_chain c on c.id = k.chain_id
       where c.name = $1 order by k.seq`,
      [chain],
    );
  const withoutOne = async (id: string) =>
    await whileTampered(
      t,
      ['audit_checkpoint'],
      `delete from audit_checkpoint where id = '${id}'`,
      async () => (await t.faults()).filter(({ check }) => check === 'signing'),
    );
  const asked = (seq: number) => ({
    check: 'signing',
    chain: 'UHDB',
    seq,
    because: `The chain was signed at entry ${seq} (Somebody asked for a signed checkpoint), but that checkpoint is missing: it was taken away.`,
  });

  it('that was taken away is missed by the entry after which it was signed', async () => {
    const { id, seq } = (await checkpoints('UHDB')).at(-1)!;
    expect(await withoutOne(id)).toEqual([asked(seq)]);
  });

  it('that was taken away is missed by the one after it as well', async () => {
    const [first, second] = await checkpoints('UHDB');
    expect(await withoutOne(first!.id)).toEqual([
      asked(first!.seq),
      {
        check: 'signing',
        table: 'audit_checkpoint',
        row: second!.id,
        chain: 'UHDB',
        seq: first!.seq,
        because: `The checkpoint of entry ${first!.seq}, which the one of entry ${second!.seq} follows, is missing: it was taken away or changed.`,
      },
    ]);
  });

  it("of the installation's chain is missed by those of the programmes", async () => {
    const [last] = (await checkpoints('installation')).slice(-1);
    const found = await withoutOne(last!.id);
    expect(found).toContainEqual({
      check: 'signing',
      table: 'audit_checkpoint',
      row: (await checkpoints('UHDB')).at(-1)!.id,
      chain: 'installation',
      seq: last!.seq,
      because: expect.stringMatching(
        /^The checkpoint of the installation's chain at entry \d+, which the one of UHDB at entry \d+ names, is missing/,
      ),
    });
  });

  it('that was signed while the guards were changed is found, though they were put back', async () => {
    const found = await foundAfter(async () => {
      await t.tamper('grant update on vote to watersmeet_service');
      await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
      await t.tamper('revoke update on vote from watersmeet_service');
    });
    expect(found.filter(({ chain }) => chain === 'UHDB')).toEqual([
      {
        check: 'signing',
        table: 'audit_checkpoint',
        row: (await checkpoints('UHDB')).at(-1)!.id,
        chain: 'UHDB',
        seq: await lastSeq('UHDB'),
        because: expect.stringMatching(
          /^When this checkpoint was signed \(\S+\), the catalogue of the database was not that of this version/,
        ),
      },
    ]);
  });
});

describe('a signing key', () => {
  const aKey = () =>
    signingKeyFromText(
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    );
  const next = aKey();

  it('that took the place of another in silence is found', async () => {
    const [programme] = await t.asOwner("select id from programme where code = 'UHDB'");
    const keys = { current: next, previous: null, unanchored: false };
    const found = await foundAfter(async () => {
      const service = new CheckpointsService(keys);
      await t.db.transaction(await t.actor('auditor'), async (tx) => {
        const catalogue = await service.catalogue(tx);
        t.app.get(AuditService).record(tx, {
          type: 'statement.added',
          programmeId: programme!.id,
          subjectType: 'programme',
          subjectId: programme!.id,
          payload: {},
        });
        tx.lastly(async () => void (await service.make(tx, programme!.id, catalogue)));
      });
    });
    expect(found).toEqual([
      {
        check: 'signing',
        table: 'audit_checkpoint',
        row: expect.any(String),
        chain: 'UHDB',
        seq: await lastSeq('UHDB'),
        because: `From here on key ${next.keyId} signs, and neither the key before it nor an entry of the installation's chain vouches for it: another key took the place of the key in silence. If the key before it is lost, say so with \`npm run audit:replace-key -- --reason TEXT\`.`,
      },
    ]);
  });

  it('whose coming was told with a reason is no fault, but nothing else vouches for it', async () => {
    const reason = 'The disk with the key was lost.';
    await declareKey(t.connection('watersmeet_owner'), next, reason);
    expect(await t.told('signing-key.replaced')).toEqual({
      keyId: next.keyId,
      fingerprint: next.fingerprint,
      replaced: t.keys.current.keyId,
      reason,
    });
    const report = await verifyDatabase(t.connection('watersmeet_auditor'), { all: true });
    expect(report.faults.filter(({ because }) => because.includes(next.keyId))).toEqual([]);
    expect(report.warnings).toContainEqual(
      expect.stringContaining(
        `Key ${next.keyId} took the place of a key that was lost or given up`,
      ),
    );
  });

  it('that took the place of none is not told', async () => {
    const other = await TestApp.start();
    const told = declareKey(other.connection('watersmeet_owner'), next, 'x');
    await expect(told).rejects.toThrow(
      `No key but ${next.keyId} has signed anything: there is none whose place it takes.`,
    );
    expect(await other.asOwner('select from audit_entry')).toEqual([]);
    await other.stop();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  readSignedCheckpoint,
  type SignedCheckpoint,
} from '../../src/platform/audit/checkpoint.js';
import { publicKeyFromText } from '../../src/platform/audit/signing-key.js';
import { momentInWords } from '../../src/shared/day.js';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { chainOf, rebuilt, whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

let t: TestApp;
const ids: Record<string, string> = {};
let checkpoint: SignedCheckpoint;

const ADD =
  'mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }';

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  for (const text of ['Keep patient choice.', 'One emergency department.']) {
    const input = { idempotencyKey: key(), programme: 'UHDB', kind: 'PLEDGE', text };
    ids.pledge = (await t.ok(ADD, { input }, 'director')).statement.id;
  }
  const shown = 'checkpoint { id signed }';
  const { checkpoint: made } = await t
    .as('auditor')
    .does('makeCheckpoint', { programme: 'UHDB' }, shown);
  ids.checkpoint = made.id;
  checkpoint = readSignedCheckpoint(JSON.parse(made.signed));
  const [membership] = await t.asOwner(
    "select m.id from membership m join person p on p.id = m.person_id where p.code = 'observer'",
  );
  ids.membership = membership!.id;
  const [chain] = await t.asOwner("select id from audit_chain where name = 'UHDB'");
  ids.chain = chain!.id;
});
afterAll(async () => {
  await t.stop();
});

const publicKey = () => publicKeyFromText(t.keys.current.publicKeyPem);
const madeAt = () => momentInWords(checkpoint.checkpoint.madeAt);
const outside = () => ({ checkpoint, publicKey: publicKey() });

describe('a sound database', () => {
  it('keeps every promise, and says how much was read', async () => {
    const report = await verifyDatabase(t.connection('watersmeet_auditor'), outside());
    expect(report).toMatchObject({ sound: true, faults: [], warnings: [] });
    const read = new Map(report.rows.map(({ table, rows }) => [table, rows]));
    expect(read.get('programme_statement')).toBe(2);
    expect(read.get('audit_checkpoint')).toBe(2);
    expect(report.notes).toEqual([
      expect.stringMatching(
        /^Catalogue: \d{4} lines, each a table, column, rule, function or right, were compared with docs\/catalogue\.txt\.$/,
      ),
      expect.stringMatching(/^Chain installation: \d+ entries, all with their content\.$/),
      'Chain UHDB: 4 entries, all with their content.',
      'Checkpoints: 2, of which your key proves 2.',
      `Your checkpoint: chain UHDB, entry 4, made at ${madeAt()}. The chain is proven up to that entry.`,
      'Entries after the checkpoint: 0. The next checkpoint will prove them.',
    ]);
  });

  it('is not vouched for by its own keys: that is said', async () => {
    const report = await verifyDatabase(t.connection('watersmeet_auditor'));
    expect(report.sound).toBe(true);
    expect(report.warnings).toEqual([
      expect.stringMatching(/only with keys from this same database/),
      expect.stringMatching(
        /^Nothing was compared with a checkpoint that a Trust keeps\. So it would not be noticed/,
      ),
    ]);
  });

  it.each(['watersmeet_service', 'watersmeet_owner', 'postgres'])(
    'is not verified as %s, from whom rows could be hidden',
    async (user) => {
      await expect(verifyDatabase(t.connection(user))).rejects.toThrow(
        `Use the account watersmeet_auditor, which sees every row, to verify: AUDITOR_DATABASE_URL names ${user}.`,
      );
    },
  );
});

describe('a chain that agrees with itself', () => {
  const TABLES = ['audit_chain', 'audit_entry', 'audit_content', 'audit_checkpoint', 'idempotency'];
  const forget = `delete from audit_checkpoint where chain_id = (select id from audit_chain where name = 'UHDB');
    delete from idempotency where verb = 'makeCheckpoint'`;

  it('and whose tail was cut is found only by the checkpoint kept outside', async () => {
    const cut = rebuilt((await chainOf(t, 'UHDB')).slice(0, 3));
    const [inside, outsideFaults] = await whileTampered(
      t,
      TABLES,
      `${cut}; ${forget}`,
      async () => [await t.faults({ publicKey: publicKey() }), await t.faults(outside())],
    );
    expect(inside).toEqual([]);
    expect(outsideFaults).toEqual([
      {
        check: 'kept-checkpoint',
        chain: 'UHDB',
        seq: 4,
        because: `The chain ends at entry 3, but your checkpoint of ${madeAt()} signed entry 4: its end was cut off, or an older backup was restored.`,
      },
    ]);
  });

  it('and was rebuilt with another history is found only by the checkpoint kept outside', async () => {
    const chain = await chainOf(t, 'UHDB');
    chain[1]!.content = chain[1]!.content!.replace('Keep patient', 'Lose patient');
    // Nobody asks for a checkpoint in this history: otherwise it would be missed.
    chain[3]!.content = chain[3]!.content!.replace('checkpoint.asked', 'statement.revised');
    const asked = `update audit_content set type = 'statement.revised' where type = 'checkpoint.asked'`;
    const [inside, stored, outsideFaults] = await whileTampered(
      t,
      TABLES,
      `${rebuilt(chain)}; ${asked}`,
      async () => {
        const stillStored = await t.faults();
        await t.tamper(forget);
        return [await t.faults(), stillStored, await t.faults(outside())];
      },
    );
    expect(inside).toEqual([]);
    expect(stored).toMatchObject([
      {
        check: 'checkpoints',
        row: ids.checkpoint,
        because: 'Entry 4 does not have the hash that was signed: the chain was rebuilt.',
      },
    ]);
    expect(outsideFaults).toMatchObject([{ check: 'kept-checkpoint', chain: 'UHDB', seq: 4 }]);
    expect(outsideFaults![0]!.because).toMatch(
      /^Entry 4 does not have the hash that your checkpoint of .* signed: the chain was rebuilt, or an older copy was restored and went on\.$/,
    );
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { CheckpointsService } from '../../src/platform/audit/checkpoints.service.js';
import { readSignedCheckpoint, verifyCheckpoint } from '../../src/platform/audit/checkpoint.js';
import {
  publicKeyFromText,
  type SigningKey,
  signingKeyFromText,
} from '../../src/platform/audit/signing-key.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { chainOf } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { crowd } from '../support/waiting.js';
import { world } from '../support/world.js';

let t: TestApp;
let programmeId: string;

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  programmeId = (await t.asOwner("select id from programme where code = 'UHDB'"))[0]!.id;
});
afterAll(async () => {
  await t.stop();
});

const event = (tx: Tx) =>
  t.app.get(AuditService).record(tx, {
    type: 'statement.added',
    programmeId,
    subjectType: 'programme',
    subjectId: programmeId,
    payload: {},
  });

describe('a chain under many hands', () => {
  it('takes 200 events at once without a gap', async () => {
    const before = (await chainOf(t, 'UHDB')).length;
    const director = await t.actor('director');
    await crowd(t, { of: 'events of one chain', many: 200, together: 10 }, async () => {
      for (;;) {
        try {
          await t.db.transaction(director, async (tx) => {
            event(tx);
            await Promise.resolve();
          });
          return;
        } catch (error) {
          // The pool is smaller than the crowd: whoever waited too long asks again.
          if ((error as { refusal?: { code: string } }).refusal?.code !== 'BUSY') throw error;
        }
      }
    });
    const chain = await chainOf(t, 'UHDB');
    expect(chain.map(({ seq }) => seq)).toEqual(
      Array.from({ length: before + 200 }, (_one, at) => at + 1),
    );
    expect(await t.faults()).toEqual([]);
  });

  it('writes an act on both chains without either waiting for the other for ever', async () => {
    const director = await t.actor('director');
    const both = async (order: (string | null)[]) =>
      await t.db.transaction(director, async (tx) => {
        for (const chain of order) {
          t.app.get(AuditService).record(tx, {
            type: 'statement.revised',
            programmeId: chain,
            subjectType: 'programme',
            subjectId: programmeId,
            payload: {},
          });
        }
        await Promise.resolve();
      });
    await crowd(t, { of: 'acts on two chains', many: 16, together: 10 }, async (at) => {
      await both(at % 2 === 0 ? [programmeId, null] : [null, programmeId]);
    });
    expect(await t.faults()).toEqual([]);
  });
});

describe('a key', () => {
  const aKey = (): SigningKey =>
    signingKeyFromText(
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    );

  it('that follows another is vouched for by it, once for each chain', async () => {
    const [old, next] = [t.keys.current, aKey()];
    await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
    t.forgetToken('auditor');
    const service = new CheckpointsService({ current: next, previous: old, unanchored: false });
    const make = async () =>
      await t.db.transaction(await t.actor('auditor'), async (tx) => {
        event(tx);
        let signed = '';
        const catalogue = await service.catalogue(tx);
        tx.lastly(async () => {
          signed = (await service.make(tx, programmeId, catalogue)).signed;
        });
        return () => readSignedCheckpoint(JSON.parse(signed));
      });
    const [first, second] = [(await make())(), (await make())()];
    const [oldKey, newKey] = [old, next].map((one) => publicKeyFromText(one.publicKeyPem));
    expect(verifyCheckpoint(first, newKey!)).toEqual({ proven: true, by: 'KEY' });
    expect(verifyCheckpoint(first, oldKey!)).toEqual({ proven: true, by: 'PREVIOUS_KEY' });
    expect(verifyCheckpoint(second, newKey!)).toEqual({ proven: true, by: 'KEY' });
    expect(verifyCheckpoint(second, oldKey!)).toMatchObject({ why: 'UNKNOWN_KEY' });

    const vouched = await t.asOwner(
      `select c.name from audit_checkpoint k join audit_chain c on c.id = k.chain_id
       where k.signed like '%previousKeySignature%' order by 1`,
    );
    expect(vouched.map((row) => row.name)).toEqual(['UHDB', 'installation']);
    expect(await t.faults({ publicKey: newKey! })).toEqual([]);
    expect(await t.faults({ publicKey: oldKey! })).toEqual([]);
  });
});

describe('a checkpoint', () => {
  it('is never made before the entry that it signs, of a programme or of the installation', async () => {
    await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
    const made = await t.asOwner(
      `select c.name, c.practice, k.signed::jsonb #>> '{checkpoint,practice}' as "saysPractice",
         bool_and((k.signed::jsonb #>> '{checkpoint,madeAt}')::timestamptz >= e.at::timestamptz) as after,
         bool_and((k.signed::jsonb #>> '{checkpoint,madeAt}')::timestamptz - e.at::timestamptz < interval '1 second') as soon
       from audit_checkpoint k join audit_chain c on c.id = k.chain_id
       join audit_entry e on e.chain_id = k.chain_id and e.seq = k.seq group by 1, 2, 3 order by 1`,
    );
    const anyAnswer: unknown = expect.any(Boolean);
    const always = { after: true, soon: true };
    expect(made).toEqual([
      { name: 'UHDB', practice: true, saysPractice: 'true', ...always },
      // The installation is no programme: it is never for practice.
      // It is signed when a programme is, which may be a while after it has grown.
      {
        name: 'installation',
        practice: false,
        saysPractice: 'false',
        after: true,
        soon: anyAnswer,
      },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { CasePack } from '../../src/governance/case-packs/case-pack.entity.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Programme } from '../../src/governance/programmes/programme.entity.js';
import { lightCases } from '../support/gates.js';
import { aCompletePack, aDocument, PLACE, PUT_SECTION, SEAL } from '../support/packs.js';
import { race } from '../support/race.js';
import { TestApp, type Answer } from '../support/test-app.js';
import { Bystander, crowd } from '../support/waiting.js';
import { key, world } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
});
afterAll(async () => {
  await t.stop();
});

const READ =
  'query ($c: String!) { casePack(programme: "UHDB", pack: $c) { id status version manifest documents { position title } } }';
const read = async (c: string) => await t.ok(READ, { c }, 'pmo');
const seal = (pack: string, expectedVersion: number) => ({
  input: { idempotencyKey: key(), programme: 'UHDB', pack, expectedVersion },
});

/** Seals while somebody else's transaction is open; says whether that waited, and what it came to. */
async function sealingDuring(work: (tx: Tx) => Promise<void>, [pack, version]: [string, number]) {
  await t.tokenOf('director');
  const bystander = await Bystander.come(t);
  let sealed: Promise<Answer> | null = null;
  let waited = false;
  await t.db.transaction(await t.actor('pmo'), async (tx) => {
    await work(tx);
    sealed = t.send(SEAL, seal(pack, version), 'director');
    waited = (await bystander.sees(1, sealed)) === 1;
  });
  await bystander.leave();
  return { waited, refusal: (await sealed!).errors?.[0]?.extensions };
}

describe('sealing', () => {
  it('waits for whoever is changing the pack, and then sees that it has changed', async () => {
    const { id, code, version } = await aCompletePack(t);
    const change = async (tx: Tx) => {
      const { programmeId } = await tx.lock(CasePack, id, 'NO KEY UPDATE');
      await tx.set(CasePack, id, { label: 'late' });
      const subject = { subjectType: 'case-pack', subjectId: id, payload: {} } as const;
      t.app.get(AuditService).record(tx, { type: 'pack.revised', programmeId, ...subject });
    };
    const { waited, refusal } = await sealingDuring(change, [code, version]);
    expect([waited, refusal?.code]).toEqual([true, 'STALE_VERSION']);
    expect(await read(code)).toMatchObject({ status: 'DRAFT', version: version + 1 });
  });

  it('waits for a decision that is being taken in its programme', async () => {
    const { id, version } = await read('FBC/1');
    const decide = async (tx: Tx) => {
      const { programmeId } = await tx.must(CasePack, { id }, 'pack');
      await tx.lock(Programme, programmeId, 'SHARE');
    };
    const { waited, refusal } = await sealingDuring(decide, ['FBC/1', version]);
    expect([waited, refusal]).toEqual([true, undefined]);
    expect((await read('FBC/1')).status).toBe('SEALED');
  });
});

describe('sealing while somebody still writes', () => {
  it('seals what was seen, or nothing: the other waits and then sees it', async () => {
    await t.tokenOf('director');
    await lightCases(t);
    // Sealing first reads all bytes again: a late writer comes after it, an early one before.
    await race({ between: ['sealing', 'writing'], rounds: 12 }, async (run, at) => {
      const { code, version } = await aCompletePack(t, { label: `number ${at}` });
      const words = { kind: 'LEGAL', title: 'Legal', text: 'Late.', completeness: 'COMPLETE' };
      const late = { idempotencyKey: key(), programme: 'UHDB', pack: code, ...words };
      const [sealed, put] = await Promise.all([
        run(0, async () => await t.send(SEAL, seal(code, version), 'director')),
        run(1, async () => await t.send(PUT_SECTION, { input: late }, 'pmo')),
      ]);
      const codes = [sealed, put].map(({ errors }) => errors?.[0]?.extensions.code ?? 'done');
      expect(['done SEALED', 'STALE_VERSION done']).toContain(codes.join(' '));
      const pack = await read(code);
      if (codes[0] === 'done') expect(pack.manifest).not.toContain('Late.');
      else await t.ok(SEAL, seal(code, pack.version), 'director');
      return { first: codes[0] === 'done' ? 0 : 1 };
    });
  });
});

describe('placing documents at the same time', () => {
  it('gives each a place of its own, without a gap', async () => {
    const { code, version } = await aCompletePack(t, { stage: 'STRATEGIC_CASE' });
    const documentId = await aDocument(t);
    const count = (await read(code)).documents.length as number;
    const plan = { of: 'documents placed in one pack', many: 8, together: 8 };
    const placed = await crowd(t, plan, async (at) => {
      const input = { idempotencyKey: key(), programme: 'UHDB', pack: code, documentId };
      const words = { title: `Late ${at}`, role: 'OTHER', position: (at % 3) + 1 };
      return await t.send(PLACE, { input: { ...input, ...words } }, 'pmo');
    });
    expect(placed.map(({ errors }) => errors)).toEqual(Array(8).fill(undefined));
    const pack = await read(code);
    expect(pack.documents.map((one: any) => one.position)).toEqual(
      Array.from({ length: count + 8 }, (_none, at) => at + 1),
    );
    expect(pack.version).toBe(version + 8);
  });
});

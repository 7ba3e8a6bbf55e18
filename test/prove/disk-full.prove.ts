import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chownSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aPdf, sendFile } from '../support/packs.js';
import { makeDisk, removeDisk } from '../support/machine.mjs';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const disk = mkdtempSync(join(tmpdir(), 'wm-disk-'));
const filler = join(disk, 'filler');

let t: TestApp;
beforeAll(async () => {
  expect(makeDisk(disk)).toBe(true);
  t = await TestApp.start({ world: world() });
  const [{ folder }] = (await t
    .asSuperuser('show data_directory')
    .then((rows) => rows.map((row) => ({ folder: String(row.data_directory) })))) as [
    { folder: string },
  ];
  const { uid, gid } = statSync(folder);
  chownSync(disk, uid, gid);
  const own = `ts_${t.database}`;
  await t.asSuperuser(`create tablespace ${own} location '${disk}'`);
  for (const table of ['document_chunk', 'vote', 'audit_content'])
    await t.asSuperuser(`alter table ${table} set tablespace ${own}`);
});
afterAll(async () => {
  for (const table of ['document_chunk', 'vote', 'audit_content'])
    await t.asSuperuser(`alter table ${table} set tablespace pg_default`);
  await t.asSuperuser(`drop tablespace ts_${t.database}`);
  await t.stop();
  removeDisk(disk);
  rmSync(disk, { recursive: true, force: true });
});

/** Takes all the room that is left. */
function fill(): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
}

const ready = async () => (await fetch(`${t.url}/ready`)).status;

describe('a disk that is really full, and has room again', () => {
  it('refuses an upload whole, and the same key keeps it', async () => {
    const content = aPdf('x'.repeat(2_000_000).replace(/x/g, () => String(Math.random())[5]!));
    const sent = { fileName: 'full.pdf', content, headers: { 'idempotency-key': key() } };
    fill();
    const before = await t.everything('pmo');
    const refused = await sendFile(t, sent);
    expect([refused.status, refused.errors![0]!.extensions.code]).toEqual([503, 'UNAVAILABLE']);
    expect(await t.everything()).toEqual(before);
    expect(await ready()).toBe(503);
    rmSync(filler);
    expect(await sendFile(t, sent)).toMatchObject({ status: 201, replayed: false });
    expect(await ready()).toBe(200);
  });

  it('refuses votes whole, and loses none', async () => {
    const open = await r.aResolution(t, { purpose: 'SUPPORT', pack: null });
    const voter = 'derby-ned-1';
    let revision = 0;
    const next = () =>
      r.aVote(
        open,
        revision % 2 ? 'FOR' : 'AGAINST',
        revision ? { expectedRevision: revision } : {},
      );
    let vote = next();
    await t.ok(r.CAST, vote, voter);
    revision += 1;
    fill();
    let code: string | undefined;
    for (let n = 0; n < 500 && code === undefined; n += 1) {
      vote = next();
      const { errors } = await t.send(r.CAST, vote, voter);
      code = errors?.[0]!.extensions.code as string | undefined;
      if (code === undefined) revision += 1;
    }
    expect(code).toBe('UNAVAILABLE');
    const stored = async () =>
      (await t.asOwner('select from vote where resolution_id = $1', [open.id])).length;
    expect(await stored()).toBe(revision);
    rmSync(filler);
    expect(await t.ok(r.CAST, vote, voter)).toMatchObject({ replayed: false });
    expect(await stored()).toBe(revision + 1);
    expect(await ready()).toBe(200);
    process.stdout.write(`disk: full after ${revision} votes, none lost\n`);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import {
  readSignedCheckpoint,
  type SignedCheckpoint,
} from '../../src/platform/audit/checkpoint.js';
import { publicKeyFromText, signingKeyFromText } from '../../src/platform/audit/signing-key.js';
import { readConfig } from '../../src/platform/config/config.js';
import type { EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { readBackup } from '../../src/tasks/backup/read-backup.js';
import { writeBackup } from '../../src/tasks/backup/write-backup.js';
import { momentInWords } from '../../src/shared/day.js';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { testCluster } from '../support/cluster.js';
import { fingerprintOf, OwnGround, serving } from '../support/own-embedded.js';
import type { TestApp } from '../support/test-app.js';
import { aDocument } from '../support/packs.js';
import { aWorld, key } from '../support/world.js';

const ground = new OwnGround();
const place = (server: EmbeddedPostgres) => server.connection('postgres', 'watersmeet');
const publicKey = publicKeyFromText(signingKeyFromText(testCluster().key).publicKeyPem);
const restore = async (home: string, file: string) =>
  await readBackup(readConfig({ WATERSMEET_DATA: ground.at(home) }), file, () => undefined);

let served: EmbeddedPostgres;
/** The checkpoint that a Trust kept before the backup, and one after it. */
let kept: SignedCheckpoint;
let later: SignedCheckpoint;
let atBackup: Record<string, string>;

const pledge = async (t: TestApp) =>
  await t.as('director').does('addStatement', { programme: 'UHDB', kind: 'PLEDGE', text: key() });
async function aCheckpoint(t: TestApp): Promise<SignedCheckpoint> {
  const asked = { programme: 'UHDB' };
  const { checkpoint } = await t
    .as('auditor')
    .does('makeCheckpoint', asked, 'checkpoint { signed }');
  return readSignedCheckpoint(JSON.parse(checkpoint.signed));
}
const verified = async (server: EmbeddedPostgres, checkpoint: SignedCheckpoint) =>
  await verifyDatabase(server.connection('watersmeet_auditor', 'watersmeet'), {
    checkpoint,
    publicKey,
    all: true,
  });

beforeAll(async () => {
  served = await ground.start('served');
  await serving(place(served), async (t) => {
    await aWorld(t);
    await aDocument(t);
    kept = await aCheckpoint(t);
    await pledge(t);
    atBackup = await fingerprintOf(place(served));
    await writeBackup(served, ground.at('quiet.backup'));
    // The second is made while people go on.
    let over = false;
    const writing = [pledge, aDocument].map(async (act) => {
      while (!over) await act(t);
    });
    await writeBackup(served, ground.at('busy.backup'));
    over = true;
    await Promise.all(writing);
    later = await aCheckpoint(t);
  });
});
afterAll(async () => {
  await ground.leave();
});

describe('a restored backup', () => {
  it('has every row, document and account, and is sound by a checkpoint that a Trust kept', async () => {
    await restore('quiet', ground.at('quiet.backup'));
    const server = await ground.start('quiet');
    expect(server.freshlyCreated).toBe(false);
    expect(await fingerprintOf(place(server))).toEqual(atBackup);
    expect(await verified(server, kept)).toMatchObject({ sound: true, faults: [] });
  });

  it('that was made while people wrote is sound too', async () => {
    await restore('busy', ground.at('busy.backup'));
    const server = await ground.start('busy');
    expect(await verified(server, kept)).toMatchObject({ sound: true, faults: [] });
  });

  it('lacks what was done after it, which the latest checkpoint shows', async () => {
    const { seq, madeAt } = later.checkpoint;
    const report = await verified(await ground.start('quiet'), later);
    expect(report.faults).toEqual([
      {
        check: 'kept-checkpoint',
        chain: 'UHDB',
        seq,
        because: expect.stringMatching(
          new RegExp(
            `^The chain ends at entry \\d+, but your checkpoint of ${momentInWords(madeAt)} signed entry ${seq}: its end was cut off, or an older backup was restored\\.$`,
          ),
        ),
      },
    ]);
  });

  it('that goes on is another history under the same names, which the latest checkpoint shows', async () => {
    const server = await ground.start('quiet');
    const { seq, madeAt } = later.checkpoint;
    await serving(place(server), async (t) => {
      while ((await aCheckpoint(t)).checkpoint.seq < seq) await pledge(t);
    });
    expect((await verified(server, later)).faults).toEqual([
      {
        check: 'kept-checkpoint',
        chain: 'UHDB',
        seq,
        because: `Entry ${seq} does not have the hash that your checkpoint of ${momentInWords(madeAt)} signed: the chain was rebuilt, or an older copy was restored and went on.`,
      },
    ]);
    expect(await verified(server, kept)).toMatchObject({ sound: true });
  });
});

async function zipped(archive: Pack): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of archive as AsyncIterable<Buffer>) pieces.push(piece);
  return gzipSync(Buffer.concat(pieces));
}

describe('a backup', () => {
  it('is written over no other file', async () => {
    const before = readFileSync(ground.at('quiet.backup'));
    await expect(writeBackup(served, ground.at('quiet.backup'))).rejects.toThrow(
      `There is already a file ${ground.at('quiet.backup')}, which was not touched: give another name.`,
    );
    expect(readFileSync(ground.at('quiet.backup')).equals(before)).toBe(true);
  });

  it('leaves nothing behind where it cannot be written, and PostgreSQL keeps no log for it', async () => {
    const file = ground.at('nowhere/there.backup');
    await expect(writeBackup(served, file)).rejects.toThrow(
      `The backup ${file} was not written: there is no such folder.`,
    );
    expect(readdirSync(ground.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is restored over no data', async () => {
    const before = await fingerprintOf(place(served));
    await expect(restore('served', ground.at('quiet.backup'))).rejects.toThrow(
      `There are data in ${ground.at('served/postgres')} already, and they were not touched`,
    );
    expect(await fingerprintOf(place(served))).toEqual(before);
  });

  const changed = (change: (bytes: Buffer) => Buffer) =>
    change(readFileSync(ground.at('quiet.backup')));
  const header = async (postgres: number) => {
    const archive = pack();
    archive.entry(
      { name: 'backup.json' },
      JSON.stringify({ format: 'watersmeet.backup/1', madeAt: 'x', postgres }),
    );
    archive.finalize();
    return await zipped(archive);
  };
  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    [
      'cut short',
      () => changed((bytes) => bytes.subarray(0, bytes.length / 2)),
      /is damaged, and nothing was restored: it cannot be read to its end/,
    ],
    [
      'with a byte changed',
      () =>
        changed((bytes) => {
          bytes[Math.floor(bytes.length / 2)]! ^= 1;
          return bytes;
        }),
      /is damaged, and nothing was restored/,
    ],
    [
      'that is none',
      () => Buffer.from('A letter.'),
      /is damaged, and nothing was restored: it cannot be read to its end/,
    ],
    [
      'that is an archive of something else',
      async () => {
        const archive = pack();
        archive.entry({ name: 'letter.txt' }, 'A letter.');
        archive.finalize();
        return await zipped(archive);
      },
      /it does not begin as a backup does/,
    ],
    ['of which only the beginning is there', () => header(18), /its end is missing/],
    [
      'of another PostgreSQL',
      () => header(15),
      /^This backup is of PostgreSQL 15, and this version of Watersmeet brings PostgreSQL 18: restore it with/,
    ],
  ])('%s is refused, and nothing is restored', async (what, bytes, because) => {
    const file = ground.at(`${what}.backup`);
    writeFileSync(file, await bytes());
    mkdirSync(ground.at(what));
    await expect(restore(what, file)).rejects.toThrow(because);
    expect(existsSync(ground.at(`${what}/postgres`))).toBe(false);
    expect(readdirSync(ground.at(what))).toEqual([]);
  });
});

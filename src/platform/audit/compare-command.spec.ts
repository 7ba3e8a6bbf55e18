import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  type Checkpoint,
  checkpointDigest,
  readSignedCheckpoint,
  signCheckpoint,
  type SignedCheckpoint,
} from './checkpoint.js';
import { runComparison } from './compare-command.js';
import { entryLine, headerLine, parseExportLine } from './export-format.js';
import { signingKeyFromText } from './signing-key.js';

const folder = mkdtempSync(join(tmpdir(), 'watersmeet-compare-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const aFile = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const key = signingKeyFromText(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
);
const publicKey = aFile('key.pem', key.publicKeyPem);
const lines = readFileSync(golden('export.jsonl'), 'utf8').split('\n').slice(0, -1);
const read = lines.map(parseExportLine);
const entries = read.flatMap((line) => (line.kind === 'ENTRY' ? [line.entry] : []));
const header = read.flatMap((line) => (line.kind === 'HEADER' ? [line.header] : []))[0]!;
const exported = aFile('export.jsonl', headerLine(header) + entries.map(entryLine).join(''));
const {
  format: _format,
  keyId: _keyId,
  ...statement
} = readSignedCheckpoint(JSON.parse(readFileSync(golden('checkpoint.json'), 'utf8'))).checkpoint;

const at = (
  seq: number,
  previous: Checkpoint['previous'],
  entryHash = entries[seq - 1]!.entryHash,
) => signCheckpoint({ ...statement, seq, entryHash, previous }, key);
const after = ({ checkpoint }: SignedCheckpoint) => ({
  seq: checkpoint.seq,
  digest: checkpointDigest(checkpoint),
});
const first = at(2, null);
const second = at(4, after(first));
const third = at(6, after(second));
const otherThird = at(6, after(second), 'b'.repeat(64));

let files = 0;
async function compare(one: SignedCheckpoint, other: SignedCheckpoint, ...more: string[]) {
  const [a, b] = [one, other].map((signed) => aFile(`c${(files += 1)}`, JSON.stringify(signed)));
  return await run('--compare', a!, b!, '--public-key', publicKey, ...more);
}
async function run(...args: string[]) {
  const said: string[] = [];
  const code = await runComparison(args, (text) => void said.push(text));
  return [code, said.join('\n')];
}

describe('two kept checkpoints', () => {
  it.each<[string, () => Promise<unknown>, number, RegExp]>([
    ['of which one names the other', async () => await compare(second, first), 0, /^ONE HISTORY/],
    [
      'of one entry with two hashes',
      async () => await compare(third, otherThird),
      1,
      /^TWO HISTORIES under the same names/,
    ],
    [
      'of which the later would have named the other',
      async () => await compare(first, at(6, null)),
      1,
      /^TWO HISTORIES/,
    ],
    [
      'between which others stand',
      async () => await compare(first, third),
      2,
      /^CANNOT SAY: other checkpoints stand between these two\. Add --export FILE/,
    ],
    [
      'between which others stand, with an export',
      async () => await compare(first, third, '--export', exported),
      0,
      /^ONE HISTORY/,
    ],
    [
      'of which one does not lie on the export',
      async () => await compare(first, otherThird, '--export', exported),
      1,
      /^NOT ONE HISTORY with this export: the checkpoint of entry 6 does not lie on it\. The checkpoint of .* signed another entry 6/,
    ],
    [
      'of two chains',
      async () =>
        await compare(
          first,
          signCheckpoint(
            { ...statement, chain: statement.chain.replace('aa', 'ab'), chainName: 'UHDB' },
            key,
          ),
        ),
      2,
      /^They are of two chains, Derby and Burton and UHDB: give two of one\.$/,
    ],
    [
      'of which one is signed with another key',
      async () =>
        await compare(
          first,
          readSignedCheckpoint(JSON.parse(readFileSync(golden('checkpoint.json'), 'utf8'))),
        ),
      2,
      /^The checkpoint of entry 6 \(2018-06-12T10:05:30\.000000Z\) does not hold\. It was signed with key/,
    ],
  ])('%s', async (_what, compared, code, words) => {
    expect(await compared()).toEqual([code, expect.stringMatching(words)]);
  });

  it.each([
    ['one alone', ['--compare', 'a', '--public-key', publicKey]],
    ['no key', ['--compare', 'a', 'b']],
    ['three', ['--compare', 'a', 'b', 'c', '--public-key', publicKey]],
    ['an unknown word', ['--compare', 'a', 'b', '--all']],
  ])('are asked for, to %s', async (_what, args) => {
    await expect(run(...args)).rejects.toThrow('Usage: npm run verify -- --compare FILE FILE');
  });
});

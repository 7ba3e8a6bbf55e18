import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOfflineVerifier } from './offline-command.js';

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const proof = ['--checkpoint', golden('checkpoint.json'), '--public-key', golden('public-key.pem')];
let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'watersmeet-export-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** A file with this in it. */
const aFile = (name: string, text: string): string => {
  fs.writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** The command with this export, if any. */
const run = async (exported: string | null, ...more: string[]) => {
  const args = exported ? ['--export', exported, ...more] : more;
  const [good, bad]: [string[], string[]] = [[], []];
  const code = await runOfflineVerifier(args, (text, isBad) => (isBad ? bad : good).push(text));
  return { code, good: good.join('\n'), bad: bad.join('\n') };
};

describe('the command', () => {
  it('answers 0 and says what it checked', async () => {
    const receipt = ['--receipt', golden('receipt.json')];
    const { code, good, bad } = await run(golden('export.jsonl'), ...proof, ...receipt);
    expect([code, bad]).toEqual([0, '']);
    expect(good).toContain('SOUND: "Derby and Burton"');
    expect(good).toContain('Entries: 7. None is missing');
    expect(good).toContain('Content: shown and unchanged for 6 of 7 entries.');
    expect(good).toContain(
      'Content of 1 entry is not in this file: the person who took it may not see it.',
    );
    expect(good).toContain(
      'Receipt: entry 5 is in the chain, but neither this export nor the receipt shows its content.',
    );
    expect(good).toMatch(/Your key: [0-9a-f]{64}/);
  });

  it('answers 1 and names the first fault', async () => {
    const text = fs.readFileSync(golden('export.jsonl'), 'utf8').replace('CARRIED', 'LOST');
    const { code, good, bad } = await run(aFile('changed.jsonl', text), ...proof);
    expect(code).toBe(1);
    expect(bad).toMatch(
      /^NOT SOUND: CONTENT \(entry 6, line 7\)\. The content of entry 6 was changed/,
    );
    expect(good).not.toContain('SOUND');
  });

  it('takes files that travelled through Windows', async () => {
    const windows = (name: string) =>
      aFile(name, `\uFEFF${fs.readFileSync(golden(name), 'utf8').replaceAll('\n', '\r\n')}`);
    const { code, bad } = await run(
      windows('export.jsonl'),
      '--checkpoint',
      windows('checkpoint.json'),
      '--public-key',
      windows('public-key.pem'),
    );
    expect([code, bad]).toEqual([0, '']);
  });

  it.each<[string, () => string[], string]>([
    [
      'a checkpoint that is none',
      () => ['--checkpoint', aFile('c', '{}')],
      'The checkpoint is not a JSON object',
    ],
    ['a receipt that is no JSON', () => ['--receipt', aFile('r', 'x')], 'The receipt is not JSON'],
    [
      'a receipt that is a list',
      () => ['--receipt', aFile('r', '[]')],
      'The receipt is not a JSON object. Save the object "receipt" from the answer of castVote',
    ],
    ['an unknown word', () => ['--trust-me'], 'Usage: npm run verify -- --export FILE'],
    ['what is for a database', () => ['--all'], 'Usage: npm run verify -- --export FILE'],
    ['a second export', () => ['more.jsonl'], 'Usage: npm run verify -- --export FILE'],
    ['a key that is none', () => ['--public-key', aFile('k', 'x')], 'cannot be read: give it as'],
    [
      'a checkpoint file that is not there',
      () => ['--checkpoint', join(folder, 'no')],
      'The checkpoint FOLDER/no cannot be read: there is no such file.',
    ],
    [
      'a receipt that is a folder',
      () => ['--receipt', folder],
      'The receipt FOLDER cannot be read: it is a folder.',
    ],
  ])('answers 2, and how to mend it, to %s', async (_case, args, words) => {
    const { code, good, bad } = await run(golden('export.jsonl'), ...proof, ...args());
    expect([code, good]).toEqual([2, '']);
    expect(bad.replaceAll(folder, 'FOLDER')).toContain(words);
    expect(bad).not.toMatch(/NOT SOUND|ENOENT|EISDIR|\bat .*:\d+/);
  });

  it.each<[string, string, string]>([
    ['is not there', 'none.jsonl', 'there is no such file'],
    ['is a folder', '.', 'it is a folder'],
  ])('answers 2 when the export %s', async (_case, name, because) => {
    const { code, good, bad } = await run(join(folder, name), ...proof);
    expect([code, good]).toEqual([2, '']);
    expect(bad).toBe(`The export ${join(folder, name)} cannot be read: ${because}.`);
  });

  const lines = fs.readFileSync(golden('export.jsonl'), 'utf8').split('\n').slice(0, -1);
  it.each<[string, string[], string]>([
    ['nothing in it', [], 'FORMAT. The export is empty.'],
    ['no header', lines.slice(1), 'FORMAT (line 1). The export does not begin with its header'],
    ['two headers', [lines[0]!, ...lines], 'FORMAT (line 2). The file has two headers'],
    ['an entry at its end', [...lines, lines[1]!], 'FORMAT (line 11). An entry comes after'],
    [
      'a line cut short',
      [...lines.slice(0, 4), '{"seq":4'],
      'FORMAT (line 5). The line is not JSON',
    ],
  ])('answers 1 to an export with %s', async (_case, changed, words) => {
    const { code, bad } = await run(aFile('changed.jsonl', changed.join('\n')), ...proof);
    expect(code).toBe(1);
    expect(bad).toContain(words);
  });

  it.each<[string, string | null, string[], string]>([
    ['nothing', null, [], '--export and --checkpoint and --public-key'],
    ['no public key', golden('export.jsonl'), proof.slice(0, 2), '--public-key'],
    ['no checkpoint', golden('export.jsonl'), proof.slice(2), '--checkpoint'],
    ['no export', null, proof, '--export'],
  ])('answers 2, what is missing and its usage to %s', async (_case, exported, words, missing) => {
    const { code, good, bad } = await run(exported, ...words);
    expect([code, good]).toEqual([2, '']);
    const [first, ...usage] = bad.split('\n\n');
    expect(first).toBe(`Add ${missing}.`);
    expect(usage.join()).toMatch(/^Usage: npm run verify -- --export FILE .*--public-key FILE/);
  });
});

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOfflineVerifier } from './offline-command.js';

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const proof = [
  ...['--checkpoint', golden('checkpoint.json')],
  ...['--public-key', golden('public-key.pem')],
];
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

const run = async (...args: string[]) => {
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
    expect(good).toContain('Entries: 7, without a gap');
    expect(good).toContain('6 present and unchanged, 1 not shown');
    expect(good).toContain('Receipt: it is entry 5');
    expect(good).toMatch(/The key given: [0-9a-f]{64}/);
  });

  it('answers 1 and names the first fault', async () => {
    const text = fs.readFileSync(golden('export.jsonl'), 'utf8').replace('CARRIED', 'LOST');
    const { code, good, bad } = await run(aFile('changed.jsonl', text), ...proof);
    expect(code).toBe(1);
    expect(bad).toMatch(/^NOT SOUND: BODY \(entry 6, line 7\)\. The body of entry 6 was changed/);
    expect(good).not.toContain('SOUND');
  });

  it('takes files that travelled through Windows', async () => {
    const windows = (name: string) =>
      aFile(name, `\uFEFF${fs.readFileSync(golden(name), 'utf8').replaceAll('\n', '\r\n')}`);
    const { code, bad } = await run(
      windows('export.jsonl'),
      ...['--checkpoint', windows('checkpoint.json')],
      ...['--public-key', windows('public-key.pem')],
    );
    expect([code, bad]).toEqual([0, '']);
  });

  it.each<[string, () => string[], number, string]>([
    ['a checkpoint that is none', () => ['--checkpoint', aFile('c', '{}')], 1, 'NOT SOUND: FORMAT'],
    ['a receipt that is none', () => ['--receipt', aFile('r', 'x')], 1, 'The receipt is not JSON'],
    ['an unknown word', () => ['--trust-me'], 2, 'Usage:'],
    ['a second export', () => ['more.jsonl'], 2, 'Usage:'],
    ['a key that is none', () => ['--public-key', aFile('k', 'x')], 2, 'cannot be read'],
    [
      'a checkpoint file that is not there',
      () => ['--checkpoint', join(folder, 'no')],
      2,
      'ENOENT',
    ],
  ])('answers as it should to %s', async (_case, args, code, words) => {
    const answer = await run(golden('export.jsonl'), ...proof, ...args());
    expect(answer.code).toBe(code);
    expect(answer.bad).toContain(words);
  });

  const lines = fs.readFileSync(golden('export.jsonl'), 'utf8').split('\n').slice(0, -1);
  it.each<[string, string[], string]>([
    ['nothing in it', [], 'FORMAT. The export is empty.'],
    ['no header', lines.slice(1), 'FORMAT (line 1). The export does not begin with its header'],
    ['two headers', [lines[0]!, ...lines], 'FORMAT (line 2). A second header'],
    ['an entry at its end', [...lines, lines[1]!], 'FORMAT (line 11). An entry stands after'],
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

  it.each<[string, string[]]>([
    ['nothing', []],
    ['no public key', [golden('export.jsonl'), ...proof.slice(0, 2)]],
    ['no checkpoint', [golden('export.jsonl'), ...proof.slice(2)]],
    ['no export', proof],
  ])('answers 2 with its usage to %s', async (_case, args) => {
    const { code, good, bad } = await run(...args);
    expect([code, good]).toEqual([2, '']);
    expect(bad).toContain('--public-key FILE');
  });

  it('answers 2 when the export is not there', async () => {
    const { code, bad } = await run(join(folder, 'none.jsonl'), ...proof);
    expect(code).toBe(2);
    expect(bad).toContain('ENOENT');
  });
});

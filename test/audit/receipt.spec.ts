import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerifier } from '../../src/tasks/verify/verify-command.js';
import { aResolution, aVote, close, DERBY_BOARD } from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aWorld } from '../support/world.js';

const CAST = `mutation ($input: CastVoteInput!) { castVote(input: $input) {
  receipt { chain sequence entryHash revision choice castAt } } }`;

let t: TestApp;
let folder: string;
const receipts: Record<string, { sequence: string; entryHash: string }> = {};

beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  const resolution = await aResolution(t);
  for (const person of DERBY_BOARD)
    receipts[person] = (await t.ok(CAST, aVote(resolution, 'FOR'), person)).receipt;
  await close(t, resolution);
  folder = mkdtempSync(join(tmpdir(), 'watersmeet-receipt-'));
  keep('checkpoint.json', await get('checkpoints/latest?programme=UHDB', 'burton-secretary'));
  keep('key.pem', t.keys.current.publicKeyPem);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await t.stop();
});

const keep = (name: string, text: string) => writeFileSync(join(folder, name), text);
const get = async (path: string, as: string) => {
  const headers = { authorization: `Bearer ${await t.tokenOf(as)}` };
  return await (await fetch(`${t.url}/api/audit/${path}`, { headers })).text();
};

/** What the offline verifier says of a receipt and an export that somebody took away. */
async function verdictOn(exported: string, receipt: object) {
  keep('export.jsonl', exported);
  keep('receipt.json', JSON.stringify(receipt));
  const said: string[] = [];
  const words = { export: 'export.jsonl', checkpoint: 'checkpoint.json', 'public-key': 'key.pem' };
  const args = Object.entries({ ...words, receipt: 'receipt.json' }).flatMap(([name, file]) => [
    `--${name}`,
    join(folder, file),
  ]);
  const code = await runVerifier(args, (text) => void said.push(text));
  return { code, said: said.join('\n') };
}

describe("a member's receipt", () => {
  it('is found in an export of the own Trust, and in one that does not say how anybody voted', async () => {
    const receipt = receipts['derby-ned-2']!;
    for (const person of ['derby-secretary', 'burton-secretary']) {
      const { code, said } = await verdictOn(await get('export?programme=UHDB', person), receipt);
      const place = `Receipt: it is entry ${receipt.sequence} of this chain.`;
      expect([code, said]).toEqual([0, expect.stringContaining(place)]);
    }
  });

  it("stands for its vote alone: the other Trust's export does not hold what it says", async () => {
    const [own, other] = [
      await get('export?programme=UHDB', 'derby-secretary'),
      await get('export?programme=UHDB', 'burton-secretary'),
    ];
    expect(own.split('"type":"vote.cast"')).toHaveLength(DERBY_BOARD.length + 1);
    expect(other).not.toContain('vote.cast');
    expect(other.split('\n')).toHaveLength(own.split('\n').length);
  });

  it('of a vote that was never written down is found out', async () => {
    const receipt = { ...receipts['derby-ned-2']!, entryHash: 'f'.repeat(64) };
    const { code, said } = await verdictOn(await get('export?programme=UHDB', 'auditor'), receipt);
    const because = `Entry ${receipt.sequence} is not the one on the receipt.`;
    expect([code, said]).toEqual([1, expect.stringContaining(because)]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseExportLine } from '../../src/platform/audit/export-format.js';
import { runVerifier } from '../../src/tasks/verify/verify-command.js';
import type { TestApp } from './test-app.js';

/** What somebody took away from a server, in a folder of their own, and checks there. */
export class TakenAway {
  readonly folder = mkdtempSync(join(tmpdir(), 'watersmeet-taken-'));

  constructor(private readonly t: TestApp) {
    this.keep('key.pem', t.keys.current.publicKeyPem);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  keep(name: string, text: string): string {
    writeFileSync(join(this.folder, name), text);
    return join(this.folder, name);
  }

  /** Asks at an address of the audit, as a person or as nobody. */
  async ask(path: string, as?: string): Promise<Response> {
    const headers: Record<string, string> = as
      ? { authorization: `Bearer ${await this.t.tokenOf(as)}` }
      : {};
    return await fetch(`${this.t.url}/api/audit/${path}`, { headers });
  }

  async export(as: string, chain = 'programme=UHDB'): Promise<string> {
    const answer = await this.ask(`export?${chain}`, as);
    if (!answer.ok) throw new Error(await answer.text());
    return await answer.text();
  }

  /** Keeps the latest checkpoint, which what is taken away is checked with. */
  async keepCheckpoint(chain = 'programme=UHDB', as = 'observer'): Promise<string> {
    const text = await (await this.ask(`checkpoints/latest?${chain}`, as)).text();
    this.keep('checkpoint.json', text);
    return text;
  }

  /** What the offline verifier says of an export, and of a receipt with it. */
  async verdictOn(exported: string, receipt?: object): Promise<{ code: number; said: string }> {
    const named: Record<string, string> = {
      export: this.keep('export.jsonl', exported),
      checkpoint: join(this.folder, 'checkpoint.json'),
      'public-key': join(this.folder, 'key.pem'),
    };
    if (receipt) named.receipt = this.keep('receipt.json', JSON.stringify(receipt));
    const said: string[] = [];
    const args = Object.entries(named).flatMap(([name, file]) => [`--${name}`, file]);
    const code = await runVerifier(args, (text) => void said.push(text));
    return { code, said: said.join('\n') };
  }
}

/** The header and the entries of an export. */
export function readExport(text: string) {
  const lines = text.trimEnd().split('\n').map(parseExportLine);
  const [first] = lines;
  if (first?.kind !== 'HEADER') throw new Error('It has no header.');
  const entries = lines.flatMap((line) => (line.kind === 'ENTRY' ? [line.entry] : []));
  return { header: first.header, entries };
}

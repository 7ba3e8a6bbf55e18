import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { momentInWords } from '../../src/shared/day.js';
import { CHECKS } from '../../src/tasks/verify/checks.js';
import { reportText } from '../../src/tasks/verify/report-text.js';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { decided } from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() }, async (it) => void (await decided(it)));

const said = async (all: boolean) => {
  const report = await verifyDatabase(t.connection('watersmeet_auditor'), { all });
  return { report, text: reportText(report).map(({ text }) => text) };
};
const heads = (text: readonly string[]) => text.map((one) => /^\w+( \w+)?/.exec(one)![0]);

describe('the report', () => {
  it('begins with the verdict, and says in the same breath what was not checked', async () => {
    const { text } = await said(false);
    expect(text[0]).toBe(
      'SOUND so far as checked: 18 of 19 checks hold. Not checked: that nothing was cut off or rewritten (this needs a checkpoint that you kept).',
    );
    expect(heads(text)).toEqual([
      'SOUND so',
      'Note',
      'Note',
      'Programme UHDB',
      'Checks',
      'What was',
      'Rows of',
    ]);
  });

  it('says what was decided: at which gate, on which papers, with which votes and minute', async () => {
    const { report, text } = await said(false);
    const { from, until, entries, decisions, gates } = report.programmes[0]!;
    const [one] = decisions;
    expect(decisions).toEqual([
      {
        source: 'RESOLUTION',
        name: 'DERBY-BOARD/1',
        body: 'Board of DERBY Hospitals',
        outcome: 'APPROVED',
        on: '2018-05-31',
        gate: 'FBC',
        purpose: 'FINAL_APPROVE',
        wording: expect.any(String),
        paper: null,
        pack: 'FBC/1',
        manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        forCount: expect.any(Number),
        againstCount: expect.any(Number),
        abstainCount: expect.any(Number),
        minute: null,
        corrected: false,
        asCorrected: [],
      },
    ]);
    const { wording, manifestSha256, forCount, againstCount, abstainCount } = one!;
    expect(text.find((it) => it.startsWith('Programme UHDB'))!.split('\n')).toEqual([
      'Programme UHDB, "Programme UHDB", a practice programme.',
      `  Its record has ${entries} entries, made from ${momentInWords(from!)} to ${momentInWords(until!)}. An entry has the time at which it was made: what it tells of may be older.`,
      '  Decisions:',
      '    31 May 2018, Board of DERBY Hospitals: approved',
      `      "${wording}"`,
      `      gate FBC, purpose FINAL_APPROVE; pack FBC/1 (its digest begins ${manifestSha256!.slice(0, 12)}); ${forCount} for, ${againstCount} against, ${abstainCount} abstained`,
      '      decided here, by resolution DERBY-BOARD/1',
      '  Gates:',
      ...gates.map(({ code, title }) => `    ${code} ${title}: not passed`),
    ]);
    expect(gates.length).toBeGreaterThan(3);
  });

  it('lists each check with what it makes sure of, and whether that is true', async () => {
    const { report, text } = await said(false);
    const lines = text.find((one) => one.startsWith('Checks:'))!.split('\n');
    expect(lines).toHaveLength(CHECKS.length + 1);
    expect(lines[1]).toBe(`  true         catalogue: ${CHECKS[0]!.promise}`);
    expect(lines.at(-1)).toMatch(/^ {2}NOT CHECKED {2}kept-checkpoint: Nothing was cut off/);
    expect(report.notRun.map(({ name }) => name)).toEqual(['kept-checkpoint']);
  });

  it('puts a fault below the verdict, and says which checks it kept from running', async () => {
    await t.tamper('grant update on vote to watersmeet_service');
    const { report, text } = await said(false);
    const every = await said(true);
    await t.tamper('revoke update on vote from watersmeet_service');
    expect(report.notRun.map(({ name }) => name)).toEqual(CHECKS.slice(1).map(({ name }) => name));
    expect(text[0]).toBe(
      'NOT SOUND: 1 fault. It stopped at the first fault, and 18 of 19 checks did not run: add --all to run them.',
    );
    expect(text[1]).toMatch(/^FAULT \(catalogue\) at /);
    expect(text.find((one) => one.startsWith('Checks:'))).toContain('\n  NOT TRUE     catalogue: ');
    expect(every.text[0]).toMatch(/^NOT SOUND: \d+ faults?\.$/);
    expect(every.report.notRun.map(({ name }) => name)).toEqual(['kept-checkpoint']);
  });
});

describe('docs/verify.md', () => {
  it('says of each check what the report says', () => {
    const page = readFileSync(join(PROJECT_FOLDER, 'docs', 'verify.md'), 'utf8');
    const table = page.split('\n| check ')[1]!.split('\n\n')[0]!.split('\n').slice(2);
    const rows = table.map((row) => row.split('|').map((cell) => cell.trim()));
    expect(rows.map(([, name, promise]) => ({ name, promise }))).toEqual(
      CHECKS.map(({ name, promise }) => ({ name, promise })),
    );
  });
});

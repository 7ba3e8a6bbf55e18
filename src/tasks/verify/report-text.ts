import type { Fault } from './check.js';
import { programmeText, typedInText } from './programme-text.js';
import type { VerifyReport } from './verify-database.js';

/** Where a fault is, as one would look for it. */
export function placeOf({ table, row, chain, seq }: Fault): string {
  const rowPlace = table ? [table, row].filter(Boolean).join(' ') : '';
  const chainPlace = chain ? `chain ${chain}${seq ? `, entry ${seq}` : ''}` : '';
  return [rowPlace, chainPlace].filter(Boolean).join(', ') || 'the database';
}

/**
 * The report in sentences, and which of them are bad news: the verdict and what it does not say first, then
 * what was decided, then the checks, and how much was read last.
 */
export function reportText(report: VerifyReport): { text: string; bad: boolean }[] {
  const good = (text: string) => ({ text, bad: false });
  const bad = (text: string) => ({ text, bad: true });
  const typedIn = typedInText(report.programmes);
  return [
    report.sound ? good(soundText(report)) : bad(unsoundText(report)),
    ...report.faults.map((fault) =>
      bad(`FAULT (${fault.check}) at ${placeOf(fault)}: ${fault.because}`),
    ),
    ...report.warnings.concat(typedIn ?? []).map((note) => good(`Note: ${note}`)),
    ...report.programmes.map((programme) => good(programmeText(programme))),
    good(['Checks:', ...checkLines(report)].join('\n')),
    good(['What was read:', ...report.notes.map((note) => `  ${note}`)].join('\n')),
    good(['Rows of each table:', ...rowLines(report)].join('\n')),
  ];
}

/** Sound as far as it was looked into: what was not is said in the same breath. */
function soundText({ checks, notRun }: VerifyReport): string {
  const all = checks.length + notRun.length;
  if (notRun.length === 0) return `SOUND: all ${all} checks hold.`;
  const left = notRun.map(({ name }) => UNCHECKED[name] ?? name);
  return `SOUND so far as checked: ${checks.length} of ${all} checks hold. Not checked: ${left.join(', ')}.`;
}

/** What is not known when a check does not run, and what it needs. */
const UNCHECKED: Record<string, string> = {
  'kept-checkpoint':
    'that nothing was cut off or rewritten (this needs a checkpoint that you kept)',
};

function unsoundText({ faults, checks, notRun }: VerifyReport): string {
  const found = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  const stopped = notRun.filter(({ name }) => !(name in UNCHECKED)).length > 0;
  if (!stopped) return `NOT SOUND: ${found}.`;
  const all = checks.length + notRun.length;
  return `NOT SOUND: ${found}. It stopped at the first fault, and ${notRun.length} of ${all} checks did not run: add --all to run them.`;
}

const VERDICT_WIDTH = 'NOT CHECKED'.length;

/** Each check with what it makes sure of, and whether that is true. */
function checkLines({ checks, notRun }: VerifyReport): string[] {
  const line = (verdict: string, name: string, promise: string) =>
    `  ${verdict.padEnd(VERDICT_WIDTH)}  ${name}: ${promise}`;
  return [
    ...checks.map(({ name, promise, faults }) =>
      line(faults === 0 ? 'true' : 'NOT TRUE', name, promise),
    ),
    ...notRun.map(({ name, promise }) => line('NOT CHECKED', name, promise)),
  ];
}

function rowLines({ rows }: VerifyReport): string[] {
  const width = Math.max(...rows.map(({ table }) => table.length));
  return rows.map(({ table, rows: n }) => `  ${table.padEnd(width)}  ${String(n).padStart(9)}`);
}

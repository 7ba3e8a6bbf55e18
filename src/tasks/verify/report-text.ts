import type { Fault } from './check.js';
import type { VerifyReport } from './verify-database.js';

/** Where a fault is, as one would look for it. */
export function placeOf({ table, row, chain, seq }: Fault): string {
  const rowPlace = table ? [table, row].filter(Boolean).join(' ') : '';
  const chainPlace = chain ? `chain ${chain}${seq ? `, entry ${seq}` : ''}` : '';
  return [rowPlace, chainPlace].filter(Boolean).join(', ') || 'the database';
}

/** The report in sentences, and which of them are bad news. */
export function reportText(report: VerifyReport): { text: string; bad: boolean }[] {
  const good = (text: string) => ({ text, bad: false });
  const width = Math.max(...report.rows.map(({ table }) => table.length));
  const rows = report.rows.map(
    ({ table, rows: n }) => `  ${table.padEnd(width)}  ${String(n).padStart(9)}`,
  );
  const checks = report.checks.map(
    ({ name, promise, faults }) => `  ${faults === 0 ? 'holds ' : 'BROKEN'}  ${name}: ${promise}`,
  );
  const faults = report.faults.map((fault) => ({
    text: `FAULT (${fault.check}) at ${placeOf(fault)}: ${fault.because}`,
    bad: true,
  }));
  return [
    good(['Rows read:', ...rows].join('\n')),
    ...report.notes.map(good),
    good(['Promises:', ...checks].join('\n')),
    ...report.warnings.map((warning) => good(`Note: ${warning}`)),
    ...faults,
    report.sound
      ? good('SOUND: every check holds.')
      : { text: `NOT SOUND: ${counted(report.faults.length)}.`, bad: true },
  ];
}

const counted = (faults: number) => (faults === 1 ? '1 fault' : `${faults} faults`);

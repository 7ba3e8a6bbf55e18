import type { KeyObject } from 'node:crypto';
import type { SignedCheckpoint } from '../../platform/audit/checkpoint.js';
import type { Connection } from '../../platform/database/data-source.js';
import { refuseUnknown } from '../../platform/database/migrator.js';
import { DatabaseFault } from '../../platform/database/roles.js';
import { MIGRATIONS } from '../../platform/database/migrations.js';
import { ChainFacts } from './chain-facts.js';
import type { Fault, Verification } from './check.js';
import { CHECKS } from './checks.js';
import { type ProgrammeReport, programmeReports } from './programme-report.js';
import { tableNames } from './protected-tables.js';
import { RowLedger } from './row-ledger.js';
import { withSnapshot, type Snapshot } from './snapshot.js';

export interface VerifyOptions {
  /** The key that the asker trusts, from elsewhere than the database. */
  publicKey?: KeyObject;
  /** A checkpoint that the asker kept. */
  checkpoint?: SignedCheckpoint;
  /** Every fault, not only the first. */
  all?: boolean;
}

/** What was read, and what was found. */
export interface VerifyReport {
  sound: boolean;
  faults: Fault[];
  /** How many rows of each table were there to be read. */
  rows: { table: string; rows: number }[];
  checks: { name: string; promise: string; faults: number }[];
  /** The checks that did not run this time, and why. */
  notRun: { name: string; promise: string; because: string }[];
  /** What was looked at, programme by programme. */
  programmes: ProgrammeReport[];
  notes: string[];
  warnings: string[];
}

/**
 * Checks every invariant over one moment of the database, as the auditor.
 *
 * Without `all` it stops at the first fault. It trusts the database only as far as its chains, and
 * those only as far as a checkpoint and a key from outside go.
 */
export async function verifyDatabase(
  connection: Connection,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  return await withSnapshot(connection, async (db) => {
    await refuseOtherShape(db);
    const report: VerifyReport = {
      sound: true,
      faults: [],
      checks: [],
      notRun: [],
      programmes: await programmeReports(db),
      notes: [],
      warnings: [],
      rows: await rowCounts(db),
    };
    await runChecks(report, options, {
      db,
      ledger: new RowLedger(),
      facts: new ChainFacts(),
      publicKey: options.publicKey ?? null,
      checkpoint: options.checkpoint ?? null,
      note: (sentence) => void report.notes.push(sentence),
      warn: (sentence) => void report.warnings.push(sentence),
    });
    return report;
  });
}

async function runChecks(
  report: VerifyReport,
  { all }: VerifyOptions,
  it: Verification,
): Promise<void> {
  for (const { name, promise, faults, notAsked } of CHECKS) {
    if (!report.sound && !all) {
      report.notRun.push({ name, promise, because: 'A fault was found before it. --all goes on.' });
      continue;
    }
    const because = notAsked?.(it);
    if (because) {
      it.warn(because);
      report.notRun.push({ name, promise, because });
      continue;
    }
    const before = report.faults.length;
    for await (const found of faults(it)) {
      report.faults.push({ check: name, ...found });
      report.sound = false;
      if (!all) break;
    }
    report.checks.push({ name, promise, faults: report.faults.length - before });
  }
}

async function refuseOtherShape(db: Snapshot): Promise<void> {
  const [there] = await db.query<{ is: boolean }>(
    "select to_regclass('migration') is not null as is",
  );
  const done = there!.is ? await db.query<{ name: string }>('select name from migration') : [];
  const names = new Set(done.map((row) => row.name));
  refuseUnknown(names, MIGRATIONS);
  const ours = MIGRATIONS.map((migration) => migration.name);
  const pending = ours.filter((name) => !names.has(name));
  if (pending.length > 0)
    throw new DatabaseFault(
      `The database lacks migrations of this version (${pending.length}; the first is ${pending[0]}): run \`npm run migrate\`, then verify again.`,
    );
}

async function rowCounts(db: Snapshot): Promise<VerifyReport['rows']> {
  const counts: VerifyReport['rows'] = [];
  for (const table of tableNames()) {
    const [found] = await db.query<{ rows: string }>(`select count(*) as rows from "${table}"`);
    counts.push({ table, rows: Number(found!.rows) });
  }
  return counts;
}

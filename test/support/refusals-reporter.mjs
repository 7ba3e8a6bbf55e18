import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const TABLE = '../../src/platform/access/permission-table.rules.ts';

/**
 * Compares the codes with which each mutation was refused in the run with those in its row of the
 * permission table: each that was seen is in the row, and each of the row was seen. It judges a run of
 * every spec only; of a part of them it says nothing.
 */
export default class RefusalsReporter {
  constructor(globalConfig) {
    this.config = globalConfig;
    this.fault = null;
  }

  onRunStart() {
    rmSync(process.env.REFUSALS_SEEN, { force: true });
  }

  async onRunComplete(_contexts, results) {
    const file = process.env.REFUSALS_SEEN;
    if (existsSync(file) && this.isWhole(results)) {
      const { PERMISSIONS, CODES_OF_EVERY_ACT } = await import(TABLE);
      const faults = compare(readFileSync(file, 'utf8'), PERMISSIONS, CODES_OF_EVERY_ACT);
      if (faults.length > 0)
        this.fault = new Error(
          `The rows of the permission table and the refusals that the specs saw differ:\n${faults.join('\n')}`,
        );
    }
    // Jest itself says nothing of why a reporter failed.
    if (this.fault) console.error(this.fault.message);
    if (process.env.KEEP_REFUSALS_SEEN !== 'true') rmSync(file, { force: true });
  }

  getLastError() {
    return this.fault ?? undefined;
  }

  isWhole({ numFailedTests, numFailedTestSuites, wasInterrupted }) {
    const { testPathPatterns, testNamePattern, onlyChanged, shard, rootDir } = this.config;
    const patterns = testPathPatterns?.patterns ?? [];
    return (
      patterns.length === 0 &&
      !testNamePattern &&
      !onlyChanged &&
      !shard &&
      !wasInterrupted &&
      numFailedTests + numFailedTestSuites === 0 &&
      existsSync(join(rootDir, 'src'))
    );
  }
}

function compare(seenText, permissions, ofEveryAct) {
  const seen = new Map();
  for (const line of seenText.trim().split('\n')) {
    const [verb, code] = line.split(' ');
    if (!seen.has(verb)) seen.set(verb, new Set());
    seen.get(verb).add(code);
  }
  return Object.entries(permissions).flatMap(([verb, { refuses = [] }]) => {
    const codes = seen.get(verb) ?? new Set();
    const unlisted = [...codes].filter(
      (code) => !ofEveryAct.includes(code) && !refuses.includes(code),
    );
    const unseen = refuses.filter((code) => !codes.has(code));
    return [
      ...unlisted.map((code) => `${verb} was refused as ${code}, which is not in its row.`),
      ...unseen.map((code) => `${verb} was never refused as ${code}, which is in its row.`),
    ];
  });
}

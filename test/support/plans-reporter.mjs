import { existsSync, readFileSync, rmSync } from 'node:fs';
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);

/** Plans every statement that the app sent in the run: none may look through a table that grows. */
export default class PlansReporter {
  fault = null;

  onRunStart() {
    rmSync(process.env.STATEMENTS_SEEN, { force: true });
  }

  async onRunComplete() {
    const file = process.env.STATEMENTS_SEEN;
    if (!existsSync(file)) return;
    const lines = new Set(readFileSync(file, 'utf8').trim().split('\n'));
    rmSync(file, { force: true });
    if (process.env.TEST_SUPERUSER_URL) {
      console.log('Plans are looked at on the PostgreSQL that comes with it alone.');
      return;
    }
    const { faultsOfPlans } = await import('./plans.ts');
    const { superuser, template } = JSON.parse(process.env.WATERSMEET_TEST_CLUSTER);
    const connection = { ...superuser, database: template };
    const faults = await faultsOfPlans(
      connection,
      [...lines].map((line) => JSON.parse(line)),
    );
    console.log(`Plans: ${lines.size} statements looked at.`);
    if (faults.length > 0)
      this.fault = new Error(`Statements that look through a table:\n${faults.join('\n')}`);
    // Jest itself says nothing of why a reporter failed.
    if (this.fault) console.error(this.fault.message);
  }

  getLastError() {
    return this.fault ?? undefined;
  }
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { PROJECT_FOLDER, readConfig } from '../platform/config/config.js';
import { sourceOptions } from '../platform/database/data-source.js';
import { migrate } from '../platform/database/migrator.js';
import { ENTITIES } from '../entities.js';
import { MIGRATIONS } from '../platform/database/migrations.js';
import { runTask, say, UsageFault } from './run-task.js';

/** The statements that would bring a migrated database to what the entities say: none when they agree. */
export async function drift(source: DataSource): Promise<{ up: string[]; down: string[] }> {
  const log = await source.driver.createSchemaBuilder().log();
  return {
    up: log.upQueries.map((query) => query.query.trim()),
    down: log.downQueries.map((query) => query.query.trim()).reverse(),
  };
}

const calls = (statements: string[]) =>
  statements.map((statement) => `    await runner.query(\`${statement}\`);`).join('\n');

async function write(
  name: string,
  { up, down }: { up: string[]; down: string[] },
): Promise<string> {
  const number = String(MIGRATIONS.length + 1).padStart(3, '0');
  const title = name.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) =>
    letter.toUpperCase(),
  );
  const text = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${title}${String(Date.now())} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
${calls(up)}
  }

  async down(runner: QueryRunner): Promise<void> {
${calls(down)}
  }
}
`;
  const file = join(PROJECT_FOLDER, 'migrations', `${number}-${name}.ts`);
  await writeFile(file, text);
  return file;
}

const USAGE = `Usage: OWNER_DATABASE_URL=... npm run migration:new -- NAME

Writes migrations/NUMBER-NAME.ts with what brings the tables to what the entities say, such as
record-quorum-when-voting-opens.`;

async function main(): Promise<void> {
  const name = process.argv[2];
  const url = readConfig().database.ownerUrl;
  if (!name || !url) throw new UsageFault(USAGE);
  await migrate({ owner: { url }, passwords: {}, migrations: MIGRATIONS });
  const source = new DataSource(
    sourceOptions({
      connection: { url },
      poolSize: 1,
      entities: ENTITIES,
      applicationName: 'watersmeet-migrate',
    }),
  );
  await source.initialize();
  say(await write(name, await drift(source)));
  say(
    'Until the first release it is folded into migrations/sql when the issue ends (docs/adr/0013).',
  );
  await source.destroy();
}

if (process.argv[1]?.endsWith('new-migration.js')) await runTask(USAGE, main);

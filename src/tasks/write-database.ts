import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PROJECT_FOLDER } from '../platform/config/config.js';
import { CATALOGUE_FILE, catalogueOf } from '../platform/database/catalogue.js';
import { catalogueText } from '../platform/database/catalogue.rules.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.js';
import { migrate, withOwnerSource } from '../platform/database/migrator.js';
import { MIGRATIONS } from '../platform/database/migrations.js';
import { OWNER } from '../platform/database/roles.js';
import { databaseText } from './database-page.js';
import { runTask, say } from './run-task.js';

const PAGE = 'docs/database.md';
const CATALOGUE = relative(PROJECT_FOLDER, CATALOGUE_FILE);
const USAGE = `Usage: npm run database:write

Writes ${PAGE}: what the database keeps, table by table; and ${CATALOGUE}: the catalogue that \`npm run verify\`
holds a database against.`;

/** The catalogue that the migrations make, in a PostgreSQL that is made for it and thrown away. */
async function catalogueOfMigrations(): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'watersmeet-catalogue-'));
  const settings = { projectFolder: PROJECT_FOLDER, dataFolder, exclusive: false, durable: false };
  const server = await startEmbeddedPostgres(settings);
  try {
    const owner = server.connection(OWNER, 'watersmeet');
    await migrate({ owner, passwords: {}, migrations: MIGRATIONS });
    const work = { owner, migrations: MIGRATIONS };
    return await withOwnerSource(work, async (source) =>
      catalogueText(await catalogueOf(async (sql) => await source.query(sql))),
    );
  } finally {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

await runTask(USAGE, async () => {
  await writeFile(join(PROJECT_FOLDER, PAGE), databaseText());
  await writeFile(CATALOGUE_FILE, await catalogueOfMigrations());
  say(`Written: ${PAGE} and ${CATALOGUE}.`);
});

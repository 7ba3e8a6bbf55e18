import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../platform/config/config.js';
import { buildSchema, schemaText } from './schema.js';
import { runTask, say } from './run-task.js';

const PAGE = 'docs/schema.graphql';
const USAGE = `Usage: npm run schema:write

Writes ${PAGE}: the schema of the API as callers read it.`;

await runTask(USAGE, async () => {
  await writeFile(join(PROJECT_FOLDER, PAGE), schemaText(await buildSchema()));
  say(`Written: ${PAGE}.`);
});

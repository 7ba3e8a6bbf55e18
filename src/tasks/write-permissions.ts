import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../platform/config/config.js';
import { permissionsText } from './permissions-page.js';
import { runTask, say } from './run-task.js';

const PAGE = 'docs/permissions.md';
const USAGE = `Usage: npm run permissions:write

Writes ${PAGE}: who may do what, from the permission table.`;

await runTask(USAGE, async () => {
  await writeFile(join(PROJECT_FOLDER, PAGE), permissionsText());
  say(`Written: ${PAGE}.`);
});

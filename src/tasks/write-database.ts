import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../platform/config/config.js';
import { databaseText } from './database-page.js';

await writeFile(join(PROJECT_FOLDER, 'docs', 'database.md'), databaseText());
console.log('Written: docs/database.md.');

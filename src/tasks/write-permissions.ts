import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../platform/config/config.js';
import { permissionsText } from './permissions-page.js';

await writeFile(join(PROJECT_FOLDER, 'docs', 'permissions.md'), permissionsText());
console.log('Written: docs/permissions.md.');

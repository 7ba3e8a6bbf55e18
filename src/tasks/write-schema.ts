import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../platform/config/config.js';
import { buildSchema, schemaText } from './schema.js';

const PAGE = 'docs/schema.graphql';

// Writes the API's schema as callers read it.
await writeFile(join(PROJECT_FOLDER, PAGE), schemaText(await buildSchema()));
console.log(`Written: ${PAGE}.`);

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../config/config.js';
import { buildSchema, schemaText } from './schema.js';

const HOW = 'Usage: npm run schema:write [-- --release]';

/** Writes docs/schema.graphql; with --release also the copy that later versions must not break. */
async function main(flags: string[]): Promise<void> {
  if (flags.some((flag) => flag !== '--release')) {
    console.error(HOW);
    process.exitCode = 2;
    return;
  }
  const text = schemaText(await buildSchema());
  await write('schema.graphql', text);
  if (flags.length > 0) await write('schema.released.graphql', `${await releaseLine()}\n${text}`);
}

/** Which version callers hold us to: its heading stands in CHANGELOG.md. */
async function releaseLine(): Promise<string> {
  const file = await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8');
  return `# Version ${(JSON.parse(file) as { version: string }).version}`;
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(join(PROJECT_FOLDER, 'docs', file), text);
  console.log(`Written: docs/${file}.`);
}

await main(process.argv.slice(2));

import 'reflect-metadata';
import { ConfigFault, readConfig } from './config/config.js';
import { EmbeddedPostgresFault } from './database/embedded/embedded-postgres.js';
import { DatabaseFault } from './database/roles.js';
import { ServeFault } from './operation/address.js';
import { serve } from './operation/serve.js';

const sentences = [ConfigFault, DatabaseFault, EmbeddedPostgresFault, ServeFault];

try {
  await serve(readConfig());
  process.exit(0);
} catch (error) {
  const expected = sentences.some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}

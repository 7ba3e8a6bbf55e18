import 'reflect-metadata';
import { ConfigFault, readConfig } from './platform/config/config.js';
import { EmbeddedPostgresFault } from './platform/database/embedded/embedded-postgres.js';
import { DatabaseFault } from './platform/database/roles.js';
import { ServeFault } from './operation/address.js';
import { serve } from './serve.js';

const sentences = [ConfigFault, DatabaseFault, EmbeddedPostgresFault, ServeFault];

try {
  await serve(readConfig());
  process.exit(0);
} catch (error) {
  const expected = sentences.some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}

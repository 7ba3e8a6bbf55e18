import 'reflect-metadata';
import { ConfigFault, readConfig } from './platform/config/config.js';
import { EmbeddedPostgresFault } from './platform/database/embedded/embedded-postgres.js';
import { DatabaseFault } from './platform/database/roles.js';
import { ServeFault } from './operation/address.js';
import { serve } from './serve.js';

const sentences = [ConfigFault, DatabaseFault, EmbeddedPostgresFault, ServeFault];

const USAGE = `Usage: npm start

Serves Watersmeet until it is stopped. Without DATABASE_URL it starts a PostgreSQL of its own. The environment
and the file .env set it up: see .env.example.`;

try {
  if (process.argv.includes('--help')) console.log(USAGE);
  else await serve(readConfig());
  process.exit(0);
} catch (error) {
  const expected = sentences.some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}

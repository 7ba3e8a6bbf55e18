import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILER } from './compiler.mjs';

const here = import.meta.dirname;

// One for the whole run, whichever worker asks: `SEED=... npm test` has the same chances again.
process.env.SEED ??= String(randomInt(2 ** 31));
// Where the workers note the refusals that their specs saw.
process.env.REFUSALS_SEEN ??= join(tmpdir(), `watersmeet-refusals-${randomInt(2 ** 31)}`);
// And the statements that the app sent to the database.
process.env.STATEMENTS_SEEN ??= join(tmpdir(), `watersmeet-statements-${randomInt(2 ** 31)}`);
const rootDir = join(here, '../..');

/** Specs as they are written: TypeScript modules, compiled as they are read. */
export const bare = {
  rootDir,
  testEnvironment: join(here, 'environment.mjs'),
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', COMPILER] },
  setupFilesAfterEnv: [join(here, 'patience.ts')],
};

/** The same, on a real PostgreSQL that the run starts itself. */
export const withPostgres = {
  ...bare,
  globalSetup: join(here, 'global-setup.mjs'),
  globalTeardown: join(here, 'global-teardown.mjs'),
};

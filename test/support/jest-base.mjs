import { join } from 'node:path';
import { COMPILER } from './compiler.mjs';

const here = import.meta.dirname;
const rootDir = join(here, '../..');

/** Specs as they are written: TypeScript modules, compiled as they are read. */
export const bare = {
  rootDir,
  testEnvironment: 'node',
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

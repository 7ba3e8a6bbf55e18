import { join } from 'node:path';
import { withPostgres } from '../support/jest-base.mjs';

/** The proofs: what `npm test` does in short, for long. */
export default {
  ...withPostgres,
  maxWorkers: 2,
  setupFilesAfterEnv: [join(import.meta.dirname, 'patience.ts')],
  testMatch: ['<rootDir>/test/prove/*.prove.ts'],
};

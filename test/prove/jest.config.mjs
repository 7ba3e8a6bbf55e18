import { join } from 'node:path';
import { withPostgres } from '../support/jest-base.mjs';
import { canMakeDisk, leftOut } from '../support/machine.mjs';

/** The proofs: what `npm test` does in short, for long. */
export default {
  ...withPostgres,
  // One at a time: what is measured as a ratio must have the machine to itself.
  maxWorkers: 1,
  setupFilesAfterEnv: [join(import.meta.dirname, 'patience.ts')],
  testMatch: ['<rootDir>/test/prove/*.prove.ts'],
  testPathIgnorePatterns: leftOut([
    {
      spec: 'test/prove/disk-full.prove.ts',
      isThere: canMakeDisk,
      because: 'It fills a disk of its own, which only root can make, and not everywhere.',
    },
  ]),
};

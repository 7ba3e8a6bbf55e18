import { bare, withPostgres } from './test/support/jest-base.mjs';
import { installedPostgres, leftOut } from './test/support/machine.mjs';

/**
 * `rules`: beside the code, pure, in an instant: no database, no build.
 * `api`: the real app on a real PostgreSQL.
 * What takes long (`npm run prove`) is in test/prove.
 */
export default {
  maxWorkers: 2,
  reporters: [
    'default',
    '<rootDir>/test/support/refusals-reporter.mjs',
    '<rootDir>/test/support/plans-reporter.mjs',
  ],
  // What a spec's modules hold is not given back: with much of it a worker only collects garbage.
  workerIdleMemoryLimit: '900MB',
  projects: [
    { ...bare, displayName: 'rules', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    {
      ...withPostgres,
      displayName: 'api',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: leftOut([
        {
          spec: 'test/tasks/restore-external.spec.ts',
          isThere: installedPostgres,
          because:
            'It restores with pg_dump and pg_restore: install the PostgreSQL of your system.',
        },
      ]),
    },
  ],
};

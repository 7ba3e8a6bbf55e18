import { bare, withPostgres } from './test/support/jest-base.mjs';

/**
 * `rules`: beside the code, pure, in an instant: no database, no build.
 * `api`: the real app on a real PostgreSQL.
 * What takes long (`npm run prove`) is in test/prove.
 */
export default {
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/support/refusals-reporter.mjs'],
  // What a spec's modules hold is not given back: with much of it a worker only collects garbage.
  workerIdleMemoryLimit: '900MB',
  projects: [
    { ...bare, displayName: 'rules', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...withPostgres, displayName: 'api', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};

import { bare, withPostgres } from './test/support/jest-base.mjs';

/**
 * `rules`: beside the code, pure, in an instant: no database, no build.
 * `api`: the real app on a real PostgreSQL.
 * What takes long (`npm run prove`) is in test/prove.
 */
export default {
  maxWorkers: 3,
  projects: [
    { ...bare, displayName: 'rules', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...withPostgres, displayName: 'api', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};

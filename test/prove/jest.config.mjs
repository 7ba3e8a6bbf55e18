import { withPostgres } from '../support/jest-base.mjs';

export default {
  ...withPostgres,
  maxWorkers: 2,
  testMatch: ['<rootDir>/test/prove/*.prove.ts'],
};

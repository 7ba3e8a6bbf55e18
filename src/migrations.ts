import type { MigrationInterface } from 'typeorm';
import { Baseline1763790000001 } from '../migrations/001-baseline.js';

/**
 * Every change of the database's shape, in order.
 *
 * Until the first release there is one, the baseline, and changes are made in its texts (ADR 13);
 * after it none is edited once it has landed.
 */
export const MIGRATIONS: (new () => MigrationInterface)[] = [Baseline1763790000001];

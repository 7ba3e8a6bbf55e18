import type { MigrationInterface } from 'typeorm';
import { Baseline1763790000032 } from '../../../migrations/001-baseline.js';

/**
 * Every change of the database's shape, in order.
 *
 * Until 0.2.0 is cut there is one, the baseline: what an issue adds is folded into its texts when the
 * issue ends (ADR 13). After that none is edited once it has landed.
 */
export const MIGRATIONS: (new () => MigrationInterface)[] = [Baseline1763790000032];

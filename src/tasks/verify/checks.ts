import { catalogueCheck } from './catalogue-check.js';
import { chainsCheck } from './chains-check.js';
import type { Check } from './check.js';
import { checkpointsCheck } from './checkpoints-check.js';
import { conditionsCheck } from './conditions-check.js';
import { correctionsCheck } from './corrections-check.js';
import { criticalRowsCheck } from './critical-rows-check.js';
import { documentsCheck } from './documents-check.js';
import { gatesCheck } from './gates-check.js';
import { idempotencyCheck } from './idempotency-check.js';
import { judgedAgainCheck } from './judged-again-check.js';
import { keptGatesCheck } from './kept-gates-check.js';
import { keptCheckpointCheck } from './kept-checkpoint-check.js';
import { outcomesCheck } from './outcomes-check.js';
import { parentsCheck } from './parents-check.js';
import { recordedDecisionsCheck } from './recorded-decisions-check.js';
import { sealedPacksCheck } from './sealed-packs-check.js';
import { signInsCheck } from './sign-ins-check.js';
import { signingCheck } from './signing-check.js';
import { votesCheck } from './votes-check.js';

/** Every check, in the order in which a fault is best told: the chains first, what rests on them after. */
export const CHECKS: readonly Check[] = [
  catalogueCheck,
  chainsCheck,
  checkpointsCheck,
  signingCheck,
  keptCheckpointCheck,
  signInsCheck,
  criticalRowsCheck,
  documentsCheck,
  sealedPacksCheck,
  votesCheck,
  outcomesCheck,
  correctionsCheck,
  judgedAgainCheck,
  recordedDecisionsCheck,
  conditionsCheck,
  gatesCheck,
  keptGatesCheck,
  parentsCheck,
  idempotencyCheck,
];

import { Module } from '@nestjs/common';
import { GateAdjustmentService } from './gate-adjustment.service.js';
import { GateCriteriaService } from './gate-criteria.service.js';
import { GateRequirementsResolver } from './gate-requirements.resolver.js';
import { CriterionEvaluators } from './criterion-evaluators.js';
import { GateFactsLoader } from './gate-facts.loader.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { GatePassingService } from './gate-passing.service.js';
import { GateViews } from './gate-views.loader.js';
import {
  AdjustmentsResolver,
  CriteriaResolver,
  DecidersResolver,
  DeferralsResolver,
  DivergenceValuesResolver,
  EvidenceResolver,
  GateDocumentsResolver,
} from './gate-parts.resolver.js';
import { GateStatusKeeper } from './gate-status.keeper.js';
import { ListedGatesLoader } from './listed-gates.loader.js';
import { GatesResolver, ProgrammeGatesResolver } from './gates.resolver.js';
import { ResolutionGatesResolver } from './resolution-gates.resolver.js';
import { GatesService } from './gates.service.js';

/** The steps of a regime: the decisions at them, their blockers, and the passing of gates. */
@Module({
  imports: [ProgrammesModule],
  providers: [
    CriterionEvaluators,
    GateFactsLoader,
    GateViews,
    GateStatusKeeper,
    ListedGatesLoader,
    GatesService,
    GatePassingService,
    GateCriteriaService,
    GateAdjustmentService,
    ProgrammeGatesResolver,
    GatesResolver,
    AdjustmentsResolver,
    DecidersResolver,
    CriteriaResolver,
    DivergenceValuesResolver,
    EvidenceResolver,
    DeferralsResolver,
    GateDocumentsResolver,
    GateRequirementsResolver,
    ResolutionGatesResolver,
  ],
  exports: [CriterionEvaluators, GateFactsLoader, GateViews, GateStatusKeeper],
})
export class GatesModule {}

import { Module } from '@nestjs/common';
import { CasePacksModule } from '../case-packs/case-packs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ResolutionsModule } from '../resolutions/resolutions.module.js';
import { TrustsModule } from '../trusts/trusts.module.js';
import { GateAdjustmentService } from './gate-adjustment.service.js';
import { GateCriteriaService } from './gate-criteria.service.js';
import { GateRequirementsResolver } from './gate-requirements.resolver.js';
import { CriterionEvaluators } from './criterion-evaluators.js';
import { DecisionsResolver } from './decisions.resolver.js';
import { DecisionPapers } from './decision-papers.js';
import { ExternalDecisionsService } from './external-decisions.service.js';
import { RecordedDecisionsService } from './recorded-decisions.service.js';
import { GateFactsLoader } from './gate-facts.loader.js';
import { GatePassingService } from './gate-passing.service.js';
import { GateViews } from './gate-views.loader.js';
import {
  CriteriaResolver,
  DecidersResolver,
  EvidenceResolver,
  GatesResolver,
  ProgrammeGatesResolver,
} from './gates.resolver.js';
import { GatesService } from './gates.service.js';

/** The steps of a regime: the decisions at them, their blockers, and the passing of gates. */
@Module({
  imports: [TrustsModule, ProgrammesModule, CasePacksModule, ResolutionsModule],
  providers: [
    CriterionEvaluators,
    GateFactsLoader,
    GateViews,
    GatesService,
    GatePassingService,
    DecisionPapers,
    RecordedDecisionsService,
    ExternalDecisionsService,
    GateCriteriaService,
    GateAdjustmentService,
    ProgrammeGatesResolver,
    GatesResolver,
    DecisionsResolver,
    DecidersResolver,
    CriteriaResolver,
    EvidenceResolver,
    GateRequirementsResolver,
  ],
  exports: [CriterionEvaluators, GateFactsLoader, GateViews, GatesService],
})
export class GatesModule {}

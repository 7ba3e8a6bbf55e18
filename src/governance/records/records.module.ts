import { Module } from '@nestjs/common';
import { GatesModule } from '../gates/gates.module.js';
import { AnnulmentsResolver } from './annulments.resolver.js';
import { AnnulmentsService } from './annulments.service.js';
import { DecisionFieldsResolver, DecisionsResolver } from './decisions.resolver.js';
import { ExternalConfirmationsResolver } from './external-confirmations.resolver.js';
import { ExternalConfirmationsService } from './external-confirmations.service.js';
import { ExternalDecisionsService } from './external-decisions.service.js';
import { ObjectionsResolver } from './objections.resolver.js';
import { ObjectionsService } from './objections.service.js';
import { RecordedDecisionsService } from './recorded-decisions.service.js';

/** Decisions that were not taken here: recorded, confirmed, objected to and annulled. */
@Module({
  imports: [GatesModule],
  providers: [
    RecordedDecisionsService,
    ExternalDecisionsService,
    ExternalConfirmationsService,
    ObjectionsService,
    AnnulmentsService,
    DecisionsResolver,
    DecisionFieldsResolver,
    ExternalConfirmationsResolver,
    ObjectionsResolver,
    AnnulmentsResolver,
  ],
})
export class RecordsModule {}

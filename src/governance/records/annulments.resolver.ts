import { Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { ProgrammePayload, ProgrammeType } from '../programmes/programme.type.js';
import type { Actor } from '../../shared/actor.js';
import { AnnulmentsService } from './annulments.service.js';
import { AnnulRecordInput } from './record.input.js';

/** Records made by mistake. */
@Resolver(() => ProgrammeType)
export class AnnulmentsResolver {
  constructor(private readonly service: AnnulmentsService) {}

  @Verb(() => ProgrammePayload)
  async annulRecord(@CurrentActor() actor: Actor, @Input() input: AnnulRecordInput) {
    return await this.service.annulRecord(actor, input);
  }
}

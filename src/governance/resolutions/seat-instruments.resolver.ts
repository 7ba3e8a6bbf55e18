import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import type { Resolution } from './resolution.entity.js';
import { askedIn, findResolution } from './resolution-targets.js';
import { ResolutionPayload, ResolutionType } from './resolution.type.js';
import { seatInstrumentsOf } from './resolutions.reader.js';
import type { SeatInstrument } from './seat-instrument.entity.js';
import * as inputs from './seat-instrument.input.js';
import { SeatInstrumentType } from './seat-instrument.type.js';
import {
  refuseUnlessConfirmable,
  refuseUnlessRollOpen,
  SeatInstrumentsService,
} from './seat-instruments.service.js';

/** The instruments of seats that were entered too late for a resolution. */
@Resolver(() => ResolutionType)
export class RollInstrumentsResolver {
  constructor(
    private readonly service: SeatInstrumentsService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => ResolutionPayload)
  async attachSeatInstrument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.AttachSeatInstrumentInput,
  ) {
    return await this.service.attachSeatInstrument(actor, input);
  }

  @Verb(() => ResolutionPayload)
  async confirmSeatInstrument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ConfirmSeatInstrumentInput,
  ) {
    return await this.service.confirmSeatInstrument(actor, input);
  }

  @ResolveField(() => [SeatInstrumentType], {
    complexity: 5,
    description:
      'The instruments of seats that were entered too late for it. Readable by the members of the body and its secretary; empty for others.',
  })
  async seatInstruments(@Parent() { id }: Resolution, @Ctx() context: RequestContext) {
    return await seatInstrumentsOf(context, id);
  }

  @May('attachSeatInstrument')
  async mayAttachSeatInstrument(@Parent() resolution: Resolution, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, resolution);
    const check = async () => await refuseUnlessRollOpen(asked);
    const scope = ofTheActingBody.scope(asked);
    return await this.access.refusal(reads, 'attachSeatInstrument', scope, check);
  }
}

/** One such instrument. */
@Resolver(() => SeatInstrumentType)
export class SeatInstrumentsResolver {
  constructor(private readonly access: AccessService) {}

  @May('confirmSeatInstrument')
  async mayConfirm(@Parent() instrument: SeatInstrument, @Snapshot() reads: Reads) {
    const asked = await askedIn(reads, await findResolution(reads, instrument.resolutionId));
    const check = async () => await refuseUnlessConfirmable(asked, instrument);
    const scope = ofTheActingBody.scope(asked);
    return await this.access.refusal(reads, 'confirmSeatInstrument', scope, check);
  }
}

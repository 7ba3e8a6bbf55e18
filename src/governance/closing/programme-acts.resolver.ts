import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { listOf } from '../../platform/graphql/loader.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { ProgrammeActDone, type Programme } from '../programmes/programme.entity.js';
import { ProgrammePayload, ProgrammeType } from '../programmes/programme.type.js';
import type { Actor } from '../../shared/actor.js';
import { ActOnProgrammeInput } from './programme-act.input.js';
import { BoardWithdrawalType, ProgrammeActDoneType } from './programme-act.type.js';
import { ProgrammeActsService } from './programme-acts.service.js';
import type { BoardWithdrawal } from '../gates/gate-facts.rules.js';
import { readBoards, withdrawalsOf } from '../gates/withdrawals.reader.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import { resolutionOf } from '../resolutions/resolutions.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodyOf } from '../trusts/trusts.reader.js';

const actsOf = listOf(ProgrammeActDone, 'programmeId', { number: 'ASC' });

/** The acts on a programme as a whole, and the boards that withdrew. */
@Resolver(() => ProgrammeType)
export class ProgrammeActsResolver {
  constructor(private readonly service: ProgrammeActsService) {}

  @Verb(() => ProgrammePayload)
  async actOnProgramme(@CurrentActor() actor: Actor, @Input() input: ActOnProgrammeInput) {
    return await this.service.actOnProgramme(actor, input);
  }

  @ResolveField(() => [ProgrammeActDoneType], {
    complexity: 6,
    description: 'The acts on the programme as a whole, the earliest first.',
  })
  async acts(@Parent() { id }: Programme, @Ctx() context: RequestContext) {
    return await actsOf(context, id);
  }

  @ResolveField(() => [BoardWithdrawalType], {
    complexity: 6,
    description: 'The boards that have withdrawn: no gate can be passed while there is one.',
  })
  async withdrawals(@Parent() { id }: Programme, @Snapshot() reads: Reads) {
    return withdrawalsOf(await readBoards(reads, [id]));
  }
}

/** Who did an act on a programme. */
@Resolver(() => ProgrammeActDoneType)
export class ProgrammeActsDoneResolver {
  @ResolveField(() => PersonType, { name: 'doneBy', description: 'The person who did it.' })
  async whoDid(@Parent() { doneBy }: ProgrammeActDone, @Ctx() context: RequestContext) {
    return await personOf(context, doneBy);
  }
}

/** A board that withdrew, and its resolution. */
@Resolver(() => BoardWithdrawalType)
export class BoardWithdrawalsResolver {
  @ResolveField(() => BodyType, { description: 'The board that withdrew.' })
  async body(@Parent() { bodyId }: BoardWithdrawal, @Ctx() context: RequestContext) {
    return await bodyOf(context, bodyId);
  }

  @ResolveField(() => ResolutionType, {
    description: 'The resolution to withdraw that it carried.',
  })
  async resolution(@Parent() { resolutionId }: BoardWithdrawal, @Ctx() context: RequestContext) {
    return await resolutionOf(context, resolutionId);
  }
}

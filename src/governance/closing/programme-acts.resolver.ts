import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { ProgrammeActDone, type Programme } from '../programmes/programme.entity.js';
import { ProgrammePayload, ProgrammeType } from '../programmes/programme.type.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { ActOnProgrammeInput } from './programme-act.input.js';
import { BoardWithdrawalType, ProgrammeActDoneType } from './programme-act.type.js';
import { ProgrammeActsService } from './programme-acts.service.js';
import { readBoards, withdrawalsOf } from '../gates/withdrawals.reader.js';

@Resolver(() => ProgrammeType)
export class ProgrammeActsResolver {
  constructor(
    private readonly service: ProgrammeActsService,
    private readonly programmes: ProgrammesService,
  ) {}

  @Mutation(() => ProgrammePayload, {
    description:
      'Pauses, resumes, withdraws, prohibits, reopens or closes a programme. Programme director or company secretary, recently signed in. WRONG_STATE with what stops it: to withdraw, each board must have decided so.',
  })
  async actOnProgramme(
    @CurrentActor() actor: Actor,
    @Args('input') input: ActOnProgrammeInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.service.actOnProgramme(actor, input);
    return { replayed, programme: await this.programmes.programme(reads, ids.programmeId) };
  }

  @ResolveField(() => [ProgrammeActDoneType], {
    complexity: 6,
    description: 'The acts on the programme as a whole, in order.',
  })
  async acts(@Parent() { id: programmeId }: Programme, @Snapshot() reads: Reads) {
    return await reads.find(ProgrammeActDone, { programmeId }, { order: { number: 'ASC' } });
  }

  @ResolveField(() => [BoardWithdrawalType], {
    complexity: 6,
    description: 'The boards that have withdrawn: no gate can be passed while there is one.',
  })
  async withdrawals(@Parent() { id }: Programme, @Snapshot() reads: Reads) {
    return withdrawalsOf(await readBoards(reads, [id]));
  }
}

@Resolver(() => ProgrammeActDoneType)
export class ProgrammeActsDoneResolver {
  @ResolveField(() => PersonType, { name: 'doneBy' })
  async person(@Parent() { doneBy }: ProgrammeActDone, @Ctx() context: RequestContext) {
    return await people(context).load(doneBy);
  }
}

import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
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
import type { Actor } from '../../shared/actor.js';
import { ActOnProgrammeInput } from './programme-act.input.js';
import { BoardWithdrawalType, ProgrammeActDoneType } from './programme-act.type.js';
import { ProgrammeActsService } from './programme-acts.service.js';
import { readBoards, withdrawalsOf } from '../gates/withdrawals.reader.js';

@Resolver(() => ProgrammeType)
export class ProgrammeActsResolver {
  constructor(private readonly service: ProgrammeActsService) {}

  @Verb(() => ProgrammePayload)
  async actOnProgramme(@CurrentActor() actor: Actor, @Input() input: ActOnProgrammeInput) {
    return await this.service.actOnProgramme(actor, input);
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

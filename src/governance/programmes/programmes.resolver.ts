import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../platform/access/permission-table.rules.js';
import { whoInWords } from '../../platform/access/permission-words.rules.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { AuditCheckpoint } from '../../platform/audit/audit.entity.js';
import type { Reads } from '../../platform/database/reads.js';
import { page } from '../../platform/graphql/connection.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Actor } from '../../shared/actor.js';
import { TrustType } from '../trusts/trust.type.js';
import { trustOf } from '../trusts/trusts.reader.js';
import { Programme, type ProgrammeParty } from './programme.entity.js';
import { StatementKind } from './programme.rules.js';
import * as inputs from './programme.input.js';
import * as types from './programme.type.js';
import { ProgrammeTrailService, type TrailEntry } from './programme-trail.service.js';
import { ProgrammeOfficeService } from './programme-office.service.js';
import { ProgrammeStartingService } from './programme-starting.service.js';
import {
  findProgramme,
  LISTED,
  programmePartiesOf,
  statementsOf,
  todayOf,
} from './programmes.reader.js';

@Resolver(() => types.ProgrammeType)
export class ProgrammesResolver {
  constructor(
    private readonly starting: ProgrammeStartingService,
    private readonly office: ProgrammeOfficeService,
    private readonly trail: ProgrammeTrailService,
  ) {}

  @Query(() => types.ProgrammeConnection, {
    description:
      'The programmes that you hold a role in, by code; those that were discarded are left out.',
  })
  async programmes(@Args() args: inputs.ProgrammesArgs, @Snapshot() reads: Reads) {
    return await page(reads, Programme, LISTED, args, { property: 'code', direction: 'ASC' });
  }

  @Query(() => types.ProgrammeType, { description: 'A programme by code or id. NOT_FOUND.' })
  async programme(
    @Args('programme', { type: () => String, description: 'The programme: code or id.' })
    ref: string,
    @Snapshot() reads: Reads,
  ): Promise<Programme> {
    return await findProgramme(reads, ref);
  }

  @Verb(() => types.ProgrammePayload)
  async createProgramme(@CurrentActor() actor: Actor, @Input() input: inputs.CreateProgrammeInput) {
    return await this.starting.createProgramme(actor, input);
  }

  @Verb(() => types.ProgrammePayload)
  async advanceBusinessDate(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.AdvanceBusinessDateInput,
  ) {
    return await this.office.advanceBusinessDate(actor, input);
  }

  @Verb(() => types.ProgrammePayload)
  async reviseProgramme(@CurrentActor() actor: Actor, @Input() input: inputs.ReviseProgrammeInput) {
    return await this.office.reviseProgramme(actor, input);
  }

  @Verb(() => types.StatementPayload)
  async addStatement(@CurrentActor() actor: Actor, @Input() input: inputs.AddStatementInput) {
    return await this.office.addStatement(actor, input);
  }

  @Verb(() => types.StatementPayload)
  async reviseStatement(@CurrentActor() actor: Actor, @Input() input: inputs.ReviseStatementInput) {
    return await this.office.reviseStatement(actor, input);
  }

  @Verb(() => types.CheckpointPayload)
  async makeCheckpoint(@CurrentActor() actor: Actor, @Input() input: inputs.MakeCheckpointInput) {
    return await this.trail.makeCheckpoint(actor, input);
  }

  @ResolveField(() => DateScalar, {
    description: "The programme's date: a practice programme's own, else the date in London.",
  })
  businessDate(@Parent() programme: Programme): string {
    return todayOf(programme, new Date());
  }

  @ResolveField(() => [types.PartyType], {
    complexity: 3,
    description: 'The Trusts that take part, each with its part.',
  })
  async parties(@Parent() { id }: Programme, @Ctx() context: RequestContext) {
    return await programmePartiesOf(context, id);
  }

  @ResolveField(() => [types.StatementType], {
    complexity: 20,
    description: 'Aims, challenges and pledges, or those of one kind.',
  })
  async statements(
    @Parent() { id }: Programme,
    @Ctx() context: RequestContext,
    @Args('kind', {
      type: () => StatementKind,
      nullable: true,
      description: 'Only those of this kind.',
    })
    kind?: StatementKind | null,
  ) {
    const statements = await statementsOf(context, id);
    return kind ? statements.filter((statement) => statement.kind === kind) : statements;
  }

  @ResolveField(() => types.AuditEventConnection, {
    description: `The programme's chain: newest first, or from a sequence number on. ${whoInWords(PERMISSIONS['Programme.auditTrail'])}`,
  })
  async auditTrail(
    @Parent() programme: Programme,
    @Args() args: inputs.TrailArgs,
    @Snapshot() reads: Reads,
  ) {
    return await this.trail.page(reads, programme.id, args);
  }

  @ResolveField(() => [types.CheckpointType], {
    description: 'The latest ten signed checkpoints, newest first.',
  })
  async checkpoints(@Parent() programme: Programme, @Snapshot() reads: Reads) {
    return await reads.find(
      AuditCheckpoint,
      { programmeId: programme.id },
      { order: { seq: 'DESC' }, limit: 10 },
    );
  }
}

@Resolver(() => types.PartyType)
export class PartiesResolver {
  @ResolveField(() => TrustType, { description: 'The Trust that takes part.' })
  async trust(@Parent() { trustId }: ProgrammeParty, @Ctx() context: RequestContext) {
    return await trustOf(context, trustId);
  }
}

@Resolver(() => types.AuditEventType)
export class AuditEventsResolver {
  @ResolveField(() => PersonType, {
    nullable: true,
    description:
      'The person who did it. Null for those whom it does not concern, and for what the system did itself.',
  })
  async actor(@Parent() { actorId }: TrailEntry, @Ctx() context: RequestContext) {
    return await personOf(context, actorId);
  }
}

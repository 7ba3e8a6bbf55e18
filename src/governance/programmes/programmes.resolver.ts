import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { AuditCheckpoint } from '../../platform/audit/audit.entity.js';
import type { Where } from '../../platform/database/reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { page, PageArgs } from '../../platform/graphql/connection.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Actor } from '../../shared/actor.js';
import { TrustType } from '../trusts/trust.type.js';
import { trustsById } from '../trusts/trusts.reader.js';
import {
  Programme,
  ProgrammeParty,
  ProgrammeStatement,
  StatementKind,
} from './programme.entity.js';
import * as inputs from './programme.input.js';
import * as types from './programme.type.js';
import { ProgrammeTrailService } from './programme-trail.service.js';
import { ProgrammeOfficeService } from './programme-office.service.js';
import { ProgrammeStartingService } from './programme-starting.service.js';
import { findProgramme, todayOf } from './programmes.reader.js';

@Resolver(() => types.ProgrammeType)
export class ProgrammesResolver {
  constructor(
    private readonly starting: ProgrammeStartingService,
    private readonly office: ProgrammeOfficeService,
    private readonly trail: ProgrammeTrailService,
  ) {}

  @Query(() => types.ProgrammeConnection, {
    description: 'The programmes that you hold a role in, by code.',
  })
  async programmes(@Args() args: PageArgs, @Snapshot() reads: Reads) {
    return await page(reads, Programme, {}, args, { property: 'code', direction: 'ASC' });
  }

  @Query(() => types.ProgrammeType, { description: 'A programme by code or id. NOT_FOUND.' })
  async programme(
    @Args('programme', { type: () => String }) ref: string,
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

  @ResolveField(() => [types.PartyType], { complexity: 3 })
  async parties(@Parent() programme: Programme, @Snapshot() reads: Reads) {
    return await reads.find(
      ProgrammeParty,
      { programmeId: programme.id },
      { order: { id: 'ASC' } },
    );
  }

  @ResolveField(() => [types.StatementType], {
    complexity: 20,
    description: 'Aims, challenges and pledges, or those of one kind.',
  })
  async statements(
    @Parent() programme: Programme,
    @Snapshot() reads: Reads,
    @Args('kind', { type: () => StatementKind, nullable: true }) kind?: StatementKind | null,
  ) {
    const where: Where<ProgrammeStatement> = { programmeId: programme.id };
    if (kind) where.kind = kind;
    return await reads.find(ProgrammeStatement, where, { order: { kind: 'ASC', position: 'ASC' } });
  }

  @ResolveField(() => types.AuditEventConnection, {
    description:
      "The programme's chain, newest first. Auditor, company secretary, programme director, SRO or PMO.",
  })
  async auditTrail(
    @Parent() programme: Programme,
    @Args() args: PageArgs,
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
  @ResolveField(() => TrustType)
  async trust(@Parent() party: ProgrammeParty, @Ctx() context: RequestContext) {
    return await trustsById(context).load(party.trustId);
  }
}

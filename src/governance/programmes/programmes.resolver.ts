import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
import { ProgrammesService } from './programmes.service.js';

@Resolver(() => types.ProgrammeType)
export class ProgrammesResolver {
  constructor(
    private readonly service: ProgrammesService,
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
    return await this.service.programme(reads, ref);
  }

  @Mutation(() => types.ProgrammePayload, {
    description:
      'Starts a programme and copies its regime into gates. Administrator. ALREADY_EXISTS, BAD_USER_INPUT with what is wrong with the parties.',
  })
  async createProgramme(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CreateProgrammeInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.office.createProgramme(actor, input);
    return { replayed, programme: await this.service.programme(reads, ids.programmeId) };
  }

  @Mutation(() => types.ProgrammePayload, {
    description: "Moves a practice programme's business date forward. Programme director or PMO.",
  })
  async advanceBusinessDate(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.AdvanceBusinessDateInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.office.advanceBusinessDate(actor, input);
    return { replayed: false, programme: await this.service.programme(reads, id) };
  }

  @Mutation(() => types.ProgrammePayload, {
    description:
      'Changes the title, vision and dates of a programme; the day of go-live only once the application is granted. Programme director or PMO. STALE_VERSION, WRONG_STATE.',
  })
  async reviseProgramme(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReviseProgrammeInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.office.reviseProgramme(actor, input);
    return { replayed: false, programme: await this.service.programme(reads, id) };
  }

  @Mutation(() => types.StatementPayload, {
    description: 'Adds an aim, a challenge or a pledge. Programme director or PMO.',
  })
  async addStatement(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.AddStatementInput,
    @Snapshot() reads: Reads,
  ) {
    const { ids, replayed } = await this.office.addStatement(actor, input);
    return {
      replayed,
      statement: await reads.must(ProgrammeStatement, { id: ids.statementId }, 'statement'),
    };
  }

  @Mutation(() => types.StatementPayload, {
    description:
      'Rewords an aim, a challenge or a pledge. Programme director or PMO. STALE_VERSION.',
  })
  async reviseStatement(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReviseStatementInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.office.reviseStatement(actor, input);
    return {
      replayed: false,
      statement: await reads.must(ProgrammeStatement, { id }, 'statement'),
    };
  }

  @Mutation(() => types.CheckpointPayload, {
    description:
      "Makes a checkpoint: a signed statement of how far the programme's chain has come. Auditor, company secretary or programme director.",
  })
  async makeCheckpoint(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.MakeCheckpointInput,
    @Snapshot() reads: Reads,
  ) {
    const id = await this.trail.makeCheckpoint(actor, input.programme);
    return { checkpoint: await reads.must(AuditCheckpoint, { id }, 'checkpoint') };
  }

  @ResolveField(() => DateScalar, {
    description: "The programme's date: a practice programme's own, else the date in London.",
  })
  businessDate(@Parent() programme: Programme): string {
    return this.service.today(programme, new Date());
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

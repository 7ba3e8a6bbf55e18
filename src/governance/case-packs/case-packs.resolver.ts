import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { page, PageArgs } from '../../platform/graphql/connection.js';
import { BlockerType } from '../../platform/graphql/refusal.type.js';
import { Ctx, Snapshot, type RequestContext } from '../../platform/graphql/request-context.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Programme } from '../programmes/programme.entity.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { sha256Hex } from '../../shared/canonical.js';
import { CasePack, Document, type KeyFigureRow, type PackDocument } from './case-pack.entity.js';
import { packCode, PackStatus } from './case-pack.rules.js';
import * as types from './case-pack.type.js';
import * as packs from './case-packs.reader.js';
import { dateOf, moneyOf, monthsOf } from './manifest.rules.js';

const REF = { type: () => String, description: 'The pack: `FBC/2` or id.' };

@Resolver(() => ProgrammeType)
export class ProgrammePacksResolver {
  @ResolveField(() => [types.CasePackType], {
    complexity: 20,
    description: 'Every version of the business case, the latest of each stage first.',
  })
  async packs(
    @Parent() programme: Programme,
    @Snapshot() reads: Reads,
    @Args('stage', {
      type: () => CaseStage,
      nullable: true,
      description: 'Only the versions of this business case.',
    })
    stage?: CaseStage | null,
  ) {
    return await packs.packsOf(reads, programme.id, stage);
  }

  @ResolveField(() => types.CasePackType, {
    description: 'One version of the business case. NOT_FOUND.',
  })
  async pack(
    @Parent() programme: Programme,
    @Args('pack', REF) ref: string,
    @Snapshot() reads: Reads,
  ) {
    return await packs.findPack(reads, programme.id, ref);
  }

  @ResolveField(() => types.DocumentConnection, {
    description: 'Every document uploaded to the programme, oldest first.',
  })
  async documents(
    @Parent() programme: Programme,
    @Args() args: PageArgs,
    @Snapshot() reads: Reads,
  ) {
    return await page(reads, Document, { programmeId: programme.id }, args);
  }
}

@Resolver(() => types.CasePackType)
export class CasePacksResolver {
  @Query(() => types.CasePackType, {
    description: 'A pack of a programme by code, such as `FBC/2`, or id. NOT_FOUND.',
  })
  async casePack(
    @Args('programme', { type: () => String, description: 'The programme: code or id.' })
    programme: string,
    @Args('pack', REF) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<CasePack> {
    const { id } = await findProgramme(reads, programme);
    return await packs.findPack(reads, id, ref);
  }

  @ResolveField(() => String, { description: 'Its code in the programme, such as `FBC/2`.' })
  code(@Parent() pack: CasePack): string {
    return packCode(pack);
  }

  @ResolveField(() => PackStatus, {
    description: 'Where it stands, a later sealed version of the same case counted in.',
  })
  status(@Parent() pack: CasePack): PackStatus {
    return packs.statusOf(pack);
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether the stored manifest still matches the digest that the bodies decided on; false until it is sealed.',
  })
  asSealed(@Parent() { manifest, manifestSha256 }: CasePack): boolean {
    return manifest !== null && sha256Hex(manifest) === manifestSha256;
  }

  @ResolveField(() => Boolean, { description: 'Whether it belongs to a practice programme.' })
  async practice(@Parent() pack: CasePack, @Snapshot() reads: Reads): Promise<boolean> {
    return (await findProgramme(reads, pack.programmeId)).practice;
  }

  @ResolveField('createdBy', () => PersonType, {
    description: 'The person who started this version.',
  })
  async creator(@Parent() { createdBy }: CasePack, @Ctx() context: RequestContext) {
    return await personOf(context, createdBy);
  }

  @ResolveField('sealedBy', () => PersonType, {
    nullable: true,
    description: 'The person who sealed it. Null until it is sealed.',
  })
  async sealer(@Parent() { sealedBy }: CasePack, @Ctx() context: RequestContext) {
    return await personOf(context, sealedBy);
  }

  @ResolveField(() => types.CasePackType, {
    nullable: true,
    description:
      'The later sealed version that replaced this one; resolutions still open on this one became void. Null while it is not replaced.',
  })
  async supersededBy(@Parent() { supersededById }: CasePack, @Ctx() context: RequestContext) {
    return await packs.packOf(context, supersededById);
  }

  @ResolveField(() => [types.PackSectionType], {
    complexity: 18,
    description: 'Its sections, in the order of the business case.',
  })
  async sections(@Parent() { id }: CasePack, @Ctx() context: RequestContext) {
    return await packs.sectionsOf(context, id);
  }

  @ResolveField(() => [types.KeyFigureType], {
    complexity: 20,
    description: 'The figures that it rests on, in the order of their codes.',
  })
  async keyFigures(@Parent() { id }: CasePack, @Ctx() context: RequestContext) {
    return await packs.keyFiguresOf(context, id);
  }

  @ResolveField(() => [types.PackDocumentType], {
    complexity: 30,
    description: 'The documents in its common part, in the order of their places.',
  })
  async documents(@Parent() { id }: CasePack, @Ctx() context: RequestContext) {
    return await packs.documentsInPack(context, id);
  }

  @ResolveField(() => Int, { description: 'How many documents its common part has.' })
  async documentCount(@Parent() { id }: CasePack, @Ctx() context: RequestContext) {
    return (await packs.documentsInPack(context, id)).length;
  }

  @ResolveField(() => [BlockerType], {
    complexity: 30,
    description: 'Everything to do before the pack can be sealed; empty when there is nothing.',
  })
  async missing(@Parent() pack: CasePack, @Snapshot() reads: Reads) {
    return await packs.missingOf(reads, pack);
  }
}

@Resolver(() => types.KeyFigureType)
export class KeyFiguresResolver {
  @ResolveField(() => types.MoneyType, {
    nullable: true,
    description: 'The sum that it states; null for months and dates.',
  })
  money(@Parent() figure: KeyFigureRow) {
    return moneyOf(figure);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'The whole months that it states; null for sums and dates.',
  })
  months(@Parent() figure: KeyFigureRow) {
    return monthsOf(figure);
  }

  @ResolveField(() => DateScalar, {
    nullable: true,
    description: 'The date that it states; null for sums and months.',
  })
  date(@Parent() figure: KeyFigureRow) {
    return dateOf(figure);
  }
}

@Resolver(() => types.PackDocumentType)
export class PlacedDocumentsResolver {
  @ResolveField(() => types.DocumentType, { description: 'The document that is placed here.' })
  async document(@Parent() { documentId }: PackDocument, @Ctx() context: RequestContext) {
    return await packs.documentOf(context, documentId);
  }
}

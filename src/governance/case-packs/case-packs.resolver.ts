import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { page, PageArgs } from '../../platform/graphql/connection.js';
import { Ctx, Snapshot, type RequestContext } from '../../platform/graphql/request-context.js';
import { Programme } from '../programmes/programme.entity.js';
import { ProgrammeType } from '../programmes/programme.type.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { sha256Hex } from '../../shared/canonical.js';
import { CasePack, Document, KeyFigureRow, PackDocument } from './case-pack.entity.js';
import { packCode, PackStatus } from './case-pack.rules.js';
import * as types from './case-pack.type.js';
import {
  documentsById,
  findPack,
  missingOf,
  packLists,
  packsById,
  packsOf,
  statusOf,
} from './case-packs.reader.js';
import { DocumentScan } from './document.rules.js';
import { givenAs, penceOf } from './manifest.rules.js';

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
    @Args('stage', { type: () => CaseStage, nullable: true }) stage?: CaseStage | null,
  ) {
    return await packsOf(reads, programme.id, stage);
  }

  @ResolveField(() => types.CasePackType, {
    description: 'One version of the business case. NOT_FOUND.',
  })
  async pack(
    @Parent() programme: Programme,
    @Args('pack', REF) ref: string,
    @Snapshot() reads: Reads,
  ) {
    return await findPack(reads, programme.id, ref);
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
    @Args('programme', { type: () => String }) programme: string,
    @Args('pack', REF) ref: string,
    @Snapshot() reads: Reads,
  ): Promise<CasePack> {
    const { id } = await findProgramme(reads, programme);
    return await findPack(reads, id, ref);
  }

  @ResolveField(() => String, { description: 'Its code in the programme, such as `FBC/2`.' })
  code(@Parent() pack: CasePack): string {
    return packCode(pack);
  }

  @ResolveField(() => PackStatus)
  status(@Parent() pack: CasePack): PackStatus {
    return statusOf(pack);
  }

  @ResolveField(() => Boolean, {
    description:
      'True when the stored manifest still matches the digest that the bodies decided on.',
  })
  asSealed(@Parent() { manifest, manifestSha256 }: CasePack): boolean {
    return manifest !== null && sha256Hex(manifest) === manifestSha256;
  }

  @ResolveField(() => Boolean, { description: 'True in a practice programme.' })
  async practice(@Parent() pack: CasePack, @Snapshot() reads: Reads): Promise<boolean> {
    return (await findProgramme(reads, pack.programmeId)).practice;
  }

  @ResolveField(() => PersonType, { nullable: true })
  async sealedBy(@Parent() pack: CasePack, @Ctx() context: RequestContext) {
    return pack.sealedBy ? await people(context).load(pack.sealedBy) : null;
  }

  @ResolveField(() => types.CasePackType, {
    nullable: true,
    description:
      'The later sealed version that replaced this one; resolutions still open on this one became void.',
  })
  async supersededBy(@Parent() pack: CasePack, @Ctx() context: RequestContext) {
    return pack.supersededById ? await packsById(context).load(pack.supersededById) : null;
  }

  @ResolveField(() => [types.PackSectionType], {
    complexity: 18,
    description: 'In the order of the business case.',
  })
  async sections(@Parent() pack: CasePack, @Ctx() context: RequestContext) {
    return (await packLists.sections(context).load(pack.id)) ?? [];
  }

  @ResolveField(() => [types.KeyFigureType], {
    complexity: 20,
    description: 'In the order of their codes.',
  })
  async keyFigures(@Parent() pack: CasePack, @Ctx() context: RequestContext) {
    return (await packLists.keyFigures(context).load(pack.id)) ?? [];
  }

  @ResolveField(() => [types.PackDocumentType], {
    complexity: 30,
    description: 'In the order of their places.',
  })
  async documents(@Parent() pack: CasePack, @Ctx() context: RequestContext) {
    return (await packLists.documents(context).load(pack.id)) ?? [];
  }

  @ResolveField(() => Int, { description: 'How many documents the pack has.' })
  async documentCount(@Parent() pack: CasePack, @Ctx() context: RequestContext) {
    return ((await packLists.documents(context).load(pack.id)) ?? []).length;
  }

  @ResolveField(() => [types.PackBlockerType], {
    complexity: 30,
    description: 'Everything to do before the pack can be sealed; empty when there is nothing.',
  })
  async missing(@Parent() pack: CasePack, @Snapshot() reads: Reads) {
    return await missingOf(reads, pack);
  }
}

@Resolver(() => types.KeyFigureType)
export class KeyFiguresResolver {
  @ResolveField(() => types.MoneyType, {
    nullable: true,
    description: 'The sum; null for months and dates.',
  })
  money(@Parent() { kind, value }: KeyFigureRow): types.MoneyType | null {
    return givenAs(kind) === 'amount' ? { amount: value, pence: penceOf(value) } : null;
  }
}

@Resolver(() => types.PackDocumentType)
export class PlacedDocumentsResolver {
  @ResolveField(() => types.DocumentType)
  async document(@Parent() placed: PackDocument, @Ctx() context: RequestContext) {
    return await documentsById(context).load(placed.documentId);
  }
}

@Resolver(() => types.DocumentType)
export class DocumentsResolver {
  @ResolveField(() => PersonType, { nullable: true })
  async uploadedBy(@Parent() document: Document, @Ctx() context: RequestContext) {
    return await people(context).load(document.uploadedBy);
  }

  @ResolveField(() => DocumentScan, { description: types.SCAN })
  scan(@Parent() document: Document) {
    return document.scan ?? DocumentScan.NOT_SCANNED;
  }
}

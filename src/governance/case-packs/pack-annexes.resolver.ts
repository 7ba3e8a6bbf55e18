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
import type { Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { sha256Hex } from '../../shared/canonical.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodiesById } from '../trusts/trusts.reader.js';
import { AnnexSealingService } from './annex-sealing.service.js';
import { AnnexDocument, CasePack, PackAnnex } from './case-pack.entity.js';
import * as inputs from './case-pack.input.js';
import * as types from './case-pack.type.js';
import { packLists, packsById } from './case-packs.reader.js';
import { DocumentScan } from './document.rules.js';
import { PackAnnexesService } from './pack-annexes.service.js';

const SECRETARY = "The body's company secretary (for a programme board: the programme's office)";

@Resolver(() => types.PackAnnexType)
export class PackAnnexesResolver {
  constructor(
    private readonly service: PackAnnexesService,
    private readonly sealing: AnnexSealingService,
  ) {}

  @Mutation(() => types.PackAnnexPayload, {
    description: `Starts a body's own annex to a pack; a body has one annex to each pack. ${SECRETARY}. ALREADY_EXISTS, WRONG_STATE, PACK_SUPERSEDED.`,
  })
  async createAnnex(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CreateAnnexInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.service.createAnnex(actor, input));
  }

  @Mutation(() => types.PackAnnexPayload, {
    description: `Gives an annex another title. ${SECRETARY}. SEALED, STALE_VERSION.`,
  })
  async reviseAnnex(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReviseAnnexInput,
    @Snapshot() reads: Reads,
  ) {
    return await done(reads, await this.service.reviseAnnex(actor, input));
  }

  @Mutation(() => types.PackAnnexPayload, {
    description: `Gives a document of an annex another title or role, or marks it as privileged. ${SECRETARY}. SEALED, STALE_VERSION.`,
  })
  async reviseAnnexDocument(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.ReviseAnnexDocumentInput,
    @Snapshot() reads: Reads,
  ) {
    return await done(reads, await this.service.reviseAnnexDocument(actor, input));
  }

  @Mutation(() => types.PackAnnexPayload, {
    description: `Removes a document and its file from an annex. ${SECRETARY}. SEALED, STALE_VERSION.`,
  })
  async removeAnnexDocument(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.RemoveAnnexDocumentInput,
    @Snapshot() reads: Reads,
  ) {
    return await done(reads, await this.service.removeAnnexDocument(actor, input));
  }

  @Mutation(() => types.PackAnnexPayload, {
    description: `Seals an annex under its own digest, which the body's resolution then names. ${SECRETARY}, with a fresh sign-in. Refused as PACK_INCOMPLETE with everything that is missing; as SEALED, STALE_VERSION or REAUTHENTICATE.`,
  })
  async sealAnnex(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.SealAnnexInput,
    @Snapshot() reads: Reads,
  ) {
    return await payload(reads, await this.sealing.sealAnnex(actor, input));
  }

  @ResolveField(() => BodyType, { description: 'The body whose annex it is.' })
  async body(@Parent() annex: PackAnnex, @Ctx() context: RequestContext) {
    return await bodiesById(context).load(annex.bodyId);
  }

  @ResolveField(() => types.CasePackType, { description: 'The pack that it belongs to.' })
  async casePack(@Parent() annex: PackAnnex, @Ctx() context: RequestContext) {
    return await packsById(context).load(annex.packId);
  }

  @ResolveField(() => PersonType, { nullable: true })
  async sealedBy(@Parent() annex: PackAnnex, @Ctx() context: RequestContext) {
    return annex.sealedBy ? await people(context).load(annex.sealedBy) : null;
  }

  @ResolveField(() => Boolean, {
    description: 'True when its stored manifest still matches the digest it was sealed under.',
  })
  asSealed(@Parent() { manifest, manifestSha256 }: PackAnnex): boolean {
    return manifest !== null && sha256Hex(manifest) === manifestSha256;
  }

  @ResolveField(() => [types.AnnexDocumentType], {
    complexity: 30,
    description: 'In the order of their places.',
  })
  async documents(@Parent() annex: PackAnnex, @Ctx() context: RequestContext) {
    return (await packLists.annexDocuments(context).load(annex.id)) ?? [];
  }
}

@Resolver(() => types.CasePackType)
export class AnnexesOfPackResolver {
  @ResolveField(() => [types.PackAnnexType], {
    complexity: 4,
    description: "The annexes of your own bodies. Other bodies' annexes are not shown.",
  })
  async annexes(@Parent() pack: CasePack, @Ctx() context: RequestContext) {
    return (await packLists.annexes(context).load(pack.id)) ?? [];
  }
}

@Resolver(() => types.AnnexDocumentType)
export class AnnexDocumentsResolver {
  @ResolveField(() => PersonType, { nullable: true })
  async uploadedBy(@Parent() document: AnnexDocument, @Ctx() context: RequestContext) {
    return await people(context).load(document.uploadedBy);
  }

  @ResolveField(() => DocumentScan, { description: types.SCAN })
  scan(@Parent() document: AnnexDocument) {
    return document.scan ?? DocumentScan.NOT_SCANNED;
  }
}

async function payload(reads: Reads, { ids, replayed }: Once<{ annexId: string }>) {
  return { replayed, annex: await reads.must(PackAnnex, { id: ids.annexId }, 'annex') };
}

const done = async (reads: Reads, annexId: string) =>
  await payload(reads, { ids: { annexId }, replayed: false });

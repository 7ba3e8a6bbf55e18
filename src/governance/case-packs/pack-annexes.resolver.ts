import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { people } from '../../platform/accounts/people.reader.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
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

@Resolver(() => types.PackAnnexType)
export class PackAnnexesResolver {
  constructor(
    private readonly service: PackAnnexesService,
    private readonly sealing: AnnexSealingService,
  ) {}

  @Verb(() => types.PackAnnexPayload)
  async createAnnex(@CurrentActor() actor: Actor, @Input() input: inputs.CreateAnnexInput) {
    return await this.service.createAnnex(actor, input);
  }

  @Verb(() => types.PackAnnexPayload)
  async reviseAnnex(@CurrentActor() actor: Actor, @Input() input: inputs.ReviseAnnexInput) {
    return await this.service.reviseAnnex(actor, input);
  }

  @Verb(() => types.PackAnnexPayload)
  async reviseAnnexDocument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ReviseAnnexDocumentInput,
  ) {
    return await this.service.reviseAnnexDocument(actor, input);
  }

  @Verb(() => types.PackAnnexPayload)
  async removeAnnexDocument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RemoveAnnexDocumentInput,
  ) {
    return await this.service.removeAnnexDocument(actor, input);
  }

  @Verb(() => types.PackAnnexPayload)
  async sealAnnex(@CurrentActor() actor: Actor, @Input() input: inputs.SealAnnexInput) {
    return await this.sealing.sealAnnex(actor, input);
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

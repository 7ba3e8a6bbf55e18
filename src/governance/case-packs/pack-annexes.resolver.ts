import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import {
  Ctx,
  CurrentActor,
  Snapshot,
  type RequestContext,
} from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { sha256Hex } from '../../shared/canonical.js';
import { allow } from '../../shared/refusal.js';
import { actingBodyOf, ofTheActingBody } from '../programmes/programme-targets.js';
import { BodyType } from '../trusts/trust.type.js';
import { bodyOf } from '../trusts/trusts.reader.js';
import { mayEditAnnex, maySealAnnex } from './annex.rules.js';
import { AnnexSealingService } from './annex-sealing.service.js';
import { CasePack, PackAnnex } from './case-pack.entity.js';
import * as inputs from './case-pack.input.js';
import * as types from './case-pack.type.js';
import { annexDocumentsOf, annexesOf, documentsInAnnex, packOf } from './case-packs.reader.js';
import { PackAnnexesService } from './pack-annexes.service.js';

@Resolver(() => types.PackAnnexType)
export class PackAnnexesResolver {
  constructor(
    private readonly service: PackAnnexesService,
    private readonly sealing: AnnexSealingService,
    private readonly access: AccessService,
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

  @May('reviseAnnex', 'The same goes for its documents.')
  async mayEdit(@Parent() annex: PackAnnex, @Snapshot() reads: Reads) {
    const scope = ofTheActingBody.scope(await actingBodyOf(reads, annex));
    const check = () => allow(mayEditAnnex(annex.sealedAt !== null));
    return await this.access.refusal(reads, 'reviseAnnex', scope, check);
  }

  @May('sealAnnex', 'Whether its documents are whole is asked as it is sealed.')
  async maySeal(@Parent() annex: PackAnnex, @Snapshot() reads: Reads) {
    const scope = ofTheActingBody.scope(await actingBodyOf(reads, annex));
    const check = async () => {
      const documents = await annexDocumentsOf(reads, annex.id);
      const found = documents.map((one) => ({ ...one, intact: true }));
      allow(maySealAnnex(annex.sealedAt !== null, found));
    };
    return await this.access.refusal(reads, 'sealAnnex', scope, check);
  }

  @ResolveField(() => BodyType, { description: 'The body whose annex it is.' })
  async body(@Parent() { bodyId }: PackAnnex, @Ctx() context: RequestContext) {
    return await bodyOf(context, bodyId);
  }

  @ResolveField(() => types.CasePackType, { description: 'The pack that it belongs to.' })
  async pack(@Parent() { packId }: PackAnnex, @Ctx() context: RequestContext) {
    return await packOf(context, packId);
  }

  @ResolveField('sealedBy', () => PersonType, {
    nullable: true,
    description: 'The person who sealed it. Null until it is sealed.',
  })
  async sealer(@Parent() { sealedBy }: PackAnnex, @Ctx() context: RequestContext) {
    return await personOf(context, sealedBy);
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether its stored manifest still matches the digest it was sealed under; false until it is sealed.',
  })
  asSealed(@Parent() { manifest, manifestSha256 }: PackAnnex): boolean {
    return manifest !== null && sha256Hex(manifest) === manifestSha256;
  }

  @ResolveField(() => [types.AnnexDocumentType], {
    complexity: 30,
    description: 'Its documents, in the order of their places.',
  })
  async documents(@Parent() { id }: PackAnnex, @Ctx() context: RequestContext) {
    return await documentsInAnnex(context, id);
  }
}

@Resolver(() => types.CasePackType)
export class AnnexesOfPackResolver {
  @ResolveField(() => [types.PackAnnexType], {
    complexity: 4,
    description:
      "The annexes of your own bodies. Other bodies' annexes are not shown, nor one that is withheld from you: you were ruled to leave the item, or you sit for two Trusts, it has a privileged document, and nobody has ruled on your interest yet.",
  })
  async annexes(@Parent() { id }: CasePack, @Ctx() context: RequestContext) {
    return await annexesOf(context, id);
  }
}

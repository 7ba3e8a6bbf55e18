import { Parent, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { May } from '../../platform/acts/may.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import type { Reads } from '../../platform/database/reads.js';
import { CurrentActor, Snapshot } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { allow } from '../../shared/refusal.js';
import type { CasePack } from './case-pack.entity.js';
import { mayEdit, maySeal } from './case-pack.rules.js';
import { contentsOf, demandsOf, statusOf } from './case-packs.reader.js';
import { refuseUnlessRunning } from '../programmes/programme-targets.js';
import * as inputs from './case-pack.input.js';
import * as types from './case-pack.type.js';
import { PackDocumentsService } from './pack-documents.service.js';
import { PackDraftingService } from './pack-drafting.service.js';
import { PackSealingService } from './pack-sealing.service.js';

/** What is done with a pack, up to and including its sealing. */
@Resolver(() => types.CasePackType)
export class PackDraftingResolver {
  constructor(
    private readonly drafting: PackDraftingService,
    private readonly documents: PackDocumentsService,
    private readonly sealing: PackSealingService,
    private readonly access: AccessService,
  ) {}

  @Verb(() => types.CasePackPayload)
  async createCasePack(@CurrentActor() actor: Actor, @Input() input: inputs.CreateCasePackInput) {
    return await this.drafting.createCasePack(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async revisePack(@CurrentActor() actor: Actor, @Input() input: inputs.RevisePackInput) {
    return await this.drafting.revisePack(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async putSection(@CurrentActor() actor: Actor, @Input() input: inputs.PutSectionInput) {
    return await this.drafting.putSection(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async removeSection(@CurrentActor() actor: Actor, @Input() input: inputs.RemoveSectionInput) {
    return await this.drafting.removeSection(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async putKeyFigure(@CurrentActor() actor: Actor, @Input() input: inputs.PutKeyFigureInput) {
    return await this.drafting.putKeyFigure(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async removeKeyFigure(@CurrentActor() actor: Actor, @Input() input: inputs.RemoveKeyFigureInput) {
    return await this.drafting.removeKeyFigure(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async placeDocument(@CurrentActor() actor: Actor, @Input() input: inputs.PlaceDocumentInput) {
    return await this.documents.placeDocument(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async movePackDocument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.MovePackDocumentInput,
  ) {
    return await this.documents.movePackDocument(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async removePackDocument(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.RemovePackDocumentInput,
  ) {
    return await this.documents.removePackDocument(actor, input);
  }

  @Verb(() => types.CasePackPayload)
  async sealPack(@CurrentActor() actor: Actor, @Input() input: inputs.SealPackInput) {
    return await this.sealing.sealPack(actor, input);
  }

  @May('putSection', 'The same goes for its key figures and documents.')
  async mayEdit(@Parent() pack: CasePack, @Snapshot() reads: Reads) {
    const { programmeId } = pack;
    const check = () => allow(mayEdit(statusOf(pack)));
    return await this.access.refusal(reads, 'putSection', { programmeId }, check);
  }

  @May('sealPack', 'Everything that is still to do stands in its blockers.')
  async maySeal(@Parent() pack: CasePack, @Snapshot() reads: Reads) {
    const { programmeId } = pack;
    const check = async () => {
      await refuseUnlessRunning(reads, programmeId);
      allow(maySeal(await contentsOf(reads, pack), await demandsOf(reads, pack)));
    };
    return await this.access.refusal(reads, 'sealPack', { programmeId }, check);
  }
}

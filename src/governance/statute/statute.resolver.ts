import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Verb } from '../../platform/acts/verb.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import { PersonType } from '../../platform/accounts/account.type.js';
import { listOf } from '../../platform/graphql/loader.js';
import { Ctx, CurrentActor, type RequestContext } from '../../platform/graphql/request-context.js';
import { DocumentType } from '../case-packs/case-pack.type.js';
import { documentOf } from '../case-packs/case-packs.reader.js';
import {
  LawChangeConfirmation,
  LawChangeRow,
  RecordAnnulment,
} from '../decisions/law-record.entity.js';
import type { ApplicationRow } from '../gates/gate-rows.reader.js';
import { GateViews } from '../gates/gate-views.loader.js';
import { RegimeChange, type Programme } from '../programmes/programme.entity.js';
import { ProgrammePayload, ProgrammeType } from '../programmes/programme.type.js';
import type { Actor } from '../../shared/actor.js';
import { TrustType } from '../trusts/trust.type.js';
import { trustOf } from '../trusts/trusts.reader.js';
import { ApplicationsService } from './applications.service.js';
import { LawChangesService } from './law-changes.service.js';
import { RegimeChangesService } from './regime-changes.service.js';
import * as inputs from './statute.input.js';
import * as types from './statute.type.js';

const regimeChangesOf = listOf(RegimeChange, 'programmeId', { number: 'ASC' });
const lawChangesOf = listOf(LawChangeRow, 'programmeId', { commencesOn: 'ASC', id: 'ASC' });
const annulmentsOf = listOf(RecordAnnulment, 'recordId', { id: 'ASC' });
const confirmationsOf = listOf(LawChangeConfirmation, 'lawChangeId', { id: 'ASC' });

/** The application, and the rules that a programme follows. */
@Resolver(() => ProgrammeType)
export class StatuteResolver {
  constructor(
    private readonly applying: ApplicationsService,
    private readonly regimes: RegimeChangesService,
    private readonly law: LawChangesService,
    private readonly views: GateViews,
  ) {}

  @Verb(() => ProgrammePayload)
  async makeApplication(@CurrentActor() actor: Actor, @Input() input: inputs.MakeApplicationInput) {
    return await this.applying.makeApplication(actor, input);
  }

  @Verb(() => ProgrammePayload)
  async changeRegime(@CurrentActor() actor: Actor, @Input() input: inputs.ChangeRegimeInput) {
    return await this.regimes.changeRegime(actor, input);
  }

  @Verb(() => ProgrammePayload)
  async enterLawChange(@CurrentActor() actor: Actor, @Input() input: inputs.EnterLawChangeInput) {
    return await this.law.enterLawChange(actor, input);
  }

  @Verb(() => ProgrammePayload)
  async confirmLawChange(
    @CurrentActor() actor: Actor,
    @Input() input: inputs.ConfirmLawChangeInput,
  ) {
    return await this.law.confirmLawChange(actor, input);
  }

  @ResolveField(() => [types.ApplicationType], {
    complexity: 6,
    description: 'The applications that were recorded, in order; those annulled too.',
  })
  async applications(@Parent() { id }: Programme, @Ctx() context: RequestContext) {
    return (await this.views.of(context, id)).rows.applications;
  }

  @ResolveField(() => [types.RegimeChangeType], {
    complexity: 6,
    description: 'Every change of its regime, in order.',
  })
  async regimeChanges(@Parent() { id }: Programme, @Ctx() context: RequestContext) {
    return await regimeChangesOf(context, id);
  }

  @ResolveField(() => [types.LawChangeType], {
    complexity: 6,
    description: 'The changes of the law that were entered, by the day on which they begin.',
  })
  async lawChanges(@Parent() { id }: Programme, @Ctx() context: RequestContext) {
    return await lawChangesOf(context, id);
  }
}

/** An application that was recorded. */
@Resolver(() => types.ApplicationType)
export class ApplicationFieldsResolver {
  @ResolveField(() => DocumentType, { description: 'The application as it was sent.' })
  async document(@Parent() { documentId }: ApplicationRow, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }

  @ResolveField('madeBy', () => PersonType, { description: 'The person who recorded it.' })
  async maker(@Parent() { madeBy }: ApplicationRow, @Ctx() context: RequestContext) {
    return await personOf(context, madeBy);
  }
}

/** A change of a programme's regime. */
@Resolver(() => types.RegimeChangeType)
export class RegimeChangeFieldsResolver {
  @ResolveField(() => DocumentType, {
    nullable: true,
    description: "The regulator's letter. Null where none was given.",
  })
  async document(@Parent() { documentId }: RegimeChange, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }

  @ResolveField('changedBy', () => PersonType, { description: 'The person who changed it.' })
  async changer(@Parent() { changedBy }: RegimeChange, @Ctx() context: RequestContext) {
    return await personOf(context, changedBy);
  }
}

/** A change of the law. */
@Resolver(() => types.LawChangeType)
export class LawChangeFieldsResolver {
  @ResolveField(() => DocumentType, { description: 'The instrument.' })
  async document(@Parent() { documentId }: LawChangeRow, @Ctx() context: RequestContext) {
    return await documentOf(context, documentId);
  }

  @ResolveField('enteredBy', () => PersonType, { description: 'The person who entered it.' })
  async enterer(@Parent() { enteredBy }: LawChangeRow, @Ctx() context: RequestContext) {
    return await personOf(context, enteredBy);
  }

  @ResolveField(() => String, {
    nullable: true,
    complexity: 6,
    description: 'Why the entry was annulled. Null while it counts.',
  })
  async annulledBecause(@Parent() { id }: LawChangeRow, @Ctx() context: RequestContext) {
    const [annulment] = await annulmentsOf(context, id);
    return annulment?.reason ?? null;
  }

  @ResolveField(() => [TrustType], {
    complexity: 6,
    description: 'The Trusts whose company secretaries have confirmed it.',
  })
  async confirmedFor(@Parent() { id }: LawChangeRow, @Ctx() context: RequestContext) {
    const confirmations = await confirmationsOf(context, id);
    return await Promise.all(confirmations.map(({ trustId }) => trustOf(context, trustId)));
  }
}

import { InputType } from '@nestjs/graphql';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { publishEnum } from '../../platform/graphql/enum.js';
import {
  ChoiceField,
  ProseField,
  RefField,
  UuidField,
} from '../../platform/graphql/input-fields.js';
import { RecordType } from '../decisions/record-annulment.rules.js';

publishEnum(RecordType, 'RecordType', 'The kinds of record that can be annulled.', {
  RECORDED_DECISION: 'A decision recorded from earlier minutes.',
  EXTERNAL_DECISION: 'The decision of an outside body, recorded with its letter.',
  APPLICATION: 'The application of the Trusts.',
  LAW_CHANGE: 'That Parliament ended a section.',
});

/** A record that was made by mistake. */
@InputType()
export class AnnulRecordInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => RecordType, { description: 'What kind of record it is.' })
  recordType!: RecordType;
  @UuidField({ description: 'The id of the record.' }) recordId!: string;
  @ProseField(2000, { description: 'Why it was a mistake; this stays on record.' }) reason!: string;
}

/** A confirmation of the letter of a statutory decision. */
@InputType()
export class ConfirmExternalDecisionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the decision whose letter you have read.' })
  externalDecisionId!: string;
}

/** An objection to the record of a decision from minutes. */
@InputType()
export class ObjectToRecordInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the decision that was recorded from minutes.' })
  recordId!: string;
  @ProseField(2000, { description: 'What is wrong with the record; this stays on record.' })
  reason!: string;
}

/** That an objection is taken back. */
@InputType()
export class TakeBackObjectionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the decision that was objected to.' }) recordId!: string;
  @ProseField(2000, { description: 'Why; this stays on record.' }) reason!: string;
}

import { InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import {
  ChoiceField,
  ChoicesField,
  FlagField,
  FormField,
  LineField,
  PartsField,
  RefField,
  UuidField,
  UuidsField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Versioned } from '../../platform/acts/keyed.input.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CriterionKind } from '../programmes/regime.rules.js';
import { DecidingPurpose } from '../../shared/purpose.js';
import { AssuranceRating } from '../decisions/external-decision.rules.js';

/** A body to be asked to decide at a gate. */
@InputType({ description: 'A body to be asked to decide at the gate, and for what.' })
export class NewDeciderInput {
  @RefField({ description: 'The body: code or id.' }) body!: string;
  @ChoiceField(() => DecidingPurpose, { description: 'What it is asked to decide.' })
  purpose!: DecidingPurpose;
  @WholeField(1, 99, {
    description: 'When its turn is: lower decides first, equal numbers in any order.',
  })
  order!: number;
  @FlagField({
    description: 'Whether it must decide on the same pack as the others, if the gate has a case.',
    default: true,
  })
  mustNameSamePack!: boolean;
}

/** A criterion to be added to a gate. */
@InputType({ description: 'Something else that must be true before the gate can be passed.' })
export class NewCriterionInput {
  @ChoiceField(() => CriterionKind, { description: 'How it comes to be met.' })
  kind!: CriterionKind;
  @FormField(/^[A-Z0-9]+(_[A-Z0-9]+)*$/, 'must be capitals and digits, such as RED_FLAGS', {
    description: 'Its code among the criteria of the gate, such as `RED_FLAGS`.',
  })
  @MaxLength(40, { message: 'must have at most 40 characters' })
  code!: string;
  @LineField(300, { description: 'What must be true, in words.' }) title!: string;
  @ChoiceField(() => DocumentRole, {
    description: 'The role of the document that must be attached. Only for DOCUMENT.',
    optional: true,
  })
  documentRole?: DocumentRole | null;
  @FlagField({
    description: 'Whether each Trust must attach one of its own. Only for DOCUMENT.',
    default: false,
  })
  fromEachTrust!: boolean;
  @ChoiceField(() => AssuranceRating, {
    description: 'The worst overall rating with which the boards may proceed. Only for RATING.',
    optional: true,
  })
  worstAllowed?: AssuranceRating | null;
}

/** What changes at a gate. */
@InputType({ description: 'Fields that are left out do not change.' })
export class AdjustGateInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @LineField(500, { description: 'Why the programme departs from the regime.' })
  reason!: string;
  @UuidField({
    description:
      "The id of the regulator's letter, a document of the programme, that says that what is taken out is not needed. Needed for what is part of the regulator's process.",
    optional: true,
  })
  letterDocumentId?: string | null;
  @PartsField(() => NewDeciderInput, [0, 20], {
    description: 'The bodies to be asked besides those that are.',
    default: [],
  })
  addDeciders!: NewDeciderInput[];
  @UuidsField(20, {
    description:
      'The ids of the deciders to be taken out: never one that a section of an Act in force asks for.',
    default: [],
  })
  removeDeciders!: string[];
  @ChoicesField(() => DocumentRole, 40, {
    description: 'All the documents needed; the list replaces the old one.',
    optional: true,
  })
  requiredDocuments?: DocumentRole[] | null;
  @PartsField(() => NewCriterionInput, [0, 20], {
    description: 'The criteria to be added.',
    default: [],
  })
  addCriteria!: NewCriterionInput[];
  @UuidsField(40, { description: 'The ids of the criteria to be taken out.', default: [] })
  removeCriteria!: string[];
  @FlagField({
    description: 'True takes the whole step out of the programme, false puts it back.',
    optional: true,
  })
  takeOut?: boolean | null;
}

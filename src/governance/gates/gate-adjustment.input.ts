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
  UuidsField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Versioned } from '../../platform/acts/keyed.input.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CriterionKind } from '../programmes/regime.rules.js';
import { DecidingPurpose } from '../../shared/purpose.js';
import { AssuranceRating } from './external-decision.rules.js';

@InputType({ description: 'A body to be asked to decide at the gate, and for what.' })
export class NewDeciderInput {
  @RefField({ description: 'The body: code or id.' }) body!: string;
  @ChoiceField(() => DecidingPurpose, { description: 'What it is asked for.' })
  purpose!: DecidingPurpose;
  @WholeField(1, 99, { description: 'Lower decides first.' })
  order!: number;
  @FlagField({
    description: 'Whether it must decide on the same pack as the others, if the gate has a case.',
    default: true,
  })
  mustNameSamePack!: boolean;
}

@InputType({ description: 'Something else that must be true before the gate can be passed.' })
export class NewCriterionInput {
  @ChoiceField(() => CriterionKind) kind!: CriterionKind;
  @FormField(/^[A-Z0-9]+(_[A-Z0-9]+)*$/, 'must be capitals and digits, such as RED_FLAGS')
  @MaxLength(40, { message: 'must have at most 40 characters' })
  code!: string;
  @LineField(300) title!: string;
  @ChoiceField(() => DocumentRole, { description: 'For DOCUMENT.', optional: true })
  documentRole?: DocumentRole | null;
  @FlagField({ description: 'For DOCUMENT: whether each Trust must attach one.', default: false })
  fromEachTrust!: boolean;
  @ChoiceField(() => AssuranceRating, { description: 'For RATING.', optional: true })
  worstAllowed?: AssuranceRating | null;
}

@InputType()
export class AdjustGateInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @LineField(500, { description: 'Why the programme departs from the regime.' })
  reason!: string;
  @PartsField(() => NewDeciderInput, [0, 20], { default: [] })
  addDeciders!: NewDeciderInput[];
  @UuidsField(20, { description: 'By id.', default: [] })
  removeDeciders!: string[];
  @ChoicesField(() => DocumentRole, 40, {
    description: 'All the documents needed; the list replaces the old one.',
    optional: true,
  })
  requiredDocuments?: DocumentRole[] | null;
  @PartsField(() => NewCriterionInput, [0, 20], { default: [] })
  addCriteria!: NewCriterionInput[];
  @UuidsField(40, { description: 'By id.', default: [] })
  removeCriteria!: string[];
  @FlagField({
    description: 'True takes the whole step out of the programme, false puts it back.',
    optional: true,
  })
  takeOut?: boolean | null;
}

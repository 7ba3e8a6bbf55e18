import { InputType } from '@nestjs/graphql';
import { ChoiceField, ProseField, RefField } from '../../platform/graphql/input-fields.js';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { ProgrammeAct } from '../programmes/programme.rules.js';

@InputType()
export class ActOnProgrammeInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => ProgrammeAct) act!: ProgrammeAct;
  @ProseField(2000) reason!: string;
}

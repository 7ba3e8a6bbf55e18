import { InputType } from '@nestjs/graphql';
import { ChoiceField, ProseField, RefField } from '../../platform/graphql/input-fields.js';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { ProgrammeAct } from '../programmes/programme.rules.js';

/** What is done to a programme as a whole, and why. */
@InputType()
export class ActOnProgrammeInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => ProgrammeAct, {
    description: 'What is done to the programme: paused, resumed, withdrawn and so on.',
  })
  act!: ProgrammeAct;
  @ProseField(2000, { description: 'Why it is done, in words.' }) reason!: string;
}

import { InputType } from '@nestjs/graphql';
import { DayField, LineField, RefField, UuidField } from '../../platform/graphql/input-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';

@InputType()
export class AddPreElectionPeriodInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @LineField(200) name!: string;
  @DayField() startsOn!: string;
  @DayField() endsOn!: string;
}

@InputType()
export class RevisePreElectionPeriodInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField() preElectionPeriodId!: string;
  @LineField(200) name!: string;
  @DayField() startsOn!: string;
  @DayField() endsOn!: string;
  @LineField(500, { description: 'What was wrong with it.' }) reason!: string;
}

@InputType()
export class RemovePreElectionPeriodInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField() preElectionPeriodId!: string;
  @LineField(500, { description: 'Why it is removed.' })
  reason!: string;
}

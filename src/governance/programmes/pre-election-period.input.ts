import { InputType } from '@nestjs/graphql';
import { DayField, LineField, RefField, UuidField } from '../../platform/graphql/input-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';

@InputType()
export class AddPreElectionPeriodInput extends Keyed {
  @RefField({ description: 'The programme that it applies to: code or id.' }) programme!: string;
  @LineField(200, { description: 'The election, such as `Local elections 2018`.' }) name!: string;
  @DayField({ description: 'Its first day.' }) startsOn!: string;
  @DayField({ description: 'Its last day, which is still in it.' }) endsOn!: string;
}

@InputType()
export class RevisePreElectionPeriodInput extends Versioned {
  @RefField({ description: 'The programme that it applies to: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the period that is corrected.' })
  preElectionPeriodId!: string;
  @LineField(200, { description: 'The election, such as `Local elections 2018`.' }) name!: string;
  @DayField({ description: 'Its right first day.' }) startsOn!: string;
  @DayField({ description: 'Its right last day, which is still in it.' }) endsOn!: string;
  @LineField(500, { description: 'What was wrong with it.' }) reason!: string;
}

@InputType()
export class RemovePreElectionPeriodInput extends Versioned {
  @RefField({ description: 'The programme that it applies to: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the period that was entered by mistake.' })
  preElectionPeriodId!: string;
  @LineField(500, { description: 'Why it is removed.' })
  reason!: string;
}

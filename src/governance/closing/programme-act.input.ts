import { Field, InputType } from '@nestjs/graphql';
import { UuidScalar } from '../../platform/graphql/scalars.js';
import { Prose, Ref } from '../../platform/graphql/text.js';
import { ProgrammeAct } from '../programmes/programme.rules.js';

@InputType()
export class ActOnProgrammeInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => ProgrammeAct) act!: ProgrammeAct;
  @Field(() => String) @Prose(2000) reason!: string;
}

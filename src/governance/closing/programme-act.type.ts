import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { ProgrammeAct } from '../programmes/programme.rules.js';

@ObjectType('ProgrammeActDone', { description: 'An act on a programme as a whole.' })
export class ProgrammeActDoneType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => ProgrammeAct) act!: ProgrammeAct;
  @Field(() => String) reason!: string;
  @Field(() => DateScalar) doneOn!: string;
  doneBy!: string;
  @Field(() => Date) doneAt!: Date;
}

@ObjectType('BoardWithdrawal', {
  description:
    "A party's board that resolved to withdraw, and has not taken that back by voting again and rejecting it.",
})
export class BoardWithdrawalType {
  @Field(() => UuidScalar) bodyId!: string;
  @Field(() => String) bodyName!: string;
  @Field(() => UuidScalar) resolutionId!: string;
  @Field(() => DateScalar) decidedOn!: string;
}

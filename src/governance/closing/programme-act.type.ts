import { Field, Int, ObjectType } from '@nestjs/graphql';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { BoardWithdrawal } from '../gates/gate-facts.rules.js';
import type { ProgrammeActDone } from '../programmes/programme.entity.js';
import { ProgrammeAct } from '../programmes/programme.rules.js';

@ObjectType('ProgrammeActDone', {
  description: 'An act on a programme as a whole. Readable with any role in the programme.',
})
export class ProgrammeActDoneType {
  @Field(() => UuidScalar, {
    description: "The id of the act, which is its subject in the programme's chain.",
  })
  id!: string;
  @Field(() => Int, { description: 'Its number among the acts on the programme, from 1.' })
  number!: number;
  @Field(() => ProgrammeAct, {
    description: 'What was done to the programme: paused, resumed, withdrawn and so on.',
  })
  act!: ProgrammeAct;
  @Field(() => String, { description: 'Why it was done, in words.' }) reason!: string;
  @Field(() => DateScalar, { description: "The programme's date when it was done." })
  doneOn!: string;
  @Field(() => UuidScalar, {
    name: 'doneById',
    description: 'The id of the person who did it.',
  })
  doneBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was done.' }) doneAt!: Date;
}
pinned<ProgrammeActDone, ProgrammeActDoneType>();

@ObjectType('BoardWithdrawal', {
  description:
    "A party's board that resolved to withdraw, and has not taken that back by voting again and rejecting it.",
})
export class BoardWithdrawalType {
  @Field(() => UuidScalar, { description: 'The id of the board that withdrew.' }) bodyId!: string;
  @Field(() => String, { description: 'What the board is called.' }) bodyName!: string;
  @Field(() => UuidScalar, { description: 'The id of the resolution to withdraw that it carried.' })
  resolutionId!: string;
  @Field(() => DateScalar, { description: 'The day on which it decided to withdraw.' })
  decidedOn!: string;
}
pinned<BoardWithdrawal, BoardWithdrawalType>();

import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Ruling } from '../deciding/quorum.rules.js';
import type { OwnInterest, OwnVote } from './own-record.reader.js';
import { VoteReceiptType } from './voting.type.js';

@ObjectType({ isAbstract: true })
abstract class OwnItemType {
  @Field(() => UuidScalar, {
    description: 'The id of the vote, or of the interest, in the record.',
  })
  id!: string;
  @Field(() => String, { description: 'The code of the programme.' }) programmeCode!: string;
  @Field(() => String, { description: 'The title of the programme.' }) programmeTitle!: string;
  @Field(() => String, { description: 'The body that decided.' }) bodyName!: string;
  @Field(() => String, { description: 'The resolution, such as `DERBY-BOARD/3`.' }) ref!: string;
  @Field(() => String, { description: 'What the resolution says.' }) wording!: string;
}

@ObjectType('OwnVote', {
  description: 'A vote that was given in your name. You can read it for ever, whatever ends.',
})
export class OwnVoteType extends OwnItemType {
  @Field(() => Boolean, {
    description: 'Whether the secretary recorded it for you, rather than you casting it.',
  })
  recordedForYou!: boolean;
  @Field(() => VoteReceiptType, {
    description:
      'Where the vote is in the chain, and what it says there: what `voteReceipt` answers.',
  })
  receipt!: VoteReceiptType;
}
pinned<OwnVote, OwnVoteType>();

@ObjectType('OwnInterest', {
  description: 'An interest of yours in an item. You can read it for ever, whatever ends.',
})
export class OwnInterestType extends OwnItemType {
  @Field(() => String, { description: 'What the interest is, in words.' }) nature!: string;
  @Field(() => Boolean, { description: 'Whether money can come of it.' }) pecuniary!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was declared or brought in.' })
  declaredAt!: Date;
  @Field(() => Ruling, {
    nullable: true,
    description: 'What whoever presided ruled last. Null where nobody has.',
  })
  ruling!: Ruling | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When that was ruled. Null where nobody has.',
  })
  ruledAt!: Date | null;
}
pinned<OwnInterest, OwnInterestType>();

/** A page of one's own votes. */
export const OwnVoteConnection = connectionOf(OwnVoteType, 'OwnVote');
/** A page of one's own interests. */
export const OwnInterestConnection = connectionOf(OwnInterestType, 'OwnInterest');

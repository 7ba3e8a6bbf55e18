import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { pinned } from '../../platform/graphql/pinned.js';
import {
  BigIntScalar,
  DateTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { ShareType } from '../trusts/trust.type.js';
import type { Missing } from '../deciding/accounting.rules.js';
import { DenominatorKind, type Majority } from '../deciding/majority.rules.js';
import { MajorityKind } from '../deciding/purpose.rules.js';
import { NotCounted, Ruling, type Quorum, type QuorumPreview } from '../deciding/quorum.rules.js';
import { Choice, type Tally } from '../deciding/tally.rules.js';
import { CastingChoice } from '../deciding/voting.rules.js';
import type { DeclaredInterest, InterestRulingRow } from '../resolutions/interest.entity.js';
import type { StandingCastingVote } from '../resolutions/decision.reader.js';
import type { ResolutionCount, Vote } from '../resolutions/resolution.entity.js';
import { MissingType, ResolutionType } from '../resolutions/resolution.type.js';
import type { AsItStands, VoteReceipt } from './voting.reader.js';

const OF_WAY = 'Null unless that is how it is decided.';

@ObjectType('Tally', { description: 'The count of votes; an abstention is not a vote cast.' })
export class TallyType {
  @Field(() => Int, { description: 'How many votes are for it, or how many members agreed.' })
  for!: number;
  @Field(() => Int, {
    description: 'How many votes are against it, or how many members dissented.',
  })
  against!: number;
  @Field(() => Int, { description: 'How many members abstain.' }) abstain!: number;
  @Field(() => Int, { description: 'How many votes are cast: for and against together.' })
  cast!: number;
}
pinned<Tally, TallyType>();

@ObjectType('NotCountedMember', {
  description: 'A member who does not count towards the quorum, and why.',
})
export class NotCountedMemberType {
  @Field(() => UuidScalar, { description: 'The id of the person who is the member.' })
  memberId!: string;
  @Field(() => NotCounted, { description: 'Why the member does not count.' }) reason!: NotCounted;
}
pinned<Quorum['notCounted'][number], NotCountedMemberType>();

@ObjectType('Quorum', { description: 'The quorum of one item, and how it was worked out.' })
export class QuorumType {
  @Field(() => Int, {
    description: 'How many members are entitled to vote; two who share a post are one.',
  })
  members!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'All the posts of the body, held or vacant, where the quorum is a share of them. Null where it is one of the members.',
  })
  posts?: number;
  @Field(() => Int, { description: 'How many members the quorum needs.' }) needed!: number;
  @Field(() => Int, { description: 'How many members count towards it.' }) present!: number;
  @Field(() => Int, { description: 'How many executives must be among them; 0 if none must.' })
  executivesNeeded!: number;
  @Field(() => Int, { description: 'How many executives are among them.' }) executives!: number;
  @Field(() => Int, { description: 'How many non-executives must be among them; 0 if none must.' })
  nonExecutivesNeeded!: number;
  @Field(() => Int, {
    description: 'How many non-executives are among them; the chair is one of these.',
  })
  nonExecutives!: number;
  @Field(() => Boolean, {
    description: 'Whether there is a quorum: enough members, of both kinds if both are needed.',
  })
  met!: boolean;
  @Field(() => String, {
    description: 'Whether there is a quorum and what is short, in a sentence that names nobody.',
  })
  because!: string;
  @Field(() => [NotCountedMemberType], {
    description: 'The members on the roll who do not count towards it, in the order of their ids.',
  })
  notCounted!: NotCountedMemberType[];
}
pinned<Quorum, QuorumType>();

@ObjectType('Majority', {
  description:
    'The majority that the purpose, the standing orders or the method needs, and how it was worked out.',
})
export class MajorityType {
  @Field(() => MajorityKind, { description: 'Of what a share must be for it.' })
  kind!: MajorityKind;
  @Field(() => ShareType, {
    nullable: true,
    description: 'The share that must be for it. Null where it is more than half.',
  })
  share?: ShareType;
  @Field(() => Int, { description: 'The least number for it that is enough.' })
  needed!: number;
  @Field(() => Int, { description: 'The number of which that share must be for it.' })
  denominator!: number;
  @Field(() => DenominatorKind, { description: 'What was counted for that number.' })
  denominatorKind!: DenominatorKind;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many seats the council has, filled or not. Null unless the majority is of all its members.',
  })
  seats!: number | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many members of the council are in post. Null unless the majority is of all its members.',
  })
  inPost!: number | null;
}
pinned<Majority, MajorityType>();

@ObjectType('AsItStands', {
  description:
    'The votes on a resolution while it is open, or when it was decided. Readable by the members of the body and its secretary; null for others, and if the members did not decide it.',
})
export class AsItStandsType {
  @Field(() => Boolean, {
    description: 'Whether the votes or the count are recorded yet; always true for named votes.',
  })
  counted!: boolean;
  @Field(() => TallyType, {
    description: 'The votes of those who can vote on the item, as far as they are given.',
  })
  tally!: TallyType;
  @Field(() => QuorumType, { description: 'The quorum of the item as it stands.' })
  quorum!: QuorumType;
  @Field(() => MajorityType, { description: 'The majority that it needs, of the votes so far.' })
  majority!: MajorityType;
  @Field(() => Boolean, { description: 'Whether it would be carried as it stands, or was.' })
  carried!: boolean;
  @Field(() => [MissingType], {
    description:
      'What would not be accounted for if it were closed now: its result would only be declared. Empty without a quorum.',
  })
  missing!: Missing[];
  @Field(() => [String], {
    description: 'How that is worked out, in sentences that name nobody.',
  })
  steps!: string[];
}
pinned<AsItStands, AsItStandsType>();

@ObjectType('Vote', {
  description:
    "One vote of one member; a changed vote is the next revision. Readable by the members of the body and its secretary; once decided, also by the programme's auditors, and with any role if the body makes its votes public.",
})
export class VoteType {
  @Field(() => UuidScalar, {
    description:
      "The id of this revision of the vote, which is its subject in the programme's chain.",
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the person whose vote it is.' })
  personId!: string;
  @Field(() => Int, {
    description:
      "1 for a member's first vote, one more each time it is changed or taken back. Send the latest as expectedRevision to change it.",
  })
  revision!: number;
  @Field(() => Choice, {
    nullable: true,
    description: 'How the member voted. Null if this revision took the vote back.',
  })
  choice!: Choice | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description:
      'The digest of the pack that the member had read. Null if the resolution has no pack.',
  })
  manifestSha256!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "The member's reason in words, or why a recorded vote was taken out. Null if none was given.",
  })
  reason!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was entered here.' }) castAt!: Date;
  @Field(() => UuidScalar, {
    name: 'enteredById',
    description:
      'The id of the person who entered it: the member, or the secretary who recorded the vote given at the meeting.',
  })
  enteredBy!: string;
}
pinned<Vote, VoteType>();

@ObjectType('VoteReceipt', {
  description:
    "The place of a vote in the programme's chain, and the content of its entry. Keep all of it, to check it offline. Readable by the member and the secretary of the member's body.",
})
export class VoteReceiptType {
  @Field(() => String, {
    description: 'The form of the receipt, for the program that checks it: `watersmeet.receipt/2`.',
  })
  format!: string;
  @Field(() => UuidScalar, { description: 'The id of the resolution that was voted on.' })
  resolutionId!: string;
  @Field(() => Int, { description: "Which revision of the member's vote it is for, from 1." })
  revision!: number;
  @Field(() => Choice, {
    nullable: true,
    description: 'How the member voted. Null if the vote was taken back.',
  })
  choice!: Choice | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description:
      'The digest of the pack that the member had read. Null if the resolution has no pack.',
  })
  manifestSha256!: string | null;
  @Field(() => UuidScalar, {
    description: 'The chain that the vote is in: the id of the programme.',
  })
  chain!: string;
  @Field(() => BigIntScalar, { description: 'The number of its entry in the chain, from 1.' })
  sequence!: string;
  @Field(() => Sha256Scalar, {
    description: 'The hash of its entry, which every later entry and checkpoint rests on.',
  })
  entryHash!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The exact content of the entry: with its salt it proves how the member voted. Null once it is erased.',
  })
  content!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The 32 bytes, in hex, that are hashed before the content. Null once that is erased.',
  })
  salt!: string | null;
  @Field(() => DateTimeScalar, { description: 'When the vote was entered here.' }) castAt!: Date;
  @Field(() => Boolean, {
    description: 'Whether it belongs to a practice programme, so that the vote is not real.',
  })
  practice!: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'To the member: who set the sign-in through which the vote was given, and who confirmed in person that it was the member, by their offices. Null for a vote that the secretary recorded, and once the content is erased.',
  })
  signIn!: string | null;
}
pinned<VoteReceipt, VoteReceiptType>();

@ObjectType('Interest', {
  description:
    'An interest in an item; to declare one removes no vote. Readable by the members of the body and its secretary.',
})
export class InterestType {
  @Field(() => UuidScalar, { description: 'The id of the interest, by which it is ruled on.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the resolution that is the item.' })
  resolutionId!: string;
  @Field(() => UuidScalar, { description: 'The id of the member whose interest it is.' })
  personId!: string;
  @Field(() => String, { description: 'What the interest is, in words.' }) nature!: string;
  @Field(() => Boolean, {
    description:
      'Whether it is pecuniary: whether money can come of it to the person, or to somebody close.',
  })
  pecuniary!: boolean;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      "The id of the entry in the Trust's register that it comes from. Null if it was declared, or comes from a seat elsewhere.",
  })
  standingInterestId!: string | null;
  @Field(() => UuidScalar, {
    name: 'declaredById',
    description:
      'The id of the person who entered it: the member, the secretary for the member, or whoever opened the resolution if it was brought in.',
  })
  declaredBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was declared or brought in.' })
  declaredAt!: Date;
  @Field(() => Boolean, {
    description:
      'Whether it was known before the item, from a register or a seat elsewhere: these can be noted together (noteInterests).',
  })
  broughtIn!: boolean;
}
pinned<DeclaredInterest, InterestType>();

@ObjectType('InterestRuling', {
  description: 'A ruling of the person presiding on an interest; the latest binds.',
})
export class InterestRulingType {
  @Field(() => UuidScalar, { description: 'The id of the ruling.' }) id!: string;
  @Field(() => Int, { description: 'Its number among the rulings on the interest, from 1.' })
  number!: number;
  @Field(() => Ruling, { description: 'Whether the member takes part, stays or leaves.' })
  ruling!: Ruling;
  @Field(() => String, { description: 'Why it was ruled so, in words.' }) reason!: string;
  @Field(() => UuidScalar, {
    name: 'dispensationDocumentId',
    nullable: true,
    description:
      'The id of the dispensation by which the member takes part in spite of a pecuniary interest. Null without one.',
  })
  dispensationId!: string | null;
  @Field(() => UuidScalar, {
    name: 'ruledById',
    description: 'The id of the person presiding, who ruled.',
  })
  ruledBy!: string;
  @Field(() => UuidScalar, {
    name: 'recordedById',
    description:
      'The id of the person who recorded it: the one presiding, or the secretary of the body.',
  })
  recordedBy!: string;
  @Field(() => DateTimeScalar, { description: 'When the ruling was recorded.' }) ruledAt!: Date;
}
pinned<InterestRulingRow, InterestRulingType>();

@ObjectType('ResolutionCount', {
  description:
    "A count, if votes are not named; the latest binds. Readable by the members of the body and its secretary; once decided, also by the programme's auditors, and with any role if the body makes its votes public.",
})
export class ResolutionCountType {
  @Field(() => Int, {
    description:
      'Its number among the counts of the resolution, from 1: a correction has the next.',
  })
  number!: number;
  @Field(() => Int, {
    nullable: true,
    description: `How many hands or papers were for it. ${OF_WAY}`,
  })
  forCount!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: `How many hands or papers were against it. ${OF_WAY}`,
  })
  againstCount!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: `How many members abstained by show of hands or in a ballot. ${OF_WAY}`,
  })
  abstainCount!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: `How many papers of a ballot were spoilt. ${OF_WAY}`,
  })
  spoiltCount!: number | null;
  @Field(() => [UuidScalar], {
    description:
      'The ids of the members who asked for dissent to be recorded, where it was agreed without a vote.',
  })
  dissentIds!: string[];
  @Field(() => [UuidScalar], {
    description:
      'The ids of the members who asked for an abstention to be recorded, where it was agreed without a vote.',
  })
  abstentionIds!: string[];
  @Field(() => String, {
    nullable: true,
    description: `The person who certified the ballot, by name. ${OF_WAY}`,
  })
  scrutineer!: string | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: `The digest of the file of the ballot's certificate. ${OF_WAY}`,
  })
  certificateSha256!: string | null;
  @Field(() => UuidScalar, {
    name: 'recordedById',
    description: 'The id of the person who recorded the count.',
  })
  recordedBy!: string;
  @Field(() => DateTimeScalar, { description: 'When the count was recorded.' }) recordedAt!: Date;
}
pinned<ResolutionCount, ResolutionCountType>();

@ObjectType('CastingVote', {
  description:
    'The second vote of the person presiding, if the votes are equal. Readable by those who can read the votes.',
})
export class CastingVoteType {
  @Field(() => UuidScalar, { description: 'The id of the person presiding, who gave it.' })
  personId!: string;
  @Field(() => CastingChoice, { description: 'Whether it was given for or against.' })
  choice!: CastingChoice;
  @Field(() => DateTimeScalar, { description: 'When it was entered here.' }) castAt!: Date;
  @Field(() => UuidScalar, {
    name: 'enteredById',
    description:
      'The id of the person who entered it: the one presiding, or the secretary who recorded it.',
  })
  enteredBy!: string;
}
pinned<StandingCastingVote, CastingVoteType>();

@ObjectType('QuorumPreview', { description: 'What a ruling would do to the quorum of the item.' })
export class QuorumPreviewType {
  @Field(() => QuorumType, { description: 'The quorum under the rulings that stand now.' })
  before!: QuorumType;
  @Field(() => QuorumType, { description: 'The quorum as it would be with this ruling.' })
  after!: QuorumType;
  @Field(() => Boolean, {
    description: 'Whether the item is quorate before the ruling and not after it.',
  })
  breaks!: boolean;
}
pinned<QuorumPreview, QuorumPreviewType>();

/** The answer of a member's own vote. */
export const VotePayload = payloadOf('Vote', {
  receipt: () => VoteReceiptType,
  resolution: () => ResolutionType,
});

/** The answer of every act on an interest in an item. */
export const InterestPayload = payloadOf('Interest', { interest: () => InterestType });

import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import {
  BigIntScalar,
  DateTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { DenominatorKind } from '../deciding/majority.rules.js';
import { MajorityKind } from '../deciding/purpose.rules.js';
import { NotCounted, Ruling } from '../deciding/quorum.rules.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import { Choice } from '../deciding/tally.rules.js';
import { CastingChoice } from '../deciding/voting.rules.js';

registerEnumType(Choice, { name: 'Choice', description: "A member's vote." });
registerEnumType(CastingChoice, {
  name: 'CastingChoice',
  description: 'A casting vote is for or against: there is no abstaining.',
});
registerEnumType(Ruling, {
  name: 'Ruling',
  description:
    "The ruling on a member's interest: to take part, to stay without a vote, or to leave.",
});
registerEnumType(MajorityKind, {
  name: 'MajorityKind',
  description: 'From what more than half is needed.',
});
registerEnumType(DenominatorKind, {
  name: 'DenominatorKind',
  description: 'The number from which the majority was counted.',
});
registerEnumType(NotCounted, {
  name: 'NotCounted',
  description: 'Why a member does not count towards the quorum of an item.',
});

@ObjectType('Tally', { description: 'The count of votes; an abstention is not a vote cast.' })
export class TallyType {
  @Field(() => Int) for!: number;
  @Field(() => Int) against!: number;
  @Field(() => Int) abstain!: number;
  @Field(() => Int, { description: 'For and against together.' }) cast!: number;
}

@ObjectType('NotCountedMember', {
  description: 'A member who does not count towards the quorum, and why.',
})
export class NotCountedMemberType {
  @Field(() => UuidScalar) memberId!: string;
  @Field(() => NotCounted) reason!: NotCounted;
}

@ObjectType('Quorum', { description: 'The quorum of one item, and how it was worked out.' })
export class QuorumType {
  @Field(() => Int, { description: 'The members entitled to vote.' }) members!: number;
  @Field(() => Int) needed!: number;
  @Field(() => Int, { description: 'The members who count towards it.' }) present!: number;
  @Field(() => Int) executivesNeeded!: number;
  @Field(() => Int) executives!: number;
  @Field(() => Int) nonExecutivesNeeded!: number;
  @Field(() => Int) nonExecutives!: number;
  @Field(() => Boolean) met!: boolean;
  @Field(() => String) because!: string;
  @Field(() => [NotCountedMemberType]) notCounted!: NotCountedMemberType[];
}

@ObjectType('Majority', {
  description: 'The majority that the purpose needs, and how it was worked out.',
})
export class MajorityType {
  @Field(() => MajorityKind) kind!: MajorityKind;
  @Field(() => Int, { description: 'The least number that is more than half.' }) needed!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => DenominatorKind) denominatorKind!: DenominatorKind;
  @Field(() => Int, { nullable: true }) seats!: number | null;
  @Field(() => Int, { nullable: true }) inPost!: number | null;
}

@ObjectType('AsItStands', {
  description:
    'The votes on a resolution while it is open, or when it was decided. Readable by the members of the body and its secretary; null for others, and if the members did not decide it.',
})
export class AsItStandsType {
  @Field(() => Boolean, { description: 'Whether the votes or the count are recorded yet.' })
  counted!: boolean;
  @Field(() => TallyType) tally!: TallyType;
  @Field(() => QuorumType) quorum!: QuorumType;
  @Field(() => MajorityType) majority!: MajorityType;
  @Field(() => Boolean, { description: 'Whether it would be carried as it stands.' })
  carried!: boolean;
  @Field(() => [String]) steps!: string[];
}

@ObjectType('Vote', {
  description:
    "One vote of one member; a changed vote is the next revision. Readable by the members of the body and its secretary; once decided, also by the programme's auditors, and with any role if the body makes its votes public.",
})
export class VoteType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) personId!: string;
  @Field(() => Int) revision!: number;
  @Field(() => Choice, { nullable: true, description: 'Null: the vote was taken back.' })
  choice!: Choice | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: 'The digest of the pack that the member had read.',
  })
  manifestSha256!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateTimeScalar) castAt!: Date;
  @Field(() => UuidScalar, {
    description: 'The member, or the person who recorded the vote given at the meeting.',
  })
  enteredBy!: string;
}

@ObjectType('VoteReceipt', {
  description:
    "The place of a vote in the programme's chain, and the content of its entry. Keep all of it, to check it offline. Readable by the member and the secretary of the member's body.",
})
export class VoteReceiptType {
  @Field(() => String, { description: '`watersmeet.receipt/2`.' }) format!: string;
  @Field(() => UuidScalar) resolutionId!: string;
  @Field(() => Int) revision!: number;
  @Field(() => Choice, { nullable: true }) choice!: Choice | null;
  @Field(() => Sha256Scalar, { nullable: true }) manifestSha256!: string | null;
  @Field(() => UuidScalar, { description: 'The chain: the programme.' }) chain!: string;
  @Field(() => BigIntScalar) sequence!: string;
  @Field(() => Sha256Scalar) entryHash!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The exact content of the entry: with its salt it proves how the member voted. Null once it is erased.',
  })
  content!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The 32 bytes, in hex, that are hashed before the content.',
  })
  salt!: string | null;
  @Field(() => DateTimeScalar) castAt!: Date;
  @Field(() => Boolean) practice!: boolean;
}

@ObjectType('Interest', {
  description:
    'An interest in an item; to declare one removes no vote. Readable by the members of the body and its secretary.',
})
export class InterestType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) resolutionId!: string;
  @Field(() => UuidScalar) personId!: string;
  @Field(() => String) nature!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The entry in the register that it comes from.',
  })
  standingInterestId!: string | null;
  @Field(() => DateTimeScalar) declaredAt!: Date;
}

@ObjectType('InterestRuling', {
  description: 'A ruling of the person presiding on an interest; the latest binds.',
})
export class InterestRulingType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => Ruling) ruling!: Ruling;
  @Field(() => String) reason!: string;
  @Field(() => UuidScalar) ruledBy!: string;
  @Field(() => UuidScalar) recordedBy!: string;
  @Field(() => DateTimeScalar) ruledAt!: Date;
}

@ObjectType('ResolutionCount', {
  description:
    "A count, if votes are not named; the latest binds. Readable by the members of the body and its secretary; once decided, also by the programme's auditors, and with any role if the body makes its votes public.",
})
export class ResolutionCountType {
  @Field(() => Int, { description: 'A correction has the next number.' }) number!: number;
  @Field(() => Int, { nullable: true }) forCount!: number | null;
  @Field(() => Int, { nullable: true }) againstCount!: number | null;
  @Field(() => Int, { nullable: true }) abstainCount!: number | null;
  @Field(() => Int, { nullable: true }) spoiltCount!: number | null;
  @Field(() => [UuidScalar], { description: 'The members who asked for dissent to be recorded.' })
  dissentIds!: string[];
  @Field(() => [UuidScalar], {
    description: 'The members who asked for an abstention to be recorded.',
  })
  abstentionIds!: string[];
  @Field(() => String, { nullable: true }) scrutineer!: string | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: "The digest of the certificate's file.",
  })
  certificateSha256!: string | null;
  @Field(() => DateTimeScalar) recordedAt!: Date;
}

@ObjectType('CastingVote', {
  description:
    'The second vote of the person presiding, if the votes are equal. Readable by those who can read the votes.',
})
export class CastingVoteType {
  @Field(() => UuidScalar) personId!: string;
  @Field(() => CastingChoice) choice!: CastingChoice;
  @Field(() => DateTimeScalar) castAt!: Date;
  @Field(() => UuidScalar, {
    description: 'The person presiding, or the secretary who recorded it.',
  })
  enteredBy!: string;
}

@ObjectType('QuorumPreview', { description: 'What a ruling would do to the quorum of the item.' })
export class QuorumPreviewType {
  @Field(() => QuorumType) before!: QuorumType;
  @Field(() => QuorumType) after!: QuorumType;
  @Field(() => Boolean, {
    description: 'Whether the item is quorate before the ruling and not after it.',
  })
  breaks!: boolean;
}

/** The answer of a member's own vote. */
export const VotePayload = payloadOf('Vote', {
  receipt: () => VoteReceiptType,
  resolution: () => ResolutionType,
});

/** The answer of every act on an interest in an item. */
export const InterestPayload = payloadOf('Interest', { interest: () => InterestType });

import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { BigIntScalar, DateTimeScalar, Sha256Scalar, UuidScalar } from '../graphql/scalars.js';
import { DenominatorKind } from './majority.rules.js';
import { MajorityKind } from './purpose.rules.js';
import { NotCounted, Ruling } from './quorum.rules.js';
import { ResolutionType } from './resolution.type.js';
import { Choice } from './tally.rules.js';
import { CastingChoice } from './voting.rules.js';

registerEnumType(Choice, { name: 'Choice', description: "A member's vote." });
registerEnumType(CastingChoice, {
  name: 'CastingChoice',
  description: 'A casting vote decides: there is no abstaining.',
});
registerEnumType(Ruling, {
  name: 'Ruling',
  description: "What follows from a member's interest in an item.",
});
registerEnumType(MajorityKind, { name: 'MajorityKind', description: 'More than half of what.' });
registerEnumType(DenominatorKind, {
  name: 'DenominatorKind',
  description: 'Whom a majority is counted of.',
});
registerEnumType(NotCounted, {
  name: 'NotCounted',
  description: 'Why a member does not count to the quorum of an item.',
});

@ObjectType('Tally', { description: 'The count; an abstention is no vote cast.' })
export class TallyType {
  @Field(() => Int) for!: number;
  @Field(() => Int) against!: number;
  @Field(() => Int) abstain!: number;
  @Field(() => Int, { description: 'For and against together.' }) cast!: number;
}

@ObjectType('NotCountedMember', {
  description: 'A member who does not count to the quorum, and why.',
})
export class NotCountedMemberType {
  @Field(() => UuidScalar) memberId!: string;
  @Field(() => NotCounted) reason!: NotCounted;
}

@ObjectType('Quorum', { description: 'The quorum of one item, worked out.' })
export class QuorumType {
  @Field(() => Int, { description: 'The members entitled to vote.' }) members!: number;
  @Field(() => Int) needed!: number;
  @Field(() => Int, { description: 'Those who count towards it.' }) present!: number;
  @Field(() => Int) executivesNeeded!: number;
  @Field(() => Int) executives!: number;
  @Field(() => Int) nonExecutivesNeeded!: number;
  @Field(() => Int) nonExecutives!: number;
  @Field(() => Boolean) met!: boolean;
  @Field(() => String) because!: string;
  @Field(() => [NotCountedMemberType]) notCounted!: NotCountedMemberType[];
}

@ObjectType('Majority', { description: 'The majority that the purpose asks for, worked out.' })
export class MajorityType {
  @Field(() => MajorityKind) kind!: MajorityKind;
  @Field(() => Int, { description: 'The least that is more than half.' }) needed!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => DenominatorKind) denominatorKind!: DenominatorKind;
  @Field(() => Int, { nullable: true }) seats!: number | null;
  @Field(() => Int, { nullable: true }) inPost!: number | null;
}

@ObjectType('AsItStands', {
  description:
    "How a resolution goes while it is open, or how it went. The body's seats and its secretary; null to others, and for what is not decided by members.",
})
export class AsItStandsType {
  @Field(() => Boolean, { description: 'Whether what was found is recorded yet.' })
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
    "One answer of one member; a change of mind is the next revision. The body's seats and its secretary; once decided the programme's auditors, and every role where the body makes its votes public.",
})
export class VoteType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) personId!: string;
  @Field(() => Int) revision!: number;
  @Field(() => Choice, { nullable: true, description: 'Null: the vote was taken back.' })
  choice!: Choice | null;
  @Field(() => Sha256Scalar, { nullable: true, description: 'What the member had read.' })
  manifestSha256!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateTimeScalar) castAt!: Date;
  @Field(() => UuidScalar, { description: 'The member, or who recorded it at the meeting.' })
  enteredBy!: string;
}

@ObjectType('VoteReceipt', {
  description:
    "Where a vote stands in the programme's chain, and what its entry says: keep it whole, and check it offline. The member's own, and their body's secretary's.",
})
export class VoteReceiptType {
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
      'What the entry says, to the byte: with its salt it proves by itself what was voted. Null once it is erased.',
  })
  body!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The 32 bytes, in hex, that are digested before the body.',
  })
  salt!: string | null;
  @Field(() => DateTimeScalar) castAt!: Date;
  @Field(() => Boolean) training!: boolean;
}

@ObjectType('Interest', {
  description:
    "An interest in an item; declaring it takes no vote away (P5). The body's seats and its secretary.",
})
export class InterestType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) resolutionId!: string;
  @Field(() => UuidScalar) personId!: string;
  @Field(() => String) nature!: string;
  @Field(() => UuidScalar, { nullable: true, description: "Of a register's entry." })
  standingInterestId!: string | null;
  @Field(() => DateTimeScalar) declaredAt!: Date;
}

@ObjectType('InterestRuling', { description: 'What whoever presides ruled; the latest binds.' })
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
    "What was counted where votes are not named; the latest binds. As for votes: the body's seats and its secretary; once decided the programme's auditors, and every role where the body makes its votes public.",
})
export class ResolutionCountType {
  @Field(() => Int, { description: 'A correction has the next number.' }) number!: number;
  @Field(() => Int, { nullable: true }) forCount!: number | null;
  @Field(() => Int, { nullable: true }) againstCount!: number | null;
  @Field(() => Int, { nullable: true }) abstainCount!: number | null;
  @Field(() => Int, { nullable: true }) spoiltCount!: number | null;
  @Field(() => [UuidScalar], { description: 'Who asked for dissent to be recorded.' })
  dissentIds!: string[];
  @Field(() => [UuidScalar], { description: 'Who asked for an abstention to be recorded.' })
  abstentionIds!: string[];
  @Field(() => String, { nullable: true }) scrutineer!: string | null;
  @Field(() => Sha256Scalar, { nullable: true, description: "Of the certificate's file." })
  certificateSha256!: string | null;
  @Field(() => DateTimeScalar) recordedAt!: Date;
}

@ObjectType('CastingVote', {
  description: 'The second vote of whoever presided, on a tie. To whom the votes are shown.',
})
export class CastingVoteType {
  @Field(() => UuidScalar) personId!: string;
  @Field(() => CastingChoice) choice!: CastingChoice;
  @Field(() => DateTimeScalar) castAt!: Date;
  @Field(() => UuidScalar, { description: 'Who presided, or who recorded it.' })
  enteredBy!: string;
}

@ObjectType('QuorumPreview', { description: 'What a ruling would do to the quorum of the item.' })
export class QuorumPreviewType {
  @Field(() => QuorumType) before!: QuorumType;
  @Field(() => QuorumType) after!: QuorumType;
  @Field(() => Boolean, { description: 'Quorate before the ruling and not after it.' })
  breaks!: boolean;
}

@ObjectType()
export class VotePayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => VoteReceiptType) receipt!: VoteReceiptType;
  @Field(() => ResolutionType) resolution!: ResolutionType;
}

@ObjectType()
export class InterestPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => InterestType) interest!: InterestType;
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { BodyKind, SeatKind } from './body.rules.js';
import { Purpose } from '../../shared/purpose.js';
import {
  CouncilDenominator,
  MajorityBase,
  Method,
  QuorumBase,
  Way,
  type LargerMajority,
  type Share,
} from './standing-orders.rules.js';
import type {
  BodyPosts,
  DecidingBody,
  Seat,
  Site,
  StandingInterest,
  StandingOrdersVersion,
  Trust,
} from './trust.entity.js';
import { InterestRule, SiteKind, TrustKind } from './trust.rules.js';

publishEnum(TrustKind, 'TrustKind', 'Which of the two kinds of Trust it is.', {
  FOUNDATION_TRUST: 'An NHS foundation trust: its council of governors approves a merger.',
  NHS_TRUST: 'An NHS trust, which has no governors.',
});
publishEnum(InterestRule, 'InterestRule', 'By what a body judges the interests of its members.', {
  STATUTORY_PECUNIARY:
    'By statute, on the board of an NHS trust: whoever has a pecuniary interest takes no part in the item and has no vote, unless a dispensation is attached.',
  PRESIDING_MEMBER: 'Whoever presides rules on each, by the constitution and standing orders.',
});
publishEnum(SiteKind, 'SiteKind', 'What care a site of a Trust gives.', {
  ACUTE: 'An acute hospital.',
  COMMUNITY: 'A community hospital or another place of community care.',
  MENTAL_HEALTH: 'A place of mental health care.',
  OTHER: 'Any other place, such as offices.',
});
publishEnum(BodyKind, 'BodyKind', 'The kinds of body that decide something about a merger.', {
  TRUST_BOARD: 'The board of directors of a Trust.',
  COUNCIL_OF_GOVERNORS:
    'The council of governors of a foundation trust. The chair presides, without a vote.',
  COMMITTEE: 'A committee of directors of one Trust.',
  COMMITTEE_IN_COMMON:
    'A committee of one Trust that meets together with those of others. It binds only its own Trust.',
  JOINT_COMMITTEE: 'A committee that Trusts have together. One of them keeps its business here.',
  PROGRAMME_BOARD: 'The board that steers a programme. It is made with its programme.',
  NHS_ENGLAND:
    'NHS England, or the regulator of Trusts before it. Its decisions are recorded with their letters.',
  SECRETARY_OF_STATE:
    'The Secretary of State for Health and Social Care, whose decisions are recorded with their letters.',
  ICB: 'An integrated care board, whose decisions are recorded with their letters.',
  CMA: 'The Competition and Markets Authority, whose decisions are recorded with their letters.',
});
publishEnum(SeatKind, 'SeatKind', 'The kinds of seat on a body that votes here.', {
  CHAIR: 'The chair, who presides and is a non-executive. At a council the chair has no vote.',
  VICE_CHAIR: 'The vice-chair, who presides when the chair cannot, and is a non-executive.',
  NON_EXECUTIVE: 'A non-executive director.',
  EXECUTIVE: 'An executive director.',
  NON_VOTING_DIRECTOR: 'A director who sits with the body but has no vote.',
  GOVERNOR_PUBLIC: 'A governor elected by members of the public.',
  GOVERNOR_PATIENT: 'A governor elected by patients and their carers.',
  GOVERNOR_STAFF: 'A governor elected by the staff.',
  GOVERNOR_APPOINTED: 'A governor appointed by a partner, such as a local council or a university.',
  MEMBER: 'Another member of a joint committee or a programme board.',
});
publishEnum(
  CouncilDenominator,
  'CouncilDenominator',
  'Whether the majority of a council is counted from its seats or from its members in post.',
  {
    SEATS: 'Counted from all seats of the council, filled or not.',
    IN_POST: 'Counted from the governors in post.',
  },
);
publishEnum(QuorumBase, 'QuorumBase', 'What a quorum is a share of.', {
  POSTS: 'All the posts of the body with a vote, held or vacant.',
  IN_POST: 'The members in post who are entitled to vote.',
});
publishEnum(MajorityBase, 'MajorityBase', 'What a larger majority is a share of.', {
  VOTES_CAST: 'The votes for and against.',
  MEMBERS: 'All the members entitled to vote on the item, whether they vote or not.',
});
publishEnum(Way, 'Way', 'How the members decide: without a vote, or by a kind of vote.', {
  AGREED_WITHOUT_VOTE:
    'Nobody asks for a vote. Members who dissent or abstain can have it recorded by name.',
  SHOW_OF_HANDS: 'Members raise their hands, and only the numbers are recorded.',
  NAMED_VOTES: 'Each vote is recorded with the name of the member.',
  BALLOT:
    'Members vote on paper. The numbers are recorded, with spoilt papers and who counted them.',
});
publishEnum(
  Method,
  'Method',
  'How the members come together to decide, or decide without a meeting.',
  {
    MEETING: 'At a meeting of the body.',
    MEETING_IN_COMMON: 'At a meeting held together with other bodies, each deciding for itself.',
    WRITTEN_RESOLUTION: 'Without a meeting: members answer in writing until a closing day.',
    URGENT:
      'Without a meeting: the chair and an executive decide for the body, which ratifies it later.',
  },
);

@ObjectType('Site', { description: 'A hospital or other site of a Trust.' })
export class SiteType {
  @Field(() => UuidScalar, { description: 'The id of the site.' }) id!: string;
  @Field(() => String, { description: 'A short name, which only one site of the Trust has.' })
  code!: string;
  @Field(() => String, {
    description: 'What people call the site, such as `Royal Derby Hospital`.',
  })
  name!: string;
  @Field(() => String, { description: 'The town or address.' }) place!: string;
  @Field(() => SiteKind, { description: 'What care it gives.' }) kind!: SiteKind;
}
pinned<Site, SiteType>();

@ObjectType('Trust', { description: 'An NHS trust or NHS foundation trust.' })
export class TrustType {
  @Field(() => UuidScalar, { description: 'The id of the Trust, by which it can be named.' })
  id!: string;
  @Field(() => String, {
    description: 'A short name that never changes, by which it can also be named, such as `DERBY`.',
  })
  code!: string;
  @Field(() => String, { description: 'Its code in the NHS Organisation Data Service (ODS).' })
  odsCode!: string;
  @Field(() => String, { description: 'Its full name.' }) name!: string;
  @Field(() => TrustKind, { description: 'Whether it is a foundation trust.' }) kind!: TrustKind;
  @Field(() => Int, { description: 'Its version, which goes up each time the Trust is changed.' })
  version!: number;
}
pinned<Trust, TrustType>();

/** A page of Trusts. */
export const TrustConnection = connectionOf(TrustType, 'Trust');

@ObjectType('Share', { description: 'So many in so many: 2 in 3 is two thirds.' })
export class ShareType {
  @Field(() => Int, { description: 'The share, above the line.' }) numerator!: number;
  @Field(() => Int, { description: 'The share, below the line.' }) denominator!: number;
}
pinned<Share, ShareType>();

@ObjectType('LargerMajority', {
  description:
    'A majority that standing orders ask for one purpose, larger than half of the votes cast.',
})
export class LargerMajorityType {
  @Field(() => Purpose, { description: 'The purpose of the resolutions that need it.' })
  purpose!: Purpose;
  @Field(() => MajorityBase, { description: 'What it is a share of.' }) of!: MajorityBase;
  @Field(() => Int, { description: 'The share, above the line. It is rounded up.' })
  numerator!: number;
  @Field(() => Int, { description: 'The share, below the line. 1 in 2 is more than half.' })
  denominator!: number;
  @Field(() => String, { nullable: true, description: 'The clause that says so.' })
  clause!: string | null;
}
pinned<LargerMajority, LargerMajorityType>();

@ObjectType('StandingOrders', { description: "A body's own rules for deciding, from a day on." })
export class StandingOrdersType {
  @Field(() => UuidScalar, { description: 'The id of this version of the standing orders.' })
  id!: string;
  @Field(() => DateScalar, {
    description: 'The first day on which they apply, until a later version does.',
  })
  effectiveFrom!: string;
  @Field(() => DateTimeScalar, {
    name: 'enteredAt',
    description:
      'When they were entered here: an item entered after its meeting goes by those known on the day of it, and says where there were none.',
  })
  createdAt!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'The document in which they stand, with its version. Null if it was not entered.',
  })
  documentTitle!: string | null;
  @Field(() => String, { nullable: true, description: 'The clause on the ordinary majority.' })
  majorityClause!: string | null;
  @Field(() => String, { nullable: true, description: 'The clause on the casting vote.' })
  castingVoteClause!: string | null;
  @Field(() => QuorumBase, { description: 'What the quorum is a share of.' })
  quorumOf!: QuorumBase;
  @Field(() => Int, {
    description:
      'The share of the posts, or of the members in post, that must be present, above the line: 1 for one third.',
  })
  quorumNumerator!: number;
  @Field(() => Int, { description: 'That share below the line: 3 for one third.' })
  quorumDenominator!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'The fewest members that are a quorum, however small the share; null for no floor.',
  })
  quorumMinimum!: number | null;
  @Field(() => Int, { description: 'How many executives must be present.' })
  quorumExecutives!: number;
  @Field(() => Int, { description: 'How many non-executives must be present.' })
  quorumNonExecutives!: number;
  @Field(() => Boolean, {
    description:
      'Whether a member who remains for an item without a vote, for an interest, counts towards its quorum.',
  })
  recusedCountToQuorum!: boolean;
  @Field(() => Boolean, {
    description: 'Whether the person presiding has a casting vote on a tie.',
  })
  castingVote!: boolean;
  @Field(() => CouncilDenominator, {
    description: 'For a council: what more than half of its members is counted from.',
  })
  councilDenominator!: CouncilDenominator;
  @Field(() => Int, {
    description:
      'What share of all members entitled to vote on it must be for a written resolution, above the line: 1 of 1 is all of them.',
  })
  writtenNumerator!: number;
  @Field(() => Int, { description: 'That share below the line. 1 in 2 is more than half.' })
  writtenDenominator!: number;
  @Field(() => [LargerMajorityType], {
    description: 'The purposes for which they ask more than half of the votes cast.',
  })
  majorities!: LargerMajority[];
  @Field(() => Int, { description: 'The notice of a meeting, in clear days.' })
  noticeClearDays!: number;
  @Field(() => [Way], { description: 'The ways in which the body may decide.' }) ways!: Way[];
  @Field(() => [Method], { description: 'The methods by which its members may meet or decide.' })
  methods!: Method[];
  @Field(() => Boolean, {
    description:
      'Whether everybody in the programme can read who voted how, once a resolution is closed.',
  })
  votesPublic!: boolean;
  @Field(() => UuidScalar, {
    name: 'adoptedById',
    description: 'The id of the person who entered them.',
  })
  adoptedBy!: string;
}
pinned<StandingOrdersVersion, StandingOrdersType>();

@ObjectType('Seat', { description: 'A seat on a body, from its first to its last day.' })
export class SeatType {
  @Field(() => UuidScalar, { description: 'The id of the seat, by which it is ended or removed.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the person who holds the seat.' })
  personId!: string;
  @Field(() => SeatKind, { description: 'As what the person sits there.' }) kind!: SeatKind;
  @Field(() => String, { description: 'What the post is called, such as `Chief executive`.' })
  title!: string;
  @Field(() => Boolean, { description: 'Whether the person may vote there.' }) voting!: boolean;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the seat whose post this one shares; null for a post of its own. Whoever shares a post is one for roll and quorum, and has one vote.',
  })
  sharesSeatId!: string | null;
  @Field(() => DateScalar, { name: 'from', description: 'The first day in the seat.' })
  fromDay!: string;
  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description:
      'The last day in the seat, which is still held on that day; null while no end is known.',
  })
  untilDay!: string | null;
  @Field(() => DateTimeScalar, {
    description:
      'When the seat was entered here: it does not count for a resolution that was opened before.',
  })
  enteredAt!: Date;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to change it.' })
  version!: number;
}
pinned<Seat, SeatType>();

@ObjectType('Body', {
  description:
    "A body that decides: a Trust's board or council, a programme board, or an outside body whose decisions are recorded.",
})
export class BodyType {
  @Field(() => UuidScalar, { description: 'The id of the body, by which it can be named.' })
  id!: string;
  @Field(() => String, {
    description:
      'A short name that never changes, by which it can also be named, such as `DERBY-BOARD`.',
  })
  code!: string;
  @Field(() => String, { description: 'Its full name.' }) name!: string;
  @Field(() => BodyKind, {
    description: 'What kind of body it is: who may sit on it, and whether it votes here.',
  })
  kind!: BodyKind;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the Trust that it belongs to; null for a programme board and an outside body.',
  })
  trustId!: string | null;
  @Field(() => Int, { description: 'Its version, which goes up each time the body is changed.' })
  version!: number;
}
pinned<DecidingBody, BodyType>();

/** A page of bodies. */
export const BodyConnection = connectionOf(BodyType, 'Body');

@ObjectType('BodyPosts', {
  description: 'How many posts with a vote a body has from a day on: the seats of a council.',
})
export class BodyPostsType {
  @Field(() => UuidScalar, { description: 'The id of this entry.' }) id!: string;
  @Field(() => DateScalar, {
    description: 'The first day with this number, until a later entry applies.',
  })
  effectiveFrom!: string;
  @Field(() => Int, { description: 'The number of posts, held or vacant.' }) posts!: number;
  @Field(() => String, { description: 'Why the number was entered.' }) reason!: string;
  @Field(() => DateTimeScalar, { description: 'When the number was entered.' }) enteredAt!: Date;
  @Field(() => UuidScalar, {
    name: 'enteredById',
    description: 'The id of the person who entered the number.',
  })
  enteredBy!: string;
}
pinned<BodyPosts, BodyPostsType>();

@ObjectType('StandingInterest', { description: "An entry of a Trust's register of interests." })
export class StandingInterestType {
  @Field(() => UuidScalar, { description: 'The id of the entry, by which it is ended.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the Trust in whose register it stands.' })
  trustId!: string;
  @Field(() => UuidScalar, { description: 'The id of the person whose interest it is.' })
  personId!: string;
  @Field(() => String, { description: 'What the interest is, in words.' }) nature!: string;
  @Field(() => Boolean, {
    description:
      'Whether it is pecuniary: whether money can come of it to the person, or to somebody close.',
  })
  pecuniary!: boolean;
  @Field(() => DateScalar, { name: 'from', description: 'The first day of the interest.' })
  fromDay!: string;
  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description: 'The last day of the interest; null while it goes on.',
  })
  untilDay!: string | null;
  @Field(() => UuidScalar, {
    name: 'recordedById',
    description: 'The id of the person who entered it in the register.',
  })
  recordedBy!: string;
  @Field(() => DateTimeScalar, {
    description: 'When it was entered here: it is brought into the items that are opened after.',
  })
  enteredAt!: Date;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to end it.' })
  version!: number;
}
pinned<StandingInterest, StandingInterestType>();

/** The answer of every act on a Trust. */
export const TrustPayload = payloadOf('Trust', { trust: () => TrustType });
/** The answer of every act on a body. */
export const BodyPayload = payloadOf('Body', { body: () => BodyType });
/** The answer of every act on a seat. */
export const SeatPayload = payloadOf('Seat', { seat: () => SeatType });
/** The answer of every act on a register of interests. */
export const StandingInterestPayload = payloadOf('StandingInterest', {
  interest: () => StandingInterestType,
});

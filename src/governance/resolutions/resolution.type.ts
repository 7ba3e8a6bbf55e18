import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { ChoiceField, RefField } from '../../platform/graphql/input-fields.js';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import {
  DateScalar,
  DateTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { Purpose } from '../../shared/purpose.js';
import { ConditionKind } from '../conditions/condition.rules.js';
import { MissingKind, type Missing } from '../deciding/accounting.rules.js';
import '../deciding/deciding.type.js';
import type { Presiding } from '../deciding/meeting.rules.js';
import {
  DeferReason,
  Outcome,
  OutcomeState,
  ResolutionState,
  ResolutionSubject,
} from '../deciding/resolution.rules.js';
import type { CannotWait } from '../programmes/programme.rules.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { SeatKind } from '../trusts/body.rules.js';
import { Method, Way } from '../trusts/standing-orders.rules.js';
import { CountingWarningKind, type CountingWarning } from './counting-at-gates.rules.js';
import type { ProposedCondition } from './proposed-condition.entity.js';
import type { Elector, Resolution } from './resolution.entity.js';
import type { OutcomeShown, UrgentTerms } from './resolutions.reader.js';

const OWN = 'Readable by the members of the body and its secretary; empty or null for others.';

@ObjectType('Resolution', {
  description:
    'A motion for one body to decide, such as `DERBY-BOARD/3`. Readable with any role in the programme once it is opened, and before that by its own body alone. While it is open, only its own body sees the votes.',
})
export class ResolutionType {
  @Field(() => UuidScalar, { description: 'The id of the resolution, by which it is named.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the programme that it belongs to.' })
  programmeId!: string;
  @Field(() => UuidScalar, { description: 'The id of the body that decides it.' })
  bodyId!: string;
  @Field(() => Int, {
    description:
      'Its number among the resolutions of its body in the programme: from 1, in the order of drafting.',
  })
  number!: number;
  @Field(() => Purpose, {
    description: 'What it is for; the majority that it needs follows from it.',
  })
  purpose!: Purpose;
  @Field(() => String, { description: 'The words that the members decide on.' })
  wording!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the case pack that it decides on. Null if it decides on none.',
  })
  packId!: string | null;
  @Field(() => CaseStage, {
    nullable: true,
    description: 'The stage of its pack when it was opened. Null until then, and without a pack.',
  })
  stage!: CaseStage | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description:
      'The digest of the pack that it decides on: each vote names it. Null until it is opened, and without a pack.',
  })
  manifestSha256!: string | null;
  @Field(() => ResolutionSubject, {
    nullable: true,
    description:
      'What kind of thing it is about: `subjectId` names it. Null if it is about its pack alone, or about another matter.',
  })
  subjectType!: ResolutionSubject | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of what it is about, a thing of the kind in `subjectType`. Null if that is null.',
  })
  subjectId!: string | null;
  @Field(() => Method, {
    description:
      'Whether its members decide it at a meeting, in writing, or urgently between them.',
  })
  method!: Method;
  @Field(() => Way, { description: 'How the decision is found: without a vote, or by which vote.' })
  way!: Way;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the meeting at which it is decided. Null until one is named, and without a meeting.',
  })
  meetingId!: string | null;
  @Field(() => ResolutionState, { description: 'Where it stands, from draft to closed.' })
  state!: ResolutionState;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day for answers to a written resolution. Null for any other.',
  })
  closesOn!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When its item was taken at the meeting: the members present then, and still as it was put, make the quorum. Null until it is taken, and without a meeting.',
  })
  itemTakenAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the question was put to the vote: who was there as the item was taken and left before this does not vote. Null where it was put as it was taken.',
  })
  itemPutAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it was entered after its meeting: its votes are then recorded by the secretary. Null if it was not.',
  })
  lateReason!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Where the standing orders that it goes by were entered after its meeting: on which day. Null if they were known.',
  })
  ordersEnteredOn!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'All the posts of the body on the day of the roll, held or vacant: the seats of a council. Null until it is opened, and where no number was entered.',
  })
  posts!: number | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was put to its members. Null until it is opened.',
  })
  openedAt!: Date | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "The programme's date when it was opened. Null until then.",
  })
  openedOn!: string | null;
  @Field(() => UuidScalar, {
    name: 'openedById',
    nullable: true,
    description: 'The id of the person who opened it. Null until it is opened.',
  })
  openedBy!: string | null;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to change it.' })
  version!: number;
}
pinned<Resolution, ResolutionType>();

/** A page of resolutions. */
export const ResolutionConnection = connectionOf(ResolutionType, 'Resolution');

/** Which resolutions of a programme are listed, and which page of them. */
@ArgsType()
export class ResolutionArgs extends PageArgs {
  @RefField({ optional: true, description: 'Only those of this body: its code or id.' })
  body?: string | null;
  @ChoiceField(() => ResolutionState, {
    optional: true,
    description: 'Only those that stand here: drafts, open, closed or withdrawn.',
  })
  state?: ResolutionState | null;
}

@ObjectType('Elector', { description: `A member on the fixed roll. ${OWN}` })
export class ElectorType {
  @Field(() => UuidScalar, { description: 'The id of the person who is on the roll.' })
  personId!: string;
  @Field(() => SeatKind, {
    description: 'The kind of seat held on the day of the roll: a quorum may ask for a mix.',
  })
  seatKind!: SeatKind;
  @Field(() => String, {
    description: 'What the seat was called on the day of the roll, such as `Chief executive`.',
  })
  title!: string;
  @Field(() => Boolean, {
    description:
      'Whether the member is entitled to vote. False for the chair of a council, who presides without a vote.',
  })
  voting!: boolean;
}
pinned<Elector, ElectorType>();

@ObjectType('ProposedCondition', {
  description:
    'A condition that is put to the vote with a resolution. It becomes a condition of the programme if the resolution is carried.',
})
export class ProposedConditionType {
  @Field(() => UuidScalar, {
    description: 'The id of the proposal; the condition that it becomes has an id of its own.',
  })
  id!: string;
  @Field(() => Int, { description: 'Its place among the conditions of the resolution, from 1.' })
  position!: number;
  @Field(() => String, { description: 'What must be met, in words.' }) text!: string;
  @Field(() => ConditionKind, {
    description: 'Whether it must be met before the gate or after go-live.',
  })
  kind!: ConditionKind;
  @Field(() => String, {
    description: 'Who is to meet it: the title of a post, such as `Chief finance officer`.',
  })
  ownerName!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day by which it is to be met. Null in some entries from before it was asked for.',
  })
  dueOn!: string | null;
  @Field(() => Boolean, {
    description: 'Whether evidence must be submitted before it can be discharged.',
  })
  evidenceRequired!: boolean;
}
pinned<ProposedCondition, ProposedConditionType>();

@ObjectType('CannotWait', {
  description: 'Why a decision could not wait until after the pre-election period.',
})
export class CannotWaitType {
  @Field(() => String, { description: 'Why it could not wait, in words.' }) reason!: string;
  @Field(() => String, { description: 'Whose advice was taken: a name or the title of a post.' })
  adviceOf!: string;
}
pinned<CannotWait, CannotWaitType>();

@ObjectType('UrgentDecision', {
  description: 'A decision that two members take between meetings and the body then ratifies.',
})
export class UrgentDecisionType {
  @Field(() => String, { description: 'Why it could not wait for a meeting, in words.' })
  reason!: string;
  @Field(() => [PersonType], {
    complexity: 2,
    description: 'The two who decide: the chair or vice-chair, and an executive.',
  })
  deciders!: PersonType[];
  @Field(() => [PersonType], {
    description: 'The non-executives who were consulted, at least two.',
  })
  consultees!: PersonType[];
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which the body is to ratify it. Null in a draft that does not say.',
  })
  ratifyBy!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the resolution that ratified it. Null until one is carried.',
  })
  ratifiedById!: string | null;
  @Field(() => Boolean, {
    description: 'Whether it was carried, is not ratified, and its day for that is past.',
  })
  overdue!: boolean;
}
pinned<UrgentTerms, UrgentDecisionType>();

@ObjectType('Presiding', { description: 'Who presides over the item, and why.' })
export class PresidingType {
  @Field(() => UuidScalar, {
    name: 'personId',
    nullable: true,
    description:
      'The id of the person who presides. Null while the members have to choose somebody, and without a meeting.',
  })
  memberId!: string | null;
  @Field(() => String, { description: 'Why this person presides, or why nobody does.' })
  because!: string;
}
pinned<Presiding, PresidingType>();

@ObjectType('Missing', {
  description: 'Something that is not accounted for, in a sentence that names nobody.',
})
export class MissingType {
  @Field(() => MissingKind, { description: 'What is missing.' }) kind!: MissingKind;
  @Field(() => Int, { description: 'How many members, or how many interests.' }) number!: number;
  @Field(() => String, { description: 'What is missing, in a sentence.' }) because!: string;
}
pinned<Missing, MissingType>();

@ObjectType('ResolutionOutcome', {
  description:
    'How a resolution ended, with the explanation. Readable with any role in the programme.',
})
export class ResolutionOutcomeType {
  @Field(() => OutcomeState, {
    description:
      'How it ended: approved, rejected, deferred and so on. DECLARED while its result is not complete.',
  })
  outcome!: OutcomeState;
  @Field(() => Outcome, {
    nullable: true,
    description:
      'What was declared before everybody was accounted for; it can be completed only as that. Null for a result that was complete when it was closed.',
  })
  declaredOutcome!: Outcome | null;
  @Field(() => [MissingType], {
    description: 'What is missing from a declared result; empty once it is complete.',
  })
  missing!: Missing[];
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day on which a declared result could be completed, five working days after it was declared. Null for a result that was complete when it was closed.',
  })
  completeBy!: string | null;
  @Field(() => Boolean, {
    description: 'Whether its members carried it, with or without conditions.',
  })
  carried!: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'How many votes were for it. Null if the members did not decide it.',
  })
  forCount!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many votes were against it. Null if the members did not decide it.',
  })
  againstCount!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many members abstained. Null if the members did not decide it.',
  })
  abstainCount!: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether there was a quorum. Null if the members did not decide it.',
  })
  quorate!: boolean | null;
  @Field(() => [String], {
    description: 'How the outcome was worked out, in sentences that name nobody.',
  })
  steps!: string[];
  @Field(() => String, {
    description: 'The version of the rules by which it was worked out, such as `4`.',
  })
  ruleVersion!: string;
  @Field(() => DateScalar, {
    description: 'The day of the decision: that of its meeting or, without one, of its closing.',
  })
  decidedOn!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The reference of the minute that records it. Null if none was given.',
  })
  minuteRef!: string | null;
  @Field(() => DeferReason, {
    nullable: true,
    description: 'Why it was deferred. Null if it was not.',
  })
  deferReason!: DeferReason | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The reason in words of a deferral or a withdrawal, or what is asked of the authors of a case that was referred back. Null if the members decided it, and where none was given.',
  })
  reason!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date to which it was deferred. Null if it was not.',
  })
  newDate!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the person presiding who ruled that it ends although votes stood. Null if nobody did.',
  })
  ruledById!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The reason that the person presiding gave for that ruling. Null without one.',
  })
  ruledBecause!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The minute of the procedural resolution by which the members ended it although votes stood. Null if they did not.',
  })
  proceduralMinuteRef!: string | null;
  @Field(() => UuidScalar, {
    name: 'closedById',
    description: 'The id of the person who closed, deferred, referred back or withdrew it.',
  })
  closedBy!: string;
  @Field(() => DateTimeScalar, { description: 'When its outcome was entered here.' })
  closedAt!: Date;
}
pinned<OutcomeShown, ResolutionOutcomeType>();

publishEnum(
  CountingWarningKind,
  'CountingWarningKind',
  'Why a resolution would count at no gate.',
  {
    GATE_TAKEN_OUT: 'Its gate was taken out of the programme.',
    NOT_ASKED: 'No gate asks its body for this: its own gate, or those of the case of its pack.',
  },
);

@ObjectType('CountingWarning', {
  description: 'Why a resolution would count at no gate although it seems to be for one.',
})
export class CountingWarningType {
  @Field(() => CountingWarningKind, { description: 'What is wrong.' }) kind!: CountingWarningKind;
  @Field(() => String, { description: 'What is wrong, in a sentence.' }) because!: string;
}
pinned<CountingWarning, CountingWarningType>();

/** The answer of every act on a resolution but a member's own vote. */
export const ResolutionPayload = payloadOf('Resolution', { resolution: () => ResolutionType });

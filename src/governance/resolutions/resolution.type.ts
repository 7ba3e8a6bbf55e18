import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf, PageArgs } from '../../platform/graphql/connection.js';
import {
  DateScalar,
  DateTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { RefField } from '../../platform/graphql/input-fields.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { Purpose } from '../../shared/purpose.js';
import { SeatKind } from '../trusts/body.rules.js';
import { Method, Way } from '../trusts/standing-orders.rules.js';
import { ConditionKind } from '../conditions/condition.rules.js';
import { DeferReason, Outcome, ResolutionState } from '../deciding/resolution.rules.js';

registerEnumType(ConditionKind, {
  name: 'ConditionKind',
  description:
    'PRECEDENT: must be settled before the gate is passed. SUBSEQUENT: to be met after go-live.',
});
registerEnumType(DeferReason, { name: 'DeferReason' });
registerEnumType(Outcome, { name: 'Outcome', description: 'The outcome of a resolution.' });
registerEnumType(Purpose, {
  name: 'Purpose',
  description: 'The purpose of a resolution; the majority that it needs follows from it.',
});
registerEnumType(ResolutionState, {
  name: 'ResolutionState',
  description: 'A closed or withdrawn resolution is never reopened: draft a new one instead.',
});

const OWN = 'Readable by the members of the body and its secretary; empty or null for others.';

@ObjectType('Resolution', {
  description:
    'A motion for one body to decide, such as `DERBY-BOARD/3`. Readable with any role in the programme once it is opened, and before that by its own body alone. While it is open, only its own body sees the votes.',
})
export class ResolutionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) programmeId!: string;
  @Field(() => UuidScalar) bodyId!: string;
  @Field(() => Int) number!: number;
  @Field(() => Purpose) purpose!: Purpose;
  @Field(() => String) wording!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The case pack that it decides on.' })
  packId!: string | null;
  @Field(() => CaseStage, { nullable: true }) stage!: CaseStage | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: 'The digest of the pack that it decides on: each vote names it.',
  })
  manifestSha256!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The kind of its subject: RESOLUTION, CONDITION or GATE.',
  })
  subjectType!: string | null;
  @Field(() => UuidScalar, { nullable: true }) subjectId!: string | null;
  @Field(() => Method) method!: Method;
  @Field(() => Way) way!: Way;
  @Field(() => UuidScalar, { nullable: true }) meetingId!: string | null;
  @Field(() => ResolutionState) state!: ResolutionState;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day for answers to a written resolution.',
  })
  closesOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) itemTakenAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it was entered after its meeting, if it was. Its votes are then recorded by the secretary.',
  })
  lateReason!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'For a council: its number of seats when the resolution was opened.',
  })
  councilSeats!: number | null;
  @Field(() => DateTimeScalar, { nullable: true }) openedAt!: Date | null;
  @Field(() => DateScalar, { nullable: true }) openedOn!: string | null;
  @Field(() => Int) version!: number;
}

export const ResolutionConnection = connectionOf(ResolutionType, 'Resolution');

@ArgsType()
export class ResolutionArgs extends PageArgs {
  @RefField({ optional: true, description: 'The body: code or id.' })
  body?: string | null;
  @Field(() => ResolutionState, { nullable: true }) state?: ResolutionState | null;
}

@ObjectType('Elector', { description: `A member on the fixed roll. ${OWN}` })
export class ElectorType {
  @Field(() => UuidScalar) personId!: string;
  @Field(() => SeatKind) seatKind!: SeatKind;
  @Field(() => String) title!: string;
  @Field(() => Boolean, { description: 'False for the chair of a council.' }) voting!: boolean;
}

@ObjectType('ProposedCondition', {
  description: 'A condition that is voted on with the resolution.',
})
export class ProposedConditionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Int) position!: number;
  @Field(() => String) text!: string;
  @Field(() => ConditionKind) kind!: ConditionKind;
  @Field(() => String, { description: 'Who owns it: a role title.' }) ownerName!: string;
  @Field(() => DateScalar, { nullable: true }) dueOn!: string | null;
  @Field(() => Boolean) evidenceRequired!: boolean;
}

@ObjectType('CannotWait', {
  description: 'Why a decision could not wait until after the pre-election period.',
})
export class CannotWaitType {
  @Field(() => String) reason!: string;
  @Field(() => String) adviceOf!: string;
}

@ObjectType('UrgentDecision', {
  description: 'A decision that two members take between meetings and the body then ratifies.',
})
export class UrgentDecisionType {
  @Field(() => String) reason!: string;
  @Field(() => [PersonType], { description: 'The chair or vice-chair, and an executive.' })
  deciders!: PersonType[];
  @Field(() => [PersonType], { description: 'The non-executives consulted.' })
  consultees!: PersonType[];
  @Field(() => DateScalar, { nullable: true }) ratifyBy!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The resolution that ratified it.' })
  ratifiedById!: string | null;
  @Field(() => Boolean, { description: 'Whether it is decided, not ratified, and past its date.' })
  overdue!: boolean;
}

@ObjectType('Presiding', { description: 'Who presides over the item, and why.' })
export class PresidingType {
  @Field(() => UuidScalar, { nullable: true }) personId!: string | null;
  @Field(() => String) because!: string;
}

@ObjectType('ResolutionOutcome', {
  description: 'The outcome, with its explanation. Readable with any role in the programme.',
})
export class ResolutionOutcomeType {
  @Field(() => Outcome) outcome!: Outcome;
  @Field(() => Boolean) carried!: boolean;
  @Field(() => Int, { nullable: true }) forCount!: number | null;
  @Field(() => Int, { nullable: true }) againstCount!: number | null;
  @Field(() => Int, { nullable: true }) abstainCount!: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Null if the members did not decide it.' })
  quorate!: boolean | null;
  @Field(() => [String], {
    description: 'How the outcome was worked out, in sentences that name nobody.',
  })
  steps!: string[];
  @Field(() => String, { description: 'The version of the rules by which it was worked out.' })
  ruleVersion!: string;
  @Field(() => DateScalar) decidedOn!: string;
  @Field(() => String, { nullable: true }) minuteRef!: string | null;
  @Field(() => DeferReason, { nullable: true }) deferReason!: DeferReason | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateScalar, { nullable: true }) newDate!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'If it ended although votes stood: the person presiding who ruled this.',
  })
  ruledById!: string | null;
  @Field(() => String, { nullable: true, description: 'The reason for that ruling.' })
  ruledBecause!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "If it ended although votes stood: the minute of the members' procedural resolution.",
  })
  proceduralMinuteRef!: string | null;
  @Field(() => DateTimeScalar) closedAt!: Date;
}

/** The answer of every act on a resolution but a member's own vote. */
export const ResolutionPayload = payloadOf('Resolution', { resolution: () => ResolutionType });

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AuditEventKind, AuditSubject } from '../../platform/audit/event.type.js';
import type { EventSubject, EventType } from '../../platform/audit/event-types.js';
import { payloadOf } from '../../platform/acts/payload.js';
import type { AuditCheckpoint } from '../../platform/audit/audit.entity.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import {
  BigIntScalar,
  DateScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import './document-role.type.js';
import type { Programme, ProgrammeParty, ProgrammeStatement } from './programme.entity.js';
import { ChallengeKind, ProgrammeAct, ProgrammeStatus, StatementKind } from './programme.rules.js';
import type { TrailEntry } from './programme-trail.service.js';
import { RegimeCode } from './regime.rules.js';
import './regime.type.js';
import { PartyRole, TransactionType } from './transaction.rules.js';

publishEnum(
  TransactionType,
  'TransactionType',
  'The legal act at the end, by section of the NHS Act 2006.',
  {
    MERGER_S56:
      'A merger (section 56): all the Trusts are dissolved, and a new foundation trust is made.',
    ACQUISITION_S56A:
      'A merger by way of acquisition (section 56A): one foundation trust takes in the others.',
    SEPARATION_S56B:
      'A separation (section 56B): one foundation trust is dissolved, and others are made from it.',
    DISSOLUTION:
      'A dissolution: by section 57A of a foundation trust, by Schedule 4 of an NHS trust.',
    TRANSFER_SCHEME_S69A:
      'A transfer scheme (section 69A): property and staff move between Trusts. No council approves it.',
  },
);
publishEnum(PartyRole, 'PartyRole', 'The part of a Trust in the transaction.', {
  MERGING: 'It is dissolved in a merger, together with the others.',
  ACQUIRING: 'It takes in the others, and carries on.',
  ACQUIRED: 'It is taken in by another Trust.',
  SEPARATING: 'It is divided into others.',
  DISSOLVING: 'It is dissolved.',
  TRANSFERRING: 'It gives property and staff to another Trust.',
  RECEIVING: 'It takes property and staff from another Trust.',
  SUCCESSOR:
    'It is the Trust that a merger or a separation makes. It joins when its board is first asked.',
});
publishEnum(
  StatementKind,
  'StatementKind',
  'An aim, a challenge that the programme answers, or a pledge that binds it.',
  {
    AIM: 'What the programme is to bring about.',
    CHALLENGE: 'Something that the Trusts cannot answer alone.',
    PLEDGE: 'Something that the programme promises and is bound by.',
  },
);
publishEnum(ChallengeKind, 'ChallengeKind', 'What a challenge is about.', {
  STAFF: 'There are too few staff, or they are hard to keep.',
  SERVICE_SUSTAINABILITY: 'A service is too small or too fragile to go on alone.',
  FINANCE: 'The money does not suffice.',
  RISING_DEMAND: 'More people need care.',
  OTHER: 'Anything else.',
});
publishEnum(
  ProgrammeStatus,
  'ProgrammeStatus',
  'Where a programme stands: worked out from its gates, or set by an act.',
  {
    EXPLORING: 'The Trusts explore whether they work together formally.',
    SOC: 'The strategic outline case is next to be decided.',
    OBC: 'The outline business case is next to be decided.',
    STRATEGIC_CASE: 'The strategic case is next to be decided.',
    FBC: 'The full business case is prepared and submitted.',
    REGULATOR_REVIEW: 'The next gate waits for a regulator to review, rate or clear the case.',
    APPROVALS: 'The boards and councils decide, or the grant of the application is next.',
    MOBILISING: 'The application is granted, and the Trusts get ready for Day 1.',
    LIVE: 'The Trusts are one, and the review of the first 100 days is next.',
    INTEGRATING: 'The Trusts are one, and the benefits are reviewed.',
    PAUSED: 'Somebody has paused it: nothing is decided in it until it is resumed.',
    WITHDRAWN: 'The boards decided to withdraw. Trusts that try again start another programme.',
    PROHIBITED: 'The merger was prohibited. The programme can be reopened if it is allowed later.',
    CLOSED: 'Every gate is passed, the benefits have ended, and somebody has closed it.',
    DISCARDED: 'It was started by mistake, and nothing was decided in it. Lists leave it out.',
  },
);
publishEnum(
  ProgrammeAct,
  'ProgrammeAct',
  'The acts by which a programme is paused, resumed or ended.',
  {
    PAUSE: 'Stops a running programme for a time.',
    RESUME: 'Lets a paused programme go on.',
    WITHDRAW: 'Ends the programme for good, before Day 1. Each board must have decided so.',
    PROHIBIT: 'Stops the programme because its merger was prohibited.',
    REOPEN: 'Lets a prohibited programme go on.',
    CLOSE: 'Ends the programme for good, once every gate is passed and no condition is open.',
    DISCARD:
      'Takes a programme in which nothing was decided out of all lists, for good. Its code stays taken, and its record can be read by that.',
  },
);

@ObjectType('Party', { description: "A Trust's part in a programme." })
export class PartyType {
  @Field(() => UuidScalar, { description: 'The id of the part, not of its Trust.' }) id!: string;
  @Field(() => PartyRole, { description: 'What the Trust does in the transaction.' })
  role!: PartyRole;
}
pinned<ProgrammeParty, PartyType>();

@ObjectType('Statement', { description: 'An aim, a challenge or a pledge of a programme.' })
export class StatementType {
  @Field(() => UuidScalar, { description: 'The id of the statement, by which it is reworded.' })
  id!: string;
  @Field(() => StatementKind, { description: 'Whether it is an aim, a challenge or a pledge.' })
  kind!: StatementKind;
  @Field(() => ChallengeKind, {
    nullable: true,
    description: 'For a challenge: what it is about. Null for an aim and a pledge.',
  })
  challengeKind!: ChallengeKind | null;
  @Field(() => Int, { description: 'Its place among the statements of its kind, from 1.' })
  position!: number;
  @Field(() => String, { description: 'What is stated.' }) text!: string;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to change it.' })
  version!: number;
}
pinned<ProgrammeStatement, StatementType>();

@ObjectType('Programme', {
  description: 'The whole effort of Trusts to become one. Readable with any role in it.',
})
export class ProgrammeType {
  @Field(() => UuidScalar, { description: 'The id of the programme, by which it can be named.' })
  id!: string;
  @Field(() => String, {
    description: 'A short name that never changes, by which it can also be named, such as `UHDB`.',
  })
  code!: string;
  @Field(() => String, { description: 'What people call the programme.' }) title!: string;
  @Field(() => String, { description: 'What the Trusts want to become, in a few paragraphs.' })
  vision!: string;
  @Field(() => RegimeCode, { description: 'The rulebook from which its gates were copied.' })
  regime!: RegimeCode;
  @Field(() => TransactionType, { description: 'The legal act with which it ends.' })
  transactionType!: TransactionType;
  @Field(() => Boolean, {
    description: 'Whether it is a practice programme, with a business date of its own.',
  })
  practice!: boolean;
  @Field(() => DateScalar, {
    description:
      'The day from which its bodies decide here; earlier decisions are recorded from minutes.',
  })
  adoptedOn!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of go-live first planned; once set, it is never overwritten.',
  })
  goLiveBaselineOn!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of go-live expected now; null while none is.',
  })
  goLiveForecastOn!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the Trusts went live; null until they do.',
  })
  goLiveActualOn!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day on which benefits are counted; null until it is set. The programme is closed after it.',
  })
  benefitsEndOn!: string | null;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to change it.' })
  version!: number;
}
pinned<Programme, ProgrammeType>();

/** A page of programmes. */
export const ProgrammeConnection = connectionOf(ProgrammeType, 'Programme');

@ObjectType('AuditEvent', {
  description: 'An entry of a chain. Its content is null for those whom it does not concern.',
})
export class AuditEventType {
  @Field(() => BigIntScalar, {
    name: 'sequence',
    description: 'Its number in the chain: from 1, without gaps.',
  })
  seq!: string;
  @Field(() => String, { description: 'UTC with microseconds, as it was hashed.' }) at!: string;
  @Field(() => Sha256Scalar, {
    description: 'The digest of the entry and of the one before it, which links the chain.',
  })
  entryHash!: string;
  @Field(() => Sha256Scalar, {
    description: 'The digest of its content and a secret salt, which is in the chain.',
  })
  contentDigest!: string;
  @Field(() => AuditEventKind, {
    nullable: true,
    description: 'What happened. Null for those whom it does not concern.',
  })
  type!: EventType | null;
  @Field(() => AuditSubject, {
    nullable: true,
    description: 'The kind of thing that it is about. Null for those whom it does not concern.',
  })
  subjectType!: EventSubject | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the thing that it happened to. Null for those whom it does not concern.',
  })
  subjectId!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the person who did it. Null for those whom it does not concern.',
  })
  actorId!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Its content: the canonical text of which the salted digest is in the chain. Null for those whom it does not concern, and once it is erased.',
  })
  content!: string | null;
}
pinned<TrailEntry, AuditEventType>();

/** A page of a chain. */
export const AuditEventConnection = connectionOf(AuditEventType, 'AuditEvent');

@ObjectType('Checkpoint', {
  description: 'A signed statement of how far a chain had come. Keep it outside this system.',
})
export class CheckpointType {
  @Field(() => UuidScalar, { description: 'The id of the checkpoint.' }) id!: string;
  @Field(() => BigIntScalar, {
    name: 'sequence',
    description: 'The number of the last entry that the chain had.',
  })
  seq!: string;
  @Field(() => Sha256Scalar, { description: 'The digest of that entry.' }) entryHash!: string;
  @Field(() => Date, { description: 'When it was made.' }) madeAt!: Date;
  @Field(() => String, {
    description:
      'Which key signed it: the first 16 digits of its fingerprint, as /api/audit/keys lists it.',
  })
  keyId!: string;
  @Field(() => String, {
    description: 'The checkpoint as JSON: what `npm run verify` takes as --checkpoint.',
  })
  signed!: string;
}
pinned<AuditCheckpoint, CheckpointType>();

/** The answer of every act on a programme as a whole. */
export const ProgrammePayload = payloadOf('Programme', { programme: () => ProgrammeType });
/** The answer of every act on a statement. */
export const StatementPayload = payloadOf('Statement', { statement: () => StatementType });
/** The answer of the act that signs a chain. */
export const CheckpointPayload = payloadOf('Checkpoint', { checkpoint: () => CheckpointType });

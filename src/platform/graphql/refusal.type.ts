import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  BlockerKind,
  BlockerSubject,
  REFUSAL_CODES,
  type Blocker,
  type Fault,
  type Refusal,
  type RefusalCode,
} from '../../shared/refusal.js';
import { publishEnum } from './enum.js';
import { pinned } from './pinned.js';
import { UuidScalar } from './scalars.js';

/** Every code of a refusal, as an enum. */
export const ErrorCode = Object.fromEntries(REFUSAL_CODES.map((code) => [code, code])) as {
  [Code in RefusalCode]: Code;
};

publishEnum(ErrorCode, 'ErrorCode', 'Why something was refused: `extensions.code` of an error.', {
  NOT_SIGNED_IN: 'Nobody is signed in, or the e-mail address or the password is wrong.',
  REAUTHENTICATE: 'It takes a fresh sign-in of your own, or cannot be done with an API token.',
  NOT_FOUND: 'There is no such thing, or you may not see it.',
  NOT_ALLOWED: 'You can see the thing, but your role does not let you do this to it.',
  BAD_USER_INPUT:
    'The query or an input is wrong; where it is more than one thing, `faults` lists each.',
  ALREADY_EXISTS: 'There is already one with this code, name or place.',
  STALE_VERSION: 'It has changed since you read it: `currentVersion` is its version now.',
  WRONG_STATE: 'The thing is in a state in which this cannot be done.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used for another request.',
  IN_PROGRESS: 'The same request, with the same key, is being done now.',
  OUTCOME_UNKNOWN:
    'The connection was lost while it was being saved, or after it was saved: `because` says which, and `subjectId` what it is about. Send it again with its key.',
  LIMIT: 'Too much at once, or too many attempts.',
  BUSY: 'It could not be done in time; nothing has changed. Try again after a moment.',
  UNAVAILABLE:
    'The database takes no changes: its disk is full, it can only be read, or it refuses the service. Nothing has changed.',
  INTERNAL: 'A fault in the service. Quote the `requestId` to the people who run it.',
  STANDING_ORDERS_MISSING: 'The body has no standing orders on that day.',
  SEALED: 'It is sealed and cannot change any more.',
  PACK_INCOMPLETE: 'The pack cannot be sealed or decided on yet: `blockers` lists what to do.',
  PACK_SUPERSEDED: 'A later version of the pack is sealed.',
  MANIFEST_MISMATCH: 'The digest that you sent is not that of the pack that is decided on.',
  DOCUMENT_REFUSED: 'The file is damaged, harmful, or of a kind that is not accepted.',
  PURPOSE_NOT_FOR_BODY: 'This body does not decide such a thing.',
  METHOD_NOT_ALLOWED: "The body's standing orders do not allow this method or way of deciding.",
  VOTING_NOT_OPEN: 'The resolution is not open for votes.',
  NOT_ENTITLED_TO_VOTE: 'The person is not on the roll, has no vote in this seat, or is excluded.',
  NOT_PRESENT: 'The person was not present when the item was taken, or it is not taken yet.',
  VOTE_STANDS: 'A vote or a count stands, and must be taken out or ruled on first.',
  VOTES_MISSING: 'Members who were present and could vote have no recorded vote.',
  NO_TIE: 'The votes are not equal, so there is no casting vote to give.',
  GATE_NOT_READY: 'The gate cannot be passed yet: `blockers` lists what is in the way.',
  PRE_ELECTION: 'The date is in a pre-election period, and it is not said why it cannot wait.',
});
publishEnum(BlockerKind, 'BlockerKind', 'What stands in the way of an act.', {
  PROGRAMME_NOT_RUNNING: 'The programme is paused or has ended.',
  PARTY_WITHDREW: "A party's board resolved to withdraw from the programme.",
  PREVIOUS_GATE_NOT_PASSED: 'The gate before this one is not passed.',
  DECIDER_MISSING: 'A body has still to decide.',
  WRONG_OUTCOME: 'A body decided otherwise than the gate needs.',
  RECORDED_AT_LIVE_GATE:
    'A decision was recorded from minutes at a gate at which the bodies must decide here.',
  PACK_SUPERSEDED: 'A body decided on a pack that a later version replaced.',
  PACK_NOT_NAMED: 'It is not recorded on which pack a body decided.',
  VERSION_MISMATCH: 'Bodies decided on different packs.',
  OUT_OF_ORDER: 'A body decided before another that had to decide first.',
  CONDITION_OPEN: 'A condition is neither discharged nor waived.',
  NOT_CONFIRMED:
    'The letter of a statutory decision is recorded, and nobody else than who recorded it has confirmed it.',
  OBJECTED_TO: 'The chair objects to the record of a decision, and nobody has settled that.',
  RATIFICATION_DUE: 'A body has not ratified its urgent decision in time.',
  CRITERION_NOT_MET: 'A criterion of the gate is not met.',
  PRE_ELECTION: 'A date is in a pre-election period without a recorded reason.',
  LABEL: 'The version of the pack has no label.',
  DOCUMENTS: 'The pack has no document.',
  DOCUMENT: 'A document is missing, or was not received in full.',
  TITLE: 'A document has no title.',
  SECTION: 'A section of the pack is missing or not complete.',
  DECIDED: 'Something was decided in the programme, or is recorded, so it cannot be discarded.',
  LIVE: 'The Trusts have gone live.',
  GATES: 'Not every gate is passed.',
  BENEFITS: 'The benefits are still running, or it is not said until when.',
  PARTY_REPEATED: 'A Trust is named twice as a party.',
  PARTY_ROLE: 'A Trust has a role that this kind of transaction does not have.',
  PARTY_KIND: 'A Trust is of a kind that cannot have its role.',
  PARTY_COUNT: 'There are too many or too few Trusts in a role.',
  PARTY_FOUNDATION_TRUST: 'Too few of the Trusts are foundation trusts.',
});
publishEnum(BlockerSubject, 'BlockerSubject', 'What the `subjectId` of a blocker names.', {
  PROGRAMME: 'A programme, by its code.',
  TRUST: 'A Trust that was named as a party.',
  GATE: 'A gate of the programme, by its id.',
  BODY: 'A body that has still to act.',
  RESOLUTION: 'An open resolution, on which a body is deciding.',
  DECISION: 'A resolution, a recorded decision or an external decision.',
  CONDITION: 'A condition that is neither discharged nor waived.',
  CRITERION: 'A criterion of a gate.',
  DOCUMENT: 'A document of a pack or an annex.',
  DOCUMENT_ROLE: 'A role for which a document is missing, by its name.',
  SECTION_KIND: 'A section of a pack, by its kind.',
  PRE_ELECTION_PERIOD: 'The pre-election period that the date is in.',
});

@ObjectType('Blocker', {
  description: 'One thing that stands in the way, and where it can be settled.',
})
export class BlockerType {
  @Field(() => BlockerKind, { description: 'What it is.' }) kind!: BlockerKind;
  @Field(() => String, { description: 'A sentence: what is wrong, and how to put it right.' })
  because!: string;
  @Field(() => BlockerSubject, {
    nullable: true,
    description: 'What `subjectId` names; null where nothing in particular is at fault.',
  })
  subjectType?: BlockerSubject;
  @Field(() => String, {
    nullable: true,
    description:
      'The id of the thing at which it can be settled, or its name as `subjectType` says.',
  })
  subjectId?: string;
}
pinned<Blocker, BlockerType>();

@ObjectType('Fault', { description: 'One thing that is wrong with an input.' })
export class FaultType {
  @Field(() => String, {
    nullable: true,
    description: 'The path of the field, such as `votes.2.person`; null when it is no one field.',
  })
  field?: string;
  @Field(() => String, { description: 'A sentence: what is wrong, and how to put it right.' })
  because!: string;
}
pinned<Fault, FaultType>();

@ObjectType('Refusal', {
  description: 'Why something cannot be done now; where it is null, nothing is known against it.',
})
export class RefusalType {
  @Field(() => ErrorCode, { description: 'Why, as one word of a fixed set.' }) code!: RefusalCode;
  @Field(() => String, { description: 'A sentence: what is wrong, and how to put it right.' })
  because!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The path of the first field at fault, such as `votes.2.person`.',
  })
  field?: string;
  @Field(() => [FaultType], {
    nullable: true,
    description: 'Everything that is wrong with the input, where that is more than one thing.',
  })
  faults?: readonly FaultType[];
  @Field(() => [BlockerType], {
    nullable: true,
    description: 'Everything that must be settled first.',
  })
  blockers?: readonly BlockerType[];
  @Field(() => Int, {
    nullable: true,
    description: 'For STALE_VERSION: the version that is there now.',
  })
  currentVersion?: number;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'For OUTCOME_UNKNOWN: the id of what was being made or changed, where it is known. Read it to see whether it was.',
  })
  subjectId?: string;
}
pinned<Refusal, RefusalType>();

@ObjectType('ErrorExtensions', {
  description:
    'The `extensions` of every error. No field answers with this type: it is here so that clients can generate it.',
})
export class ErrorExtensionsType extends RefusalType {
  @Field(() => UuidScalar, { description: 'The request, to quote when you ask for help.' })
  requestId!: string;
}
pinned<Refusal & { requestId: string }, ErrorExtensionsType>();

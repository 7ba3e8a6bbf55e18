import { Field, Int, ObjectType } from '@nestjs/graphql';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import {
  DateScalar,
  DateTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { CorrectionConfirmationKind } from '../deciding/correcting.rules.js';
import { Outcome } from '../deciding/resolution.rules.js';
import type { CorrectionConfirmation } from '../resolutions/correction.entity.js';
import {
  CorrectionLineKind,
  CorrectionStanding,
  type CorrectionLine,
  type ShownCorrection,
} from './corrections.reader.js';

publishEnum(
  CorrectionConfirmationKind,
  'CorrectionConfirmationKind',
  'How a correction that changes an outcome is confirmed: by both people, or by the minutes.',
  {
    PRESIDED: 'Whoever presided confirmed it in person.',
    PRESENT: 'Another member who was present confirmed it in person.',
    MINUTES_APPROVED: 'The body approved the minutes at a later quorate meeting.',
  },
);
publishEnum(CorrectionStanding, 'CorrectionStanding', 'Whether a correction counts.', {
  COUNTS: 'It counts: it changed no outcome, or it is confirmed.',
  WAITS:
    'It changes the outcome and waits to be confirmed. Until then both outcomes show; a gate counts the resolution only if both do.',
  REPLACED: 'A later correction took its place.',
});
publishEnum(CorrectionLineKind, 'CorrectionLineKind', 'What the minutes have otherwise.', {
  ATTENDANCE: 'How a member was at the meeting.',
  PRESIDING: 'Who presided.',
  COUNT: 'What was counted.',
  VOTE: 'The vote of a member.',
  NOT_VOTED: 'How many who could vote did not.',
});

@ObjectType('CorrectionLine', {
  description: 'Something that the minutes have otherwise than the resolution was closed on.',
})
export class CorrectionLineType {
  @Field(() => CorrectionLineKind, { description: 'What it is about.' }) kind!: CorrectionLineKind;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the member whom it is about. Null if it is about nobody alone.',
  })
  personId!: string | null;
  @Field(() => String, { description: 'What the minutes have, in words.' }) says!: string;
}
pinned<CorrectionLine, CorrectionLineType>();

@ObjectType('CorrectionConfirmation', {
  description: 'That somebody confirmed a correction, or that the body approved the minutes.',
})
export class CorrectionConfirmationType {
  @Field(() => CorrectionConfirmationKind, { description: 'As what it was confirmed.' })
  kind!: CorrectionConfirmationKind;
  @Field(() => UuidScalar, {
    description: 'The id of the person who confirmed it, or who named the resolution.',
  })
  personId!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the resolution with which the body approved the minutes. Null for a person.',
  })
  approvedById!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was confirmed.' }) confirmedAt!: Date;
}
pinned<CorrectionConfirmation, CorrectionConfirmationType>();

@ObjectType('ResolutionCorrection', {
  description:
    'A closed resolution corrected with its minutes: the outcome as they have it, beside the one that it was closed with. Readable with any role in the programme.',
})
export class ResolutionCorrectionType {
  @Field(() => UuidScalar, { description: 'Its id, by which it is confirmed.' }) id!: string;
  @Field(() => UuidScalar, { description: 'The id of the resolution that it corrects.' })
  resolutionId!: string;
  @Field(() => Int, {
    description: 'Its number, from 1: each takes the place of those before it.',
  })
  number!: number;
  @Field(() => CorrectionStanding, { description: 'Whether it counts.' })
  standing!: CorrectionStanding;
  @Field(() => UuidScalar, { description: 'The id of the minutes, a document of the programme.' })
  documentId!: string;
  @Field(() => String, { description: 'What was wrong, in words.' }) reason!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The reference of the minute. Null if it is as it was closed.',
  })
  minuteRef!: string | null;
  @Field(() => Outcome, { description: 'The outcome as the minutes have it.' }) outcome!: Outcome;
  @Field(() => Boolean, { description: 'Whether its members carried it, as the minutes have it.' })
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
    description:
      'How the outcome was worked out, and what was corrected, in sentences that name nobody.',
  })
  steps!: string[];
  @Field(() => String, {
    description: 'The version of the rules by which it was closed, and worked out once more.',
  })
  ruleVersion!: string;
  @Field(() => Boolean, {
    description: 'Whether it changed the outcome that counted until then: then it is confirmed.',
  })
  changesOutcome!: boolean;
  @Field(() => Sha256Scalar, {
    description: 'The digest of all of it: the evidence of a gate names it by this.',
  })
  sha256!: string;
  @Field(() => [CorrectionConfirmationType], { description: 'Who confirmed it, in turn.' })
  confirmations!: CorrectionConfirmation[];
  @Field(() => DateScalar, { description: "The programme's date when it was entered." })
  enteredOn!: string;
  @Field(() => UuidScalar, {
    name: 'enteredById',
    description: 'The id of the person who entered it.',
  })
  enteredBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was entered.' }) enteredAt!: Date;
}
pinned<ShownCorrection, ResolutionCorrectionType>();

import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Document } from '../case-packs/case-pack.entity.js';
import type { CorrectionConfirmationKind } from '../deciding/correcting.rules.js';
import type { Outcome } from '../deciding/resolution.rules.js';
import {
  DayColumn,
  Id,
  IN_BODY,
  IN_PROGRAMME,
  MomentColumn,
  ProseColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Resolution } from './resolution.entity.js';

const CORRECTED = ['programmeId', 'bodyId', 'correctionId'] as const;

/**
 * A closed resolution corrected with its minutes: the outcome as they have it, beside the one that it was
 * closed with, which stays. Readable in the whole programme.
 */
@Entity('resolution_correction')
@Critical()
@Unique('resolution_correction_number', ['resolutionId', 'number'])
@Unique('resolution_correction_in_body', [...IN_BODY])
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'resolution_correction_resolution',
})
@ForeignKey(() => Document, ['programmeId', 'documentId'], [...IN_PROGRAMME], {
  name: 'resolution_correction_document',
})
export class ResolutionCorrection {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') resolutionId!: string;
  /** From 1: each takes the place of those before it. */
  @Column('int') number!: number;
  /** The minutes. */
  @Column('uuid') documentId!: string;
  @ProseColumn() reason!: string;
  /** The minute reference, where it was another one. */
  @ProseColumn({ nullable: true }) minuteRef!: string | null;
  @TextColumn() outcome!: Outcome;
  @Column('boolean') carried!: boolean;
  @Column('int', { nullable: true }) forCount!: number | null;
  @Column('int', { nullable: true }) againstCount!: number | null;
  @Column('int', { nullable: true }) abstainCount!: number | null;
  @Column('boolean', { nullable: true }) quorate!: boolean | null;
  /** How it was worked out, in sentences that name nobody. */
  @Column('text', { array: true }) steps!: string[];
  /** The version of the rules by which it was closed, and is worked out again. */
  @TextColumn() ruleVersion!: string;
  /** Whether it changed the outcome that counted until then: then it is to be confirmed. */
  @Column('boolean') changesOutcome!: boolean;
  /** The digest of all of it, by which the evidence of a gate names it. */
  @TextColumn() sha256!: string;
  /** The programme's date when it was entered. */
  @DayColumn() enteredOn!: string;
  @Column('uuid') enteredBy!: string;
  @MomentColumn() enteredAt!: Date;
}

/** What the minutes have otherwise, and how the outcome was worked out, with every name: for the body and for verification. */
@Entity('correction_working')
@Critical()
@ForeignKey(() => ResolutionCorrection, [...CORRECTED], [...IN_BODY], {
  name: 'correction_working_correction',
})
export class CorrectionWorking {
  @PrimaryColumn('uuid') correctionId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** Canonical JSON of what the minutes have otherwise. */
  @ProseColumn() lines!: string;
  /** Canonical JSON of the input of `decide`; null where the members did not decide it. */
  @ProseColumn({ nullable: true }) input!: string | null;
  /** Canonical JSON of the answer of `decide`; null where the members did not decide it. */
  @ProseColumn({ nullable: true }) worked!: string | null;
}

/**
 * That a correction which changes the outcome is confirmed: by whoever presided, by another member who was
 * present, or by the resolution with which the body approved the minutes.
 */
@Entity('correction_confirmation')
@Critical()
@Unique('correction_confirmation_once', ['correctionId', 'personId'])
@Check('correction_confirmation_by', "(kind = 'MINUTES_APPROVED') = (approved_by_id is not null)")
@ForeignKey(() => ResolutionCorrection, [...CORRECTED], [...IN_BODY], {
  name: 'correction_confirmation_correction',
})
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'approvedById'], [...IN_BODY], {
  name: 'correction_confirmation_resolution',
})
export class CorrectionConfirmation {
  @PrimaryColumn('uuid') correctionId!: string;
  @PrimaryColumn('text', { collation: 'C' }) kind!: CorrectionConfirmationKind;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** Who confirmed it; of approved minutes the secretary who named the resolution. */
  @Column('uuid') personId!: string;
  /** The resolution that approved the minutes. */
  @Column('uuid', { nullable: true }) approvedById!: string | null;
  @MomentColumn() confirmedAt!: Date;
}

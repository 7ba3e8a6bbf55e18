import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DayColumn, IN_BODY, ProseColumn, TextColumn } from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import type { Outcome } from '../deciding/resolution.rules.js';
import { StandingOrdersVersion } from '../trusts/trust.entity.js';
import { Resolution } from './resolution.entity.js';

/**
 * What a closed resolution would be by standing orders as they were corrected since it was opened. Its outcome
 * stays; this stands beside it. Readable in the whole programme.
 */
@Entity('judged_again')
@Critical()
@Index('judged_again_of_resolution', ['resolutionId'])
@Check('judged_again_why', '(outcome_now is null) = (because is not null)')
@ForeignKey(() => StandingOrdersVersion, ['bodyId', 'correctionId'], ['bodyId', 'id'], {
  name: 'judged_again_correction',
})
@ForeignKey(() => StandingOrdersVersion, ['bodyId', 'standingOrdersId'], ['bodyId', 'id'], {
  name: 'judged_again_orders',
})
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'judged_again_resolution',
})
export class JudgedAgain {
  /** The correction, which is a version of the standing orders. */
  @PrimaryColumn('uuid') correctionId!: string;
  @PrimaryColumn('uuid') resolutionId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** The version by which it would go; null where none is entered for its day. */
  @Column('uuid', { nullable: true }) standingOrdersId!: string | null;
  @TextColumn() outcomeThen!: Outcome;
  /** Null where it could not be decided so: then why. */
  @TextColumn({ nullable: true }) outcomeNow!: Outcome | null;
  @ProseColumn({ nullable: true }) because!: string | null;
  /** The day of the correction, in the programme's calendar. */
  @DayColumn() correctedOn!: string;
}

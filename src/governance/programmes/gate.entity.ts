import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  DayColumn,
  Id,
  IN_PROGRAMME,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type { DocumentRole } from './document-role.rules.js';
import type { ComputedStatus } from './programme.rules.js';
import { Programme } from './programme.entity.js';
import type { Ground, ProvisionCode } from './provision.rules.js';
import type { CaseStage, CriterionKind, SatisfyingOutcome } from './regime.rules.js';

/** A step of the programme's own copy of its regime; whether it is passed is in gates/. */
@Entity('gate')
@Critical()
@Unique('gate_code', ['programmeId', 'code'])
@Unique('gate_ordinal', ['programmeId', 'ordinal'])
@Unique('gate_in_programme', ['programmeId', 'id'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'gate_programme' })
export class Gate {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() code!: string;
  @Column('int') ordinal!: number;
  @ProseColumn() title!: string;
  @ProseColumn() question!: string;
  @TextColumn({ nullable: true }) caseStage!: CaseStage | null;
  @TextColumn() phase!: ComputedStatus;
  @Column('boolean') sameDayAllowed!: boolean;
  /** On what the step rests. */
  @TextColumn() ground!: Ground;
  /** Of a step that rests on a statute: the section. */
  @TextColumn({ nullable: true }) provision!: ProvisionCode | null;
  @Column('text', { array: true }) requiredDocuments!: DocumentRole[];
  /** The date first planned; never overwritten. */
  @DayColumn({ nullable: true }) baselineOn!: string | null;
  @DayColumn({ nullable: true }) forecastOn!: string | null;
  /** When the step was taken out of the programme; null while it is part of it. */
  @DayColumn({ nullable: true }) takenOutOn!: string | null;
  @VersionColumn() version!: number;
}

/** A body that must decide before the gate can be passed. */
@Entity('gate_decider')
@Critical()
@Unique('gate_decider_body', ['gateId', 'bodyId', 'purpose'])
@Unique('gate_decider_in_programme', [...IN_PROGRAMME])
@Index('gate_decider_programme', ['programmeId'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'gate_decider_gate',
})
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'gate_decider_body_fk' })
export class GateDecider {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  @Column('uuid') bodyId!: string;
  /** Lower decides first; equal numbers decide in any order. */
  @Column('int') position!: number;
  @TextColumn() purpose!: DecidingPurpose;
  @Column('text', { array: true }) satisfying!: SatisfyingOutcome[];
  @Column('boolean') mustNameSamePack!: boolean;
  /** On what it rests that this body is asked. */
  @TextColumn() ground!: Ground;
  /** Of a body that a statute asks: the section. */
  @TextColumn({ nullable: true }) provision!: ProvisionCode | null;
  /** The last day on which that section was in force; null while it is. */
  @DayColumn({ nullable: true }) provisionUntil!: string | null;
  @VersionColumn() version!: number;
}

/** Something besides the decisions that must be true before the gate can be passed. */
@Entity('gate_criterion')
@Critical()
@Unique('gate_criterion_code', ['gateId', 'code'])
@Index('gate_criterion_programme', ['programmeId'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'gate_criterion_gate',
})
export class GateCriterion {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  @TextColumn() kind!: CriterionKind;
  @TextColumn() code!: string;
  @ProseColumn() title!: string;
  @Column('jsonb') settings!: Record<string, string | boolean>;
  @TextColumn() ground!: Ground;
  @VersionColumn() version!: number;
}

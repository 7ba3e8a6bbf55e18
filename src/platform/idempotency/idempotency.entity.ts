import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MomentColumn, TextColumn } from '../database/columns.js';

/** That a request was done, and which rows came of it: the same key again answers the same. */
@Entity('idempotency')
@Index('idempotency_done_at', ['doneAt'])
export class IdempotentRequest {
  @PrimaryColumn('uuid') actorId!: string;
  @PrimaryColumn('uuid') key!: string;
  @TextColumn() verb!: string;
  @TextColumn() requestHash!: string;
  /** Ids only: a replay reads again, with the caller's present rights. */
  @Column('jsonb', { nullable: true }) answer!: Record<string, string> | null;
  @MomentColumn() doneAt!: Date;
}

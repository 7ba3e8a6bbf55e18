import { Injectable } from '@nestjs/common';
import type { LockMode, Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { londonDay, type Day } from '../../shared/day.js';
import { byRef } from '../../shared/refs.js';
import { allow, notFound } from '../../shared/refusal.js';
import { PreElectionPeriod, Programme, ProgrammeActDone } from './programme.entity.js';
import { mayBeDated, mayProceed, type CannotWait } from './programme.rules.js';
import type { Party } from './transaction.rules.js';

/** Finds and locks merger programmes, and tells their date, for every feature. */
@Injectable()
export class ProgrammesService {
  /** A programme by code or id, as far as the caller may see it. */
  async programme(reader: Reader, ref: string, field = 'programme'): Promise<Programme> {
    const found = await reader.one(Programme, byRef(ref));
    if (!found) throw notFound('programme', field);
    return found;
  }

  /**
   * Locks the programme's row: the first call of every act that can pass or block a gate.
   * SHARE for facts; NO KEY UPDATE for passing and for acts that read a gate's state.
   */
  async lockDecisions(tx: Tx, programmeId: string, mode: LockMode): Promise<Programme> {
    return await tx.lock(Programme, programmeId, mode, 'programme');
  }

  /** The programme's date: a practice programme's own, else the date in London. */
  today(programme: Programme, now: Date): Day {
    return programme.businessDate ?? londonDay(now);
  }

  /** Refuses while the programme is paused, or has ended. */
  async mustRun(reader: Reader, programmeId: string): Promise<void> {
    const acts = await reader.find(ProgrammeActDone, { programmeId }, { order: { number: 'ASC' } });
    allow(mayProceed(acts.map((done) => done.act)));
  }

  /** Refuses a date in a pre-election period unless it is stated why it cannot wait and whose advice was taken. */
  async refuseDateInPreElectionPeriod(
    reader: Reader,
    programmeId: string,
    day: Day,
    cannotWait: CannotWait | null,
  ): Promise<void> {
    const periods = await reader.find(PreElectionPeriod, { programmeId });
    allow(mayBeDated(day, periods, cannotWait));
  }

  /** The parties of a programme, by the Trust's code. */
  async parties(reader: Reader, programmeId: string): Promise<Party[]> {
    const rows = await reader.query<Party>(
      `select p.trust_id as "trustId", t.kind as "trustKind", p.role from programme_party p
       join trust t on t.id = p.trust_id where p.programme_id = $1 order by t.code`,
      [programmeId],
    );
    return rows;
  }
}

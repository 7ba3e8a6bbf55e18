import { Injectable, Logger } from '@nestjs/common';
import { ActsDone } from '../../platform/acts/acts-done.js';
import { Database } from '../../platform/database/database.service.js';
import { driverError } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { lockDecisions } from '../programmes/programme-targets.js';
import { GateFactsLoader } from './gate-facts.loader.js';
import { GateChange } from './kept-gate.entity.js';
import { readKeptGates, standingsOf } from './kept-gates.reader.js';

/** How long it waits, so that the acts of a moment are followed by one keeping. */
const PAUSE_MILLISECONDS = 500;

/**
 * Keeps anew where gates stand: soon after an act in their programme, and after a list had to work them out, as on
 * the first day on which they could stand otherwise. It works for whoever acted or asked, with their rights and one
 * programme at a time: nobody's row security is opened for it. What it does not come to is worked out by the next list.
 */
@Injectable()
export class GateStatusKeeper {
  private readonly log = new Logger('keeper');
  private readonly due = new Map<string, Actor>();
  private working: Promise<void> | null = null;
  private begun = false;

  constructor(
    private readonly db: Database,
    private readonly loader: GateFactsLoader,
    done: ActsDone,
  ) {
    done.register((actor, programmeId) => this.later(actor, [programmeId]));
  }

  /** Begins to keep; before, and on a server that only carries out a command, nothing is kept. */
  start(): void {
    this.begun = true;
  }

  /** Takes nothing more on; waits for the programme at hand. */
  async stop(): Promise<void> {
    this.begun = false;
    this.due.clear();
    await this.working;
  }

  /** Has the gates of programmes kept in a while, for somebody who sees them. */
  later(actor: Actor, programmeIds: readonly string[]): void {
    if (!this.begun) return;
    for (const id of programmeIds) this.due.set(id, actor);
    this.working ??= this.work().finally(() => (this.working = null));
  }

  /** Keeps where the gates of a programme stand, unless what is kept still holds; answers whether it did. */
  async keep(actor: Actor, programmeId: string): Promise<boolean> {
    return await this.db.transaction(actor, async (tx) => {
      const found = (await readKeptGates(tx, [programmeId], tx.now)).get(programmeId);
      if (!found || found.showable) return false;
      const programme = await lockDecisions(tx, programmeId, 'NO KEY UPDATE');
      // Before anything else is read: what changes after this is seen by the next.
      const seen = await tx.find(GateChange, { programmeId });
      const workedOut = await this.loader.of(tx, programme, tx.now);
      await this.write(
        tx,
        programmeId,
        seen.map(({ id }) => id),
        workedOut.today,
        standingsOf(workedOut),
      );
      return true;
    });
  }

  private async write(
    tx: Tx,
    programmeId: string,
    seen: string[],
    today: string,
    standings: ReturnType<typeof standingsOf>,
  ): Promise<void> {
    const rows = standings.map(({ gateId, status, awaitsAssurance, blockers, holdsUntil }) => ({
      gate_id: gateId,
      status,
      awaits_assurance: awaitsAssurance,
      blockers,
      holds_until: holdsUntil,
    }));
    await tx.named('keep-gate-status', 'select guards.keep_gate_status($1, $2, $3, $4)', [
      programmeId,
      seen,
      today,
      JSON.stringify(rows),
    ]);
  }

  private async work(): Promise<void> {
    await new Promise((done) => setTimeout(done, PAUSE_MILLISECONDS));
    for (const [programmeId, actor] of this.due) {
      this.due.delete(programmeId);
      // A database that takes no changes now is not asked again and again.
      if (this.db.whyNoChanges() !== null) continue;
      await this.keep(actor, programmeId).catch((error: unknown) => {
        this.log.debug(`Not kept: ${driverError(error).code ?? (error as Error).name}`);
      });
    }
  }
}

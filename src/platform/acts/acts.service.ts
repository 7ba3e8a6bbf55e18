import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { Refused } from '../../shared/refusal.js';
import { AccessService } from '../access/access.service.js';
import type { Verb } from '../access/permission-table.rules.js';
import type { Scope } from '../access/permissions.rules.js';
import type { HeldRole } from '../access/roles.rules.js';
import { AuditService, type AuditEvent, type Told } from '../audit/audit.service.js';
import type { EventSubject, EventType } from '../audit/event-types.js';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import {
  IdempotencyService,
  type KeptAnswer,
  type KeyedRequest,
} from '../idempotency/idempotency.service.js';
import {
  answered,
  asksLater,
  idIn,
  keptAnswer,
  readAgain,
  type Answer,
  type Done,
} from './answer.js';
import { ActsDone } from './acts-done.js';
import type { Target } from './target.js';

/**
 * Tells the chain what happened: the type of the event, which row it is about, and what is said of it. The
 * rows written since the last event belong to it.
 */
export type Tell = (
  type: EventType,
  about: readonly [type: EventSubject, id: string],
  payload: AuditEvent['payload'],
  more?: Pick<AuditEvent, 'confidentialTo'>,
) => Told;

/** Where an act stands: what it is about, the transaction, and the roles of the person acting. */
export type At<Found> = Found & {
  tx: Tx;
  /** The roles that the person holds today, as the grant lets them be used. */
  held: readonly HeldRole[];
  tell: Tell;
};

/** The one frame for everything that is done: every mutation goes through it. */
@Injectable()
export class Acts {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly audit: AuditService,
    private readonly done: ActsDone,
  ) {}

  /**
   * Does something once, in one transaction: finds what it is about, refuses unless the person may do it,
   * claims the key, locks what decides, asks again whether the person may, and then does the work: to ask the
   * rules, write, and tell the chain.
   *
   * The answer is what the work wrote. The same key again does nothing, and is answered with the same
   * things as they are now. Without a key (over HTTP only) it is done each time.
   */
  async do<Input extends object, Found extends object, A extends Answer>(
    actor: Actor,
    verb: Verb,
    input: Input,
    target: Target<Input, Found>,
    work: (at: At<Found>) => Promise<A>,
  ): Promise<Done<A>> {
    const key = keyOf(input);
    const request = key ? { verb, key, input } : null;
    let programmeId: string | null = null;
    const answer = await this.db.transaction(actor, async (tx) => {
      const found = await this.found(tx, input, target, request);
      if ('answer' in found) return named(tx, await readAgain<A>(tx, found.answer));
      const { subject, scope } = found;
      programmeId = scope.programmeId ?? null;
      let held = await this.access.authorise(tx, verb, scope);
      const before = request && (await this.idempotency.claim(tx, request));
      if (before) return named(tx, await readAgain<A>(tx, before));
      let locked = subject;
      if (target.lock) {
        locked = await target.lock(tx, subject);
        // A role that ended while this waited for its locks is not held any more.
        await tx.renewRights();
        held = await this.access.authorise(tx, verb, scope);
      }
      const chain = target.chain ? target.chain(subject) : (scope.programmeId ?? null);
      const answer = await work({ ...locked, tx, held, tell: this.teller(tx, chain) });
      // The chain's lock is taken as late as can be, unless the answer is only known after it.
      if (asksLater(answer)) await tx.runLastSteps();
      const done = named(tx, answered(answer));
      if (request) {
        const kept = await this.idempotency.keep(tx, request, keptAnswer(tx, done));
        this.audit.vouch(tx, kept);
      }
      return done;
    });
    this.done.tell(actor, programmeId);
    return answer;
  }

  /** Whether a request was done before under its key: then whatever it changed is no longer as it was. */
  async isDone(actor: Actor, verb: Verb, input: object): Promise<boolean> {
    const key = keyOf(input);
    if (!key) return false;
    return await this.db.reading(
      actor,
      async (reads) => (await this.idempotency.answered(reads, { verb, key, input })) !== null,
    );
  }

  /** Finds what an act is about, and refuses somebody who may not do it; nothing is begun. */
  async ask<Input extends object, Found extends object>(
    actor: Actor,
    verb: Verb,
    input: Input,
    target: Target<Input, Found>,
  ): Promise<Found> {
    return await this.db.reading(actor, async (reads) => {
      const found = await target.find(reads, input);
      await this.access.authorise(reads, verb, target.scope(found));
      return found;
    });
  }

  /** What the act is about; or, when the act itself has removed it, the answer that was kept. */
  private async found<Input extends object, Found extends object>(
    tx: Tx,
    input: Input,
    target: Target<Input, Found>,
    request: KeyedRequest | null,
  ): Promise<{ subject: Found; scope: Scope } | { answer: KeptAnswer }> {
    try {
      const subject = await target.find(tx, input);
      return { subject, scope: target.scope(subject) };
    } catch (error) {
      const gone = error instanceof Refused && error.refusal.code === 'NOT_FOUND';
      const answer = gone && request ? await this.idempotency.answered(tx, request) : null;
      if (answer) return { answer };
      throw error;
    }
  }

  private teller(tx: Tx, programmeId: string | null): Tell {
    return (type, [subjectType, subjectId], payload, more = {}) =>
      this.audit.record(tx, { type, programmeId, subjectType, subjectId, payload, ...more });
  }
}

/** Notes the id of the first thing that the answer names: what the act was about. */
function named<A extends Answer>(tx: Tx, done: Done<A>): Done<A> {
  tx.subjectId = idIn(done);
  return done;
}

/** The key of an input; an upload over HTTP may come without one. */
const keyOf = (input: object): string | null =>
  (input as { idempotencyKey?: string | null }).idempotencyKey ?? null;

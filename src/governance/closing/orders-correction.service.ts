import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { given } from '../../shared/given.js';
import { allow } from '../../shared/refusal.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { Resolution } from '../resolutions/resolution.entity.js';
import { mayCorrectOrders, type StandingOrders } from '../trusts/standing-orders.rules.js';
import { StandingOrdersVersion, type DecidingBody } from '../trusts/trust.entity.js';
import { theStandingOrders } from '../trusts/trust-targets.js';
import { asOrders, ordersTold } from '../trusts/trusts.reader.js';
import { closedOf } from './correcting.js';
import { judgeAgain, versionsOf } from './judging-again.js';
import type { CorrectStandingOrdersInput } from './orders-correction.input.js';

/**
 * Standing orders that an input names, with the document in which they stand: they are corrected by whoever keeps
 * their body's business in the programme of the document.
 */
const theOrdersToCorrect: Target<
  CorrectStandingOrdersInput,
  { orders: StandingOrdersVersion; body: DecidingBody; document: Document }
> = {
  find: async (reader, input) => {
    const { orders, body } = await theStandingOrders.find(reader, input);
    const own = body.programmeId ? { programmeId: body.programmeId } : {};
    const where = { id: input.documentId, ...own };
    const document = await reader.must(Document, where, 'document', 'documentId');
    return { orders, body, document };
  },
  scope: ({ body, document: { programmeId } }) => ({ programmeId, trustId: body.trustId, body }),
  chain: () => null,
  lock: async (tx, found) => ({ ...found, ...(await theStandingOrders.lock!(tx, found)) }),
};

/** Standing orders that were entered wrongly, corrected: beside what was decided under them, never over it. */
@Injectable()
export class OrdersCorrectionService {
  constructor(
    private readonly acts: Acts,
    private readonly audit: AuditService,
  ) {}

  /**
   * Enters the right standing orders in the place of some that were entered wrongly. What was opened under these
   * keeps them; of each decision of the body it is said what it would be by the right ones.
   */
  async correctStandingOrders(actor: Actor, input: CorrectStandingOrdersInput) {
    const verb = 'correctStandingOrders';
    return await this.acts.do(actor, verb, input, theOrdersToCorrect, async (at) => {
      const { tx, orders: was, body, document, tell } = at;
      const { reason } = input;
      const right = rightOrders(asOrders(was), input);
      const corrected = (await tx.count(StandingOrdersVersion, { correctsId: was.id })) > 0;
      const unseen = await decidesUnseen(tx, body.id);
      allow(mayCorrectOrders(body.kind, { was: asOrders(was), right, corrected, unseen }));
      const correction = await tx.insert(StandingOrdersVersion, {
        bodyId: body.id,
        ...right,
        majorities: [...right.majorities],
        ways: [...right.ways],
        methods: [...right.methods],
        adoptedBy: actor.personId,
        createdAt: tx.now,
        correctsId: was.id,
        correctionReason: reason,
        correctionDocumentId: document.id,
      });
      tell('standing-orders.corrected', ['standing-orders', correction.id], {
        body: body.id,
        corrects: was.id,
        was: ordersTold(was),
        ...ordersTold(correction),
        reason,
        document: document.id,
        documentSha256: document.sha256,
      });
      await this.judgeAll(tx, body.id, correction.id);
      return { body };
    });
  }

  /** Says of each decision of the body what it would be. What is open is judged as it is closed. */
  private async judgeAll(tx: Tx, bodyId: string, correctionId: string): Promise<void> {
    // Whoever closes one at this moment is done before, or waits and sees the correction.
    for (const state of ['OPEN', 'DECLARED'] as const) {
      const order = { id: 'ASC' } as const;
      for (const { id } of await tx.find(Resolution, { bodyId, state }, { order }))
        await tx.lock(Resolution, id, 'SHARE');
    }
    const versions = await versionsOf(tx, bodyId);
    const corrections = versions.filter(({ id }) => id === correctionId);
    const order = { id: 'ASC' } as const;
    for (const resolution of await tx.find(Resolution, { bodyId, state: 'CLOSED' }, { order })) {
      const { outcome, frozen: closedOn, ruleVersion } = await closedOf(tx, resolution);
      if (!closedOn) continue;
      const decided = { resolution, outcome: outcome.outcome, closedOn, ruleVersion };
      await judgeAgain(tx, this.audit, versions, corrections, decided);
    }
  }
}

/** The standing orders with what is given in the place of what was wrong. */
function rightOrders(was: StandingOrders, input: CorrectStandingOrdersInput): StandingOrders {
  const { idempotencyKey: _key, standingOrdersId: _id, reason: _reason, ...rest } = input;
  const { documentId: _document, majorities, ...values } = rest;
  return {
    ...was,
    ...(given(values) as Partial<StandingOrders>),
    majorities: majorities
      ? majorities.map((one) => ({ ...one, clause: one.clause ?? null }))
      : was.majorities,
  };
}

/** Whether a body has put resolutions in a programme in which its business is not the asker's. */
async function decidesUnseen(reader: Reader, bodyId: string): Promise<boolean> {
  const [row] = await reader.query<{ unseen: boolean }>(
    'select access.decides_unseen($1) as unseen',
    [bodyId],
  );
  return row!.unseen;
}

import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Reader } from '../../platform/database/reader.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords } from '../../shared/day.js';
import { allow, type Refusal } from '../../shared/refusal.js';
import { Document } from '../case-packs/case-pack.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import {
  actingBodyOf,
  lockDecisions,
  ofTheActingBody,
  refuseUnlessPart,
  type ActingBody,
} from '../programmes/programme-targets.js';
import { findProgramme, todayOf } from '../programmes/programmes.reader.js';
import { DecidingBody, Trust } from '../trusts/trust.entity.js';
import { chairsOf, findBody } from '../trusts/trusts.reader.js';
import { Delegation } from './delegation.entity.js';
import type * as inputs from './delegation.input.js';
import {
  mayConfirmDelegation,
  mayDelegate,
  mayEndDelegation,
  mayVoidDelegation,
  type DelegationState,
} from './delegation.rules.js';
import { reliedOn } from './delegations.reader.js';

/** The board that an input names as delegating, and the committee, the programme's decisions locked. */
const theBoardAndCommittee: Target<
  { programme: string; from: string; to: string },
  ActingBody & { to: DecidingBody }
> = {
  find: async (reader, input) => ({
    programme: await findProgramme(reader, input.programme),
    body: await findBody(reader, input.from, 'from'),
    to: await findBody(reader, input.to, 'to'),
  }),
  ...ofTheActingBody,
  lock: async (tx, found) => ({
    ...found,
    programme: await lockDecisions(tx, found.programme.id, 'NO KEY UPDATE'),
  }),
};

/** A delegation with the board that made it; its programme's decisions are locked. */
export interface DelegationInContext extends ActingBody {
  delegation: Delegation;
}

const theDelegation: Target<{ delegationId: string }, DelegationInContext> = {
  find: async (reader, { delegationId: id }) =>
    await inContext(reader, await reader.must(Delegation, { id }, 'delegation', 'delegationId')),
  ...ofTheActingBody,
  lock: async (tx, { delegation: { id }, programme, body }) => {
    const locked = await lockDecisions(tx, programme.id, 'NO KEY UPDATE');
    return { programme: locked, body, delegation: await tx.must(Delegation, { id }, 'delegation') };
  },
};

/** A delegation with the board that made it. */
export async function inContext(
  reader: Reader,
  delegation: Delegation,
): Promise<DelegationInContext> {
  const { programmeId, fromBodyId: bodyId } = delegation;
  return { delegation, ...(await actingBodyOf(reader, { programmeId, bodyId })) };
}

/** What boards delegate to committees: recorded by their secretaries, and confirmed by their chairs. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /** Records that a board delegated something to a committee; it counts once its chair has confirmed it. */
  async recordDelegation(actor: Actor, input: inputs.RecordDelegationInput) {
    const verb = 'recordDelegation';
    return await this.acts.do(actor, verb, input, theBoardAndCommittee, async (at) => {
      const { tx, programme, body, to, tell } = at;
      const { purposes, effectiveFrom, clause } = input;
      const until = input.until ?? null;
      const reservedClause = input.statesReserved ?? null;
      const paper = { programmeId: programme.id, id: input.documentId };
      const document = await tx.must(Document, paper, 'document', 'documentId');
      const trust = body.trustId ? await tx.must(Trust, { id: body.trustId }, 'Trust') : null;
      const from = { kind: body.kind, trustId: body.trustId, trustKind: trust?.kind ?? null };
      allow(mayDelegate(from, to, { purposes, effectiveFrom, until, reservedClause }));
      await refuseUnlessPart(tx, { programme, body }, 'from');
      await refuseUnlessPart(tx, { programme, body: to }, 'to');
      const delegation = await tx.insert(Delegation, {
        programmeId: programme.id,
        fromBodyId: body.id,
        toBodyId: to.id,
        purposes,
        effectiveFrom,
        untilDay: until,
        documentId: document.id,
        documentSha256: document.sha256,
        clause,
        reservedClause,
        enteredBy: actor.personId,
        enteredAt: tx.now,
        ...NOT_YET,
      });
      const instrument = { document: document.id, clause, reservedClause };
      const terms = { purposes, effectiveFrom, until, ...instrument };
      tell('delegation.recorded', ['delegation', delegation.id], {
        from: body.id,
        to: to.id,
        ...terms,
      });
      const text = `It is recorded in ${programme.code} that ${body.name} delegates to ${to.name} from ${dayInWords(effectiveFrom)}: ${purposes.join(', ')}. It counts once you, who chair the board, have confirmed it (confirmDelegation).`;
      for (const personId of await chairsOf(tx, body.id, [todayOf(programme, tx.now)])) {
        if (personId === actor.personId) continue;
        await this.notices.tell(tx, {
          personId,
          programmeId: programme.id,
          type: 'delegation.recorded',
          text,
          subjectType: 'delegation',
          subjectId: delegation.id,
        });
      }
      return { delegation };
    });
  }

  /** Confirms a delegation as the chair of the board: it counts for what is opened from then on. */
  async confirmDelegation(actor: Actor, input: inputs.ConfirmDelegationInput) {
    return await this.acts.do(actor, 'confirmDelegation', input, theDelegation, async (at) => {
      const { tx, programme, tell } = at;
      await refuseUnlessDelegationConfirmable(tx, at, tx.now);
      const delegation = await tx.set(Delegation, at.delegation.id, {
        confirmedBy: actor.personId,
        confirmedAt: tx.now,
        confirmedOn: todayOf(programme, tx.now),
      });
      const { id, confirmedOn } = delegation;
      tell('delegation.confirmed', ['delegation', id], { confirmedOn });
      return { delegation };
    });
  }

  /** Ends a delegation on a day; what was decided under it stands. */
  async endDelegation(actor: Actor, input: inputs.EndDelegationInput) {
    return await this.acts.do(actor, 'endDelegation', input, theDelegation, async (at) => {
      const { tx, tell } = at;
      const { until, reason } = input;
      allow(mayEndDelegation(await stateOf(tx, at, tx.now), until));
      const { id, untilDay: from } = at.delegation;
      const ended = { endedBy: actor.personId, endedAt: tx.now, endedBecause: reason };
      const delegation = await tx.set(Delegation, id, { untilDay: until, ...ended });
      tell('delegation.ended', ['delegation', id], { from, to: until, reason });
      return { delegation };
    });
  }

  /** Voids a delegation that was entered by mistake, unless a resolution was opened under it. */
  async voidDelegation(actor: Actor, input: inputs.VoidDelegationInput) {
    return await this.acts.do(actor, 'voidDelegation', input, theDelegation, async (at) => {
      const { tx, tell } = at;
      const { reason } = input;
      allow(mayVoidDelegation(await stateOf(tx, at, tx.now)));
      const delegation = await tx.set(Delegation, at.delegation.id, {
        voidedBy: actor.personId,
        voidedAt: tx.now,
        voidedBecause: reason,
      });
      tell('delegation.voided', ['delegation', delegation.id], { reason });
      return { delegation };
    });
  }
}

const NOT_YET = {
  confirmedBy: null,
  confirmedAt: null,
  confirmedOn: null,
  endedBy: null,
  endedAt: null,
  endedBecause: null,
  voidedBy: null,
  voidedAt: null,
  voidedBecause: null,
} as const;

/** Refuses whoever does not chair the board, and a delegation that can no longer be confirmed. */
export async function refuseUnlessDelegationConfirmable(
  reader: Reader,
  { delegation, programme, body }: DelegationInContext,
  now: Date,
): Promise<void> {
  const me = reader.actor!.personId;
  const chairs = await chairsOf(reader, body.id, [todayOf(programme, now)]);
  const { confirmedAt, voidedAt, enteredBy } = delegation;
  const state = { confirmed: confirmedAt !== null, voided: voidedAt !== null };
  allow(mayConfirmDelegation(state, { chairs: chairs.includes(me), entered: enteredBy === me }));
}

/** Refuses where the rule says no of a delegation as it is now. */
export async function refuseOfDelegation(
  reader: Reader,
  delegation: DelegationInContext,
  rule: (state: DelegationState) => Refusal | null,
): Promise<void> {
  allow(rule(await stateOf(reader, delegation, await reader.clock())));
}

async function stateOf(
  reader: Reader,
  { delegation, programme }: { delegation: Delegation; programme: Programme },
  now: Date,
): Promise<DelegationState> {
  const { effectiveFrom, untilDay, confirmedAt, voidedAt } = delegation;
  const { opened, days } = await reliedOn(reader, delegation, todayOf(programme, now));
  const [confirmed, voided] = [confirmedAt !== null, voidedAt !== null];
  return { confirmed, voided, effectiveFrom, untilDay, reliedOn: days, opened };
}

import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { isSecretaryOfATrust } from '../../platform/access/secretary.rules.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { LockMode, Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { Gate } from '../programmes/gate.entity.js';
import { Programme } from '../programmes/programme.entity.js';
import type { CannotWait } from '../programmes/programme.rules.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { byRef } from '../../shared/refs.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { TrustsService } from '../trusts/trusts.service.js';
import type { DecidingBody } from '../trusts/trust.entity.js';
import { GateDeferralRow, GatePassing } from './gate-record.entity.js';
import { mayDeferGate, maySetBaseline } from './gate.rules.js';
import type * as inputs from './gate.input.js';

/** The programme and the gate that an act is about, and the roles of the person acting. */
export interface AtGate {
  tx: Tx;
  programme: Programme;
  gate: Gate;
  held: readonly HeldRole[];
  /** The body that the act is about, where its input names one. */
  body: DecidingBody | null;
}

/** The common part of every act at a gate: it is found, allowed and locked; and the dates of gates. */
@Injectable()
export class GatesService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly trusts: TrustsService,
  ) {}

  /** A gate of a programme by its code, such as `FBC`, or its id. */
  async gate(reader: Reader, programmeId: string, ref: string, field = 'gate'): Promise<Gate> {
    const found = await reader.one(Gate, { programmeId, ...byRef(ref) });
    if (!found) throw notFound('gate', field);
    return found;
  }

  /**
   * Does something once at a gate: first it is allowed, then done under the programme's decision lock, so
   * that no gate is passed meanwhile.
   */
  async once<Ids extends Record<string, string>>(
    actor: Actor,
    verb: Verb,
    input: { programme: string; gate: string; idempotencyKey: string; body?: string },
    mode: LockMode,
    work: (at: AtGate) => Promise<Ids>,
  ): Promise<Once<Ids>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.programmes.programme(tx, input.programme);
      const body = input.body ? await this.trusts.body(tx, input.body) : null;
      const scope = { programmeId: found.id, trustId: body?.trustId ?? null };
      const held = await this.access.authorise(tx, verb, scope);
      const request = { verb, key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        const programme = await this.programmes.lockDecisions(tx, found.id, mode);
        const gate = await this.gate(tx, programme.id, input.gate);
        return await work({ tx, programme, gate, held, body });
      });
    });
  }

  /** Sets the date for which a gate was first planned, once, and the date on which it is now expected. */
  async setGateDates(actor: Actor, input: inputs.SetGateDatesInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, input.programme);
      const held = await this.access.authorise(tx, 'setGateDates', { programmeId });
      await this.programmes.lockDecisions(tx, programmeId, 'SHARE');
      await this.programmes.mustRun(tx, programmeId);
      const gate = await this.gate(tx, programmeId, input.gate);
      const { baselineOn, forecastOn } = input;
      if (!baselineOn && !forecastOn)
        refuse('BAD_USER_INPUT', 'Give baselineOn, forecastOn or both.', 'forecastOn');
      if (await tx.one(GatePassing, { gateId: gate.id })) {
        refuse('WRONG_STATE', 'This gate is passed, so its dates can no longer change.');
      }
      if (baselineOn) allow(maySetBaseline(gate, baselineOn));
      const cannotWait = cannotWaitOfSecretary(input.cannotWait, programmeId, held);
      for (const day of [baselineOn, forecastOn]) {
        if (day)
          await this.programmes.refuseDateInPreElectionPeriod(tx, programmeId, day, cannotWait);
      }
      await tx.update(Gate, gate.id, input.expectedVersion, {
        baselineOn: baselineOn ?? undefined,
        forecastOn: forecastOn ?? undefined,
      });
      this.record({ tx, gate }, 'gate.dated', gate.id, {
        gate: gate.code,
        baselineOn: baselineOn ?? gate.baselineOn,
        forecastOn: forecastOn ?? gate.forecastOn,
        cannotWait: cannotWait && { ...cannotWait },
      });
      return gate.id;
    });
  }

  /** Defers a gate to a new date, with the reason; the baseline stays. */
  async deferGate(
    actor: Actor,
    input: inputs.DeferGateInput,
  ): Promise<Once<{ gateId: string; deferralId: string }>> {
    return await this.once(actor, 'deferGate', input, 'NO KEY UPDATE', async (at) => {
      const { tx, gate, programme, held } = at;
      await this.programmes.mustRun(tx, programme.id);
      const passed = (await tx.one(GatePassing, { gateId: gate.id })) !== null;
      const { reason, newDate } = input;
      const note = input.note ?? null;
      const today = this.programmes.today(programme, tx.now);
      allow(mayDeferGate({ passed }, { reason, note, newDate }, today));
      const cannotWait = cannotWaitOfSecretary(input.cannotWait, programme.id, held);
      await this.programmes.refuseDateInPreElectionPeriod(tx, programme.id, newDate, cannotWait);
      const deferral = await tx.insert(GateDeferralRow, {
        programmeId: programme.id,
        gateId: gate.id,
        number: 1 + (await tx.count(GateDeferralRow, { gateId: gate.id })),
        deferredOn: today,
        newDate,
        reason,
        note,
        cannotWaitReason: cannotWait?.reason ?? null,
        cannotWaitAdviceOf: cannotWait?.adviceOf ?? null,
        deferredBy: actor.personId,
        deferredAt: tx.now,
      });
      const locked = await tx.lock(Gate, gate.id, 'NO KEY UPDATE');
      await tx.set(Gate, gate.id, { forecastOn: newDate });
      const dates = { from: locked.forecastOn, to: newDate };
      const payload = {
        gate: gate.code,
        reason,
        note,
        ...dates,
        cannotWait: cannotWait && { ...cannotWait },
      };
      this.record(at, 'gate.deferred', gate.id, payload);
      return { gateId: gate.id, deferralId: deferral.id };
    });
  }

  /** Writes what was done at a gate into the programme's chain. */
  record(
    { tx, gate }: Pick<AtGate, 'tx' | 'gate'>,
    type: string,
    subjectId: string,
    payload: Parameters<AuditService['record']>[1]['payload'],
    more: { subjectType?: string; checkpoint?: boolean } = {},
  ): void {
    const { subjectType = 'gate', checkpoint = false } = more;
    const programmeId = gate.programmeId;
    this.audit.record(tx, { type, programmeId, subjectType, subjectId, payload, checkpoint });
  }
}

/** The reason why a date in a pre-election period cannot wait: only a Trust's secretary can give it. */
function cannotWaitOfSecretary(
  given: CannotWait | null | undefined,
  programmeId: string,
  held: readonly HeldRole[],
): CannotWait | null {
  if (!given) return null;
  if (!isSecretaryOfATrust(held, programmeId)) {
    refuse(
      'NOT_ALLOWED',
      "Only a Trust's company secretary can say why a date cannot wait until after the pre-election period.",
      'cannotWait',
    );
  }
  return { reason: given.reason, adviceOf: given.adviceOf };
}

import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import { isSecretaryOfATrust } from '../../platform/access/secretary.rules.js';
import { Gate } from '../programmes/gate.entity.js';
import type { CannotWait } from '../programmes/programme.rules.js';
import {
  refuseDateInPreElectionPeriod,
  refuseUnlessRunning,
  theProgrammeLocked,
} from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { GateDeferralRow, GatePassing } from './gate-record.entity.js';
import { findGate, theGatesProgramme } from './gate-targets.js';
import { mayChangePlan, mayCorrectBaseline, mayDeferGate, maySetBaseline } from './gate.rules.js';
import type * as inputs from './gate.input.js';

const theProgrammeOfDates = theProgrammeLocked('SHARE');

/** The dates of gates. */
@Injectable()
export class GatesService {
  constructor(private readonly acts: Acts) {}

  /** Sets the date for which a gate was first planned, once, and the date on which it is now expected. */
  async setGateDates(actor: Actor, input: inputs.SetGateDatesInput) {
    return await this.acts.do(actor, 'setGateDates', input, theProgrammeOfDates, async (at) => {
      const { tx, held, tell } = at;
      const { id: programmeId } = at.programme;
      await refuseUnlessRunning(tx, programmeId);
      const gate = await findGate(tx, programmeId, input.gate);
      const { baselineOn, forecastOn } = input;
      if (!baselineOn && !forecastOn)
        refuse('BAD_USER_INPUT', 'Give baselineOn, forecastOn or both.', 'forecastOn');
      const passed = (await tx.one(GatePassing, { gateId: gate.id })) !== null;
      allow(mayChangePlan({ passed }, 'be given other dates'));
      if (baselineOn) allow(maySetBaseline(gate, baselineOn));
      const cannotWait = cannotWaitOfSecretary(input.cannotWait, programmeId, held);
      for (const day of [baselineOn, forecastOn]) {
        if (day) await refuseDateInPreElectionPeriod(tx, programmeId, day, cannotWait);
      }
      const dated = await tx.update(Gate, gate.id, input.expectedVersion, {
        baselineOn: baselineOn ?? undefined,
        forecastOn: forecastOn ?? undefined,
      });
      tell('gate.dated', ['gate', gate.id], {
        gate: gate.code,
        baselineOn: baselineOn ?? gate.baselineOn,
        forecastOn: forecastOn ?? gate.forecastOn,
        cannotWait: cannotWait && { ...cannotWait },
      });
      return { gate: dated };
    });
  }

  /** Corrects a baseline date that was entered wrongly, with the reason; the chain keeps the old one. */
  async correctGateBaseline(actor: Actor, input: inputs.CorrectGateBaselineInput) {
    const verb = 'correctGateBaseline';
    return await this.acts.do(actor, verb, input, theProgrammeOfDates, async (at) => {
      const { tx, tell } = at;
      const { id: programmeId } = at.programme;
      await refuseUnlessRunning(tx, programmeId);
      const gate = await findGate(tx, programmeId, input.gate);
      const { baselineOn, reason, expectedVersion } = input;
      allow(mayCorrectBaseline(gate, baselineOn));
      const corrected = await tx.update(Gate, gate.id, expectedVersion, { baselineOn });
      const payload = { gate: gate.code, from: gate.baselineOn, to: baselineOn, reason };
      tell('gate.baseline-corrected', ['gate', gate.id], payload);
      return { gate: corrected };
    });
  }

  /** Defers a gate to a new date, with the reason; the baseline stays. */
  async deferGate(actor: Actor, input: inputs.DeferGateInput) {
    return await this.acts.do(actor, 'deferGate', input, theGatesProgramme, async (at) => {
      const { tx, programme, held, tell } = at;
      const gate = await findGate(tx, programme.id, input.gate);
      await refuseUnlessRunning(tx, programme.id);
      const passed = (await tx.one(GatePassing, { gateId: gate.id })) !== null;
      const { deferReason, reason = null, newDate } = input;
      const today = todayOf(programme, tx.now);
      allow(mayDeferGate({ passed }, { deferReason, reason, newDate }, today));
      const cannotWait = cannotWaitOfSecretary(input.cannotWait, programme.id, held);
      await refuseDateInPreElectionPeriod(tx, programme.id, newDate, cannotWait);
      await tx.insert(GateDeferralRow, {
        programmeId: programme.id,
        gateId: gate.id,
        number: 1 + (await tx.count(GateDeferralRow, { gateId: gate.id })),
        deferredOn: today,
        newDate,
        deferReason,
        reason,
        cannotWaitReason: cannotWait?.reason ?? null,
        cannotWaitAdviceOf: cannotWait?.adviceOf ?? null,
        deferredBy: actor.personId,
        deferredAt: tx.now,
      });
      const { forecastOn: from } = await tx.lock(Gate, gate.id, 'NO KEY UPDATE');
      const deferred = await tx.set(Gate, gate.id, { forecastOn: newDate });
      tell('gate.deferred', ['gate', gate.id], {
        gate: gate.code,
        deferReason,
        reason,
        from,
        to: newDate,
        cannotWait: cannotWait && { ...cannotWait },
      });
      return { gate: deferred };
    });
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

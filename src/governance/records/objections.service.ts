import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { RecordAnnulment, RecordObjection } from '../decisions/law-record.entity.js';
import { goneOf } from '../decisions/record-annulment.rules.js';
import {
  mayObject,
  mayTakeBackObjection,
  type RecordFacts,
} from '../decisions/record-objection.rules.js';
import { RecordedDecision } from '../decisions/recorded-decision.entity.js';
import { Gate } from '../programmes/gate.entity.js';
import { lockDecisions } from '../programmes/programme-targets.js';
import type { Programme } from '../programmes/programme.entity.js';
import { calendarOf, findProgramme, todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords } from '../../shared/day.js';
import { allow, type Refusal } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { chairsOf } from '../trusts/trusts.reader.js';
import type * as inputs from './record.input.js';

onConstraint('record_objection_number', {
  code: 'WRONG_STATE',
  because: 'Somebody else objected to this record, or took an objection back, at the same moment.',
});

/** A record and its programme. */
interface Recorded {
  programme: Programme;
  record: RecordedDecision;
}

/** A decision from minutes that an input names, the programme's decisions locked. */
const theRecordFromMinutes: Target<{ programme: string; recordId: string }, Recorded> = {
  find: async (reader, { programme: ref, recordId: id }) => {
    const programme = await findProgramme(reader, ref);
    const where = { programmeId: programme.id, id };
    const what = 'recorded decision';
    return { programme, record: await reader.must(RecordedDecision, where, what, 'recordId') };
  },
  scope: ({ programme }) => ({ programmeId: programme.id }),
  lock: async (tx, { programme, record }) => ({
    programme: await lockDecisions(tx, programme.id, 'NO KEY UPDATE'),
    record,
  }),
};

/** The chair's objections to what a secretary recorded from minutes. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /** Objects, as the chair, to the record of a decision from minutes: it does not count until that is settled. */
  async objectToRecord(actor: Actor, input: inputs.ObjectToRecordInput) {
    return await this.say(actor, 'objectToRecord', input, mayObject);
  }

  /** Takes an objection back: the record counts again. */
  async takeBackObjection(actor: Actor, input: inputs.TakeBackObjectionInput) {
    return await this.say(actor, 'takeBackObjection', input, mayTakeBackObjection);
  }

  private async say(
    actor: Actor,
    verb: 'objectToRecord' | 'takeBackObjection',
    input: inputs.ObjectToRecordInput,
    rule: (facts: RecordFacts) => Refusal | null,
  ) {
    return await this.acts.do(actor, verb, input, theRecordFromMinutes, async (at) => {
      const { tx, programme, record, tell } = at;
      const { reason } = input;
      const objects = verb === 'objectToRecord';
      allow(rule(await factsOf(tx, programme, record, tx.now)));
      const { id: recordId, programmeId } = record;
      const number = 1 + (await tx.count(RecordObjection, { recordId }));
      const said = { number, objects, reason, saidBy: actor.personId, saidAt: tx.now };
      await tx.insert(RecordObjection, { programmeId, recordId, ...said });
      const type = objects ? 'record.objected' : 'record.objection-taken-back';
      tell(type, ['recorded-decision', recordId], { number, reason });
      const body = await tx.must(DecidingBody, { id: record.bodyId }, 'body');
      const of = `your record of the decision of ${body.name} on ${dayInWords(record.decidedOn)}`;
      await this.notices.tell(tx, {
        personId: record.recordedBy,
        programmeId,
        type: 'record.objected',
        text: objects
          ? `The chair objects to ${of}, so it does not count: "${reason}" Correct or annul it, unless the chair takes that back.`
          : `The chair took the objection to ${of} back: "${reason}" It counts again.`,
        subjectType: 'recorded-decision',
        subjectId: recordId,
      });
      const gate = { programmeId, code: record.gateCode };
      return { gate: await tx.must(Gate, gate, 'gate') };
    });
  }
}

/** Refuses where the rule says no, for somebody who looks at a record now. */
export async function refuseUnlessSaid(
  reader: Reader,
  recordId: string,
  now: Date,
  rule: (facts: RecordFacts) => Refusal | null,
): Promise<void> {
  const record = await reader.must(RecordedDecision, { id: recordId }, 'recorded decision');
  const programme = await findProgramme(reader, record.programmeId);
  allow(rule(await factsOf(reader, programme, record, now)));
}

async function factsOf(
  reader: Reader,
  programme: Programme,
  record: RecordedDecision,
  now: Date,
): Promise<RecordFacts> {
  const { id, programmeId, gateCode, bodyId, purpose, recordedAt, decidedOn } = record;
  const today = todayOf(programme, now);
  const records = await reader.find(RecordedDecision, { programmeId, gateCode, bodyId, purpose });
  const annulled = await reader.find(RecordAnnulment, { programmeId });
  const gone = goneOf(records, new Set(annulled.map(({ recordId }) => recordId)));
  const said = await reader.find(RecordObjection, { recordId: id }, { order: { number: 'ASC' } });
  const chairs = await chairsOf(reader, bodyId, [decidedOn, today]);
  return {
    recordedOn: (await calendarOf(reader, programme))(recordedAt),
    gone: gone.has(id),
    objected: said.at(-1)?.objects ?? false,
    chairs: chairs.includes(reader.actor!.personId),
    today,
  };
}

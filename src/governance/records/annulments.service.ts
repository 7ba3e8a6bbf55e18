import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Reader } from '../../platform/database/reader.js';
import { ExternalDecisionRow } from '../decisions/external-decision.entity.js';
import { Application, LawChangeRow, RecordAnnulment } from '../decisions/law-record.entity.js';
import {
  mayAnnul,
  type AnnullableRecord,
  type RecordType,
} from '../decisions/record-annulment.rules.js';
import { RecordedDecision } from '../decisions/recorded-decision.entity.js';
import { lockDecisions } from '../programmes/programme-targets.js';
import type { Programme } from '../programmes/programme.entity.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import type { EventSubject } from '../../platform/audit/event-types.js';
import { allow } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type * as inputs from './record.input.js';

interface Annulled {
  programme: Programme;
  record: { id: string; bodyId?: string };
  /** The Trust whose own minutes it is from; null for a record of the whole programme. */
  trustId: string | null;
}

const SUBJECTS: Record<RecordType, EventSubject> = {
  RECORDED_DECISION: 'recorded-decision',
  EXTERNAL_DECISION: 'external-decision',
  APPLICATION: 'application',
  LAW_CHANGE: 'law-change',
};

/** A record that an input names, the programme's decisions locked. */
const theRecord: Target<inputs.AnnulRecordInput, Annulled> = {
  find: async (reader, input) => {
    const programme = await findProgramme(reader, input.programme);
    const where = { programmeId: programme.id, id: input.recordId };
    const record = await findRecord(reader, input.recordType, where);
    const body =
      input.recordType === 'RECORDED_DECISION' && record.bodyId
        ? await reader.must(DecidingBody, { id: record.bodyId }, 'body')
        : null;
    return { programme, record, trustId: body?.trustId ?? null };
  },
  scope: ({ programme, trustId }) => ({ programmeId: programme.id, trustId }),
  lock: async (tx, found) => ({
    ...found,
    programme: await lockDecisions(tx, found.programme.id, 'NO KEY UPDATE'),
  }),
};

async function findRecord(
  reader: Reader,
  type: RecordType,
  where: { programmeId: string; id: string },
): Promise<Annulled['record']> {
  if (type === 'APPLICATION')
    return await reader.must(Application, where, 'application', 'recordId');
  if (type === 'LAW_CHANGE')
    return await reader.must(LawChangeRow, where, 'change of the law', 'recordId');
  if (type === 'EXTERNAL_DECISION')
    return await reader.must(ExternalDecisionRow, where, 'external decision', 'recordId');
  return await reader.must(RecordedDecision, where, 'recorded decision', 'recordId');
}

/** Records that were made by mistake: each is annulled with its reason, and stays to be read. */
@Injectable()
export class AnnulmentsService {
  constructor(private readonly acts: Acts) {}

  /** Annuls a record: it counts no more, and what it corrected counts again. */
  async annulRecord(actor: Actor, input: inputs.AnnulRecordInput) {
    return await this.acts.do(actor, 'annulRecord', input, theRecord, async (at) => {
      const { tx, programme, record, tell } = at;
      const { recordType, reason } = input;
      allow(mayAnnul(await factsOf(tx, recordType, record.id, programme.id)));
      await tx.insert(RecordAnnulment, {
        programmeId: programme.id,
        recordType,
        recordId: record.id,
        reason,
        annulledBy: actor.personId,
        annulledAt: tx.now,
      });
      tell('record.annulled', [SUBJECTS[recordType], record.id], { recordType, reason });
      return { programme };
    });
  }
}

async function factsOf(
  reader: Reader,
  type: RecordType,
  recordId: string,
  programmeId: string,
): Promise<AnnullableRecord> {
  const annulled = (await reader.one(RecordAnnulment, { recordId })) !== null;
  const [row] = await reader.query<Facts>(FACTS, [recordId, programmeId]);
  return { annulled, corrected: row!.corrected, reliedOnBy: reliedOn(type, row!) };
}

interface Facts {
  corrected: boolean;
  granted: boolean;
  passed: boolean;
}

/** What rests on a record, in a sentence; null where nothing does. */
function reliedOn(type: RecordType, { granted, passed }: Facts): string | null {
  if (type === 'APPLICATION' && granted)
    return "The Secretary of State's approval, or the grant, rests on this record: annul that record first.";
  if (type === 'LAW_CHANGE' && passed)
    return 'A gate was passed since this change of the law counts, so it can no longer be annulled.';
  return null;
}

/**
 * Whether a record that counts corrects this one; whether an answer to the application counts; and whether a
 * gate was passed once each Trust had confirmed the change of the law.
 */
const FACTS = `
  with recursive later as (
    select id from external_decision where corrects_id = $1
    union all select id from recorded_decision where corrects_id = $1
    union all
    select c.id from later l join (
      select id, corrects_id from external_decision where programme_id = $2
      union all select id, corrects_id from recorded_decision where programme_id = $2) c
      on c.corrects_id = l.id)
  select exists (select from later l
      where not exists (select from record_annulment n where n.record_id = l.id)) as corrected,
    exists (select from external_decision e
      where e.programme_id = $2 and e.purpose in ('GRANT', 'APPROVE_GRANT')
        and e.outcome in ('GRANTED', 'APPROVED')
        and not exists (select from record_annulment n where n.record_id = e.id)
        and not exists (select from external_decision c where c.corrects_id = e.id
          and not exists (select from record_annulment n where n.record_id = c.id))) as granted,
    exists (select from law_change l join gate_passing g on g.programme_id = l.programme_id
      where l.id = $1 and g.passed_on >= l.commences_on and not exists (
        select from programme_party t
        where t.programme_id = l.programme_id and t.role <> 'SUCCESSOR' and not exists (
          select from law_change_confirmation c
          where c.law_change_id = l.id and c.trust_id = t.trust_id and c.confirmed_at < g.passed_at)))
      as passed`;

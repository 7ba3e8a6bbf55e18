import {
  mayRecordDecision,
  type MinutedDecision,
} from '../../governance/decisions/recorded-decision.rules.js';
import type { Check } from './check.js';

interface Recorded extends MinutedDecision {
  id: string;
  minuteRef: string;
  adoptedOn: string;
  /** The date of its programme, or of the entry. */
  today: string;
  partyOrOwn: boolean;
  documentThere: boolean;
  asked: boolean;
  corrected: { bodyId: string; gateCode: string } | null;
  bodyId: string;
  gateCode: string;
}

const RECORDED = `
  select d.id, b.kind as "bodyKind", d.purpose, d.outcome, d.decided_on::text as "decidedOn", d.for_count as "forCount",
    d.against_count as "againstCount", d.abstain_count as "abstainCount", d.defer_reason as "deferReason",
    d.new_date::text as "newDate", (select count(*)::int from condition c where c.set_by_id = d.id) as conditions,
    d.minute_ref as "minuteRef", p.adopted_on::text as "adoptedOn",
    coalesce(p.business_date, (d.recorded_at at time zone 'Europe/London')::date)::text as today,
    coalesce((select s.posts from body_posts s where s.body_id = b.id and s.effective_from <= d.decided_on
      and s.entered_at <= d.recorded_at order by s.effective_from desc, s.id desc limit 1), b.posts) as posts,
    d.body_id as "bodyId", d.gate_code as "gateCode",
    b.programme_id = d.programme_id or exists (select from programme_party t
      where t.programme_id = d.programme_id and t.trust_id = b.trust_id) as "partyOrOwn",
    exists (select from document k where k.id = d.document_id and k.programme_id = d.programme_id) as "documentThere",
    exists (select from gate g join gate_decider e on e.gate_id = g.id where g.programme_id = d.programme_id
      and g.code = d.gate_code and e.body_id = d.body_id and e.purpose = d.purpose) as asked,
    (select jsonb_build_object('bodyId', o.body_id, 'gateCode', o.gate_code)
      from recorded_decision o where o.id = d.corrects_id) as corrected
  from recorded_decision d join deciding_body b on b.id = d.body_id join programme p on p.id = d.programme_id
  order by d.id`;

export const recordedDecisionsCheck: Check = {
  name: 'recorded-decisions',
  promise:
    'Every decision that was typed in from minutes has a document, a minute reference, a body that had to decide, and a date that fits. Whether the document says so is not checked.',
  async *faults({ db }) {
    for await (const decision of db.stream<Recorded>(RECORDED)) {
      const because = sourceFault(decision) ?? mayRecordDecision(decision, decision)?.because;
      if (because) yield { table: 'recorded_decision', row: decision.id, because };
    }
  },
};

function sourceFault(decision: Recorded): string | null {
  const { corrected, bodyId, gateCode } = decision;
  if (decision.minuteRef.trim() === '') return 'It has no minute reference.';
  if (!decision.documentThere) return 'Its document is missing.';
  if (!decision.partyOrOwn) return 'Its body does not belong to a Trust in this programme.';
  if (!decision.asked) return `Its body does not decide this at the gate ${gateCode}.`;
  if (corrected && (corrected.bodyId !== bodyId || corrected.gateCode !== gateCode)) {
    return 'It corrects a decision of another body, or of another gate.';
  }
  return null;
}

import { answersTo } from '../../platform/database/together.js';
import type { DeferReason, Outcome } from '../deciding/resolution.rules.js';
import type { AssuranceDomain, AssuranceRating } from './external-decision.rules.js';
import type { DecisionSource } from './gate-outcome.rules.js';
import type { GateOutcome } from './gate-outcome.rules.js';

/** A correction that stands of a live decision: of what outcome, whether it counts, and its digest. */
export interface StandingCorrection {
  outcome: Outcome;
  counts: boolean;
  enteredAt: string;
  sha256: string;
}

/** By which committee, and by what, a decision was taken for a board. */
export interface DelegatedRow {
  delegationId: string;
  committeeId: string;
  committeeName: string;
  /** The digest of the instrument, and its clause. */
  documentSha256: string;
  clause: string;
}

/** A decision of a body that a gate needs, as it is stored; fields that its kind does not have are null. */
export interface DecisionRow {
  id: string;
  programmeId: string;
  gateId: string;
  deciderId: string;
  source: DecisionSource;
  /** Null while it is still being decided. */
  outcome: GateOutcome | null;
  decidedOn: string;
  enteredAt: Date;
  enteredBy: string;
  /** The moment at which its result was declared here, on the very day of the decision; null where that is not known. */
  declaredAt: Date | null;
  packVersionId: string | null;
  packLabel: string | null;
  manifestSha256: string | null;
  packSuperseded: boolean;
  noMaterialChange: string | null;
  comparisonId: string | null;
  cannotWaitReason: string | null;
  cannotWaitAdviceOf: string | null;
  forCount: number | null;
  againstCount: number | null;
  abstainCount: number | null;
  /** The minute, or the letter's own reference. */
  reference: string | null;
  documentId: string | null;
  deferReason: DeferReason | null;
  reason: string | null;
  newDate: string | null;
  ratings: Partial<Record<AssuranceDomain, AssuranceRating>> | null;
  overall: AssuranceRating | null;
  letsProceed: boolean | null;
  correctsId: string | null;
  /** Of a letter that was confirmed: by whom and when; null of others. */
  confirmedBy: string | null;
  confirmedAt: Date | null;
  /** Of a record from minutes to which the chair objects: why, and who; null while nobody does. */
  objectedBecause: string | null;
  objectedBy: string | null;
  /** Why the record was annulled; null while it counts. */
  annulledBecause: string | null;
  /** Of an urgent decision: by when its body is to ratify it, and whether it did; null while it has not decided. */
  ratifyBy: string | null;
  ratified: boolean | null;
  /** Where the standing orders of a live decision were entered after its meeting: on which day. */
  ordersEnteredOn: string | null;
  /** What a live decision would be by the last correction of its standing orders, where that is another outcome. */
  judgedAgain: { correctedOn: string; outcome: Outcome | null } | null;
  /** Of a result that is declared and not complete: what is missing, as JSON, and by when it can be completed. */
  missing: string | null;
  completeBy: string | null;
  /** Of a live decision that was corrected with its minutes: the correction that counts, and one that waits. */
  corrections: StandingCorrection[];
  /** Of a committee that decided for the body: by what delegation; null where the body decided itself. */
  delegated: DelegatedRow | null;
}

/** One that is decided. */
export type DecidedRow = DecisionRow & { outcome: GateOutcome };

/** All decisions at the gates of some programmes, each kind in the order in which they were taken. */
export const decisionsOfGates = (programmeIds: string[]) => ({
  live: answersTo<DecisionRow>(LIVE, [programmeIds], ['enteredAt', 'declaredAt']),
  recorded: answersTo<DecisionRow>(RECORDED, [programmeIds], ['enteredAt', 'declaredAt']),
  external: answersTo<DecisionRow>(
    EXTERNAL,
    [programmeIds],
    ['enteredAt', 'declaredAt', 'confirmedAt'],
  ),
});

const DECIDER = 'd.programme_id as "programmeId", d.gate_id as "gateId", d.id as "deciderId"';
const PACK = `k.id as "packVersionId", k.stage || '/' || k.version_number || ' ' || k.label as "packLabel",
    coalesce(k.superseded_by_id is not null, false) as "packSuperseded"`;

const DECLARED = `case when (o.closed_at at time zone 'Europe/London')::date = o.decided_on then o.closed_at end
    as "declaredAt"`;
const RATIFIED = `case when r.method = 'URGENT' then r.ratify_by end::text as "ratifyBy",
    case when r.method = 'URGENT' then guards.ratified(r.id) end as ratified`;
const NEVER_URGENT =
  'null as "ratifyBy", null as ratified, null as "ordersEnteredOn", null::jsonb as "judgedAgain"';
const NEVER_DELEGATED = 'null::jsonb as delegated';
const NEVER_CONFIRMED = 'null as "confirmedBy", null as "confirmedAt"';
const NEVER_OBJECTED = 'null as "objectedBecause", null as "objectedBy"';
const NEVER_DECLARED = `null as missing, null as "completeBy", '[]'::jsonb as corrections`;
const CORRECTIONS = `coalesce((select jsonb_agg(jsonb_build_object('outcome', c.outcome, 'counts', c.counts,
      'enteredAt', c.entered_at, 'sha256', c.sha256) order by c.number)
    from guards.corrections_of(r.id) c), '[]') as corrections`;

const DELEGATED = `(select jsonb_build_object('delegationId', x.id, 'committeeId', x.to_body_id, 'committeeName', b.name,
      'documentSha256', x.document_sha256, 'clause', x.clause)
    from delegation x join deciding_body b on b.id = x.to_body_id where x.id = by.delegation_id) as delegated`;
const JUDGED_AGAIN = `(select case when j.outcome_now is distinct from j.outcome_then
      then jsonb_build_object('correctedOn', j.corrected_on, 'outcome', j.outcome_now) end
    from judged_again j where j.resolution_id = r.id order by j.correction_id desc limit 1) as "judgedAgain"`;

/**
 * The resolutions of a body, and those of a committee that decides for it by a delegation, that count for a gate:
 * those for its purpose, on a pack of the gate's case; for a step without a case, those about the gate itself. A
 * resolution does not name its gate.
 */
const LIVE = `
  select r.id, ${DECIDER}, 'LIVE' as source, o.outcome, o.decided_on::text as "decidedOn",
    o.closed_at as "enteredAt", o.closed_by as "enteredBy", ${DECLARED}, ${PACK},
    r.manifest_sha256 as "manifestSha256", null as "noMaterialChange", null as "comparisonId",
    r.cannot_wait_reason as "cannotWaitReason", r.cannot_wait_advice_of as "cannotWaitAdviceOf",
    o.for_count as "forCount", o.against_count as "againstCount", o.abstain_count as "abstainCount",
    o.minute_ref as reference, null as "documentId", o.defer_reason as "deferReason", o.reason,
    o.new_date::text as "newDate", null as ratings, null as overall, null as "letsProceed",
    null as "correctsId", null as "annulledBecause", ${RATIFIED},
    ${NEVER_CONFIRMED}, ${NEVER_OBJECTED},
    r.orders_entered_on::text as "ordersEnteredOn", ${JUDGED_AGAIN}, x.missing, x.complete_by::text as "completeBy",
    ${CORRECTIONS}, ${DELEGATED}
  from gate_decider d join gate g on g.id = d.gate_id
  join lateral (
    select d.body_id
    union select x.to_body_id from delegation x where x.programme_id = d.programme_id and x.from_body_id = d.body_id
  ) who on true
  join resolution r on r.programme_id = d.programme_id and r.body_id = who.body_id
    and r.purpose = d.purpose and r.state in ('OPEN', 'DECLARED', 'CLOSED')
  cross join lateral (
    select case when r.body_id <> d.body_id then guards.delegation_of(r.id, d.body_id) end as delegation_id) by
  left join case_pack k on k.id = r.pack_id
  left join resolution_outcome o on o.resolution_id = r.id and r.state = 'CLOSED'
  left join resolution_declaration x on x.resolution_id = r.id and r.state = 'DECLARED'
  where d.programme_id = any ($1) and (r.body_id = d.body_id or by.delegation_id is not null)
    and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
             else coalesce(r.stage, k.stage) = g.case_stage end
  order by o.decided_on, o.closed_at, r.id`;

const RECORDED = `
  select r.id, ${DECIDER}, 'RECORDED' as source, r.outcome, r.decided_on::text as "decidedOn",
    r.recorded_at as "enteredAt", r.recorded_by as "enteredBy", null as "declaredAt", null as "packVersionId",
    r.paper as "packLabel", false as "packSuperseded", null as "manifestSha256",
    null as "noMaterialChange", null as "comparisonId", null as "cannotWaitReason", null as "cannotWaitAdviceOf",
    r.for_count as "forCount", r.against_count as "againstCount", r.abstain_count as "abstainCount",
    r.minute_ref as reference, r.document_id as "documentId", r.defer_reason as "deferReason",
    r.note as reason, r.new_date::text as "newDate", null as ratings, null as overall,
    null as "letsProceed", r.corrects_id as "correctsId", n.reason as "annulledBecause", ${NEVER_URGENT},
    ${NEVER_CONFIRMED}, ${NEVER_DECLARED}, ${NEVER_DELEGATED},
    case when j.objects then j.reason end as "objectedBecause", case when j.objects then j.said_by end as "objectedBy"
  from gate_decider d join gate g on g.id = d.gate_id
  join recorded_decision r on r.programme_id = d.programme_id and r.body_id = d.body_id
    and r.purpose = d.purpose and r.gate_code = g.code
  left join record_annulment n on n.record_id = r.id
  left join lateral (select x.objects, x.reason, x.said_by from record_objection x
    where x.record_id = r.id order by x.number desc limit 1) j on true
  where d.programme_id = any ($1)
  order by r.decided_on, r.recorded_at, r.id`;

const EXTERNAL = `
  select e.id, ${DECIDER}, 'EXTERNAL' as source, e.outcome, e.decided_on::text as "decidedOn",
    e.recorded_at as "enteredAt", e.recorded_by as "enteredBy", null as "declaredAt", ${PACK},
    k.manifest_sha256 as "manifestSha256", e.no_material_change as "noMaterialChange", e.comparison_id as "comparisonId",
    null as "cannotWaitReason", null as "cannotWaitAdviceOf", null as "forCount", null as "againstCount",
    null as "abstainCount", e.reference, e.document_id as "documentId", null as "deferReason",
    null as reason, null as "newDate", e.ratings, e.overall, e.lets_proceed as "letsProceed",
    e.corrects_id as "correctsId", n.reason as "annulledBecause", ${NEVER_URGENT}, ${NEVER_DECLARED}, ${NEVER_DELEGATED},
    f.confirmed_by as "confirmedBy", f.confirmed_at as "confirmedAt", ${NEVER_OBJECTED}
  from gate_decider d
  join external_decision e on e.gate_id = d.gate_id and e.body_id = d.body_id
    and e.purpose = d.purpose
  left join case_pack k on k.id = e.pack_id
  left join record_annulment n on n.record_id = e.id
  left join external_confirmation f on f.decision_id = e.id
  where d.programme_id = any ($1)
  order by e.decided_on, coalesce(e.turn, e.number), e.id`;

import type { Reader } from '../../platform/database/reader.js';
import type { DeferReason } from '../deciding/resolution.rules.js';
import type { AssuranceDomain, AssuranceRating } from './external-decision.rules.js';
import type { DecisionSource } from './gate-outcome.rules.js';
import type { GateOutcome } from './gate-outcome.rules.js';

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
  packVersionId: string | null;
  packLabel: string | null;
  manifestSha256: string | null;
  packSuperseded: boolean;
  noMaterialChange: string | null;
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
  /** Of an urgent decision: by when its body is to ratify it, and whether it did; null while it has not decided. */
  ratifyBy: string | null;
  ratified: boolean | null;
}

/** One that is decided. */
export type DecidedRow = DecisionRow & { outcome: GateOutcome };

/** All decisions at the gates of some programmes, in the order in which they were taken. */
export async function readDecisions(
  reader: Reader,
  programmeIds: readonly string[],
): Promise<DecisionRow[]> {
  const ids = [...programmeIds];
  const live = await reader.query<DecisionRow>(LIVE, [ids]);
  const recorded = await reader.query<DecisionRow>(RECORDED, [ids]);
  const external = await reader.query<DecisionRow>(EXTERNAL, [ids]);
  return [...recorded, ...external, ...live];
}

const DECIDER = 'd.programme_id as "programmeId", d.gate_id as "gateId", d.id as "deciderId"';
const PACK = `k.id as "packVersionId", k.stage || '/' || k.version_number || ' ' || k.label as "packLabel",
    coalesce(k.superseded_by_id is not null, false) as "packSuperseded"`;

const RATIFIED = `case when r.method = 'URGENT' then r.ratify_by end::text as "ratifyBy",
    case when r.method = 'URGENT' then guards.ratified(r.id) end as ratified`;
const NEVER_URGENT = 'null as "ratifyBy", null as ratified';

/**
 * The resolutions of a body that count for a gate: those for its purpose, on a pack of the gate's case; for
 * a step without a case, those about the gate itself. A resolution does not name its gate.
 */
const LIVE = `
  select r.id, ${DECIDER}, 'LIVE' as source, o.outcome, o.decided_on::text as "decidedOn",
    o.closed_at as "enteredAt", o.closed_by as "enteredBy", ${PACK},
    r.manifest_sha256 as "manifestSha256", null as "noMaterialChange",
    r.cannot_wait_reason as "cannotWaitReason", r.cannot_wait_advice_of as "cannotWaitAdviceOf",
    o.for_count as "forCount", o.against_count as "againstCount", o.abstain_count as "abstainCount",
    o.minute_ref as reference, null as "documentId", o.defer_reason as "deferReason", o.reason,
    o.new_date::text as "newDate", null as ratings, null as overall, null as "letsProceed",
    null as "correctsId", ${RATIFIED}
  from gate_decider d join gate g on g.id = d.gate_id
  join resolution r on r.programme_id = d.programme_id and r.body_id = d.body_id
    and r.purpose = d.purpose and r.state in ('OPEN', 'CLOSED')
  left join case_pack k on k.id = r.pack_id
  left join resolution_outcome o on o.resolution_id = r.id and r.state = 'CLOSED'
  where d.programme_id = any ($1)
    and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
             else coalesce(r.stage, k.stage) = g.case_stage end
  order by o.decided_on, o.closed_at, r.id`;

const RECORDED = `
  select r.id, ${DECIDER}, 'RECORDED' as source, r.outcome, r.decided_on::text as "decidedOn",
    r.recorded_at as "enteredAt", r.recorded_by as "enteredBy", null as "packVersionId",
    r.paper as "packLabel", false as "packSuperseded", null as "manifestSha256",
    null as "noMaterialChange", null as "cannotWaitReason", null as "cannotWaitAdviceOf",
    r.for_count as "forCount", r.against_count as "againstCount", r.abstain_count as "abstainCount",
    r.minute_ref as reference, r.document_id as "documentId", r.defer_reason as "deferReason",
    r.note as reason, r.new_date::text as "newDate", null as ratings, null as overall,
    null as "letsProceed", r.corrects_id as "correctsId", ${NEVER_URGENT}
  from gate_decider d join gate g on g.id = d.gate_id
  join recorded_decision r on r.programme_id = d.programme_id and r.body_id = d.body_id
    and r.purpose = d.purpose and r.gate_code = g.code
  where d.programme_id = any ($1)
  order by r.decided_on, r.recorded_at, r.id`;

const EXTERNAL = `
  select e.id, ${DECIDER}, 'EXTERNAL' as source, e.outcome, e.decided_on::text as "decidedOn",
    e.recorded_at as "enteredAt", e.recorded_by as "enteredBy", ${PACK},
    k.manifest_sha256 as "manifestSha256", e.no_material_change as "noMaterialChange",
    null as "cannotWaitReason", null as "cannotWaitAdviceOf", null as "forCount", null as "againstCount",
    null as "abstainCount", e.reference, e.document_id as "documentId", null as "deferReason",
    null as reason, null as "newDate", e.ratings, e.overall, e.lets_proceed as "letsProceed",
    e.corrects_id as "correctsId", ${NEVER_URGENT}
  from gate_decider d
  join external_decision e on e.gate_id = d.gate_id and e.body_id = d.body_id
    and e.purpose = d.purpose
  left join case_pack k on k.id = e.pack_id
  where d.programme_id = any ($1)
  order by e.decided_on, coalesce(e.turn, e.number), e.id`;

import type {
  Delegated,
  RequiredDecider,
  StandingDecision,
} from '../../governance/gates/gate-facts.rules.js';
import type { GateFacts, Ratification } from '../../governance/gates/gate-facts.rules.js';
import { isToConfirm } from '../../governance/gates/gate-decisions.js';
import { OUTCOME_WEIGHT } from '../../governance/decisions/gate-outcome.rules.js';
import { goneOf } from '../../governance/decisions/record-annulment.rules.js';
import { correctionsThatStand } from '../../governance/deciding/correcting.rules.js';
import type { Outcome } from '../../governance/deciding/resolution.rules.js';
import type { Purpose } from '../../governance/deciding/purpose.rules.js';
import { covers, type DelegationOnRecord } from '../../governance/delegations/delegation.rules.js';
import type { Reader } from '../../platform/database/reader.js';

/** A decision as it stood when its gate was passed. */
interface DecisionThen {
  id: string;
  deciderId: string;
  source: StandingDecision['source'];
  outcome: StandingDecision['outcome'];
  decidedOn: string;
  packVersionId: string | null;
  packLabel: string | null;
  manifestSha256: string | null;
  packSuperseded: boolean;
  noMaterialChange: string | null;
  enteredAt: string;
  ratifyBy: string | null;
  ratified: boolean | null;
  correctsId: string | null;
  annulled: boolean;
  /** Whether somebody else than who recorded it had confirmed its letter by then. */
  confirmed: boolean;
  /** Why the chair objected to the record then; null where nobody did. */
  objection: string | null;
  /** Of a committee: a delegation that was confirmed by then; null where the body decided itself. */
  delegated: (Delegated & DelegationThen) | null;
  /** The corrections that were entered by then. */
  corrections: CorrectionThen[];
}

/** What a delegation is, and the resolution, as far as it is asked whether that is covered. */
interface DelegationThen extends Omit<DelegationOnRecord, 'confirmedAt' | 'voidedAt'> {
  confirmedAt: string;
  openedAt: string;
  purpose: Purpose;
}

interface CorrectionThen {
  number: number;
  outcome: Outcome;
  changesOutcome: boolean;
  confirmed: boolean;
  enteredAt: string;
  sha256: string;
}

interface ConditionThen {
  id: string;
  setById: string;
  text: string;
  kind: 'PRECEDENT' | 'SUBSEQUENT';
  settled: boolean;
}

interface GateThen {
  code: string;
  title: string;
  programmeCode: string;
  practice: boolean;
  adoptedOn: string;
  passedOn: string;
}

/**
 * What was known of a gate when it was passed, as far as its decisions go.
 *
 * What came before its passing and what after is read off the programme's chain, whose numbers are in
 * the order of the commits; moments are not (rulings 30).
 */
export async function factsAtPassing(
  db: Reader,
  gateId: string,
  number: number,
): Promise<GateFacts> {
  const one = [gateId, number];
  const [gate] = await db.query<GateThen>(GATE, one);
  const deciders = await db.query<RequiredDecider>(DECIDERS, one);
  const decisions = covered(await db.query<DecisionThen>(DECISIONS, one));
  const conditions = await db.query<ConditionThen>(CONDITIONS, one);
  const annulled = new Set(decisions.filter((row) => row.annulled).map(({ id }) => id));
  const gone = goneOf(decisions, annulled);
  return {
    gateId,
    ...gate!,
    programmeState: 'RUNNING',
    deciders,
    openResolutions: [],
    decisions: decisions
      .filter(({ id }) => !gone.has(id))
      .map((row) => ({
        ...standingOf(row, decisions, conditions),
        awaitsConfirmation: isToConfirm(row, deciders) && !row.confirmed,
      })),
    criteria: [],
    earlier: [],
    currentPack: null,
    sameDayAllowed: true,
    deferrals: [],
    preElectionPeriods: [],
    withdrawals: [],
    today: gate!.passedOn,
    passing: null,
    beforeLegalDate: false,
    inEffect: false,
    started: true,
    replaced: false,
    noLongerRequired: null,
  };
}

/** The decisions of the bodies themselves, and of committees what a delegation covers: the first that does. */
function covered(rows: readonly DecisionThen[]): DecisionThen[] {
  const taken = rows.filter(({ delegated, decidedOn }) => {
    if (!delegated) return true;
    const { confirmedAt, openedAt, toBodyId: bodyId, purpose } = delegated;
    const delegation = { ...delegated, confirmedAt: new Date(confirmedAt), voidedAt: null };
    return covers(delegation, { bodyId, purpose, openedAt: new Date(openedAt), decidedOn });
  });
  return taken.filter((row) => {
    const same = taken.filter(({ id, deciderId }) => id === row.id && deciderId === row.deciderId);
    return same.every((other) => begun(row) <= begun(other));
  });
}

/** When a delegation began, so that the first of several counts. */
const begun = ({ delegated }: DecisionThen): string =>
  delegated ? [delegated.effectiveFrom, delegated.confirmedAt, delegated.delegationId].join() : '';

/** A correction takes over the conditions of what it corrects; a void decision has none. */
function standingOf(
  { enteredAt, ratifyBy, ratified, correctsId, corrections, delegated, ...one }: DecisionThen,
  all: readonly DecisionThen[],
  conditions: readonly ConditionThen[],
): Omit<StandingDecision, 'awaitsConfirmation'> {
  const favours = OUTCOME_WEIGHT[one.outcome] === 'FOR';
  const records = [one.id];
  for (let before = correctsId; before !== null;) {
    records.push(before);
    before = all.find(({ id }) => id === before)?.correctsId ?? null;
  }
  const { counts, waits } = correctionsThatStand(corrections);
  return {
    ...one,
    asCorrected: [counts, waits].flatMap((made) =>
      made ? [{ ...made, counts: made === counts, enteredAt: new Date(made.enteredAt) }] : [],
    ),
    delegated,
    enteredAt: new Date(enteredAt),
    voided: ratified === false || (one.packSuperseded && !favours),
    ratification: ratifyBy !== null && favours ? ratificationOf(ratifyBy, ratified) : null,
    declaredAt: null,
    corrects: records.slice(1),
    conditions: conditions
      .filter(({ setById }) => records.includes(setById))
      .map(({ id, text, kind, settled }) => ({
        id,
        text,
        kind,
        state: settled ? 'DISCHARGED' : 'OPEN',
      })),
    cannotWait: null,
  };
}

function ratificationOf(by: string, ratified: boolean | null): Ratification {
  if (ratified === null) return { by, answer: 'DUE' };
  return { by, answer: ratified ? 'RATIFIED' : 'REFUSED' };
}

const GATE = `
  select g.code, g.title, m.code as "programmeCode", m.practice, m.adopted_on::text as "adoptedOn",
    p.passed_on::text as "passedOn"
  from gate_passing p join gate g on g.id = p.gate_id join programme m on m.id = p.programme_id
  where p.gate_id = $1 and p.number = $2`;

/** The bodies that were asked then: those that the law no longer asked are left out. */
const DECIDERS = `
  select d.id, d.body_id as "bodyId", b.name as "bodyName", b.kind as "bodyKind", d.position as "order",
    d.purpose, d.satisfying, d.must_name_same_pack as "mustNameSamePack"
  from gate_decider d join deciding_body b on b.id = d.body_id
  join programme m on m.id = d.programme_id
  join gate_passing p on p.gate_id = d.gate_id and p.number = $2
  where d.gate_id = $1 and (
    exists (select from counted_decision c where c.decider_id = d.id and c.number = p.number)
    or guards.is_required(d.id, case when m.practice then p.passed_on
      else (p.passed_at at time zone 'Europe/London')::date end))
  order by d.position, b.code`;

/** The events of the programme's chain that came before the passing. */
const BEFORE = `
  passing as (
    select p.gate_id, p.programme_id, coalesce((array_agg(b.seq order by b.seq))[p.number], 9223372036854775807) as seq
    from gate_passing p left join audit_content b
      on b.programme_id = p.programme_id and b.type = 'gate.passed' and b.subject_id = p.gate_id
    where p.gate_id = $1 and p.number = $2 group by 1, 2, p.number),
  before as (
    select b.subject_id, b.type, b.seq
    from passing p join audit_content b on b.programme_id = p.programme_id and b.seq < p.seq)`;

const CLOSED = `('resolution.closed', 'resolution.deferred', 'resolution.referred-back')`;
const RECORDED = `('decision.recorded', 'external-decision.recorded')`;

const PACK = `k.id as "packVersionId", k.stage || '/' || k.version_number || ' ' || k.label as "packLabel"`;
const REPLACED = `exists (select from before x where x.subject_id = k.id and x.type = 'pack.superseded')
    as "packSuperseded"`;
const ANNULLED = (id: string) => `exists (
      select from before x where x.subject_id = ${id} and x.type = 'record.annulled') as annulled`;

/** The corrections of a resolution that were entered before the passing, and whether they were confirmed by then. */
const CORRECTIONS = `coalesce((
    select jsonb_agg(jsonb_build_object('number', n.number, 'outcome', n.outcome, 'carried', n.carried,
      'changesOutcome', n.changes_outcome, 'enteredAt', n.entered_at, 'sha256', n.sha256, 'confirmed',
      exists (select from before x where x.subject_id = n.id and x.type = 'correction.approved')
        or (select count(*) from before x where x.subject_id = n.id and x.type = 'correction.confirmed') = 2)
      order by n.number)
    from resolution_correction n where n.resolution_id = r.id
      and exists (select from before x where x.subject_id = n.id and x.type = 'resolution.corrected')), '[]')`;
const CONFIRMED = `(exists (select from before x where x.subject_id = e.id and x.type = 'external-decision.confirmed')
      and exists (select from external_confirmation f where f.decision_id = e.id and f.confirmed_by <> e.recorded_by
        and (f.trust_id is null or not f.trust_id = any (e.recorded_for))))`;

const OBJECTED = `(select case when x.type = 'record.objected' then coalesce((
        select j.reason from record_objection j where j.record_id = r.id and j.objects order by j.number desc limit 1), '') end
      from before x where x.subject_id = r.id and x.type in ('record.objected', 'record.objection-taken-back')
      order by x.seq desc limit 1)`;

/** A closed resolution as a decision at the gate: of a body itself, or of a committee for it. */
const LIVE = ({ delegated, joined }: Record<'delegated' | 'joined', string>) => `
  select r.id, d.id as "deciderId", 'LIVE' as source, r.outcome, r.decided_on as day, ${PACK},
    r.manifest_sha256 as "manifestSha256", ${REPLACED}, null as "noMaterialChange",
    r.closed_at as "enteredAt", case when r.method = 'URGENT' then r.ratify_by::text end as "ratifyBy",
    (select a.carried from closed a where r.method = 'URGENT' and a.purpose = 'RATIFY'
        and a.subject_id = r.id and a.body_id = r.body_id and (a.carried or a.outcome = 'REJECTED')
      order by a.decided_on desc, a.closed_at desc limit 1) as ratified,
    null::uuid as "correctsId", false as annulled, ${CORRECTIONS} as corrections, false as confirmed,
    null as objection, 3 as rank, 0 as turn, ${delegated} as delegated
  from gate_decider d join gate g on g.id = d.gate_id
  ${joined}
  left join case_pack k on k.id = r.pack_id
  where d.gate_id = $1
    and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
             else coalesce(r.stage, k.stage) = g.case_stage end`;

const BY_ITSELF = {
  delegated: 'null::jsonb',
  joined: 'join closed r on r.body_id = d.body_id and r.purpose = d.purpose',
};

/** Every delegation that was confirmed before the passing and by then not voided: whether it covers, the rule says. */
const BY_DELEGATION = {
  delegated: `jsonb_build_object('delegationId', y.id, 'committeeId', y.to_body_id, 'committeeName', c.name,
      'documentSha256', y.document_sha256, 'clause', y.clause, 'fromBodyId', y.from_body_id, 'toBodyId', y.to_body_id,
      'purposes', y.purposes, 'effectiveFrom', y.effective_from, 'untilDay', y.until_day, 'confirmedAt', y.confirmed_at,
      'confirmedOn', y.confirmed_on, 'openedAt', r.opened_at, 'purpose', r.purpose)`,
  joined: `join delegation y on y.programme_id = d.programme_id and y.from_body_id = d.body_id and d.purpose = any (y.purposes)
    and exists (select from before x where x.subject_id = y.id and x.type = 'delegation.confirmed')
    and not exists (select from before x where x.subject_id = y.id and x.type = 'delegation.voided')
  join deciding_body c on c.id = y.to_body_id
  join closed r on r.body_id = y.to_body_id and r.purpose = d.purpose`,
};

const DECISIONS = `
  with ${BEFORE},
  closed as (
    select r.*, o.outcome, o.carried, o.decided_on, o.closed_at
    from passing p join resolution r on r.programme_id = p.programme_id
    join resolution_outcome o on o.resolution_id = r.id
    where r.state = 'CLOSED' and exists (
      select from before x where x.subject_id = r.id and x.type in ${CLOSED})),
  decision as (
${LIVE(BY_ITSELF)}
  union all
${LIVE(BY_DELEGATION)}
  union all
  select r.id, d.id, 'RECORDED', r.outcome, r.decided_on, null, null, null, false, null, r.recorded_at,
    null, null, r.corrects_id, ${ANNULLED('r.id')}, '[]'::jsonb, false, ${OBJECTED}, 1, 0, null
  from gate_decider d join gate g on g.id = d.gate_id
  join recorded_decision r on r.programme_id = d.programme_id and r.body_id = d.body_id
    and r.purpose = d.purpose and r.gate_code = g.code
  where d.gate_id = $1
    and exists (select from before x where x.subject_id = r.id and x.type in ${RECORDED})
  union all
  select e.id, d.id, 'EXTERNAL', e.outcome, e.decided_on, ${PACK}, k.manifest_sha256, ${REPLACED},
    e.no_material_change, e.recorded_at, null, null, e.corrects_id,
    ${ANNULLED('e.id')}, '[]'::jsonb, ${CONFIRMED}, null, 2, coalesce(e.turn, e.number), null
  from gate_decider d
  join external_decision e on e.gate_id = d.gate_id and e.body_id = d.body_id and e.purpose = d.purpose
  left join case_pack k on k.id = e.pack_id
  where d.gate_id = $1
    and exists (select from before x where x.subject_id = e.id and x.type in ${RECORDED}))
  select *, day::text as "decidedOn" from decision
  order by day, rank, case when rank <> 2 then "enteredAt" end, turn, id`;

const CONDITIONS = `
  with ${BEFORE}
  select k.id, k.set_by_id as "setById", k.text, k.kind, coalesce((
      select x.type in ('condition.discharged', 'condition.waived') from before x
      where x.subject_id = k.id and x.type like 'condition.%' and x.type <> 'condition.assigned'
      order by x.seq desc limit 1), false) as settled
  from passing p join condition k on k.programme_id = p.programme_id
  order by k.number`;

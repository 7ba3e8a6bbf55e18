import { CriterionEvaluators } from '../../../src/governance/gates/criterion-evaluators.js';
import {
  GateFactsLoader,
  type ProgrammeGates,
} from '../../../src/governance/gates/gate-facts.loader.js';
import type { GateRows } from '../../../src/governance/gates/gate-rows.reader.js';
import { gateStatus } from '../../../src/governance/gates/gate.rules.js';
import { readiness } from '../../../src/governance/gates/readiness.rules.js';
import type { KeptGateStatus } from '../../../src/governance/gates/kept-gate.entity.js';
import { isShowable, programmeStatusOf } from '../../../src/governance/gates/kept-gate.rules.js';
import type { Gate } from '../../../src/governance/programmes/gate.entity.js';
import type { Programme } from '../../../src/governance/programmes/programme.entity.js';
import type { ProgrammeAct } from '../../../src/governance/programmes/programme.rules.js';
import { todayOf } from '../../../src/governance/programmes/programmes.reader.js';
import type { Reader } from '../../../src/platform/database/reader.js';
import { grouped } from '../../../src/platform/graphql/loader.js';
import type { Ask } from './transactions.js';

type All = GateRows & { programmes: Programme[] };

/** The rules of the product; none of them reads, because everything is at hand. */
const facts = new GateFactsLoader(new CriterionEvaluators());
const noReader = null as unknown as Reader;

/** The programme's page, with its gates, their readiness and what blocks them. */
export async function programmePage(ask: Ask, { programme }: { programme: string }, now: Date) {
  const [read] = await ask<{ all: All }>('gates of one', ONE, [programme]);
  const [loaded] = await gatesOf(read!.all, now);
  if (!loaded) return { programme: null };
  const { code, title } = loaded.programme;
  const gates = loaded.gates.map(({ gate, facts: own }) => ({
    code: gate.code,
    title: gate.title,
    status: gateStatus(own),
    forecastOn: gate.forecastOn,
    actualOn: own.passing?.passedOn ?? null,
    readiness: readyWords(readiness(own)),
  }));
  return {
    programme: { code, title, status: loaded.status, businessDate: loaded.today, gates },
  };
}

interface KeptRows {
  programmes: Programme[];
  gates: (Pick<Gate, 'programmeId' | 'code' | 'ordinal' | 'phase'> & Partial<KeptGateStatus>)[];
  acts: { programmeId: string; act: ProgrammeAct }[];
  changed: string[];
}

/** A page of the portfolio, with the status of every gate: what is kept of it while that holds, the others worked out. */
export async function portfolio(ask: Ask, { first }: { first: number }, now: Date) {
  const [read] = await ask<{ all: KeptRows }>('kept gates', KEPT, [first + 1]);
  const programmes = read!.all.programmes.slice(0, first);
  const shown = keptOf(read!.all, programmes, now);
  const missing = programmes.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
  for (const one of missing.length > 0 ? await workedOut(ask, missing, now) : [])
    shown.set(one.programme.id, one);
  const nodes = programmes.map(({ id, code, title }) => {
    const { status, gates } = shown.get(id)!;
    return { code, title, status, gates };
  });
  const hasNextPage = read!.all.programmes.length > first;
  return { programmes: { nodes, pageInfo: { hasNextPage } } };
}

interface Shown {
  status: string;
  gates: { code: string; status: string }[];
}

const programmeOf = ({ programmeId }: { programmeId: string }) => programmeId;

/** The programmes of which what is kept can be shown, as they are shown. */
function keptOf(all: KeptRows, programmes: readonly Programme[], now: Date): Map<string, Shown> {
  const gates = grouped(all.gates, programmeOf);
  const acts = grouped(all.acts, programmeOf);
  const changed = new Set(all.changed);
  const shown = new Map<string, Shown>();
  for (const programme of programmes) {
    const { id } = programme;
    const own = gates.get(id) ?? [];
    const kept = own.filter(({ status }) => status) as (KeptGateStatus & Gate)[];
    const at = { gates: own.length, changed: changed.has(id), today: todayOf(programme, now) };
    if (!isShowable(kept, at)) continue;
    const done = (acts.get(id) ?? []).map(({ act }) => act);
    const status = programmeStatusOf(kept, done);
    shown.set(id, { status, gates: kept.map(({ code, status }) => ({ code, status })) });
  }
  return shown;
}

/** Some programmes, with where they and their gates stand. */
async function workedOut(ask: Ask, ids: readonly string[], now: Date) {
  const [read] = await ask<{ all: All }>('gates of some', SOME, [ids]);
  return (await gatesOf(read!.all, now)).map(({ programme, status, gates }) => ({
    programme,
    status,
    gates: gates.map(({ gate, facts: own }) => ({ code: gate.code, status: gateStatus(own) })),
  }));
}

const readyWords = ({ ready, blockers }: ReturnType<typeof readiness>) => ({
  ready,
  blockers: blockers.map(({ kind, because, subjectType, subjectId }) => ({
    kind,
    because,
    subjectType: subjectType ?? null,
    subjectId: subjectId ?? null,
  })),
});

async function gatesOf(all: All, now: Date): Promise<ProgrammeGates[]> {
  const { programmes, ...rows } = all;
  for (const decision of rows.decisions) {
    decision.enteredAt = new Date(decision.enteredAt);
    decision.declaredAt = decision.declaredAt && new Date(decision.declaredAt);
  }
  for (const passing of rows.passings) passing.passedAt = new Date(passing.passedAt);
  const byProgramme = dealtOut(rows, programmes);
  const loaded = [];
  for (const programme of programmes) {
    const own = byProgramme.get(programme.id)!;
    loaded.push(await facts.build(noReader, programme, own, todayOf(programme, now)));
  }
  return loaded;
}

/** The rows of each programme: every list is gone through once. */
function dealtOut(rows: GateRows, programmes: readonly Programme[]): Map<string, GateRows> {
  const names = Object.keys(rows) as (keyof GateRows)[];
  const empty = () => Object.fromEntries(names.map((name) => [name, []])) as unknown as GateRows;
  const own = new Map(programmes.map(({ id }) => [id, empty()]));
  for (const name of names)
    for (const row of rows[name]) (own.get(row.programmeId)?.[name] as unknown[])?.push(row);
  return own;
}

const list = (name: string, rows: string) =>
  `'${name}', (select coalesce(json_agg(one), '[]') from (${rows}) one)`;

const PACK = `k.id as "packVersionId", k.stage || '/' || k.version_number || ' ' || k.label as "packLabel",
  coalesce(k.superseded_by_id is not null, false) as "packSuperseded"`;
const DECIDER = 'd.programme_id as "programmeId", d.gate_id as "gateId", d.id as "deciderId"';

const RECORDED = `select r.id, ${DECIDER}, 'RECORDED' as source, r.outcome, r.decided_on as "decidedOn",
    r.recorded_at as "enteredAt", null::uuid as "packVersionId", r.paper as "packLabel",
    false as "packSuperseded", null as "manifestSha256", null as "noMaterialChange",
    null as "cannotWaitReason", null as "cannotWaitAdviceOf", null::jsonb as ratings, null as overall,
    null::boolean as "letsProceed", r.corrects_id as "correctsId", null::date as "ratifyBy", null::boolean as ratified,
    null::timestamptz as "declaredAt", n.reason as "annulledBecause", null::date as "ordersEnteredOn",
    null::text as missing, null::date as "completeBy", null::uuid as "confirmedBy", null::timestamptz as "confirmedAt",
    (select case when j.objects then j.reason end from record_objection j where j.record_id = r.id
      order by j.number desc limit 1) as "objectedBecause", '[]'::jsonb as corrections,
    1 as kind, row_number() over (order by r.decided_on, r.recorded_at, r.id) as place
  from p join gate_decider d on d.programme_id = p.id join gate g on g.id = d.gate_id
  join recorded_decision r on r.programme_id = d.programme_id and r.body_id = d.body_id
    and r.purpose = d.purpose and r.gate_code = g.code
  left join record_annulment n on n.record_id = r.id`;
const EXTERNAL = `select e.id, ${DECIDER}, 'EXTERNAL', e.outcome, e.decided_on, e.recorded_at, ${PACK},
    k.manifest_sha256, e.no_material_change, null, null, e.ratings, e.overall, e.lets_proceed,
    e.corrects_id, null::date, null::boolean, null::timestamptz, n.reason, null::date, null, null::date,
    f.confirmed_by, f.confirmed_at, null, '[]'::jsonb,
    2, row_number() over (order by e.decided_on, coalesce(e.turn, e.number), e.id)
  from p join gate_decider d on d.programme_id = p.id
  join external_decision e on e.gate_id = d.gate_id and e.body_id = d.body_id and e.purpose = d.purpose
  left join case_pack k on k.id = e.pack_id
  left join record_annulment n on n.record_id = e.id
  left join external_confirmation f on f.decision_id = e.id`;
const LIVE = `select r.id, ${DECIDER}, 'LIVE', o.outcome, o.decided_on, o.closed_at, ${PACK},
    r.manifest_sha256, null, r.cannot_wait_reason, r.cannot_wait_advice_of, null::jsonb, null, null::boolean,
    null::uuid, case when r.method = 'URGENT' then r.ratify_by end,
    case when r.method = 'URGENT' then guards.ratified(r.id) end,
    case when (o.closed_at at time zone 'Europe/London')::date = o.decided_on then o.closed_at end, null,
    r.orders_entered_on, x.missing, x.complete_by, null::uuid, null::timestamptz, null,
    coalesce((select jsonb_agg(jsonb_build_object('outcome', c.outcome, 'counts', c.counts,
      'enteredAt', c.entered_at, 'sha256', c.sha256) order by c.number)
      from guards.corrections_of(r.id) c), '[]'),
    3, row_number() over (order by o.decided_on, o.closed_at, r.id)
  from p join gate_decider d on d.programme_id = p.id join gate g on g.id = d.gate_id
  join resolution r on r.programme_id = d.programme_id and r.body_id = d.body_id
    and r.purpose = d.purpose and r.state in ('OPEN', 'DECLARED', 'CLOSED')
  left join case_pack k on k.id = r.pack_id
  left join resolution_outcome o on o.resolution_id = r.id and r.state = 'CLOSED'
  left join resolution_declaration x on x.resolution_id = r.id and r.state = 'DECLARED'
  where case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
    else coalesce(r.stage, k.stage) = g.case_stage end`;

const PROGRAMMES = list(
  'programmes',
  `select id, code, title, practice, business_date as "businessDate", adopted_on as "adoptedOn",
     go_live_baseline_on as "goLiveBaselineOn", go_live_forecast_on as "goLiveForecastOn",
     go_live_actual_on as "goLiveActualOn"
   from p order by code, id`,
);

const LISTS = [
  PROGRAMMES,
  list(
    'gates',
    `select g.id, g.programme_id as "programmeId", g.code, g.ordinal, g.title, g.case_stage as "caseStage", g.phase,
       g.same_day_allowed as "sameDayAllowed", g.required_documents as "requiredDocuments",
       g.forecast_on as "forecastOn", g.taken_out_on as "takenOutOn", g.ground, g.provision
     from p join gate g on g.programme_id = p.id order by g.ordinal`,
  ),
  list(
    'deciders',
    `select d.programme_id as "programmeId", d.gate_id as "gateId", d.id, d.body_id as "bodyId",
       b.name as "bodyName", b.kind as "bodyKind", d.position as "order", d.purpose, d.satisfying,
       d.must_name_same_pack as "mustNameSamePack", d.ground, d.provision
     from p join gate_decider d on d.programme_id = p.id join deciding_body b on b.id = d.body_id
     order by d.position, b.code`,
  ),
  list(
    'criteria',
    `select c.id, c.programme_id as "programmeId", c.gate_id as "gateId", c.kind, c.code, c.title, c.settings
     from p join gate_criterion c on c.programme_id = p.id order by c.code`,
  ),
  list(
    'confirmations',
    `select distinct on (c.criterion_id) c.programme_id as "programmeId", c.gate_id as "gateId",
       c.criterion_id as "criterionId", c.confirmed, c.note, n.display_name as "byName", c.document_id as "documentId"
     from p join gate_confirmation c on c.programme_id = p.id join person n on n.id = c.confirmed_by
     order by c.criterion_id, c.number desc`,
  ),
  list(
    'documents',
    `select t.id, t.programme_id as "programmeId", t.gate_id as "gateId", t.role, t.title, t.trust_id as "trustId",
       t.document_id as "documentId", t.removed_at as "removedAt"
     from p join gate_document t on t.programme_id = p.id order by t.id`,
  ),
  list(
    'deferrals',
    `select t.programme_id as "programmeId", t.gate_id as "gateId", t.number, t.deferred_on as "deferredOn",
       t.new_date as "newDate", t.defer_reason as "deferReason"
     from p join gate_deferral t on t.programme_id = p.id order by t.number`,
  ),
  list(
    'passings',
    `select t.programme_id as "programmeId", t.gate_id as "gateId", t.passed_on as "passedOn", t.kind,
       t.passed_at as "passedAt", t.number,
       coalesce((select json_agg(json_build_object('deciderId', c.decider_id, 'decisionId', c.decision_id))
         from counted_decision c where c.programme_id = t.programme_id and c.gate_id = t.gate_id
           and c.number = t.number), '[]') as counted
     from p join gate_passing t on t.programme_id = p.id order by t.gate_id, t.number`,
  ),
  list(
    'decisions',
    `select * from (${RECORDED} union all ${EXTERNAL} union all ${LIVE}) decided order by kind, place`,
  ),
  list(
    'conditions',
    `select c.id, c.programme_id as "programmeId", c.number, c.text, c.kind, c.state, c.set_by_id as "setById"
     from p join condition c on c.programme_id = p.id order by c.number`,
  ),
  list(
    'packs',
    `select k.id, k.programme_id as "programmeId", k.stage, k.status, k.manifest_sha256 as "manifestSha256",
       k.stage || '/' || k.version_number || ' ' || k.label as label
     from p join case_pack k on k.programme_id = p.id order by k.stage, k.version_number`,
  ),
  list(
    'parties',
    `select y.programme_id as "programmeId", y.trust_id as "trustId", t.kind as "trustKind", y.role
     from p join programme_party y on y.programme_id = p.id join trust t on t.id = y.trust_id order by t.code`,
  ),
  list(
    'acts',
    `select a.programme_id as "programmeId", a.number, a.act
     from p join programme_act a on a.programme_id = p.id order by a.number`,
  ),
  list(
    'preElectionPeriods',
    `select t.id, t.programme_id as "programmeId", t.name, t.starts_on as "startsOn", t.ends_on as "endsOn"
     from p join pre_election_period t on t.programme_id = p.id order by t.starts_on, t.id`,
  ),
  list(
    'boards',
    `select y.programme_id as "programmeId", b.id as "bodyId", b.name as "bodyName", w.id as "resolutionId",
       w.decided_on as "decidedOn"
     from p join programme_party y on y.programme_id = p.id
     join deciding_body b on b.trust_id = y.trust_id and b.kind = 'TRUST_BOARD'
     left join lateral (
       select r.id, o.decided_on, o.carried
       from resolution r join resolution_outcome o on o.resolution_id = r.id
       where r.programme_id = y.programme_id and r.body_id = b.id and r.purpose = 'WITHDRAW'
         and r.state = 'CLOSED' and (o.carried or o.outcome = 'REJECTED')
         and guards.ratified(r.id) is not false
       order by o.decided_on desc, o.closed_at desc limit 1) w on w.carried
     where y.role <> 'SUCCESSOR' order by b.code`,
  ),
  list(
    'adjustments',
    `select t.programme_id as "programmeId", t.gate_id as "gateId", t.number
     from p join gate_adjustment t on t.programme_id = p.id order by t.number`,
  ),
  list(
    'lawChanges',
    `select l.programme_id as "programmeId", l.provision, l.instrument, l.commences_on as "commencesOn"
     from p join law_change l on l.programme_id = p.id
     where not exists (
         select from programme_party t
         where t.programme_id = l.programme_id and t.role <> 'SUCCESSOR' and not exists (
           select from law_change_confirmation c where c.law_change_id = l.id and c.trust_id = t.trust_id))
       and not exists (select from record_annulment n where n.record_id = l.id)
     order by l.commences_on, l.id`,
  ),
  list(
    'applications',
    `select a.id, a.programme_id as "programmeId", a.number, a.made_on as "madeOn", n.reason as "annulledBecause"
     from p join application a on a.programme_id = p.id
     left join record_annulment n on n.record_id = a.id order by a.number`,
  ),
].join(',\n');

const statement = (which: string) =>
  `with p as materialized (select * from programme ${which}) select json_build_object(${LISTS}) as "all"`;

const ONE = statement('where code = $1');
const SOME = statement('where id = any ($1)');

const KEPT = `
  with p as materialized (select * from programme order by code, id limit $1)
  select json_build_object(${[
    PROGRAMMES,
    list(
      'gates',
      `select g.programme_id as "programmeId", g.code, g.ordinal, g.phase, k.status,
         k.awaits_assurance as "awaitsAssurance", k.worked_out_on as "workedOutOn", k.holds_until as "holdsUntil"
       from p join gate g on g.programme_id = p.id left join kept_gate_status k on k.gate_id = g.id
       order by g.ordinal`,
    ),
    list(
      'acts',
      `select a.programme_id as "programmeId", a.act
       from p join programme_act a on a.programme_id = p.id order by a.number`,
    ),
    `'changed', (select coalesce(json_agg(distinct c.programme_id), '[]') from p join gate_change c on c.programme_id = p.id)`,
  ].join(',\n')}) as "all"`;

import type { Snapshot } from './snapshot.js';

/** Where a decision comes from: decided here, or typed in from minutes or from the letter of an outside body. */
export type DecisionSource = 'RESOLUTION' | 'MINUTES' | 'LETTER';

/** A decision as the record has it: who, what, on which papers, with which votes. */
export interface DecisionReport {
  source: DecisionSource;
  /** The resolution (`DERBY-BOARD/1`), or the reference of the letter; null for minutes. */
  name: string | null;
  body: string;
  outcome: string;
  on: string;
  /** The code of the gate that it is for; null when it is for none. */
  gate: string | null;
  purpose: string;
  /** What was put to the body, in its words. */
  wording: string | null;
  /** The paper that it was decided on, as the minutes name it. */
  paper: string | null;
  /** The sealed pack (`FBC/2`) and its digest. */
  pack: string | null;
  manifestSha256: string | null;
  /** The votes, where they were counted. */
  forCount: number | null;
  againstCount: number | null;
  abstainCount: number | null;
  minute: string | null;
  /** Whether a later record corrects it. */
  corrected: boolean;
  /** The outcomes that it has by its minutes, where it was corrected with them; the one that waits is not confirmed. */
  asCorrected: { outcome: string; counts: boolean }[];
}

/** What a run looked at of one programme: its record, its decisions and its gates. */
export interface ProgrammeReport {
  code: string;
  title: string;
  practice: boolean;
  /** How many entries its chain has, and the moments of the first and the last. */
  entries: number;
  from: string | null;
  until: string | null;
  decisions: DecisionReport[];
  gates: { code: string; title: string; passedOn: string | null }[];
}

/** The gate of a resolution: as the gate itself finds the decisions of its bodies. */
const GATE_OF_RESOLUTION = `
  (select min(g.code) from gate g join gate_decider d on d.gate_id = g.id
   where g.programme_id = r.programme_id and d.body_id = r.body_id and d.purpose = r.purpose
     and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
              else coalesce(r.stage, k.stage) = g.case_stage end)`;

const pack = `k.stage || '/' || k.version_number`;

const DECISIONS = `
  select o.decided_on as on, 'RESOLUTION' as source, b.code || '/' || r.number as name, o.body_id, o.outcome,
    ${GATE_OF_RESOLUTION} as gate, r.purpose, r.wording, null as paper, ${pack} as pack, r.manifest_sha256, o.for_count,
    o.against_count, o.abstain_count, o.minute_ref as minute, false as corrected,
    coalesce((select jsonb_agg(jsonb_build_object('outcome', c.outcome, 'counts', c.counts) order by c.number)
      from guards.corrections_of(r.id) c), '[]') as as_corrected
  from resolution_outcome o join resolution r on r.id = o.resolution_id
  join deciding_body b on b.id = o.body_id left join case_pack k on k.id = r.pack_id where o.programme_id = p.id
  union all
  select m.decided_on, 'MINUTES', null, m.body_id, m.outcome, m.gate_code, m.purpose, null, m.paper, null, null,
    m.for_count, m.against_count, m.abstain_count, m.minute_ref,
    exists (select from recorded_decision c where c.corrects_id = m.id), '[]'
  from recorded_decision m where m.programme_id = p.id
  union all
  select x.decided_on, 'LETTER', x.reference, x.body_id, x.outcome, g.code, x.purpose, null, null, ${pack},
    k.manifest_sha256, null, null, null, null, exists (select from external_decision c where c.corrects_id = x.id),
    '[]'
  from external_decision x join gate g on g.id = x.gate_id left join case_pack k on k.id = x.pack_id
  where x.programme_id = p.id`;

const PROGRAMMES = `
  select p.code, p.title, p.practice, c.head_seq::int as entries,
    (select e.at from audit_entry e where e.chain_id = c.id and e.seq = 1) as from,
    (select e.at from audit_entry e where e.chain_id = c.id and e.seq = c.head_seq) as until,
    (${list(
      `select d.on, b.name as body, coalesce(d.name, d.minute) as name, jsonb_build_object('source', d.source,
         'name', d.name, 'body', b.name, 'outcome', d.outcome, 'on', d.on, 'gate', d.gate, 'purpose', d.purpose,
         'wording', d.wording, 'paper', d.paper, 'pack', d.pack, 'manifestSha256', d.manifest_sha256, 'forCount', d.for_count,
         'againstCount', d.against_count, 'abstainCount', d.abstain_count, 'minute', d.minute,
         'corrected', d.corrected, 'asCorrected', d.as_corrected) as said
       from (${DECISIONS}) d join deciding_body b on b.id = d.body_id`,
      't.on, t.body, t.name',
    )}) as decisions,
    (${list(
      `select g.ordinal, jsonb_build_object('code', g.code, 'title', g.title, 'passedOn', s.passed_on) as said
       from gate g left join gate_passing s on s.gate_id = g.id
       where g.programme_id = p.id and g.taken_out_on is null`,
      't.ordinal',
    )}) as gates
  from programme p left join audit_chain c on c.programme_id = p.id order by p.code`;

function list(rows: string, order: string): string {
  return `select coalesce(jsonb_agg(t.said order by ${order}), '[]') from (${rows}) t`;
}

/** What there is to be proven, programme by programme. */
export const programmeReports = async (db: Snapshot): Promise<ProgrammeReport[]> =>
  await db.query<ProgrammeReport>(PROGRAMMES);

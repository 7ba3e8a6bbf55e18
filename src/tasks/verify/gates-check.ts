import { standings, type GateFacts } from '../../governance/gates/gate-facts.rules.js';
import { readiness } from '../../governance/gates/readiness.rules.js';
import type { BlockerKind } from '../../shared/refusal.js';
import { canonicalRecord, sha256Hex, type CanonicalValue } from '../../shared/canonical.js';
import type { Check } from './check.js';
import { factsAtPassing } from './facts-at-passing.js';

interface Counted {
  deciderId: string;
  bodyId: string;
  purpose: string;
  satisfying: string[];
  mustNameSamePack: boolean;
  source: string | null;
  decisionId: string | null;
  /** What the counted decision says of itself, in its own table; null when it is not there. */
  decision: {
    bodyId: string;
    programmeId: string;
    purpose: string;
    outcome: string;
    decidedOn: string;
    manifestSha256: string | null;
    /** Of a committee: by what delegation it decided for the body; null where there is none. */
    delegationId: string | null;
  } | null;
}

interface Passed {
  gateId: string;
  /** A gate that was suspended is passed again: from 1. */
  number: number;
  programmeId: string;
  code: string;
  programmeCode: string;
  adoptedOn: string;
  kind: string;
  evidence: string;
  evidenceSha256: string;
  deciders: Counted[];
  strays: number;
}

interface Condition {
  kind: string;
  state: string;
  text: string;
}

interface Evidence {
  programme: string;
  gate: { id: string; code: string };
  evidence: string;
  deciders: {
    body: { id: string };
    purpose: string;
    earlierConditions?: Condition[];
    decision?: {
      id: string;
      source: string;
      outcome: string;
      decidedOn: string;
      pack: { manifestSha256?: string };
      conditions: Condition[];
      corrections?: string[];
      delegation?: { id: string };
    };
  }[];
}

const DECISIONS = `
  select 'LIVE' as source, r.id, r.body_id, r.programme_id, r.purpose, o.outcome, o.decided_on, r.manifest_sha256
    from resolution r join resolution_outcome o on o.resolution_id = r.id
  union all select 'RECORDED', d.id, d.body_id, d.programme_id, d.purpose, d.outcome, d.decided_on, null
    from recorded_decision d
  union all select 'EXTERNAL', e.id, e.body_id, e.programme_id, e.purpose, e.outcome, e.decided_on, k.manifest_sha256
    from external_decision e left join case_pack k on k.id = e.pack_id`;

const PASSED = `
  with decision as (${DECISIONS})
  select p.gate_id as "gateId", p.number, p.programme_id as "programmeId", g.code, m.code as "programmeCode",
    m.adopted_on::text as "adoptedOn", p.kind, p.evidence, p.evidence_sha256 as "evidenceSha256",
    coalesce((select jsonb_agg(jsonb_build_object('deciderId', d.id, 'bodyId', d.body_id, 'purpose', d.purpose,
        'satisfying', d.satisfying, 'mustNameSamePack', d.must_name_same_pack, 'source', c.source,
        'decisionId', c.decision_id, 'decision', (select jsonb_build_object('bodyId', x.body_id,
          'programmeId', x.programme_id, 'purpose', x.purpose, 'outcome', x.outcome, 'decidedOn', x.decided_on,
          'manifestSha256', x.manifest_sha256, 'delegationId', case when x.source = 'LIVE' and x.body_id <> d.body_id
            then guards.delegation_of(x.id, d.body_id) end) from decision x where x.source = c.source and x.id = c.decision_id))
        order by d.position, d.id)
      from gate_decider d left join counted_decision c on c.decider_id = d.id and c.number = p.number
      where d.gate_id = p.gate_id and (c.decider_id is not null or guards.is_required(d.id,
        case when m.practice then p.passed_on else (p.passed_at at time zone 'Europe/London')::date end))),
      '[]') as deciders,
    (select count(*)::int from counted_decision c where c.gate_id = p.gate_id and c.number = p.number
      and not exists (select from gate_decider d where d.id = c.decider_id and d.gate_id = p.gate_id)) as strays
  from gate_passing p join gate g on g.id = p.gate_id join programme m on m.id = p.programme_id
  order by p.gate_id, p.number`;

export const gatesCheck: Check = {
  name: 'gates',
  promise:
    'At every gate that was passed, each time that it was passed, each body that had to decide has a decision that counts, the letter of each statutory decision was confirmed by somebody else than who recorded it, no chair objected to the record of one from minutes, and those that had to name a pack named the same one.',
  async *faults({ db }) {
    for await (const passed of db.stream<Passed>(PASSED, 50)) {
      const because =
        textFault(passed) ??
        passed.deciders.map((one) => deciderFault(passed, one)).find(Boolean) ??
        strayFault(passed) ??
        factsFault(passed, await factsAtPassing(db, passed.gateId, passed.number));
      if (because) yield { table: 'gate_passing', row: passed.gateId, because };
    }
  },
};

function textFault({ evidence, evidenceSha256, ...passed }: Passed): string | null {
  if (sha256Hex(evidence) !== evidenceSha256) return 'Its evidence does not match its digest.';
  const value = read(evidence);
  if (!value) return 'Its evidence cannot be read.';
  const agrees =
    value.gate.id === passed.gateId &&
    value.gate.code === passed.code &&
    value.programme === passed.programmeCode &&
    value.evidence === passed.kind &&
    value.deciders.length === passed.deciders.length;
  if (!agrees) return 'Its evidence belongs to another gate, or names other bodies.';
  const open = value.deciders
    .flatMap((one) => (one.decision?.conditions ?? []).concat(one.earlierConditions ?? []))
    .find(({ kind, state }) => kind === 'PRECEDENT' && !['DISCHARGED', 'WAIVED'].includes(state));
  return open ? `It was passed while this condition was open: "${open.text}".` : null;
}

function deciderFault(passed: Passed, decider: Counted): string | null {
  const { bodyId, purpose, source, decision } = decider;
  if (!source)
    return `Body ${bodyId} had to decide (${purpose}), but no decision of it is counted.`;
  if (!decision) return `The counted decision of body ${bodyId} is missing.`;
  const ours =
    (decision.bodyId === bodyId || decision.delegationId !== null) &&
    decision.programmeId === passed.programmeId &&
    decision.purpose === purpose;
  if (!ours)
    return `The decision counted for body ${bodyId} is another body's, or for another purpose.`;
  if (!decider.satisfying.includes(decision.outcome)) {
    return `Body ${bodyId} decided ${decision.outcome}, with which the gate cannot be passed.`;
  }
  if ((source === 'RECORDED') !== (passed.kind === 'RECORDED') && source !== 'EXTERNAL') {
    return `A ${source} decision of body ${bodyId} is counted for a gate passed as ${passed.kind}.`;
  }
  return sameDecision(passed, decider)
    ? null
    : `The evidence shows another decision of body ${bodyId}.`;
}

function sameDecision({ evidence }: Passed, { bodyId, purpose, ...counted }: Counted): boolean {
  const shown = read(evidence)!.deciders.find(
    (one) => one.body.id === bodyId && one.purpose === purpose,
  )?.decision;
  return (
    shown !== undefined &&
    shown.id === counted.decisionId &&
    shown.source === counted.source &&
    shown.outcome === counted.decision!.outcome &&
    shown.decidedOn === counted.decision!.decidedOn &&
    (shown.delegation?.id ?? null) === counted.decision!.delegationId &&
    (counted.source !== 'LIVE' ||
      (shown.pack.manifestSha256 ?? null) === counted.decision!.manifestSha256)
  );
}

function strayFault({ strays }: Passed): string | null {
  return strays > 0
    ? `Decisions counted for bodies that this gate does not need: ${strays}.`
    : null;
}

/** What decisions can be wrong in: the same that the database asks of them (guards.gate_fault). */
export const OF_DECISIONS: readonly BlockerKind[] = [
  'DECIDER_MISSING',
  'WRONG_OUTCOME',
  'RECORDED_AT_LIVE_GATE',
  'NOT_CONFIRMED',
  'OBJECTED_TO',
  'PACK_SUPERSEDED',
  'PACK_NOT_NAMED',
  'VERSION_MISMATCH',
  'CONDITION_OPEN',
];

/** What was known then, held against the rule and against what the evidence names. */
const factsFault = (passed: Passed, facts: GateFacts): string | null =>
  ruleFault(passed, facts) ?? correctionsFault(passed, facts);

/** The evidence names the corrections of each decision that stood then, by their digests. */
function correctionsFault({ evidence }: Passed, facts: GateFacts): string | null {
  const shown = read(evidence)!.deciders;
  const other = standings(facts).find(({ decider, decision }) => {
    const named = shown.find(
      ({ body, purpose }) => body.id === decider.bodyId && purpose === decider.purpose,
    )?.decision?.corrections;
    const stood = (decision?.asCorrected ?? []).map(({ sha256 }) => sha256);
    return (named ?? []).join() !== stood.join();
  });
  return other
    ? `Its evidence names other corrections of the decision of ${other.decider.bodyName} than stood then.`
    : null;
}

/** Asks the rule itself of what was known then, and whether what it counts is what was counted. */
function ruleFault({ deciders }: Passed, facts: GateFacts): string | null {
  const blocker = readiness(facts).blockers.find(({ kind }) => OF_DECISIONS.includes(kind));
  if (blocker) return `It was passed all the same: ${blocker.because}`;
  const other = standings(facts).find(
    ({ decider, decision }) =>
      deciders.find(({ deciderId }) => deciderId === decider.id)?.decisionId !== decision?.id,
  );
  return other ? `Another decision of ${other.decider.bodyName} stood when it was passed.` : null;
}

/** The evidence, when it is in the one form in which it is written. */
function read(text: string): Evidence | null {
  try {
    const value = JSON.parse(text) as CanonicalValue;
    return canonicalRecord(value) === text ? (value as unknown as Evidence) : null;
  } catch {
    return null;
  }
}

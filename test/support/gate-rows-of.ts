import { randomUUID } from 'node:crypto';
import type {
  AsCorrected,
  ConditionFact,
  GateFacts,
  RequiredDecider,
  StandingDecision,
} from '../../src/governance/gates/gate-facts.rules.js';
import { OUTCOME_WEIGHT } from '../../src/governance/decisions/gate-outcome.rules.js';

/** A decision of a case as a row: one that corrects another names it. */
export type StoredDecision = StandingDecision & {
  correctsId?: string;
  /** How the row of its delegation differs from one that covers it. */
  delegationRow?: Record<string, unknown>;
};

/** A case as rows of a programme of its own; the names of the case are told by `id` and back by `name`. */
export interface GateRowsOf {
  programmeId: string;
  gateId: string;
  rows: [table: string, row: Record<string, unknown>][];
  id: (name: string) => string;
  name: (id: string) => string;
}

const GENESIS_MOMENT = '2018-01-01T00:00:00Z';

/** The rows that say what the facts of a case say. */
export function gateRowsOf(facts: GateFacts): GateRowsOf {
  const ids = new Map<string, string>();
  const id = (name: string) => {
    if (!ids.has(name)) ids.set(name, randomUUID());
    return ids.get(name)!;
  };
  const name = (of: string) => [...ids].find(([, one]) => one === of)?.[0] ?? of;
  const programmeId = id('programme');
  const it: Case = { facts, id, programmeId, gateId: id(facts.gateId) };
  const rows: GateRowsOf['rows'] = [
    ...placeRows(it),
    ...packRows(it),
    ...facts.decisions.flatMap((one, at) => decisionRows(it, one, at)),
    ...conditionRows(it),
  ].filter(
    // One resolution of a committee is the decision of several boards.
    ([table, row], at, all) =>
      all.findIndex(([other, one]) => other === table && keyOf(one) === keyOf(row)) === at,
  );
  rows.push(...rows.flatMap(([table, row], at) => eventRows(programmeId, table, row, at + 1)));
  return { programmeId, gateId: it.gateId, rows, id, name };
}

const keyOf = (row: Record<string, unknown>) => row.id ?? row.resolution_id ?? JSON.stringify(row);

interface Case {
  facts: GateFacts;
  id: (name: string) => string;
  programmeId: string;
  gateId: string;
}

/** A step with a case, but for the regulator's grant. */
const stageOf = ({ code }: GateFacts) => (code === 'GRANT' ? null : 'FBC');

function placeRows({ facts, id, programmeId, gateId }: Case): GateRowsOf['rows'] {
  const code = programmeId.slice(0, 8).toUpperCase();
  return [
    ['person', { id: id('person'), code, display_name: 'A', created_at: GENESIS_MOMENT }],
    [
      'programme',
      {
        id: programmeId,
        code,
        title: 'A',
        vision: 'A',
        regime: 'FT_MERGER',
        transaction_type: 'MERGER',
        practice: true,
        business_date: facts.today,
        adopted_on: facts.adoptedOn,
        created_at: GENESIS_MOMENT,
      },
    ],
    [
      'gate',
      {
        id: gateId,
        programme_id: programmeId,
        code: facts.code,
        ordinal: 1,
        title: facts.title,
        question: 'A?',
        case_stage: stageOf(facts),
        phase: 'FULL_CASE',
        same_day_allowed: facts.sameDayAllowed,
        required_documents: [],
        ground: 'PRACTICE',
      },
    ],
    ...facts.deciders.flatMap((one): GateRowsOf['rows'] => [
      [
        'deciding_body',
        {
          id: id(one.bodyId),
          code: `${code}-${one.bodyId}`,
          name: one.bodyName,
          kind: one.bodyKind,
          programme_id: programmeId,
        },
      ],
      [
        'gate_decider',
        {
          id: id(`decider ${one.id}`),
          programme_id: programmeId,
          gate_id: gateId,
          body_id: id(one.bodyId),
          position: one.order,
          purpose: one.purpose,
          satisfying: one.satisfying,
          must_name_same_pack: one.mustNameSamePack,
          ground: 'PRACTICE',
        },
      ],
    ]),
  ];
}

/** The packs that anything names; one that was replaced was replaced by the current one. */
function packRows({ facts, id, programmeId }: Case): GateRowsOf['rows'] {
  const current = facts.currentPack!;
  const named = facts.decisions
    .filter(({ manifestSha256 }) => manifestSha256 !== null)
    .map(({ packVersionId, manifestSha256, packSuperseded }) => ({
      packVersionId: packVersionId!,
      manifestSha256: manifestSha256!,
      packSuperseded,
    }));
  const all = [...named, { ...current, packSuperseded: false }];
  const packs = [...new Map(all.map((one) => [one.packVersionId, one])).values()];
  return packs.map((pack) => [
    'case_pack',
    {
      id: id(pack.packVersionId),
      programme_id: programmeId,
      stage: 'FBC',
      version_number: Number(pack.packVersionId.slice(1)),
      label: 'A',
      status: 'SEALED',
      created_by: id('person'),
      created_at: GENESIS_MOMENT,
      sealed_at: `2018-02-0${pack.packVersionId.slice(1)}T00:00:00Z`,
      manifest_sha256: pack.manifestSha256,
      superseded_by_id: pack.packSuperseded ? id(current.packVersionId) : null,
    },
  ]);
}

function decisionRows(it: Case, decision: StoredDecision, at: number): GateRowsOf['rows'] {
  const { id, programmeId, gateId, facts } = it;
  const decider = facts.deciders.find((one) => one.id === decision.deciderId)!;
  const { purpose } = decider;
  const { outcome, manifestSha256, decidedOn } = decision;
  const of = { programme_id: programmeId, body_id: id(decider.bodyId), purpose };
  const packId = manifestSha256 === null ? null : id(decision.packVersionId!);
  const moment = `${decidedOn}T16:${String(at).padStart(2, '0')}:00Z`;
  const record = {
    ...of,
    id: id(decision.id),
    outcome,
    decided_on: decidedOn,
    corrects_id: decision.correctsId ? id(decision.correctsId) : null,
    recorded_by: id('person'),
    recorded_at: moment,
  };
  if (decision.source === 'RECORDED') {
    const minutes = { minute_ref: '1', document_id: id('minutes'), gate_code: facts.code };
    const rows: GateRowsOf['rows'] = [['recorded_decision', { ...record, ...minutes }]];
    if (decision.objection === null) return rows;
    const said = { id: id(`objection to ${decision.id}`), record_id: id(decision.id), number: 1 };
    const by = { programme_id: programmeId, said_by: id('another person'), said_at: moment };
    const objection = { ...said, ...by, objects: true, reason: decision.objection };
    return [...rows, ['record_objection', objection]];
  }
  if (decision.source === 'EXTERNAL') {
    const letter = { reference: 'A', ratings: {}, pack_id: packId, number: at + 1 };
    const { noMaterialChange } = decision;
    const row = {
      ...record,
      ...letter,
      gate_id: gateId,
      no_material_change: noMaterialChange,
      comparison_id: noMaterialChange === null ? null : id('comparison'),
      recorded_for: [],
    };
    if (decision.awaitsConfirmation) return [['external_decision', row]];
    return [
      ['external_decision', row],
      [
        'external_confirmation',
        {
          id: id(`confirmation of ${decision.id}`),
          programme_id: programmeId,
          decision_id: id(decision.id),
          trust_id: id('another trust'),
          confirmed_by: id('another person'),
          confirmed_at: moment,
        },
      ],
    ];
  }
  const { delegated } = decision;
  if (!delegated) return liveRows(it, decider, decision, { of, packId, moment, at });
  const committee = { ...of, body_id: id(delegated.committeeId) };
  return [
    ...delegationRows(it, decider, decision, moment),
    ...liveRows(it, decider, decision, { of: committee, packId, moment, at }),
  ];
}

/** A committee and what the board delegated to it: from the beginning, as reserved matters too. */
function delegationRows(
  { id, programmeId }: Case,
  { bodyId, purpose }: RequiredDecider,
  { delegated, delegationRow }: StoredDecision,
  moment: string,
): GateRowsOf['rows'] {
  const { delegationId, committeeId, committeeName, documentSha256, clause } = delegated!;
  const code = `${programmeId.slice(0, 8).toUpperCase()}-${committeeId}`;
  const committee = { id: id(committeeId), code, name: committeeName, kind: 'COMMITTEE' };
  const row = {
    id: id(delegationId),
    programme_id: programmeId,
    from_body_id: id(bodyId),
    to_body_id: committee.id,
    purposes: [purpose],
    effective_from: '2018-01-01',
    document_id: id('scheme'),
    document_sha256: documentSha256,
    clause,
    reserved_clause: '4.3',
    entered_by: id('person'),
    entered_at: moment,
    confirmed_by: id('another person'),
    confirmed_at: GENESIS_MOMENT,
    confirmed_on: '2018-01-01',
    ...delegationRow,
  };
  return [
    ['deciding_body', { ...committee, programme_id: programmeId }],
    ['delegation', row],
  ];
}

interface AsPut {
  of: { programme_id: string; body_id: string };
  packId: string | null;
  moment: string;
  at: number;
}

function liveRows(
  { id, gateId, facts }: Case,
  { purpose }: RequiredDecider,
  { id: own, outcome, decidedOn, manifestSha256, ratification, asCorrected = [] }: StandingDecision,
  { of, packId, moment, at }: AsPut,
): GateRowsOf['rows'] {
  const put = {
    ...of,
    wording: 'A',
    way: 'NAMED',
    state: 'CLOSED',
    urgent_decider_ids: [],
    urgent_consultee_ids: [],
  };
  const outcomeOf = (resolution: string, said: string, carried: boolean): GateRowsOf['rows'][0] => [
    'resolution_outcome',
    {
      resolution_id: resolution,
      programme_id: of.programme_id,
      body_id: of.body_id,
      outcome: said,
      carried,
      steps: [],
      rule_version: '1',
      decided_on: decidedOn,
      closed_by: id('person'),
      closed_at: moment,
    },
  ];
  const resolution = {
    ...put,
    id: id(own),
    number: at * 2 + 1,
    purpose,
    stage: stageOf(facts),
    pack_id: packId,
    manifest_sha256: manifestSha256,
    opened_at: GENESIS_MOMENT,
    opened_on: '2018-01-01',
    subject_type: 'GATE',
    subject_id: gateId,
    method: ratification ? 'URGENT' : 'MEETING',
    ratify_by: ratification?.by ?? null,
  };
  const rows: GateRowsOf['rows'] = [
    ['resolution', resolution],
    outcomeOf(id(own), outcome, OUTCOME_WEIGHT[outcome] === 'FOR'),
    ...asCorrected.flatMap((one, turn) => correctionRows({ id, of, own }, one, turn + 1)),
  ];
  if (!ratification || ratification.answer === 'DUE') return rows;
  const ratify = {
    ...put,
    id: id(`ratify ${own}`),
    number: at * 2 + 2,
    purpose: 'RATIFY',
    method: 'MEETING',
    subject_type: 'RESOLUTION',
    subject_id: id(own),
  };
  const carried = ratification.answer === 'RATIFIED';
  const answer = outcomeOf(ratify.id, carried ? 'APPROVED' : 'REJECTED', carried);
  return [...rows, ['resolution', ratify], answer];
}

/** A correction of a live decision; one that counts is confirmed by two. */
function correctionRows(
  { id, of, own }: Pick<Case, 'id'> & Pick<AsPut, 'of'> & { own: string },
  { outcome, counts, enteredAt, sha256 }: AsCorrected,
  number: number,
): GateRowsOf['rows'] {
  const { programme_id, body_id } = of;
  const correction = id(`correction ${number} of ${own}`);
  const said = {
    id: correction,
    programme_id,
    body_id,
    resolution_id: id(own),
    number,
    document_id: id('minutes'),
    reason: 'A',
    outcome,
    carried: OUTCOME_WEIGHT[outcome] === 'FOR',
    steps: [],
    rule_version: '4',
    changes_outcome: true,
    sha256,
    entered_on: enteredAt.toISOString().slice(0, 10),
    entered_by: id('person'),
    entered_at: enteredAt.toISOString(),
  };
  const confirmed = ['PRESIDED', 'PRESENT'].map((kind): GateRowsOf['rows'][0] => [
    'correction_confirmation',
    {
      correction_id: correction,
      kind,
      programme_id,
      body_id,
      person_id: id(kind),
      confirmed_at: enteredAt.toISOString(),
    },
  ]);
  const made: GateRowsOf['rows'] = [['resolution_correction', said]];
  return counts ? made.concat(confirmed) : made;
}

const SET_BY = {
  LIVE: 'RESOLUTION',
  RECORDED: 'RECORDED_DECISION',
  EXTERNAL: 'EXTERNAL_DECISION',
} as const;

/** Each condition once, with what happened to it. */
function conditionRows(it: Case): GateRowsOf['rows'] {
  const all = it.facts.decisions.flatMap((decision) =>
    decision.conditions.map((condition) => ({ decision, condition })),
  );
  const once = all.filter(
    ({ condition }, at) => all.findIndex((one) => one.condition.id === condition.id) === at,
  );
  return once.flatMap(({ decision, condition }, at) => {
    const row = conditionRow(it, decision, condition, at);
    return condition.state === 'OPEN' ? [row] : [row, eventOf(it, condition)];
  });
}

function conditionRow(
  { facts, id, programmeId }: Case,
  { id: setBy, source, deciderId, decidedOn }: StandingDecision,
  { id: own, text, kind, state }: ConditionFact,
  at: number,
): GateRowsOf['rows'][0] {
  const decider = facts.deciders.find((one) => one.id === deciderId)!;
  const row = {
    id: id(own),
    programme_id: programmeId,
    number: at + 1,
    body_id: id(decider.bodyId),
    set_by_type: SET_BY[source],
    set_by_id: id(setBy),
    text,
    kind,
    owner_name: 'A',
    evidence_required: false,
    state,
    set_on: decidedOn,
    settled_on: state === 'DISCHARGED' || state === 'WAIVED' ? facts.today : null,
  };
  return ['condition', row];
}

function eventOf(
  { facts, id, programmeId }: Case,
  condition: ConditionFact,
): GateRowsOf['rows'][0] {
  const row = {
    id: id(`event of ${condition.id}`),
    programme_id: programmeId,
    condition_id: id(condition.id),
    number: 1,
    step: condition.state,
    done_on: facts.today,
    done_by: id('person'),
    done_at: `${facts.today}T09:00:00Z`,
  };
  return ['condition_event', row];
}

/** The event of a row in the programme's chain, as far as the verifier asks for it: its place, and of what. */
function eventRows(
  programmeId: string,
  table: string,
  row: Record<string, any>,
  seq: number,
): GateRowsOf['rows'] {
  const event = (type: string, subject: string) => [eventRow(programmeId, type, subject, seq)];
  switch (table) {
    case 'resolution_outcome':
      return event('resolution.closed', row.resolution_id as string);
    case 'resolution_correction':
      return event('resolution.corrected', row.id as string);
    case 'correction_confirmation':
      return event('correction.confirmed', row.correction_id as string);
    case 'recorded_decision':
      return event('decision.recorded', row.id as string);
    case 'external_decision':
      return event('external-decision.recorded', row.id as string);
    case 'delegation':
      return event('delegation.confirmed', row.id as string);
    case 'record_objection':
      return event('record.objected', row.record_id as string);
    case 'external_confirmation':
      return event('external-decision.confirmed', row.decision_id as string);
    case 'condition_event':
      return event(
        `condition.${(row.step as string).toLowerCase().replaceAll('_', '-')}`,
        row.condition_id as string,
      );
    case 'case_pack':
      return row.superseded_by_id ? event('pack.superseded', row.id as string) : [];
    default:
      return [];
  }
}

export const eventRow = (
  programmeId: string,
  type: string,
  subject: string,
  seq: number,
): GateRowsOf['rows'][0] => [
  'audit_content',
  {
    chain_id: programmeId,
    seq,
    programme_id: programmeId,
    actor_id: programmeId,
    type,
    subject_type: 'x',
    subject_id: subject,
  },
];

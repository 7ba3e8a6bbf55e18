import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { evidence, evidenceKind } from '../../src/governance/gates/evidence.rules.js';
import { GateFactsLoader } from '../../src/governance/gates/gate-facts.loader.js';
import { standings, type GateFacts } from '../../src/governance/gates/gate-facts.rules.js';
import {
  OUTSIDE_PURPOSES,
  RegulatorOutcome,
} from '../../src/governance/decisions/external-decision.rules.js';
import { needsConfirmation } from '../../src/governance/decisions/external-confirmation.rules.js';
import type { OutsidePurpose } from '../../src/shared/purpose.js';
import { OUTCOME_WEIGHT } from '../../src/governance/decisions/gate-outcome.rules.js';
import { readiness } from '../../src/governance/gates/readiness.rules.js';
import { canonicalRecord, sha256Hex } from '../../src/shared/canonical.js';
import type { Verification } from '../../src/tasks/verify/check.js';
import { gatesCheck, OF_DECISIONS } from '../../src/tasks/verify/gates-check.js';
import { withSnapshot } from '../../src/tasks/verify/snapshot.js';
import { READINESS_CASES, STANDING_CASES, type GateCase } from '../support/gate-cases.js';
import { ROW_CASES } from '../support/gate-row-cases.js';
import { eventRow, gateRowsOf, type GateRowsOf } from '../support/gate-rows-of.js';
import { TestApp } from '../support/test-app.js';

/** Facts that no rows say: what a decision was voided for follows from its pack, or its ratification. */
const NOT_IN_ROWS = [
  'R12: a decision on a pack that was replaced',
  'a decision voided for another reason',
  'R10: a condition of an earlier decision that was voided',
];
const CASES: GateCase[] = [...READINESS_CASES, ...STANDING_CASES, ...ROW_CASES];

/** A case as it is stored, and as the service's own loader reads it. */
interface Stored {
  rows: GateRowsOf;
  facts: GateFacts;
}
/** One decision of one body, counted for it; both by their names in the case. */
interface Counted {
  decider: string;
  decision: string;
}

let t: TestApp;
let client: Client;
let cases: Map<string, Stored>;
/** What the verifier finds when what stands is counted, and when something else is. */
const verified = new Map<string, string[]>();
const verifiedElse = new Map<string, { choice: Counted[]; found: string[] }[]>();

beforeAll(async () => {
  t = await TestApp.start();
  cases = new Map(await stored(CASES.map(([what, facts]) => [what, facts])));
  const wrong = [...cases].flatMap(([what, it]) =>
    wrongChoices(it).map((choice) => [what, choice] as const),
  );
  const others = await stored(
    wrong.map(([what]) => [what, CASES.find(([name]) => name === what)![1]]),
  );
  const rightly = [...cases.values()].map((it) => passed(it, standing(it)));
  const wrongly = others.map(([, it], at) => passed(it, wrong[at]![1]));
  await t.tamper(rightly.concat(wrongly).join(';'));
  const faults = await gateFaults();
  for (const [what, { rows }] of cases) verified.set(what, faults.get(rows.gateId) ?? []);
  for (const [at, [what, { rows }]] of others.entries()) {
    const found = faults.get(rows.gateId) ?? [];
    verifiedElse.set(what, (verifiedElse.get(what) ?? []).concat({ choice: wrong[at]![1], found }));
  }
  client = new Client({ ...t.connection('postgres'), options: '-c search_path=public' });
  await client.connect();
  await client.query("set session_replication_role = 'replica'");
}, 120_000);
afterAll(async () => {
  await client.end();
  await t.stop();
});

/** Writes each case as rows of a programme of its own, and reads it as the service does. */
async function stored(all: [what: string, facts: GateFacts][]): Promise<[string, Stored][]> {
  const written = all.map(([what, facts]) => ({ what, rows: gateRowsOf(facts) }));
  await t.tamper(written.flatMap(({ rows }) => rows.rows.map(inserted)).join(';'));
  const ids = written.map(({ rows }) => rows.programmeId);
  const loaded = await withSnapshot(
    t.connection('watersmeet_auditor'),
    async (db) => await t.app.get(GateFactsLoader).load(db, ids, new Date()),
  );
  return written.map(({ what, rows }) => {
    const { facts } = loaded.get(rows.programmeId)!.gates[0]!;
    return [what, { rows, facts }];
  });
}

/** What the verifier's check of gates finds, by gate. */
async function gateFaults(): Promise<Map<string, string[]>> {
  return await withSnapshot(t.connection('watersmeet_auditor'), async (db) => {
    const all = new Map<string, string[]>();
    for await (const { row, because } of gatesCheck.faults({ db } as Verification))
      all.set(row!, (all.get(row!) ?? []).concat(because));
    return all;
  });
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;
const inserted = ([table, row]: GateRowsOf['rows'][number]) =>
  `insert into "${table}" select * from jsonb_populate_record(null::"${table}", ${literal(
    JSON.stringify({ version: 1, ...row }),
  )})`;

const blockersOf = (facts: GateFacts) =>
  readiness(facts).blockers.filter(({ kind }) => OF_DECISIONS.includes(kind));

/** The decisions that passing would count: of each body the one that stands. */
const standing = ({ rows, facts }: Stored): Counted[] =>
  standings(facts).flatMap(({ decider, decision }) =>
    decision ? [{ decider: rows.name(decider.id), decision: rows.name(decision.id) }] : [],
  );

/** Every way of counting a decision for each body that has any, which is not how the rule has it. */
function wrongChoices(it: Stored): Counted[][] {
  const { rows, facts } = it;
  const all = facts.deciders.reduce<Counted[][]>(
    (choices, { id }) => {
      const own = storedDecisions(rows, id);
      if (own.length === 0) return choices;
      const decider = rows.name(id);
      return choices.flatMap((one) => own.map((decision) => [...one, { decider, decision }]));
    },
    [[]],
  );
  const right = new Set(standing(it).map(wordsOf));
  return all.filter(
    (choice) => choice.length !== right.size || !choice.every((one) => right.has(wordsOf(one))),
  );
}
const wordsOf = ({ decider, decision }: Counted) => `${decider}: ${decision}`;

/** All decisions of a body in the rows, those that were corrected too. */
function storedDecisions(rows: GateRowsOf, deciderId: string): string[] {
  const body = rows.rows.find(([, row]) => row.id === deciderId)![1].body_id;
  const kinds = ['resolution', 'recorded_decision', 'external_decision'];
  const committees = rows.rows
    .filter(([table, row]) => table === 'delegation' && row.from_body_id === body)
    .map(([, row]) => row.to_body_id);
  const bodies = [body, ...committees];
  return rows.rows
    .filter(
      ([table, row]) =>
        kinds.includes(table) && bodies.includes(row.body_id) && row.purpose !== 'RATIFY',
    )
    .map(([, row]) => rows.name(row.id as string));
}

const SOURCES: Record<string, string> = {
  resolution: 'LIVE',
  recorded_decision: 'RECORDED',
  external_decision: 'EXTERNAL',
};
const counted = (rows: GateRowsOf, all: readonly Counted[]) =>
  all.map(({ decider, decision }) => {
    const [table] = rows.rows.find(
      ([kind, row]) => kind in SOURCES && row.id === rows.id(decision),
    )!;
    return inserted([
      'counted_decision',
      {
        decider_id: rows.id(decider),
        programme_id: rows.programmeId,
        gate_id: rows.gateId,
        number: 1,
        source: SOURCES[table],
        decision_id: rows.id(decision),
      },
    ]);
  });

/** The gate as somebody passes it who asks nothing, and whose evidence agrees with what they count. */
function passed({ rows, facts }: Stored, choice: readonly Counted[]): string {
  const ids = choice.map(({ decision }) => rows.id(decision));
  const shown = { ...facts, decisions: facts.decisions.filter(({ id }) => ids.includes(id)) };
  const text = canonicalRecord(evidence(shown));
  const passing = {
    gate_id: rows.gateId,
    number: 1,
    programme_id: rows.programmeId,
    passed_on: facts.today,
    kind: evidenceKind(shown),
    evidence: text,
    evidence_sha256: sha256Hex(text),
    passed_by: rows.id('person'),
    passed_at: `${facts.today}T23:00:00Z`,
  };
  const event = eventRow(rows.programmeId, 'gate.passed', rows.gateId, 1_000);
  return [['gate_passing', passing] as GateRowsOf['rows'][0], event]
    .map(inserted)
    .concat(counted(rows, choice))
    .join(';');
}

/** What the database finds wrong when exactly these are counted. */
async function gateFault({ rows }: Stored, choice: readonly Counted[]): Promise<string | null> {
  await client.query('begin');
  try {
    await client.query('delete from counted_decision where gate_id = $1', [rows.gateId]);
    for (const sql of counted(rows, choice)) await client.query(sql);
    const asked = 'select guards.gate_fault($1) as fault';
    const found = await client.query<{ fault: string | null }>(asked, [rows.gateId]);
    return found.rows[0]!.fault;
  } finally {
    await client.query('rollback');
  }
}

describe('what a gate rests on is the same to the rule, to the database and to the verifier', () => {
  it.each(CASES.filter(([what]) => !NOT_IN_ROWS.includes(what)))(
    'the rows say it: %s',
    (what, _facts, expected) => {
      const { rows, facts } = cases.get(what)!;
      const found = blockersOf(facts).map((one) => `${one.kind} ${rows.name(one.subjectId)}`);
      const kinds: readonly string[] = OF_DECISIONS;
      expect(found.sort()).toEqual(
        expected.filter((one) => kinds.includes(one.split(' ')[0]!)).sort(),
      );
    },
  );

  it.each(CASES)('to the database: %s', async (what) => {
    const it = cases.get(what)!;
    const fault = blockersOf(it.facts).length > 0 ? expect.any(String) : null;
    expect(await gateFault(it, standing(it))).toEqual(fault);
  });

  it.each(CASES)('to the database, when anything else is counted: %s', async (what) => {
    const it = cases.get(what)!;
    for (const choice of [...wrongChoices(it), standing(it).slice(1)])
      expect([choice, await gateFault(it, choice)]).toEqual([choice, expect.any(String)]);
  });

  it.each(CASES)('to the verifier: %s', (what) => {
    const { facts } = cases.get(what)!;
    expect(verified.get(what)).toEqual(blockersOf(facts).length > 0 ? [expect.any(String)] : []);
  });

  it.each(CASES)('to the verifier, when anything else is counted: %s', (what) => {
    for (const { choice, found } of verifiedElse.get(what) ?? [])
      expect([choice, found]).toEqual([choice, [expect.any(String)]]);
  });

  it('is asked of more than twenty wrong ways to count', () => {
    expect([...verifiedElse.values()].flat().length).toBeGreaterThan(20);
  });

  it.each(Object.entries(OUTCOME_WEIGHT))('has %s as %s', async (outcome, weight) => {
    const { rows } = await client.query('select guards.favours($1) as favours', [outcome]);
    expect(rows).toEqual([{ favours: weight === 'FOR' }]);
  });

  it('has the same letters confirmed', async () => {
    const kinds = ['CMA', 'NHS_ENGLAND', 'SECRETARY_OF_STATE', 'ICB'] as const;
    const all = (Object.keys(OUTSIDE_PURPOSES) as OutsidePurpose[]).flatMap((purpose) =>
      kinds.flatMap((bodyKind) =>
        (Object.keys(RegulatorOutcome) as RegulatorOutcome[]).flatMap((outcome) =>
          [null, 'Typing errors only.'].map((noMaterialChange) => ({
            purpose,
            bodyKind,
            outcome,
            noMaterialChange,
          })),
        ),
      ),
    );
    const { rows } = await client.query(
      `select guards.needs_confirmation(a ->> 'purpose', a ->> 'bodyKind', a ->> 'outcome', a ->> 'noMaterialChange' is not null) as needs
       from jsonb_array_elements($1::jsonb) with ordinality as x(a, n) order by n`,
      [JSON.stringify(all)],
    );
    expect(rows.map(({ needs }) => needs)).toEqual(all.map(needsConfirmation));
  });
});

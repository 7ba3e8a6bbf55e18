import { aDocument, decide } from './decisions.js';
import type { DecisionPlan } from './decisions.js';
import type { TestApp } from './test-app.js';
import { key } from './world.js';

/** The queries and steps that the specs of gates share. */
export const GATE = `query ($p: String!, $g: String!) { gate(programme: $p, gate: $g) {
  code status baselineOn forecastOn actualOn version
  deciders { body { code } order purpose satisfied
    decision { id source recorded outcome decidedOn packLabel } voidedDecision { outcome } }
  criteria { id code kind met because }
  conditions { code status kind }
  readiness { ready blockers { kind because subjectType subjectId } }
  divergence { aspect subject values { bodyName value } }
  evidence { kind sha256 passedOn text passedBy { code } }
  deferrals { reason newDate }
} }`;

export const PASS =
  'mutation ($input: PassGateInput!) { passGate(input: $input) { replayed gate { code status } } }';

export const RECORD =
  'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { replayed gate { status } } }';

export const RECORD_EXTERNAL =
  'mutation ($input: RecordExternalDecisionInput!) { recordExternalDecision(input: $input) { replayed gate { status } } }';

export const CONFIRM =
  'mutation ($input: ConfirmCriterionInput!) { confirmCriterion(input: $input) { replayed gate { status } } }';

export const ATTACH =
  'mutation ($input: AttachGateDocumentInput!) { attachGateDocument(input: $input) { replayed gate { status } } }';

export const readGate = async (t: TestApp, g: string, p = 'UHDB', as = 'observer') =>
  await t.ok(GATE, { p, g }, as);

export const passInput = (gate: string, programme = 'UHDB') => ({
  input: { idempotencyKey: key(), programme, gate },
});

/** Past decisions of the boards at a gate, recorded from minutes by each one's own secretary. */
export async function recordPast(
  t: TestApp,
  gate: string,
  trusts: string[],
  over: Record<string, unknown> = {},
): Promise<void> {
  const programme = (over.programme as string | undefined) ?? 'UHDB';
  for (const trust of trusts) {
    const secretary = `${trust.toLowerCase()}-secretary`;
    await t.ok(
      RECORD,
      {
        input: {
          idempotencyKey: key(),
          programme,
          gate,
          body: `${trust}-BOARD`,
          purpose: 'FINAL_APPROVE',
          outcome: 'APPROVED',
          decidedOn: '2017-06-06',
          minuteRef: '17/101',
          documentId: await aDocument(t, programme, secretary),
          ...over,
        },
      },
      secretary,
    );
  }
}

/** What NHS England, or another body outside, decided. */
export async function external(t: TestApp, over: Record<string, unknown>): Promise<void> {
  const programme = (over.programme as string | undefined) ?? 'UHDB';
  await t.ok(
    RECORD_EXTERNAL,
    {
      input: {
        idempotencyKey: key(),
        programme,
        reference: 'Letter 1',
        documentId: await aDocument(t, programme, 'recorder'),
        ...over,
      },
    },
    'recorder',
  );
}

/** Every Trust's board decides the same. */
export async function boards(
  t: TestApp,
  trusts: string[],
  plan: Omit<DecisionPlan, 'body'>,
): Promise<void> {
  for (const trust of trusts) await decide(t, { ...plan, body: `${trust}-BOARD` });
}

/** Has the cases of a programme ask for one document, so that a pack is sealed in little time. */
export async function lightCases(t: TestApp, programme = 'UHDB'): Promise<void> {
  const { gates } = await t.ok(
    'query ($p: String!) { programme(programme: $p) { gates { code caseStage version } } }',
    { p: programme },
    'director',
  );
  for (const { code, caseStage, version } of gates)
    if (caseStage) {
      const light = { requiredDocuments: ['OTHER'], expectedVersion: version };
      await adjust(t, { programme, gate: code, ...light });
    }
}

/** Adjusts a step of a programme's own regime; by default it asks for no document. */
export async function adjust(t: TestApp, over: Record<string, unknown>): Promise<void> {
  const reason = 'Only what this test is about.';
  const input = { idempotencyKey: key(), programme: 'UHDB', requiredDocuments: [], reason };
  await t.ok(
    'mutation ($input: AdjustGateInput!) { adjustGate(input: $input) { gate { version } } }',
    { input: { ...input, ...over } },
    'director',
  );
}

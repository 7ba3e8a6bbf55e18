import type { Input, Read } from './caller.js';
import { aDocument, decide } from './decisions.js';
import type { DecisionPlan } from './decisions.js';
import { withSealedPack } from './packs.js';
import type { CaseStage } from './schema.types.js';
import type { TestApp } from './test-app.js';
import { key, worldAfter, type World } from './world.js';

/** What the specs of gates read of a gate. */
const GATE = `
  code status baselineOn forecastOn actualOn version
  deciders { body { code } order purpose satisfied
    decision { id source recorded outcome decidedOn packLabel } voidedDecision { outcome } }
  criteria { id code kind met because }
  conditions { code status kind }
  readiness { ready blockers { kind because subjectType subjectId } }
  divergence { aspect subject values { bodyName value } }
  evidence { kind sha256 passedOn text passedBy { code } }
  deferrals { deferReason newDate }`;

export const PASS =
  'mutation ($input: PassGateInput!) { passGate(input: $input) { replayed gate { code status } } }';

export const readGate = async (
  t: TestApp,
  gate: string,
  programme = 'UHDB',
  as = 'observer',
): Promise<Read<'gate'>> => await t.as(as).reads('gate', { programme, gate }, GATE);

export const passInput = (gate: string, programme = 'UHDB') => ({
  input: { idempotencyKey: key(), programme, gate },
});

/** Past decisions of the boards at a gate, recorded from minutes by each one's own secretary. */
export async function recordPast(
  t: TestApp,
  gate: string,
  trusts: string[],
  over: Partial<Input<'recordDecision'>> = {},
): Promise<void> {
  const { programme = 'UHDB' } = over;
  for (const trust of trusts) {
    const secretary = `${trust.toLowerCase()}-secretary`;
    await t.as(secretary).does('recordDecision', {
      programme,
      gate,
      body: `${trust}-BOARD`,
      purpose: 'FINAL_APPROVE',
      outcome: 'APPROVED',
      decidedOn: '2017-06-06',
      minuteRef: '17/101',
      documentId: await aDocument(t, programme, secretary),
      ...over,
    });
  }
}

type Recorded = Input<'recordExternalDecision'>;

/** What NHS England, or another body outside, decided; a statutory decision is confirmed, unless nobody is to. */
export async function external(
  t: TestApp,
  decision: Omit<Recorded, 'programme' | 'reference' | 'documentId'> & Partial<Recorded>,
  confirmedBy: string | null = 'derby-secretary',
): Promise<void> {
  const { programme = 'UHDB', reference = 'Letter 1' } = decision;
  const { documentId = await aDocument(t, programme, 'recorder') } = decision;
  const input = { ...decision, programme, reference, documentId };
  await t.as('recorder').does('recordExternalDecision', input);
  if (confirmedBy) await confirmLetters(t, confirmedBy, programme);
}

/** Confirms every letter of a programme that waits for it. */
export async function confirmLetters(
  t: TestApp,
  by = 'derby-secretary',
  programme = 'UHDB',
): Promise<void> {
  const shown = 'gates { decisions { id awaitsConfirmation corrected } }';
  const { gates } = await t.as('recorder').reads('programme', { programme }, shown);
  for (const { id: externalDecisionId, awaitsConfirmation, corrected } of gates.flatMap(
    ({ decisions }) => decisions,
  ))
    if (awaitsConfirmation && !corrected)
      await t.as(by).does('confirmExternalDecision', { programme, externalDecisionId });
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
  const read = await t.as('director').reads('programme', { programme }, 'gates { code caseStage }');
  for (const { code: gate, caseStage } of read.gates)
    if (caseStage) await adjust(t, { programme, gate, requiredDocuments: ['OTHER'] });
}

/** A world whose cases ask for one document, with sealed packs where stages are given. */
export const withLightCases = (before: World, ...stages: CaseStage[]): World => {
  const light = worldAfter(before, 'light', lightCases);
  const plans = stages.map((stage) => ({ stage, label: 'Final' }));
  return plans.length > 0 ? withSealedPack(light, ...plans) : light;
};

/** Adjusts a step of a programme's own regime as it is now, with a letter; by default it asks for no document. */
export async function adjust(
  t: TestApp,
  over: { gate: string } & Partial<Input<'adjustGate'>>,
): Promise<void> {
  const { programme = 'UHDB', gate } = over;
  const director = t.as('director');
  const { version } = await director.reads('gate', { programme, gate }, 'version');
  const reason = 'Only what this test is about.';
  const letterDocumentId = over.letterDocumentId ?? (await aDocument(t, programme));
  const asked = { expectedVersion: version, requiredDocuments: [], reason, letterDocumentId };
  await director.does('adjustGate', { ...asked, ...over, programme });
}

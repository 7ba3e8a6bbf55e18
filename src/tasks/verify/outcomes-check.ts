import { decisionFacts } from '../../governance/resolutions/decision.reader.js';
import { findingOf } from '../../governance/resolutions/findings.js';
import { completeBy } from '../../governance/closing/completing.rules.js';
import { endedWords, mayEnd } from '../../governance/closing/ending.rules.js';
import {
  decide,
  mayDecide,
  takingPart,
  type DecisionInput,
  type WorkedOutcome,
} from '../../governance/deciding/outcome.rules.js';
import {
  Resolution,
  DeclarationWorking,
  ResolutionDeclaration,
  ResolutionOutcome,
  ResolutionWorking,
} from '../../governance/resolutions/resolution.entity.js';
import { packDecidedOn } from '../../governance/resolutions/packs.reader.js';
import { isRuleVersion } from '../../governance/deciding/rule-version.rules.js';
import type { ProceduralEnding } from '../../governance/deciding/resolution.rules.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Check, Found, Verification } from './check.js';

const ENDINGS: readonly string[] = [
  'DEFERRED',
  'REFERRED_BACK',
  'WITHDRAWN',
] satisfies ProceduralEnding[];

export const outcomesCheck: Check = {
  name: 'outcomes',
  promise:
    'Every outcome is the same when it is worked out again, by the rules of its day, from the roll, the votes, the rulings and the attendance. What ended undecided after votes names who ruled so.',
  async *faults(it) {
    let unknown = 0;
    for await (const { id } of it.db.stream<{ id: string }>(
      'select id from resolution order by id',
    )) {
      const resolution = await it.db.must(Resolution, { id }, 'resolution');
      const outcome = await it.db.one(ResolutionOutcome, { resolutionId: id });
      const working = await it.db.one(ResolutionWorking, { resolutionId: id });
      const declaration = await it.db.one(ResolutionDeclaration, { resolutionId: id });
      const state =
        stateFault(resolution, outcome, working) ?? declaredStateFault(resolution, declaration);
      if (declaration) yield* declaredFaults(it, resolution, declaration, outcome);
      if (state) yield { table: 'resolution', row: id, because: state };
      else if (outcome && !working) yield* endedFaults(it, resolution, outcome);
      else if (outcome && working) {
        yield* workedFaults(it, resolution, outcome, { working, declaration });
        if (!isRuleVersion(outcome.ruleVersion)) unknown += 1;
      }
    }
    if (unknown > 0)
      it.warn(
        `Outcomes that were worked out by another version of the rules, and were not worked out again: ${unknown}.`,
      );
  },
};

/** A result that is declared has its declaration, and one that waits to be completed is declared. */
function declaredStateFault(
  { state }: Resolution,
  declaration: ResolutionDeclaration | null,
): string | null {
  if (declaration) {
    const may = ['DECLARED', 'CLOSED'].includes(state);
    return may ? null : `Its result is declared, but its state is ${state}.`;
  }
  return state === 'DECLARED' ? 'It is declared, but its declaration is missing.' : null;
}

/** What was declared follows from what was stored then; what became of it says so, and is no other result. */
async function* declaredFaults(
  { db }: Verification,
  { id: resolutionId }: Resolution,
  declaration: ResolutionDeclaration,
  outcome: ResolutionOutcome | null,
): AsyncGenerator<Found> {
  const kept = await db.one(DeclarationWorking, { resolutionId });
  const said = (because: string) => ({
    table: 'resolution_declaration',
    row: resolutionId,
    because,
  });
  if (!kept) return yield said('Its working is missing.');
  const worked = JSON.parse(kept.worked) as WorkedOutcome;
  const { missing = [] } = worked;
  if (!isAsWorkedOut(declaration, worked))
    yield said('What was declared does not agree with its working.');
  const again = ruleFault(declaration, JSON.parse(kept.input) as DecisionInput, kept.worked);
  if (again) yield { ...said(again), table: 'declaration_working' };
  if (missing.length === 0) yield said('It was declared although nothing was missing.');
  if (outcome && outcome.outcome !== declaration.outcome)
    yield said('It was completed as another result than was declared.');
}

/** Whether a declaration says what was worked out, and by when it is to be completed. */
function isAsWorkedOut(declaration: ResolutionDeclaration, worked: WorkedOutcome): boolean {
  const { outcome, carried, ruleVersion, missing = [], tally, steps } = worked;
  const { forCount, againstCount, abstainCount, declaredOn } = declaration;
  const said = [declaration.outcome, declaration.carried, declaration.ruleVersion];
  return (
    canonicalJson(said) === canonicalJson([outcome, carried, ruleVersion]) &&
    canonicalJson([forCount, againstCount, abstainCount]) ===
      canonicalJson([tally.for, tally.against, tally.abstain]) &&
    declaration.completeBy === completeBy(declaredOn) &&
    declaration.missing === canonicalJson([...missing]) &&
    canonicalJson(declaration.steps) === canonicalJson(steps)
  );
}

function stateFault(
  { state }: Resolution,
  outcome: ResolutionOutcome | null,
  working: ResolutionWorking | null,
): string | null {
  const ended = state === 'CLOSED' || state === 'WITHDRAWN';
  if (ended !== (outcome !== null)) {
    return ended
      ? 'It has ended, but has no outcome.'
      : `It has an outcome, but its state is ${state}.`;
  }
  if (!outcome) return working ? 'Its working is there, but it has no outcome.' : null;
  if (working) return null;
  if (ENDINGS.includes(outcome.outcome) && !outcome.carried && outcome.forCount === null)
    return null;
  return `Its outcome is ${outcome.outcome}, but its working is missing.`;
}

/** A resolution that ended undecided says so: that votes had been given, and who ruled that it ends. */
async function* endedFaults(
  { db }: Verification,
  resolution: Resolution,
  outcome: ResolutionOutcome,
): AsyncGenerator<Found> {
  if (['1', '2'].includes(outcome.ruleVersion)) return;
  const { id: resolutionId, state } = resolution;
  const { voterIds, counted } = await findingOf(db, resolutionId);
  const { ruledById, ruledBecause: because, proceduralMinuteRef, deferReason } = outcome;
  const worded = ruledById !== null || proceduralMinuteRef !== null;
  const said = worded ? { ruledById, because, proceduralMinuteRef } : null;
  const replaced = (await packDecidedOn(db, resolution.packId))?.superseded ?? false;
  const given = { votes: voterIds.length, counted, void: replaced };
  const closed = deferReason === null ? 'REFERRED_BACK' : 'DEFERRED';
  const ending = state === 'WITHDRAWN' ? 'WITHDRAWN' : closed;
  const fault = mayEnd(given, said, ruledById);
  const same = outcome.steps.join() === endedWords(ending, given, said);
  if (fault) yield { table: 'resolution_outcome', row: resolutionId, because: fault.because };
  else if (!same)
    yield {
      table: 'resolution_outcome',
      row: resolutionId,
      because: 'Its explanation does not agree with how it ended.',
    };
}

/** What is kept of how a resolution was decided. */
interface Kept {
  working: ResolutionWorking;
  declaration: ResolutionDeclaration | null;
}

async function* workedFaults(
  it: Verification,
  resolution: Resolution,
  outcome: ResolutionOutcome,
  { working, declaration }: Kept,
): AsyncGenerator<Found> {
  const input = JSON.parse(working.input) as DecisionInput;
  const worked = JSON.parse(working.worked) as WorkedOutcome;
  const told = columnFault(outcome, worked) ?? incompleteFault(input, worked, declaration);
  if (told) yield { table: 'resolution_outcome', row: resolution.id, because: told };
  const again = ruleFault(outcome, input, working.worked);
  if (again) yield { table: 'resolution_working', row: resolution.id, because: again };
  const { input: now } = await decisionFacts(it.db, resolution);
  for (const because of inputFaults(input, now, outcome.ruleVersion)) {
    yield { table: 'resolution_working', row: resolution.id, because };
  }
}

/** An outcome is complete, and one that was declared first says so. */
function incompleteFault(
  input: DecisionInput,
  { missing = [] }: WorkedOutcome,
  declaration: ResolutionDeclaration | null,
): string | null {
  if (missing.length > 0) return 'Its outcome counts, but not everybody is accounted for.';
  return (input.declared?.on ?? null) === (declaration?.declaredOn ?? null)
    ? null
    : 'It does not agree on whether its result was declared first.';
}

function columnFault(outcome: ResolutionOutcome, worked: WorkedOutcome): string | null {
  const { tally, quorum } = worked;
  const same =
    outcome.outcome === worked.outcome &&
    outcome.carried === worked.carried &&
    outcome.forCount === tally.for &&
    outcome.againstCount === tally.against &&
    outcome.abstainCount === tally.abstain &&
    outcome.quorate === quorum.met &&
    outcome.ruleVersion === worked.ruleVersion &&
    canonicalJson(outcome.steps) === canonicalJson(worked.steps);
  return same ? null : 'The outcome does not agree with its working.';
}

function ruleFault(
  { ruleVersion }: Pick<ResolutionOutcome, 'ruleVersion'>,
  input: DecisionInput,
  worked: string,
): string | null {
  if (!isRuleVersion(ruleVersion)) return null;
  if (canonicalJson(decide(input, ruleVersion)) !== worked) {
    return 'Worked out again from what was stored, the outcome is different.';
  }
  const refusal = mayDecide(input, ruleVersion);
  return refusal && `It could not be decided in this way: ${refusal.because}`;
}

/** The parts of a decision's facts, compared with the rows of today. Who was present is compared, not every time of arrival. */
const PARTS: [what: string, part: (input: DecisionInput) => unknown][] = [
  ['its body, purpose and method', ({ body, purpose, method }) => [body, purpose, method]],
  ['its standing orders', ({ orders }) => orders],
  ['its roll', ({ roll }) => roll],
  ['the attendance', (input) => takingPart(input)],
  ['its rulings on interests', ({ rulings }) => rulings],
  ['who presided', ({ presidingId }) => presidingId],
  ['its votes', ({ record }) => record],
  ['its casting vote', ({ castingVote }) => castingVote],
  ['its conditions', ({ conditions }) => conditions],
  ["the council's size", ({ council }) => council],
  ['its urgency', ({ urgent }) => urgent],
  ['when it was entered', ({ entered }) => entered ?? null],
];

/** The parts that outcomes have since version 4 of the rules. */
const PARTS_SINCE_4: typeof PARTS = [
  ['the interests in it', ({ interests }) => interests ?? null],
  ['what the secretary recorded for others', ({ bySecretary }) => bySecretary ?? null],
  ['whose sign-ins were confirmed', ({ identified }) => identified ?? 0],
];

function inputFaults(stored: DecisionInput, now: DecisionInput, version: string): string[] {
  const parts = Number(version) < 4 ? PARTS : [...PARTS, ...PARTS_SINCE_4];
  return parts
    .filter(([, part]) => canonicalJson(part(stored)) !== canonicalJson(part(now)))
    .map(([what]) => `Rows have changed since it was worked out: ${what}.`);
}

import { decisionFacts, standingVotes } from '../../governance/resolutions/decision.reader.js';
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
  ResolutionCount,
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
    'Every outcome is worked out again from the stored roll, votes, rulings and attendance, and is the same.',
  async *faults(it) {
    let unknown = 0;
    for await (const { id } of it.db.stream<{ id: string }>(
      'select id from resolution order by id',
    )) {
      const resolution = await it.db.must(Resolution, { id }, 'resolution');
      const outcome = await it.db.one(ResolutionOutcome, { resolutionId: id });
      const working = await it.db.one(ResolutionWorking, { resolutionId: id });
      const state = stateFault(resolution, outcome, working);
      if (state) yield { table: 'resolution', row: id, because: state };
      else if (outcome && !working) yield* endedFaults(it, resolution, outcome);
      else if (outcome && working) {
        yield* workedFaults(it, resolution, outcome, working);
        if (!isRuleVersion(outcome.ruleVersion)) unknown += 1;
      }
    }
    if (unknown > 0)
      it.warn(
        `Outcomes that were worked out by another version of the rules, and were not worked out again: ${unknown}.`,
      );
  },
};

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
  const votes = (await standingVotes(db, resolutionId)).length;
  const counted = (await db.count(ResolutionCount, { resolutionId })) > 0;
  const { ruledById, ruledBecause: because, proceduralMinuteRef, deferReason } = outcome;
  const worded = ruledById !== null || proceduralMinuteRef !== null;
  const said = worded ? { ruledById, because, proceduralMinuteRef } : null;
  const replaced = (await packDecidedOn(db, resolution.packId))?.superseded ?? false;
  const given = { votes, counted, void: replaced };
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

async function* workedFaults(
  it: Verification,
  resolution: Resolution,
  outcome: ResolutionOutcome,
  working: ResolutionWorking,
): AsyncGenerator<Found> {
  const input = JSON.parse(working.input) as DecisionInput;
  const worked = JSON.parse(working.worked) as WorkedOutcome;
  const told = columnFault(outcome, worked);
  if (told) yield { table: 'resolution_outcome', row: resolution.id, because: told };
  const again = ruleFault(outcome, input, working.worked);
  if (again) yield { table: 'resolution_working', row: resolution.id, because: again };
  const { input: now } = await decisionFacts(it.db, resolution);
  for (const because of inputFaults(input, now)) {
    yield { table: 'resolution_working', row: resolution.id, because };
  }
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
  { ruleVersion }: ResolutionOutcome,
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

function inputFaults(stored: DecisionInput, now: DecisionInput): string[] {
  return PARTS.filter(([, part]) => canonicalJson(part(stored)) !== canonicalJson(part(now))).map(
    ([what]) => `Rows have changed since it was worked out: ${what}.`,
  );
}

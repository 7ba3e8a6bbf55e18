import type { Refusal } from '../../shared/refusal.js';
import { PURPOSES, type Purpose } from '../deciding/purpose.rules.js';
import type { CaseStage } from '../programmes/regime.rules.js';

/** A gate, and what it asks of which body. */
export interface AskingGate {
  id: string;
  code: string;
  caseStage: CaseStage | null;
  takenOut: boolean;
  asks: readonly { bodyId: string; purpose: string }[];
}

/** The body of a resolution. */
export interface CountingBody {
  id: string;
  name: string;
  /** The boards for which it decides for a purpose, as a committee to which they delegated that. */
  decidesFor?: readonly { bodyId: string; purpose: Purpose }[];
}

/** A resolution as far as it decides where it counts. */
export interface Counting {
  body: CountingBody;
  purpose: Purpose;
  /** The gate that it is about; null for one on a pack, or about something else. */
  gateId: string | null;
  /** The stage of the pack that it decides on. */
  stage: CaseStage | null;
}

/** Why a resolution counts nowhere although it seems to be for a gate. */
export const CountingWarningKind = {
  GATE_TAKEN_OUT: 'GATE_TAKEN_OUT',
  NOT_ASKED: 'NOT_ASKED',
} as const;
export type CountingWarningKind = keyof typeof CountingWarningKind;

export interface CountingWarning {
  kind: CountingWarningKind;
  because: string;
}

/**
 * What is wrong with a resolution that seems to be for a gate and counts at none; null when it counts, or
 * when it is for no gate at all.
 *
 * - About a gate, it counts there if the gate asks its body for its purpose, or a board for which its body decides.
 * - On a pack, it counts at the gate of that business case which asks its body for its purpose. It seems to
 *   be for one if its purpose needs a pack, or if any gate of the programme asks somebody for it.
 */
export function countingWarning(
  { body, purpose, gateId, stage }: Counting,
  gates: readonly AskingGate[],
): CountingWarning | null {
  const { words } = PURPOSES[purpose];
  const asksIt = ({ asks }: AskingGate) => asks.some((asked) => takesPlace(asked, body, purpose));
  const about = gates.find(({ id }) => id === gateId);
  if (about) {
    if (about.takenOut) return takenOut(about);
    return asksIt(about) ? null : notAsked(`The gate ${about.code} does not ask`, body.name, words);
  }
  if (stage === null || !seemsForAGate(purpose, gates)) return null;
  const ofCase = gates.filter(({ caseStage }) => caseStage === stage);
  const asking = ofCase.find(asksIt);
  if (asking) return asking.takenOut ? takenOut(asking) : null;
  return notAsked(`No gate that decides on a pack of the ${stage} asks`, body.name, words);
}

/** The bodies whose place a resolution takes at its gate: its own, or those of boards for which it decides. */
export function placesTaken(
  { body, purpose, gateId, stage }: Counting,
  gates: readonly AskingGate[],
): string[] {
  const asked = gates
    .filter(
      ({ id, caseStage, takenOut: out }) =>
        !out && (gateId === null ? stage !== null && caseStage === stage : id === gateId),
    )
    .flatMap(({ asks }) => asks.filter((one) => takesPlace(one, body, purpose)));
  return [...new Set(asked.map(({ bodyId }) => bodyId))];
}

function takesPlace(
  asked: { bodyId: string; purpose: string },
  { id, decidesFor = [] }: CountingBody,
  purpose: Purpose,
): boolean {
  if (asked.purpose !== purpose) return false;
  if (asked.bodyId === id) return true;
  return decidesFor.some((one) => one.bodyId === asked.bodyId && one.purpose === purpose);
}

/** What a gate asks a body for, where that is one thing; else the refusal that says what to do. */
export function purposeAt(
  { code, asks }: AskingGate,
  body: CountingBody,
): { purpose: Purpose } | Refusal {
  const own = asks.filter((one) => takesPlace(one, body, one.purpose as Purpose));
  const asked = [...new Set(own.map(({ purpose }) => purpose))];
  const [only, another] = asked;
  if (only && !another) return { purpose: only as Purpose };
  const because = only
    ? `The gate ${code} asks ${body.name} for several things: give the purpose, ${asked.join(' or ')}.`
    : `The gate ${code} asks ${body.name} for nothing: give the purpose.`;
  return { code: 'BAD_USER_INPUT', because, field: 'purpose' };
}

/** Whether a resolution may be opened as it counts; null means yes. One that counts nowhere must be meant so. */
export function mayCountNowhere(
  warning: CountingWarning | null,
  countsNowhere: boolean,
): Refusal | null {
  if ((warning !== null) === countsNowhere) return null;
  const because = warning
    ? `${warning.because} If it is meant so, send countsNowhere: true.`
    : 'Leave out countsNowhere: this resolution counts at its gate, or is for none.';
  return { code: 'BAD_USER_INPUT', because, field: 'countsNowhere' };
}

const seemsForAGate = (purpose: Purpose, gates: readonly AskingGate[]) =>
  PURPOSES[purpose].needsPack ||
  gates.some(({ asks }) => asks.some((asked) => asked.purpose === purpose));

const takenOut = ({ code }: AskingGate): CountingWarning => ({
  kind: 'GATE_TAKEN_OUT',
  because: `The gate ${code} was taken out of the programme, so this counts at no gate.`,
});

const notAsked = (who: string, body: string, words: string): CountingWarning => ({
  kind: 'NOT_ASKED',
  because: `${who} ${body} to ${words}, so this counts at no gate.`,
});

import { inWords } from '../programmes/document-role.rules.js';
import { standings } from './gate-facts.rules.js';
import type { DeciderStanding, GateFacts, StandingDecision } from './gate-facts.rules.js';

export const DivergenceAspect = {
  OUTCOME: 'OUTCOME',
  CONDITION: 'CONDITION',
  VERSION: 'VERSION',
} as const;
export type DivergenceAspect = keyof typeof DivergenceAspect;

/** One point in which bodies that were asked for the same thing answered differently. */
export interface DivergenceLine {
  aspect: DivergenceAspect;
  /** The point on which they differ: the purpose, the condition's text, or the pack. */
  subject: string;
  values: { bodyId: string; bodyName: string; value: string }[];
}

/**
 * Where the decisions at a gate are not alike.
 *
 * - Outcomes and conditions are compared among bodies asked for the same thing: a board's approval
 *   and a council's approval are not a difference.
 * - Packs are compared among all that must name the same one. A body that has not decided is left out.
 */
export function divergence(facts: GateFacts): DivergenceLine[] {
  const decided = standings(facts).filter(({ decision }) => decision !== null);
  const purposes = [...new Set(decided.map(({ decider }) => decider.purpose))];
  const groups = purposes.map((purpose) =>
    decided.filter(({ decider }) => decider.purpose === purpose),
  );
  return [
    ...groups.flatMap((group) =>
      line('OUTCOME', inWords(group[0]!.decider.purpose), group, ({ outcome }) => outcome),
    ),
    ...groups.flatMap(conditionLines),
    ...line('VERSION', 'pack', decided.filter(namesPack), packOf, manifestOf),
  ];
}

function conditionLines(group: readonly DeciderStanding[]): DivergenceLine[] {
  const texts = new Map<string, string>();
  for (const { decision } of group) {
    for (const { text } of decision!.conditions) {
      if (!texts.has(plain(text))) texts.set(plain(text), text);
    }
  }
  return [...texts].flatMap(([key, text]) =>
    line('CONDITION', text, group, ({ conditions }) => {
      const kinds = conditions.filter((one) => plain(one.text) === key).map(({ kind }) => kind);
      return kinds.length === 0 ? 'NOT_SET' : [...new Set(kinds)].sort().join(' and ');
    }),
  );
}

/** A line when the values differ, else none; they may be compared by more than what is shown. */
function line(
  aspect: DivergenceAspect,
  subject: string,
  group: readonly DeciderStanding[],
  shown: (decision: StandingDecision) => string,
  compared = shown,
): DivergenceLine[] {
  if (new Set(group.map(({ decision }) => compared(decision!))).size < 2) return [];
  const values = group.map(({ decider: { bodyId, bodyName }, decision }) => ({
    bodyId,
    bodyName,
    value: shown(decision!),
  }));
  return [{ aspect, subject, values }];
}

function namesPack({ decider, decision }: DeciderStanding): boolean {
  return decider.mustNameSamePack && manifestOf(decision!) !== '';
}

function manifestOf({ manifestSha256 }: StandingDecision): string {
  return manifestSha256 ?? '';
}

function packOf({ packLabel, manifestSha256 }: StandingDecision): string {
  return packLabel ?? manifestSha256 ?? '';
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

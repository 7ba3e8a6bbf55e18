import { clearDays, dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { NoticeWarning } from './meeting.rules.js';

/** Papers of an item, and the day on which they were sealed and so were there to be read. */
export interface PapersCame {
  what: 'PACK' | 'ANNEX';
  sealedOn: Day;
}

const WORDS: Record<PapersCame['what'], string> = {
  PACK: 'The pack',
  ANNEX: "The body's own annex",
};

/**
 * Which papers of a meeting came late, by what happened: sealed after the day on which they were due, or
 * within the clear days that the standing orders ask for, whatever was planned. A warning, never a refusal.
 */
export function latePapers(
  meeting: { heldOn: Day; papersDueOn: Day | null },
  orders: { noticeClearDays: number },
  papers: readonly PapersCame[],
): NoticeWarning[] {
  return papers.flatMap(({ what, sealedOn }) => {
    const late = lateness(meeting, orders.noticeClearDays, sealedOn);
    const because = `${WORDS[what]} was sealed on ${dayInWords(sealedOn)}, ${late}.`;
    return late === null ? [] : [{ kind: 'PAPERS_LATE' as const, because }];
  });
}

function lateness(
  { heldOn, papersDueOn }: { heldOn: Day; papersDueOn: Day | null },
  asked: number,
  sealedOn: Day,
): string | null {
  if (papersDueOn !== null && sealedOn > papersDueOn) {
    return `after the papers were due on ${dayInWords(papersDueOn)}`;
  }
  if (sealedOn <= heldOn && clearDays(sealedOn, heldOn) >= asked) return null;
  const days = `${asked} clear ${asked === 1 ? 'day' : 'days'}`;
  return `less than the ${days} before the meeting of ${dayInWords(heldOn)} that the standing orders ask for`;
}

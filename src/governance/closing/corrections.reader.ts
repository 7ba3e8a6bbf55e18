import type { RequestContext } from '../../platform/graphql/request-context.js';
import { londonHour } from '../../shared/london-time.js';
import { correctionsThatStand, type Corrections } from '../deciding/correcting.rules.js';
import type { Choice, VoteRecord } from '../deciding/tally.rules.js';
import {
  correctionsShown,
  correctionWorkingOf,
  type ConfirmedCorrection,
} from '../resolutions/corrections.reader.js';

/** Whether a correction counts. */
export const CorrectionStanding = {
  COUNTS: 'COUNTS',
  WAITS: 'WAITS',
  REPLACED: 'REPLACED',
} as const;
export type CorrectionStanding = keyof typeof CorrectionStanding;

/** A correction as it is shown. */
export interface ShownCorrection extends ConfirmedCorrection {
  standing: CorrectionStanding;
}

/** The corrections of a resolution, the earliest first. */
export async function shownCorrectionsOf(
  context: RequestContext,
  resolutionId: string,
): Promise<ShownCorrection[]> {
  const all = await correctionsShown(context, resolutionId);
  const { counts, waits } = correctionsThatStand(all);
  const standingOf = (one: ConfirmedCorrection): CorrectionStanding => {
    if (one === counts) return 'COUNTS';
    return one === waits ? 'WAITS' : 'REPLACED';
  };
  return all.map((one) => ({ ...one, standing: standingOf(one) }));
}

/** What a line of a correction is about. */
export const CorrectionLineKind = {
  ATTENDANCE: 'ATTENDANCE',
  PRESIDING: 'PRESIDING',
  COUNT: 'COUNT',
  VOTE: 'VOTE',
  NOT_VOTED: 'NOT_VOTED',
} as const;
export type CorrectionLineKind = keyof typeof CorrectionLineKind;

/** Something that the minutes have otherwise. */
export interface CorrectionLine {
  kind: CorrectionLineKind;
  personId: string | null;
  says: string;
}

/** What the minutes have otherwise, line by line; empty for those who may not read it. */
export async function linesOf(
  context: RequestContext,
  correctionId: string,
): Promise<CorrectionLine[]> {
  const working = await correctionWorkingOf(context, correctionId);
  return working ? inLines(JSON.parse(working.lines) as Corrections) : [];
}

const VOTED: Record<Choice, string> = {
  FOR: 'Voted for.',
  AGAINST: 'Voted against.',
  ABSTAIN: 'Abstained.',
};

function inLines(of: Corrections): CorrectionLine[] {
  const { attendance, presidingId, count, votes, notVoted } = of;
  const lines: CorrectionLine[] = [];
  const add = (kind: CorrectionLineKind, personId: string | null, says: string) =>
    lines.push({ kind, personId, says });
  for (const one of attendance) add('ATTENDANCE', one.memberId, wasThere(one));
  if (presidingId !== null) add('PRESIDING', presidingId, 'Presided.');
  if (count !== null) add('COUNT', null, counted(count));
  for (const { memberId, choice } of votes)
    add('VOTE', memberId, choice === null ? 'Gave no vote.' : VOTED[choice]);
  if (notVoted !== null) add('NOT_VOTED', null, `Could vote and did not: ${notVoted}.`);
  return lines;
}

function wasThere({ present, arrivedAt, leftAt }: Corrections['attendance'][number]): string {
  if (!present) return 'Was not there.';
  const from =
    arrivedAt === null ? 'from the beginning' : `from ${londonHour(new Date(arrivedAt))}`;
  const to = leftAt === null ? 'to the end' : `until ${londonHour(new Date(leftAt))}`;
  return `Was there ${from} ${to}.`;
}

function counted(count: VoteRecord): string {
  if (count.way === 'AGREED_WITHOUT_VOTE')
    return `Dissents: ${count.dissents.length}; abstentions: ${count.abstentions.length}.`;
  if (count.way === 'NAMED_VOTES') return '';
  const spoilt = count.way === 'BALLOT' ? `, ${count.spoilt} spoilt` : '';
  return `${count.for} for, ${count.against} against, ${count.abstain} abstaining${spoilt}.`;
}

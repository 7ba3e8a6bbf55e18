import { dayInWords, momentInWords } from '../../shared/day.js';
import type { DecisionReport, DecisionSource, ProgrammeReport } from './programme-report.js';

/** What was looked at of a programme, in the words of its people. */
export function programmeText(programme: ProgrammeReport): string {
  const { code, title, practice, entries, from, until, decisions, gates } = programme;
  const kind = practice ? ', a practice programme' : '';
  const passed = gates.map(
    ({ code: gate, title: name, passedOn }) =>
      `    ${gate} ${name}: ${passedOn ? `passed on ${dayInWords(passedOn)}` : 'not passed'}`,
  );
  return [
    `Programme ${code}, "${title}"${kind}.`,
    `  Its record has ${entries} entries, made from ${at(from)} to ${at(until)}. An entry has the time at which it was made: what it tells of may be older.`,
    decisions.length > 0 ? '  Decisions:' : '  No decisions yet.',
    ...decisions.flatMap(decisionLines),
    '  Gates:',
    ...passed,
  ].join('\n');
}

const at = (moment: string | null) => (moment ? momentInWords(moment) : 'never');

/** Who decided what and when; then on what, how, and whence it is known. */
function decisionLines(decision: DecisionReport): string[] {
  const { body, outcome, on, wording } = decision;
  const details = [aboutWords, papersWords, votesWords, minuteWords].map((words) =>
    words(decision),
  );
  return [
    `    ${dayInWords(on)}, ${body}: ${inWords(outcome)}`,
    wording ? `      "${wording.replace(/\s+/g, ' ').trim()}"` : '',
    `      ${details.filter(Boolean).join('; ')}`,
    `      ${sourceWords(decision)}`,
  ].filter(Boolean);
}

const aboutWords = ({ gate, purpose }: DecisionReport) =>
  `${gate ? `gate ${gate}, ` : ''}purpose ${purpose}`;

const SHOWN_DIGITS = 12;

function papersWords({ source, pack, manifestSha256, paper }: DecisionReport): string {
  if (!pack) return paper ? `paper "${paper}"` : source === 'MINUTES' ? '' : 'no pack';
  const digest = manifestSha256
    ? ` (its digest begins ${manifestSha256.slice(0, SHOWN_DIGITS)})`
    : '';
  return `pack ${pack}${digest}`;
}

const votesWords = ({ forCount, againstCount, abstainCount }: DecisionReport) =>
  forCount === null
    ? ''
    : `${forCount} for, ${againstCount ?? 0} against, ${abstainCount ?? 0} abstained`;

const minuteWords = ({ minute }: DecisionReport) => (minute ? `minute ${minute}` : '');

const SOURCES: Record<DecisionSource, (name: string | null) => string> = {
  RESOLUTION: (name) => `decided here, by resolution ${name}`,
  MINUTES: () => 'typed in from its minutes',
  LETTER: (name) => `typed in from its letter, "${name}"`,
};

const sourceWords = ({ source, name, corrected, asCorrected }: DecisionReport) =>
  [
    SOURCES[source](name),
    corrected ? 'corrected by a later record' : '',
    ...asCorrected.map(
      ({ outcome, counts }) =>
        `by its minutes, with which it was corrected, ${inWords(outcome)}${counts ? '' : ' (not confirmed)'}`,
    ),
  ]
    .filter(Boolean)
    .join('; ');

/** What the decisions that were not taken here prove; null when there are none. */
export function typedInText(programmes: readonly ProgrammeReport[]): string | null {
  const all = programmes.flatMap(({ decisions }) => decisions);
  const typed = all.filter(({ source }) => source !== 'RESOLUTION').length;
  if (typed === 0) return null;
  return `${typed} of ${all.length} ${all.length === 1 ? 'decision was' : 'decisions were'} typed in from minutes or letters. It is checked that a document was attached where one is needed, not that the document says so.`;
}

const inWords = (code: string) => code.toLowerCase().replaceAll('_', ' ');

import { describe, expect, it } from '@jest/globals';
import { projectFiles, textOf } from '../support/project-files.js';

/**
 * Where each case is held that went wrong elsewhere, or could be made to go wrong here: the spec, and how
 * the title of the test begins (of a table, the row). The right values come from public cases, which are
 * minutes, standing orders, statutes and issues of other programs, told here in our own words. A case whose
 * test is renamed or taken away fails below, so that the map stays true.
 */
type Row = [what: string, spec: string, title: string];

const CASES: Row[] = [
  [
    '1 a show of hands and a member ruled out after it',
    'test/api/findings.spec.ts',
    '%s: keeps who decides as it was counted',
  ],
  [
    '1 every act that changes who may vote',
    'test/api/findings.spec.ts',
    'asks whether anything found stands',
  ],
  [
    '2 standing orders entered after the meeting that needed them',
    'test/api/known-then.spec.ts',
    'goes by the standing orders that were known there, not by those adopted since',
  ],
  [
    '2 standing orders of which there were no others, and the gate',
    'test/api/known-then.spec.ts',
    'says where a body had no other standing orders, and its gate warns of it',
  ],
  [
    '3 a casting vote given for a chair who voted in person',
    'test/api/resolutions.spec.ts',
    'ties by name; who presides and voted in person gives the casting vote too, and nobody for them',
  ],
  [
    '3 a casting vote recorded the wrong way',
    'test/api/resolutions.spec.ts',
    'ties by hands; a casting vote is taken out with its reason, and given anew',
  ],
  [
    '4 two who share one post',
    'test/api/posts.spec.ts',
    'are one for quorum and roll, and have one vote',
  ],
  [
    '4 two who share one post and differ',
    'test/api/posts.spec.ts',
    'have none where they differ, and one where one of them is silent',
  ],
  [
    '5 two holders of one seat on the day that it changes hands',
    'test/api/posts.spec.ts',
    'has no sixth member on any day, whoever leaves',
  ],
  [
    '5 a council with fewer seats than governors',
    'test/api/posts.spec.ts',
    'is not made smaller than its members',
  ],
  [
    '6 a written resolution that few answer',
    'src/governance/deciding/outcome-without-meeting.rules.spec.ts',
    '4 of 12 answering, where all are needed',
  ],
  [
    '6 a written resolution by the share of all members that its orders ask for',
    'test/api/posts.spec.ts',
    'say what a written resolution needs of all the members',
  ],
  [
    '7 a declared interest that nobody ruled on',
    'test/api/declared-results.spec.ts',
    'keeps who decided it',
  ],
  [
    '7 a declared interest that nobody ruled on, and the gate',
    'test/api/declared-results.spec.ts',
    'counts for no gate, and the gate says what is missing',
  ],
  [
    '8 fewer hands than members in the room',
    'test/api/declared-results.spec.ts',
    'by hands is declared, names how many are missing, and is completed with their number',
  ],
  [
    '8 fewer papers than members in the room',
    'test/api/declared-results.spec.ts',
    'by ballot counts the papers, spoilt ones among them',
  ],
  [
    '9 papers that came after their day',
    'test/api/declared-results.spec.ts',
    'are warned of at the meeting and the item, and told in the outcome',
  ],
  [
    '9 papers that came within the clear days',
    'src/governance/deciding/papers.rules.spec.ts',
    'within the clear days, no day set',
  ],
  [
    '10 the link and the private reason of a private meeting',
    'test/api/meetings.spec.ts',
    'shows its link and its private reason to its own body alone',
  ],
  [
    '11 members who left before the question was put',
    'test/api/meetings.spec.ts',
    'counts who was there as the item was taken and as it was put',
  ],
  [
    '11 a member who left and votes from elsewhere',
    'test/api/who-left.spec.ts',
    'casts no vote from elsewhere, and who stayed does',
  ],
  [
    '12 a program that settles a condition, on its own evidence',
    'test/api/conditions.spec.ts',
    'is nothing that a program does, nor whoever put in the evidence',
  ],
  [
    '12 every act that settles',
    'test/api/locks.spec.ts',
    'that settles what a programme decides is of a person who signed in a short while ago',
  ],
  [
    '13 a member both present and absent',
    'test/api/meetings.spec.ts',
    'a member both there and absent',
  ],
  ['13 a member there twice at once', 'test/api/meetings.spec.ts', 'a member there twice at once'],
  ['13 an entry given twice', 'test/api/meetings.spec.ts', 'the same entry twice'],
  [
    '14 null for the days of a meeting',
    'test/api/null-empties.spec.ts',
    'empties the days of a meeting, and what a false one silenced is warned of again',
  ],
  ['14 null for the terms of a draft', 'test/api/null-empties.spec.ts', 'empties of a draft %s'],
  [
    '14 null where a field cannot be empty',
    'test/api/bad-input.spec.ts',
    'is refused by its name where a field cannot be empty',
  ],
  [
    '15 approved, of a pack that was replaced',
    'src/governance/gates/decider-standing.rules.spec.ts',
    'is not when its pack was replaced: its decision is voided',
  ],
  [
    '15 approved beside a blocker, as the API shows it',
    'test/api/gates-passing.spec.ts',
    'is not said to be approved by a board whose pack was replaced since',
  ],
  [
    '16 a quorum of all posts',
    'src/governance/deciding/quorum.rules.spec.ts',
    "4 in post of 11 posts', 4, 11, 'POSTS', 4",
  ],
  [
    '16 a quorum of those in post alone',
    'src/governance/deciding/quorum.rules.spec.ts',
    "4 in post of 11 posts, of those in post', 4, 11, 'IN_POST', 2",
  ],
  [
    '16 a quorum of all posts, where nobody said how many there are',
    'test/api/posts.spec.ts',
    'can take a quorum of all posts, once it is known how many there are',
  ],
  [
    '17 a motion on which nobody voted',
    'test/api/resolutions.spec.ts',
    'by hands that nobody raises is not carried, and says so without a sum',
  ],
  [
    '17 a motion on which all abstained',
    'src/governance/deciding/explanation.rules.spec.ts',
    'of a vote in which all abstained',
  ],
  [
    '18 two thirds, rounded up',
    'src/governance/deciding/majority.rules.spec.ts',
    "two thirds of 11', 11, 2, 3, 8",
  ],
  [
    '18 two thirds by the standing orders',
    'test/api/posts.spec.ts',
    'can ask for two thirds, of the members, by clause and document',
  ],
  [
    '19 an outside decision of a day before its pack',
    'test/api/external-decisions.spec.ts',
    'a day before its pack',
  ],
  [
    '19 an outside decision on an earlier version',
    'test/api/external-decisions.spec.ts',
    'on an earlier pack stops the gate, unless two secretaries state that nothing material changed',
  ],
];

const REPRODUCTIONS: Row[] = [
  [
    'decisions that a statute asks for, taken out by one person',
    'test/api/gate-adjustment.spec.ts',
    'never takes out what a section in force asks for: %s',
  ],
  [
    'steps that a statute asks for, taken out by one person',
    'test/api/gate-adjustment.spec.ts',
    'nor its step: %s',
  ],
  ['go-live without a grant', 'test/law/floor.spec.ts', 'needs the grant, which stands'],
  [
    'a council recorded as approving with fewer than half of its seats',
    'test/api/external-decisions.spec.ts',
    'of a council is held against its seats of that day: %s',
  ],
  [
    'the grant passed while the clearance is corrected to a prohibition',
    'test/law/floor.spec.ts',
    'stops every later one: the grant cannot be passed while the clearance is corrected',
  ],
  [
    'a grant before the councils approved',
    'test/law/floor.spec.ts',
    'comes after the decisions of each board and council, and is refused before',
  ],
  ['a grant dated before the application', 'test/law/floor.spec.ts', 'no grant is dated before it'],
  [
    'an application dated before a council approved',
    'test/law/floor.spec.ts',
    'is made once, on a day on which all had approved and that has come',
  ],
  [
    'prohibited and reopened on one word',
    'test/api/programme-acts.spec.ts',
    "prohibits it on the authority's prohibition alone, and reopens it on its later clearance",
  ],
  [
    'a statutory letter recorded by one person, whatever the file is',
    'test/api/external-confirmations.spec.ts',
    'is on record, and counts for nothing while nobody else has confirmed it',
  ],
  [
    'the grant among the letters that are confirmed',
    'src/governance/decisions/external-confirmation.rules.spec.ts',
    "GRANT', 'NHS_ENGLAND', 'GRANTED', true",
  ],
  [
    'the rules of 2015 for a programme begun today',
    'test/law/rules-in-force.spec.ts',
    'is refused at its first live act',
  ],
  [
    'a record that could not return to what it was',
    'test/law/floor.spec.ts',
    'stands again when the record that was made by mistake is annulled',
  ],
  [
    'a record that could not be corrected twice',
    'test/law/floor.spec.ts',
    'can be corrected once more after that',
  ],
  [
    'a quorum by standing orders adopted at the meeting that lacked it',
    'test/api/known-then.spec.ts',
    'is given none by standing orders adopted since, though it is taken once more',
  ],
  [
    'not quorate for good, by mistake',
    'test/api/declared-results.spec.ts',
    'is closed as not quorate only by who says so',
  ],
  [
    'a seat entered after the opening',
    'test/api/late-and-rolls.spec.ts',
    'knows no seat that is entered after it was opened, whatever its first day',
  ],
  [
    'a privileged annex, read by who sits on both boards',
    'test/api/withheld-annexes.spec.ts',
    'with a privileged document is withheld from who sits for two Trusts, and from nobody else',
  ],
  [
    'a privileged annex, read by the chair of both boards',
    'test/api/withheld-annexes.spec.ts',
    'is withheld from the chair too, once they sit on the other board',
  ],
];

const specs = new Set(projectFiles().filter((path) => path.endsWith('.spec.ts')));
/** Whether a text of the spec begins so: a title, or the first value of a row. */
const hasTitle = (spec: string, title: string) =>
  ["'", '"', '`'].some((quote) => textOf(spec).includes(quote + title));

describe('a case that went wrong elsewhere is held by a test', () => {
  it.each(CASES)('%s', (_what, spec, title) => {
    expect([...specs]).toContain(spec);
    expect([title, hasTitle(spec, title)]).toEqual([title, true]);
  });

  it('each of the nineteen', () => {
    const numbers = new Set(CASES.map(([what]) => Number.parseInt(what, 10)));
    expect([...numbers]).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
  });
});

describe('what could be made to go wrong here is held by a test', () => {
  it.each(REPRODUCTIONS)('%s', (_what, spec, title) => {
    expect([...specs]).toContain(spec);
    expect([title, hasTitle(spec, title)]).toEqual([title, true]);
  });
});

import type {
  RecordDecisionInput,
  RecordExternalDecisionInput,
} from '../governance/records/decision.input.js';
import { paper, type StoryDocument } from './papers.data.js';

/** A decision taken before the story is decided here, recorded from minutes or a letter. */
export type Recorded =
  | ({ by: string; paper_: StoryDocument } & { kind: 'BODY' } & Omit<
        RecordDecisionInput,
        'idempotencyKey' | 'programme' | 'documentId' | 'conditions'
      >)
  | ({ by: string; paper_: StoryDocument } & {
      kind: 'OUTSIDE';
      /** Who confirms the letter, of a statutory decision. */
      confirmedBy?: string;
    } & Omit<
        RecordExternalDecisionInput,
        'idempotencyKey' | 'programme' | 'documentId' | 'conditions' | 'ratings'
      >);

/** What happened on one day of the demonstration, before 31 May 2018. */
export interface Chapter {
  on: string;
  recorded: Recorded[];
  /** The gate that was passed by then. */
  passed?: string;
}

const MINUTES =
  'A minute that stands for the real one in the demonstration; the day is illustrative.';

function minute(trust: 'DERBY' | 'BURTON', what: string, source: string): StoryDocument {
  const title = `Minute: ${what}, ${trust === 'DERBY' ? 'Derby' : 'Burton'}`;
  return {
    role: 'MINUTES',
    title,
    text: `${title}\n\nSource of the fact: ${source}.\n${MINUTES}\n`,
  };
}

const letter = (from: string, what: string, source: string): StoryDocument => ({
  role: 'REGULATOR_LETTER',
  title: `Letter of the ${from}: ${what}`,
  text: `Letter of the ${from}: ${what}\n\nSource of the fact: ${source}.\nIt stands for the real letter in the demonstration.\n`,
});

interface BothBoards {
  gate: string;
  on: string;
  what: string;
  source: string;
  purpose: RecordDecisionInput['purpose'];
  outcome?: RecordDecisionInput['outcome'];
  deferReason?: RecordDecisionInput['deferReason'];
  newDate?: string;
  paper?: string;
  note: string;
}

/** Each board decided for itself: two records, each by its own secretary. */
const both = ({ gate, on, what, source, outcome = 'APPROVED', ...rest }: BothBoards): Recorded[] =>
  (['DERBY', 'BURTON'] as const).map((trust) => ({
    kind: 'BODY' as const,
    by: `${trust.toLowerCase()}-secretary`,
    gate,
    ...rest,
    outcome,
    body: `${trust}-BOARD`,
    decidedOn: on,
    minuteRef: `${trust[0]}B/${on}/1`,
    paper_: minute(trust, what, source),
  }));

/** Domain 8.2: what is sourced to a month only has an illustrative day, and its note says so. */
export const CHAPTERS: Chapter[] = [
  {
    on: '2016-09-15',
    recorded: both({
      gate: 'EXPLORATION',
      on: '2016-09-14',
      purpose: 'SUPPORT',
      what: 'memorandum of understanding',
      source: 'Health Service Journal 7016917',
      note: 'The month is sourced, the day illustrative.',
    }),
    passed: 'EXPLORATION',
  },
  {
    on: '2016-10-07',
    recorded: both({
      gate: 'SOC',
      on: '2016-10-06',
      purpose: 'FINAL_APPROVE',
      what: 'strategic outline case',
      source: 'derbyhospitals.nhs.uk, 7 October 2016',
      note: 'The week is sourced, the day illustrative.',
    }),
    passed: 'SOC',
  },
  {
    on: '2017-05-05',
    recorded: both({
      gate: 'OBC',
      on: '2017-05-05',
      purpose: 'FINAL_APPROVE',
      outcome: 'DEFERRED',
      what: 'outline business case deferred',
      source: 'derbyhospitals.nhs.uk, 5 May 2017',
      deferReason: 'PRE_ELECTION',
      newDate: '2017-06-09',
      note: 'Deferred by about a month because of the pre-election period before the general election of 8 June 2017.',
    }),
  },
  {
    on: '2017-06-28',
    recorded: both({
      gate: 'OBC',
      on: '2017-06-27',
      purpose: 'FINAL_APPROVE',
      what: 'outline business case',
      source: 'seed page of both Trusts, June 2017',
      paper: 'Outline business case, final, 1 June 2017',
      note: 'The month is sourced, the day illustrative.',
    }),
    passed: 'OBC',
  },
  {
    on: '2018-03-15',
    recorded: [
      {
        kind: 'OUTSIDE',
        by: 'recorder',
        gate: 'COMPETITION',
        body: 'CMA',
        purpose: 'CLEAR',
        outcome: 'CLEARED_ON_BENEFITS',
        decidedOn: '2018-03-15',
        reference: 'ME/6726-17',
        confirmedBy: 'burton-secretary',
        paper_: letter(
          'competition authority',
          'cleared in phase 1 on patient benefits',
          'gov.uk, CMA case ME/6726-17',
        ),
      },
    ],
    passed: 'COMPETITION',
  },
  {
    on: '2018-03-16',
    recorded: [
      {
        kind: 'OUTSIDE',
        by: 'recorder',
        gate: 'FBC',
        body: 'NHSI',
        purpose: 'RATE',
        outcome: 'RETURNED_FOR_INFORMATION',
        decidedOn: '2018-03-16',
        pack: 'FBC/1',
        reference: 'First rating, 16 March 2018',
        paper_: letter('regulator', 'more assurance wanted on cash', 'Burton Mail 1557337'),
      },
    ],
  },
];

/** The criteria of the FBC gate that are already confirmed; the reader of the tour confirms the rest. */
export const CONFIRMED = [
  [
    'AUDIENCES_ENGAGED',
    'Staff workshops since summer 2016, both councils, public evenings on 24 and 26 October 2017.',
  ],
  ['DUE_DILIGENCE_REPORTED', "Each board has its own advisers' report as an annex (illustrative)."],
  ['QUALITY_SIGNED', 'Both medical directors and both chief nurses signed (illustrative).'],
] as const;

/** Each board's own annex to the pack that it decides on: its advisers' report on the other Trust. */
export const ANNEXES = [
  { body: 'DERBY-BOARD', by: 'derby-secretary', other: 'Burton' },
  { body: 'BURTON-BOARD', by: 'burton-secretary', other: 'Derby' },
].map(({ other, ...of }) => ({
  ...of,
  title: `Advice to this board on ${other} (illustrative)`,
  paper: paper(
    'DUE_DILIGENCE_REPORT',
    `Due diligence on ${other}`,
    `What this board's own advisers found at ${other}: cash, estate, contracts, claims.`,
  ),
}));

/** The certification that each board attaches to the FBC gate. */
export const CERTIFICATIONS = ['DERBY', 'BURTON'].map((trust) => ({
  trust,
  paper: {
    role: 'BOARD_CERTIFICATION' as const,
    title: `Board certification, ${trust === 'DERBY' ? 'Derby' : 'Burton'}`,
    text: `Board certification, ${trust}\n\nIt stands for the real document in the demonstration.\n`,
  },
}));

/** The first and the expected dates of the gates. Days within a month are illustrative. */
export const GATE_DATES: { gate: string; baselineOn: string; forecastOn: string }[] = [
  { gate: 'EXPLORATION', baselineOn: '2016-09-14', forecastOn: '2016-09-14' },
  { gate: 'SOC', baselineOn: '2016-10-06', forecastOn: '2016-10-06' },
  { gate: 'OBC', baselineOn: '2017-05-05', forecastOn: '2017-06-27' },
  { gate: 'COMPETITION', baselineOn: '2018-03-15', forecastOn: '2018-03-15' },
  { gate: 'FBC', baselineOn: '2017-11-28', forecastOn: '2018-06-15' },
  { gate: 'GRANT', baselineOn: '2018-03-29', forecastOn: '2018-06-29' },
  { gate: 'DAY_1', baselineOn: '2018-04-01', forecastOn: '2018-07-01' },
];

const APPROVE = 'To approve the Full Business Case and the application to merge.';
const APPLICATION = 'To approve the application to merge by way of acquisition.';
const board = { purpose: 'FINAL_APPROVE', wording: APPROVE } as const;
const council = { purpose: 'COUNCIL_APPROVAL', wording: APPLICATION } as const;
const derby = { by: 'derby-secretary', place: 'Royal Derby Hospital' } as const;
const burton = { by: 'burton-secretary', place: "Queen's Hospital, Burton" } as const;

/** Each body decides in a way of its own, so that the visitor sees all four. */
export const MEETINGS = [
  { ...derby, ...board, body: 'DERBY-BOARD', heldOn: '2018-06-12', way: 'NAMED_VOTES' },
  { ...burton, ...board, body: 'BURTON-BOARD', heldOn: '2018-06-12', way: 'AGREED_WITHOUT_VOTE' },
  { ...derby, ...council, body: 'DERBY-COUNCIL', heldOn: '2018-06-14', way: 'BALLOT' },
  { ...burton, ...council, body: 'BURTON-COUNCIL', heldOn: '2018-06-15', way: 'SHOW_OF_HANDS' },
] as const;

/** What one line of the bench must reach; null where nothing is asked of it. */
export interface Musts {
  /** Requests a second, as a part of the limit's in the same run. */
  ofLimit: number;
  /** Messages with a statement that PostgreSQL is sent for one request, its sign-in included. */
  statements: number | null;
  /** CPU a request with the most programmes, as a multiple of that with the fewest, one at a time. */
  growth: number | null;
}

/** One thing that is measured: what is asked of the product, and by whom. */
export interface Line {
  name: string;
  /** Another name for it, for those who measure often. */
  short: string;
  title: string;
  query: string;
  variables: Record<string, unknown>;
  /** Who asks, by turns: one person may have only so many requests answered at once. */
  askers: 'MEMBERS' | 'AUDITORS' | 'OBSERVERS';
  /** Parts of the answer that are another each time: they are compared by their kind only. */
  varying?: readonly string[];
  musts: Musts;
}

const PROGRAMME = 'P001';

export const LINES: Line[] = [
  {
    name: 'programme',
    short: 'R1',
    title: 'the programme page, with gates, readiness and blockers',
    askers: 'MEMBERS',
    variables: { programme: PROGRAMME },
    query: `query Programme($programme: String!) { programme(programme: $programme) {
      code title status businessDate
      gates { code title status forecastOn actualOn readiness { ready blockers { kind because subjectType subjectId } } } } }`,
    musts: { ofLimit: 0.45, statements: 8, growth: 1.35 },
  },
  {
    name: 'resolutions',
    short: 'R2',
    title: '100 resolutions with outcomes',
    askers: 'MEMBERS',
    variables: { programme: PROGRAMME, first: 100 },
    query: `query Resolutions($programme: String!, $first: Int!) { programme(programme: $programme) {
      resolutions(first: $first) { nodes { ref purpose way state openedOn
        outcome { outcome carried forCount againstCount abstainCount quorate decidedOn minuteRef } }
      pageInfo { hasNextPage } } } }`,
    musts: { ofLimit: 0.5, statements: 4, growth: 1.35 },
  },
  {
    name: 'portfolio',
    short: 'R3',
    title: 'the portfolio, with the status of every gate, a page of 200',
    askers: 'OBSERVERS',
    variables: { first: 200 },
    query: `query Portfolio($first: Int!) { programmes(first: $first) {
      nodes { code title status gates { code status } } pageInfo { hasNextPage } } }`,
    musts: { ofLimit: 0.7, statements: null, growth: null },
  },
  {
    name: 'trail',
    short: 'R4',
    title: '100 audit entries, by an auditor of every programme',
    askers: 'AUDITORS',
    variables: { programme: PROGRAMME, first: 100 },
    query: `query Trail($programme: String!, $first: Int!) { programme(programme: $programme) {
      auditTrail(first: $first) { nodes { sequence at type subjectType subjectId actorId entryHash contentDigest content }
      pageInfo { hasNextPage } } } }`,
    musts: { ofLimit: 0.5, statements: 4, growth: 1.35 },
  },
  {
    name: 'vote',
    short: 'W3',
    title: 'a vote, by 16 voters',
    askers: 'MEMBERS',
    variables: {},
    query: `mutation Vote($input: CastVoteInput!) { castVote(input: $input) { replayed
      receipt { format chain sequence entryHash revision choice manifestSha256 castAt practice }
      resolution { state } } }`,
    varying: ['sequence', 'entryHash', 'castAt'],
    musts: { ofLimit: 0.5, statements: 14, growth: 1.2 },
  },
];

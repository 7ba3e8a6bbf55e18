import type { CreateBodyInput, CreateTrustInput } from '../governance/trusts/trust.input.js';
import type { AddStatementInput } from '../governance/programmes/programme.input.js';

type Unkeyed<T> = Omit<T, 'idempotencyKey'>;

/** The Derby and Burton merger, 2016 to 2018. Facts with their sources; what is invented says so. */
export const PROGRAMME_CODE = 'UHDB';

/** The day from which the story is decided here; what came before is recorded from minutes. */
export const ADOPTED_ON = '2018-05-31';

export const TRUSTS: Unkeyed<CreateTrustInput>[] = [
  {
    code: 'DERBY',
    odsCode: 'RTG',
    kind: 'FOUNDATION_TRUST',
    name: 'Derby Teaching Hospitals NHS Foundation Trust',
    sites: [
      { code: 'RDH', name: 'Royal Derby Hospital', place: 'Uttoxeter Road, Derby', kind: 'ACUTE' },
      { code: 'LRCH', name: 'London Road Community Hospital', place: 'Derby', kind: 'COMMUNITY' },
    ],
  },
  {
    code: 'BURTON',
    odsCode: 'RJF',
    kind: 'FOUNDATION_TRUST',
    name: 'Burton Hospitals NHS Foundation Trust',
    sites: [
      { code: 'QHB', name: "Queen's Hospital", place: 'Belvedere Road, Burton', kind: 'ACUTE' },
      {
        code: 'SRP',
        name: 'Sir Robert Peel Community Hospital',
        place: 'Tamworth',
        kind: 'COMMUNITY',
      },
      {
        code: 'SJ',
        name: 'Samuel Johnson Community Hospital',
        place: 'Lichfield',
        kind: 'COMMUNITY',
      },
    ],
  },
];

export const BODIES: Unkeyed<CreateBodyInput>[] = [
  {
    code: 'DERBY-BOARD',
    name: 'Board of Derby Teaching Hospitals',
    kind: 'TRUST_BOARD',
    trust: 'DERBY',
    posts: 11,
  },
  {
    code: 'BURTON-BOARD',
    name: 'Board of Burton Hospitals',
    kind: 'TRUST_BOARD',
    trust: 'BURTON',
    posts: 9,
  },
  {
    code: 'DERBY-COUNCIL',
    name: 'Council of governors, Derby',
    kind: 'COUNCIL_OF_GOVERNORS',
    trust: 'DERBY',
    posts: 31,
  },
  {
    code: 'BURTON-COUNCIL',
    name: 'Council of governors, Burton',
    kind: 'COUNCIL_OF_GOVERNORS',
    trust: 'BURTON',
    posts: 22,
  },
  { code: 'NHSI', name: 'NHS Improvement', kind: 'NHS_ENGLAND' },
  { code: 'CMA', name: 'Competition and Markets Authority', kind: 'CMA' },
  { code: 'SOS', name: 'Secretary of State', kind: 'SECRETARY_OF_STATE' },
];

export const VISION =
  'One organisation across southern Derbyshire and south Staffordshire that keeps a vibrant district ' +
  'general hospital in Burton, secures specialist services in Derby for a wider population, and ' +
  'makes proper use of the community hospitals.';

/** Aims, challenges and the five pledges, restated from the Trusts' public pages and minutes. */
export const STATEMENTS: Pick<AddStatementInput, 'kind' | 'challengeKind' | 'text'>[] = [
  { kind: 'AIM', text: 'Keep a vibrant district general hospital in Burton.' },
  { kind: 'AIM', text: 'Secure specialist services in Derby for a larger population.' },
  { kind: 'AIM', text: 'Use the community hospitals in Lichfield, Tamworth and Derby properly.' },
  { kind: 'CHALLENGE', challengeKind: 'STAFF', text: 'Recruiting and keeping enough staff.' },
  {
    kind: 'CHALLENGE',
    challengeKind: 'SERVICE_SUSTAINABILITY',
    text: 'Some services are too small to be sustained alone.',
  },
  { kind: 'CHALLENGE', challengeKind: 'FINANCE', text: 'Money is short, and has to do more.' },
  { kind: 'CHALLENGE', challengeKind: 'RISING_DEMAND', text: 'Demand rises every year.' },
  { kind: 'PLEDGE', text: 'A vibrant district general hospital stays in Burton, with its A&E.' },
  { kind: 'PLEDGE', text: 'Specialised services in Derby are sustained and developed.' },
  {
    kind: 'PLEDGE',
    text: 'The community hospitals in Lichfield and Tamworth get services that fit.',
  },
  { kind: 'PLEDGE', text: 'Patients keep their choice.' },
  {
    kind: 'PLEDGE',
    text: 'Only what improves services changes: no privatisation, no wholesale redundancies.',
  },
];

/** The general election of 8 June 2017: the reason why the OBC was put back by a month. */
export const PRE_ELECTION_PERIOD = {
  name: 'General election of 8 June 2017',
  startsOn: '2017-04-22',
  endsOn: '2017-06-08',
};

/** The first date of go-live and the one confirmed on 9 May 2018 (Burton Mail): 91 days later. */
export const GO_LIVE = { baseline: '2018-04-01', forecast: '2018-07-01' };

import type { Role } from '../platform/access/roles.rules.js';
import type { SeatKind } from '../governance/trusts/body.rules.js';

/** Somebody in the story, by role title: no real person is named. */
export interface StoryPerson {
  code: string;
  title: string;
  email: string;
  roles: { role: Role; trust?: string }[];
  seats: { body: string; kind: SeatKind; voting: boolean }[];
}

const at = (place: string) => (name: string) => `${name}@${place}.example`;
const programme = at('programme');
const regulator = at('regulator');

const office = (code: string, title: string, ...roles: Role[]): StoryPerson => ({
  code,
  title,
  email: programme(code),
  seats: [],
  roles: roles.map((role) => ({ role })),
});

const outside = (code: string, title: string, role: Role): StoryPerson => ({
  code,
  title,
  email: regulator(code),
  seats: [],
  roles: [{ role }],
});

/** A director of one Trust; the quorum's mix follows from the seat. */
function director(
  trust: string,
  name: string,
  title: string,
  kind: SeatKind,
  ...more: Role[]
): StoryPerson {
  const place = trust.toLowerCase();
  return {
    code: `${place}-${name}`,
    title,
    email: at(place)(name),
    roles: (['BOARD_MEMBER', ...more] as Role[]).map((role) => ({ role, trust })),
    seats: [{ body: `${trust}-BOARD`, kind, voting: true }],
  };
}

const secretary = (trust: string, title: string): StoryPerson => {
  const place = trust.toLowerCase();
  const roles = [{ role: 'COMPANY_SECRETARY' as const, trust }];
  return {
    code: `${place}-secretary`,
    title,
    email: at(place)('secretary'),
    roles,
    seats: [],
  };
};

function governors(trust: string, parts: [SeatKind, number, string][]): StoryPerson[] {
  const place = trust.toLowerCase();
  const kinds = parts.flatMap(([kind, count, words]) =>
    Array.from({ length: count }, () => [kind, words] as const),
  );
  return kinds.map(([kind, words], index) => ({
    code: `${place}-governor-${index + 1}`,
    title: `${words} ${index + 1}`,
    email: at(place)(`governor-${index + 1}`),
    roles: [{ role: 'GOVERNOR', trust }],
    seats: [{ body: `${trust}-COUNCIL`, kind, voting: true }],
  }));
}

/** One person chaired both Trusts: two seats on two boards, and the chair of both councils. */
const CHAIR_OF_BOTH: StoryPerson = {
  code: 'chair',
  title: 'Chair of both Trusts',
  email: at('derby')('chair'),
  roles: ['DERBY', 'BURTON'].flatMap((trust) => [
    { role: 'BOARD_MEMBER', trust },
    { role: 'GOVERNOR', trust },
  ]),
  seats: ['DERBY', 'BURTON'].flatMap((trust) => [
    { body: `${trust}-BOARD`, kind: 'CHAIR', voting: true },
    { body: `${trust}-COUNCIL`, kind: 'CHAIR', voting: false },
  ]),
};

/** Sizes of the boards are illustrative; those of the councils are the press's 31 and 22. */
export const PEOPLE: StoryPerson[] = [
  office('director', 'Programme director', 'PROGRAMME_DIRECTOR'),
  office('sro', 'Senior responsible owner', 'SRO'),
  office('programme-chair', 'Chair of the programme board', 'PROGRAMME_BOARD_CHAIR'),
  office('pmo', 'Programme management office', 'PMO'),
  office('finance', 'Finance lead', 'FINANCE_LEAD'),
  office('auditor', 'Auditor', 'AUDITOR'),
  office('observer', 'Observer', 'OBSERVER'),
  outside('recorder', 'Recorder of outside decisions', 'EXTERNAL_RECORDER'),
  outside('reader', 'Reader for the regulator', 'REGULATOR_READER'),
  secretary('DERBY', 'Company secretary, Derby'),
  secretary('BURTON', 'Company secretary, Burton'),
  CHAIR_OF_BOTH,
  director('DERBY', 'chief-executive', 'Chief executive, Derby', 'EXECUTIVE'),
  director('DERBY', 'medical-director', 'Medical director, Derby', 'EXECUTIVE', 'MEDICAL_DIRECTOR'),
  director('DERBY', 'chief-nurse', 'Chief nurse, Derby', 'EXECUTIVE', 'CHIEF_NURSE'),
  director('DERBY', 'finance-director', 'Finance director, Derby', 'EXECUTIVE'),
  director('DERBY', 'operations-director', 'Chief operating officer, Derby', 'EXECUTIVE'),
  ...[1, 2, 3, 4, 5].map((n) =>
    director('DERBY', `ned-${n}`, `Non-executive director ${n}, Derby`, 'NON_EXECUTIVE'),
  ),
  director('BURTON', 'chief-executive', 'Chief executive, Burton', 'EXECUTIVE'),
  director(
    'BURTON',
    'medical-director',
    'Medical director, Burton',
    'EXECUTIVE',
    'MEDICAL_DIRECTOR',
  ),
  director('BURTON', 'chief-nurse', 'Chief nurse, Burton', 'EXECUTIVE', 'CHIEF_NURSE'),
  director('BURTON', 'finance-director', 'Finance director, Burton', 'EXECUTIVE'),
  ...[1, 2, 3, 4].map((n) =>
    director('BURTON', `ned-${n}`, `Non-executive director ${n}, Burton`, 'NON_EXECUTIVE'),
  ),
  ...governors('DERBY', [
    ['GOVERNOR_PUBLIC', 17, 'Public governor, Derby'],
    ['GOVERNOR_STAFF', 6, 'Staff governor, Derby'],
    ['GOVERNOR_APPOINTED', 8, 'Appointed governor, Derby'],
  ]),
  ...governors('BURTON', [
    ['GOVERNOR_PUBLIC', 13, 'Public governor, Burton'],
    ['GOVERNOR_STAFF', 4, 'Staff governor, Burton'],
    ['GOVERNOR_APPOINTED', 5, 'Appointed governor, Burton'],
  ]),
];

export const ADMINISTRATOR = {
  code: 'administrator',
  title: 'Administrator',
  email: programme('administrator'),
};

/** One password for every sign-in of the demo, which exists only outside production. */
export const DEMO_PASSWORD = 'derwent-meets-trent';

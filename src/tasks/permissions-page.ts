import { GIVEN_BY_DIRECTOR, GIVEN_BY_SECRETARY } from '../access/granting.rules.js';
import { PERMISSIONS, type Permission, type Place } from '../access/permission-table.rules.js';
import { PLACE_OF_ROLE, Role } from '../access/roles.rules.js';

const PLACES: Record<Place, string> = {
  ANYONE: 'anybody, signed in or not',
  SIGNED_IN: 'whoever is signed in; it answers only what is theirs to see',
  HOUSE: 'the role is held in the house',
  PROGRAMME: 'the role is held in the programme',
  MEMBER: 'any role in the programme',
  TRUST: 'the role is held for the Trust, in the house or in the programme',
  BODY: "of a Trust's body, the role is held for that Trust; of a programme's, in the programme",
};

/** What docs/permissions.md says: the table itself, for people. */
export function permissionsText(): string {
  const all = Object.entries(PERMISSIONS) as [string, Permission][];
  const fields = all.filter(([name]) => name.includes('.'));
  const verbs = all.filter(([name]) => !name.includes('.'));
  return [
    ...INTRODUCTION,
    '## Queries and mutations',
    '',
    ...table(verbs),
    '',
    '## Fields',
    '',
    ...FIELDS,
    '',
    ...table(fields),
    '',
    '## By role',
    '',
    ...byRole(all),
    '',
    '## Giving roles',
    '',
    ...giving(),
  ].join('\n');
}

const INTRODUCTION = [
  '# Permissions',
  '',
  'Written by `npm run permissions:write` from `src/access/permission-table.rules.ts`; a test compares.',
  'What is not listed is refused. What a person may not see at all answers `NOT_FOUND`, what is not their',
  "role's `NOT_ALLOWED`. _Fresh_ needs the person's own sign-in of at most 15 minutes ago and is never done",
  'by an API token; _in person_ is never done by an API token. An administrator of the house stands in for',
  "a Trust's or body's role where the table lists the administrator. A Trust's own register, seats and",
  'standing orders are kept by its company secretary, in whatever programme that role is held (by an API',
  'token, never).',
  '',
  '| where | means |',
  '| --- | --- |',
  ...Object.entries(PLACES).map(([place, means]) => `| ${place} | ${means} |`),
  '',
];

const FIELDS = ['A field comes with its object, but for these.'];

const table = (rows: [string, Permission][]) => [
  '| name | does | where | roles | needs |',
  '| --- | --- | --- | --- | --- |',
  ...rows.map(
    ([name, { does, at, roles, fresh, inPerson }]) =>
      `| \`${name}\` | ${does} | ${at} | ${roles.join(', ')} | ${fresh ? 'fresh' : inPerson ? 'in person' : ''} |`,
  ),
];

/** Whether the permission speaks of a role at all: what is open to all is not repeated for each. */
const names = (permission: Permission, role: Role) => permission.roles.includes(role);

function byRole(all: [string, Permission][]): string[] {
  const roles = Object.keys(Role) as Role[];
  const may = (role: Role) =>
    all.filter(([, permission]) => names(permission, role)).map(([name]) => `\`${name}\``);
  return [
    'Besides what is open to whoever is signed in, or to any role in the programme.',
    '',
    '| role | held | may |',
    '| --- | --- | --- |',
    ...roles.map((role) => `| ${role} | ${PLACE_OF_ROLE[role]} | ${may(role).join(', ')} |`),
  ];
}

const giving = () => [
  '`grantRole` and `revokeRole` ask besides which role it is (`src/access/granting.rules.ts`):',
  '',
  '| who | gives and ends |',
  '| --- | --- |',
  '| ADMINISTRATOR of the house | every role, everywhere |',
  `| COMPANY_SECRETARY | for their own Trust, in a programme that they serve: ${GIVEN_BY_SECRETARY.join(', ')} |`,
  `| PROGRAMME_DIRECTOR | in their own programme, for no Trust: ${GIVEN_BY_DIRECTOR.join(', ')} |`,
  '',
];

import { GIVEN_BY_DIRECTOR, GIVEN_BY_SECRETARY } from '../platform/accounts/granting.rules.js';
import {
  PERMISSIONS,
  type Permission,
  type Place,
} from '../platform/access/permission-table.rules.js';
import { whoInWords } from '../platform/access/permission-words.rules.js';
import { PLACE_OF_ROLE, Role } from '../platform/access/roles.rules.js';

const PLACES: Record<Place, string> = {
  ANYONE: 'anybody, signed in or not',
  SIGNED_IN: 'everybody who is signed in; each is shown only what they may see',
  INSTALLATION: 'the role is held in the installation',
  SOMEWHERE: 'the role is held in whatever programme; each is shown only what concerns them',
  PROGRAMME: 'the role is held in the programme',
  MEMBER: 'any role in the programme',
  TRUST: 'the role is held for the Trust, in the programme or in the installation',
  BODY: "for a Trust's body, the role is held for that Trust; for a programme board, in the programme",
  SECRETARY: 'as BODY, and only for the body that the person is secretary of',
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
  'Written by `npm run permissions:write` from `src/platform/access/permission-table.rules.ts`; a test compares.',
  'Everything that is not listed is refused. A thing that you may not see is answered `NOT_FOUND`; a thing',
  'that you see, but that your role may not do, `NOT_ALLOWED`. _Fresh_: you must have signed in yourself in',
  'the last 15 minutes, and an API token cannot do it. _In person_: an API token cannot do it. Where the',
  'table lists ADMINISTRATOR at a Trust or a body, an administrator of the installation can do it for every',
  "Trust. A Trust's company secretary keeps its register, seats and standing orders, in whatever programme",
  'that role is held; an API token cannot.',
  '',
  '| where | means |',
  '| --- | --- |',
  ...Object.entries(PLACES).map(([place, means]) => `| ${place} | ${means} |`),
  '',
];

const FIELDS = ['Everybody who can read an object can read its fields, except these.'];

const table = (rows: [string, Permission][]) => [
  '| name | does | who | needs | can be refused as |',
  '| --- | --- | --- | --- | --- |',
  ...rows.map(
    ([name, permission]) =>
      `| \`${name}\` | ${permission.does} | ${whoInWords(permission)} | ${needs(permission)} | ${(permission.refuses ?? []).join(', ')} |`,
  ),
];

const needs = ({ fresh, inPerson }: Permission) => (fresh ? 'fresh' : inPerson ? 'in person' : '');

/** Whether the permission speaks of a role at all: what is open to all is not repeated for each. */
const names = (permission: Permission, role: Role) => permission.roles.includes(role);

function byRole(all: [string, Permission][]): string[] {
  const roles = Object.keys(Role) as Role[];
  const may = (role: Role) =>
    all.filter(([, permission]) => names(permission, role)).map(([name]) => `\`${name}\``);
  return [
    'In addition to what everybody who is signed in, or every role in the programme, can do.',
    '',
    '| role | held | may |',
    '| --- | --- | --- |',
    ...roles.map((role) => `| ${role} | ${PLACE_OF_ROLE[role]} | ${may(role).join(', ')} |`),
  ];
}

const giving = () => [
  'Who gives and ends which role with `grantRole` and `revokeRole` (`src/platform/accounts/granting.rules.ts`):',
  '',
  '| who | gives and ends |',
  '| --- | --- |',
  '| ADMINISTRATOR of the installation | every role, everywhere |',
  `| COMPANY_SECRETARY | for their own Trust, in a programme that they serve: ${GIVEN_BY_SECRETARY.join(', ')} |`,
  `| PROGRAMME_DIRECTOR | in their own programme, for no Trust: ${GIVEN_BY_DIRECTOR.join(', ')} |`,
  '',
];

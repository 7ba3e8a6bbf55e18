import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLField } from 'graphql';
import { PLACE_OF_ROLE, Role } from '../../src/platform/access/roles.rules.js';
import { fillEveryTable, type Rows } from './filled-world.js';
import { Generator } from './generated-input.js';
import type { TestApp } from './test-app.js';
import { aWorld, type TrustPlan } from './world.js';

export interface Root {
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
}

/** Two programmes, a row of everything in the first, and what asks for any of it. */
export interface EveryField {
  rows: Rows;
  generator: Generator;
  roots: ReadonlyMap<string, Root>;
}

/** Makes them: `UHDB` of Derby and Burton, and `OTHER` of two other Trusts. */
export async function everyField(t: TestApp): Promise<EveryField> {
  await aWorld(t);
  const there: TrustPlan[] = [
    { code: 'NORTH', kind: 'FOUNDATION_TRUST', role: 'ACQUIRING' },
    { code: 'WEST', kind: 'FOUNDATION_TRUST', role: 'ACQUIRED' },
  ];
  await aWorld(t, { programme: 'OTHER', trusts: there });
  const about = { programme: 'UHDB', body: 'DERBY-BOARD', person: 'derby-ned-1' };
  const rows = await fillEveryTable(t, about);
  const generator = new Generator(rows, {
    'grantRole.programme': rows.programme,
    'grantRole.role': 'PMO',
    'createApiToken.role': 'OBSERVER',
    'correctStandingOrders.noticeClearDays': 9,
    'removeKeyFigure.code': 'MADE-UP',
    'enrolMembers.person': rows.person,
    'draftResolution.purpose': 'SUPPORT',
    'recordDelegation.from': about.body,
    'recordDelegation.to': about.body,
    'createProgramme.businessDate': null,
    'meetInCommon.withMeetingId': await anotherMeeting(t),
    'advanceBusinessDate.to': '2018-05-31',
    'annulRecord.recordType': 'RECORDED_DECISION',
  });
  return { rows, generator, roots: rootsOf(t) };
}

function rootsOf(t: TestApp): Map<string, Root> {
  const { schema } = t.app.get(GraphQLSchemaHost, { strict: false });
  const kinds = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return new Map(
    kinds.flatMap(([kind, type]) =>
      Object.values(type!.getFields()).map((field) => [field.name, { kind, field }] as const),
    ),
  );
}

async function anotherMeeting(t: TestApp): Promise<string> {
  const id = randomUUID();
  await t.tamper(
    `insert into meeting (id, programme_id, body_id, held_on, place, part, version)
     select $1, p.id, b.id, '2018-06-12', 'x', 'PUBLIC', 1 from programme p, deciding_body b where p.code = 'UHDB' and b.code = 'BURTON-BOARD'`,
    [id],
  );
  return id;
}

/** Has a person hold every role, in the installation, in the programme and for the Trust of these rows. */
export async function holdEveryRole(t: TestApp, rows: Rows, code: string): Promise<void> {
  for (const role of Object.keys(Role) as Role[])
    for (const programmeId of [rows.programme!, null]) {
      const trustId = PLACE_OF_ROLE[role] === 'TRUST' ? rows.trust! : null;
      if (programmeId === null && PLACE_OF_ROLE[role] === 'PROGRAMME') continue;
      await t.tamper(
        "insert into membership (id, person_id, programme_id, trust_id, role, from_day, version) select $1, p.id, $2, $3, $4, '2001-01-01', 1 from person p where p.code = $5",
        [randomUUID(), programmeId, trustId, role, code],
      );
    }
}

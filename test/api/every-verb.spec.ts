import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLField } from 'graphql';
import { PERMISSIONS, type Permission } from '../../src/access/permission-table.rules.js';
import { loadDemo } from '../../src/demo/demo.js';
import { generatedRequest, type Fixtures } from '../support/generated-input.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, key } from '../support/world.js';

/** Every root field of the schema, over HTTP, by who asks (rulings 11): nothing is left out. */
type Root = {
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
  permission: Permission;
};

const EVERY_VERB = Object.entries(PERMISSIONS as Record<string, Permission>)
  .filter(
    ([name]) =>
      !name.includes('.') &&
      ![
        'uploadDocument',
        'downloadDocument',
        'uploadAnnexDocument',
        'exportAudit',
        'exportHouseAudit',
      ].includes(name),
  )
  .map(([name, permission]) => [name, permission] as const);

let t: TestApp;
let fixtures: Fixtures;
const roots = new Map<string, Root>();

beforeAll(async () => {
  t = await TestApp.start();
  await loadDemo(t.app, () => undefined);
  const { schema } = t.app.get(GraphQLSchemaHost, { strict: false });
  for (const [kind, type] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const) {
    for (const field of Object.values(type!.getFields())) {
      roots.set(field.name, {
        kind,
        field,
        permission: (PERMISSIONS as Record<string, Permission>)[field.name]!,
      });
    }
  }
  await aPerson(t, 'stranger');
  await otherProgramme();
  fixtures = await fixturesOf();
}, 90_000);
afterAll(async () => {
  await t.stop();
});

async function otherProgramme(): Promise<void> {
  const input = {
    ...{
      idempotencyKey: key(),
      code: 'OTHER',
      title: 'Another',
      regime: 'REGIME_2015_SOC_OBC_FBC',
    },
    transactionType: 'ACQUISITION_S56A',
    parties: [
      { trust: 'BURTON', role: 'ACQUIRING' },
      { trust: 'DERBY', role: 'ACQUIRED' },
    ],
  };
  await t.ok(
    'mutation ($input: CreateProgrammeInput!) { createProgramme(input: $input) { programme { id } } }',
    { input },
    'administrator',
  );
  await aRole(t, 'stranger', 'OBSERVER', 'OTHER');
}

/** Things that are there and can be seen by the observer, so that a refusal is about the role alone. */
async function fixturesOf(): Promise<Fixtures> {
  const id = async (sql: string) => (await t.asOwner<{ id: string }>(sql))[0]!.id;
  const documentId = await id('select id from document order by id limit 1');
  const rating = {
    ...{
      idempotencyKey: key(),
      programme: 'UHDB',
      gate: 'FBC',
      body: 'NHSI',
      purpose: 'RATE',
      outcome: 'RATED',
    },
    ...{
      decidedOn: '2018-05-31',
      documentId,
      reference: 'Rating',
      letsProceed: true,
      pack: 'FBC/2',
    },
    conditions: [
      { text: 'Report cash.', kind: 'SUBSEQUENT', ownerName: 'Finance', dueOn: '2019-06-30' },
    ],
  };
  await t.ok(
    'mutation ($input: RecordExternalDecisionInput!) { recordExternalDecision(input: $input) { gate { id } } }',
    { input: rating },
    'recorder',
  );
  const opened = { idempotencyKey: key(), resolution: 'DERBY-BOARD/1', expectedVersion: 1 };
  await t.ok(
    'mutation ($input: OpenResolutionInput!) { openResolution(input: $input) { resolution { id } } }',
    { input: opened },
    'derby-secretary',
  );
  const meeting = async (body: string) =>
    await id(
      `select m.id from meeting m join deciding_body b on b.id = m.body_id where b.code = '${body}'`,
    );
  return {
    ...{
      idempotencyKey: () => randomUUID(),
      programme: 'UHDB',
      pack: 'FBC/2',
      a: 'FBC/1',
      b: 'FBC/2',
      gate: 'FBC',
    },
    ...{
      body: 'DERBY-BOARD',
      trust: 'DERBY',
      person: 'derby-ned-1',
      resolution: 'DERBY-BOARD/1',
      condition: 'C1',
    },
    ...{
      criterion: 'PLEDGES_CHECKED',
      code: 'NEW-CODE',
      odsCode: 'RXX',
      email: 'x@y.example',
      first: 1,
      days: 1,
    },
    ...{ 'createPerson.code': 'new-person', documentId, meetingId: await meeting('DERBY-BOARD') },
    'meetInCommon.withMeetingId': await meeting('BURTON-BOARD'),
    packDocumentId: await id(
      "select d.id from pack_document d join case_pack p on p.id = d.pack_id where p.stage = 'FBC' limit 1",
    ),
    gateDocumentId: await id('select id from gate_document limit 1'),
    statementId: await id('select id from programme_statement limit 1'),
    seatId: await id(
      "select s.id from seat s join deciding_body b on b.id = s.body_id where b.code = 'DERBY-BOARD' limit 1",
    ),
    membershipId: await id("select id from membership where role = 'PMO' limit 1"),
    'createProgramme.businessDate': null,
    ...{
      annexId: randomUUID(),
      annexDocumentId: randomUUID(),
      interestId: randomUUID(),
      noticeId: randomUUID(),
    },
    ...{
      sessionId: randomUUID(),
      apiTokenId: randomUUID(),
      resolutionId: randomUUID(),
      id: randomUUID(),
    },
    ...{ to: '2018-06-30', 'grantRole.role': 'OBSERVER', 'createApiToken.role': 'OBSERVER' },
  };
}

async function codeOf(name: string, as?: string): Promise<string> {
  const { kind, field } = roots.get(name)!;
  const { query, variables } = generatedRequest(kind, field, fixtures);
  const answer = await t.send(query, variables, as);
  return answer.errors?.[0]?.extensions.code ?? 'ANSWERED';
}

const counts = async () =>
  await t.asOwner(
    'select (select count(*) from audit_entry) as entries, (select count(*) from idempotency) as keys',
  );

describe('every root field', () => {
  it('is in the permission table, and nothing else is', () => {
    expect([...roots.keys()].sort()).toEqual(EVERY_VERB.map(([name]) => name).sort());
  });

  it.each(EVERY_VERB)('%s answers nobody but those who are signed in', async (name, permission) => {
    const code = await codeOf(name);
    if (permission.at === 'ANYONE') expect(code).not.toBe('INTERNAL');
    else expect(code).toBe('NOT_SIGNED_IN');
  });
});

const KEPT = EVERY_VERB.filter(
  ([, permission]) => !['ANYONE', 'SIGNED_IN'].includes(permission.at),
);

/** What is a body's own, and so not there for anybody else. */
const HIDDEN = [
  'reviseAnnex',
  'reviseAnnexDocument',
  'removeAnnexDocument',
  'sealAnnex',
  'confirmInterest',
  'ruleOnInterest',
];

/** Members of a programme may vote where they are on the roll: an observer is on none. */
const BY_ROLL = ['castVote', 'takeBackVote', 'declareInterest'];

function refusalOf(name: string): string {
  if (HIDDEN.includes(name)) return 'NOT_FOUND';
  return BY_ROLL.includes(name) ? 'NOT_ENTITLED_TO_VOTE' : 'NOT_ALLOWED';
}

/** The condition of the demo was set by a body outside: any Trust's secretary may record its letter. */
const OF_AN_OUTSIDE_BODY = [
  'sendBackEvidence',
  'dischargeCondition',
  'waiveCondition',
  'reopenCondition',
];

describe('what only some may do', () => {
  it.each(KEPT)(
    '%s is refused to somebody of another programme, and leaves nothing',
    async (name, permission) => {
      await t.tokenOf('stranger');
      const before = await counts();
      const house =
        permission.at === 'HOUSE' ||
        /^(adoptStandingOrders|appointToSeat|endSeat|registerInterest|grantRole|revokeRole)$/.test(
          name,
        );
      expect(house ? ['NOT_ALLOWED', 'NOT_FOUND'] : ['NOT_FOUND']).toContain(
        await codeOf(name, 'stranger'),
      );
      expect(await counts()).toEqual(before);
    },
  );

  it.each(KEPT)(
    '%s is refused to an observer of the programme, and leaves nothing',
    async (name) => {
      await t.tokenOf('observer');
      const before = await counts();
      expect(await codeOf(name, 'observer')).toBe(refusalOf(name));
      expect(await counts()).toEqual(before);
    },
  );

  const TRUSTS_OWN = KEPT.filter(
    ([name, permission]) =>
      ['BODY', 'TRUST'].includes(permission.at) && !OF_AN_OUTSIDE_BODY.includes(name),
  );
  it.each(TRUSTS_OWN)(
    "%s is refused to the other Trust's secretary, and leaves nothing",
    async (name) => {
      await t.tokenOf('burton-secretary');
      const before = await counts();
      expect(['NOT_ALLOWED', 'NOT_FOUND']).toContain(await codeOf(name, 'burton-secretary'));
      expect(await counts()).toEqual(before);
    },
  );
});

describe('what needs a sign-in of a short while ago', () => {
  const FRESH = EVERY_VERB.filter(([, permission]) => permission.fresh && permission.at === 'BODY');

  it.each(FRESH)('%s asks the secretary to sign in again', async (name) => {
    await t.tokenOf('derby-secretary');
    await t.tamper("update session set authenticated_at = now() - interval '16 minutes'");
    const before = await counts();
    const hidden = ['sealAnnex'].includes(name);
    expect(await codeOf(name, 'derby-secretary')).toBe(hidden ? 'NOT_FOUND' : 'REAUTHENTICATE');
    expect(await counts()).toEqual(before);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aRole, aSeat, aWorld, key } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  const interest = { person: 'derby-ned-1', nature: 'Director of a laundry.', from: '2017-01-01' };
  const past = { person: 'derby-ned-2', nature: 'Was a partner.', from: '2016-01-01' };
  for (const one of [interest, { ...past, until: '2017-12-31' }])
    await t.ok(
      'mutation ($input: RegisterInterestInput!) { registerInterest(input: $input) { interest { id } } }',
      { input: { idempotencyKey: key(), trust: 'DERBY', ...one } },
      'derby-secretary',
    );
  // One person on both boards (2.3).
  await aSeat(t, {
    body: 'BURTON-BOARD',
    person: 'derby-ned-3',
    kind: 'NON_EXECUTIVE',
    voting: true,
  });
  await aRole(t, 'derby-ned-3', 'BOARD_MEMBER', 'UHDB', 'BURTON');
});
afterAll(async () => {
  await t.stop();
});

const INTERESTS = `query ($r: String!) { resolution(resolution: $r) {
  interests { id person { code } nature confirmed ruling { ruling } rulings { number ruling } } } }`;
const PREVIEW = `query ($r: String!, $i: UUID!, $u: Ruling!) { resolution(resolution: $r) {
  quorumPreview(interestId: $i, ruling: $u) { before { present met } after { present met because } breaks } } }`;
const CONFIRM =
  'mutation ($input: ConfirmInterestInput!) { confirmInterest(input: $input) { interest { confirmed } } }';

const interests = async (resolution: { id: string }, as = 'derby-secretary') =>
  (await t.ok(INTERESTS, { r: resolution.id }, as)).interests as any[];

const ruling = (interestId: string, over: object = {}) => ({
  input: { idempotencyKey: key(), interestId, ruling: 'LEAVE', reason: 'It touches it.', ...over },
});

describe('what is known of interests when a resolution is opened', () => {
  it('is brought in unconfirmed: the register’s entries of that day, and seats elsewhere', async () => {
    const resolution = await r.aResolution(t);
    const found = await interests(resolution);
    expect(found.map(({ id: _id, ...rest }) => rest)).toEqual([
      {
        person: { code: 'derby-ned-1' },
        nature: 'Director of a laundry.',
        confirmed: false,
        ruling: null,
        rulings: [],
      },
      {
        person: { code: 'derby-ned-3' },
        confirmed: false,
        ruling: null,
        rulings: [],
        nature: 'Also has a seat on the Board of BURTON Hospitals.',
      },
    ]);
    const input = { interestId: found[0].id };
    expect(await t.refused(CONFIRM, { input }, 'derby-ned-2')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    for (const person of ['derby-ned-1', 'derby-secretary'])
      expect((await t.ok(CONFIRM, { input }, person)).interest.confirmed).toBe(true);
    const rows = await t.asOwner('select from interest_confirmation');
    expect(rows).toHaveLength(1);
  });

  it('is nobody else’s to read', async () => {
    const resolution = await r.aResolution(t);
    const [known] = await interests(resolution);
    for (const outsider of [
      'burton-secretary',
      'burton-chair',
      'director',
      'auditor',
      'observer',
    ]) {
      expect(await interests(resolution, outsider)).toEqual([]);
      const asked = { r: resolution.id, i: known.id, u: 'LEAVE' };
      expect(await t.refused(PREVIEW, asked, outsider)).toMatchObject({ code: 'NOT_ALLOWED' });
      expect(await t.refused(CONFIRM, { input: { interestId: known.id } }, outsider)).toMatchObject(
        { code: 'NOT_FOUND' },
      );
    }
  });
});

describe('declaring an interest', () => {
  it('takes no vote away by itself', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-exec-1': 'FOR' });
    await r.declare(t, resolution, 'derby-exec-1');
    expect(await r.close(t, resolution, { notVoted: 6 })).toMatchObject({ forCount: 1 });
  });

  it.each([
    ['a member for another', 'derby-ned-2', { person: 'derby-ned-1' }, 'NOT_ALLOWED'],
    ['somebody of the other Trust', 'burton-chair', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['the secretary for themselves', 'derby-secretary', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['the secretary for nobody known', 'derby-secretary', { person: 'who' }, 'NOT_FOUND'],
    ['a member in too many words', 'derby-ned-2', { nature: 'x'.repeat(2001) }, 'BAD_USER_INPUT'],
  ])('is refused to %s', async (_case, person, over, code) => {
    const resolution = await r.aResolution(t);
    const before = await r.rows(t);
    const input = { idempotencyKey: key(), resolution: resolution.id, nature: 'Shares.', ...over };
    expect(await t.refused(r.DECLARE, { input }, person)).toMatchObject({ code });
    expect(await r.rows(t)).toEqual(before);
  });

  it('may be done by the secretary for a member, who is told', async () => {
    const resolution = await r.aResolution(t);
    const told = { idempotencyKey: key(), resolution: resolution.id, nature: 'Shares.' };
    const input = { ...told, person: 'derby-ned-2' };
    const { interest } = await t.ok(r.DECLARE, { input }, 'derby-secretary');
    expect(interest.confirmed).toBe(false);
    const { edges } = await t.ok(
      'query { myNotices(first: 1, unreadOnly: true) { edges { node { id text subjectId } } } }',
      {},
      'derby-ned-2',
    );
    expect(edges[0].node).toMatchObject({ subjectId: resolution.id });
    expect(edges[0].node.text).toContain(resolution.ref);
    const read =
      'mutation ($input: MarkNoticeReadInput!) { markNoticeRead(input: $input) { notice { readAt } } }';
    const notice = { input: { noticeId: edges[0].node.id } };
    expect(await t.refused(read, notice, 'derby-ned-1')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await t.ok(read, notice, 'derby-ned-2')).notice.readAt).not.toBeNull();
  });
});

describe('a ruling on an interest', () => {
  const four = ['derby-chair', 'derby-ned-1', 'derby-exec-1'];

  it('takes the vote, shows before what it does to the quorum, and the latest binds', async () => {
    const resolution = await r.aResolution(t, { present: four });
    const interest = await r.declare(t, resolution, 'derby-exec-1');
    const asked = { r: resolution.id, i: interest, u: 'LEAVE' };
    const preview = await t.ok(PREVIEW, asked, 'derby-chair');
    expect(preview.quorumPreview).toMatchObject({
      before: { present: 3, met: true },
      after: { present: 2, met: false },
      breaks: true,
    });
    await r.rule(t, interest, 'STAY_NO_VOTE');
    expect(await t.refused(r.CAST, r.aVote(resolution, 'FOR'), 'derby-exec-1')).toMatchObject({
      code: 'NOT_ENTITLED_TO_VOTE',
    });
    await r.rule(t, interest, 'TAKE_PART');
    await r.cast(t, resolution, { 'derby-exec-1': 'FOR' });
    const [shown] = (await interests(resolution)).filter((one) => one.id === interest);
    expect(shown.rulings).toEqual([
      { number: 1, ruling: 'STAY_NO_VOTE' },
      { number: 2, ruling: 'TAKE_PART' },
    ]);
    expect(await r.close(t, resolution, { notVoted: 2 })).toMatchObject({
      outcome: 'APPROVED',
      forCount: 1,
    });
  });

  it('that breaks the quorum leaves nothing decided (R7)', async () => {
    const resolution = await r.aResolution(t, { present: four });
    const interest = await r.declare(t, resolution, 'derby-ned-1');
    await r.rule(t, interest, 'LEAVE');
    await r.cast(t, resolution, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    expect(await r.close(t, resolution)).toMatchObject({ outcome: 'NOT_QUORATE', quorate: false });
  });

  it('waits until a vote that stands is taken back', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-exec-1': 'FOR' });
    const interest = await r.declare(t, resolution, 'derby-exec-1');
    const before = await r.rows(t);
    expect(await t.refused(r.RULE, ruling(interest), 'derby-chair')).toMatchObject({
      code: 'VOTE_STANDS',
    });
    expect(await r.rows(t)).toEqual(before);
    const back = { idempotencyKey: key(), resolution: resolution.id, expectedRevision: 1 };
    expect((await t.ok(r.TAKE_BACK, { input: back }, 'derby-exec-1')).receipt).toEqual({
      revision: 2,
      choice: null,
    });
    await r.rule(t, interest, 'LEAVE');
  });

  it('is given by whoever presides and not on their own; the secretary records it', async () => {
    const resolution = await r.aResolution(t, { present: four });
    const own = await r.declare(t, resolution, 'derby-chair');
    expect(await t.refused(r.RULE, ruling(own), 'derby-chair')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const chosen = { resolution: resolution.id, expectedVersion: resolution.version };
    const input = { ...chosen, at: '2018-05-31T12:00:00Z', presiding: 'derby-ned-1' };
    await t.ok(r.TAKE, { input }, 'derby-secretary');
    expect(await t.refused(r.RULE, ruling(own), 'derby-exec-1')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const recorded = await t.ok(r.RULE, ruling(own), 'derby-secretary');
    expect(recorded.interest.ruling).toEqual({
      ruling: 'LEAVE',
      number: 1,
      reason: 'It touches it.',
    });
    const [row] = await t.asOwner(
      `select by.code as by, recorded.code as recorded from interest_ruling i
       join person by on by.id = i.ruled_by join person recorded on recorded.id = i.recorded_by where i.interest_id = $1`,
      [own],
    );
    expect(row).toEqual({ by: 'derby-ned-1', recorded: 'derby-secretary' });
    for (const outsider of ['burton-chair', 'burton-secretary'])
      expect(await t.refused(r.RULE, ruling(own), outsider)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe("a Trust's own business: its register, seats and standing orders", () => {
  const REGISTER = `mutation ($input: RegisterInterestInput!) { registerInterest(input: $input) { interest { id } } }`;
  const APPOINT = `mutation ($input: AppointToSeatInput!) { appointToSeat(input: $input) { seat { id } } }`;
  const ADOPT = `mutation ($input: AdoptStandingOrdersInput!) { adoptStandingOrders(input: $input) { body { id } } }`;
  const ACTS: [string, (trust: string) => object][] = [
    [
      REGISTER,
      (trust) => ({ trust, person: 'derby-exec-2', nature: 'A trustee.', from: '2018-01-01' }),
    ],
    [
      APPOINT,
      (trust) => ({
        body: `${trust}-BOARD`,
        person: 'auditor',
        kind: 'NON_EXECUTIVE',
        title: 'Director',
        voting: true,
        from: '2030-01-01',
      }),
    ],
    [
      ADOPT,
      (trust) => ({
        body: `${trust}-BOARD`,
        effectiveFrom: '2030-01-01',
        castingVote: true,
        quorumExecutives: 1,
        quorumNonExecutives: 1,
        ways: ['SHOW_OF_HANDS'],
        methods: ['MEETING'],
      }),
    ],
  ];

  it('is kept by its secretary, wherever that role is held, and by no token of a programme', async () => {
    const token = {
      idempotencyKey: key(),
      programme: 'UHDB',
      role: 'COMPANY_SECRETARY',
      name: 'A ledger',
      days: 1,
    };
    const { token: secret } = await t.ok(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
      { input: token },
      'derby-secretary',
    );
    for (const [act, about] of ACTS) {
      const input = { idempotencyKey: key(), ...about('DERBY') };
      for (const person of ['burton-secretary', 'director', 'derby-chair'])
        expect(await t.refused(act, { input }, person)).toMatchObject({ code: 'NOT_ALLOWED' });
      const { errors } = await t.sendWith(act, { input }, secret);
      expect(errors![0]!.extensions).toMatchObject({ code: 'NOT_ALLOWED' });
      await t.ok(act, { input }, 'derby-secretary');
    }
  });
});

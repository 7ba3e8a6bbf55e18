import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendFile } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aWorld, key } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t, { methods: ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION', 'URGENT'] });
});
afterAll(async () => {
  await t.stop();
});

const COUNTED =
  'query ($r: String!) { resolution(resolution: $r) { counted { certificate { fileName } } } }';
const COUNCIL = [1, 2, 3, 4, 5].map((n) => `derby-governor-${n}`);
const inFavour = (people: readonly string[], choice = 'FOR') =>
  Object.fromEntries(people.map((person) => [person, choice]));

describe('a resolution by named votes at a meeting', () => {
  it('is approved once more are for than against, and says how', async () => {
    const resolution = await r.aResolution(t, { present: r.DERBY_BOARD.slice(0, 6) });
    await r.cast(t, resolution, {
      'derby-chair': 'FOR',
      'derby-ned-1': 'FOR',
      'derby-ned-2': 'FOR',
      'derby-ned-3': 'AGAINST',
      'derby-exec-1': 'AGAINST',
      'derby-exec-2': 'ABSTAIN',
    });
    expect(await r.close(t, resolution, { minuteRef: '18/42' })).toEqual({
      outcome: 'APPROVED',
      carried: true,
      quorate: true,
      decidedOn: '2018-05-31',
      forCount: 3,
      againstCount: 2,
      abstainCount: 1,
      minuteRef: '18/42',
      steps: [
        'The Trust board has 7 voting members. For a quorum, its standing orders of 1 April 2016 ask for 1 in 3 of them: 3 members, including at least 1 executive and 1 non-executive.',
        'Of these, 6 were present when the item was taken.',
        'Quorate: 6 of the 7 voting members count towards the quorum (3 needed).',
        'It was decided at a meeting, by named votes: 3 for, 2 against, 1 abstaining.',
        'A resolution to approve a business case needs more than half of the votes cast (SI 1990/1331, Schedule 2, paragraph 4): at least 3 of 5. It has 3.',
        'The resolution is carried. Outcome: approved.',
      ],
    });
  });

  it('is not quorate without an executive, and decides nothing (R6)', async () => {
    const present = ['derby-chair', 'derby-ned-1', 'derby-ned-2'];
    const { outcome } = await r.decided(t, { present });
    expect(outcome).toMatchObject({ outcome: 'NOT_QUORATE', carried: false, quorate: false });
  });

  it('ties, and is carried only by the casting vote of the chair (R5)', async () => {
    const votes = { 'derby-chair': 'FOR', 'derby-ned-1': 'AGAINST', 'derby-exec-1': 'ABSTAIN' };
    const resolution = await r.aResolution(t, { present: Object.keys(votes) });
    await r.cast(t, resolution, votes);
    const input = { idempotencyKey: key(), resolution: resolution.id, choice: 'FOR' };
    expect(await t.refused(r.CASTING, { input }, 'derby-ned-1')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await t.ok(r.CASTING, { input }, 'derby-chair');
    const late = r.aVote(resolution, 'AGAINST', { expectedRevision: 1 });
    expect(await t.refused(r.CAST, late, 'derby-chair')).toMatchObject({ code: 'VOTING_NOT_OPEN' });
    const outcome = await r.close(t, resolution);
    expect(outcome).toMatchObject({ outcome: 'APPROVED', forCount: 1, againstCount: 1 });
    expect(outcome.steps).toContain(
      'The votes were equal, and the person presiding gave the casting vote for it.',
    );
  });

  it('has no casting vote where there is no tie', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'FOR' });
    const input = { idempotencyKey: key(), resolution: resolution.id, choice: 'FOR' };
    expect(await t.refused(r.CASTING, { input }, 'derby-chair')).toMatchObject({ code: 'NO_TIE' });
  });
});

describe('a resolution decided without naming votes', () => {
  it('is agreed without a vote, with the dissent of one by name', async () => {
    const resolution = await r.aResolution(t, { way: 'AGREED_WITHOUT_VOTE' });
    expect(
      await t.refused(
        r.CLOSE,
        { input: { idempotencyKey: key(), resolution: resolution.id } },
        'derby-secretary',
      ),
    ).toMatchObject({ code: 'WRONG_STATE' });
    await r.count(t, resolution, { dissents: ['derby-ned-1'], abstentions: ['derby-exec-1'] });
    expect(await r.close(t, resolution)).toMatchObject({
      outcome: 'APPROVED',
      forCount: 5,
      againstCount: 1,
      abstainCount: 1,
    });
  });

  it('is counted by hands; recorded again, the later count binds', async () => {
    const resolution = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    await r.count(t, resolution, { for: 3, against: 4, abstain: 0 });
    await r.count(t, resolution, { for: 4, against: 3, abstain: 0 });
    expect(await r.close(t, resolution)).toMatchObject({ outcome: 'APPROVED', forCount: 4 });
  });

  it.each([
    ['more hands than members there', { for: 6, against: 2, abstain: 0 }, 'record'],
    ['a count left out', { for: 6, against: 1 }, 'abstain'],
    ['a name', { for: 6, against: 1, abstain: 0, dissents: ['derby-ned-1'] }, 'dissents'],
    ['a scrutineer', { for: 6, against: 1, abstain: 0, scrutineer: 'Clerk' }, 'scrutineer'],
  ])('by hands has no %s', async (_case, found, field) => {
    const resolution = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    const before = await r.rows(t);
    const input = { idempotencyKey: key(), resolution: resolution.id, ...found };
    expect(await t.refused(r.COUNT, { input }, 'derby-secretary')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
    expect(await r.rows(t)).toEqual(before);
  });

  it('ties by hands; the chair’s casting vote is recorded, and then nothing changes', async () => {
    const resolution = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    const casting = { idempotencyKey: key(), resolution: resolution.id, choice: 'AGAINST' };
    expect(await t.refused(r.CASTING, { input: casting }, 'derby-secretary')).toMatchObject({
      code: 'NO_TIE',
    });
    const found = { for: 3, against: 3, abstain: 1 };
    await r.count(t, resolution, found);
    await t.ok(r.CASTING, { input: casting }, 'derby-secretary');
    const told = await t.ok(
      'query { myNotices(first: 1) { edges { node { type text } } } }',
      {},
      'derby-chair',
    );
    expect(told.edges[0].node).toEqual({
      type: 'casting-vote.recorded',
      text: `The secretary recorded your casting vote on ${resolution.ref} as AGAINST.`,
    });
    const before = await r.rows(t);
    const again = { ...casting, idempotencyKey: key() };
    const counting = { idempotencyKey: key(), resolution: resolution.id, ...found };
    for (const [mutation, input] of [
      [r.CASTING, again],
      [r.COUNT, counting],
      [r.TAKE, { resolution: resolution.id, expectedVersion: resolution.version }],
    ] as const)
      expect(await t.refused(mutation, { input }, 'derby-secretary')).toMatchObject({
        code: 'VOTING_NOT_OPEN',
      });
    expect(await r.rows(t)).toEqual(before);
    expect(await r.close(t, resolution)).toMatchObject({ outcome: 'REJECTED', forCount: 3 });
  });

  it('is decided by a ballot with its scrutineer and certificate', async () => {
    const content = 'Certificate of the ballot: 3 for, 1 against, 1 spoilt.';
    const certificateSha256 = createHash('sha256').update(content).digest('hex');
    const resolution = await r.aResolution(t, {
      body: 'DERBY-COUNCIL',
      purpose: 'CONSENT',
      way: 'BALLOT',
      present: ['derby-chair', ...COUNCIL],
    });
    const bare = { for: 3, against: 1, abstain: 0, spoilt: 1 };
    const input = { idempotencyKey: key(), resolution: resolution.id, ...bare };
    expect(await t.refused(r.COUNT, { input }, 'derby-secretary')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'scrutineer',
    });
    await r.count(t, resolution, { ...bare, scrutineer: 'A solicitor', certificateSha256 });
    const closed = await r.close(t, resolution);
    const certificate = async () =>
      (await t.ok(COUNTED, { r: resolution.id }, 'derby-secretary')).counted.certificate;
    expect(await certificate()).toBeNull();
    await sendFile(t, { fileName: 'certificate.txt', content, as: 'derby-secretary' });
    expect(await certificate()).toEqual({ fileName: 'certificate.txt' });
    expect(closed).toMatchObject({ outcome: 'CONSENT', forCount: 3 });
    expect(closed.steps).toContain('1 ballot paper was spoilt, and does not count.');
  });
});

describe("a council of governors' consent", () => {
  const consent = { body: 'DERBY-COUNCIL', purpose: 'CONSENT' };

  it.each([
    [3, 'CONSENT', 'more than half of all its members'],
    [2, 'REFUSED', 'less than half, though nobody is against: absence weighs as a vote against'],
  ])('with %i of 5 for is %s: %s (R4)', async (votes, expected) => {
    const governors = COUNCIL.slice(0, votes);
    const present = ['derby-chair', ...governors];
    const { outcome } = await r.decided(t, { ...consent, present, votes: inFavour(governors) });
    expect(outcome).toMatchObject({ outcome: expected, forCount: votes });
  });

  it('is presided over by the chair, who has no vote there (P2)', async () => {
    const resolution = await r.aResolution(t, { ...consent, present: ['derby-chair', ...COUNCIL] });
    expect(await t.refused(r.CAST, r.aVote(resolution, 'FOR'), 'derby-chair')).toMatchObject({
      code: 'NOT_ENTITLED_TO_VOTE',
    });
    const seen = await t.ok(
      'query ($r: String!) { resolution(resolution: $r) { presiding { because } roll { seatKind voting } councilSeats } }',
      { r: resolution.id },
      'derby-governor-1',
    );
    expect(seen.presiding).toEqual({ because: 'The chair presides.' });
    expect(seen.roll.filter((member: any) => !member.voting)).toEqual([
      { seatKind: 'CHAIR', voting: false },
    ]);
    expect(seen.councilSeats).toBe(5);
  });

  it('is presided over, without the chair, by the governor whom those present choose', async () => {
    const plan = { ...consent, present: COUNCIL };
    const nobody = await r.aResolution(t, plan);
    const closing = { input: { idempotencyKey: key(), resolution: nobody.id } };
    expect(await t.refused(r.CLOSE, closing, 'derby-secretary')).toMatchObject({
      code: 'BAD_USER_INPUT',
      because: 'Say who presided over the item.',
    });
    const chosen = { resolution: nobody.id, expectedVersion: nobody.version };
    const input = { ...chosen, at: '2018-05-31T12:00:00Z', presiding: 'derby-governor-2' };
    await t.ok(r.TAKE, { input }, 'derby-secretary');
    await r.cast(t, nobody, inFavour(COUNCIL));
    expect(await r.close(t, nobody)).toMatchObject({ outcome: 'CONSENT', forCount: 5 });
  });

  it('cannot be agreed without a vote, cannot carry conditions, and is no board’s to give', async () => {
    const draft = { ...consent, way: 'AGREED_WITHOUT_VOTE' };
    await expect(r.aResolution(t, draft)).rejects.toThrow('METHOD_NOT_ALLOWED');
    const terms = { conditions: [aCondition()] };
    await expect(r.aResolution(t, { ...consent, terms })).rejects.toThrow('BAD_USER_INPUT');
    await expect(r.aResolution(t, { purpose: 'CONSENT' })).rejects.toThrow('PURPOSE_NOT_FOR_BODY');
  });

  it('not quorate is not held', async () => {
    const present = ['derby-chair', 'derby-governor-1'];
    const votes = { 'derby-governor-1': 'FOR' };
    const { outcome } = await r.decided(t, { ...consent, present, votes });
    expect(outcome).toMatchObject({ outcome: 'NOT_HELD', quorate: false });
  });
});

const aCondition = (over: object = {}) => ({
  text: 'The rating is green.',
  kind: 'PRECEDENT',
  owner: 'Finance director',
  dueOn: '2018-06-30',
  ...over,
});

describe('conditions put to the vote', () => {
  it('become conditions once the resolution is approved, numbered in the programme', async () => {
    const terms = { conditions: [aCondition(), aCondition({ kind: 'SUBSEQUENT' })] };
    const { id, outcome } = await r.decided(t, { terms });
    expect(outcome.outcome).toBe('APPROVED_WITH_CONDITIONS');
    const set = await t.asOwner(
      'select number, kind, state, set_on::text, owner_name, set_by_type from condition where set_by_id = $1 order by number',
      [id],
    );
    const common = { state: 'OPEN', set_on: '2018-05-31', owner_name: 'Finance director' };
    expect(set).toEqual([
      { number: 1, kind: 'PRECEDENT', ...common, set_by_type: 'RESOLUTION' },
      { number: 2, kind: 'SUBSEQUENT', ...common, set_by_type: 'RESOLUTION' },
    ]);
  });

  it('are not set by a resolution that is rejected', async () => {
    const terms = { conditions: [aCondition()] };
    const votes = inFavour(r.DERBY_BOARD, 'AGAINST');
    const { id, outcome } = await r.decided(t, { terms, votes });
    expect(outcome.outcome).toBe('REJECTED');
    expect(await t.asOwner('select from condition where set_by_id = $1', [id])).toEqual([]);
  });
});

describe('without a meeting', () => {
  it('a written resolution is closed once all have answered, and not before', async () => {
    const resolution = await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' });
    const [last, ...others] = r.DERBY_BOARD;
    await r.cast(t, resolution, inFavour(others));
    const input = { idempotencyKey: key(), resolution: resolution.id };
    expect(await t.refused(r.CLOSE, { input }, 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
      because:
        'Members may answer until the end of 30 June 2018: close this after that day, or once all have answered.',
    });
    await r.cast(t, resolution, { [last!]: 'AGAINST' });
    expect(await r.close(t, resolution)).toMatchObject({ outcome: 'APPROVED', forCount: 6 });
  });

  it('an urgent decision is taken by two, and then ratified by the body', async () => {
    const urgent = {
      reason: 'A ward must close tonight.',
      deciders: ['derby-chair', 'derby-exec-1'],
      consultees: ['derby-ned-1', 'derby-ned-2'],
      ratifyBy: '2018-06-12',
    };
    const plan = { method: 'URGENT', purpose: 'SERVICE_CHANGE', pack: null };
    const taken = await r.aResolution(t, { ...plan, terms: { urgent } });
    expect(await t.refused(r.CAST, r.aVote(taken, 'FOR'), 'derby-ned-1')).toMatchObject({
      code: 'NOT_ENTITLED_TO_VOTE',
    });
    expect(await t.refused(r.CAST, r.aVote(taken, 'ABSTAIN'), 'derby-chair')).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      field: 'choice',
    });
    await r.cast(t, taken, inFavour(urgent.deciders));
    expect(await r.close(t, taken)).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
    const ratified =
      'query ($r: String!) { resolution(resolution: $r) { urgent { ratifyBy ratifiedById overdue deciders { code } } } }';
    const unratified = await t.ok(ratified, { r: taken.id }, 'observer');
    expect(unratified.urgent).toEqual({
      ratifyBy: '2018-06-12',
      ratifiedById: null,
      overdue: false,
      deciders: [{ code: 'derby-chair' }, { code: 'derby-exec-1' }],
    });
    const terms = { subjectId: taken.id };
    const ratifying = await r.decided(t, { purpose: 'RATIFY', pack: null, terms });
    expect(ratifying.outcome.outcome).toBe('APPROVED');
    expect((await t.ok(ratified, { r: taken.id }, 'observer')).urgent.ratifiedById).toBe(
      ratifying.id,
    );
  });

  it('the full business case is never decided urgently', async () => {
    const urgent = {
      reason: 'Soon.',
      deciders: ['derby-chair', 'derby-exec-1'],
      consultees: ['derby-ned-1', 'derby-ned-2'],
      ratifyBy: '2018-06-12',
    };
    await expect(r.aResolution(t, { method: 'URGENT', terms: { urgent } })).rejects.toThrow(
      'METHOD_NOT_ALLOWED',
    );
  });
});

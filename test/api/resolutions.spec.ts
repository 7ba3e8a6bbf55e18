import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sendFile, withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import type { ConditionKind } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({
  world: withSealedPack(
    world({ methods: ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION', 'URGENT'] }),
  ),
});
const secretary = t.as('derby-secretary');
const chair = t.as('derby-chair');

const COUNCIL = [1, 2, 3, 4, 5].map((n) => `derby-governor-${n}`);
const aVote = ({ id: resolution, manifestSha256 }: r.OpenResolution, choice: string) => ({
  resolution,
  manifestSha256,
  choice,
});

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
        'The pack was sealed on 31 May 2018, less than the 3 clear days before the meeting of 31 May 2018 that the standing orders ask for.',
        'The Trust board has 7 voting members. For a quorum, its standing orders of 1 April 2016 ask for 1 in 3 of them: 3 members, including at least 1 executive and 1 non-executive.',
        'Of these, 6 were present when the item was taken.',
        'Quorate: 6 of the 7 voting members count towards the quorum (3 needed).',
        'It was decided at a meeting, by named votes: 3 for, 2 against, 1 abstaining.',
        'A resolution to approve a business case needs more than half of the votes cast (its constitution and standing orders of 1 April 2016): at least 3 of 5. It has 3.',
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
    const votes = {
      'derby-chair': 'FOR',
      'derby-ned-1': 'AGAINST',
      'derby-exec-1': 'ABSTAIN',
    } as const;
    const resolution = await r.aResolution(t, { present: Object.keys(votes) });
    await r.cast(t, resolution, votes);
    const input = { resolution: resolution.id, choice: 'FOR' } as const;
    await t.as('derby-ned-1').refused('giveCastingVote', input, 'NOT_ALLOWED');
    await chair.does('giveCastingVote', input);
    const late = { ...aVote(resolution, 'AGAINST'), expectedRevision: 1 };
    await chair.refused('castVote', late, 'VOTING_NOT_OPEN');
    const outcome = await r.close(t, resolution);
    expect(outcome).toMatchObject({ outcome: 'APPROVED', forCount: 1, againstCount: 1 });
    expect(outcome.steps).toContain(
      'The votes were equal, and the person presiding gave the casting vote for it (its constitution and standing orders of 1 April 2016).',
    );
  });

  it('has no casting vote where there is no tie', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'FOR' });
    const input = { resolution: resolution.id, choice: 'FOR' };
    await chair.refused('giveCastingVote', input, 'NO_TIE');
  });
});

describe('a resolution decided without naming votes', () => {
  it('is agreed without a vote, with the dissent of one by name', async () => {
    const resolution = await r.aResolution(t, { way: 'AGREED_WITHOUT_VOTE' });
    await secretary.refused('closeResolution', { resolution: resolution.id }, 'WRONG_STATE');
    await r.count(t, resolution, { dissents: ['derby-ned-1'], abstentions: ['derby-exec-1'] });
    expect(await r.close(t, resolution)).toMatchObject({
      outcome: 'APPROVED',
      forCount: 5,
      againstCount: 1,
      abstainCount: 1,
    });
  });

  it('by hands that nobody raises is not carried, and says so without a sum', async () => {
    const open = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    await r.count(t, open, { forCount: 0, againstCount: 0, abstainCount: 0 });
    const { outcome, carried, steps } = await r.close(t, open);
    expect([outcome, carried]).toEqual(['REJECTED', false]);
    expect(steps).toContain(
      'A resolution to approve a business case needs more than half of the votes cast (its constitution and standing orders of 1 April 2016). Nobody voted for or against, so it is not carried.',
    );
    expect(steps.join(' ')).not.toContain('of 0');
  });

  it('has no dissent of somebody who could not vote', async () => {
    const present = r.DERBY_BOARD.filter((one) => one !== 'derby-ned-3');
    const open = await r.aResolution(t, { way: 'AGREED_WITHOUT_VOTE', present });
    const absent = { resolution: open.id, dissents: ['derby-ned-3'] };
    await secretary.refused('recordCount', absent, 'NOT_ENTITLED_TO_VOTE', 'record');
    await r.rule(t, await r.declare(t, open, 'derby-ned-1'), 'LEAVE');
    const ruledOut = { resolution: open.id, dissents: ['derby-ned-1'] };
    await secretary.refused('recordCount', ruledOut, 'NOT_ENTITLED_TO_VOTE', 'record');
    await r.count(t, open, {});
    expect(await r.close(t, open)).toMatchObject({ outcome: 'APPROVED', forCount: 5 });
  });

  it('is counted by hands; recorded again, the later count binds', async () => {
    const resolution = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    await r.count(t, resolution, { forCount: 3, againstCount: 4, abstainCount: 0 });
    const found = { forCount: 4, againstCount: 3, abstainCount: 0 };
    await secretary.does('recordCount', { resolution: resolution.id, ...found });
    await secretary.again();
    const shown =
      'resolution { counted { number forCount recordedBy { code } } outcome { outcome forCount closedBy { code } } }';
    const closing = { resolution: resolution.id, minuteRef: 'DB/1' };
    const closed = await secretary.does('closeResolution', closing, shown);
    await secretary.again();
    const by = { code: 'derby-secretary' };
    expect(closed.resolution).toEqual({
      counted: { number: 2, forCount: 4, recordedBy: by },
      outcome: { outcome: 'APPROVED', forCount: 4, closedBy: by },
    });
  });

  it.each([
    ['more hands than members there', { forCount: 6, againstCount: 2, abstainCount: 0 }, 'record'],
    ['a count left out', { forCount: 6, againstCount: 1 }, 'abstainCount'],
    [
      'a name',
      { forCount: 6, againstCount: 1, abstainCount: 0, dissents: ['derby-ned-1'] },
      'dissents',
    ],
    [
      'a scrutineer',
      { forCount: 6, againstCount: 1, abstainCount: 0, scrutineer: 'Clerk' },
      'scrutineer',
    ],
  ])('by hands has no %s', async (_case, found, field) => {
    const { id: resolution } = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    await secretary.refused('recordCount', { resolution, ...found }, 'BAD_USER_INPUT', field);
  });

  it('ties by hands; the chair’s casting vote is recorded, and then nothing changes', async () => {
    const resolution = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    const { id, version: expectedVersion } = resolution;
    const casting = { resolution: id, choice: 'AGAINST' } as const;
    const interestId = await r.declare(t, resolution, 'derby-exec-1');
    await secretary.refused('giveCastingVote', casting, 'NO_TIE');
    const found = { forCount: 3, againstCount: 3, abstainCount: 1 };
    await r.count(t, resolution, found);
    const given = await secretary.does(
      'giveCastingVote',
      casting,
      'resolution { castingVote { choice person { code } enteredBy { code } } }',
    );
    expect(given.resolution.castingVote).toEqual({
      choice: 'AGAINST',
      person: { code: 'derby-chair' },
      enteredBy: { code: 'derby-secretary' },
    });
    await secretary.again();
    const told = await chair.reads(
      'myNotices',
      { first: 1 },
      'edges { node { type subjectType subjectId text } }',
    );
    expect(told.edges[0]!.node).toEqual({
      type: 'CASTING_VOTE_RECORDED',
      subjectType: 'RESOLUTION',
      subjectId: id,
      text: `The secretary recorded your casting vote on ${resolution.ref} as AGAINST. If that is wrong, tell the secretary before the resolution is closed.`,
    });
    await secretary.refused('giveCastingVote', casting, 'VOTING_NOT_OPEN');
    await secretary.refused('recordCount', { resolution: id, ...found }, 'VOTING_NOT_OPEN');
    await secretary.refused('takeItem', { resolution: id, expectedVersion }, 'VOTING_NOT_OPEN');
    const ruling = { interestId, ruling: 'LEAVE', reason: 'It touches it.' };
    await chair.refused('ruleOnInterest', ruling, 'VOTING_NOT_OPEN');
    const meetingId = resolution.meetingId!;
    const { version } = await secretary.reads('meeting', { meetingId });
    const gone = { meetingId, expectedVersion: version, apologies: ['derby-ned-1'] };
    await secretary.refused('recordAttendance', gone, 'VOTING_NOT_OPEN');
    await r.rule(t, interestId, 'TAKE_PART');
    const closed = await r.close(t, resolution);
    expect(closed).toMatchObject({ outcome: 'REJECTED', forCount: 3 });
    expect(closed.steps).toContain(
      'The votes were equal, and the person presiding gave the casting vote against it (its constitution and standing orders of 1 April 2016), as recorded by the secretary.',
    );
    const out = { resolution: id, reason: 'Too late.' };
    await secretary.refused('takeOutCastingVote', out, 'VOTING_NOT_OPEN');
  });

  it('ties by hands; a casting vote is taken out with its reason, and given anew', async () => {
    const resolution = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    const { id } = resolution;
    const out = { resolution: id, reason: 'Recorded the wrong way.' };
    await secretary.refused('takeOutCastingVote', out, 'WRONG_STATE');
    await r.count(t, resolution, { forCount: 3, againstCount: 3, abstainCount: 1 });
    await secretary.does('giveCastingVote', { resolution: id, choice: 'AGAINST' });
    await t.as('derby-ned-1').refused('takeOutCastingVote', out, 'NOT_ALLOWED');
    const blank = { resolution: id, reason: '' };
    await secretary.refused('takeOutCastingVote', blank, 'BAD_USER_INPUT', 'reason');
    const shown = 'resolution { castingVote { choice } }';
    const taken = await secretary.does('takeOutCastingVote', out, shown);
    await secretary.again();
    expect(taken.resolution.castingVote).toBeNull();
    const told = await chair.reads('myNotices', { first: 1 }, 'edges { node { text } }');
    expect(told.edges[0]!.node.text).toContain('took out the casting vote recorded for you');
    await r.count(t, resolution, { forCount: 3, againstCount: 3, abstainCount: 0 });
    await chair.does('giveCastingVote', { resolution: id, choice: 'FOR' });
    await secretary.refused('takeOutCastingVote', out, 'VOTE_STANDS');
    await chair.does('takeOutCastingVote', out);
    await chair.does('giveCastingVote', { resolution: id, choice: 'FOR' });
    const closed = await r.close(t, resolution);
    expect(closed).toMatchObject({ outcome: 'APPROVED', forCount: 3, againstCount: 3 });
    expect(closed.steps).toContain(
      'The votes were equal, and the person presiding gave the casting vote for it (its constitution and standing orders of 1 April 2016).',
    );
  });

  it('ties by name; who presides and voted in person gives the casting vote too, and nobody for them', async () => {
    const present = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-exec-2'];
    const resolution = await r.aResolution(t, { present });
    const { id } = resolution;
    await r.cast(t, resolution, {
      'derby-chair': 'AGAINST',
      'derby-ned-1': 'AGAINST',
      'derby-exec-1': 'FOR',
      'derby-exec-2': 'FOR',
    });
    const casting = { resolution: id, choice: 'FOR' } as const;
    await secretary.refused('giveCastingVote', casting, 'NOT_ALLOWED');
    await chair.does('giveCastingVote', { ...casting, choice: 'AGAINST' });
    expect((await r.close(t, resolution)).outcome).toBe('REJECTED');
  });

  it('is decided by a ballot with its scrutineer and certificate', async () => {
    const content = 'Certificate of the ballot: 3 for, 1 against, 1 spoilt.';
    const certificateSha256 = createHash('sha256').update(content).digest('hex');
    const resolution = await r.aResolution(t, {
      body: 'DERBY-COUNCIL',
      purpose: 'COUNCIL_APPROVAL',
      way: 'BALLOT',
      present: ['derby-chair', ...COUNCIL],
    });
    const bare = { forCount: 3, againstCount: 1, abstainCount: 0, spoiltCount: 1 };
    const input = { resolution: resolution.id, ...bare };
    await secretary.refused('recordCount', input, 'BAD_USER_INPUT', 'scrutineer');
    await r.count(t, resolution, { ...bare, scrutineer: 'A solicitor', certificateSha256 });
    const closed = await r.close(t, resolution);
    const certificate = async () => {
      const counted = 'counted { certificate { fileName } }';
      const asked = { resolution: resolution.id };
      return (await secretary.reads('resolution', asked, counted)).counted.certificate;
    };
    expect(await certificate()).toBeNull();
    await sendFile(t, { fileName: 'certificate.txt', content, as: 'derby-secretary' });
    expect(await certificate()).toEqual({ fileName: 'certificate.txt' });
    expect(closed).toMatchObject({ outcome: 'APPROVED', forCount: 3 });
    expect(closed.steps).toContain('1 ballot paper was spoilt, and does not count.');
  });
});

describe("a council of governors' approval", () => {
  const approval = { body: 'DERBY-COUNCIL', purpose: 'COUNCIL_APPROVAL' } as const;

  it.each([
    [3, 'APPROVED', 'more than half of all its members'],
    [2, 'REJECTED', 'less than half, though nobody is against: absence weighs as a vote against'],
  ])('with %i of 5 for is %s: %s (R4)', async (votes, expected) => {
    const governors = COUNCIL.slice(0, votes);
    const present = ['derby-chair', ...governors];
    const { outcome } = await r.decided(t, {
      ...approval,
      present,
      votes: r.everyone(governors, 'FOR'),
    });
    expect(outcome).toMatchObject({ outcome: expected, forCount: votes });
  });

  it('is presided over by the chair, who has no vote there (P2)', async () => {
    const resolution = await r.aResolution(t, {
      ...approval,
      present: ['derby-chair', ...COUNCIL],
    });
    await chair.refused('castVote', aVote(resolution, 'FOR'), 'NOT_ENTITLED_TO_VOTE');
    const asked = { resolution: resolution.id };
    const shown = 'presiding { because } roll { seatKind voting } posts';
    const seen = await t.as('derby-governor-1').reads('resolution', asked, shown);
    expect(seen.presiding).toEqual({ because: 'The chair presides.' });
    const mute = seen.roll.filter(({ voting }) => !voting);
    expect(mute).toEqual([{ seatKind: 'CHAIR', voting: false }]);
    expect(seen.posts).toBe(5);
  });

  it('is presided over, without the chair, by the governor whom those present choose', async () => {
    const nobody = await r.aResolution(t, { ...approval, present: COUNCIL });
    const closing = { resolution: nobody.id };
    const { because } = await secretary.refused('closeResolution', closing, 'BAD_USER_INPUT');
    expect(because).toBe('Say who presided over the item.');
    await r.take(t, nobody, 'derby-secretary', { presiding: 'derby-governor-2' });
    await r.cast(t, nobody, r.everyone(COUNCIL, 'FOR'));
    expect(await r.close(t, nobody)).toMatchObject({ outcome: 'APPROVED', forCount: 5 });
  });

  it('cannot be agreed without a vote, cannot carry conditions, and is no board’s to give', async () => {
    const draft = { ...approval, way: 'AGREED_WITHOUT_VOTE' } as const;
    await expect(r.aResolution(t, draft)).rejects.toThrow('METHOD_NOT_ALLOWED');
    const terms = { conditions: [aCondition()] };
    await expect(r.aResolution(t, { ...approval, terms })).rejects.toThrow('BAD_USER_INPUT');
    await expect(r.aResolution(t, { purpose: 'COUNCIL_APPROVAL' })).rejects.toThrow(
      'PURPOSE_NOT_FOR_BODY',
    );
  });

  it('has no casting vote, however equal the votes', async () => {
    const present = ['derby-chair', ...COUNCIL];
    const open = await r.aResolution(t, { ...approval, way: 'SHOW_OF_HANDS', present });
    await r.count(t, open, { forCount: 2, againstCount: 2, abstainCount: 1 });
    const casting = { resolution: open.id, choice: 'FOR' };
    await chair.refused('giveCastingVote', casting, 'METHOD_NOT_ALLOWED', 'castingVote');
  });

  it('not quorate is not held', async () => {
    const present = ['derby-chair', 'derby-governor-1'];
    const votes = { 'derby-governor-1': 'FOR' } as const;
    const { outcome } = await r.decided(t, { ...approval, present, votes });
    expect(outcome).toMatchObject({ outcome: 'NOT_QUORATE', quorate: false });
  });
});

const aCondition = (kind: ConditionKind = 'PRECEDENT') => ({
  text: 'The rating is green.',
  kind,
  ownerName: 'Finance director',
  dueOn: '2018-06-30',
});

describe('conditions put to the vote', () => {
  it('become conditions once the resolution is approved, numbered in the programme', async () => {
    const terms = { conditions: [aCondition(), aCondition('SUBSEQUENT')] };
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
    const votes = r.everyone(r.DERBY_BOARD, 'AGAINST');
    const { id, outcome } = await r.decided(t, { terms, votes });
    expect(outcome.outcome).toBe('REJECTED');
    expect(await t.asOwner('select from condition where set_by_id = $1', [id])).toEqual([]);
  });
});

describe('without a meeting', () => {
  it('a written resolution is closed once all have answered, and not before', async () => {
    const resolution = await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' });
    const [last, ...others] = r.DERBY_BOARD;
    await r.cast(t, resolution, r.everyone(others, 'FOR'));
    const closing = { resolution: resolution.id };
    const { because } = await secretary.refused('closeResolution', closing, 'WRONG_STATE');
    expect(because).toBe(
      'Members may answer until the end of 30 June 2018: close this after that day, or once all have answered.',
    );
    await r.cast(t, resolution, { [last!]: 'AGAINST' });
    const { steps, ...outcome } = await r.close(t, resolution);
    expect(outcome).toMatchObject({ outcome: 'REJECTED', forCount: 6 });
    expect(steps).toContain(
      'A written resolution to approve a business case needs all of the members entitled to vote on it (its constitution and standing orders of 1 April 2016): at least 7 of 7. It has 6.',
    );
  });

  const urgent = {
    reason: 'A ward must close tonight.',
    deciders: ['derby-chair', 'derby-exec-1'],
    consultees: ['derby-ned-1', 'derby-ned-2'],
    ratifyBy: '2018-06-12',
  };

  it('an urgent decision is taken by two, and then ratified by the body', async () => {
    const plan = { method: 'URGENT', purpose: 'SERVICE_CHANGE', pack: null } as const;
    const taken = await r.aResolution(t, { ...plan, terms: { urgent } });
    await t.as('derby-ned-1').refused('castVote', aVote(taken, 'FOR'), 'NOT_ENTITLED_TO_VOTE');
    await chair.refused('castVote', aVote(taken, 'ABSTAIN'), 'METHOD_NOT_ALLOWED', 'choice');
    await r.cast(t, taken, r.everyone(urgent.deciders, 'FOR'));
    expect(await r.close(t, taken)).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
    const read = async () => {
      const shown = 'urgent { ratifyBy ratifiedById overdue deciders { code } }';
      return (await t.as('observer').reads('resolution', { resolution: taken.id }, shown)).urgent;
    };
    expect(await read()).toEqual({
      ratifyBy: '2018-06-12',
      ratifiedById: null,
      overdue: false,
      deciders: [{ code: 'derby-chair' }, { code: 'derby-exec-1' }],
    });
    const terms = { subjectId: taken.id };
    const ratifying = await r.decided(t, { purpose: 'RATIFY', pack: null, terms });
    expect(ratifying.outcome.outcome).toBe('APPROVED');
    expect((await read()).ratifiedById).toBe(ratifying.id);
  });

  it('the full business case is never decided urgently', async () => {
    await expect(r.aResolution(t, { method: 'URGENT', terms: { urgent } })).rejects.toThrow(
      'METHOD_NOT_ALLOWED',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { byHand } from '../support/by-hand.js';
import type { Input } from '../support/caller.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aRole, world } from '../support/world.js';

/** A body has posts: no more are held than there are, and who shares one is one. */
const t = TestApp.forSpec({ world: world() }, async (app) => {
  for (const code of ['derby-next', 'derby-other', 'derby-joint-1', 'derby-joint-2']) {
    await aPerson(app, code);
    await aRole(app, code, 'BOARD_MEMBER', 'UHDB', 'DERBY');
  }
});
const secretary = t.as('derby-secretary');

const BOARD = 'DERBY-BOARD';
const seatOf = async (person: string, body: string) => {
  const [seat] = await t.asOwner<{ id: string; version: number }>(
    'select s.id, s.version from seat s join person p on p.id = s.person_id join deciding_body b on b.id = s.body_id where p.code = $1 and b.code = $2',
    [person, body],
  );
  return { seatId: seat!.id, expectedVersion: seat!.version };
};
const from = (day: string) =>
  ({
    body: 'DERBY-COUNCIL',
    person: 'derby-next',
    kind: 'GOVERNOR_PUBLIC',
    title: 'Public governor',
    voting: true,
    from: day,
  }) as const;

describe('a council of five seats, all held', () => {
  it('has no sixth member on any day, whoever leaves', async () => {
    const { because } = await secretary.refused(
      'appointToSeat',
      from('2018-06-15'),
      'ALREADY_EXISTS',
      'from',
    );
    expect(because).toBe(
      'All 5 seats are held on 15 June 2018: the last day of one of them is the day before. End one on 14 June 2018 or earlier (endSeat), or enter how many there are (setPosts).',
    );
    const leaving = await seatOf('derby-governor-1', 'DERBY-COUNCIL');
    await secretary.does('endSeat', { ...leaving, until: '2018-06-15' });
    await secretary.refused('appointToSeat', from('2018-06-15'), 'ALREADY_EXISTS', 'from');
    await secretary.does('appointToSeat', from('2018-06-16'));
    await secretary.again();
  });

  it('does not get a seat back that was given to somebody else', async () => {
    const leaving = await seatOf('derby-governor-1', 'DERBY-COUNCIL');
    const longer = { ...leaving, until: '2018-06-20' };
    const { because } = await secretary.refused('endSeat', longer, 'ALREADY_EXISTS', 'until');
    expect(because).toContain('All 5 seats are held on 16 June 2018');
  });

  it('is not made smaller than its members', async () => {
    const fewer = { body: 'DERBY-COUNCIL', posts: 4, reason: 'Amended.' };
    const today = { ...fewer, effectiveFrom: '2018-06-01' };
    const { because } = await secretary.refused('setPosts', today, 'BAD_USER_INPUT', 'posts');
    expect(because).toContain('5 seats are held on 1 June 2018, more than 4');
  });

  it('has none of these by hand either', async () => {
    const by = async (sql: string) =>
      await byHand(t, 'derby-secretary', async (ask) => {
        await ask(sql);
      });
    const said = 'on no day are more posts held than the body has';
    const body = "(select id from deciding_body where code = 'DERBY-COUNCIL')";
    expect(
      await by(
        `insert into seat (id, body_id, person_id, kind, title, voting, from_day, entered_at, version)
         select gen_random_uuid(), ${body}, p.id, 'GOVERNOR_PUBLIC', 'x', true, '2018-07-01', now(), 1 from person p where p.code = 'derby-other'`,
      ),
    ).toBe(said);
    expect(
      await by(
        `update seat set until_day = null where id = '${(await seatOf('derby-governor-1', 'DERBY-COUNCIL')).seatId}'`,
      ),
    ).toBe(said);
    expect(
      await by(
        `insert into body_posts (id, body_id, posts, effective_from, reason, entered_by, entered_at)
         select gen_random_uuid(), ${body}, 4, '2018-06-01', 'x', p.id, now() from person p where p.code = 'derby-secretary'`,
      ),
    ).toBe(said);
  });

  it('gives one vacancy once, to two who are appointed at the same moment', async () => {
    const leaving = await seatOf('derby-governor-2', 'DERBY-COUNCIL');
    await secretary.does('endSeat', { ...leaving, until: '2018-08-31' });
    const both = ['derby-other', 'derby-joint-1'].map(
      async (person) => await secretary.tries('appointToSeat', { ...from('2018-09-01'), person }),
    );
    expect((await Promise.all(both)).sort()).toEqual(['ALREADY_EXISTS', 'done']);
  });
});

describe('two who share a post', () => {
  const joint: Omit<Input<'appointToSeat'>, 'person' | 'idempotencyKey'> = {
    body: BOARD,
    kind: 'EXECUTIVE',
    title: 'Joint chief operating officer',
    voting: true,
    from: '2018-01-01',
  };

  it('hold one of the posts of a board', async () => {
    await secretary.does('setPosts', {
      body: BOARD,
      posts: 8,
      effectiveFrom: '2016-04-01',
      reason: 'As the constitution has it.',
    });
    await secretary.does('appointToSeat', { ...joint, person: 'derby-joint-1' });
    const second = { ...joint, person: 'derby-joint-2' };
    await secretary.refused('appointToSeat', second, 'ALREADY_EXISTS', 'from');
    const { seatId: sharesSeatId } = await seatOf('derby-joint-1', BOARD);
    const elsewhere = (await seatOf('derby-governor-3', 'DERBY-COUNCIL')).seatId;
    const nowhere = { ...second, sharesSeatId: elsewhere };
    await secretary.refused('appointToSeat', nowhere, 'NOT_FOUND', 'sharesSeatId');
    for (const [over, field] of [
      [{ sharesSeatId, kind: 'NON_EXECUTIVE' }, 'sharesSeatId'],
      [{ sharesSeatId, voting: false }, 'sharesSeatId'],
    ] as const)
      await secretary.refused('appointToSeat', { ...second, ...over }, 'BAD_USER_INPUT', field);
    const shown = 'seat { sharesSeatId }';
    const { seat } = await secretary.does('appointToSeat', { ...second, sharesSeatId }, shown);
    expect(seat).toEqual({ sharesSeatId });
    const first = { ...(await seatOf('derby-joint-1', BOARD)), reason: 'Wrong.' };
    await secretary.refused('voidSeat', first, 'WRONG_STATE', 'seatId');
  });

  const present = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-joint-1', 'derby-joint-2'];

  it('are one for quorum and roll, and have one vote', async () => {
    const { outcome } = await r.decided(t, {
      purpose: 'OTHER',
      pack: null,
      present,
      votes: {
        'derby-chair': 'AGAINST',
        'derby-ned-1': 'AGAINST',
        'derby-exec-1': 'FOR',
        'derby-joint-1': 'FOR',
        'derby-joint-2': 'FOR',
      },
    });
    expect(outcome).toMatchObject({ outcome: 'REJECTED', forCount: 2, againstCount: 2 });
    expect(outcome.steps.slice(0, 3)).toEqual([
      'The Trust board has 8 voting members. For a quorum, its standing orders of 1 April 2016 ask for 1 in 3 of them: 3 members, including at least 1 executive and 1 non-executive.',
      '2 members share 1 post: for each post they are one, and have one vote if they agree.',
      'Of these, 4 were present when the item was taken.',
    ]);
    expect(await t.faults()).toEqual([]);
  });

  it('have none where they differ, and one where one of them is silent', async () => {
    const votes = { 'derby-chair': 'FOR', 'derby-joint-1': 'FOR', 'derby-ned-1': 'FOR' } as const;
    const differing = await r.decided(t, {
      purpose: 'OTHER',
      pack: null,
      present: present.filter((code) => code !== 'derby-exec-1'),
      votes: { ...votes, 'derby-joint-2': 'AGAINST' },
    });
    expect(differing.outcome).toMatchObject({ forCount: 2, againstCount: 0 });
    expect(differing.outcome.steps).toContain(
      '1 shared post has no vote, because those who share it do not agree.',
    );
    const open = await r.aResolution(t, { purpose: 'OTHER', pack: null, present });
    await r.cast(t, open, { ...votes, 'derby-exec-1': 'FOR' });
    expect(await r.close(t, open)).toMatchObject({ forCount: 4, againstCount: 0 });
  });

  it('raise one hand', async () => {
    const way = 'SHOW_OF_HANDS';
    const open = await r.aResolution(t, { purpose: 'OTHER', pack: null, way, present });
    const five = { resolution: open.id, forCount: 5, againstCount: 0, abstainCount: 0 };
    await secretary.refused('recordCount', five, 'BAD_USER_INPUT', 'record');
    await secretary.does('recordCount', { ...five, forCount: 4 });
    expect(await r.close(t, open)).toMatchObject({ outcome: 'APPROVED', forCount: 4 });
  });
});

describe('standing orders', () => {
  const BURTON = 'BURTON-BOARD';
  const orders = {
    quorumExecutives: 1,
    quorumNonExecutives: 1,
    castingVote: true,
    ways: ['NAMED_VOTES'] as const,
    methods: ['MEETING', 'WRITTEN_RESOLUTION'] as const,
  };
  const terms = (effectiveFrom: string, over: object) =>
    ({ ...orders, effectiveFrom, ...over }) as unknown as Parameters<typeof adopt>[2];
  const burton = ['burton-chair', 'burton-ned-1', 'burton-exec-1', 'burton-exec-2'];

  it('can take a quorum of all posts, once it is known how many there are', async () => {
    await adopt(t, BURTON, terms('2017-01-01', { quorumOf: 'POSTS' }));
    const draft = {
      programme: 'UHDB',
      body: BURTON,
      purpose: 'OTHER',
      method: 'MEETING',
      way: 'NAMED_VOTES',
      wording: 'To do it.',
      meetingId: (await r.aMeeting(t, { body: BURTON })).id,
    } as const;
    const by = t.as('burton-secretary');
    const { resolution } = await by.does('draftResolution', draft);
    const opening = { resolution: resolution.id, expectedVersion: resolution.version };
    await by.refused('openResolution', opening, 'BAD_USER_INPUT', 'roll');
    await by.does('setPosts', {
      body: BURTON,
      posts: 13,
      effectiveFrom: '2016-04-01',
      reason: 'As the constitution has it.',
    });
    const plan = { body: BURTON, purpose: 'OTHER', pack: null, present: burton };
    const { outcome } = await r.decided(t, plan);
    expect([outcome.outcome, outcome.steps[0]]).toEqual([
      'NOT_QUORATE',
      'The Trust board has 7 voting members in 13 posts. For a quorum, its standing orders of 1 January 2017 ask for 1 in 3 of its posts: 5 members, including at least 1 executive and 1 non-executive.',
    ]);
  });

  it('can ask for two thirds, of the members, by clause and document', async () => {
    const majorities = [
      { purpose: 'OTHER', of: 'MEMBERS', numerator: 2, denominator: 3, clause: 'paragraph 4.11' },
    ];
    const documentTitle = 'Constitution, annex 8, version 12';
    await adopt(t, BURTON, terms('2017-02-01', { majorities, documentTitle }));
    const plan = { body: BURTON, purpose: 'OTHER', pack: null, present: burton };
    const { outcome } = await r.decided(t, plan);
    expect(outcome).toMatchObject({ outcome: 'REJECTED', forCount: 4, againstCount: 0 });
    expect(outcome.steps).toContain(
      'A resolution to decide another matter needs two thirds of the members entitled to vote on it (its constitution and standing orders of 1 February 2017: Constitution, annex 8, version 12, paragraph 4.11): at least 5 of 7. It has 4.',
    );
    const support = await r.decided(t, { ...plan, purpose: 'SUPPORT' });
    expect(support.outcome.outcome).toBe('APPROVED');
  });

  it.each([
    [
      'a majority of a third',
      { majorities: [{ purpose: 'OTHER', of: 'MEMBERS', numerator: 1, denominator: 3 }] },
      'majorities.0.numerator',
    ],
    ['a written resolution by a third', { writtenDenominator: 3 }, 'writtenNumerator'],
  ])('are refused with %s', async (_case, over, field) => {
    const input = { ...terms('2017-03-01', over), body: BURTON } as Input<'adoptStandingOrders'>;
    await t.as('burton-secretary').refused('adoptStandingOrders', input, 'BAD_USER_INPUT', field);
  });

  it('say what a written resolution needs of all the members', async () => {
    await adopt(t, BURTON, terms('2017-03-01', { writtenNumerator: 1, writtenDenominator: 2 }));
    const plan = {
      body: BURTON,
      purpose: 'OTHER',
      pack: null,
      method: 'WRITTEN_RESOLUTION',
    } as const;
    const everybody = ['chair', 'ned-1', 'ned-2', 'ned-3', 'exec-1', 'exec-2', 'exec-3'].map(
      (who) => `burton-${who}`,
    );
    const outcomes = [];
    for (const inFavour of [3, 4]) {
      const open = await r.aResolution(t, plan);
      await r.cast(t, open, r.everyone(everybody.slice(0, inFavour), 'FOR'));
      await r.cast(t, open, r.everyone(everybody.slice(inFavour), 'ABSTAIN'));
      outcomes.push((await r.close(t, open)).outcome);
    }
    expect(outcomes).toEqual(['REJECTED', 'APPROVED']);
  });
});

describe('the removal of a non-executive', () => {
  it('needs three quarters of the council, by statute', async () => {
    const governors = [1, 2, 3, 4, 5].map((n) => `burton-governor-${n}`);
    const plan = {
      body: 'BURTON-COUNCIL',
      purpose: 'REMOVE_NON_EXECUTIVE',
      pack: null,
      present: ['burton-chair', ...governors],
      terms: {},
    };
    const [last, ...others] = governors;
    const three = await r.decided(t, {
      ...plan,
      votes: { ...r.everyone(others.slice(1), 'FOR'), [last!]: 'ABSTAIN', [others[0]!]: 'ABSTAIN' },
    });
    expect(three.outcome.outcome).toBe('REJECTED');
    expect(three.outcome.steps.at(-3)).toBe(
      'A resolution to remove a non-executive director needs three quarters of all the members of the council, voting or not (National Health Service Act 2006, Schedule 7, paragraph 17): at least 4 of 5. It has 3.',
    );
    const four = await r.decided(t, {
      ...plan,
      votes: { ...r.everyone(others, 'FOR'), [last!]: 'ABSTAIN' },
    });
    expect(four.outcome.outcome).toBe('APPROVED');
    const { id } = await r.aMeeting(t);
    const board = { programme: 'UHDB', body: BOARD, meetingId: id, wording: 'To do it.' } as const;
    const asked = { ...board, method: 'MEETING', way: 'NAMED_VOTES' } as const;
    const draft = { ...asked, purpose: 'REMOVE_NON_EXECUTIVE' } as const;
    await secretary.refused('draftResolution', draft, 'PURPOSE_NOT_FOR_BODY', 'purpose');
  });
});

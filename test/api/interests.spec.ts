import { describe, expect, it } from '@jest/globals';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aRole, aSeat, world } from '../support/world.js';

const t = TestApp.forSpec({ world: withSealedPack(world()) }, async (t) => {
  const interest = { person: 'derby-ned-1', nature: 'Director of a laundry.', from: '2017-01-01' };
  const past = { person: 'derby-ned-2', nature: 'Was a partner.', from: '2016-01-01' };
  for (const one of [interest, { ...past, until: '2017-12-31' }])
    await t.as('derby-secretary').does('registerInterest', { trust: 'DERBY', ...one });
  // One person on both boards (2.3).
  const both = { body: 'BURTON-BOARD', person: 'derby-ned-3', voting: true };
  await aSeat(t, { ...both, kind: 'NON_EXECUTIVE' });
  await aRole(t, 'derby-ned-3', 'BOARD_MEMBER', 'UHDB', 'BURTON');
});

const interests = async ({ id: resolution }: { id: string }, as = 'derby-secretary') => {
  const shown =
    'interests { id person { code } nature confirmed ruling { ruling } rulings { number ruling } }';
  return (await t.as(as).reads('resolution', { resolution }, shown)).interests;
};
const preview = (interest: string) =>
  `quorumPreview(interestId: "${interest}", ruling: LEAVE) {
     before { present met } after { present met because } breaks }`;
const leave = (interestId: string) => ({
  interestId,
  ruling: 'LEAVE' as const,
  reason: 'It touches it.',
});
const aVote = ({ id: resolution, manifestSha256 }: r.OpenResolution) => ({
  resolution,
  manifestSha256,
  choice: 'FOR',
});

describe('what is known of interests when a resolution is opened', () => {
  it('is brought in unconfirmed: the register’s entries of that day, and seats elsewhere', async () => {
    const found = await interests(await r.aResolution(t));
    const unconfirmed = { confirmed: false, ruling: null, rulings: [] };
    expect(found.map(({ id: _id, ...rest }) => rest)).toEqual([
      { person: { code: 'derby-ned-1' }, nature: 'Director of a laundry.', ...unconfirmed },
      {
        person: { code: 'derby-ned-3' },
        nature: 'Also has a seat on the Board of BURTON Hospitals.',
        ...unconfirmed,
      },
    ]);
    const input = { interestId: found[0]!.id };
    await t.as('derby-ned-2').refused('confirmInterest', input, 'NOT_ALLOWED');
    for (const person of ['derby-ned-1', 'derby-secretary']) {
      const caller = t.as(person);
      const { interest } = await caller.does('confirmInterest', input);
      await caller.again();
      expect(interest.confirmed).toBe(true);
    }
    expect(await t.asOwner('select from interest_confirmation')).toHaveLength(1);
  });

  it('is nobody else’s to read', async () => {
    const open = await r.aResolution(t);
    const [known] = await interests(open);
    for (const outsider of [
      'burton-secretary',
      'burton-chair',
      'director',
      'auditor',
      'observer',
    ]) {
      expect(await interests(open, outsider)).toEqual([]);
      const asked = { resolution: open.id };
      await t.as(outsider).refused('resolution', asked, 'NOT_ALLOWED', null, preview(known!.id));
      await t.as(outsider).refused('confirmInterest', { interestId: known!.id }, 'NOT_FOUND');
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
    const { id: resolution } = await r.aResolution(t);
    const input = { resolution, nature: 'Shares.', ...over };
    await t.as(person).refused('declareInterest', input, code);
  });

  it('may be done by the secretary for a member, who is told', async () => {
    const { id: resolution, ref } = await r.aResolution(t);
    const input = { resolution, nature: 'Shares.', person: 'derby-ned-2' };
    const secretary = t.as('derby-secretary');
    const { interest } = await secretary.does('declareInterest', input);
    await secretary.again();
    expect(interest.confirmed).toBe(false);
    const member = t.as('derby-ned-2');
    const latest = { first: 1, unreadOnly: true };
    const notices = await member.reads(
      'myNotices',
      latest,
      'edges { node { id type subjectType subjectId text } }',
    );
    const [{ node }] = notices.edges as [(typeof notices.edges)[0]];
    expect(node).toMatchObject({
      type: 'INTEREST',
      subjectType: 'RESOLUTION',
      subjectId: resolution,
      text: expect.stringContaining(ref),
    });
    const notice = { noticeId: node.id };
    await t.as('derby-ned-1').refused('markNoticeRead', notice, 'NOT_FOUND');
    expect((await member.does('markNoticeRead', notice)).notice.readAt).not.toBeNull();
    await member.again();
  });
});

describe('a ruling on an interest', () => {
  const present = ['derby-chair', 'derby-ned-1', 'derby-exec-1'];

  it('takes the vote, shows before what it does to the quorum, and the latest binds', async () => {
    const open = await r.aResolution(t, { present });
    const interest = await r.declare(t, open, 'derby-exec-1');
    const asked = { resolution: open.id };
    const seen = await t.as('derby-chair').reads('resolution', asked, preview(interest));
    expect(seen.quorumPreview).toMatchObject({
      before: { present: 3, met: true },
      after: { present: 2, met: false },
      breaks: true,
    });
    await r.rule(t, interest, 'STAY_NO_VOTE');
    await t.as('derby-exec-1').refused('castVote', aVote(open), 'NOT_ENTITLED_TO_VOTE');
    await r.rule(t, interest, 'TAKE_PART');
    await r.cast(t, open, { 'derby-exec-1': 'FOR' });
    const shown = (await interests(open)).find(({ id }) => id === interest);
    expect(shown!.rulings).toEqual([
      { number: 1, ruling: 'STAY_NO_VOTE' },
      { number: 2, ruling: 'TAKE_PART' },
    ]);
    const outcome = await r.close(t, open, { notVoted: 2 });
    expect(outcome).toMatchObject({ outcome: 'APPROVED', forCount: 1 });
  });

  it('that breaks the quorum leaves nothing decided (R7)', async () => {
    const resolution = await r.aResolution(t, { present });
    const interest = await r.declare(t, resolution, 'derby-ned-1');
    await r.rule(t, interest, 'LEAVE');
    await r.cast(t, resolution, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    expect(await r.close(t, resolution)).toMatchObject({ outcome: 'NOT_QUORATE', quorate: false });
  });

  it('waits until a vote that stands is taken back', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-exec-1': 'FOR' });
    const interest = await r.declare(t, resolution, 'derby-exec-1');
    await t.as('derby-chair').refused('ruleOnInterest', leave(interest), 'VOTE_STANDS');
    const back = { resolution: resolution.id, expectedRevision: 1 };
    const { receipt } = await t.as('derby-exec-1').does('takeBackVote', back);
    expect(receipt).toMatchObject({ revision: 2, choice: null });
    await r.rule(t, interest, 'LEAVE');
  });

  it('is given by whoever presides and not on their own; the secretary records it', async () => {
    const open = await r.aResolution(t, { present });
    const own = await r.declare(t, open, 'derby-chair');
    await t.as('derby-chair').refused('ruleOnInterest', leave(own), 'BAD_USER_INPUT');
    const secretary = t.as('derby-secretary');
    await r.take(t, open, 'derby-secretary', { presiding: 'derby-ned-1' });
    await t.as('derby-exec-1').refused('ruleOnInterest', leave(own), 'NOT_ALLOWED');
    const shown =
      'interest { ruling { ruling number reason ruledBy { code } recordedBy { code } } }';
    const { interest } = await secretary.does('ruleOnInterest', leave(own), shown);
    await secretary.again();
    expect(interest.ruling).toEqual({
      ruling: 'LEAVE',
      number: 1,
      reason: 'It touches it.',
      ruledBy: { code: 'derby-ned-1' },
      recordedBy: { code: 'derby-secretary' },
    });
    const [row] = await t.asOwner(
      `select by.code as by, recorded.code as recorded from interest_ruling i
       join person by on by.id = i.ruled_by join person recorded on recorded.id = i.recorded_by where i.interest_id = $1`,
      [own],
    );
    expect(row).toEqual({ by: 'derby-ned-1', recorded: 'derby-secretary' });
    for (const outsider of ['burton-chair', 'burton-secretary'])
      await t.as(outsider).refused('ruleOnInterest', leave(own), 'NOT_FOUND');
  });
});

it('is declared, confirmed and ruled on while the item is open, and not after', async () => {
  const present = ['derby-chair', 'derby-ned-1', 'derby-exec-1'];
  const open = await r.aResolution(t, { present });
  const { id: interestId } = (await interests(open))[0]!;
  await r.close(t, open, { notVoted: 3 });
  const member = t.as('derby-ned-1');
  const declaring = { resolution: open.id, nature: 'Shares.' };
  await member.refused('declareInterest', declaring, 'WRONG_STATE');
  await member.refused('confirmInterest', { interestId }, 'WRONG_STATE');
  await t.as('derby-chair').refused('ruleOnInterest', leave(interestId), 'WRONG_STATE');
});

describe("a Trust's own business: its register, seats and standing orders", () => {
  const [trust, body, from] = ['DERBY', 'DERBY-BOARD', '2030-01-01'];
  const seat = { person: 'auditor', kind: 'NON_EXECUTIVE', title: 'Director', voting: true };
  const quorum = { castingVote: true, quorumExecutives: 1, quorumNonExecutives: 1 };
  const orders = { ...quorum, ways: ['SHOW_OF_HANDS'], methods: ['MEETING'] };
  const entry = { person: 'derby-exec-2', nature: 'A trustee.', from: '2018-01-01' };

  it.each([
    ['registerInterest', { trust, ...entry }],
    ['appointToSeat', { body, ...seat, from }],
    ['adoptStandingOrders', { body, ...orders, effectiveFrom: from }],
  ] as const)(
    'is kept by its secretary, wherever that role is held, and by no token of a programme: %s',
    async (act, input) => {
      const secretary = t.as('derby-secretary');
      const asked = { programme: 'UHDB', role: 'COMPANY_SECRETARY', name: 'A ledger' } as const;
      const { token } = await secretary.does('createApiToken', { ...asked, days: 1 }, 'token');
      for (const person of ['burton-secretary', 'director', 'derby-chair'])
        await t.as(person).refused(act, input, 'NOT_ALLOWED');
      await t.withSecret(token).refused(act, input, 'NOT_ALLOWED');
      await secretary.does(act, input as never);
    },
  );
});

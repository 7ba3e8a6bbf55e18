import { describe, expect, it } from '@jest/globals';
import {
  isUntaken,
  mayClose,
  mayCloseNotQuorate,
  mayCloseNow,
  mayRecordCastingVote,
  mayRuleOnItem,
  mayTakeOutCastingVote,
  mayVote,
} from './voting.rules.js';
import { mayAnswer, mayReplace, mayTakeBack } from './voting.rules.js';
import type { ClosingTime, VoteAsked } from './voting.rules.js';

const today = '2018-06-12';
const READ = 'a'.repeat(64);
const asked: VoteAsked = {
  resolution: {
    state: 'OPEN',
    method: 'MEETING',
    way: 'NAMED_VOTES',
    pack: { manifestSha256: READ, superseded: false },
    closesOn: null,
    deciderIds: [],
  },
  member: { memberId: 'n1', seatKind: 'NON_EXECUTIVE', voting: true },
  manifestRead: READ,
  present: true,
  ruling: null,
  currentRevision: 0,
  expectedRevision: 0,
};

/** A vote asked for, with some of its resolution's facts changed. */
function on(change: Partial<VoteAsked['resolution']>): Partial<VoteAsked> {
  return { resolution: { ...asked.resolution, ...change } };
}

describe('a member votes', () => {
  it.each<[string, Partial<VoteAsked>]>([
    ['present at the item', {}],
    ['despite an interest ruled harmless', { ruling: 'TAKE_PART' }],
    ['again, naming the vote replaced', { currentRevision: 2, expectedRevision: 2 }],
    ['in writing, being away', { ...on({ method: 'WRITTEN_RESOLUTION' }), present: false }],
    ['in writing on the last day', on({ method: 'WRITTEN_RESOLUTION', closesOn: today })],
    ['urgently, as one of the two', on({ method: 'URGENT', deciderIds: ['n1', 'e1'] })],
    ['where there is no pack', { ...on({ pack: null }), manifestRead: null }],
  ])('%s', (_case, change) => {
    expect(mayVote({ ...asked, ...change }, today)).toBeNull();
  });

  it.each<[string, Partial<VoteAsked>, string]>([
    ['off the roll', { member: null }, 'NOT_ENTITLED_TO_VOTE'],
    ['without a vote', { member: { ...asked.member!, voting: false } }, 'NOT_ENTITLED_TO_VOTE'],
    ['before it is open', on({ state: 'DRAFT' }), 'VOTING_NOT_OPEN'],
    [
      'on a draft, of which there is no roll yet',
      { ...on({ state: 'DRAFT' }), member: null },
      'VOTING_NOT_OPEN',
    ],
    ['after it is closed', on({ state: 'CLOSED' }), 'VOTING_NOT_OPEN'],
    ['after it is withdrawn', on({ state: 'WITHDRAWN' }), 'VOTING_NOT_OPEN'],
    ['the day after the last', on({ closesOn: '2018-06-11' }), 'VOTING_NOT_OPEN'],
    ['where hands are counted', on({ way: 'SHOW_OF_HANDS' }), 'METHOD_NOT_ALLOWED'],
    ['ruled to stay without a vote', { ruling: 'STAY_NO_VOTE' }, 'NOT_ENTITLED_TO_VOTE'],
    ['ruled to leave', { ruling: 'LEAVE' }, 'NOT_ENTITLED_TO_VOTE'],
    ['being away from the meeting', { present: false }, 'NOT_PRESENT'],
    [
      'away from the one in common',
      { ...on({ method: 'MEETING_IN_COMMON' }), present: false },
      'NOT_PRESENT',
    ],
    [
      'on a pack replaced',
      on({ pack: { manifestSha256: READ, superseded: true } }),
      'PACK_SUPERSEDED',
    ],
    ['on other papers', { manifestRead: 'b'.repeat(64) }, 'MANIFEST_MISMATCH'],
    ['on no papers', { manifestRead: null }, 'MANIFEST_MISMATCH'],
    [
      'on papers never sealed',
      { ...on({ pack: { manifestSha256: null, superseded: false } }), manifestRead: null },
      'MANIFEST_MISMATCH',
    ],
    [
      'urgently, as neither of the two',
      on({ method: 'URGENT', deciderIds: ['c', 'e1'] }),
      'NOT_ENTITLED_TO_VOTE',
    ],
  ])('but not %s', (_case, change, code) => {
    expect(mayVote({ ...asked, ...change }, today)?.code).toBe(code);
  });

  it.each([
    ['one that another screen replaced', 2, 1],
    ['a first one that is a second', 1, 0],
    ['one that was never given', 0, 1],
  ])('but not over %s', (_case, currentRevision, expectedRevision) => {
    const refusal = mayVote({ ...asked, currentRevision, expectedRevision }, today);
    expect(refusal).toMatchObject({ code: 'STALE_VERSION', currentVersion: currentRevision });
  });
});

describe('another vote in the place of one that stands', () => {
  const [member, secretary] = ['member', 'secretary'];
  const cast = { choice: 'FOR', enteredBy: member } as const;
  it.each([
    ['the member changes their own', cast, member, null],
    ['the secretary changes what the member cast', cast, secretary, 'VOTE_STANDS'],
    [
      'the secretary corrects what was recorded',
      { ...cast, enteredBy: secretary },
      secretary,
      null,
    ],
    ['the member changes what was recorded', { ...cast, enteredBy: secretary }, member, null],
    ['there was none', null, secretary, null],
    ['the member took it back', { ...cast, choice: null }, secretary, null],
  ] as const)('%s', (_case, standing, actor, code) => {
    expect(mayReplace(standing, member, actor)?.code ?? null).toBe(code);
  });
});

describe('closing', () => {
  const pack = { manifestSha256: READ, superseded: false };
  it.each([
    ['an open resolution', 'OPEN', pack, null],
    ['one without a pack', 'OPEN', null, null],
    ['a draft', 'DRAFT', pack, 'VOTING_NOT_OPEN'],
    ['a closed one', 'CLOSED', pack, 'VOTING_NOT_OPEN'],
    ['one whose pack was replaced', 'OPEN', { ...pack, superseded: true }, 'PACK_SUPERSEDED'],
  ] as const)('%s', (_case, state, on, code) => {
    expect(mayClose({ state, pack: on, untaken: false })?.code ?? null).toBe(code);
  });

  it.each([
    ['MEETING', null, 'WRONG_STATE'],
    ['MEETING_IN_COMMON', null, 'WRONG_STATE'],
    ['MEETING', new Date(0), undefined],
    ['WRITTEN_RESOLUTION', null, undefined],
    ['URGENT', null, undefined],
  ] as const)('%s, taken at %j', (method, itemTakenAt, code) => {
    const untaken = isUntaken({ method, itemTakenAt });
    expect(mayClose({ state: 'OPEN', pack, untaken })?.code).toBe(code);
  });
});

describe('an answer', () => {
  it.each([
    ['MEETING', 'ABSTAIN', null],
    ['WRITTEN_RESOLUTION', 'ABSTAIN', null],
    ['URGENT', 'FOR', null],
    ['URGENT', 'AGAINST', null],
    ['URGENT', 'ABSTAIN', 'METHOD_NOT_ALLOWED'],
  ] as const)('of a member %s is %s: %s', (method, choice, code) => {
    expect(mayAnswer(method, choice)?.code ?? null).toBe(code);
  });

  it('is taken back only while there is one', () => {
    expect(mayTakeBack('ABSTAIN')).toBeNull();
    expect(mayTakeBack(null)?.code).toBe('WRONG_STATE');
  });
});

describe('the time to close', () => {
  const written: ClosingTime = {
    method: 'WRITTEN_RESOLUTION',
    heldOn: null,
    closesOn: today,
    answersOutstanding: true,
  };
  const meeting: ClosingTime = { ...written, method: 'MEETING', heldOn: today, closesOn: null };

  it.each<[string, ClosingTime, string | null]>([
    ['in writing, with answers outstanding on the last day', written, 'WRONG_STATE'],
    ['in writing, all answered', { ...written, answersOutstanding: false }, null],
    ['in writing, the day after', { ...written, closesOn: '2018-06-11' }, null],
    ['at a meeting, on its day', meeting, null],
    ['at a meeting, after it', { ...meeting, heldOn: '2018-06-11' }, null],
    ['at a meeting, before it', { ...meeting, heldOn: '2018-06-13' }, 'WRONG_STATE'],
    ['urgently', { ...written, method: 'URGENT', closesOn: null }, null],
  ])('%s', (_case, asked, code) => {
    expect(mayCloseNow(asked, today)?.code ?? null).toBe(code);
  });
});

describe('the casting vote', () => {
  it('is recorded by the secretary unless who presides voted in person', () => {
    expect(mayRecordCastingVote(false)).toBeNull();
    expect(mayRecordCastingVote(true)?.code).toBe('NOT_ALLOWED');
  });

  const recorded = { personId: 'chair', enteredBy: 'secretary' };
  const given = { personId: 'chair', enteredBy: 'chair' };
  it.each([
    ['recorded, by the secretary', 'OPEN', recorded, 'secretary', null],
    ['recorded, by whose it is', 'OPEN', recorded, 'chair', null],
    ['given in person, by the secretary', 'OPEN', given, 'secretary', 'VOTE_STANDS'],
    ['given in person, by whose it is', 'OPEN', given, 'chair', null],
    ['that nobody gave', 'OPEN', null, 'secretary', 'WRONG_STATE'],
    ['once it is closed', 'CLOSED', recorded, 'secretary', 'VOTING_NOT_OPEN'],
    ['once it is declared', 'DECLARED', recorded, 'secretary', 'VOTING_NOT_OPEN'],
  ] as const)('is taken out: %s', (_case, state, standing, actor, code) => {
    expect(mayTakeOutCastingVote(state, standing, actor)?.code ?? null).toBe(code);
  });
});

describe('what is done before the outcome stands', () => {
  it.each([
    ['OPEN', null],
    ['DECLARED', null],
    ['CLOSED', 'WRONG_STATE'],
    ['WITHDRAWN', 'WRONG_STATE'],
    ['DRAFT', 'WRONG_STATE'],
  ] as const)('interests are ruled on while it is %s: %s', (state, code) => {
    expect(mayRuleOnItem(state)?.code ?? null).toBe(code);
  });

  it.each([
    [true, false, null],
    [false, true, null],
    [false, false, 'BAD_USER_INPUT'],
    [true, true, 'BAD_USER_INPUT'],
  ] as const)('quorate %s, accepted as not quorate %s: %s', (quorate, accepted, code) => {
    const fault = mayCloseNotQuorate(quorate, accepted);
    expect(fault?.code ?? null).toBe(code);
    if (code) expect(fault?.field).toBe('acceptNotQuorate');
  });
});

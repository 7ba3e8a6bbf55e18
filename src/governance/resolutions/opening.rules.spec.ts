import { describe, expect, it } from '@jest/globals';
import { Method, Way, usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { mayEnterLate, mayOpen, mayState } from './opening.rules.js';
import type { OpeningAsked } from './opening.rules.js';
import type { RollMember } from '../deciding/quorum.rules.js';

const today = '2018-06-12';
const orders = {
  ...usualStandingOrders('TRUST_BOARD', '2016-04-01'),
  methods: Object.values(Method),
};
const sealed = { manifestSha256: 'a'.repeat(64), superseded: false };
const board = ['c', 'n1', 'n2', 'e1'].map((memberId): RollMember => {
  const kinds = { c: 'CHAIR', n: 'NON_EXECUTIVE', e: 'EXECUTIVE' } as const;
  return { memberId, seatKind: kinds[memberId[0] as 'c'], voting: true };
});
const council = Array.from({ length: 18 }, (_, index): RollMember => {
  return { memberId: `g${index}`, seatKind: 'GOVERNOR_PUBLIC', voting: true };
});
const asked: OpeningAsked = {
  state: 'DRAFT',
  body: 'TRUST_BOARD',
  purpose: 'FINAL_APPROVE',
  method: 'MEETING',
  way: 'NAMED_VOTES',
  conditions: false,
  orders,
  roll: board,
  pack: sealed,
  annexOpen: false,
  atMeeting: true,
  closesOn: null,
  urgent: null,
  council: null,
  posts: null,
  unknown: 0,
};
const approval: Partial<OpeningAsked> = {
  body: 'COUNCIL_OF_GOVERNORS',
  purpose: 'COUNCIL_APPROVAL',
  way: 'SHOW_OF_HANDS',
  orders: usualStandingOrders('COUNCIL_OF_GOVERNORS', '2016-04-01'),
  roll: council,
  council: { seats: 26, advice: null },
};
const urgent = {
  reason: 'The lease ends',
  deciderIds: ['c', 'e1'],
  consulteeIds: ['n1', 'n2'],
  ratifyBy: '2018-07-03',
};

describe('a resolution is opened', () => {
  it.each<[string, Partial<OpeningAsked>]>([
    ['at a meeting, on a sealed pack', {}],
    ['with conditions', { conditions: true }],
    ['when its quorum is every member', { orders: { ...orders, quorumMinimum: 4 } }],
    ['without a pack where none is needed', { purpose: 'OTHER', pack: null }],
    [
      'in writing, until today',
      { method: 'WRITTEN_RESOLUTION', atMeeting: false, closesOn: today },
    ],
    ['urgently', { purpose: 'SUPPORT', method: 'URGENT', atMeeting: false, urgent }],
    ['by a council', approval],
  ])('%s', (_case, change) => {
    expect(mayOpen({ ...asked, ...change }, today)).toBeNull();
  });

  it.each<[string, Partial<OpeningAsked>, string, string | null]>([
    ['when already open', { state: 'OPEN' }, 'WRONG_STATE', null],
    ['when closed', { state: 'CLOSED' }, 'WRONG_STATE', null],
    ['for a body that decides elsewhere', { body: 'NHS_ENGLAND' }, 'PURPOSE_NOT_FOR_BODY', null],
    ['without standing orders', { orders: null }, 'STANDING_ORDERS_MISSING', null],
    [
      'for another body’s purpose',
      { purpose: 'COUNCIL_APPROVAL' },
      'PURPOSE_NOT_FOR_BODY',
      'purpose',
    ],
    ['by a method not set', { method: 'URGENT' }, 'METHOD_NOT_ALLOWED', 'method'],
    ['in a way not set', { way: Way.BALLOT }, 'METHOD_NOT_ALLOWED', 'way'],
    [
      'with conditions, by a council',
      { ...approval, conditions: true },
      'BAD_USER_INPUT',
      'conditions',
    ],
    ['without a pack', { pack: null }, 'PACK_INCOMPLETE', 'packId'],
    [
      'on a pack not sealed',
      { pack: { ...sealed, manifestSha256: null } },
      'PACK_INCOMPLETE',
      'packId',
    ],
    ['on a pack replaced', { pack: { ...sealed, superseded: true } }, 'PACK_SUPERSEDED', null],
    [
      'on an unsealed pack where none is needed',
      { purpose: 'OTHER', pack: { ...sealed, manifestSha256: null } },
      'PACK_INCOMPLETE',
      'packId',
    ],
    ['with nobody on the roll', { roll: [] }, 'BAD_USER_INPUT', 'roll'],
    [
      'below the floor of the quorum',
      { orders: { ...orders, quorumMinimum: 5 } },
      'BAD_USER_INPUT',
      'roll',
    ],
    ['while its own annex is not sealed', { annexOpen: true }, 'PACK_INCOMPLETE', 'packId'],
    ['at no meeting', { atMeeting: false }, 'BAD_USER_INPUT', 'meetingId'],
    ['in writing for ever', { method: 'WRITTEN_RESOLUTION' }, 'BAD_USER_INPUT', 'closesOn'],
    [
      'in writing until yesterday',
      { method: 'WRITTEN_RESOLUTION', closesOn: '2018-06-11' },
      'BAD_USER_INPUT',
      'closesOn',
    ],
    [
      'urgently without a reason',
      { purpose: 'SUPPORT', method: 'URGENT' },
      'BAD_USER_INPUT',
      'urgent.reason',
    ],
    [
      'of a council without its seats',
      { ...approval, council: null },
      'BAD_USER_INPUT',
      'council.seats',
    ],
    [
      'of an approval by a council without a count',
      { ...approval, way: 'AGREED_WITHOUT_VOTE' },
      'METHOD_NOT_ALLOWED',
      'way',
    ],
  ])('but not %s', (_case, change, code, field) => {
    const refusal = mayOpen({ ...asked, ...change }, today);
    expect([refusal?.code, refusal?.field ?? null]).toEqual([code, field]);
  });

  it('is not opened, and all that is missing is named at once', () => {
    const change = { pack: null, atMeeting: false, orders: { ...orders, quorumMinimum: 5 } };
    const pack =
      'A resolution to approve a business case needs a sealed pack: name one in the draft.';
    const roll =
      'The quorum is 5, but the body has only 4 voting members on that day: fill its vacant seats first.';
    const meeting = 'Name the meeting at which this is decided (meetingId).';
    expect(mayOpen({ ...asked, ...change }, today)).toEqual({
      code: 'PACK_INCOMPLETE',
      because: `${pack} ${roll} ${meeting}`,
      field: 'packId',
      faults: [
        { field: 'packId', because: pack },
        { field: 'roll', because: roll },
        { field: 'meetingId', because: meeting },
      ],
    });
  });
});

describe('a draft states', () => {
  const terms = { meetingId: 'm', closesOn: '2018-06-30', urgent: {} };

  it.each([
    ['MEETING', 'meetingId', null],
    ['MEETING_IN_COMMON', 'meetingId', null],
    ['WRITTEN_RESOLUTION', 'closesOn', null],
    ['URGENT', 'urgent', null],
    ['WRITTEN_RESOLUTION', 'meetingId', 'meetingId'],
    ['URGENT', 'meetingId', 'meetingId'],
    ['MEETING', 'closesOn', 'closesOn'],
    ['URGENT', 'closesOn', 'closesOn'],
    ['MEETING', 'urgent', 'urgent'],
  ] as const)('for %s its %s: %s', (method, name, field) => {
    expect(mayState(method, { [name]: terms[name] })?.field ?? null).toBe(field);
  });
});

describe('an item of a meeting of 12 June 2018', () => {
  const heldOn = '2018-06-12';
  const entry = { today: '2018-06-13', adoptedOn: '2018-06-01', reason: 'Written down after it.' };

  interface Over {
    today?: string;
    adoptedOn?: string;
    reason?: string | null;
  }
  it.each<[string, string | null, Over, string | null]>([
    ['before it', heldOn, { today: '2018-06-01', reason: null }, null],
    ['on its day', heldOn, { today: heldOn, reason: null }, null],
    ['the day after, with the reason', heldOn, {}, null],
    ['of the day of adoption', heldOn, { adoptedOn: heldOn }, null],
    ['without a meeting', null, { reason: null }, null],
    ['the day after, without a reason', heldOn, { reason: null }, 'lateReason'],
    ['the day after, with no words', heldOn, { reason: ' ' }, 'lateReason'],
    ['on its day, with a reason for being late', heldOn, { today: heldOn }, 'lateReason'],
    ['without a meeting, as late', null, {}, 'lateReason'],
    ['from before the programme was kept here', heldOn, { adoptedOn: '2018-06-13' }, 'meetingId'],
  ])('is entered %s', (_case, day, over, field) => {
    expect(mayEnterLate(day, { ...entry, ...over })?.field ?? null).toBe(field);
  });
});

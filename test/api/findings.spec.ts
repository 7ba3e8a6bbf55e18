import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindingRoom } from '../races/findings.js';
import * as r from '../support/resolving.js';
import type { Way } from '../support/schema.types.js';
import type { TestApp } from '../support/test-app.js';

let room: FindingRoom;
let t: TestApp;
beforeAll(async () => {
  room = await FindingRoom.open();
  t = room.t;
});
afterAll(async () => {
  await room.leave();
});

const counts: [Way, Parameters<typeof r.count>[2]][] = [
  ['SHOW_OF_HANDS', { forCount: 4, againstCount: 3, abstainCount: 0 }],
  [
    'BALLOT',
    {
      forCount: 4,
      againstCount: 3,
      abstainCount: 0,
      spoiltCount: 0,
      scrutineer: 'A solicitor',
      certificateSha256: 'a'.repeat(64),
    },
  ],
  ['AGREED_WITHOUT_VOTE', { dissents: ['derby-ned-1'] }],
];
const plan = { purpose: 'SUPPORT', pack: null };

describe('a count that stands', () => {
  it.each(counts)('%s: keeps who decides as it was counted', async (way, found) => {
    const secretary = t.as('derby-secretary');
    const open = await r.aResolution(t, { ...plan, way });
    const { id: resolution, meetingId } = open;
    const interestId = await r.declare(t, open, 'derby-ned-2');
    await r.count(t, open, found);
    for (const ruling of ['LEAVE', 'STAY_NO_VOTE']) {
      const ruled = { interestId, ruling, reason: 'A contract.' };
      for (const by of ['derby-chair', 'derby-secretary'])
        await t.as(by).refused('ruleOnInterest', ruled, 'VOTE_STANDS');
    }
    const { version } = await secretary.reads('meeting', { meetingId: meetingId! }, 'version');
    const at = { meetingId: meetingId!, expectedVersion: version };
    const entries = [
      { apologies: ['derby-ned-2'] },
      { present: [{ person: 'derby-ned-2', leftAt: '11:00' }] },
    ];
    for (const entered of entries)
      await secretary.refused('recordAttendance', { ...at, ...entered }, 'VOTE_STANDS', 'present');
    await secretary.does('recordAttendance', {
      ...at,
      present: [{ person: 'derby-ned-2', leftAt: '13:30' }],
    });
    const taking = { resolution, expectedVersion: open.version };
    const later = { ...taking, itemTakenAt: '13:45' };
    await secretary.refused('takeItem', later, 'VOTE_STANDS');
    const put = { ...taking, itemTakenAt: '13:00', itemPutAt: '13:40' };
    await secretary.refused('takeItem', put, 'VOTE_STANDS');
    await r.rule(t, interestId, 'TAKE_PART');

    await t.as('derby-chair').refused('takeOutCount', { resolution, reason: 'x' }, 'NOT_ALLOWED');
    const blank = { resolution, reason: '' };
    await secretary.refused('takeOutCount', blank, 'BAD_USER_INPUT', 'reason');
    const out = { resolution, reason: 'A member was ruled out.' };
    const shown = 'resolution { counted { number } asItStands { counted } }';
    const taken = await secretary.does('takeOutCount', out, shown);
    await secretary.again();
    expect(taken.resolution).toEqual({ counted: null, asItStands: { counted: false } });
    await secretary.refused('takeOutCount', out, 'WRONG_STATE');
    await secretary.refused('closeResolution', { resolution }, 'WRONG_STATE');
    await r.rule(t, interestId, 'LEAVE');
    const again = way === 'AGREED_WITHOUT_VOTE' ? found : { ...found, againstCount: 2 };
    await r.count(t, open, again);
    const closed = await r.close(t, open);
    expect(closed).toMatchObject({
      outcome: 'APPROVED',
      forCount: 4 + Number(!('forCount' in found)),
    });
    await secretary.refused('takeOutCount', out, 'VOTING_NOT_OPEN');
  });

  it('is none of a named vote, nor of one that was never counted', async () => {
    const secretary = t.as('derby-secretary');
    const named = await r.aResolution(t, plan);
    const out = { reason: 'It is wrong.' };
    const byName = { resolution: named.id, ...out };
    await secretary.refused('takeOutCount', byName, 'METHOD_NOT_ALLOWED');
    const hands = await r.aResolution(t, { ...plan, way: 'SHOW_OF_HANDS' });
    await secretary.refused('takeOutCount', { resolution: hands.id, ...out }, 'WRONG_STATE');
  });

  it('keeps who presided, once somebody did', async () => {
    const secretary = t.as('derby-secretary');
    const present = ['derby-ned-1', 'derby-ned-2', 'derby-exec-1'];
    const open = await r.aResolution(t, { ...plan, way: 'SHOW_OF_HANDS', present });
    await r.count(t, open, { forCount: 2, againstCount: 1, abstainCount: 0 });
    const meetingId = open.meetingId!;
    const chosen = async (presiding: string) => {
      const { version } = await secretary.reads('meeting', { meetingId }, 'version');
      return { meetingId, expectedVersion: version, presiding };
    };
    await secretary.does('reviseMeeting', await chosen('derby-ned-1'));
    const other = await chosen('derby-ned-2');
    await secretary.refused('reviseMeeting', other, 'VOTE_STANDS', 'presiding');
    const taking = { resolution: open.id, expectedVersion: open.version, itemTakenAt: '13:00' };
    const another = { ...taking, presiding: 'derby-ned-2' };
    await secretary.refused('takeItem', another, 'VOTE_STANDS');
  });
});

describe('whatever changes who may vote', () => {
  it('asks whether anything found stands', async () => {
    await room.actsUnderFindings({ rounds: 12 });
    const kinds = [...room.done.keys()];
    expect(kinds).toEqual(expect.arrayContaining(['ruleOnInterest VOTE_STANDS']));
    expect(kinds.some((kind) => /^recordAttendance VOTE_STANDS/.test(kind))).toBe(true);
  });
});

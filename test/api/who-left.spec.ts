import { describe, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** A programme that goes by the calendar: its meetings go by the clock. */
const t = TestApp.forSpec({
  world: world({ practice: false, regime: 'REGIME_2022_STATUTORY_TRANSACTION' }),
});
const secretary = t.as('derby-secretary');
const present = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-exec-2'];

describe('a member who left after the item was taken (ruling 59)', () => {
  it('casts no vote from elsewhere, and who stayed does', async () => {
    const { businessDate } = await secretary.reads(
      'programme',
      { programme: 'UHDB' },
      'businessDate',
    );
    const at = await r.aMeeting(t, { heldOn: businessDate });
    await r.attend(t, at, 'DERBY-BOARD', present);
    const open = await r.aResolution(t, { purpose: 'OTHER', pack: null, at, untaken: true });
    const { id: resolution, version: expectedVersion } = open;
    const taking = { resolution, expectedVersion, itemTakenAt: '00:00' };
    const taken = await secretary.does('takeItem', taking, 'resolution { itemTakenAt }');
    // A moment later, so that it is past at whatever hour this runs.
    const leftAt = new Date(Date.parse(taken.resolution.itemTakenAt) + 1).toISOString();
    const { version } = await secretary.reads('meeting', { meetingId: at.id }, 'version');
    const left = { meetingId: at.id, expectedVersion: version };
    const gone = [{ person: 'derby-ned-1', leftAt }];
    await secretary.does('recordAttendance', { ...left, present: gone });
    const vote = { resolution, choice: 'FOR' } as const;
    await t.as('derby-ned-1').refused('castVote', vote, 'NOT_PRESENT');
    await t.as('derby-chair').does('castVote', vote);
  });
});

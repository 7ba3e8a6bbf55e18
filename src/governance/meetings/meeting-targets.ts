import type { Target } from '../../platform/acts/target.js';
import { actingBodyOf, ofTheActingBody, type ActingBody } from '../programmes/programme-targets.js';
import { allow } from '../../shared/refusal.js';
import { mayMeet } from '../deciding/meeting.rules.js';
import { Meeting } from './meeting.entity.js';

/** A meeting with its body and its programme. */
export interface MeetingInContext extends ActingBody {
  meeting: Meeting;
}

/** A meeting that an input names: the business of its body. */
export const theMeeting: Target<{ meetingId: string }, MeetingInContext> = {
  find: async (reader, { meetingId: id }) => {
    const meeting = await reader.must(Meeting, { id }, 'meeting', 'meetingId');
    const acting = await actingBodyOf(reader, meeting);
    return { meeting, ...acting };
  },
  ...ofTheActingBody,
};

/** As `theMeeting`, locked while it is changed; one that was cancelled is not. */
export const theMeetingLocked: typeof theMeeting = {
  ...theMeeting,
  lock: async (tx, found) => {
    const meeting = await tx.lock(Meeting, found.meeting.id, 'NO KEY UPDATE', 'meeting');
    allow(mayMeet(meeting));
    return { ...found, meeting };
  },
};

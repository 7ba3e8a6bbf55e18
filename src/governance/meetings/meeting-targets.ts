import type { Target } from '../../platform/acts/target.js';
import { actingBodyOf, ofTheActingBody, type ActingBody } from '../programmes/programme-targets.js';
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

/** As `theMeeting`, locked while it is changed. */
export const theMeetingLocked: typeof theMeeting = {
  ...theMeeting,
  lock: async (tx, found) => ({
    ...found,
    meeting: await tx.lock(Meeting, found.meeting.id, 'NO KEY UPDATE', 'meeting'),
  }),
};

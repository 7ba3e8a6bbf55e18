import { listOf, oneOf } from '../../platform/graphql/loader.js';
import { Meeting } from './meeting.entity.js';

/** A meeting by id. */
export const meetingOf = oneOf(Meeting);

/** The meetings that are held in common at one table. */
export const meetingsAt = listOf(Meeting, 'tableId', { id: 'ASC' });

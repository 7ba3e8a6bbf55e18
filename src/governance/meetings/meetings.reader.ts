import { In } from 'typeorm';
import { loader, byId } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Meeting } from './meeting.entity.js';

/** The meetings of one request, by id. */
export const meetingsById = (context: RequestContext) =>
  loader(context, 'meetings-by-id', async (ids) =>
    byId(await context.reads.find(Meeting, { id: In([...ids]) })),
  );

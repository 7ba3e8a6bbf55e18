import { In } from 'typeorm';
import { byId, loader } from '../graphql/loader.js';
import type { RequestContext } from '../graphql/request-context.js';
import { Person } from './access.entity.js';

/** The people of one request, by id: one question for all of them. */
export const people = (context: RequestContext) =>
  loader(context, 'people', async (ids) =>
    byId(await context.reads.find(Person, { id: In([...ids]) })),
  );

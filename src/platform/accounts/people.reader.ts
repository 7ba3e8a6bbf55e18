import { IsNull, LessThanOrEqual, MoreThanOrEqual, Or } from 'typeorm';
import type { HeldRole } from '../access/roles.rules.js';
import type { Reader, Where } from '../database/reader.js';
import { page, type Connection } from '../graphql/connection.js';
import { oneOf } from '../graphql/loader.js';
import { londonDay } from '../../shared/day.js';
import { byRef } from '../../shared/refs.js';
import { notFound } from '../../shared/refusal.js';
import { Membership, Person } from './account.entity.js';
import type { MembersArgs } from './account.input.js';
import type { GrantKind } from './account.rules.js';

/** Who acts, by what, and the roles that they hold today. */
export interface Acting {
  person: Person;
  roles: HeldRole[];
  grantKind: GrantKind;
  authenticatedAt: Date | null;
}

/** A person by id. */
export const personOf = oneOf(Person);

/** A page of the roles held in a programme, in the order of being given: those of today, or all there ever were. */
export async function members(
  reader: Reader,
  programmeId: string,
  args: MembersArgs,
): Promise<Connection<Membership>> {
  const where: Where<Membership> = { programmeId };
  if (args.role) where.role = args.role;
  if (args.current) {
    const today = londonDay(await reader.clock());
    where.fromDay = LessThanOrEqual(today);
    where.untilDay = Or(IsNull(), MoreThanOrEqual(today));
    where.revokedAt = IsNull();
  }
  return await page(reader, Membership, where, args);
}

/** A person by id or code. */
export async function findPerson(reader: Reader, ref: string, field = 'person'): Promise<Person> {
  const found = await reader.one(Person, byRef(ref));
  if (!found) throw notFound('person', field);
  return found;
}

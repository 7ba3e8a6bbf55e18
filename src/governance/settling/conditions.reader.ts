import { In, IsNull, LessThan, MoreThanOrEqual, Or, type FindOptionsWhere } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { page, type Connection } from '../../platform/graphql/connection.js';
import { listOf } from '../../platform/graphql/loader.js';
import type { ConditionStatus } from '../conditions/condition.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import type { Day } from '../../shared/day.js';
import { IDENTIFIER, parseConditionCode } from '../../shared/refs.js';
import { notFound } from '../../shared/refusal.js';
import { ConditionEvent } from './condition-event.entity.js';
import type { ConditionsArgs } from './condition.input.js';

/** A condition of a programme by its code, such as `C4`, or its id. */
export async function findCondition(
  reader: Reader,
  programmeId: string,
  ref: string,
): Promise<Condition> {
  const number = parseConditionCode(ref);
  const named = number !== null || IDENTIFIER.test(ref);
  const where = number === null ? { id: ref } : { number };
  const found = named ? await reader.one(Condition, { programmeId, ...where }) : null;
  if (!found) throw notFound('condition', 'condition');
  return found;
}

/** A page of a programme's conditions, by number; those of one status where it is asked for. */
export async function conditionsPage(
  reader: Reader,
  programmeId: string,
  today: Day,
  args: ConditionsArgs,
): Promise<Connection<Condition>> {
  const where = { programmeId, ...ofStatus(args.status ?? null, today) };
  return await page(reader, Condition, where, args, { property: 'number', direction: 'ASC' });
}

/** The same as the rule of a condition's status, asked of the database. */
function ofStatus(status: ConditionStatus | null, today: Day): FindOptionsWhere<Condition> {
  if (status === null) return {};
  if (status === 'OVERDUE') {
    return { state: In(['OPEN', 'EVIDENCE_SUBMITTED']), dueOn: LessThan(today) };
  }
  if (status === 'DISCHARGED' || status === 'WAIVED') return { state: status };
  return { state: status, dueOn: Or(IsNull(), MoreThanOrEqual(today)) };
}

/** What happened to a condition, in order. */
export const eventsOf = listOf(ConditionEvent, 'conditionId', { number: 'ASC' });

import { In, IsNull, LessThan, MoreThanOrEqual, Or, type FindOptionsWhere } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { page, type Connection, type PageArgs } from '../../platform/graphql/connection.js';
import { grouped, loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { ConditionStatus } from '../conditions/condition.rules.js';
import { Condition } from '../conditions/condition.entity.js';
import type { Day } from '../../shared/day.js';
import { IDENTIFIER, parseConditionCode } from '../../shared/refs.js';
import { notFound } from '../../shared/refusal.js';
import { ConditionEvent } from './condition-event.entity.js';

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
  status: ConditionStatus | null,
  args: PageArgs,
): Promise<Connection<Condition>> {
  const where = { programmeId, ...ofStatus(status, today) };
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

/** What happened to the conditions of one request, each in order. */
export const eventsOfConditions = (context: RequestContext) =>
  loader(context, 'condition-events', async (ids) =>
    grouped(
      await context.reads.find(
        ConditionEvent,
        { conditionId: In([...ids]) },
        { order: { number: 'ASC' } },
      ),
      ({ conditionId }) => conditionId,
    ),
  );

import { LIMITS } from '../platform/graphql/limits.js';
import type { Refusal } from '../shared/refusal.js';

/** What comes with a query; `extensions` are never read. */
export interface Asked {
  query: string;
  variables?: unknown;
  operationName?: unknown;
}

/**
 * Why the body of a request is refused before any of it is read against the schema: too many values, too
 * deep, a text too long. Takes as long as the body is, and no longer.
 */
export function bodyFault({ query, variables, operationName }: Asked, signedIn: boolean) {
  if (query.length > LIMITS.query)
    return limit(`The query is too long: it may have ${said(LIMITS.query)} characters.`);
  if (typeof operationName === 'string' && operationName.length > LIMITS.text)
    return limit('The name of the operation is too long.');
  const most = signedIn ? LIMITS.valuesSignedIn : LIMITS.valuesSignedOut;
  return new Counting(most).look(variables, null, 0);
}

/** The place of a value: the names above it. */
interface Place {
  above: Place | null;
  name: string | number;
}

class Counting {
  private seen = 0;

  constructor(private readonly most: number) {}

  look(value: unknown, place: Place | null, depth: number): Refusal | null {
    this.seen += 1;
    if (this.seen > this.most) return this.tooMany();
    if (typeof value === 'string') return value.length > LIMITS.text ? tooLong(place) : null;
    if (typeof value !== 'object' || value === null) return null;
    if (depth > LIMITS.nesting)
      return limit(
        `The values are too deep within each other: ${LIMITS.nesting} levels are allowed.`,
      );
    if (Array.isArray(value)) return this.entries(value, place, depth);
    for (const name in value) {
      const fault = this.look(
        (value as Record<string, unknown>)[name],
        { above: place, name },
        depth + 1,
      );
      if (fault) return fault;
    }
    return null;
  }

  private entries(list: readonly unknown[], place: Place | null, depth: number): Refusal | null {
    if (this.seen + list.length > this.most) return this.tooMany();
    for (let name = 0; name < list.length; name += 1) {
      const fault = this.look(list[name], { above: place, name }, depth + 1);
      if (fault) return fault;
    }
    return null;
  }

  private tooMany = () =>
    limit(`The request has too many values: ${said(this.most)} are allowed. Send them in parts.`);
}

/** The field as every refusal names it: `input.votes.0.reason` is `votes.0.reason`. */
function tooLong(place: Place | null): Refusal {
  const names: (string | number)[] = [];
  for (let at = place; at; at = at.above) names.unshift(String(at.name).slice(0, 80));
  const field = names.join('.').replace(/^input\./, '');
  const because = `${field} is too long: no text has more than ${said(LIMITS.text)} characters.`;
  return { code: 'BAD_USER_INPUT', because, field };
}

const limit = (because: string): Refusal => ({ code: 'LIMIT', because });
const said = (count: number) => count.toLocaleString('en-GB');

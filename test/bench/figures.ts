import type { Name } from './contestants.js';
import type { Line } from './lines.js';
import type { Work } from './measuring.js';

/** What was measured of one line with so many programmes in the database. */
export interface Measured {
  line: string;
  programmes: number;
  /** Messages with a statement a request. */
  statements: Record<Name, number>;
  /** 16 requests at a time, and one at a time. */
  many: Record<Name, Work>;
  one: Record<Name, Work>;
}

/** A line that could not be measured: one of the two did not answer. */
export interface Unanswered {
  line: string;
  programmes: number;
  unanswered: string;
}

/** Memory that each holds after everything was asked of it, in MB. */
export interface Memory {
  programmes: number;
  megabytes: Record<Name, number>;
}

export interface Figures {
  postgres: string;
  node: string;
  measured: (Measured | Unanswered)[];
  memory: Memory[];
}

export const MEMORY_MUST_MB = 200;

/** A must, and whether it was reached. */
export interface Verdict {
  line: string;
  programmes: number;
  what: string;
  must: number;
  is: number | null;
  met: boolean;
}

export const isMeasured = (one: Measured | Unanswered): one is Measured => !('unanswered' in one);

export const perSecond = ({ requests, seconds }: Work) => requests / seconds;

/** Requests a second as a part of the limit's. */
export const ofLimit = ({ many }: Measured) => perSecond(many.product) / perSecond(many.limit);

/** CPU milliseconds a request, of the application and of PostgreSQL. */
export const cpuOfRequest = ({ requests, app, postgres }: Work) => ({
  app: app / requests,
  postgres: postgres / requests,
});

const totalOf = (work: Work) => (work.app + work.postgres) / work.requests;

/** CPU a request, as a multiple of the limit's. */
export const cpuOfLimit = ({ many }: Measured) => totalOf(many.product) / totalOf(many.limit);

/** CPU a request one at a time, as a multiple of that with the fewest programmes; null for these themselves. */
export function growthOf(one: Measured, all: readonly Measured[]): Record<Name, number> | null {
  const least = all
    .filter(({ line }) => line === one.line)
    .reduce((first, other) => (other.programmes < first.programmes ? other : first));
  if (least === one) return null;
  const grown = (name: Name) => totalOf(one.one[name]) / totalOf(least.one[name]);
  return { product: grown('product'), limit: grown('limit') };
}

/** Whether either of the two left something unanswered: then its figures mean nothing. */
const hasFaults = ({ many, one }: Measured) =>
  [many, one].some((both) =>
    Object.values(both).some(({ faults }) => Object.keys(faults).length > 0),
  );

/** Every must, and whether it was reached. */
export function verdictsOf(figures: Figures, lines: readonly Line[]): Verdict[] {
  const measured = figures.measured.filter(isMeasured);
  const verdicts = figures.measured.flatMap((one) => {
    const { musts } = lines.find(({ name }) => name === one.line)!;
    const { line, programmes } = one;
    const verdict = (what: string, must: number | null, is: number | null, met: boolean) =>
      must === null ? [] : [{ line, programmes, what, must, is, met }];
    if (!isMeasured(one) || hasFaults(one))
      return verdict('an answer to all', musts.ofLimit, null, false);
    const [part, growth] = [ofLimit(one), growthOf(one, measured)];
    const { product } = one.statements;
    return [
      ...verdict('of the limit', musts.ofLimit, part, part >= musts.ofLimit),
      ...verdict('statements', musts.statements, product, product <= (musts.statements ?? product)),
      ...verdict(
        'growth',
        growth && musts.growth,
        growth?.product ?? null,
        (growth?.product ?? 0) <= (musts.growth ?? Infinity),
      ),
    ];
  });
  const memory = figures.memory.map(({ programmes, megabytes: { product } }) => ({
    line: 'memory',
    programmes,
    what: 'MB',
    must: MEMORY_MUST_MB,
    is: product,
    met: product <= MEMORY_MUST_MB,
  }));
  return [...verdicts, ...memory];
}

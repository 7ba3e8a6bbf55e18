import {
  cpuOfLimit,
  cpuOfRequest,
  growthOf,
  isMeasured,
  ofLimit,
  perSecond,
  type Figures,
  type Measured,
  type Verdict,
} from './figures.js';
import type { Line } from './lines.js';
import type { Work } from './measuring.js';

const HEAD = [
  'line',
  'programmes',
  'req/s',
  'limit',
  'of limit',
  'statements',
  'app ms',
  'PG ms',
  'limit app',
  'limit PG',
  'CPU x limit',
  'growth',
  'its limit',
];

/** The figures in plain words. */
export function tableOf(figures: Figures, lines: readonly Line[], verdicts: Verdict[]): string {
  const measured = figures.measured.filter(isMeasured);
  const rows = figures.measured.map((one) =>
    isMeasured(one)
      ? rowOf(one, measured)
      : [one.line, String(one.programmes), `not answered: ${one.unanswered}`],
  );
  return [
    `PostgreSQL ${figures.postgres}, Node ${figures.node}; 16 requests at a time; growth is of CPU, one at a time`,
    '',
    aligned([HEAD, ...rows]),
    '',
    ...lines.map(({ name, title }) => `${name}  ${title}`),
    '',
    ...figures.memory.map(
      ({ programmes, megabytes: { product, limit } }) =>
        `memory after load, ${programmes} programmes: ${Math.round(product)} MB (limit ${Math.round(limit)} MB)`,
    ),
    '',
    ...verdicts.map(inWords),
    `${verdicts.filter(({ met }) => met).length} of ${verdicts.length} musts are met.`,
  ].join('\n');
}

function rowOf(one: Measured, all: readonly Measured[]): string[] {
  const { product, limit } = one.many;
  const [own, limits, growth] = [cpuOfRequest(product), cpuOfRequest(limit), growthOf(one, all)];
  return [
    one.line,
    String(one.programmes),
    perSecond(product).toFixed(1) + faultsOf(product),
    perSecond(limit).toFixed(1) + faultsOf(limit),
    ofLimit(one).toFixed(2),
    `${one.statements.product} (${one.statements.limit})`,
    own.app.toFixed(1),
    own.postgres.toFixed(1),
    limits.app.toFixed(1),
    limits.postgres.toFixed(1),
    cpuOfLimit(one).toFixed(2),
    growth ? growth.product.toFixed(2) : '',
    growth ? growth.limit.toFixed(2) : '',
  ];
}

/** Codes of what was refused, which nothing should be. */
function faultsOf({ faults }: Work): string {
  const words = Object.entries(faults).map(([code, times]) => `${times} ${code}`);
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}

function inWords({ line, programmes, what, must, is, met }: Verdict): string {
  if (is === null) return `missed  ${line}, ${programmes} programmes: ${what}`;
  const found = Number.isInteger(is) ? String(is) : is.toFixed(2);
  const asked = what === 'of the limit' ? 'at least' : 'at most';
  const where = `${line}, ${programmes} programmes`;
  return `${met ? 'met   ' : 'missed'}  ${where}: ${what} ${found}, must be ${asked} ${must}`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, at) =>
    Math.max(...rows.filter((row) => row.length === HEAD.length).map((row) => row[at]!.length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

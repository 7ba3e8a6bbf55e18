import { parseArgs } from 'node:util';
import { LINES, type Line } from './lines.js';

export const USAGE = `Usage: npm run bench -- [--programmes 1,20] [--only programme,vote] [--seconds 3] [--rounds 2]
                        [--resolutions 100] [--json [FILE]] [--must]

Measures the product beside the limit: bare Node and one hand-written statement, with the same sign-in, row
security, rules and writes. First both are asked the same and their answers compared; if they differ it fails.

--programmes  How many practice programmes the database holds, one after the other; 1,20 unless given. Each
              database is made once for a set of migrations and kept, in \`bench\` of the data folder.
--only        Which lines: ${LINES.map(({ name }) => name).join(', ')}.
--seconds     How long each of the two is asked in each round, 16 requests at a time.
--rounds      How often they take turns.
--resolutions How many the first programme has decided.
--json        Writes the figures as JSON, to a file or in the place of the table.
--must        Fails if anything misses what it must reach.

TEST_SUPERUSER_URL measures on a PostgreSQL of yours; else one is started. docs/performance.md says more.`;

export class WrongCall extends Error {}

export interface Options {
  programmes: number[];
  /** How many resolutions the first programme has decided. */
  resolutions: number;
  lines: Line[];
  seconds: number;
  rounds: number;
  /** Where the figures go as JSON: a file, or the output. */
  json: { file: string | null } | null;
  must: boolean;
}

/** What was asked for; null to be told how. */
export function optionsOf(words: string[]): Options | null {
  // `--json` may stand without a file.
  const args = words.map((word, at) => {
    const next = words[at + 1];
    return word === '--json' && (next === undefined || next.startsWith('--')) ? '--json=' : word;
  });
  const { values } = read(args);
  if (values.help) return null;
  return {
    programmes: wholes('programmes', values.programmes ?? '1,20', 999),
    resolutions: whole('resolutions', values.resolutions ?? '100', 1_000),
    lines: linesOf(values.only),
    seconds: seconds(values.seconds ?? '3'),
    rounds: whole('rounds', values.rounds ?? '2', 100),
    json: values.json === undefined ? null : { file: values.json || null },
    must: values.must ?? false,
  };
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        programmes: { type: 'string' },
        only: { type: 'string' },
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        resolutions: { type: 'string' },
        json: { type: 'string' },
        must: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new WrongCall(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function wholes(name: string, text: string, most: number): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= most))
    return numbers;
  throw new WrongCall(`--${name} must be whole numbers from 1 to ${most}, not "${text}".`);
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new WrongCall(`--${name} must be a whole number from 1 to ${most}, not "${text}".`);
}

function seconds(text: string): number {
  const number = Number(text);
  if (number > 0 && number <= 600) return number;
  throw new WrongCall(`--seconds must be more than 0, and 600 at most, not "${text}".`);
}

function linesOf(text: string | undefined): Line[] {
  if (text === undefined) return LINES;
  const names = text.split(',');
  const named = (name: string) => LINES.find((line) => [line.name, line.short].includes(name));
  const unknown = names.filter((name) => !named(name));
  if (unknown.length > 0)
    throw new WrongCall(`There is no line ${unknown.join(', ')}.\n\n${USAGE}`);
  const asked = names.map(named);
  return LINES.filter((line) => asked.includes(line));
}

import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { asTyped } from '../../src/platform/config/config.js';
import { AUDITOR } from '../../src/platform/database/roles.js';
import { compare, DifferentAnswers } from './comparing.js';
import { Contestant } from './contestants.js';
import { verdictsOf, type Figures, type Measured } from './figures.js';
import type { Line } from './lines.js';
import { measure } from './measuring.js';
import { MessageCounter } from './message-counter.js';
import { optionsOf, USAGE, WrongCall, type Options } from './options.js';
import { signIn, type Askers } from './people.js';
import { Postgres } from './postgres.js';
import { memoryOf } from './processes.js';
import { Asking, type Ballot, type Ballots } from './requests.js';
import { tableOf } from './table.js';

const CONNECTIONS = 16;
const TRIES = 3;
const WARMING_SECONDS = 1;

type Pair = [product: Contestant, limit: Contestant];

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);

/** Measures everything that was asked for; answers the figures. */
async function bench(options: Options): Promise<Figures> {
  const postgres = await Postgres.open(say);
  const figures: Figures = {
    postgres: postgres.version,
    node: process.versions.node,
    measured: [],
    memory: [],
  };
  try {
    for (const programmes of options.programmes)
      await benchOf(programmes, postgres, options, figures);
  } finally {
    await postgres.close();
  }
  return figures;
}

/** All lines on one database, which is a copy of a practice database. */
async function benchOf(
  programmes: number,
  postgres: Postgres,
  options: Options,
  figures: Figures,
): Promise<void> {
  const database = await postgres.copyOf(programmes, options.resolutions);
  const started: Contestant[] = [];
  const start = async (name: 'product' | 'limit') => {
    const contestant = await Contestant.start(name, postgres, database);
    started.push(contestant);
    return contestant;
  };
  try {
    const counted = await countAll(options.lines, postgres, database);
    const pair: Pair = [await start('product'), await start('limit')];
    const ballots = await ballotsOf(postgres, database);
    const first = await postgres.firstProcess();
    for (const line of options.lines) {
      const found = counted.statements.get(line.name)!;
      if ('unanswered' in found) {
        figures.measured.push({ line: line.name, programmes, unanswered: found.unanswered });
        continue;
      }
      say(`${line.name} with ${programmes} programmes`);
      const asking = new Asking(line, counted.askers, ballots);
      const { seconds, rounds } = options;
      const warming = Math.min(seconds, WARMING_SECONDS);
      await measure(asking, pair, first, {
        rounds: 1,
        seconds: warming,
        connections: CONNECTIONS,
      });
      const many = await measure(asking, pair, first, {
        rounds,
        seconds,
        connections: CONNECTIONS,
      });
      const one = await measure(asking, pair, first, {
        rounds,
        seconds: seconds / 2,
        connections: 1,
      });
      const measured: Measured = { line: line.name, programmes, statements: found, many, one };
      figures.measured.push(measured);
    }
    const [product, limit] = pair.map(({ pid }) => memoryOf(pid)) as [number, number];
    figures.memory.push({ programmes, megabytes: { product, limit } });
    if (options.lines.some(({ name }) => name === 'vote'))
      await refuseUnsound(postgres, database, programmes);
  } finally {
    for (const contestant of started) await contestant.stop();
    await postgres.drop(database);
  }
}

type Statements = Measured['statements'] | { unanswered: string };

/** Has both answer every line once, compares, and counts what PostgreSQL is sent for it. */
async function countAll(
  lines: readonly Line[],
  postgres: Postgres,
  database: string,
): Promise<{ askers: Askers; statements: Map<string, Statements> }> {
  const counter = await MessageCounter.start(postgres.superuser);
  const started: Contestant[] = [];
  try {
    for (const name of ['product', 'limit'] as const)
      started.push(await Contestant.start(name, postgres, database, counter.port));
    const askers = await signIn(started[0]!.port, lines);
    const ballots = await ballotsOf(postgres, database);
    const statements = new Map<string, Statements>();
    for (const line of lines) {
      const asking = new Asking(line, askers, ballots);
      statements.set(line.name, await countOf(asking, started as Pair, counter));
    }
    return { askers, statements };
  } finally {
    for (const contestant of started) await contestant.stop();
    counter.stop();
  }
}

async function countOf(asking: Asking, pair: Pair, counter: MessageCounter): Promise<Statements> {
  const compared = await compare(asking, pair);
  if (compared !== 'SAME') return compared;
  await counter.quiet();
  const least = async (of: Contestant) => {
    const counts = [];
    for (let turn = 0; turn < TRIES; turn += 1)
      counts.push(await counter.of(async () => await asking.ask(of, turn)));
    return Math.min(...counts);
  };
  return { product: await least(pair[0]), limit: await least(pair[1]) };
}

/** The two open resolutions of the first programme, with the votes that are cast already. */
async function ballotsOf(postgres: Postgres, database: string): Promise<Ballots> {
  const rows = await postgres.asSuperuser<{
    id: string;
    manifest: string;
    votes: Record<string, number> | null;
  }>(
    database,
    `select r.id, r.manifest_sha256 as manifest,
       (select json_object_agg(code, revision) from (
         select n.code, max(v.revision) as revision from vote v join person n on n.id = v.person_id
         where v.resolution_id = r.id group by n.code) last) as votes
     from resolution r join programme p on p.id = r.programme_id
     where p.code = 'P001' and r.state = 'OPEN' order by r.number limit 2`,
  );
  const [product, limit] = rows.map(({ id, manifest, votes }): Ballot => ({
    resolution: id,
    manifestSha256: manifest,
    revisions: new Map(Object.entries(votes ?? {})),
  }));
  return { product: product!, limit: limit! };
}

/** Whatever the limit wrote keeps every promise too: else it is no limit of the same work. */
async function refuseUnsound(
  postgres: Postgres,
  database: string,
  programmes: number,
): Promise<void> {
  if (programmes > 1) return;
  // All of the product's code takes its seconds to read: only who verifies waits for it.
  const { verifyDatabase } = await import('../../src/tasks/verify/verify-database.js');
  const { faults } = await verifyDatabase(postgres.address(AUDITOR, database), { all: true });
  if (faults.length > 0)
    throw new DifferentAnswers(`What was written is not sound: ${JSON.stringify(faults[0])}`);
}

try {
  const options = optionsOf(process.argv.slice(2));
  if (options === null) console.log(USAGE);
  else {
    const figures = await bench(options);
    const verdicts = verdictsOf(figures, options.lines);
    const text = JSON.stringify({ ...figures, verdicts }, null, 2);
    if (options.json?.file) writeFileSync(asTyped(options.json.file), `${text}\n`);
    console.log(
      options.json && !options.json.file ? text : tableOf(figures, options.lines, verdicts),
    );
    if (options.must && verdicts.some(({ met }) => !met)) process.exitCode = 1;
  }
} catch (error) {
  const expected = error instanceof WrongCall || error instanceof DifferentAnswers;
  console.error(expected ? error.message : error);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}

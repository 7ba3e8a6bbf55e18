import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const HOW = `Usage: npm run prove -- --minutes N [--seed S] [--rounds R] [NAME ...]

Runs the proofs of test/prove (properties, long races, kills, floods) again and again for N minutes,
with another seed each time; with --seed S once, with that seed. With --rounds R the service, its PostgreSQL
and both are killed R times each at least, once a pass: \`npm run prove -- --minutes 0 --rounds 10 kills\`.
What it finds becomes a test.`;

/** Of all the time there is, each proof has such a part: they run one after the other. */
const PARTS = 48;
const [LEAST_SECONDS, MOST_SECONDS] = [5, 60];

const jest = join(import.meta.dirname, '../../node_modules/jest/bin/jest.js');
const config = join(import.meta.dirname, 'jest.config.mjs');

/** One pass over the proofs; answers the numbers of passed and failed tests. */
async function pass({ seed, seconds, rounds, names }) {
  const words = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest];
  const child = spawn(process.execPath, [...words, '--config', config, ...names], {
    env: {
      ...process.env,
      SEED: String(seed),
      PROVE_SECONDS: String(seconds),
      PROVE_ROUNDS: rounds,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
    process.stderr.write(piece);
  });
  const code = await new Promise((done) => child.on('close', done));
  const count = (what) => Number(new RegExp(`^Tests:.*?(\\d+) ${what}`, 'm').exec(said)?.[1] ?? 0);
  const [passed, failed] = [count('passed'), count('failed')];
  // A run that broke off before its tests were counted is a failure too.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function asked() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        minutes: { type: 'string' },
        seed: { type: 'string' },
        rounds: { type: 'string', default: '1' },
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const minutes = Number(values.minutes ?? (values.seed ? 0 : NaN));
    if (values.help || Number.isNaN(minutes)) return null;
    return { minutes, seed: values.seed, rounds: values.rounds, names: positionals };
  } catch {
    return null;
  }
}

const { minutes, seed: given, rounds, names } = asked() ?? {};
if (minutes === undefined) {
  console.error(HOW);
  process.exit(2);
}
const end = Date.now() + minutes * 60_000;
const part = (minutes * 60) / PARTS;
const seconds = Math.round(Math.min(Math.max(part, LEAST_SECONDS), MOST_SECONDS));
const total = { passed: 0, failed: 0, seeds: [] };
let longest = 0;
do {
  const began = Date.now();
  const seed = given ?? randomInt(2 ** 31);
  console.log(`prove: seed ${seed}`);
  const { passed, failed } = await pass({ seed, seconds, rounds, names });
  total.passed += passed;
  total.failed += failed;
  total.seeds.push(failed > 0 ? `${seed} (failed)` : seed);
  longest = Math.max(longest, Date.now() - began);
} while (!given && Date.now() + longest < end);
console.log(`prove: ${total.seeds.length} passes, seeds ${total.seeds.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { eventually } from '../support/eventually.js';
import * as r from '../support/resolving.js';
import { chances, SEED } from '../support/seed.js';
import { Served } from '../support/served.js';
import type { TestApp } from '../support/test-app.js';
import { ROUNDS, SECONDS } from './long.js';

const VOTERS = ['chief-executive', 'medical-director', 'chief-nurse', 'ned-1', 'ned-2'].map(
  (name) => `derby-${name}`,
);
const VICTIMS = ['the application', 'PostgreSQL', 'both'] as const;
type Victim = (typeof VICTIMS)[number];

/** What is answered to a request that was not done, and to one of which nobody can say whether it was. */
const NOT_DONE = ['BUSY'];
const UNSURE = [...NOT_DONE, 'OUTCOME_UNKNOWN', 'no answer'];
const LONGEST_MILLISECONDS = 1_500;

/** One who changes their mind as fast as they can: what they were told of it, and what is open. */
interface Voter {
  code: string;
  /** Of their last vote that was acknowledged. */
  revision: number;
  /** The request that was not, and what was said to it. */
  open: { vote: ReturnType<typeof r.aVote>; said: string } | null;
}

const total = { acknowledged: 0, unsure: 0, written: 0, denied: 0 };
const killed = new Map<Victim, number>();
let served: Served;
let resolution: r.OpenResolution;
let voters: Voter[];

beforeAll(async () => {
  served = new Served(mkdtempSync('/tmp/wm-kills-'));
  await served.start();
  // Of the tests' app only what sends requests is used here.
  const t = served as unknown as TestApp;
  const present = ['chair', ...VOTERS];
  resolution = await r.aResolution(t, { purpose: 'SUPPORT', pack: null, present });
  voters = VOTERS.map((code) => ({ code, revision: 0, open: null }));
  for (const { code } of voters) await served.tokenOf(code);
});
afterAll(async () => {
  await served.end('SIGTERM');
  rmSync(served.home, { recursive: true, force: true });
});

/** Votes and votes again until no answer comes that says what became of it. */
async function keepVoting(voter: Voter): Promise<void> {
  for (;;) {
    const choice = voter.revision % 2 === 0 ? 'FOR' : 'AGAINST';
    const expected = voter.revision > 0 ? { expectedRevision: voter.revision } : {};
    const vote = r.aVote(resolution, choice, expected);
    const said = await cast(voter, vote);
    if (said === 'done') continue;
    expect(UNSURE).toContain(said);
    voter.open = { vote, said };
    return;
  }
}

async function cast(voter: Voter, vote: ReturnType<typeof r.aVote>): Promise<string> {
  const answer = await served.send(r.CAST, vote, voter.code).catch(() => null);
  if (!answer) return 'no answer';
  if (answer.errors) return answer.errors[0]!.extensions.code;
  const { revision } = answer.data.castVote.receipt;
  expect(revision).toBe(voter.revision + 1);
  voter.revision = revision;
  total.acknowledged += 1;
  return 'done';
}

async function kill(victim: Victim): Promise<void> {
  if (victim !== 'the application') process.kill(served.postgres.pid, 'SIGKILL');
  if (victim !== 'PostgreSQL') await served.end('SIGKILL');
}

/** The last revision of each voter's vote that is in the database. */
async function stored(): Promise<Map<string, number>> {
  const client = new Client(served.connection('watersmeet_owner'));
  await client.connect();
  const { rows } = await client.query<{ code: string; last: number; votes: number }>(
    `select p.code, max(v.revision)::int as last, count(*)::int as votes from vote v
     join person p on p.id = v.person_id where v.resolution_id = $1 group by 1`,
    [resolution.id],
  );
  await client.end();
  for (const { last, votes } of rows) expect(votes).toBe(last);
  return new Map(rows.map(({ code, last }) => [code, last]));
}

/** What was acknowledged is there; what was not is there whole or not at all, and its key finds out. */
async function nothingIsLost(): Promise<void> {
  const { faults, sound } = await verifyDatabase(served.connection('watersmeet_auditor'), {
    all: true,
  });
  expect([sound, faults]).toEqual([true, []]);
  const found = await stored();
  for (const voter of voters) {
    const { vote, said } = voter.open!;
    const last = found.get(voter.code) ?? 0;
    const written = last === voter.revision + 1;
    expect(last).toBe(voter.revision + Number(written));
    total.unsure += 1;
    total.written += Number(written);
    total.denied += Number(written && NOT_DONE.includes(said));
    const again = await served.ok(r.CAST, vote, voter.code);
    expect([again.replayed, again.receipt.revision]).toEqual([written, voter.revision + 1]);
    voter.revision += 1;
    voter.open = null;
  }
}

describe('while five members vote as fast as they can', () => {
  it('whatever is killed, what was acknowledged is there and everything is sound', async () => {
    const chance = chances('kills');
    const until = Date.now() + SECONDS * 1_000;
    for (let round = 0; round < VICTIMS.length * ROUNDS || Date.now() < until; round += 1) {
      const victim = VICTIMS[round % VICTIMS.length]!;
      const before = total.acknowledged;
      const voting = Promise.all(voters.map(keepVoting));
      await eventually(() => expect(total.acknowledged).toBeGreaterThan(before + VOTERS.length));
      // When it is killed is what this is about: somewhere in the midst of the voting.
      await sleep(chance() * LONGEST_MILLISECONDS);
      await kill(victim);
      await voting;
      killed.set(victim, (killed.get(victim) ?? 0) + 1);
      await served.end('SIGTERM');
      await served.start();
      await nothingIsLost();
    }
    const of = [...killed].map(([victim, times]) => `${victim} ${times}`).join(', ');
    process.stdout.write(
      `kills: ${of}; ${total.acknowledged} votes acknowledged, ${total.unsure} not, of which ` +
        `${total.written} were written, ${total.denied} of them answered as if they were not (seed ${SEED})\n`,
    );
    expect(total.acknowledged).toBeGreaterThan(VOTERS.length);
    expect(total.denied).toBe(0);
  });
});

import { Agent } from 'node:http';
import type { Contestant, Name } from './contestants.js';
import { canTellCpu, cpuOf, cpuOfPostgres } from './processes.js';
import type { Asking } from './requests.js';

/** What one contestant did in all rounds of one line with so many connections. */
export interface Work {
  requests: number;
  seconds: number;
  /** CPU milliseconds. */
  app: number;
  postgres: number;
  /** Codes of refusals and faults, and how often each came: none is expected. */
  faults: Record<string, number>;
}

export interface Rounds {
  rounds: number;
  seconds: number;
  connections: number;
}

const nothing = (): Work => ({ requests: 0, seconds: 0, app: 0, postgres: 0, faults: {} });

/** Has the two take turns, each round in another order, so that what disturbs the one disturbs the other. */
export async function measure(
  asking: Asking,
  contestants: readonly Contestant[],
  postgres: number | null,
  { rounds, seconds, connections }: Rounds,
): Promise<Record<Name, Work>> {
  const all: Record<Name, Work> = { product: nothing(), limit: nothing() };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? contestants : [...contestants].reverse();
    for (const contestant of order)
      await work(asking, contestant, postgres, {
        seconds,
        connections,
        into: all[contestant.name],
      });
  }
  return all;
}

async function work(
  asking: Asking,
  contestant: Contestant,
  postgres: number | null,
  { seconds, connections, into }: { seconds: number; connections: number; into: Work },
): Promise<void> {
  const cpu = () => [
    canTellCpu ? cpuOf(contestant.pid) : 0,
    postgres === null ? 0 : cpuOfPostgres(postgres),
  ];
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const [app, database] = cpu() as [number, number];
  const began = performance.now();
  const end = began + seconds * 1_000;
  const connection = async (turn: number) => {
    while (performance.now() < end) {
      const { fault } = await asking.ask(contestant, turn, agent);
      if (fault) into.faults[fault] = (into.faults[fault] ?? 0) + 1;
      else into.requests += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, async (_, turn) => await connection(turn)));
  const [appAfter, databaseAfter] = cpu() as [number, number];
  agent.destroy();
  into.seconds += (performance.now() - began) / 1_000;
  into.app += appAfter - app;
  into.postgres += databaseAfter - database;
}

import { Client } from 'pg';
import { eventually } from './eventually.js';
import { SEED } from './seed.js';

/** Whose database it is that is waited in. */
interface Place {
  connection(user: string): { host: string; port: number; user: string; database: string };
}

const WAITING = `select count(distinct l.pid)::int as n from pg_locks l
  join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`;

/** Somebody beside the service, with a connection of their own, who holds locks and sees who waits. */
export class Bystander {
  private constructor(private readonly client: Client) {}

  static async come(place: Place): Promise<Bystander> {
    const client = new Client(place.connection('watersmeet_owner'));
    // A spec that failed before they left takes the database away from them.
    client.on('error', () => undefined);
    await client.connect();
    return new Bystander(client);
  }

  /** Takes a lock that others must wait for. */
  async hold(sql: string): Promise<void> {
    await this.client.query('begin');
    await this.client.query(sql);
  }

  /** Commits what was done with what is held, and leaves. */
  async commit(): Promise<void> {
    await this.client.query('commit');
    await this.client.end();
  }

  /** Lets go of what is held, and leaves. */
  async leave(): Promise<void> {
    await this.client.query('rollback');
    await this.client.end();
  }

  /** How many connections to this database wait for a lock. */
  async waiting(): Promise<number> {
    // Within a transaction, PostgreSQL would go on to show who was there when it was first asked.
    await this.client.query('select pg_stat_clear_snapshot()');
    return (await this.client.query<{ n: number }>(WAITING)).rows[0]!.n;
  }

  /**
   * Waits until so many wait for a lock, or all that was begun is over; answers how many were ever seen
   * to wait at once.
   */
  async sees(waiting: number, ...begun: Promise<unknown>[]): Promise<number> {
    let [most, over] = [0, false];
    void Promise.allSettled(begun).then(() => (over = true));
    return await eventually(async () => {
      most = Math.max(most, await this.waiting());
      if (most < waiting && !over) throw new Error(`${most} wait for a lock, not ${waiting}.`);
      return most;
    });
  }
}

export interface Crowd {
  /** What it is called when it is told of. */
  of: string;
  many: number;
  /** How many of them must be in the midst of it together: the others wait for a connection. */
  together: number;
  /** What they are held up by until then; else by the chain, in which every act is written last. */
  behind?: string;
}

/**
 * Has many do something at once, and truly so: the first is held up before it is done until the others
 * have come as far as they can. Fails when they did not all meet. What happened is printed: `crowd: one
 * key 50 times: 20 met`.
 */
export async function crowd<T>(
  place: Place,
  { of, many, together, behind = 'select from audit_chain for update' }: Crowd,
  act: (at: number) => Promise<T>,
): Promise<T[]> {
  const holder = await Bystander.come(place);
  await holder.hold(behind);
  const acting = Promise.all(Array.from({ length: many }, async (_none, at) => await act(at)));
  acting.catch(() => undefined);
  try {
    const met = await holder.sees(together, acting);
    process.stdout.write(`crowd: ${of}: ${met} met (seed ${SEED})\n`);
    if (met < together)
      throw new Error(`${of}: only ${met} were ever in the midst of it together.`);
  } finally {
    await holder.leave();
  }
  return await acting;
}

/** Whose turn some work of signing in takes: names take turns. */
export interface Turn {
  name: string;
  /** Somebody who is signed in, or has signed in from here before: they come before all strangers. */
  known: boolean;
}

type Waiting = Map<string, (() => void)[]>;

/**
 * So many at a time, and the rest in a queue in which names take turns, so that nobody's many come before
 * somebody's one.
 */
export class TurnQueue {
  private running = 0;
  private readonly known: Waiting = new Map();
  private readonly strangers: Waiting = new Map();

  constructor(private readonly atOnce: number) {}

  async run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await this.wait(turn);
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = nextOf(this.known) ?? nextOf(this.strangers);
      // The place goes from one to the next: nobody can come between.
      if (next) next();
      else this.running -= 1;
    }
  }

  private async wait({ name, known }: Turn): Promise<void> {
    const waiting = known ? this.known : this.strangers;
    const row = waiting.get(name) ?? [];
    waiting.set(name, row);
    await new Promise<void>((turn) => row.push(turn));
  }
}

/** Takes the first of the name that waits longest, which then goes behind all other names. */
function nextOf(waiting: Waiting): (() => void) | undefined {
  const [first] = waiting;
  if (!first) return undefined;
  const [name, row] = first;
  const next = row.shift();
  waiting.delete(name);
  if (row.length > 0) waiting.set(name, row);
  return next;
}

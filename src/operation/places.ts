/** How many of one person, or of one address that is not signed in, have a place at a time; more wait. */
export interface PlacesEach {
  atOnce: number;
  waiting: number;
}

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/** Places by name: whoever has one runs, others of the same name wait in their order. */
export class Places<Name = string> {
  private readonly queues = new Map<Name, Queue>();

  constructor(private readonly each: PlacesEach) {}

  /**
   * Runs when there is a place of this name. Answers how to leave, running or still waiting, which does
   * nothing the second time; null when too many wait already.
   */
  take(name: Name, run: () => void): (() => void) | null {
    const queue = this.queues.get(name) ?? { running: 0, waiting: [] };
    if (queue.running >= this.each.atOnce && queue.waiting.length >= this.each.waiting) return null;
    this.queues.set(name, queue);
    let state: 'waiting' | 'running' | 'left' = 'waiting';
    const turn = () => {
      state = 'running';
      queue.running += 1;
    };
    // Between one and the next the loop looks at what others have sent: else a row of quick ones holds it up.
    const later = () => {
      turn();
      setImmediate(() => {
        if (state === 'running') run();
      });
    };
    if (queue.running >= this.each.atOnce) queue.waiting.push(later);
    else {
      turn();
      run();
    }
    return () => {
      if (state === 'running') {
        queue.running -= 1;
        queue.waiting.shift()?.();
      } else if (state === 'waiting') {
        queue.waiting.splice(queue.waiting.indexOf(later), 1);
      }
      state = 'left';
      if (queue.running === 0 && queue.waiting.length === 0) this.queues.delete(name);
    };
  }

  /** How many names have a place or wait for one. */
  get names(): number {
    return this.queues.size;
  }
}

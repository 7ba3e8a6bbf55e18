import { startedByNpm } from '../platform/config/config.js';

const LONGEST_STOP_MILLISECONDS = 25_000;
const LOOK_MILLISECONDS = 500;

/**
 * Ctrl-C and SIGTERM, from the first moment of a start, and the end of the npm that started it: the signal
 * that is given back aborts, with the name of what was sent as its reason. Whatever has been started by
 * then is for the caller to end.
 */
export function stopAsked(say: (sentence: string) => void): AbortSignal {
  const stopping = new AbortController();
  const stop = (name: string, because: string) => {
    // npm passes on what the terminal has sent to everybody already.
    if (stopping.signal.aborted) return;
    say(`${because}: stopping.`);
    setTimeout(() => process.exit(1), LONGEST_STOP_MILLISECONDS).unref();
    stopping.abort(name);
  };
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => stop(name, name));
  if (startedByNpm()) whenParentEnds(() => stop('SIGTERM', 'npm, which started this, has ended'));
  return stopping.signal;
}

/** A process that is killed cannot tell those that it started: they see that they have another parent. */
function whenParentEnds(tell: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, LOOK_MILLISECONDS).unref();
}

/** Waits until it is asked for. */
export async function stopIsAsked(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise((asked) => stop.addEventListener('abort', asked, { once: true }));
}

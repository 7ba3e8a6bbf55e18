const LONGEST_STOP_MILLISECONDS = 25_000;

/**
 * Ctrl-C and SIGTERM, from the first moment of a start: the signal that is given back aborts, with the
 * name of what was sent as its reason. Whatever has been started by then is for the caller to end.
 */
export function stopAsked(say: (sentence: string) => void): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.on(name, () => {
      // npm passes on what the terminal has sent to everybody already.
      if (stopping.signal.aborted) return;
      say(`${name}: stopping.`);
      setTimeout(() => process.exit(1), LONGEST_STOP_MILLISECONDS).unref();
      stopping.abort(name);
    });
  }
  return stopping.signal;
}

/** Waits until it is asked for. */
export async function stopIsAsked(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise((asked) => stop.addEventListener('abort', asked, { once: true }));
}

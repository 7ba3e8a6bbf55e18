import type { Config } from './platform/config/config.js';
import { openDatabase, type DatabaseHandle } from './platform/database/database-handle.js';
import { refuseTakenPort } from './operation/address.js';
import { stopAsked, stopIsAsked } from './operation/stopping.js';

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

/** `npm start`: the database, its migrations, the server; until it is told to stop. */
export async function serve(config: Config): Promise<void> {
  // The reader of our output may end before us (`npm start | head`): that is no error.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  const stop = stopAsked(say);
  let place: DatabaseHandle | null = null;
  try {
    await refuseTakenPort(config);
    // The code of the service takes a second to read: PostgreSQL starts at the same time.
    const code = import('./open.js');
    place = await openDatabase(config, { exclusive: true, log: say, stop });
    stop.throwIfAborted();
    const opened = await (await code).open({ config, place, say, stop });
    await stopIsAsked(stop);
    await opened.close();
  } catch (error) {
    // What a stop has interrupted is no fault.
    if (!stop.aborted) throw error;
  } finally {
    await place?.close();
  }
}

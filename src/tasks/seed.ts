import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { createApp } from '../create-app.js';
import { loadPractice, practiceSignIns } from '../demo/practice/practice.js';
import { ScannerSettings } from '../governance/case-packs/document-scanner.js';
import { createLog } from '../operation/log.js';
import { prepare } from '../operation/prepare.js';
import { signingKeys } from '../operation/signing-keys.js';
import { ConfigFault, readConfig, type Config } from '../platform/config/config.js';
import { openDatabase, type DatabaseHandle } from '../platform/database/database-handle.js';
import { runTask, say, UsageFault } from './run-task.js';

const MOST = 999;
const USAGE = `Usage: npm run seed -- --programmes N [--resolutions 100]

Makes N practice programmes (1 to ${MOST}) in an empty database: Trusts, bodies, people, a sealed pack, meetings,
decided and open resolutions, a passed gate. The first is a large one, and has decided so many resolutions
(1 to ${MOST}); the others have decided a few. For practice and measuring only: everybody who can sign in has the
same known password, which is printed.`;

/** How much was asked for. */
function askedFor(words: string[]): { programmes: number; resolutions: number } {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        programmes: { type: 'string' },
        resolutions: { type: 'string', default: '100' },
      },
    });
    const asked = {
      programmes: Number(values.programmes),
      resolutions: Number(values.resolutions),
    };
    if (Object.values(asked).every((one) => Number.isInteger(one) && one >= 1 && one <= MOST))
      return asked;
  } catch {
    // Words that it does not know: the same answer.
  }
  throw new UsageFault(USAGE);
}

/** The services, for acts that take longer than a sign-in stays fresh. */
async function servicesOn(config: Config, place: DatabaseHandle) {
  return await createApp({
    log: createLog('silent'),
    trustProxyHops: 0,
    explorer: false,
    budgets: { person: config.costPerMinute, address: config.costPerMinute },
    settings: {
      service: place.service,
      poolSize: config.database.poolSize,
      keys: await signingKeys(config, place),
      access: { ...config, sessionIdleMinutes: 1_440, freshSignInMinutes: 1_440 },
      scanner: new ScannerSettings(null),
      api: { introspection: false, openIntrospection: false },
    },
  });
}

await runTask(USAGE, async () => {
  const asked = askedFor(process.argv.slice(2));
  const config = readConfig();
  if (config.production)
    throw new ConfigFault(
      'Practice programmes have a password that everybody knows: they are not made where NODE_ENV is production.',
    );
  const place = await openDatabase(config, { exclusive: false, log: say });
  try {
    await prepare(place, say);
    const app = await servicesOn(config, place);
    try {
      await loadPractice(app, asked, say);
    } finally {
      await app.close();
    }
    for (const line of practiceSignIns()) say(line);
  } finally {
    await place.close();
  }
});

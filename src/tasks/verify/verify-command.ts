import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSignedCheckpoint } from '../../audit/checkpoint.js';
import { parseJson } from '../../audit/export-format.js';
import { runOfflineVerifier } from '../../audit/offline-command.js';
import { publicKeyFingerprint, publicKeyFromText } from '../../audit/signing-key.js';
import { ConfigFault, readConfig, type Config } from '../../config/config.js';
import { EmbeddedPostgresFault } from '../../database/embedded/embedded-postgres.js';
import { databasePlace } from '../../database/place.js';
import { DatabaseFault } from '../../database/roles.js';
import { reportText } from './report-text.js';
import { verifyDatabase, type VerifyOptions, type VerifyReport } from './verify-database.js';

type Print = (text: string, bad: boolean) => void;

const USAGE = `Usage: npm run verify -- [--public-key FILE [--checkpoint FILE]] [--all] [--json]
       npm run verify -- --export FILE --checkpoint FILE --public-key FILE [--receipt FILE]

The first checks the database with the account watersmeet_auditor; the second an export, without any
server or database. The public key and the checkpoint must come from elsewhere than what is checked.`;

/** What cannot be begun: a word missing, a file that cannot be read. */
class NotAsked extends Error {}

const SENTENCES = [ConfigFault, DatabaseFault, EmbeddedPostgresFault, NotAsked];

/** `npm run verify`: 0 sound, 1 not, 2 not asked properly or not to be reached. */
export async function runVerifier(args: string[], print: Print): Promise<0 | 1 | 2> {
  try {
    const asked = understood(args);
    if (asked.offline) return await runOfflineVerifier(asked.offline, print);
    const { publicKey } = asked.options;
    if (publicKey && !asked.json)
      print(`The key given: ${publicKeyFingerprint(publicKey)} (SHA-256).`, false);
    const report = await verifyPlace(readConfig(), asked.options);
    if (asked.json) print(JSON.stringify(report, null, 2), false);
    else for (const { text, bad } of reportText(report)) print(text, bad);
    return report.sound ? 0 : 1;
  } catch (error) {
    if (!SENTENCES.some((kind) => error instanceof kind)) throw error;
    print((error as Error).message, true);
    return 2;
  }
}

interface Asked {
  offline: string[] | null;
  options: VerifyOptions;
  json: boolean;
}

const word = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function understood(args: string[]): Asked {
  const { values } = attempt(() =>
    parseArgs({
      args,
      options: {
        ...{ export: word, receipt: word, checkpoint: word, 'public-key': word },
        ...{ all: flag, json: flag },
      },
    }),
  );
  const { export: exported, receipt, checkpoint, 'public-key': key, all, json } = values;
  if (exported) return { offline: offlineWords(exported, values), options: {}, json: false };
  if (receipt) throw new NotAsked(`--receipt goes with --export.\n\n${USAGE}`);
  if (checkpoint && !key) {
    throw new NotAsked('--checkpoint needs --public-key: a checkpoint is worth what signed it.');
  }
  const options: VerifyOptions = {
    all: all ?? false,
    ...(key ? { publicKey: attempt(() => publicKeyFromText(contentOf(key))) } : {}),
    ...(checkpoint
      ? {
          checkpoint: attempt(() =>
            readSignedCheckpoint(parseJson(contentOf(checkpoint), 'The checkpoint')),
          ),
        }
      : {}),
  };
  return { offline: null, options, json: json ?? false };
}

function offlineWords(exported: string, values: Record<string, string | boolean | undefined>) {
  const given = ['checkpoint', 'public-key', 'receipt'].flatMap((name) =>
    typeof values[name] === 'string' ? [`--${name}`, values[name]] : [],
  );
  return [exported, ...given];
}

/** The auditor's own database: the URL's, or the embedded one, which is started or adopted. */
async function verifyPlace(config: Config, options: VerifyOptions): Promise<VerifyReport> {
  const { auditorUrl, serviceUrl, ownerUrl } = config.database;
  if (auditorUrl) return await verifyDatabase({ url: auditorUrl }, options);
  if (serviceUrl || ownerUrl) {
    throw new NotAsked(
      'AUDITOR_DATABASE_URL is needed with an external database: the account watersmeet_auditor, which reads everything and changes nothing.',
    );
  }
  const place = await databasePlace(config, { exclusive: false });
  try {
    return await verifyDatabase(place.auditor!, options);
  } finally {
    await place.leave();
  }
}

const contentOf = (path: string) => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new NotAsked(`${(error as Error).message}\n\n${USAGE}`);
  }
}

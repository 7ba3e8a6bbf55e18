import { parseArgs } from 'node:util';
import { readSignedCheckpoint } from '../../audit/checkpoint.js';
import { NotAsked } from '../../audit/given-files.js';
import {
  OFFLINE_USAGE,
  publicKeyIn,
  readFrom,
  runOfflineVerifier,
} from '../../audit/offline-command.js';
import { publicKeyFingerprint } from '../../audit/signing-key.js';
import { ConfigFault, readConfig, type Config } from '../../config/config.js';
import { EmbeddedPostgresFault } from '../../database/embedded/embedded-postgres.js';
import { databasePlace } from '../../database/place.js';
import { DatabaseFault } from '../../database/roles.js';
import { reportText } from './report-text.js';
import { verifyDatabase, type VerifyOptions, type VerifyReport } from './verify-database.js';

type Print = (text: string, bad: boolean) => void;

const USAGE = `Usage: npm run verify -- [--public-key FILE [--checkpoint FILE]] [--all] [--json]
       ${OFFLINE_USAGE}

The first checks the database with the account watersmeet_auditor; the second an export, without any
server or database. The public key and the checkpoint must come from elsewhere than what is checked.`;

const SENTENCES = [ConfigFault, DatabaseFault, EmbeddedPostgresFault, NotAsked];

/** `npm run verify`: 0 sound, 1 not, 2 not asked properly or not to be reached. */
export async function runVerifier(args: string[], print: Print): Promise<0 | 1 | 2> {
  try {
    if (isOffline(args)) return await runOfflineVerifier(args, print);
    const asked = understood(args);
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
  options: VerifyOptions;
  json: boolean;
}

const word = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const isOffline = (args: string[]) => args.some((one) => /^--export(=|$)/.test(one));

function understood(args: string[]): Asked {
  const { receipt, checkpoint, 'public-key': key, all, json } = wordsOf(args);
  if (receipt) throw new NotAsked(`--receipt goes with --export.\n\n${USAGE}`);
  if (checkpoint && !key) {
    throw new NotAsked('--checkpoint needs --public-key: a checkpoint is worth what signed it.');
  }
  const options: VerifyOptions = {
    all: all ?? false,
    publicKey: key ? publicKeyIn(key) : undefined,
    checkpoint: checkpoint
      ? readFrom(checkpoint, 'The checkpoint', readSignedCheckpoint)
      : undefined,
  };
  return { options, json: json ?? false };
}

function wordsOf(args: string[]) {
  const options = {
    receipt: word,
    checkpoint: word,
    'public-key': word,
    all: flag,
    json: flag,
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new NotAsked(`${(error as Error).message}\n\n${USAGE}`);
  }
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
  const place = await databasePlace(config, { exclusive: false, existing: true });
  try {
    return await verifyDatabase(place.auditor!, options);
  } finally {
    await place.leave();
  }
}

import { parseArgs } from 'node:util';
import { readSignedCheckpoint } from '../../platform/audit/checkpoint.js';
import { COMPARE_USAGE, runComparison } from '../../platform/audit/compare-command.js';
import { InputFileError } from '../../platform/audit/input-files.js';
import {
  OFFLINE_USAGE,
  publicKeyIn,
  readFrom,
  runOfflineVerifier,
} from '../../platform/audit/offline-command.js';
import { publicKeyFingerprint } from '../../platform/audit/signing-key.js';
import { ConfigFault, readConfig, type Config } from '../../platform/config/config.js';
import { EmbeddedPostgresFault } from '../../platform/database/embedded/embedded-postgres.js';
import { openDatabase } from '../../platform/database/database-handle.js';
import { DatabaseFault } from '../../platform/database/roles.js';
import { reportText } from './report-text.js';
import { verifyDatabase, type VerifyOptions, type VerifyReport } from './verify-database.js';

type Print = (text: string, bad: boolean) => void;

const USAGE = `Usage: npm run verify -- [--public-key FILE [--checkpoint FILE]] [--all] [--json]
       ${OFFLINE_USAGE}
       ${COMPARE_USAGE}

The first form checks the database, with the account watersmeet_auditor. The second checks an audit export,
without a server or a database. The third says whether two checkpoints lie on one history. Get the public key and the checkpoint in another way than from what you
check: a key inside an export or a database proves nothing.

--all   names every fault, not only the first
--json  prints the report as JSON`;

const SENTENCES = [ConfigFault, DatabaseFault, EmbeddedPostgresFault, InputFileError];

/** `npm run verify`: 0 sound, 1 not, 2 not asked properly or not to be reached. */
export async function runVerifier(args: string[], print: Print): Promise<0 | 1 | 2> {
  try {
    if (args.includes('--help')) {
      print(USAGE, false);
      return 0;
    }
    if (args.some((one) => /^--compare(=|$)/.test(one))) return await runComparison(args, print);
    if (isOffline(args)) return await runOfflineVerifier(args, print);
    const asked = understood(args);
    const { publicKey } = asked.options;
    if (publicKey && !asked.json)
      print(`Your key: ${publicKeyFingerprint(publicKey)} (SHA-256 fingerprint).`, false);
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
  if (receipt)
    throw new InputFileError(
      `--receipt needs --export: a receipt is checked against an export.\n\n${USAGE}`,
    );
  if (args.filter((one) => /^--checkpoint(=|$)/.test(one)).length > 1)
    throw new InputFileError(
      'Give --checkpoint once: check each of your checkpoints by a run of its own.',
    );
  if (checkpoint && !key) {
    throw new InputFileError(
      '--checkpoint needs --public-key: without a key of your own a checkpoint proves nothing.',
    );
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
    throw new InputFileError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** The auditor's own database: the URL's, or the embedded one, which is started or adopted. */
async function verifyPlace(config: Config, options: VerifyOptions): Promise<VerifyReport> {
  const { auditorUrl, serviceUrl, ownerUrl } = config.database;
  if (auditorUrl) return await verifyDatabase({ url: auditorUrl }, options);
  if (serviceUrl || ownerUrl) {
    throw new InputFileError(
      'AUDITOR_DATABASE_URL is needed with a PostgreSQL of your own: set it to the account watersmeet_auditor, which reads everything and changes nothing.',
    );
  }
  const place = await openDatabase(config, { exclusive: false, existing: true });
  try {
    return await verifyDatabase(place.auditor!, options);
  } finally {
    await place.close();
  }
}

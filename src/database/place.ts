import type { Config } from '../config/config.js';
import { PROJECT_FOLDER } from '../config/config.js';
import type { Connection } from './data-source.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { AUDITOR, DatabaseFault, OWNER, SERVICE } from './roles.js';

/** Where the database is, for each of its three accounts; whoever asked for it leaves it again. */
export interface DatabasePlace {
  service: Connection;
  /** Null on an external database whose owner's URL was not given: somebody else migrates. */
  owner: Connection | null;
  auditor: Connection | null;
  embedded: EmbeddedPostgres | null;
  leave(): Promise<void>;
}

const DATABASE = 'watersmeet';

/** The database of the environment: the one that DATABASE_URL names, or an embedded one that is started. */
export async function databasePlace(
  config: Config,
  options: { exclusive: boolean; log?: (sentence: string) => void; stop?: AbortSignal },
): Promise<DatabasePlace> {
  const { serviceUrl, ownerUrl, auditorUrl } = config.database;
  if (serviceUrl) {
    const url = (text: string | null) => (text ? { url: text } : null);
    return {
      service: { url: serviceUrl },
      owner: url(ownerUrl),
      auditor: url(auditorUrl),
      embedded: null,
      leave: async () => await Promise.resolve(),
    };
  }
  if (ownerUrl || auditorUrl)
    throw new DatabaseFault(
      'OWNER_DATABASE_URL and AUDITOR_DATABASE_URL go with DATABASE_URL: set all or none.',
    );
  const embedded = await startEmbeddedPostgres({
    projectFolder: PROJECT_FOLDER,
    ...(config.dataFolder ? { dataFolder: config.dataFolder } : {}),
    exclusive: options.exclusive,
    durable: true,
    ...(options.log ? { log: options.log } : {}),
    ...(options.stop ? { stop: options.stop } : {}),
  });
  return {
    service: embedded.connection(SERVICE, DATABASE),
    owner: embedded.connection(OWNER, DATABASE),
    auditor: embedded.connection(AUDITOR, DATABASE),
    embedded,
    leave: async () => await embedded.stop(),
  };
}

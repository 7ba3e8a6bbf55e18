import { types } from 'pg';
import type { DataSourceOptions, EntitySchema, MixedList, MigrationInterface } from 'typeorm';
import { SnakeNaming } from './naming.js';

// A date is a business date: as the driver's Date it would move with the machine's zone.
types.setTypeParser(types.builtins.DATE, (text: string) => text);

/** Where a role connects: a URL, or the embedded server's socket. */
export type Connection =
  { url: string } | { host: string; port: number; user: string; database: string };

/** How long, in milliseconds, a request waits; it is answered BUSY when that is over. */
export const WAITS = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  // For an answer that never comes, from a server that is gone or unreachable.
  query_timeout: 7_000,
  // For a connection that is free.
  connectionTimeoutMillis: 2_000,
};
export type Waits = typeof WAITS;

export interface SourceSettings {
  connection: Connection;
  poolSize: number;
  entities: MixedList<new () => object> | EntitySchema[];
  migrations?: (new () => MigrationInterface)[];
  /** Migrations may run long and take strong locks with patience; a request may not. */
  patient?: boolean;
  waits?: Waits;
  applicationName: string;
}

/** How every connection of Watersmeet is set: never synchronised, in UTC, with its timeouts. */
export function sourceOptions(settings: SourceSettings): DataSourceOptions {
  const timeouts = settings.patient
    ? { lock_timeout: 30_000, connectionTimeoutMillis: 30_000 }
    : { ...(settings.waits ?? WAITS), keepAlive: true };
  return {
    type: 'postgres',
    ...connectionOptions(settings.connection),
    applicationName: settings.applicationName,
    entities: settings.entities as DataSourceOptions['entities'],
    migrations: settings.migrations ?? [],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolSize: settings.poolSize,
    poolErrorHandler: () => undefined,
    extra: {
      ...timeouts,
      // Statements here are short: to compile one takes longer than to run it (verify: 1.4 s a gate, not 20 ms).
      options:
        '-c TimeZone=UTC -c DateStyle=ISO,YMD -c client_encoding=UTF8 -c search_path=public -c jit=off',
      idleTimeoutMillis: 30_000,
    },
  };
}

function connectionOptions(connection: Connection) {
  if ('url' in connection) return { url: connection.url };
  const { host, port, user, database } = connection;
  return { host, port, username: user, database };
}

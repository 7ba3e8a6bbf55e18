import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import pg from 'pg';

export async function query(
  postgres: EmbeddedPostgres,
  sql: string,
  database = 'watersmeet',
): Promise<string | null | undefined> {
  const client = new pg.Client(postgres.connection('postgres', database));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ word: string | null }>(sql)).rows[0]?.word;
  } finally {
    await client.end();
  }
}

export async function writeRow(postgres: EmbeddedPostgres, word: string): Promise<void> {
  await query(postgres, 'create table kept (word text primary key)');
  await query(postgres, `insert into kept values ('${word}')`);
}

export async function readRow(postgres: EmbeddedPostgres): Promise<string | null | undefined> {
  return await query(postgres, 'select word from kept');
}

export async function roles(postgres: EmbeddedPostgres): Promise<string[]> {
  const found = await query(
    postgres,
    `select string_agg(rolname || ' login=' || rolcanlogin || ' super=' || rolsuper
              || ' bypass=' || rolbypassrls, ';' order by rolname) as word
       from pg_roles where rolname like 'watersmeet%'`,
  );
  return found?.split(';') ?? [];
}

export async function settings(postgres: EmbeddedPostgres): Promise<Record<string, string>> {
  const found = await query(
    postgres,
    `select json_build_object('owner', pg_get_userbyid(datdba),
              'encoding', pg_encoding_to_char(encoding), 'provider', datlocprovider,
              'locale', datlocale, 'zone', current_setting('TimeZone'),
              'dates', current_setting('DateStyle'), 'listens', current_setting('listen_addresses'),
              'checksums', current_setting('data_checksums'), 'fsync', current_setting('fsync'),
              'wal', current_setting('wal_level'))::text as word
       from pg_database where datname = 'watersmeet'`,
  );
  return JSON.parse(found ?? '{}') as Record<string, string>;
}

export function postmasterPid(home: string): number {
  return parseInt(readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8'), 10);
}

export function modeAndOwner(path: string): [string, number] {
  const { mode, uid } = statSync(path);
  return [(mode & 0o777).toString(8), uid];
}

export function runningProgram(pid: number): string {
  return readlinkSync(`/proc/${pid}/exe`);
}

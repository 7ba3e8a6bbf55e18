import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { TestApp } from './test-app.js';

type Ask = <R = Record<string, any>>(sql: string, values?: unknown[]) => Promise<R[]>;

/**
 * Writes as the service's account, in somebody's name and by SQL of one's own, as a fault in the service
 * or somebody with its password could. Answers with what stopped it, or with `done`; nothing of it stays.
 */
export async function byHand(
  t: TestApp,
  as: string,
  work: (ask: Ask) => Promise<void>,
): Promise<string> {
  const { personId, grantId } = await t.actor(as);
  const client = new Client({
    ...t.connection('watersmeet_service'),
    options: '-c TimeZone=UTC -c search_path=public',
  });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select access.begin($1, $2, $3)', [personId, grantId, randomUUID()]);
    await work(async <R>(sql: string, values: unknown[] = []) => {
      return (await client.query(sql, values)).rows as R[];
    });
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

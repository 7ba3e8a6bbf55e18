import { DataSource, type EntityManager } from 'typeorm';
import { sourceOptions, type Connection } from '../../platform/database/data-source.js';
import { Reader, type Answering } from '../../platform/database/reader.js';
import { NO_RIGHTS, type Rights } from '../../platform/database/rights.js';
import { AUDITOR, DatabaseFault, reach } from '../../platform/database/roles.js';
import { ENTITIES } from '../../entities.js';

/** One moment of the whole database, as the auditor sees it: read only, and nothing hidden. */
export class Snapshot extends Reader {
  readonly actor = null;
  private cursors = 0;

  constructor(private readonly manager: EntityManager) {
    super();
  }

  /** The rows of a long answer, a batch at a time, so that a table may be of any size. */
  async *stream<R>(sql: string, batch = 1_000): AsyncGenerator<R> {
    const name = `verify_${(this.cursors += 1)}`;
    await this.query(`declare ${name} no scroll cursor for ${sql}`);
    for (;;) {
      const rows = await this.query<R>(`fetch ${batch} from ${name}`);
      for (const row of rows) yield row;
      if (rows.length < batch) break;
    }
    await this.query(`close ${name}`);
  }

  async clock(): Promise<Date> {
    const [found] = await this.query<{ now: Date }>('select transaction_timestamp() as now');
    return found!.now;
  }

  /** Nobody's: the verifier sees every row by its account. */
  async rights(): Promise<Rights> {
    return await Promise.resolve(NO_RIGHTS);
  }

  protected async ask<R>(question: (open: Answering) => Promise<R>): Promise<R> {
    const { manager } = this;
    const named = async <Row>(_name: string, text: string, values: unknown[]) =>
      await manager.query<Row[]>(text, values);
    return await question({ manager, named });
  }
}

/** Every table is read to its end: without statistics, as after a restore, nested loops would take hours. */
const WHOLE_TABLES = `select set_config('statement_timeout', '0', true), set_config('enable_nestloop', 'off', true),
  set_config('cursor_tuple_fraction', '1', true)`;

/** Reads within one snapshot; any role but the auditor is refused, since rows could be hidden from it. */
export async function withSnapshot<T>(
  connection: Connection,
  work: (db: Snapshot) => Promise<T>,
): Promise<T> {
  await refuseOtherRoles(connection);
  const source = new DataSource(
    sourceOptions({
      connection,
      poolSize: 1,
      entities: ENTITIES,
      patient: true,
      applicationName: 'watersmeet-verify',
    }),
  );
  await source.initialize();
  try {
    return await source.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('SET TRANSACTION READ ONLY');
      await manager.query(WHOLE_TABLES);
      return await work(new Snapshot(manager));
    });
  } finally {
    await source.destroy();
  }
}

async function refuseOtherRoles(connection: Connection): Promise<void> {
  const client = await reach(connection);
  try {
    const { rows } = await client.query<{ user: string }>('select current_user as user');
    const { user } = rows[0]!;
    if (user === AUDITOR) return;
    const because = `Use the account ${AUDITOR}, which sees every row, to verify: AUDITOR_DATABASE_URL names ${user}.`;
    throw new DatabaseFault(because);
  } finally {
    await client.end();
  }
}

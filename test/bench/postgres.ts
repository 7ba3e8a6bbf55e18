import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { asTyped, PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { chooseAccount } from '../../src/platform/database/embedded/account.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { chooseHome } from '../../src/platform/database/embedded/folders.js';
import { hostEnvironment } from '../../src/platform/database/embedded/host-environment.js';
import { AUDITOR, OWNER, SERVICE } from '../../src/platform/database/roles.js';

interface Superuser {
  host: string;
  port: number;
  user: string;
  password?: string;
}

/** The PostgreSQL that is measured, and the practice databases in it. */
export class Postgres {
  private constructor(
    readonly superuser: Superuser,
    /** The key that signs what the practice databases hold, in PEM. */
    readonly signingKey: string,
    readonly version: string,
    private readonly leave: () => Promise<void>,
    private readonly say: (sentence: string) => void,
  ) {}

  /** The server of TEST_SUPERUSER_URL; else an embedded one of the bench's own, kept for the next run. */
  static async open(say: (sentence: string) => void): Promise<Postgres> {
    const folder = cacheFolder();
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    const url = process.env.TEST_SUPERUSER_URL;
    const { superuser, leave } = url ? external(url) : await embedded(folder, say);
    const version = await withClient({ ...superuser, database: 'postgres' }, async (client) => {
      for (const role of [OWNER, SERVICE, AUDITOR])
        await client.query(
          `do $$ begin create role ${role} login nosuperuser nobypassrls; exception when duplicate_object then null; end $$`,
        );
      const shown = await client.query<{ server_version: string }>('show server_version');
      return shown.rows[0]!.server_version.split(' ')[0]!;
    });
    return new Postgres(superuser, keyIn(folder), version, leave, say);
  }

  async close(): Promise<void> {
    await this.leave();
  }

  address(user: string, database: string) {
    const { host, port } = this.superuser;
    return { host, port, user, database };
  }

  /** A copy of the practice database with so many programmes; seeded first where there is none. */
  async copyOf(programmes: number, resolutions: number): Promise<string> {
    const template = await this.template(programmes, resolutions);
    const database = `bench_run_${process.pid}_${programmes}_test`;
    await this.asSuperuser('postgres', `drop database if exists ${database} with (force)`);
    await this.asSuperuser(
      'postgres',
      `create database ${database} template ${template} owner ${OWNER} strategy file_copy`,
    );
    return database;
  }

  async drop(database: string): Promise<void> {
    await this.asSuperuser('postgres', `drop database if exists ${database} with (force)`);
  }

  async asSuperuser<R extends pg.QueryResultRow>(database: string, sql: string): Promise<R[]> {
    return await withClient(
      { ...this.superuser, database },
      async (client) => (await client.query<R>(sql)).rows,
    );
  }

  /** The number of PostgreSQL's first process; null when it runs on another machine. */
  async firstProcess(): Promise<number | null> {
    const [row] = await this.asSuperuser<{ pid: number }>(
      'postgres',
      'select pg_backend_pid() as pid',
    );
    // The backend has ended by now: its parent is that of any other one.
    const [other] = await this.asSuperuser<{ pid: number }>(
      'postgres',
      "select pid from pg_stat_activity where backend_type = 'checkpointer'",
    );
    const status = `/proc/${(other ?? row)!.pid}/status`;
    if (!existsSync(status)) return null;
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(status, 'utf8'))?.[1]);
  }

  /** Seeded once for each set of migrations; those of others are dropped. */
  private async template(programmes: number, resolutions: number): Promise<string> {
    const digest = digestOfToday();
    const name = `bench_${digest}_${programmes}_${resolutions}_test`;
    const made = await this.asSuperuser<{ datname: string }>(
      'postgres',
      "select datname from pg_database where datname like 'bench\\_%\\_test' and datname not like 'bench\\_run\\_%'",
    );
    if (made.some(({ datname }) => datname === name)) return name;
    for (const { datname } of made)
      if (!datname.startsWith(`bench_${digest}_`)) await this.drop(datname);
    const making = `bench_${digest}_making_test`;
    await this.drop(making);
    await this.asSuperuser('postgres', `create database ${making} owner ${OWNER}`);
    await this.seed(making, ['--programmes', `${programmes}`, '--resolutions', `${resolutions}`]);
    await this.asSuperuser(making, 'vacuum analyze');
    await this.asSuperuser('postgres', `alter database ${making} rename to ${name}`);
    return name;
  }

  private async seed(database: string, words: string[]): Promise<void> {
    this.say(`Making a practice database (this is done once): npm run seed -- ${words.join(' ')}`);
    const began = performance.now();
    const seed = join(PROJECT_FOLDER, 'dist/src/tasks/seed.js');
    const child = spawn(process.execPath, [seed, ...words], {
      cwd: PROJECT_FOLDER,
      env: {
        ...bareEnvironment(),
        DATABASE_URL: this.url(SERVICE, database),
        OWNER_DATABASE_URL: this.url(OWNER, database),
        AUDIT_SIGNING_KEY: this.signingKey,
      },
    });
    let said = '';
    child.stdout.resume();
    child.stderr.on('data', (text) => (said += String(text)));
    const code = await new Promise((done) => child.on('close', done));
    if (code !== 0) throw new Error(`npm run seed ended with ${String(code)}: ${said}`);
    this.say(`It took ${Math.round((performance.now() - began) / 1_000)} seconds.`);
  }

  /** How a role reaches a database, for the commands of the build. */
  url(user: string, database: string): string {
    const { host, port } = this.superuser;
    if (host.startsWith('/'))
      return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
    return `postgres://${user}@${host}:${port}/${database}`;
  }
}

/** What every process of the bench is started with: nothing of the caller's settings. */
export const bareEnvironment = () => ({
  PATH: process.env.PATH!,
  HOME: process.env.HOME ?? '',
  DEMO: 'false',
});

/** A folder of the bench's own within the data folder of this project. */
function cacheFolder(): string {
  const around = hostEnvironment();
  const asked = process.env.WATERSMEET_DATA;
  const dataFolder = asked ? asTyped(asked) : undefined;
  const home = chooseHome(
    { projectFolder: PROJECT_FOLDER, dataFolder },
    chooseAccount(around),
    around,
  );
  return join(home, 'bench');
}

async function embedded(folder: string, say: (sentence: string) => void) {
  const server = await startEmbeddedPostgres({
    projectFolder: PROJECT_FOLDER,
    dataFolder: folder,
    exclusive: false,
    durable: true,
    log: say,
  });
  const { host, port, user } = server.connection('postgres', 'postgres');
  return { superuser: { host, port, user }, leave: async () => await server.stop() };
}

function external(url: string) {
  // Without a host it is a socket, which the standard's URLs do not know.
  const { hostname, port, username, password, searchParams } = new URL(
    url.replace('@/', '@socket/'),
  );
  const superuser = {
    host: searchParams.get('host') ?? hostname,
    port: Number(searchParams.get('port') ?? (port || 5432)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password) || undefined,
  };
  return { superuser, leave: async () => await Promise.resolve() };
}

function keyIn(folder: string): string {
  const file = join(folder, 'signing-key.pem');
  if (!existsSync(file)) {
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(file, key, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

/** The migrations and the practice data as they are today. */
function digestOfToday(): string {
  const files = ['migrations', 'src/demo/practice']
    .flatMap((folder) => {
      const names = readdirSync(join(PROJECT_FOLDER, folder), { recursive: true }) as string[];
      return names.map((name) => join(folder, name));
    })
    .filter((file) => /\.(ts|sql)$/.test(file))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(PROJECT_FOLDER, file)));
  return hash.digest('hex').slice(0, 12);
}

async function withClient<T>(
  to: Superuser & { database: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(to);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import type { DestinationStream } from 'pino';
import request from 'supertest';
import { createApp } from '../../src/create-app.js';
import { Account } from '../../src/platform/accounts/account.entity.js';
import { OwnAccountService } from '../../src/platform/accounts/own-account.service.js';
import { PeopleService } from '../../src/platform/accounts/people.service.js';
import { SignInService } from '../../src/platform/accounts/sign-in.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { AuditKeys } from '../../src/platform/audit/keys.js';
import { signingKeyFromText, type SigningKey } from '../../src/platform/audit/signing-key.js';
import { ScannerSettings } from '../../src/governance/case-packs/document-scanner.js';
import { WAITS, type Waits } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { Budgets } from '../../src/operation/budget.js';
import type { Share } from '../../src/operation/fair-share.js';
import { createLog } from '../../src/operation/log.js';
import type { Pace } from '../../src/operation/pace.js';
import { SYSTEM_ACTOR, type Actor } from '../../src/shared/actor.js';
import type { Fault } from '../../src/tasks/verify/check.js';
import { verifyDatabase, type VerifyOptions } from '../../src/tasks/verify/verify-database.js';
import type { Answer } from './answer.js';
import { noteRefusals } from './seen-refusals.js';
import { noteStatements, ofSpec } from './seen-statements.js';
import { Caller } from './caller.js';
import { newDatabase, testCluster, withClient, worldDatabase, type Cluster } from './cluster.js';
import { Connection } from './connection.js';
import { key } from './key.js';
import type { World } from './world.js';

export type { Answer };

class TestKeys extends AuditKeys {
  readonly current: SigningKey = signingKeyFromText(testCluster().key);
  readonly previous = null;
  readonly unanchored = false;
}

export interface TestOptions {
  /** What the database holds at the start; nothing but the migrations' own rows unless given. */
  world?: World;
  freshSignInMinutes?: number;
  openIntrospection?: boolean;
  poolSize?: number;
  trustProxyHops?: number;
  /** Another node: the same database as this one, which drops it. */
  beside?: TestApp;
  /** Where the service finds its database, if not at the cluster itself. */
  service?: { host: string; port: number };
  log?: DestinationStream;
  /** What one person may have done at a time; races want more than usual. */
  share?: Partial<Share>;
  /** What one person, and one address, may ask in a minute; as much as they like unless given. */
  budgets?: Partial<Budgets>;
  /** Where a scanner of documents listens. */
  clamd?: string;
  pace?: Pace;
  /** How long a request waits for the database; as long as it takes on a busy machine unless given. */
  waits?: Partial<Waits>;
}

/** The digest of no password: nobody signs in with it from outside. */
const NO_PASSWORD = 'none';
const MANY = { atOnce: 1_000, waiting: 1_000 };
const UNCOUNTED = 1_000_000_000;

/** Ten times what is usual: that a machine is busy with other things is no fault of the service. */
const PATIENT = Object.fromEntries(
  Object.entries(WAITS).map(([name, milliseconds]) => [name, milliseconds * 10]),
) as Waits;

/** The real app on a database of its own, reached over HTTP. */
export class TestApp {
  private readonly tokens = new Map<string, Promise<string>>();
  private tampered = false;

  private readonly clients = new Map<string, Connection>();

  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly database: string,
    readonly keys: AuditKeys,
    private readonly cluster: Cluster,
    private readonly ownsDatabase: boolean,
  ) {}

  /** The app of a whole spec: started before its first test, with what more is done then; then stopped. */
  static forSpec(options: TestOptions = {}, more?: (t: TestApp) => Promise<void>): TestApp {
    const t = Object.create(TestApp.prototype) as TestApp;
    beforeAll(async () => {
      Object.assign(t, await TestApp.start(options));
      await more?.(t);
    });
    afterAll(async () => {
      if (t.app) await t.stop();
    });
    return t;
  }

  static async start(options: TestOptions = {}): Promise<TestApp> {
    const cluster = testCluster();
    const database =
      options.beside?.database ??
      (await newDatabase(cluster, await databaseOf(cluster, options.world)));
    return await TestApp.on(database, cluster, options);
  }

  /** The real app on a database that is there. */
  private static async on(database: string, cluster: Cluster, options: TestOptions) {
    const keys = options.beside?.keys ?? new TestKeys();
    const { host, port } = options.service ?? cluster.superuser;
    const app = await createApp({
      log: createLog(options.log ? 'info' : (process.env.TEST_LOG ?? 'silent'), options.log),
      trustProxyHops: options.trustProxyHops ?? 0,
      explorer: true,
      share: { all: MANY, files: MANY, whoAsks: MANY, ...options.share },
      budgets: { person: UNCOUNTED, address: UNCOUNTED, ...options.budgets },
      pace: options.pace,
      settings: {
        service: { host, port, user: 'watersmeet_service', database },
        poolSize: options.poolSize ?? 20,
        waits: { ...PATIENT, ...options.waits },
        keys,
        access: {
          sessionIdleMinutes: 30,
          sessionAbsoluteMinutes: 720,
          freshSignInMinutes: options.freshSignInMinutes ?? 15,
        },
        scanner: new ScannerSettings(options.clamd ?? null),
        api: { introspection: true, openIntrospection: options.openIntrospection ?? false },
      },
    });
    noteStatements(app);
    // A kept connection is never closed under the request that uses it next.
    (app.getHttpServer() as Server).keepAliveTimeout = 0;
    await app.listen(0, '127.0.0.1');
    const address = app.getHttpServer().address() as AddressInfo;
    const url = `http://127.0.0.1:${address.port}`;
    return new TestApp(app, url, database, keys, cluster, !options.beside);
  }

  /** Makes a world in this database through the API, and ends. */
  static async make(world: World, database: string, cluster: Cluster): Promise<void> {
    const t = await TestApp.on(database, cluster, {});
    try {
      await world.make(t);
    } finally {
      await t.end();
    }
  }

  private async end(): Promise<void> {
    for (const client of this.clients.values()) await client.end();
    this.clients.clear();
    await this.app.close();
  }

  /** Ends the app; every promise must hold then, unless the spec laid hands on the database itself. */
  async stop(): Promise<void> {
    await this.end();
    if (!this.ownsDatabase) return;
    const faults = this.tampered ? [] : await this.faults();
    await withClient(
      this.cluster.superuser,
      async (admin) => await admin.query(`drop database ${this.database} with (force)`),
    );
    if (faults.length > 0)
      throw new Error(`The database broke its promises: ${JSON.stringify(faults)}`);
  }

  get db(): Database {
    return ofSpec(this.app.get(Database));
  }

  get schema(): GraphQLSchema {
    return this.app.get(GraphQLSchemaHost, { strict: false }).schema;
  }

  /** Somebody who calls the API: a person by code, or nobody. */
  as(code?: string): Caller {
    return new Caller(this, code);
  }

  /** Somebody who calls the API by a secret: a session's or an API token's. */
  withSecret(secret: string): Caller {
    return new Caller({
      schema: this.schema,
      send: async (query, variables) => await this.sendWith(query, variables, secret),
      everything: async () => await this.everything(),
    });
  }

  /** Sends a query as a person (by code) or as nobody. */
  async send<T = Record<string, any>>(
    query: string,
    variables: object = {},
    as?: string,
  ): Promise<Answer<T>> {
    return await this.sendWith(query, variables, as ? await this.tokenOf(as) : undefined);
  }

  /** Sends a query with a secret: a session's or an API token's. */
  async sendWith<T = Record<string, any>>(
    query: string,
    variables: object = {},
    secret?: string,
  ): Promise<Answer<T>> {
    const sending = request(this.url).post('/graphql');
    if (secret) sending.set('authorization', `Bearer ${secret}`);
    const { status, body } = await sending.send({ query, variables });
    const answer = { status, ...(body as Omit<Answer<T>, 'status'>) };
    noteRefusals(answer);
    return answer;
  }

  /** Sends what must succeed, and answers its first field. */
  async ok<T = any>(query: string, variables: object = {}, as?: string): Promise<T> {
    const answer = await this.send(query, variables, as);
    if (answer.errors)
      throw new Error(
        `${answer.errors[0]!.message} ${JSON.stringify(answer.errors[0]!.extensions)}`,
      );
    return Object.values(answer.data)[0] as T;
  }

  /** Sends what must be refused, and change nothing in any table; answers with what. */
  async refused(
    query: string,
    variables: object = {},
    as?: string,
  ): Promise<Record<string, any> & { code: string }> {
    const before = await this.everything(as);
    const answer = await this.send(query, variables, as);
    expect(await this.everything(as)).toEqual(before);
    if (!answer.errors) throw new Error(`It was not refused: ${JSON.stringify(answer.data)}`);
    return answer.errors[0]!.extensions;
  }

  /**
   * What is in the database, in few words: the head of every chain, and of every table how many rows
   * there are and a digest of their versions. Equal before and after what changed nothing. Whoever
   * acts next is signed in first, so that their session is no change.
   */
  async everything(as?: string): Promise<Record<string, unknown>> {
    if (as) await this.tokenOf(as);
    this.fingerprint ??= await this.fingerprintQuery();
    const asked = { name: 'fingerprint', text: this.fingerprint };
    const rows = await this.clientOf('watersmeet_owner').ask<{ name: string; state: string }>(
      asked,
      [],
    );
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
  }

  private fingerprint?: string;

  /** A row that is written has another place or another writer: so one digest of both tells it all. */
  private async fingerprintQuery(): Promise<string> {
    const tables = await this.asOwner<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    // When a session or a token was last used is noted whatever became of the request.
    const used = `(to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text`;
    const state = (table: string) => {
      const row = ['session', 'api_token'].includes(table) ? used : `t.ctid || ' ' || t.xmin`;
      return `count(*) || ' rows ' || coalesce(sum(hashtextextended(${row}, 0)), 0)`;
    };
    return [
      ...tables.map(
        ({ name }) => `select '${name}' as name, ${state(name)} as state from "${name}" t`,
      ),
      `select 'chain ' || id, head_seq || ' ' || head_hash from audit_chain`,
    ].join(' union all ');
  }

  /** A session of the person with this code, without the cost of a password. */
  async tokenOf(code: string): Promise<string> {
    const known = this.tokens.get(code);
    if (known) return await known;
    const begun = this.signedIn(code);
    this.tokens.set(code, begun);
    begun.catch(() => this.tokens.delete(code));
    return await begun;
  }

  /** Signs a person in by the digest of their password; whoever has none is given a sign-in first. */
  private async signedIn(code: string): Promise<string> {
    const found = async () =>
      await this.asOwner<{ id: string; hash: string | null; disabled: boolean }>(
        `select p.id, a.password_hash as hash, a.disabled_at is not null as disabled
         from person p left join account a on a.id = p.id where p.code = $1`,
        [code],
      );
    const [person] = await found();
    if (!person) throw new Error(`no person ${code}`);
    const { id, hash, disabled } = person;
    const signIns = this.app.get(SignInService);
    if (hash !== null) return (await signIns.start(id, disabled ? undefined : hash)).secret;
    await this.giveSignIn(id, code);
    const { secret, actor } = await signIns.start(id, NO_PASSWORD);
    const chosen = { passwordHash: NO_PASSWORD, idempotencyKey: key() };
    await this.app.get(OwnAccountService).choosePassword(actor, chosen);
    return secret;
  }

  /** Gives a person a sign-in as the command line does, which vouches for whom it gives it. */
  private async giveSignIn(id: string, code: string): Promise<void> {
    const audit = this.app.get(AuditService, { strict: false });
    await this.app.get(Database).transaction(SYSTEM_ACTOR, async (tx) => {
      const given = { givenBy: tx.actor.personId, givenAt: tx.now, ownPassword: false };
      const email = `${code}@sign-in.example`;
      const account = { id, email, passwordHash: NO_PASSWORD, disabledAt: null };
      await tx.insert(Account, { ...account, ...given });
      audit.record(tx, {
        type: 'account.password-reset',
        programmeId: null,
        subjectType: 'account',
        subjectId: id,
        payload: {},
      });
    });
  }

  forgetToken(code: string): void {
    this.tokens.delete(code);
  }

  /** An actor for calling a service directly, as the API would. */
  async actor(code: string): Promise<Actor> {
    return (await this.app.get(SignInService).actorOf(`Bearer ${await this.tokenOf(code)}`))!;
  }

  async firstAdministrator(code = 'administrator'): Promise<string> {
    return await this.app
      .get(PeopleService)
      .createFirstAdministrator({ code, displayName: 'Administrator' });
  }

  /** What is really in the database: past row security, as the owner of the tables. */
  async asOwner<R = Record<string, any>>(sql: string, values: unknown[] = []): Promise<R[]> {
    return await this.asRole('watersmeet_owner', sql, values);
  }

  /** What the last event of this type says. */
  async told(type: string): Promise<Record<string, any>> {
    const [last] = await this.asOwner<{ payload: Record<string, any> }>(
      `select content::jsonb -> 'payload' as payload from audit_content where type = $1
       order by chain_id, seq desc limit 1`,
      [type],
    );
    if (!last) throw new Error(`no event ${type}`);
    return last.payload;
  }

  async asRole<R = Record<string, any>>(
    user: string,
    sql: string,
    values: unknown[] = [],
  ): Promise<R[]> {
    return await this.clientOf(user).ask<R>(sql, values);
  }

  private clientOf(user: string): Connection {
    const known = this.clients.get(user) ?? new Connection(this.connection(user));
    this.clients.set(user, known);
    return known;
  }

  /** Tampers as somebody with the superuser's account could: triggers and row security do not stop them. */
  async tamper(sql: string, values: unknown[] = []): Promise<void> {
    this.tampered = true;
    await withClient({ ...this.cluster.superuser, database: this.database }, async (client) => {
      await client.query("set session_replication_role = 'replica'");
      await client.query(sql, values);
    });
  }

  /** Everything that the verifier finds wrong, as the auditor. */
  async faults(options: VerifyOptions = {}): Promise<Fault[]> {
    const auditor = this.connection('watersmeet_auditor');
    return (await verifyDatabase(auditor, { all: true, ...options })).faults;
  }

  connection(user: string) {
    const { host, port } = this.cluster.superuser;
    return { host, port, user, database: this.database };
  }

  /** As somebody with the superuser's account, triggers and row security in force. */
  async asSuperuser<R = Record<string, any>>(sql: string, values: unknown[] = []): Promise<R[]> {
    return await withClient(
      { ...this.cluster.superuser, database: this.database },
      async (client) => (await client.query(sql, values)).rows as R[],
    );
  }
}

/** The database that a world was made in, or the empty one. */
async function databaseOf(cluster: Cluster, world?: World): Promise<string> {
  if (!world) return cluster.template;
  const from = await databaseOf(cluster, world.from);
  const make = async (database: string) => await TestApp.make(world, database, cluster);
  return await worldDatabase(cluster, world.name, { from, make });
}

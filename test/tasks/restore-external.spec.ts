import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import {
  readSignedCheckpoint,
  type SignedCheckpoint,
} from '../../src/platform/audit/checkpoint.js';
import { publicKeyFromText, signingKeyFromText } from '../../src/platform/audit/signing-key.js';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { makeAccounts, migrate } from '../../src/platform/database/migrator.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { verifyDatabase } from '../../src/tasks/verify/verify-database.js';
import { testCluster } from '../support/cluster.js';
import { fingerprintOf, OwnGround, serving } from '../support/own-embedded.js';
import { installedPostgres } from '../support/machine.mjs';
import { OwnServer } from '../support/own-server.js';
import { aDocument } from '../support/packs.js';
import { buildOfToday } from '../support/run-task.js';
import { aWorld } from '../support/world.js';

const bin = installedPostgres()!;

const page = readFileSync(join(PROJECT_FOLDER, 'docs', 'operations.md'), 'utf8');
const [dump, restore] = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text!);

describe('the way of docs/operations.md to restore a PostgreSQL of your own', () => {
  const ground = new OwnGround();
  const servers: OwnServer[] = [];
  const publicKey = publicKeyFromText(signingKeyFromText(testCluster().key).publicKeyPem);
  let from: OwnServer;
  let kept: SignedCheckpoint;

  /** A server with an empty database, and no account of ours. */
  const newServer = async (name: string): Promise<OwnServer> => {
    const server = OwnServer.start(bin, ground.at(name));
    servers.push(server);
    const client = new Client({ connectionString: server.url('postgres', 'postgres') });
    await client.connect();
    await client.query('create database watersmeet');
    await client.end();
    return server;
  };
  /** Runs the commands of the page for a server, as an operator would. */
  const run = async (commands: string, server: OwnServer, owner: string) => {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      DATABASE_URL: server.url('watersmeet_service'),
      OWNER_DATABASE_URL: server.url(owner),
      AUDITOR_DATABASE_URL: server.url('watersmeet_auditor'),
    };
    for (const name of ['INIT_CWD', 'npm_lifecycle_event', 'NODE_OPTIONS']) delete env[name];
    const text = commands.replaceAll('npm run', `npm --prefix '${PROJECT_FOLDER}' run --silent`);
    const words = ['--norc', '-euo', 'pipefail', '-c', text];
    const { stdout, stderr } = await promisify(execFile)('bash', words, {
      cwd: ground.folder,
      env,
    });
    return stdout + stderr;
  };

  beforeAll(async () => {
    await buildOfToday();
    from = await newServer('from');
    const owner = { url: from.url('postgres') };
    await makeAccounts({ owner, passwords: {} });
    await migrate({ owner, passwords: {}, migrations: MIGRATIONS });
    await serving(from, async (t) => {
      await aWorld(t);
      await aDocument(t);
      const asked = { programme: 'UHDB' };
      const { checkpoint } = await t
        .as('auditor')
        .does('makeCheckpoint', asked, 'checkpoint { signed }');
      kept = readSignedCheckpoint(JSON.parse(checkpoint.signed));
    });
  });
  afterAll(async () => {
    for (const server of servers) server.stop();
    await ground.leave();
  });

  it('is whole on a server that has none of the accounts, and sound by a kept checkpoint', async () => {
    await run(dump!, from, 'watersmeet_owner');
    const to = await newServer('to');
    const said = await run(restore!, to, 'postgres');
    expect(said).toContain('The accounts are there, with their rights in the database');
    expect(said).toContain('SOUND so far as checked: 18 of 19 checks hold.');
    expect(await fingerprintOf(to)).toEqual(await fingerprintOf(from));
    const auditor = {
      host: to.host,
      port: to.port,
      user: 'watersmeet_auditor',
      database: 'watersmeet',
    };
    const report = await verifyDatabase(auditor, { checkpoint: kept, publicKey, all: true });
    expect(report).toMatchObject({ sound: true, faults: [] });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signingKeyFromText } from '../../src/platform/audit/signing-key.js';
import { testCluster } from '../support/cluster.js';
import { eventually } from '../support/eventually.js';
import { fingerprintOf, OwnGround, serving } from '../support/own-embedded.js';
import { buildOfToday, killStarted, runTask, startProcess } from '../support/run-task.js';
import { aWorld } from '../support/world.js';

const ground = new OwnGround();
const FILE = 'audit-signing-key.pem';
const key = testCluster().key;
const { keyId } = signingKeyFromText(key);
const another = generateKeyPairSync('ed25519').privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

const data = () => ({ WATERSMEET_DATA: ground.at('signed') });
const kept = () => join(ground.at('signed'), 'keys', FILE);
const keysThere = () => readdirSync(ground.at('signed/keys'));
const start = (env: Record<string, string> = {}) =>
  startProcess([join('dist', 'src', 'main.js')], { ...data(), PORT: '0', ...env });

/** Starts the service, and stops it when it serves. */
async function served(env: Record<string, string> = {}): Promise<string> {
  const one = start(env);
  await eventually(() => expect(one.said.out + one.said.err).toMatch(/^Audit key/m));
  one.child.kill('SIGINT');
  expect(await one.ended).toMatchObject({ code: 0, err: '' });
  return one.said.out;
}

/** The rows of the database, while nothing else serves it. */
async function rows() {
  const server = await ground.start('signed');
  const there = await fingerprintOf(server.connection('postgres', 'watersmeet'));
  await server.stop();
  return there;
}

/** As after a restore: the data without the key that signed them. */
beforeAll(async () => {
  await buildOfToday();
  const server = await ground.start('signed');
  await serving(server.connection('postgres', 'watersmeet'), async (t) => {
    await aWorld(t);
    await t.as('auditor').does('makeCheckpoint', { programme: 'UHDB' });
  });
  await server.stop();
});
afterEach(killStarted);
afterAll(async () => {
  await ground.leave();
});

const LOST =
  'If that key is lost, run `npm run audit:replace-key -- --reason TEXT`: the record then says that another key takes its place. Nothing was changed.\n';

describe('a database that another key has signed', () => {
  it('is not served, and no key is made, when the key is not there', async () => {
    const before = await rows();
    expect(await start().ended).toMatchObject({
      code: 1,
      err: `This database was signed with the key ${keyId}, and that key is not here: put your copy of it into ${kept()}, then start again. ${LOST}`,
    });
    const refused = await runTask('create-administrator', ['a@derby.example', 'Ada'], data());
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/and that key is not here/),
    });
    expect(keysThere()).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it('is not served with another key, in the folder or in the environment', async () => {
    const before = await rows();
    const inEnvironment = await start({ AUDIT_SIGNING_KEY: another }).ended;
    expect(inEnvironment).toMatchObject({
      code: 1,
      err: expect.stringContaining('set the key that signed as AUDIT_SIGNING_KEY'),
    });
    writeFileSync(kept(), another, { mode: 0o600 });
    expect(await start().ended).toMatchObject({
      code: 1,
      err: expect.stringContaining(`put your copy of the key that signed into ${kept()}`),
    });
    rmSync(kept());
    expect(await rows()).toEqual(before);
  });

  it('is served with its key, from the folder or the environment', async () => {
    expect(await served({ AUDIT_SIGNING_KEY: key })).toContain(keyId);
    writeFileSync(kept(), key, { mode: 0o600 });
    expect(await served()).toContain(keyId);
    rmSync(kept());
  });

  it('is served with a key that the one before it vouches for', async () => {
    const changing = { AUDIT_SIGNING_KEY: another, AUDIT_PREVIOUS_SIGNING_KEY: key };
    expect(await served(changing)).toContain(signingKeyFromText(another).keyId);
  });

  it('is served with a new key when the record says that it takes the place of the lost one', async () => {
    const told = await runTask('audit-replace-key', ['--reason', 'The disk was lost.'], data());
    expect(told).toMatchObject({ code: 0, err: '' });
    const [, next] = /says that key (\S+) takes the place of (\S+)\./.exec(told.out)!;
    expect(told.out).toContain(`takes the place of ${keyId}.`);
    expect(await served()).toContain(next);
    expect(keysThere()).toEqual([FILE]);
  });
});

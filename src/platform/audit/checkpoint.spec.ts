import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type Checkpoint,
  checkpointText,
  readSignedCheckpoint,
  signCheckpoint,
  type SignedCheckpoint,
  verifyCheckpoint,
} from './checkpoint.js';
import { publicKeyFromText, type SigningKey, signingKeyFromText } from './signing-key.js';

const aKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signingKeyFromText(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
};
const publicKeyOf = (key: SigningKey) => publicKeyFromText(key.publicKeyPem);

const statement = {
  chain: '01640d2a-5c00-7a11-8b22-2018061200aa',
  chainName: 'Derby and Burton',
  seq: 6,
  entryHash: 'a'.repeat(64),
  madeAt: '2018-06-12T10:05:30.000000Z',
  practice: false,
  unanchored: true,
  catalogue: 'c'.repeat(64),
  previous: { seq: 3, digest: 'd'.repeat(64) },
  installation: { seq: 9, entryHash: 'e'.repeat(64) },
};
const [key, next, stranger] = [aKey(), aKey(), aKey()];

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');

describe('a checkpoint', () => {
  const signed = signCheckpoint(statement, key);

  it('is signed over its canonical text', () => {
    const text =
      `{"catalogue":"${'c'.repeat(64)}","chain":"${statement.chain}","chainName":"Derby and Burton",` +
      `"entryHash":"${'a'.repeat(64)}","format":"watersmeet.checkpoint/2",` +
      `"installation":{"entryHash":"${'e'.repeat(64)}","seq":9},"keyId":"${key.keyId}",` +
      `"madeAt":"2018-06-12T10:05:30.000000Z","practice":false,` +
      `"previous":{"digest":"${'d'.repeat(64)}","seq":3},"seq":6,"unanchored":true}`;
    expect(checkpointText(signed.checkpoint)).toBe(text);
    const signature = sign(null, Buffer.from(text), key.privateKey).toString('base64');
    expect(signed).toEqual({ checkpoint: JSON.parse(text), signature });
  });

  it('is proven by its key, also after a journey as JSON', () => {
    const travelled = readSignedCheckpoint(JSON.parse(JSON.stringify(signed)));
    expect(verifyCheckpoint(travelled, publicKeyOf(key))).toEqual({ proven: true, by: 'KEY' });
  });

  it('is proven in years to come: one that was signed then', () => {
    const kept = readSignedCheckpoint(JSON.parse(golden('checkpoint.json')));
    const check = verifyCheckpoint(kept, publicKeyFromText(golden('public-key.pem')));
    expect(check).toEqual({ proven: true, by: 'KEY' });
  });

  it.each<[string, Partial<Checkpoint>]>([
    ['chain', { chain: statement.chain.replace('aa', 'ab') }],
    ['name', { chainName: 'Derby and Barton' }],
    ['place', { seq: 7 }],
    ['hash', { entryHash: 'b'.repeat(64) }],
    ['moment', { madeAt: '2018-06-12T10:05:30.000001Z' }],
    ['practice', { practice: true }],
    ['anchor', { unanchored: false }],
    ['catalogue', { catalogue: 'f'.repeat(64) }],
    ['checkpoint before it', { previous: { seq: 2, digest: 'd'.repeat(64) } }],
    ['place of the installation', { installation: null }],
  ])('is proven no more with another %s', (_case, change) => {
    const changed = { ...signed, checkpoint: { ...signed.checkpoint, ...change } };
    expect(verifyCheckpoint(changed, publicKeyOf(key))).toMatchObject({
      proven: false,
      why: 'FORGED',
    });
  });

  it('is not proven by another key, nor by one that takes its name', () => {
    const check = verifyCheckpoint(signed, publicKeyOf(stranger));
    expect(check).toMatchObject({ proven: false, why: 'UNKNOWN_KEY' });
    const forged = signCheckpoint(statement, stranger);
    forged.checkpoint.keyId = key.keyId;
    expect(verifyCheckpoint(forged, publicKeyOf(key))).toMatchObject({ why: 'FORGED' });
  });

  it('of a new key is proven by the key before it as well', () => {
    const first = signCheckpoint(statement, next, key);
    expect(verifyCheckpoint(first, publicKeyOf(next))).toEqual({ proven: true, by: 'KEY' });
    const byOld = verifyCheckpoint(first, publicKeyOf(key));
    expect(byOld).toEqual({ proven: true, by: 'PREVIOUS_KEY' });
    expect(verifyCheckpoint(first, publicKeyOf(stranger))).toMatchObject({ proven: false });
    const changed = { ...first, checkpoint: { ...first.checkpoint, seq: 7 } };
    expect(verifyCheckpoint(changed, publicKeyOf(key))).toMatchObject({ proven: false });
  });

  const change = (checkpoint: object) => ({
    ...signed,
    checkpoint: { ...signed.checkpoint, ...checkpoint },
  });
  it.each<[string, unknown, string]>([
    ['a list', [], 'not a JSON object'],
    ['no statement', { signature: signed.signature }, 'not a JSON object'],
    ['no signature', { checkpoint: signed.checkpoint }, '"signature" is missing'],
    ['a signature cut short', { ...signed, signature: 'AAAA' }, 'an Ed25519 signature'],
    ['another format', change({ format: 'watersmeet.checkpoint/1' }), 'watersmeet.checkpoint/2'],
    ['an unknown field', change({ amount: '1' }), 'unknown field "amount"'],
    ['a number as text', change({ seq: '6' }), '"seq" must be a whole number from 1'],
    ['half a place', change({ installation: { seq: 9 } }), '"entryHash" is missing'],
    ['a word for the one before', change({ previous: 'first' }), 'not a JSON object'],
    ['a word for a flag', change({ practice: 'no' }), '"practice" must be true or false'],
  ])('cannot be read from %s', (_case, value, because) => {
    expect(() => readSignedCheckpoint(value)).toThrow(because);
  });

  it('is not signed when a moment or a hash is in another form', () => {
    const sloppy = { ...statement, madeAt: '2018-06-12' } as typeof statement;
    expect(() => signCheckpoint(sloppy, key)).toThrow('"madeAt" must be a UTC moment');
    const shouted: SignedCheckpoint['checkpoint']['entryHash'] = 'A'.repeat(64);
    expect(() => signCheckpoint({ ...statement, entryHash: shouted }, key)).toThrow('"entryHash"');
  });
});

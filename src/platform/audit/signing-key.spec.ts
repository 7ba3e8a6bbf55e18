import { generateKeyPairSync } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  keyIdOf,
  loadOrCreateSigningKey,
  publicKeyFingerprint,
  publicKeyFromText,
  signingKeyFromText,
} from './signing-key.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const der = privateKey.export({ type: 'pkcs8', format: 'der' });
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const publicDer = publicKey.export({ type: 'spki', format: 'der' });

/** What the function says when it refuses. */
const said = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return `${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`;
  }
  throw new Error('It was not refused.');
};

describe('the signing key of an environment variable', () => {
  it.each([
    ['PEM', pem],
    ['PEM with spaces around', `\n  ${pem}  `],
    ['PEM on one line, its line ends written out', pem.replaceAll('\n', '\\n')],
    ['base64 of DER', der.toString('base64')],
    ['base64 of PEM', Buffer.from(pem).toString('base64')],
  ])('is read from %s', (_case, text) => {
    const key = signingKeyFromText(text);
    expect(key.fingerprint).toBe(publicKeyFingerprint(publicKey));
    expect(key.keyId).toBe(key.fingerprint.slice(0, 16));
    expect(key.publicKeyPem).toBe(publicPem);
    expect(JSON.stringify(key)).not.toContain(der.subarray(-32).toString('base64').slice(4, 20));
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const locked = privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  });
  it.each([
    ['nothing', '  ', 'is empty'],
    ['a public key', publicPem, 'is a public key'],
    ['a key with a passphrase', locked.toString(), 'protected by a passphrase'],
    ['a cut PEM', pem.replace(/.{9}\n-----END/, '\n-----END'), 'cannot be read'],
    ['a cut DER', der.subarray(0, 40).toString('base64'), 'cannot be read'],
    ['words', 'correct horse battery staple', 'cannot be read'],
    ['RSA', rsa.export({ type: 'pkcs8', format: 'pem' }).toString(), 'of type rsa'],
  ])('is refused for %s, without telling the key', (_case, text, because) => {
    const refusal = said(() => signingKeyFromText(text));
    expect(refusal).toContain(because);
    const secret = text.replace(/-----[^-]+-----/g, '').trim();
    if (secret) expect(refusal).not.toContain(secret.slice(0, 12));
  });
});

describe('a public key to trust', () => {
  it('is read from PEM and from base64', () => {
    for (const text of [publicPem, publicDer.toString('base64')]) {
      expect(keyIdOf(publicKeyFromText(text))).toBe(keyIdOf(publicKey));
    }
  });

  it.each([
    ['a private key', pem, 'This is a private key'],
    ['a private key in base64', der.toString('base64'), 'cannot be read'],
    ['words', 'no key', 'cannot be read'],
  ])('is refused for %s', (_case, text, because) => {
    expect(said(() => publicKeyFromText(text))).toContain(because);
  });

  it('has the fingerprint that other programs compute', () => {
    expect(publicKeyFingerprint(publicKey)).toMatch(/^[0-9a-f]{64}$/);
    const golden = fs.readFileSync(new URL('golden/public-key.pem', import.meta.url), 'utf8');
    expect(publicKeyFingerprint(publicKeyFromText(golden))).toBe(
      'e431063a70601c58086e6db2a2b2c69d4840642fd1654d6055a97b9819f6f4d7',
    );
  });
});

describe('the key that a server makes itself', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'watersmeet-key-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));
  const keyFile = (): string => join(folder, 'keys', 'audit-signing-key.pem');
  const load = () => loadOrCreateSigningKey(join(folder, 'keys'));

  it('is made once, for its owner alone, and found again', () => {
    const made = load();
    expect(fs.statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(fs.statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    expect(fs.readdirSync(join(folder, 'keys'))).toEqual(['audit-signing-key.pem']);
    expect(load().fingerprint).toBe(made.fingerprint);
  });

  it.each([
    [
      'a file that others may read',
      () => fs.chmodSync(keyFile(), 0o640),
      'other accounts may read it (run `chmod 600` on it)',
    ],
    [
      'a folder that others may write to',
      () => fs.chmodSync(join(folder, 'keys'), 0o777),
      'other accounts may write to it (run `chmod 700` on it)',
    ],
    ['a file that is no key', () => fs.writeFileSync(keyFile(), 'x'), 'cannot be used'],
    ['an empty file', () => fs.truncateSync(keyFile()), 'The signing key is empty.'],
    [
      'a link to a file elsewhere',
      () => {
        fs.renameSync(keyFile(), join(folder, 'elsewhere'));
        fs.symlinkSync(join(folder, 'elsewhere'), keyFile());
      },
      'is not safe',
    ],
  ])('is refused, and not replaced, for %s', (_case, spoil, because) => {
    load();
    spoil();
    const before = fs.readFileSync(keyFile(), 'utf8');
    expect(said(load)).toContain(because);
    expect(fs.readFileSync(keyFile(), 'utf8')).toBe(before);
  });
});

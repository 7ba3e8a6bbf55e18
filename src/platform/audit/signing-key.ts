import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../shared/canonical.js';

const FILE = 'audit-signing-key.pem';
const KEY_ID_DIGITS = 16;

/** The key that signs checkpoints, and what the Trusts are given of it. */
export interface SigningKey {
  keyId: string;
  fingerprint: string;
  publicKeyPem: string;
  privateKey: KeyObject;
}

/** The SHA-256 of the public key (SPKI, DER) in hex: what people compare. */
export function publicKeyFingerprint(publicKey: KeyObject): string {
  return sha256Hex(publicKey.export({ type: 'spki', format: 'der' }));
}

/** The short name of a key in checkpoints: the beginning of its fingerprint. */
export function keyIdOf(publicKey: KeyObject): string {
  return publicKeyFingerprint(publicKey).slice(0, KEY_ID_DIGITS);
}

/** Reads the private key of an environment variable: PKCS8, as PEM or base64. No error tells it. */
export function signingKeyFromText(text: string): SigningKey {
  return signingKey(ed25519(privateKeyFrom(text.trim().replaceAll('\\n', '\n'))));
}

/** Reads a public key to trust: SPKI, as PEM or base64. A private key is refused, not converted. */
export function publicKeyFromText(text: string): KeyObject {
  const trimmed = text.trim();
  if (trimmed.includes('PRIVATE KEY')) {
    throw new Error(
      'This is a private key: give the public key, and show the private key to nobody.',
    );
  }
  const readable = () => {
    if (trimmed.startsWith('-----')) return createPublicKey(trimmed);
    const key = Buffer.from(trimmed, 'base64');
    return createPublicKey({ key, format: 'der', type: 'spki' });
  };
  return ed25519(
    attempt(readable, 'The public key cannot be read: give it as PEM or base64 (SPKI).'),
  );
}

/** The file in this folder that keeps the key of a server that was given none. */
export const signingKeyPath = (folder: string): string => join(folder, FILE);

/** Whether that file is there. */
export const hasSigningKey = (folder: string): boolean => exists(signingKeyPath(folder));

/**
 * The key of a server that was given none, made on its first start and kept in this folder.
 *
 * Two processes may start at once: the file appears whole, and once; the later one reads it.
 */
export function loadOrCreateSigningKey(folder: string): SigningKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseUnlessPrivate(folder, 0o022, 'other accounts may write to it (run `chmod 700` on it)');
  const path = signingKeyPath(folder);
  if (!exists(path)) createKeyFile(path);
  refuseUnlessPrivate(path, 0o077, 'other accounts may read it (run `chmod 600` on it)');
  try {
    return signingKeyFromText(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`The signing key in ${path} cannot be used. ${(error as Error).message}`);
  }
}

function privateKeyFrom(text: string): KeyObject {
  if (text === '') throw new Error('The signing key is empty.');
  if (text.includes('BEGIN PUBLIC KEY')) {
    throw new Error('The signing key is a public key: give the private key.');
  }
  if (text.includes('ENCRYPTED')) {
    throw new Error('The signing key is protected by a passphrase: give it without one.');
  }
  const readable = () => {
    if (text.startsWith('-----')) return createPrivateKey(text);
    const bytes = Buffer.from(text, 'base64');
    // Some secret stores hand out the base64 of the whole PEM file.
    if (bytes.toString('latin1').startsWith('-----')) return createPrivateKey(bytes);
    return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  };
  return attempt(readable, 'The signing key cannot be read: give it as PEM or base64 (PKCS8).');
}

function attempt(readable: () => KeyObject, because: string): KeyObject {
  try {
    return readable();
  } catch {
    // Without the cause: it may quote what it could not read.
    throw new Error(because);
  }
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new Error(`The key is of type ${key.asymmetricKeyType}: give an Ed25519 key.`);
}

function signingKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: keyIdOf(publicKey),
    fingerprint: publicKeyFingerprint(publicKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey,
  };
}

function createKeyFile(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, pem, { flag: 'wx', mode: 0o600, flush: true });
  try {
    // A link is made whole or not at all, and never over a key that is already there.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function refuseUnlessPrivate(path: string, forbidden: number, because: string): void {
  const { uid, mode } = lstatSync(path);
  const us = process.getuid?.();
  if (us === undefined) return;
  if (uid !== us)
    throw new Error(
      `${path} belongs to another account, so the signing key is not safe: give the folder and the key to the account that runs Watersmeet.`,
    );
  if ((mode & forbidden) !== 0)
    throw new Error(`${path} is not safe for the signing key: ${because}.`);
}

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { asTyped } from '../config/config.js';

/** A command cannot start: an option or a file is missing, or cannot be used. */
export class InputFileError extends Error {}

const BECAUSE: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this account may not read it: give it the right to',
};

/** The text of a file that somebody named; throws `InputFileError` with a sentence. */
export function readText(path: string, what: string): string {
  return given(path, what, (at) => readFileSync(at, 'utf8').replace(/^\uFEFF/, ''));
}

/** The bytes of a file that somebody named, as they come; throws `InputFileError` with a sentence. */
export function readChunks(path: string, what: string): AsyncIterable<Uint8Array> {
  return given(path, what, (at) => {
    if (statSync(at).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return pieces(at, what);
  });
}

async function* pieces(at: string, what: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(at) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw notGiven(error, at, what);
  }
}

function given<T>(path: string, what: string, read: (at: string) => T): T {
  const at = asTyped(path);
  try {
    return read(at);
  } catch (error) {
    throw notGiven(error, at, what);
  }
}

function notGiven(error: unknown, at: string, what: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code) return error;
  return new InputFileError(`${what} ${at} cannot be read: ${BECAUSE[code] ?? code}.`);
}

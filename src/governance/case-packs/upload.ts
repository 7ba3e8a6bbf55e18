import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import { allow, Refused, type Refusal } from '../../shared/refusal.js';
import {
  CUT_OFF,
  DOCUMENT_KINDS,
  type DocumentCaution,
  type DocumentScan,
  endingOf,
  fileNameOf,
  MOST_BYTES,
  TOO_LARGE,
} from './document.rules.js';
import { SpooledFile } from './spooled-file.js';

/** What came with a file: the fields of its form. */
export type UploadFields = ReadonlyMap<string, string>;

export interface Upload {
  fields: UploadFields;
  fileName: string;
  file: SpooledFile;
}

/** An upload that may be kept, and what was seen in it. */
export interface CheckedUpload extends Upload {
  caution: DocumentCaution | null;
  scan: DocumentScan | null;
}

/** What is kept of an upload beside its bytes, and tells it from another one. */
export const factsOf = ({ file, fileName }: Upload) => ({
  sha256: file.sha256,
  mediaType: DOCUMENT_KINDS[endingOf(fileName)]!.mediaType,
  fileName,
});

const UNREADABLE: Refusal = {
  code: 'BAD_USER_INPUT',
  because: 'Send the document as multipart/form-data: its fields first, then one file.',
};
const NO_NAME: Refusal = {
  code: 'DOCUMENT_REFUSED',
  because: 'The file has no usable name: give it a name with letters or digits.',
  field: 'file',
};
const LIMITS = { files: 1, fields: 10, parts: 12, fieldSize: 1_000, fieldNameSize: 100 };

/**
 * Takes the one file of a multipart request to a temporary file. `begin` is asked once the fields before
 * the file are there and before any of its bytes is kept. The caller disposes of the file.
 */
export async function takeUpload(
  request: Request,
  begin: (fields: UploadFields) => Promise<void>,
): Promise<Upload> {
  const fields = new Map<string, string>();
  let upload: Promise<Upload> | null = null;
  let coming: Readable | null = null;
  const parser = parserOf(request);
  try {
    await new Promise<void>((done, fail) => {
      whenBrokenOff(request, () => fail(new Refused(CUT_OFF)));
      parser.on('error', () => fail(new Refused(UNREADABLE)));
      parser.on('filesLimit', () => fail(new Refused(UNREADABLE)));
      parser.on('field', (name, value, { valueTruncated }) => {
        if (valueTruncated || fields.has(name)) fail(new Refused(UNREADABLE));
        else fields.set(name, value);
      });
      parser.on('file', (_name, stream, { filename }) => {
        coming = stream;
        // Broken off while it is still being asked whether the file may come: nobody else listens yet.
        stream.on('error', (error) => fail(error instanceof Refused ? error : broken(request)));
        upload = begin(fields).then(async () => await spooled(stream, filename, fields));
        upload.catch(fail);
      });
      parser.on('close', done);
      request.pipe(parser);
    });
    allow(upload ? null : UNREADABLE);
    return await upload!;
  } catch (error) {
    request.unpipe(parser);
    (coming as Readable | null)?.destroy(new Refused(CUT_OFF));
    parser.destroy();
    await (upload as Promise<Upload> | null)?.then(
      async ({ file }) => await file.dispose(),
      () => undefined,
    );
    throw error;
  }
}

/** It may have been broken off already, while it was being asked who sends it. */
function whenBrokenOff(request: Request, tell: () => void): void {
  const gone = () => request.readableEnded || tell();
  if (request.destroyed) gone();
  else request.once('close', gone);
}

/** Why a file came to no end: its request did not, or had no end of the form. */
const broken = (request: Request) => new Refused(request.complete ? UNREADABLE : CUT_OFF);

function parserOf(request: Request): busboy.Busboy {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > MOST_BYTES + 64 * 1024) throw new Refused(TOO_LARGE);
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // The parser cuts a file off when it reaches the limit, not when it goes beyond.
      limits: { ...LIMITS, fileSize: MOST_BYTES + 1 },
    });
  } catch {
    throw new Refused(UNREADABLE);
  }
}

async function spooled(
  stream: Readable,
  sent: string | undefined,
  fields: UploadFields,
): Promise<Upload> {
  const fileName = fileNameOf(sent ?? '');
  if (!fileName) throw new Refused(NO_NAME);
  stream.once('limit', () => stream.destroy(new Refused(TOO_LARGE)));
  return { fields, fileName, file: await SpooledFile.of(stream) };
}

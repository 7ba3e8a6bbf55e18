import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Logger, Param, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { refusalOf } from '../../platform/graphql/error-reply.js';
import { replyRefusal } from '../../platform/graphql/http-reply.js';
import { signedIn, type ApiRequest } from '../../platform/graphql/request-context.js';
import { IDENTIFIER } from '../../shared/refs.js';
import type { Actor } from '../../shared/actor.js';
import { notFound, refuse } from '../../shared/refusal.js';
import { AnnexDocumentsService, storedInAnnex } from './annex-documents.service.js';
import type { Document } from './case-pack.entity.js';
import {
  BytesChanged,
  DocumentsService,
  storedInProgramme,
  type Stored,
} from './documents.service.js';
import { DocumentScanner } from './document-scanner.js';
import { takeUpload, type CheckedUpload, type Upload, type UploadFields } from './upload.js';

interface Named {
  fileName: string;
  mediaType: string;
}

/** What came of an upload. */
interface Kept {
  document: Pick<Document, 'id' | 'sha256' | 'mediaType' | 'fileName' | 'bytes'>;
  /** Whether the programme had the same bytes already. */
  deduplicated: boolean;
  replayed: boolean;
}

/** Documents in and out, as bytes: never through GraphQL. */
@Controller('api')
export class DocumentsController {
  private readonly log = new Logger('documents');

  constructor(
    private readonly documents: DocumentsService,
    private readonly annexDocuments: AnnexDocumentsService,
    private readonly scanner: DocumentScanner,
  ) {}

  /**
   * Takes one file of a programme or of a body's own annex, as `multipart/form-data`: `programme`, or
   * `annex` with `title`, `role` and `privileged`, then the file. Whoever may is asked before a byte is
   * kept. LIMIT, DOCUMENT_REFUSED, NOT_ALLOWED, NOT_FOUND.
   */
  @Post('documents')
  async upload(@Req() request: ApiRequest, @Res() response: Response): Promise<void> {
    try {
      const actor = signedIn(request.actor);
      const key = keyOf(request);
      const sent = (fields: UploadFields) => new Map([...wordsOf(request), ...fields]);
      const upload = await takeUpload(request, async (fields) => {
        await this.begin(actor, sent(fields));
      });
      const kept = await this.looked(upload, async (checked) => {
        return await this.keep(actor, sent(upload.fields), checked, key);
      });
      response.status(kept.replayed ? 200 : 201).json(saidOf(kept));
    } catch (error) {
      answerRefused(request, response, error);
    }
  }

  /** Gives a document out as it came; a document whose bytes have changed is cut off before its end. */
  @Get('documents/:id')
  async download(
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res() response: Response,
  ): Promise<void> {
    const actor = signedIn(request.actor);
    if (!IDENTIFIER.test(id)) throw notFound('document');
    const document = await this.documents.document(actor, id);
    await this.send(actor, response, document, storedInProgramme(document));
  }

  /** Gives a document of a body's own annex out to that body, as `download` does. */
  @Get('annex-documents/:id')
  async downloadFromAnnex(
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res() response: Response,
  ): Promise<void> {
    const actor = signedIn(request.actor);
    if (!IDENTIFIER.test(id)) throw notFound('document');
    const document = await this.annexDocuments.document(actor, id);
    await this.send(actor, response, document, storedInAnnex(document));
  }

  private async begin(actor: Actor, sent: UploadFields): Promise<void> {
    const annex = annexOf(sent);
    if (annex) await this.annexDocuments.mayUpload(actor, annex, sent);
    else await this.documents.mayUpload(actor, sent.get('programme') ?? sayWhere());
  }

  /** Looks into an upload before it is kept; its file is gone before anybody is answered. */
  private async looked<T>(
    upload: Upload,
    keep: (checked: CheckedUpload) => Promise<T>,
  ): Promise<T> {
    try {
      const caution = await upload.file.mustBeKept(upload.fileName);
      const scan = await this.scanner.scan(upload.file);
      return await keep({ ...upload, caution, scan });
    } finally {
      await upload.file.dispose();
    }
  }

  private async keep(
    actor: Actor,
    sent: UploadFields,
    upload: CheckedUpload,
    key: string | null,
  ): Promise<Kept> {
    const annex = annexOf(sent);
    return annex
      ? await this.annexDocuments.keep(actor, annex, { ...upload, sent }, key)
      : await this.documents.keep(actor, sent.get('programme')!, upload, key);
  }

  private async send(
    actor: Actor,
    response: Response,
    named: Named,
    stored: Stored,
  ): Promise<void> {
    const rows = this.documents.bytesOf(actor, stored);
    try {
      const first = await rows.next();
      response.set(headersOf(named, stored));
      if (response.req.method === 'HEAD' || first.done) return void response.end();
      await pipeline(Readable.from(after(first.value, rows), { highWaterMark: 1 }), response);
    } catch (error) {
      if (error instanceof BytesChanged) this.log.error(error.message);
      if (!response.headersSent) throw error;
      response.destroy();
    } finally {
      await rows.return(undefined);
    }
  }
}

/** What is said of a document that was uploaded. */
function saidOf({ document, deduplicated, replayed }: Kept) {
  const { id, sha256, mediaType, fileName, bytes } = document;
  return {
    document: { id, sha256, mediaType, fileName, bytes: Number(bytes) },
    deduplicated,
    replayed,
  };
}

async function* after(first: Buffer, rows: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rows;
}

/** Only the browser of the person who asked may keep a document, no proxy; and it is never run. */
function headersOf({ fileName, mediaType }: Named, { sha256, bytes }: Stored) {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const extended = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'content-length': bytes,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${extended}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    etag: `"${sha256}"`,
  };
}

/** What the address says; a field of the form goes before it. */
const wordsOf = (request: ApiRequest): [string, string][] =>
  Object.entries(request.query).map(([name, value]) => [name, String(value)]);

/** The annex that a file is for, if it is for one: then it is for no programme. */
function annexOf(sent: UploadFields): string | null {
  const annex = sent.get('annex');
  if (annex === undefined) return null;
  if (sent.has('programme')) return sayWhere();
  if (!IDENTIFIER.test(annex)) throw notFound('annex', 'annex');
  return annex;
}

const sayWhere = () =>
  refuse(
    'BAD_USER_INPUT',
    'Name either the programme or the annex that the document is for, before the file.',
    'programme',
  );

function keyOf(request: ApiRequest): string | null {
  const key = request.get('idempotency-key');
  if (!key) return null;
  if (IDENTIFIER.test(key.toLowerCase())) return key.toLowerCase();
  return refuse('BAD_USER_INPUT', 'The header Idempotency-Key must be a UUID.', 'Idempotency-Key');
}

const LONGEST_REST = 15_000;

/** Reads the rest of the upload before the connection is closed, so that the client reads the answer. */
function answerRefused(request: ApiRequest, response: Response, error: unknown): void {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  if (response.destroyed) return;
  replyRefusal(response, refusal, refusal.code === 'LIMIT' ? 413 : undefined);
  // Once an answer is out, a request no longer says when it ends; another may follow on its connection.
  const giveUp = () => {
    if (!request.complete) request.destroy();
  };
  setTimeout(giveUp, LONGEST_REST).unref();
  request.resume();
}

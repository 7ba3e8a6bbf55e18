import { createHash, randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBlob } from 'file-type';
import { allow } from '../../shared/refusal.js';
import {
  CHUNK_BYTES,
  type DocumentCaution,
  mayKeep,
  mayLookInto,
  type ReceivedFacts,
} from './document.rules.js';
import { UnreadPart, linksOutside } from './outside-links.js';
import { zipDirectory, type ZipDirectory } from './zip-directory.js';

const TEXT_CONTROLS = [0x09, 0x0a, 0x0c, 0x0d];
const ZIP_START = Buffer.from('PK');

/**
 * The bytes of an upload on their way to the database, measured as they come.
 *
 * The temporary file has no name from the moment it is open, so that it is gone with its last user,
 * however this process ends.
 */
export class SpooledFile {
  private constructor(
    private readonly file: FileHandle,
    readonly bytes: number,
    readonly sha256: string,
    private readonly textual: boolean,
  ) {}

  /** Takes a stream to its end. */
  static async of(stream: Readable): Promise<SpooledFile> {
    const path = join(tmpdir(), `watersmeet-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    try {
      await unlink(path);
      const measured = new Measure();
      // Written piece by piece: a stream made of the handle would keep it from ever being closed.
      await pipeline(stream, measured, async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) await writeWhole(file, piece);
      });
      return new SpooledFile(file, measured.bytes, measured.hash.digest('hex'), measured.textual);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * Refuses a file that is not what its name says, or that nobody should open (DOCUMENT_REFUSED); says
   * what a reader of one that may be kept should know.
   */
  async mustBeKept(fileName: string): Promise<DocumentCaution | null> {
    const { bytes, textual } = this;
    const start = (await this.chunk(0)).subarray(0, ZIP_START.length);
    const zip = start.equals(ZIP_START) ? await zipDirectory(this.file, bytes) : undefined;
    const facts: ReceivedFacts = { fileName, bytes, textual, zip };
    allow(mayLookInto(facts));
    allow(mayKeep(facts, await this.sniff()));
    return zip ? await this.cautionOf(facts, zip) : null;
  }

  /** Its bytes from `number` times a chunk's length on; empty after its end. */
  async chunk(number: number): Promise<Buffer> {
    const buffer = Buffer.alloc(
      Math.max(0, Math.min(CHUNK_BYTES, this.bytes - number * CHUNK_BYTES)),
    );
    await this.file.read(buffer, 0, buffer.length, number * CHUNK_BYTES);
    return buffer;
  }

  get chunks(): number {
    return Math.ceil(this.bytes / CHUNK_BYTES);
  }

  /** Gives its room on the disk back. */
  async dispose(): Promise<void> {
    await this.file.close();
  }

  private async cautionOf(
    facts: ReceivedFacts,
    zip: ZipDirectory,
  ): Promise<DocumentCaution | null> {
    try {
      return (await linksOutside(this.file, zip.parts)) ? 'LINKS_OUTSIDE' : null;
    } catch (error) {
      if (!(error instanceof UnreadPart)) throw error;
      allow(mayLookInto({ ...facts, zip: { ...zip, unread: error.why } }));
      throw error;
    }
  }

  /** The kind that its bytes tell; those of an Office file may stand anywhere in it. */
  private async sniff(): Promise<string | null> {
    const { file, bytes } = this;
    const slice = (from: number, to: number) => ({
      arrayBuffer: async () => {
        const piece = new Uint8Array(Math.max(0, Math.min(to, bytes) - from));
        await file.read(piece, 0, piece.length, from);
        return piece.buffer;
      },
    });
    return (await fileTypeFromBlob({ size: bytes, type: '', slice } as Blob))?.ext ?? null;
  }
}

async function writeWhole(file: FileHandle, piece: Buffer): Promise<void> {
  for (let from = 0; from < piece.length;) {
    from += (await file.write(piece, from)).bytesWritten;
  }
}

/** Counts, digests and looks at bytes as they pass. */
class Measure extends Transform {
  readonly hash = createHash('sha256');
  bytes = 0;
  textual = true;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    if (this.textual) this.textual = chunk.every(standsInText) && this.decodes(chunk);
    done(null, chunk);
  }

  override _flush(done: () => void): void {
    if (this.textual) this.textual = this.decodes();
    done();
  }

  private decodes(chunk?: Buffer): boolean {
    try {
      this.decoder.decode(chunk, { stream: chunk !== undefined });
      return true;
    } catch {
      return false;
    }
  }
}

const standsInText = (byte: number) =>
  byte >= 0x20 ? byte !== 0x7f : TEXT_CONTROLS.includes(byte);

import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import { refuse } from '../../shared/refusal.js';
import type { DocumentScan } from './document.rules.js';
import type { SpooledFile } from './spooled-file.js';

const LONGEST_SILENCE_MS = 60_000;
const LONGEST_ANSWER = 4_096;
const COMMAND = Buffer.from('zINSTREAM\0');
const END = Buffer.alloc(4);

/** Where ClamAV's daemon listens: `host:port`, or the path of its socket; null when there is none. */
export class ScannerSettings {
  constructor(readonly address: string | null) {}
}

/** Asks ClamAV's daemon about the bytes of an upload, when one is set up. */
@Injectable()
export class DocumentScanner {
  private readonly log = new Logger('scanner');

  constructor(private readonly settings: ScannerSettings) {}

  /**
   * CLEAN, or null when no scanner is set up. What is harmful is DOCUMENT_REFUSED; when the scanner does
   * not answer, nothing is kept unseen: BUSY.
   */
  async scan(file: SpooledFile): Promise<DocumentScan | null> {
    if (this.settings.address === null) return null;
    const answer = await this.ask(this.settings.address, file);
    if (answer === 'stream: OK') return 'CLEAN';
    if (answer.endsWith(' FOUND')) {
      refuse(
        'DOCUMENT_REFUSED',
        'The scanner found harmful software in the file, so it was not kept.',
        'file',
      );
    }
    this.log.error(`the scanner of documents answered "${answer}"`);
    return refuse(
      'BUSY',
      'The scanner for harmful software could not read the file, so it was not kept: try again, or tell the people who run the service.',
    );
  }

  private async ask(address: string, file: SpooledFile): Promise<string> {
    const socket = connect(placeOf(address));
    try {
      return await conversation(socket, file);
    } catch (error) {
      this.log.error(`the scanner of documents: ${(error as Error).message}`);
      return refuse(
        'BUSY',
        'The scanner for harmful software does not answer, so the file was not kept: try again in a moment.',
      );
    } finally {
      socket.destroy();
    }
  }
}

function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address };
  const [, host, port] = /^(.*):(\d+)$/.exec(address)!;
  return { host: host!.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** The daemon may answer before it has had all: it stops at what it knows, or at its limit. */
async function conversation(socket: Socket, file: SpooledFile): Promise<string> {
  socket.setTimeout(LONGEST_SILENCE_MS, () => socket.destroy(new Error('it said nothing')));
  let answer = '';
  const answered = (async () => {
    for await (const bytes of socket) {
      answer += String(bytes);
      if (answer.length > LONGEST_ANSWER || answer.includes('\0')) break;
    }
  })();
  const sent = send(socket, file);
  sent.catch(() => undefined);
  await Promise.race([answered, sent.then(async () => await answered)]);
  if (answer === '') throw new Error('it closed the connection');
  return answer.replace(/\0[^]*$/, '').trim();
}

async function send(socket: Socket, file: SpooledFile): Promise<void> {
  socket.write(COMMAND);
  for (let number = 0; number < file.chunks && !socket.destroyed; number += 1) {
    const bytes = await file.chunk(number);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    if (!socket.write(Buffer.concat([length, bytes]))) await once(socket, 'drain');
  }
  socket.write(END);
}

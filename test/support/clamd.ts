import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the daemon answers to the bytes that it was shown; null when it hangs up instead. */
export type Verdict = (bytes: Buffer) => string | null;

/** A stand-in for ClamAV's daemon that speaks its INSTREAM form. */
export async function aScanner(verdict: Verdict) {
  const server = createServer((socket) => void listen(socket, verdict));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    stop: async () => await new Promise((done) => server.close(done)),
  };
}

async function listen(socket: Socket, verdict: Verdict): Promise<void> {
  socket.on('error', () => undefined);
  let sent = Buffer.alloc(0);
  for await (const bytes of socket) {
    sent = Buffer.concat([sent, bytes as Buffer]);
    const shown = streamOf(sent);
    if (!shown) continue;
    const answer = verdict(shown);
    if (answer === null) socket.destroy();
    else socket.end(`${answer}\0`);
    return;
  }
}

/** The bytes that were shown, when the last of them is there. */
function streamOf(sent: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (sent.subarray(0, command.length).toString() !== command) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

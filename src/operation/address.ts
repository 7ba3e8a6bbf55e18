import type { Server } from 'node:http';
import { createServer } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';

/** The service cannot start; the message says what to do. */
export class ServeFault extends Error {}

type Address = Pick<Config, 'host' | 'port'>;

/** The head of a request may take this long; how fast its body must come, `pace.ts` says. */
const LONGEST_HEAD_MILLISECONDS = 15_000;
const LONGEST_REQUEST_MILLISECONDS = 60 * 60_000;

/** Asks for the address before anything else is touched. */
export async function refuseTakenPort(address: Address): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, failed) => {
    probe.once('error', (error) => failed(listenFault(error, address)));
    probe.listen(address.port, address.host, () => probe.close(() => done()));
  });
}

/** Listens, and answers with the address as one would type it. */
export async function listen(app: INestApplication, address: Address): Promise<string> {
  const server = app.getHttpServer() as Server;
  server.headersTimeout = LONGEST_HEAD_MILLISECONDS;
  server.requestTimeout = LONGEST_REQUEST_MILLISECONDS;
  try {
    await app.listen(address.port, address.host);
  } catch (error) {
    throw listenFault(error, address);
  }
  const { port } = server.address() as { port: number };
  return `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`;
}

/**
 * Why nothing can listen there, in a sentence that names the variables to set; what is no fault of the
 * address stays as it is.
 */
export function listenFault(error: unknown, { host, port }: Address, prefix = ''): unknown {
  switch ((error as { code?: string }).code) {
    case 'EADDRINUSE':
      return new ServeFault(
        `Port ${port} of ${host} is in use: stop the program that uses it, or set ${prefix}PORT to another port.`,
      );
    case 'EACCES':
      return new ServeFault(
        `This account may not listen on port ${port}: set ${prefix}PORT to a port above 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ServeFault(
        `${host} is not an address of this machine: set ${prefix}HOST to an address that is.`,
      );
    default:
      return error;
  }
}

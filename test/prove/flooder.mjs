/**
 * Floods a service from a process of its own, so that what sending takes is not taken for what answering
 * takes. It is told on its input: `{ milliseconds, many, requests }`; sends `many` at once, wave after wave,
 * each of the requests in turn, with {{n}} in a body made another number each time. Says how often each code
 * was answered. A request that is `{ port, bytes }` is sent as it is, and its connection cut.
 */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

let told = '';
for await (const piece of process.stdin) told += piece;
const { milliseconds, many, requests } = JSON.parse(told);
const until = Date.now() + milliseconds;
const seen = {};
let sent = 0;

/** Sends bytes on a connection of their own, and cuts it after a moment. */
async function cut({ port, bytes }) {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await new Promise((written) => socket.write(bytes, () => written()));
  await sleep(5);
  socket.destroy();
  return 'cut';
}

async function send() {
  if (requests[0].bytes) return await cut(requests[0]);
  const { url, body, ...rest } = requests[sent % requests.length];
  sent += 1;
  const response = await fetch(url, { ...rest, body: body?.replaceAll('{{n}}', String(sent)) });
  const text = await response.text();
  const code =
    /"extensions":\{"code":"(\w+)"/.exec(text)?.[1] ??
    /"code":"([A-Z_]+)"/.exec(text.slice(0, 2_000))?.[1];
  return text.includes('"errors"') ? (code ?? 'unknown') : 'done';
}

do {
  const codes = await Promise.all(Array.from({ length: many }, send));
  for (const code of codes) seen[code] = (seen[code] ?? 0) + 1;
} while (Date.now() < until);
process.stdout.write(JSON.stringify(seen));

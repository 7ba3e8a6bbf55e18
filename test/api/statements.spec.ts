import { expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { recordPast } from '../support/gates.js';
import { aResolution } from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const BOTH = ['DERBY', 'BURTON'];
const t = TestApp.forSpec({ world: world() }, async (app) => {
  await app.tokenOf('director');
  await app.tokenOf('derby-ned-1');
});

/** The messages that PostgreSQL is sent while the API does something, each in few words. */
async function messagesOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: unknown,
    ...args: unknown[]
  ) {
    const [asked] = args as [string | { text: string }];
    sent.push((typeof asked === 'string' ? asked : asked.text).trim().replace(/\s+/g, ' '));
    return query.apply(this, args);
  } as never);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  if (process.env.SHOW_MESSAGES === 'true')
    process.stdout.write(
      `${sent.map((text, at) => `${at + 1} ${text.slice(0, 110)}`).join('\n')}\n`,
    );
  return sent;
}

it('a vote takes at most 20 messages to PostgreSQL, its receipt included', async () => {
  const { id: resolution, manifestSha256 } = await aResolution(t);
  const input = { resolution, choice: 'FOR', manifestSha256 } as const;
  const messages = await messagesOf(
    async () =>
      await t
        .as('derby-ned-1')
        .does('castVote', input, 'receipt { sequence entryHash } resolution { state }'),
  );
  expect(messages.length).toBeLessThanOrEqual(20);
});

it('passing a gate takes at most 45, its new status included', async () => {
  await recordPast(t, 'EXPLORATION', BOTH, { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
  const passed = await messagesOf(
    async () =>
      await t
        .as('director')
        .does('passGate', { programme: 'UHDB', gate: 'EXPLORATION' }, 'gate { code status }'),
  );
  expect(passed.length).toBeLessThanOrEqual(45);
});

import { expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { aSealedPack, decide } from '../support/decisions.js';
import { external, recordPast, withLightCases } from '../support/gates.js';
import { aResolution, take } from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const BOTH = ['DERBY', 'BURTON'];
const t = TestApp.forSpec(
  { world: withLightCases(world({ businessDate: '2018-06-01' })) },
  async (app) => {
    await app.tokenOf('director');
    await app.tokenOf('derby-ned-1');
  },
);

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
  const open = await aResolution(t, {
    pack: await aSealedPack(t, 'FBC'),
    purpose: 'SUBMIT',
    at: undefined,
    untaken: true,
  });
  const input = {
    resolution: open.id,
    choice: 'FOR',
    manifestSha256: open.manifestSha256,
  } as const;
  await t.as('derby-secretary').reads('resolution', { resolution: open.id });
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
void [external, decide, take];

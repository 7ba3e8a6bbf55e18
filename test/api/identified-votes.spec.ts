import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import * as r from '../support/resolving.js';
import { chainOf, rebuilt, signedInWith, whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { aRole, aSeat, world } from '../support/world.js';

/** Who set the sign-in through which a vote was given, and who confirmed that it was the member's. */
const [GIVEN, OWN] = ['derwent-meets-trent', 'the-heron-stands-alone'];
const BOARD = 'DERBY-BOARD';
const t = TestApp.forSpec({ world: world() }, async (app) => {
  const account = { email: 'ada@derby.example', password: GIVEN };
  const person = { code: 'ada', displayName: 'Ada', ...account };
  await app.as('administrator').does('createPerson', person);
  await aRole(app, 'ada', 'BOARD_MEMBER', 'UHDB', 'DERBY');
  await aSeat(app, { body: BOARD, person: 'ada', kind: 'NON_EXECUTIVE', voting: true });
});
const enter = async (password: string) => {
  const input = { email: 'ada@derby.example', password };
  return t.withSecret((await t.as().does('signIn', input, 'token')).token);
};
const today = () =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format();
const RECEIPT = 'receipt { signIn content } resolution { state }';

let ada: Caller;
let open: r.OpenResolution;
const member = 'derby-ned-1';

describe('a vote through a sign-in that somebody else set', () => {
  it('is not given before an officer has met the member', async () => {
    open = await r.aResolution(t, {
      purpose: 'OTHER',
      pack: null,
      present: [...r.DERBY_BOARD, 'ada'],
    });
    ada = await enter(GIVEN);
    const vote = { resolution: open.id, choice: 'FOR' as const };
    await ada.refused('castVote', vote, 'NOT_ALLOWED');
    await ada.does('changePassword', { currentPassword: GIVEN, newPassword: OWN });
    await ada.refused('castVote', vote, 'NOT_ALLOWED');
    const how = 'Passport seen at the board of 31 May';
    await t.as('derby-secretary').does('confirmIdentity', { persons: ['ada'], how });
  });

  it('says on its receipt who set it and who confirmed it, by their offices', async () => {
    const cast = await ada.does('castVote', { resolution: open.id, choice: 'FOR' }, RECEIPT);
    const words = `Your sign-in was set by an administrator on ${today()}; a company secretary confirmed in person on ${today()} that it was you.`;
    expect(cast.receipt.signIn).toBe(words);
    expect(cast.receipt.content).not.toContain('derby-secretary');
    const again = await ada.reads('voteReceipt', { resolution: open.id }, 'signIn');
    expect(again.signIn).toBe(words);
  });

  it('is told from one whose sign-in nobody had to confirm, and from one that was recorded', async () => {
    const vote = { resolution: open.id, choice: 'FOR' } as const;
    const own = await t.as(member).does('castVote', vote, RECEIPT);
    expect(own.receipt.signIn).toBe(
      `Your sign-in was set by whoever runs the installation on ${today()}.`,
    );
    const votes = [{ person: 'derby-ned-2', choice: 'FOR' as const }];
    const secretary = t.as('derby-secretary');
    await secretary.does('recordVotes', { resolution: open.id, votes });
    const recorded = await secretary.reads(
      'voteReceipt',
      { resolution: open.id, person: 'derby-ned-2' },
      'signIn',
    );
    expect(recorded.signIn).toBeNull();
  });

  it('is counted in the steps of the outcome, which name nobody', async () => {
    await r.cast(t, open, { 'derby-exec-1': 'FOR', 'derby-chair': 'FOR' });
    const { steps } = await r.close(t, open);
    expect(steps).toContain(
      '1 member voted through a sign-in that somebody else had set: before that, an officer confirmed in person that the member was identified.',
    );
    expect(await t.faults()).toEqual([]);
    const forged = "update vote set identified_on = '2018-05-31' where identified_on is null";
    const found = await whileTampered(t, ['vote'], forged, async () => await t.faults());
    expect(found.map(({ because }) => because)).toContain(
      'Rows have changed since it was worked out: whose sign-ins were confirmed.',
    );
  });
});

describe('a vote in a session whose sign-in', () => {
  const faultsWith = async (account: string | null) => {
    const [person] = await t.asOwner<{ id: string }>('select id from person where code = $1', [
      member,
    ]);
    const chain = signedInWith(await chainOf(t, 'installation'), person!.id, account);
    const tables = ['audit_content', 'audit_entry', 'audit_chain'];
    const found = await whileTampered(t, tables, rebuilt(chain), async () => await t.faults());
    return found.filter(({ check }) => check === 'sign-ins');
  };

  it('says nothing of an account is found by verify, at the vote', async () => {
    const [entry] = await t.asOwner<{ seq: number }>(
      `select b.seq::int as seq from audit_content b join person p on p.id = b.actor_id
       where p.code = $1 and b.type = 'vote.cast'`,
      [member],
    );
    expect(await faultsWith(null)).toEqual([
      {
        check: 'sign-ins',
        chain: 'UHDB',
        seq: entry!.seq,
        because: `Entry ${entry!.seq}: this vote was given in a session whose sign-in does not say with which account and password it was made: it was put in, or its secret was changed, by hand.`,
      },
    ]);
  });

  it('names another account is found by verify, at the sign-in', async () => {
    const [fault] = await faultsWith('0'.repeat(64));
    expect(fault).toMatchObject({ chain: 'installation' });
    expect(fault!.because).toContain('is not the one that the chain knows');
  });
});

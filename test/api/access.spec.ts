import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { race } from '../support/race.js';
import { TestApp } from '../support/test-app.js';
import { Bystander, crowd } from '../support/waiting.js';
import { key } from '../support/world.js';

const PASSWORD = 'correct horse battery staple';
const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { token session { id expiresAt } person { code } } }';
const ME =
  '{ me { person { code } grantKind authenticatedAt roles { role programmeId trustId } } }';
const CHANGE =
  'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { replayed } }';
const AGAIN =
  'mutation ($input: ReauthenticateInput!) { reauthenticate(input: $input) { replayed } }';
const END = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { replayed } }';

let t: TestApp;
let other: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await t.firstAdministrator();
  other = await TestApp.start({ beside: t });
  for (const code of ['ada', 'bea', 'cid', 'dan', 'eve']) await withPassword(code);
  // As if each had been given from the command line and chosen since: who gave it is not what is asked here.
  await t.tamper(
    "update account set own_password = true, given_by = '00000000-0000-7000-8000-000000000000'",
  );
});
afterAll(async () => {
  await other.stop();
  await t.stop();
});

const emailOf = (code: string) => `${code}@derby.example`;
async function withPassword(code: string): Promise<void> {
  const input = {
    idempotencyKey: key(),
    code,
    displayName: code,
    email: emailOf(code),
    password: PASSWORD,
  };
  await t.ok(
    'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }',
    { input },
    'administrator',
  );
}
const signIn = async (code: string, password = PASSWORD, at = t) =>
  await at.send(SIGN_IN, { input: { email: emailOf(code), password } });
const enter = async (code: string, at = t): Promise<{ token: string; session: { id: string } }> =>
  (await signIn(code, PASSWORD, at)).data.signIn;
const codeOf = async (token: string, at = t) => {
  const { errors, data } = await at.sendWith(ME, {}, token);
  return errors ? errors[0]!.extensions.code : data.me.person.code;
};
const clearLimits = async () => await t.asOwner('delete from sign_in_limit');

describe('signing in', () => {
  it('answers a session that works at once, on every node, and is never shown again', async () => {
    const { token } = await enter('ada');
    expect(token).toMatch(/^wms_[A-Za-z0-9_-]{43}$/);
    expect([await codeOf(token), await codeOf(token, other)]).toEqual(['ada', 'ada']);
    const kept = JSON.stringify(await t.asOwner('select * from session'));
    expect(kept).not.toContain(token.slice(4));
    const { errors } = await t.sendWith(
      '{ mySessions { id } me { person { id } } }',
      {},
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    );
    expect(errors![0]!.extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('takes the address however it is written', async () => {
    const { data } = await t.send(SIGN_IN, {
      input: { email: `  ADA@Derby.EXAMPLE `, password: PASSWORD },
    });
    expect(data.signIn.person.code).toBe('ada');
  });

  it('answers a wrong password and an unknown account alike, and takes as long over both', async () => {
    await clearLimits();
    const timed = async (code: string) => {
      const began = performance.now();
      const { status, data, errors } = await signIn(code, 'not the password');
      return {
        took: performance.now() - began,
        answer: {
          status,
          data,
          ...errors![0],
          extensions: { ...errors![0]!.extensions, requestId: '' },
        },
      };
    };
    const [wrong, unknown] = [[], []] as [number[], number[]];
    for (let n = 0; n < 8; n += 1) {
      const [one, two] = [await timed('bea'), await timed(`nobody-${n}`)];
      expect(two.answer).toEqual(one.answer);
      expect(one.answer.extensions.code).toBe('NOT_SIGNED_IN');
      wrong.push(one.took);
      unknown.push(two.took);
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[4]!;
    // Argon2 is most of it; without it an unknown account would be answered in a tenth.
    expect(median(unknown)).toBeGreaterThan(median(wrong) / 3);
    expect(median(wrong)).toBeGreaterThan(median(unknown) / 3);
    await clearLimits();
  });

  it('is not for an account that was disabled, nor is its session', async () => {
    const { token } = await enter('eve');
    await t.tamper("update account set disabled_at = now() where email = 'eve@derby.example'");
    expect((await signIn('eve')).errors![0]!.extensions.code).toBe('NOT_SIGNED_IN');
    expect(await codeOf(token)).toBe('NOT_SIGNED_IN');
    await t.tamper('update account set disabled_at = null');
  });

  it('is refused after ten failures of an account, counted for all nodes together', async () => {
    await clearLimits();
    const nodes = [t, other];
    for (let n = 0; n < 10; n += 1)
      expect((await signIn('bea', 'wrong', nodes[n % 2])).errors![0]!.extensions.code).toBe(
        'NOT_SIGNED_IN',
      );
    for (const node of nodes) {
      const { errors } = await signIn('bea', PASSWORD, node);
      expect(errors![0]!.extensions).toMatchObject({
        code: 'LIMIT',
        because: expect.stringMatching(/try again in 15 minutes/),
      });
    }
    expect((await signIn('ada', PASSWORD, other)).data.signIn.person.code).toBe('ada');
    const names = JSON.stringify(await t.asOwner('select * from sign_in_limit'));
    expect(names).not.toMatch(/bea|derby/);
    await clearLimits();
  });

  it('lets no more than ten of fifty guesses through that come at once', async () => {
    await clearLimits();
    const answers = await crowd(
      t,
      {
        of: 'fifty guesses',
        many: 50,
        // Each of the two nodes counts four tries of strangers at a time.
        together: 8,
        behind: 'lock table sign_in_limit in share mode',
      },
      async (n) => await signIn('cid', `guess ${n}`, n % 2 ? t : other),
    );
    const codes = answers.map((one) => one.errors![0]!.extensions.code);
    expect([
      codes.filter((code) => code === 'NOT_SIGNED_IN').length,
      codes.filter((code) => code === 'LIMIT').length,
    ]).toEqual([10, 40]);
    await clearLimits();
  });

  it('is refused after a hundred failures from one address, whatever the accounts; successes do not count', async () => {
    await clearLimits();
    for (let n = 0; n < 3; n += 1) await enter('ada');
    expect(await t.asOwner("select points from sign_in_limit where key like 'address%'")).toEqual([
      { points: 0 },
    ]);
    await t.asOwner("update sign_in_limit set points = 100 where key like 'address%'");
    expect((await signIn('dan')).errors![0]!.extensions.code).toBe('LIMIT');
    expect((await signIn('nobody')).errors![0]!.extensions.code).toBe('LIMIT');
    await clearLimits();
    expect((await signIn('dan')).data.signIn.person.code).toBe('dan');
  });
});

describe('a session', () => {
  it.each([
    ['unused for 30 minutes', "last_seen_at = now() - interval '30 minutes'"],
    ['at its end, however busy', 'expires_at = now(), last_seen_at = now()'],
    ['that was ended', 'ended_at = now()'],
  ])('%s is over', async (_what, change) => {
    const { token, session } = await enter('ada');
    await t.asOwner(`update session set ${change} where id = $1`, [session.id]);
    expect(await codeOf(token)).toBe('NOT_SIGNED_IN');
  });

  it('goes on while it is used, for twelve hours at the most', async () => {
    const { token, session } = await enter('ada');
    await t.asOwner(
      "update session set last_seen_at = now() - interval '29 minutes' where id = $1",
      [session.id],
    );
    expect(await codeOf(token)).toBe('ada');
    const [row] = await t.asOwner(
      "select now() - last_seen_at < interval '5 seconds' as seen, round(extract(epoch from expires_at - authenticated_at)) as seconds from session where id = $1",
      [session.id],
    );
    expect(row).toMatchObject({ seen: true, seconds: expect.anything() });
    expect(Number(row!.seconds)).toBe(720 * 60);
  });

  it('is ended by signOut, on every node at once, and only that one', async () => {
    const [one, two] = [await enter('ada'), await enter('ada')];
    const { session } = await t.withSecret(one.token).does('signOut', {}, 'session { endedAt }');
    expect(session.endedAt).not.toBeNull();
    expect([
      await codeOf(one.token),
      await codeOf(one.token, other),
      await codeOf(two.token, other),
    ]).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN', 'ada']);
  });

  it('is ended by its own person with endSession, and by nobody else', async () => {
    const [mine, lost, hers] = [await enter('ada'), await enter('ada'), await enter('dan')];
    const end = async (sessionId: string) =>
      (await t.sendWith(END, { input: { idempotencyKey: key(), sessionId } }, mine.token))
        .errors?.[0]?.extensions;
    const [missing, forbidden] = [await end(randomUUID()), await end(hers.session.id)];
    expect({ ...forbidden, requestId: '' }).toEqual({ ...missing, requestId: '' });
    expect(missing).toMatchObject({ code: 'NOT_FOUND', field: 'sessionId' });
    expect(await codeOf(hers.token)).toBe('dan');
    const caller = t.withSecret(mine.token);
    const ending = { sessionId: lost.session.id };
    const { session } = await caller.does('endSession', ending, 'session { id endedAt }');
    expect(session).toEqual({ id: lost.session.id, endedAt: expect.any(String) });
    await caller.again();
    expect([await codeOf(lost.token), await codeOf(mine.token)]).toEqual(['NOT_SIGNED_IN', 'ada']);
  });

  it("lists one's own alone", async () => {
    const { token } = await enter('dan');
    const { data } = await t.sendWith('{ mySessions { id endedAt } }', {}, token);
    const [count] = await t.asOwner(
      "select count(*)::int as n from session s join person p on p.id = s.person_id where p.code = 'dan'",
    );
    expect(data.mySessions).toHaveLength(count!.n);
  });
});

describe('signing in once more', () => {
  const stale = async (id: string) =>
    await t.tamper(
      "update session set authenticated_at = now() - interval '1 hour' where id = $1",
      [id],
    );
  const token = { name: 'Finance', programme: 'NONE', role: 'FINANCE', days: 1 } as const;

  it('renews the same session, so that what takes a fresh sign-in can be done', async () => {
    const mine = await enter('ada');
    await stale(mine.session.id);
    const caller = t.withSecret(mine.token);
    await caller.refused('createApiToken', token, 'REAUTHENTICATE');
    const { session, replayed } = await caller.does(
      'reauthenticate',
      { password: PASSWORD },
      'session { id endedAt }',
    );
    expect([session, replayed]).toEqual([{ id: mine.session.id, endedAt: null }, false]);
    await caller.refused('createApiToken', token, 'NOT_FOUND', 'programme');
  });

  it('takes the right password; a wrong one counts as a failed sign-in', async () => {
    const mine = await enter('ada');
    await stale(mine.session.id);
    const caller = t.withSecret(mine.token);
    // A wrong password is counted, so it is no refusal that changes nothing.
    const sign = async (password: string) => {
      const { errors } = await t.sendWith(AGAIN, { input: { password } }, mine.token);
      return errors![0]!.extensions;
    };
    const wrong = { code: 'BAD_USER_INPUT', field: 'password', because: 'The password is wrong.' };
    for (let n = 0; n < 10; n += 1) expect(await sign(`guess ${n}`)).toMatchObject(wrong);
    expect(await sign(PASSWORD)).toMatchObject({ code: 'LIMIT' });
    await caller.refused('createApiToken', token, 'REAUTHENTICATE');
    await clearLimits();
  });
});

describe('a password', () => {
  it('is changed by its person, and every other session of theirs ends; those of others stay', async () => {
    const [here, there, hers] = [await enter('cid'), await enter('cid', other), await enter('dan')];
    const change = async (currentPassword: string, newPassword: string) =>
      await t.sendWith(
        CHANGE,
        { input: { idempotencyKey: key(), currentPassword, newPassword } },
        here.token,
      );
    expect((await change('wrong', 'a longer password')).errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'currentPassword',
    });
    expect((await change(PASSWORD, 'too short')).errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'newPassword',
    });
    expect([await codeOf(there.token), (await signIn('cid')).errors]).toEqual(['cid', undefined]);
    const caller = t.withSecret(here.token);
    await caller.does('changePassword', {
      currentPassword: PASSWORD,
      newPassword: 'a longer password',
    });
    await caller.again();
    expect([
      await codeOf(here.token),
      await codeOf(there.token, other),
      await codeOf(hers.token),
    ]).toEqual(['cid', 'NOT_SIGNED_IN', 'dan']);
    expect((await signIn('cid')).errors![0]!.extensions.code).toBe('NOT_SIGNED_IN');
    expect((await signIn('cid', 'a longer password')).errors).toBeUndefined();
    expect(
      await t.asOwner(
        `select count(*)::int as n from audit_content b join person p on p.id = b.actor_id
         where b.type = 'account.password-changed' and p.code = 'cid'`,
      ),
    ).toEqual([{ n: 1 }]);
    await clearLimits();
  });

  it('is changed once when it is changed twice at once', async () => {
    const caller = t.withSecret((await enter('bea')).token);
    const [one, two] = ['a longer password', 'another password'] as const;
    const holder = await Bystander.come(t);
    await holder.hold('lock table account in exclusive mode');
    const change = async (newPassword: string) =>
      await caller.tries('changePassword', { currentPassword: PASSWORD, newPassword });
    const both = Promise.all([one, two].map(change));
    expect(await holder.sees(2, both)).toBe(2);
    await holder.leave();
    expect((await both).sort()).toEqual(['BAD_USER_INPUT', 'done']);
    const opened = [await signIn('bea', one), await signIn('bea', two), await signIn('bea')];
    expect(opened.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(opened[2]!.errors![0]!.extensions.code).toBe('NOT_SIGNED_IN');
    await clearLimits();
  });

  it('is not guessed by whoever found an open session', async () => {
    const { token } = await enter('dan');
    const asked = (currentPassword: string) => ({
      idempotencyKey: key(),
      currentPassword,
      newPassword: 'a longer password',
    });
    for (let n = 0; n < 10; n += 1) {
      const { errors } = await t.sendWith(CHANGE, { input: asked(`guess ${n}`) }, token);
      expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    }
    const { errors } = await t.sendWith(CHANGE, { input: asked(PASSWORD) }, token);
    expect(errors![0]!.extensions.code).toBe('LIMIT');
    await clearLimits();
  });

  it('that is changed while somebody signs in with the old one leaves no session open', async () => {
    const old = PASSWORD;
    const many = 6;
    const plan = { between: ['signing in', 'changing the password'], rounds: 6 } as const;
    await race(plan, async (run, round) => {
      await clearLimits();
      const { token } = await enter('eve');
      const next = `${PASSWORD} ${round}`;
      const input = { idempotencyKey: key(), currentPassword: old, newPassword: next };
      const [change, ...entered] = await Promise.all([
        run(1, async () => await t.sendWith(CHANGE, { input }, token)),
        ...Array.from({ length: many }, async (_, n) => {
          const { data } = await run(0, async () => await signIn('eve', old, n % 2 ? t : other));
          return data?.signIn?.token as string | undefined;
        }),
      ]);
      expect(change.errors).toBeUndefined();
      const tokens = entered.filter((one) => one !== undefined);
      for (const stale of tokens) expect(await codeOf(stale)).toBe('NOT_SIGNED_IN');
      const back = await t.sendWith(
        CHANGE,
        { input: { idempotencyKey: key(), currentPassword: next, newPassword: old } },
        token,
      );
      expect(back.errors).toBeUndefined();
      return { first: tokens.length > 0 ? 0 : 1, as: `${tokens.length} of ${many} signed in` };
    });
    await clearLimits();
  });
});

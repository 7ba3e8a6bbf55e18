import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { TestApp } from '../support/test-app.js';
import { aRole, aWorld, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() });
let other: TestApp;
beforeAll(async () => {
  other = await TestApp.start({ beside: t });
});
afterAll(async () => {
  await other.stop();
});
const director = t.as('director');
const UHDB = { programme: 'UHDB' };

const codeOf = async (token: string, at = t) => {
  const { errors, data } = await at.sendWith('{ me { person { code } } }', {}, token);
  return errors ? errors[0]!.extensions.code : data.me.person.code;
};

describe('an API token', () => {
  const asked = { ...UHDB, name: 'Feed', role: 'PROGRAMME_DIRECTOR', days: 30 } as const;
  const make = async (over: Partial<Input<'createApiToken'>> = {}) =>
    await director.does('createApiToken', { ...asked, ...over });

  it('works in its programme, with its role alone, and notes its use', async () => {
    await aWorld(t, { programme: 'OTHER' });
    await aRole(t, 'director', 'OBSERVER', 'UHDB');
    const { token, apiToken } = await make();
    expect(token).toMatch(/^wmt_/);
    const program = t.withSecret(token);
    expect(await program.reads('me', {}, 'grantKind authenticatedAt roles { role }')).toEqual({
      grantKind: 'TOKEN',
      authenticatedAt: null,
      roles: [{ role: 'PROGRAMME_DIRECTOR' }],
    });
    const { version } = await program.reads('gate', { ...UHDB, gate: 'FBC' });
    const dated = { ...UHDB, gate: 'FBC', expectedVersion: version, forecastOn: '2018-12-01' };
    await program.does('setGateDates', dated);
    const list = await program.reads('programmes', { first: 10 }, 'edges { node { code } }');
    expect(list.edges).toEqual([{ node: { code: 'UHDB' } }]);
    await program.refused('programme', { programme: 'OTHER' }, 'NOT_FOUND');
    const [row] = await t.asOwner(
      "select now() - last_used_at < interval '10 seconds' as used, secret_hash from api_token where id = $1",
      [apiToken.id],
    );
    expect(row).toMatchObject({ used: true });
    expect(row!.secret_hash).not.toContain(token);
    const weak = t.withSecret((await make({ role: 'OBSERVER' })).token);
    const again = { ...dated, expectedVersion: version + 1 };
    await weak.refused('setGateDates', again, 'NOT_ALLOWED');
  });

  it('is shown once: the same request again answers without it', async () => {
    const idempotencyKey = key();
    const first = await make({ idempotencyKey });
    expect(first.replayed).toBe(false);
    expect(await make({ idempotencyKey })).toEqual({ ...first, replayed: true, token: null });
  });

  it.each([
    ['a role of somebody else', { role: 'AUDITOR' }, 'NOT_ALLOWED'],
    ['a programme that is not there', { programme: 'NOWHERE' }, 'NOT_FOUND'],
    ['no days', { days: 0 }, 'BAD_USER_INPUT'],
    ['more than a year', { days: 367 }, 'BAD_USER_INPUT'],
    ['a blank name', { name: ' ' }, 'BAD_USER_INPUT'],
  ])('is not made for %s', async (_what, over, code) => {
    await director.refused('createApiToken', { ...asked, ...over }, code);
  });

  it('may not make tokens, end sessions, change the password, give roles or do what needs a person', async () => {
    const program = t.withSecret((await make()).token);
    const [session] = await t.asOwner<{ id: string }>('select id from session limit 1');
    const { id } = session!;
    const passwords = {
      currentPassword: 'correct horse battery staple',
      newPassword: 'a longer password',
    };
    for (const [verb, input] of [
      ['createApiToken', { ...asked, name: 'Another', days: 1 }],
      ['endSession', { sessionId: id }],
      ['changePassword', passwords],
      ['grantRole', { ...UHDB, person: 'pmo', role: 'PMO' }],
      ['revokeApiToken', { apiTokenId: id, expectedVersion: 1 }],
      ['signOut', {}],
    ] as const)
      await program.refused(verb, input, 'REAUTHENTICATE');
  });

  it('stops when it is revoked, expires, or its person loses the role: at once, on every node', async () => {
    const { token, apiToken } = await make();
    expect(await codeOf(token, other)).toBe('director');
    const input = { apiTokenId: apiToken.id, expectedVersion: apiToken.version };
    await t.as('pmo').refused('revokeApiToken', input, 'NOT_FOUND');
    const stale = { ...input, expectedVersion: 9 };
    const { currentVersion } = await director.refused('revokeApiToken', stale, 'STALE_VERSION');
    expect(currentVersion).toBe(1);
    await director.does('revokeApiToken', input);
    await director.again();
    const codes = [await codeOf(token), await codeOf(token, other)];
    expect(codes).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN']);
    await director.refused('revokeApiToken', { ...input, expectedVersion: 2 }, 'WRONG_STATE');

    const brief = await make();
    await t.tamper('update api_token set expires_at = now() where id = $1', [brief.apiToken.id]);
    expect(await codeOf(brief.token)).toBe('NOT_SIGNED_IN');
  });
});

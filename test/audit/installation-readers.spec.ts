import { expect, it } from '@jest/globals';
import { readExport } from '../support/taken-away.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aSeat, createBody, world } from '../support/world.js';

/** Two programmes of other Trusts, and somebody who sits nowhere. */
const OTHER = [
  { code: 'ALPHA', kind: 'FOUNDATION_TRUST' as const, role: 'ACQUIRING' as const },
  { code: 'OMEGA', kind: 'FOUNDATION_TRUST' as const, role: 'ACQUIRED' as const },
];
const t = TestApp.forSpec({ world: world({}, { programme: 'AO', trusts: OTHER }) }, async (app) => {
  await aPerson(app, 'newcomer');
  await aPerson(app, 'reader');
  await aRole(app, 'reader', 'OBSERVER', 'UHDB');
  await createBody(app, { code: 'ICB-2', name: 'Another', kind: 'ICB' });
  await aSeat(app, {
    body: 'DERBY-BOARD',
    person: 'newcomer',
    kind: 'NON_EXECUTIVE',
    voting: true,
  });
  for (const [secretary, body] of [
    ['derby', 'DERBY-COUNCIL'],
    ['alpha', 'ALPHA-COUNCIL'],
  ] as const) {
    const posts = { body, posts: 40, effectiveFrom: '2018-06-01', reason: 'A larger council.' };
    await app.as(`${secretary}-secretary`).does('setPosts', posts);
  }
});

const exported = async (as: string) => {
  const headers = { authorization: `Bearer ${await t.tokenOf(as)}` };
  const answer = await fetch(`${t.url}/api/audit/export?chain=installation`, { headers });
  return { status: answer.status, text: await answer.text() };
};
/** The bodies of which an export says such a thing. */
const toldTo = async (as: string, event: string): Promise<string[]> => {
  const { entries } = readExport((await exported(as)).text);
  const said = entries.flatMap(({ content }) => (content ? [JSON.parse(content)] : []));
  const about = said.filter(({ type }) => type === event);
  const bodies = await t.asOwner<{ id: string; code: string }>(
    'select id, code from deciding_body',
  );
  const codes = new Map(bodies.map(({ id, code }) => [id, code]));
  return [...new Set(about.map(({ payload }) => codes.get(payload.body)!))].sort();
};

const OURS = ['BURTON-BOARD', 'BURTON-COUNCIL', 'DERBY-BOARD', 'DERBY-COUNCIL'];
const THEIRS = ['ALPHA-BOARD', 'ALPHA-COUNCIL', 'OMEGA-BOARD', 'OMEGA-COUNCIL'];

it.each([
  ['an administrator', 'administrator', [...THEIRS, ...OURS]],
  ['an auditor', 'auditor', [...THEIRS, ...OURS]],
  ['a company secretary', 'derby-secretary', OURS],
  ['the secretary of the other Trust in the programme', 'burton-secretary', OURS],
  ['a chair', 'derby-chair', OURS],
  ['the secretary of another programme', 'alpha-secretary', THEIRS],
  ['a member who is no chair', 'derby-ned-1', []],
])('the chain of the installation tells %s of these seats', async (_who, as, bodies) => {
  expect(await toldTo(as, 'seat.appointed')).toEqual([...bodies].sort());
});

it.each([
  ['derby-secretary', ['DERBY-COUNCIL']],
  ['alpha-secretary', ['ALPHA-COUNCIL']],
  ['auditor', ['ALPHA-COUNCIL', 'DERBY-COUNCIL']],
])('it tells the %s how many posts a body was given', async (as, bodies) => {
  expect(await toldTo(as, 'body-posts.set')).toEqual(bodies);
});

it.each(['director', 'observer', 'reader'])('it is not downloaded by the %s', async (as) => {
  expect((await exported(as)).status).toBe(403);
});

it('what a secretary sees of it verifies as any export does: every entry is there', async () => {
  const [{ seq }] = (await t.asOwner<{ seq: number }>(
    'select head_seq::int as seq from audit_chain where programme_id is null',
  )) as [{ seq: number }];
  expect(readExport((await exported('derby-secretary')).text).entries).toHaveLength(seq);
});

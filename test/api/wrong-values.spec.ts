import { describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() });

/** Sends a vote with these values written into the query, as a member pastes it. */
async function refusals(values: string) {
  const input = `idempotencyKey: "00000000-0000-4000-8000-000000000001", resolution: "DERBY-BOARD/1", ${values}`;
  const query = `mutation { castVote(input: { ${input} }) { resolution { state } } }`;
  const before = await t.everything('derby-ned-1');
  const { errors } = await t.send(query, {}, 'derby-ned-1');
  expect(await t.everything('derby-ned-1')).toEqual(before);
  return errors!.map(({ extensions: { code, field, because } }) => ({ code, field, because }));
}

const DIGEST = `"${'a'.repeat(64)}"`;

describe('a wrong value that stands in the query itself', () => {
  it('is refused with its field, and not repeated', async () => {
    const [digest] = await refusals('choice: FOR, manifestSha256: "MANIFEST"');
    expect(digest).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'manifestSha256',
      because: 'Sha256 must be a SHA-256 digest: 64 hexadecimal digits.',
    });
  });

  it('of a fixed set is refused with the words of which one was to be given', async () => {
    expect(await refusals(`choice: PERHAPS, manifestSha256: ${DIGEST}`)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        field: 'choice',
        because: 'This value does not exist in "Choice" enum. Give one of: ABSTAIN, AGAINST, FOR.',
      },
    ]);
  });

  it('is refused with every other one, and a field that is missing or not there', async () => {
    const all = await refusals('chice: FOR, manifestSha256: "MANIFEST"');
    expect(all.map(({ code, field }) => [code, field]).sort()).toEqual([
      ['BAD_USER_INPUT', 'chice'],
      ['BAD_USER_INPUT', 'choice'],
      ['BAD_USER_INPUT', 'manifestSha256'],
    ]);
    expect(JSON.stringify(all)).not.toContain('MANIFEST');
  });
});

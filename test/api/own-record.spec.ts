import { describe, expect, it } from '@jest/globals';
import { byHand } from '../support/by-hand.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** Somebody who voted, declared an interest, and whose roles have all ended since. */
const GONE = 'derby-ned-1';
const RECEIPT = 'resolutionId revision choice chain sequence entryHash content salt practice';
const VOTES = `totalCount pageInfo { hasNextPage endCursor }
  nodes { programmeCode programmeTitle bodyName ref wording recordedForYou receipt { ${RECEIPT} } }`;
const INTERESTS = `totalCount nodes { programmeCode ref nature pecuniary ruling }`;

let open: r.OpenResolution;
let receipt: object;
const t = TestApp.forSpec({ world: world() }, async (app) => {
  open = await r.aResolution(app);
  const interest = await r.declare(app, open, GONE);
  await r.rule(app, interest, 'TAKE_PART');
  await r.cast(app, open, { [GONE]: 'FOR', 'derby-ned-2': 'AGAINST' });
  const votes = [{ person: 'derby-exec-1', choice: 'FOR' as const, reason: 'It is time.' }];
  const recorded = { resolution: open.id, manifestSha256: open.manifestSha256, votes };
  await app.as('derby-secretary').does('recordVotes', recorded);
  receipt = await app.as(GONE).reads('voteReceipt', { resolution: open.id }, RECEIPT);
  const change = { resolution: open.id, choice: 'AGAINST', expectedRevision: 1 } as const;
  const { manifestSha256 } = open;
  await app.as(GONE).does('castVote', { ...change, manifestSha256 });
  await r.close(app, open);
  await app.tamper(
    'update membership set revoked_at = now() where person_id = (select id from person where code = $1)',
    [GONE],
  );
});

describe('what a person did themselves (ruling 67)', () => {
  it('is read by them for ever: their votes, each with its receipt', async () => {
    const person = t.as(GONE);
    await person.refused('programme', { programme: 'UHDB' }, 'NOT_FOUND');
    const { nodes, totalCount, pageInfo } = await person.reads('myVotes', { first: 1 }, VOTES);
    const item = {
      programmeCode: 'UHDB',
      programmeTitle: expect.any(String),
      bodyName: 'Board of DERBY Hospitals',
      ref: open.ref,
      wording: 'That the board resolve to FINAL_APPROVE.',
      recordedForYou: false,
    };
    expect([totalCount, pageInfo.hasNextPage]).toEqual([2, true]);
    expect(nodes).toEqual([
      { ...item, receipt: expect.objectContaining({ revision: 2, choice: 'AGAINST' }) },
    ]);
    const rest = { first: 5, after: pageInfo.endCursor };
    const first = await person.reads('myVotes', rest, VOTES);
    expect(first.nodes).toEqual([{ ...item, receipt }]);
    expect(first.pageInfo.hasNextPage).toBe(false);
  });

  it('is read by them for ever: their interests, and how they were ruled on', async () => {
    const { nodes } = await t.as(GONE).reads('myInterests', { first: 5 }, INTERESTS);
    const nature = 'Holds shares in a supplier.';
    const item = { programmeCode: 'UHDB', ref: open.ref };
    expect(nodes).toEqual([{ ...item, nature, pecuniary: false, ruling: 'TAKE_PART' }]);
  });

  it("says what the secretary recorded in one's name, and nothing of anybody else's", async () => {
    const ofExec = await t.as('derby-exec-1').reads('myVotes', { first: 5 }, VOTES);
    expect(ofExec.nodes.map(({ recordedForYou }) => recordedForYou)).toEqual([true]);
    for (const query of ['myVotes', 'myInterests'] as const)
      for (const who of ['derby-secretary', 'administrator', 'burton-chair'])
        expect((await t.as(who).reads(query, { first: 5 }, 'totalCount')).totalCount).toBe(0);
  });

  it('is answered by the database to nobody else', async () => {
    const many: number[] = [];
    await byHand(t, 'derby-chair', async (ask) => {
      const [row] = await ask('select count(*)::int as many from access.my_votes()');
      many.push(row!.many);
    });
    expect(many).toEqual([0]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aDocument } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, key, world } from '../support/world.js';

/** What whoever is signed in can look up, and what the record can be asked for. */
const t = TestApp.forSpec({ world: world({}, { programme: 'OTHER' }) }, async (app) => {
  await aPerson(app, 'stranger');
});
const observer = t.as('observer');
const stranger = t.as('stranger');

const PAGE =
  'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor }';

describe('people', () => {
  const shown = `nodes { code displayName } ${PAGE}`;

  it('are found by a part of their code or name, however it is written', async () => {
    const found = await stranger.reads('people', { first: 50, search: 'DERBY-Gov' }, shown);
    expect(found.nodes.map(({ code }) => code)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `derby-governor-${n}`),
    );
    expect(found.totalCount).toBe(5);
    const named = await stranger.reads('people', { first: 5, search: 'administrator' }, shown);
    expect(named.nodes).toEqual([{ code: 'administrator', displayName: 'Administrator' }]);
  });

  it('are not found by what has a meaning to the database', async () => {
    for (const search of ['%', '_', '\\', "'"]) {
      const { totalCount } = await stranger.reads('people', { first: 1, search }, 'totalCount');
      expect([search, totalCount]).toEqual([search, 0]);
    }
  });

  it('are read page by page, each once', async () => {
    const stored = await t.asOwner<{ code: string }>('select code from person order by code');
    const found: string[] = [];
    let after: string | undefined;
    for (let more = true; more;) {
      const { nodes, edges, pageInfo, totalCount } = await stranger.reads(
        'people',
        { first: 20, after },
        shown,
      );
      expect(totalCount).toBe(stored.length);
      expect(pageInfo).toEqual({
        hasNextPage: found.length + nodes.length < stored.length,
        hasPreviousPage: after !== undefined,
        startCursor: edges[0]!.cursor,
        endCursor: edges.at(-1)!.cursor,
      });
      found.push(...nodes.map(({ code }) => code));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(found).toEqual(stored.map(({ code }) => code));
  });

  it('are for those who are signed in', async () => {
    for (const name of ['people', 'bodies'] as const)
      await t.as().refused(name, { first: 1 }, 'NOT_SIGNED_IN');
  });
});

describe('bodies', () => {
  it('are found by their kind, and by a part of their code or name', async () => {
    const codes = async (args: { kind?: 'TRUST_BOARD'; search?: string }) =>
      (await stranger.reads('bodies', { first: 50, ...args }, 'nodes { code }')).nodes.map(
        ({ code }) => code,
      );
    expect(await codes({ kind: 'TRUST_BOARD' })).toEqual(['BURTON-BOARD', 'DERBY-BOARD']);
    expect(await codes({ search: 'of derby' })).toEqual(['DERBY-BOARD', 'DERBY-COUNCIL']);
    expect(await codes({ kind: 'TRUST_BOARD', search: 'derby' })).toEqual(['DERBY-BOARD']);
    expect(await codes({ search: 'no such body' })).toEqual([]);
  });
});

describe('documents', () => {
  it('are those of one programme, newest first, with where they are downloaded', async () => {
    const plans = [
      ['UHDB', 'letter-1.pdf', 'pmo'],
      ['UHDB', 'Letter-2.pdf', 'director'],
      ['UHDB', 'minutes.pdf', 'pmo'],
      ['OTHER', 'letter-3.pdf', 'pmo'],
    ] as const;
    const ids: string[] = [];
    for (const [programme, fileName, as] of plans)
      ids.push(await aDocument(t, { programme, fileName, as }));
    const shown = 'nodes { id fileName url uploadedById uploadedBy { id code } } totalCount';
    const asked = { programme: 'UHDB', first: 10 };
    const all = await observer.reads('documents', asked, shown);
    expect(all.nodes.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
    const letters = await observer.reads('documents', { ...asked, search: 'letter' }, shown);
    const director = { id: expect.any(String), code: 'director' };
    expect(letters).toMatchObject({
      totalCount: 2,
      nodes: [
        { fileName: 'Letter-2.pdf', uploadedBy: director },
        { fileName: 'letter-1.pdf', uploadedBy: { code: 'pmo' } },
      ],
    });
    for (const { uploadedBy, uploadedById, url } of letters.nodes) {
      expect(uploadedById).toBe(uploadedBy.id);
      const headers = { authorization: `Bearer ${await t.tokenOf('observer')}` };
      expect((await fetch(`${t.url}${url}`, { headers })).status).toBe(200);
    }
    await stranger.refused('documents', asked, 'NOT_FOUND', 'programme');
  });
});

describe('the record of a programme', () => {
  const auditor = t.as('auditor');
  const trail = async (args: string, by = auditor) => {
    const shown = `auditTrail(first: 50${args}) { totalCount nodes { sequence type subjectId subjectType actorId actor { code } at } }`;
    return (await by.reads('programme', { programme: 'UHDB' }, shown)).auditTrail;
  };

  it('is asked for what happened, who did it, to what and when', async () => {
    const open = await r.aResolution(t, { pack: null, purpose: 'SUPPORT' });
    await r.cast(t, open, { 'derby-chair': 'FOR' });
    const opened = await trail(', types: [RESOLUTION_OPENED]');
    expect(opened).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          type: 'RESOLUTION_OPENED',
          subjectType: 'RESOLUTION',
          subjectId: open.id,
          actor: { code: 'derby-secretary' },
        },
      ],
    });
    const [entry] = opened.nodes as [(typeof opened.nodes)[0]];
    const of = await trail(`, subjectId: "${open.id}", types: [RESOLUTION_OPENED, VOTE_CAST]`);
    expect(of.nodes.map(({ type }) => type)).toEqual(['RESOLUTION_OPENED']);
    const bySecretary = await trail(', actor: "derby-secretary"');
    expect(new Set(bySecretary.nodes.map(({ actorId }) => actorId))).toEqual(
      new Set([entry.actorId]),
    );
    const { nodes: since } = await trail(`, from: "${entry.at.slice(0, 23)}Z"`);
    expect(since.at(-1)!.sequence).toBe(entry.sequence);
    const { nodes: before } = await trail(`, until: "${entry.at.slice(0, 23)}Z"`);
    expect(Number(before[0]!.sequence)).toBe(Number(entry.sequence) - 1);
  });

  it('is followed from a number on, the oldest first', async () => {
    const { nodes, totalCount } = await trail('');
    const second = await trail(', fromSequence: "2"');
    expect(second.totalCount).toBe(totalCount - 1);
    expect(second.nodes.map(({ sequence }) => sequence)).toEqual(
      nodes
        .map(({ sequence }) => sequence)
        .filter((sequence) => sequence !== '1')
        .reverse(),
    );
  });

  it('shows a filter nothing that its reader may not see', async () => {
    const secret = ', types: [VOTE_CAST]';
    const own = await trail(secret, t.as('derby-secretary'));
    expect(own.totalCount).toBe(1);
    const chair = await t.asOwner<{ id: string }>(
      "select id from person where code = 'derby-chair'",
    );
    for (const filter of [secret, `, actor: "${chair[0]!.id}"`])
      expect(await trail(filter, t.as('burton-secretary'))).toEqual({ totalCount: 0, nodes: [] });
  });

  it('is asked for nobody who is not there', async () => {
    const asked = `auditTrail(first: 1, actor: "${key()}") { totalCount }`;
    const uhdb = { programme: 'UHDB' };
    await auditor.refused('programme', uhdb, 'NOT_FOUND', 'actor', asked);
  });
});

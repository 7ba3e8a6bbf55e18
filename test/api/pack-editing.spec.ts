import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCompletePack, aDocument, aSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

let t: TestApp;
let pack: { code: string };
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  pack = await aCompletePack(t, { stage: 'STRATEGIC_CASE' });
});
afterAll(async () => {
  await t.stop();
});

const CONTENTS = `version documents { id position title role version }
  sections { kind version } keyFigures { code version }`;
const READ = `query ($c: String!) { casePack(programme: "UHDB", pack: $c) { ${CONTENTS} } }`;
const act = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { casePack { ${CONTENTS} } } }`;
const MOVE = act('movePackDocument', 'MovePackDocumentInput');
const REMOVE = act('removePackDocument', 'RemovePackDocumentInput');
const REMOVE_SECTION = act('removeSection', 'RemoveSectionInput');
const PUT_FIGURE = act('putKeyFigure', 'PutKeyFigureInput');
const REMOVE_FIGURE = act('removeKeyFigure', 'RemoveKeyFigureInput');
const PLACE = act('placeDocument', 'PlaceDocumentInput');

const read = async (c = pack.code) => await t.ok(READ, { c }, 'pmo');
const places = (found: any) => found.documents.map((one: any) => [one.position, one.title]);

/** Is refused so, and nothing is changed. */
async function refused(query: string, input: object, code: string, as = 'pmo'): Promise<void> {
  await t.tokenOf(as);
  const before = [await read(), await r.rows(t)];
  expect(await t.refused(query, { input }, as)).toMatchObject({ code });
  expect([await read(), await r.rows(t)]).toEqual(before);
}

describe('the documents of a draft', () => {
  it('change places, titles and roles as they were seen, without a gap', async () => {
    for (const title of ['First', 'Second', 'Third']) {
      const placed = { programme: 'UHDB', pack: pack.code, title, role: 'OTHER' };
      const input = { ...placed, idempotencyKey: key(), documentId: await aDocument(t) };
      await t.ok(PLACE, { input }, 'pmo');
    }
    const before = await read();
    const last = before.documents.at(-1);
    const input = { packDocumentId: last.id, expectedVersion: last.version };
    const titles = places(before).map(([, title]: [number, string]) => title);
    const moved = await t.ok(MOVE, { input: { ...input, position: 1, title: 'Now first' } }, 'pmo');
    expect(places(moved.casePack)).toEqual(
      ['Now first', ...titles.slice(0, -1)].map((title, at) => [at + 1, title]),
    );
    await refused(MOVE, { ...input, position: 2 }, 'STALE_VERSION');
    const [first] = (await read()).documents;
    const again = { packDocumentId: first.id, expectedVersion: first.version };
    await refused(MOVE, { ...again, position: 0 }, 'BAD_USER_INPUT');
    await refused(MOVE, { ...again, packDocumentId: key(), position: 1 }, 'NOT_FOUND');
    await refused(MOVE, { ...again, position: 2 }, 'NOT_ALLOWED', 'observer');
  });

  it('are taken out as they were seen, and the others move up', async () => {
    const [first, ...others] = (await read()).documents;
    const input = { packDocumentId: first.id, expectedVersion: first.version };
    await refused(REMOVE, { ...input, expectedVersion: 99 }, 'STALE_VERSION');
    await refused(REMOVE, { ...input, packDocumentId: key() }, 'NOT_FOUND');
    await refused(REMOVE, input, 'NOT_ALLOWED', 'derby-secretary');
    const { casePack } = await t.ok(REMOVE, { input }, 'pmo');
    expect(places(casePack)).toEqual(others.map(({ title }: any, at: number) => [at + 1, title]));
    await refused(REMOVE, input, 'NOT_FOUND');
  });
});

describe('a section and a key figure', () => {
  it('are taken out as they were seen, once', async () => {
    const [section] = (await read()).sections;
    const named = { programme: 'UHDB', pack: pack.code };
    const input = { ...named, kind: section.kind, expectedVersion: section.version };
    await refused(REMOVE_SECTION, { ...input, expectedVersion: 99 }, 'STALE_VERSION');
    await refused(REMOVE_SECTION, { ...input, kind: 'LEGAL' }, 'NOT_FOUND');
    await refused(REMOVE_SECTION, input, 'NOT_ALLOWED', 'observer');
    const { casePack } = await t.ok(REMOVE_SECTION, { input }, 'pmo');
    expect(casePack.sections).not.toContainEqual(section);
    await refused(REMOVE_SECTION, input, 'NOT_FOUND');

    const figure = { ...named, code: 'SAVING', title: 'Saving', kind: 'COST_TO_ACHIEVE' };
    const put = { ...figure, idempotencyKey: key(), amount: '4.80', priceBase: '2016/17' };
    const [{ code, version }] = (await t.ok(PUT_FIGURE, { input: put }, 'pmo')).casePack.keyFigures;
    const taken = { ...named, code, expectedVersion: version };
    await refused(REMOVE_FIGURE, { ...taken, expectedVersion: 99 }, 'STALE_VERSION');
    await refused(REMOVE_FIGURE, { ...taken, code: 'NO-SUCH' }, 'NOT_FOUND');
    expect((await t.ok(REMOVE_FIGURE, { input: taken }, 'pmo')).casePack.keyFigures).toEqual([]);
    await refused(REMOVE_FIGURE, taken, 'NOT_FOUND');
  });
});

describe('what is sealed', () => {
  it('keeps its documents and sections', async () => {
    const sealed = (await aSealedPack(t)).code;
    const { documents, sections } = await read(sealed);
    const document = { packDocumentId: documents[0].id, expectedVersion: documents[0].version };
    const section = { kind: sections[0].kind, expectedVersion: sections[0].version };
    await refused(MOVE, { ...document, position: 2 }, 'SEALED');
    await refused(REMOVE, document, 'SEALED');
    await refused(REMOVE_SECTION, { programme: 'UHDB', pack: sealed, ...section }, 'SEALED');
  });
});

describe('the documents of a programme', () => {
  it('are listed page by page, each once', async () => {
    const PAGE = `query ($first: Int!, $after: String) { programme(programme: "UHDB") {
      documents(first: $first, after: $after) { totalCount edges { node { id } }
        pageInfo { hasNextPage endCursor } } } }`;
    const stored = await t.asOwner('select id from document');
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { documents }: any = await t.ok(PAGE, { first: 4, after }, 'observer');
      expect(documents.totalCount).toBe(stored.length);
      expect(documents.edges.length).toBeLessThanOrEqual(4);
      seen.push(...documents.edges.map(({ node }: any) => node.id));
      ({ endCursor: after, hasNextPage: more } = documents.pageInfo);
    }
    expect(seen).toHaveLength(stored.length);
    expect([...seen].sort()).toEqual(stored.map(({ id }) => id as string).sort());
    for (const first of [0, 101])
      expect(await t.refused(PAGE, { first }, 'observer')).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
  });
});

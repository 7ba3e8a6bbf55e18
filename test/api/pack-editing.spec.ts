import { describe, expect, it } from '@jest/globals';
import { aCompletePack, aDocument } from '../support/packs.js';
import type { PackStatus } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

let pack: string;
const t = TestApp.forSpec({ world: world() }, async (app) => {
  pack = (await aCompletePack(app, { stage: 'STRATEGIC_CASE' })).code;
});
const pmo = t.as('pmo');

const CONTENTS = `version documents { id position title role version }
  sections { kind version } keyFigures { code version }`;
const CHANGED = `casePack { ${CONTENTS} }`;
const read = async (code = pack) =>
  await pmo.reads('casePack', { programme: 'UHDB', pack: code }, CONTENTS);
const seen = ({ id, version }: { id: string; version: number }) => ({
  packDocumentId: id,
  expectedVersion: version,
});

describe('the documents of a draft', () => {
  it('change places, titles and roles as they were seen, without a gap', async () => {
    const placed = { programme: 'UHDB', pack, role: 'OTHER' } as const;
    for (const title of ['First', 'Second', 'Third'])
      await pmo.does('placeDocument', { ...placed, title, documentId: await aDocument(t) });
    const { documents } = await read();
    const input = { ...seen(documents.at(-1)!), position: 1 };
    const moving = { ...input, title: 'Now first' };
    const { casePack: moved } = await pmo.does('movePackDocument', moving, CHANGED);
    await pmo.again();
    const titles = ['Now first', ...documents.slice(0, -1).map(({ title }) => title)];
    expect(moved.documents.map(({ position, title }) => [position, title])).toEqual(
      titles.map((title, at) => [at + 1, title]),
    );
    await pmo.refused('movePackDocument', { ...input, position: 2 }, 'STALE_VERSION');
    const again = { ...seen(moved.documents[0]!), position: 2 };
    await pmo.refused('movePackDocument', { ...again, position: 0 }, 'BAD_USER_INPUT');
    await pmo.refused('movePackDocument', { ...again, packDocumentId: key() }, 'NOT_FOUND');
    await t.as('observer').refused('movePackDocument', again, 'NOT_ALLOWED');
  });

  it('are taken out as they were seen, and the others move up', async () => {
    const [first, ...others] = (await read()).documents;
    const input = seen(first!);
    await pmo.refused('removePackDocument', { ...input, expectedVersion: 99 }, 'STALE_VERSION');
    await pmo.refused('removePackDocument', { ...input, packDocumentId: key() }, 'NOT_FOUND');
    await t.as('derby-secretary').refused('removePackDocument', input, 'NOT_ALLOWED');
    const { casePack } = await pmo.does('removePackDocument', input, CHANGED);
    await pmo.again();
    expect(casePack.documents.map(({ position, title }) => [position, title])).toEqual(
      others.map(({ title }, at) => [at + 1, title]),
    );
    await pmo.refused('removePackDocument', input, 'NOT_FOUND');
  });
});

describe('a section and a key figure', () => {
  it('are taken out as they were seen, once', async () => {
    const section = (await read()).sections[0]!;
    const named = { programme: 'UHDB', pack };
    const input = { ...named, kind: section.kind, expectedVersion: section.version };
    await pmo.refused('removeSection', { ...input, expectedVersion: 99 }, 'STALE_VERSION');
    await pmo.refused('removeSection', { ...input, kind: 'LEGAL' }, 'NOT_FOUND');
    await t.as('observer').refused('removeSection', input, 'NOT_ALLOWED');
    const { casePack: left } = await pmo.does('removeSection', input, CHANGED);
    await pmo.again();
    expect(left.sections).not.toContainEqual(section);
    await pmo.refused('removeSection', input, 'NOT_FOUND');

    const saving = { code: 'SAVING', title: 'Saving', kind: 'COST_TO_ACHIEVE' } as const;
    const put = { ...named, ...saving, amount: '4.80', priceBase: '2016/17' };
    const { casePack: more } = await pmo.does('putKeyFigure', put, CHANGED);
    await pmo.again();
    for (const over of [{}, { expectedVersion: 99 }])
      await pmo.refused('putKeyFigure', { ...put, ...over }, 'STALE_VERSION', 'expectedVersion');
    const { code, version: expectedVersion } = more.keyFigures[0]!;
    const taken = { ...named, code, expectedVersion };
    await pmo.refused('removeKeyFigure', { ...taken, expectedVersion: 99 }, 'STALE_VERSION');
    await pmo.refused('removeKeyFigure', { ...taken, code: 'NO-SUCH' }, 'NOT_FOUND');
    const { casePack: none } = await pmo.does('removeKeyFigure', taken, CHANGED);
    await pmo.again();
    expect(none.keyFigures).toEqual([]);
    await pmo.refused('removeKeyFigure', taken, 'NOT_FOUND');
  });
});

describe('a pack that is no draft', () => {
  const saving = { code: 'SAVING', title: 'Saving', kind: 'COST_TO_ACHIEVE' } as const;
  const figure = { ...saving, amount: '4.80', priceBase: '2016/17' };
  const named = (code: string) => ({ programme: 'UHDB', pack: code });
  const move = async (code: string, status: PackStatus) => {
    const { version: expectedVersion } = await read(code);
    await pmo.does('revisePack', { ...named(code), expectedVersion, status });
  };

  /** All that changes what is in a pack, each of what was seen. */
  const changes = async (code: string) => {
    const { version: expectedVersion, documents, sections, keyFigures } = await read(code);
    const document = seen(documents[0]!);
    const { kind, version } = sections[0]!;
    const section = { ...named(code), kind, expectedVersion: version };
    const number = { ...named(code), code: figure.code, expectedVersion: keyFigures[0]!.version };
    const letter = { documentId: await aDocument(t), title: 'Letter', role: 'OTHER' };
    const words = { title: 'Other', text: 'Other words.', completeness: 'COMPLETE' };
    return [
      ['revisePack', { ...named(code), expectedVersion, label: 'Another' }],
      ['putSection', { ...section, ...words }],
      ['removeSection', section],
      ['putKeyFigure', { ...number, ...figure }],
      ['removeKeyFigure', number],
      ['placeDocument', { ...named(code), ...letter }],
      ['movePackDocument', { ...document, position: 2 }],
      ['removePackDocument', document],
    ] as const;
  };
  const keeps = async (code: string, refusal: string) => {
    for (const [verb, input] of await changes(code)) await pmo.refused(verb, input, refusal);
  };

  it('keeps all that is in it: in review, sealed, replaced and withdrawn', async () => {
    const { code } = await aCompletePack(t);
    await pmo.does('putKeyFigure', { ...named(code), ...figure });
    await move(code, 'IN_REVIEW');
    await keeps(code, 'WRONG_STATE');
    const director = t.as('director');
    const { version: expectedVersion } = await read(code);
    await director.does('sealPack', { ...named(code), expectedVersion });
    await keeps(code, 'SEALED');
    const next = { programme: 'UHDB', stage: 'FBC', label: 'The next', copyFrom: code } as const;
    const { casePack: second } = await pmo.does('createCasePack', next);
    await director.does('sealPack', { ...named(second.code), expectedVersion: second.version });
    await keeps(code, 'SEALED');
    const { casePack: third } = await pmo.does('createCasePack', next);
    await move(third.code, 'WITHDRAWN');
    await keeps(third.code, 'WRONG_STATE');
    const back = { ...named(third.code), expectedVersion: 2 };
    await pmo.refused('revisePack', { ...back, status: 'DRAFT' }, 'WRONG_STATE');
    await director.refused('sealPack', back, 'WRONG_STATE');
  });
});

describe('the documents of a programme', () => {
  const page = (args: string) =>
    `documents(${args}) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } }`;
  const observer = t.as('observer');
  const programme = { programme: 'UHDB' };

  it('are listed page by page, each once', async () => {
    const stored = await t.asOwner('select id from document');
    const found: string[] = [];
    for (let args = 'first: 4'; args;) {
      const { documents } = await observer.reads('programme', programme, page(args));
      expect(documents.totalCount).toBe(stored.length);
      expect(documents.edges.length).toBeLessThanOrEqual(4);
      found.push(...documents.edges.map(({ node }) => node.id));
      const { hasNextPage, endCursor } = documents.pageInfo;
      args = hasNextPage ? `first: 4, after: "${endCursor}"` : '';
    }
    expect(found).toHaveLength(stored.length);
    expect([...found].sort()).toEqual(stored.map(({ id }) => id as string).sort());
    for (const first of [0, 101]) {
      const asked = page(`first: ${first}`);
      await observer.refused('programme', programme, 'BAD_USER_INPUT', undefined, asked);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { byHand } from '../support/by-hand.js';
import { aSealedPack, sendFile } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aSeat, world } from '../support/world.js';

/** Derby's board has a privileged annex to the pack, and one of its members sits on Burton's board too. */
const BOTH = 'derby-ned-1';
const SHOWN = 'annexes { id documents { id title } }';
const PACK = { programme: 'UHDB', pack: 'FBC/1' };
let annex: string;
let document: string;
let open: Awaited<ReturnType<typeof r.aResolution>>;

const t = TestApp.forSpec({ world: world() }, async (app) => {
  const pack = await aSealedPack(app);
  const secretary = app.as('derby-secretary');
  const started = { ...PACK, body: 'DERBY-BOARD', title: 'Advice to the board' };
  const made = await secretary.does('createAnnex', started, 'annex { id version }');
  annex = made.annex.id;
  const fields = { title: 'On the liabilities of Burton', privileged: 'true' };
  const sent = await sendFile(app, { annex, as: 'derby-secretary', fields });
  document = sent.document.id;
  const sealing = { annexId: annex, expectedVersion: made.annex.version + 1 };
  await secretary.does('sealAnnex', sealing);
  const other = {
    body: 'BURTON-BOARD',
    person: BOTH,
    kind: 'NON_EXECUTIVE',
    voting: true,
  } as const;
  await aSeat(app, other);
  open = await r.aResolution(app, { pack });
});

/** How many annexes somebody is shown, and how they are answered when they download the document. */
const seen = async (as: string): Promise<[number, number]> => {
  const { annexes } = await t.as(as).reads('casePack', PACK, SHOWN);
  const headers = { authorization: `Bearer ${await t.tokenOf(as)}` };
  const answer = await fetch(`${t.url}/api/annex-documents/${document}`, { headers });
  await answer.arrayBuffer();
  return [annexes.length, answer.status];
};
const SEES: [number, number] = [1, 200];
const NOTHING: [number, number] = [0, 404];

describe("a body's annex (ruling 67)", () => {
  it('with a privileged document is withheld from who sits for two Trusts, and from nobody else', async () => {
    expect(await seen(BOTH)).toEqual(NOTHING);
    for (const who of ['derby-ned-2', 'derby-chair', 'derby-secretary'])
      expect([who, await seen(who)]).toEqual([who, SEES]);
    expect(await seen('burton-chair')).toEqual(NOTHING);
  });

  it('is withheld by the database itself, its documents and their bytes too', async () => {
    const counts = async (who: string) => {
      const found: number[] = [];
      await byHand(t, who, async (ask) => {
        for (const table of ['pack_annex', 'annex_document', 'annex_chunk']) {
          const [row] = await ask(`select count(*)::int as many from ${table}`);
          found.push(row!.many);
        }
      });
      return found;
    };
    expect(await counts('derby-ned-2')).toEqual([1, 1, 1]);
    expect(await counts(BOTH)).toEqual([0, 0, 0]);
  });

  it('is shown to them once whoever presides has ruled that they take part', async () => {
    await r.rule(t, await r.declare(t, open, BOTH), 'TAKE_PART');
    expect(await seen(BOTH)).toEqual(SEES);
  });

  it('is withheld at once from a member who is ruled to leave', async () => {
    expect(await seen('derby-exec-1')).toEqual(SEES);
    await r.rule(t, await r.declare(t, open, 'derby-exec-1'), 'LEAVE');
    expect(await seen('derby-exec-1')).toEqual(NOTHING);
    expect(await seen('derby-exec-2')).toEqual(SEES);
    expect(await seen('derby-secretary')).toEqual(SEES);
  });

  it('is withheld from the chair too, once they sit on the other board', async () => {
    const chair = 'derby-chair';
    expect(await seen(chair)).toEqual(SEES);
    await aSeat(t, { body: 'BURTON-BOARD', person: chair, kind: 'NON_EXECUTIVE', voting: true });
    expect(await seen(chair)).toEqual(NOTHING);
  });

  it('without a privileged document is shown to who sits for two Trusts', async () => {
    await t.tamper('update annex_document set privileged = false');
    await t.tamper("delete from interest_ruling where ruling = 'TAKE_PART'");
    expect(await seen(BOTH)).toEqual(SEES);
  });
});

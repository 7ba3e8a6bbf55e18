import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aSealedPack, sendFile } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const CREATE =
  'mutation ($input: CreateAnnexInput!) { createAnnex(input: $input) { annex { id version } } }';
const NAMED = 'query ($r: String!) { resolution(resolution: $r) { annexSha256 } }';

let t: TestApp;
let pack: Awaited<ReturnType<typeof aSealedPack>>;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  pack = await aSealedPack(t);
});
afterAll(async () => {
  await t.stop();
});

it("a resolution is opened once its body's own annex is sealed, and names it (P4)", async () => {
  const start = { idempotencyKey: key(), programme: 'UHDB', pack: 'FBC/1', body: 'DERBY-BOARD' };
  const { annex } = await t.ok(
    CREATE,
    { input: { ...start, title: 'Advice to the board' } },
    'derby-secretary',
  );
  // One that is still empty holds nothing that the board would miss.
  const before = await r.aResolution(t, { pack, untaken: true });
  await sendFile(t, { annex: annex.id, as: 'derby-secretary', fields: { title: 'Advice' } });

  const opened = async () => await t.asOwner("select from resolution where state = 'OPEN'");
  const open = await opened();
  await expect(r.aResolution(t, { pack, untaken: true })).rejects.toThrow(/annex .* is not sealed/);
  expect(await opened()).toEqual(open);
  const elsewhere = await r.aResolution(t, { pack, body: 'BURTON-BOARD', untaken: true });

  const secretary = t.as('derby-secretary');
  const sealing = { annexId: annex.id, expectedVersion: annex.version + 1 };
  const { manifestSha256: sealed } = (await secretary.does('sealAnnex', sealing)).annex;
  expect(sealed).toMatch(/^[0-9a-f]{64}$/);
  await secretary.again();
  const after = await r.aResolution(t, { pack, untaken: true });
  const named = async (id: string, as: string) => (await t.ok(NAMED, { r: id }, as)).annexSha256;
  expect([
    await named(before.id, 'derby-secretary'),
    await named(elsewhere.id, 'burton-secretary'),
    await named(after.id, 'derby-secretary'),
    await named(after.id, 'director'),
  ]).toEqual([null, null, sealed, null]);
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSealedPack } from '../support/packs.js';
import { TestApp } from '../support/test-app.js';
import { aWorld } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
});
afterAll(async () => {
  await t.stop();
});

describe('a pack', () => {
  it('is sealed under the digest of its manifest, by the programme’s date', async () => {
    const sealed = (await aSealedPack(t)) as Record<string, any>;
    expect(sealed).toMatchObject({ code: 'FBC/1', status: 'SEALED', sealedOn: '2018-05-31' });
    expect(sealed.manifestSha256).toBe(createHash('sha256').update(sealed.manifest).digest('hex'));
    expect(JSON.parse(sealed.manifest)).toMatchObject({
      training: true,
      stage: 'FBC',
      version: '1',
    });
  });
});

import { expect, it } from '@jest/globals';
import { aDocument } from '../support/decisions.js';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** The board of an NHS trust, one of whose members has a pecuniary interest and another an interest of no money. */
const t = TestApp.forSpec(
  {
    world: withSealedPack(
      world({
        trusts: [
          { code: 'DERBY', kind: 'NHS_TRUST', role: 'ACQUIRED' },
          { code: 'BURTON', kind: 'FOUNDATION_TRUST', role: 'ACQUIRING' },
        ],
      }),
    ),
  },
  async (t) => {
    const interest = { trust: 'DERBY', nature: 'Owns a laundry.', from: '2017-01-01' };
    const register = async (person: string, pecuniary: boolean) =>
      await t.as('derby-secretary').does('registerInterest', { ...interest, person, pecuniary });
    await register('derby-ned-1', true);
    await register('derby-ned-2', false);
  },
);

it('takes the member out of the item, unless there is a dispensation', async () => {
  const secretary = t.as('derby-secretary');
  const rules = async (body: string) =>
    (await secretary.reads('body', { body }, 'interestRule')).interestRule;
  expect([await rules('DERBY-BOARD'), await rules('BURTON-BOARD')]).toEqual([
    'STATUTORY_PECUNIARY',
    'PRESIDING_MEMBER',
  ]);
  const { id: resolution } = await r.aResolution(t);
  const known = async () => {
    const shown =
      'interests { id pecuniary person { code } ruling { ruling dispensationDocumentId } }';
    return (await secretary.reads('resolution', { resolution }, shown)).interests;
  };
  // Together only the other is noted.
  await secretary.does('noteInterests', { resolution });
  const [owner, other] = await known();
  expect(owner).toMatchObject({ pecuniary: true, person: { code: 'derby-ned-1' }, ruling: null });
  expect(other).toMatchObject({ pecuniary: false, ruling: { ruling: 'TAKE_PART' } });
  await secretary.refused('noteInterests', { resolution }, 'WRONG_STATE');

  const dispensationDocumentId = await aDocument(t);
  const ruled = { interestId: owner!.id, reason: 'It is about laundry.' };
  const takePart = { ...ruled, ruling: 'TAKE_PART' } as const;
  const field = 'dispensationDocumentId';
  await secretary.refused('ruleOnInterest', takePart, 'BAD_USER_INPUT', field);
  const leave = { ...ruled, ruling: 'LEAVE' } as const;
  await secretary.refused(
    'ruleOnInterest',
    { ...leave, dispensationDocumentId },
    'BAD_USER_INPUT',
    field,
  );
  const nowhere = { ...takePart, dispensationDocumentId: resolution };
  await secretary.refused('ruleOnInterest', nowhere, 'NOT_FOUND', field);
  await secretary.does('ruleOnInterest', leave);
  await secretary.does('ruleOnInterest', { ...takePart, dispensationDocumentId });
  expect((await known())[0]?.ruling).toEqual({ ruling: 'TAKE_PART', dispensationDocumentId });
  expect(await t.told('interest.ruled')).toMatchObject({ dispensation: dispensationDocumentId });
  expect(await t.faults()).toEqual([]);
});

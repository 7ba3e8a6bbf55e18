import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({ world: withSealedPack(world()) });

describe('a resolution for a gate', () => {
  const draft = {
    programme: 'UHDB',
    body: 'DERBY-BOARD',
    method: 'MEETING',
    way: 'SHOW_OF_HANDS',
    wording: 'That the board agree.',
  } as const;
  const shown =
    'resolution { id version purpose pack { code } subjectType gate { code } warnings { kind because } }';
  const drafted = async (over: Partial<Input<'draftResolution'>>, by = 'derby-secretary') =>
    (await t.as(by).does('draftResolution', { ...draft, ...over }, shown)).resolution;

  it('takes its purpose and its pack from the gate', async () => {
    const { code } = await r.theSealedPack(t);
    const gate = { code: 'FBC_SUBMISSION' };
    expect(await drafted({ gate: 'FBC_SUBMISSION' })).toMatchObject({
      purpose: 'SUBMIT',
      pack: { code },
      subjectType: null,
      gate,
      warnings: [],
    });
  });

  it('is refused without a purpose, where the gate asks the body for none or for several', async () => {
    const refused = async (over: object, field: string) =>
      await t
        .as('derby-secretary')
        .refused('draftResolution', { ...draft, ...over }, 'BAD_USER_INPUT', field);
    expect((await refused({}, 'purpose')).because).toBe(
      'Give the purpose, or the gate that the resolution is for.',
    );
    await refused({ gate: 'GRANT' }, 'purpose');
  });

  it('is warned of when it counts nowhere, and opened only when that is meant', async () => {
    const { id: meetingId } = await r.aMeeting(t, { body: 'BURTON-BOARD' });
    const pack = (await r.theSealedPack(t)).code;
    const of = { body: 'BURTON-BOARD', purpose: 'SUPPORT', pack, meetingId } as const;
    const { id: resolution, version, gate, warnings } = await drafted(of, 'burton-secretary');
    expect([gate, warnings.map(({ kind }) => kind)]).toEqual([null, ['NOT_ASKED']]);
    const by = t.as('burton-secretary');
    const opening = { resolution, expectedVersion: version };
    const refusal = await by.refused('openResolution', opening, 'BAD_USER_INPUT', 'countsNowhere');
    expect(refusal.because).toBe(
      `${warnings[0]!.because} If it is meant so, send countsNowhere: true.`,
    );
    await by.does('openResolution', { ...opening, countsNowhere: true });
    expect(await t.told('resolution.opened')).toMatchObject({ countsNowhere: true });
  });

  it('is not said to count nowhere when it counts', async () => {
    const { id: meetingId } = await r.aMeeting(t);
    const { id: resolution, version } = await drafted({ gate: 'FBC_SUBMISSION', meetingId });
    const opening = { resolution, expectedVersion: version };
    const by = t.as('derby-secretary');
    const meant = { ...opening, countsNowhere: true };
    await by.refused('openResolution', meant, 'BAD_USER_INPUT', 'countsNowhere');
    await by.does('openResolution', opening);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemo } from '../../src/demo/demo.js';
import { PERMISSIONS } from '../../src/platform/access/permission-table.rules.js';
import { Demonstration, slips } from '../support/slips.js';
import { TestApp } from '../support/test-app.js';

/** Acts whose slips other specs put right, each with the spec that does. */
const ELSEWHERE: Record<string, string> = {
  signIn: 'test/api/access.spec.ts',
  changePassword: 'test/api/accounts.spec.ts',
  confirmIdentity: 'test/api/identity.spec.ts',
  enrolMembers: 'test/api/enrolment.spec.ts',
  createProgramme: 'test/api/programmes.spec.ts',
  sealPack: 'test/api/case-packs.spec.ts',
  uploadAnnexDocument: 'test/api/annexes.spec.ts',
  attachSeatInstrument: 'test/api/seat-instruments.spec.ts',
  confirmSeatInstrument: 'test/api/seat-instruments.spec.ts',
  confirmInterest: 'test/api/interests.spec.ts',
  noteInterests: 'test/api/declared-results.spec.ts',
  deferGate: 'test/api/gates.spec.ts',
  adjustGate: 'test/api/gate-adjustment.spec.ts',
  confirmExternalDecision: 'test/api/external-confirmations.spec.ts',
  objectToRecord: 'test/api/objections.spec.ts',
  takeBackObjection: 'test/api/objections.spec.ts',
  completeResolution: 'test/api/minutes.spec.ts',
  confirmCorrection: 'test/api/minutes.spec.ts',
  approveCorrection: 'test/api/minutes.spec.ts',
  deferResolution: 'test/api/resolutions.spec.ts',
  referBack: 'test/api/resolutions.spec.ts',
  makeApplication: 'test/law/floor.spec.ts',
  annulRecord: 'test/law/floor.spec.ts',
  changeRegime: 'test/law/rules-in-force.spec.ts',
  enterLawChange: 'test/law/rules-in-force.spec.ts',
  confirmLawChange: 'test/law/rules-in-force.spec.ts',
  submitConditionEvidence: 'test/api/conditions.spec.ts',
  dischargeCondition: 'test/api/conditions.spec.ts',
  waiveCondition: 'test/api/conditions.spec.ts',
  assignCondition: 'test/api/conditions.spec.ts',
};

let t: TestApp;
let room: Demonstration;
beforeAll(async () => {
  t = await TestApp.start({});
  await loadDemo(t.app, () => undefined);
  room = new Demonstration(t);
});
afterAll(async () => {
  await t.stop();
});

describe('whatever is entered by hand', () => {
  it('says how a slip is put right, and a spec does it', () => {
    const mended = Object.entries(PERMISSIONS)
      .filter(([, { mendedBy = [] }]) => mendedBy.length > 0)
      .map(([verb]) => verb);
    const tried = [...slips().flatMap(({ entered }) => entered), ...Object.keys(ELSEWHERE)];
    expect(mended.filter((verb) => !tried.includes(verb))).toEqual([]);
  });
});

describe('a slip in the demonstration', () => {
  it.each(slips().map((slip, index) => [slip.entered.join(', '), slip, index] as const))(
    'of %s is put right, and the record stays sound',
    async (_entered, slip, index) => {
      await slip.putRight(room, `SLIP-${index}`);
      expect(await t.faults()).toEqual([]);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument, aSealedPack } from '../support/decisions.js';
import { boards, readGate, withLightCases } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, key, world } from '../support/world.js';

/** The pack is sealed on this day; the programmes then go on to 15 June. */
const later = { businessDate: '2018-06-08' };
let letter: string;
let minutes: string;
const t = TestApp.forSpec(
  { world: withLightCases(world(later, { programme: 'OTHER', ...later }), 'FBC') },
  async (app) => {
    await aPerson(app, 'stranger');
    for (const programme of ['UHDB', 'OTHER'])
      await app.as('director').does('advanceBusinessDate', { programme, to: '2018-06-15' });
    letter = await aDocument(app, 'UHDB', 'recorder');
    minutes = await aDocument(app, 'UHDB', 'derby-secretary');
  },
);
const recorder = t.as('recorder');
const secretary = t.as('derby-secretary');

const decider = async (gate: string, body: string) => {
  const { deciders } = await t.as('observer').reads(
    'gate',
    { programme: 'UHDB', gate },
    `deciders { body { code } satisfied decision {
      source recorded purpose outcome decidedOn packLabel noMaterialChange reference minuteRef documentId overall letsProceed
      forCount againstCount ratings { domain rating } recordedBy { code } deferReason newDate } }`,
  );
  return deciders.find((one) => one.body.code === body)!;
};
const theRating = async () =>
  (await readGate(t, 'FBC')).criteria.find((one) => one.kind === 'RATING');

describe('a decision of a body outside', () => {
  type Rating = Input<'recordExternalDecision'>;
  const rating = (over: Partial<Rating> = {}): Rating => ({
    programme: 'UHDB',
    gate: 'FBC',
    body: 'NHSE',
    purpose: 'RATE',
    outcome: 'RATED',
    overall: 'AMBER_GREEN',
    decidedOn: '2018-06-11',
    documentId: letter,
    reference: 'NHSI/18/1',
    pack: 'FBC/1',
    ...over,
  });
  const cleared = { outcome: 'CLEARED', overall: null };
  const red = { domain: 'FINANCE', rating: 'RED' };
  const unowned = { text: 'x', kind: 'PRECEDENT', ownerName: ' ', dueOn: '2018-07-01' };
  const ownerName = 'conditions.0.ownerName';

  it.each([
    ['a body that is not asked so', { body: 'CMA' }, 'recorder', 'PURPOSE_NOT_FOR_BODY', 'purpose'],
    ['a gate that does not ask it', { gate: 'GRANT' }, 'recorder', 'BAD_USER_INPUT', 'body'],
    ['an answer to something else', cleared, 'recorder', 'BAD_USER_INPUT', 'outcome'],
    ['no letter', { documentId: null }, 'recorder', 'BAD_USER_INPUT', 'documentId'],
    ['no such letter', { documentId: key() }, 'recorder', 'NOT_FOUND', 'documentId'],
    [
      'a day before its pack',
      { decidedOn: '2018-06-07' },
      'recorder',
      'BAD_USER_INPUT',
      'decidedOn',
    ],
    ['a day to come', { decidedOn: '2018-06-16' }, 'recorder', 'BAD_USER_INPUT', 'decidedOn'],
    ['no colour and no word', { overall: null }, 'recorder', 'BAD_USER_INPUT', 'overall'],
    ['a pack that is not there', { pack: 'FBC/9' }, 'recorder', 'NOT_FOUND', 'pack'],
    ['an unknown gate', { gate: 'NONE' }, 'recorder', 'NOT_FOUND', 'gate'],
    ['a domain twice', { ratings: [red, red] }, 'recorder', 'BAD_USER_INPUT', 'ratings'],
    ['a condition of nobody', { conditions: [unowned] }, 'recorder', 'BAD_USER_INPUT', ownerName],
    ['the programme office', {}, 'pmo', 'NOT_ALLOWED', null],
    ['the SRO', {}, 'sro', 'NOT_ALLOWED', null],
    ['somebody outside', {}, 'stranger', 'NOT_FOUND', 'programme'],
  ])('is not recorded with %s', async (_case, over, as, code, field) => {
    await t.as(as).refused('recordExternalDecision', { ...rating(), ...over }, code, field);
  });

  it('is not recorded on a pack at a gate that has no business case of its own', async () => {
    const clearance = { gate: 'COMPETITION', body: 'CMA', purpose: 'CLEAR', ...cleared } as const;
    const input = rating(clearance as Partial<Rating>);
    const asked = ['recordExternalDecision', input, 'BAD_USER_INPUT', 'pack'] as const;
    expect((await recorder.refused(...asked)).because).toBe(
      'This gate has no business case of its own: leave `pack` out.',
    );
  });

  it("is not recorded with another programme's paper", async () => {
    const documentId = await aDocument(t, 'OTHER', 'recorder');
    const input = rating({ documentId });
    await recorder.refused('recordExternalDecision', input, 'NOT_FOUND', 'documentId');
  });

  it('is recorded with its letter, marked as recorded by whom, once', async () => {
    const ratings: Rating['ratings'] = [
      { domain: 'STRATEGY', rating: 'GREEN' },
      { domain: 'FINANCE', rating: 'AMBER_GREEN' },
    ];
    const input = rating({ idempotencyKey: key(), ratings });
    await recorder.does('recordExternalDecision', input);
    await recorder.again();
    const other = { ...input, reference: 'Other' };
    await recorder.refused('recordExternalDecision', other, 'IDEMPOTENCY_KEY_REUSED');
    expect(await decider('FBC', 'NHSE')).toMatchObject({
      satisfied: true,
      decision: {
        source: 'EXTERNAL',
        recorded: false,
        purpose: 'RATE',
        outcome: 'RATED',
        packLabel: 'FBC/1 Final',
        overall: 'AMBER_GREEN',
        letsProceed: null,
        ratings,
        reference: 'NHSI/18/1',
        minuteRef: null,
        documentId: letter,
        recordedBy: { code: 'recorder' },
      },
    });
    expect(await theRating()).toMatchObject({
      met: true,
      because: 'The boards may proceed: rated amber green.',
    });
  });

  it('is superseded by a later one, and never by an earlier', async () => {
    const returned = { outcome: 'RETURNED_FOR_INFORMATION', overall: null } as const;
    const earlier = rating({ ...returned, decidedOn: '2018-06-10' });
    await recorder.refused('recordExternalDecision', earlier, 'BAD_USER_INPUT', 'decidedOn');
    const record = async (as: string, over: Partial<Rating>) =>
      await t.as(as).does('recordExternalDecision', rating(over));
    await record('director', { ...returned, decidedOn: '2018-06-12' });
    expect(await readGate(t, 'FBC')).toMatchObject({ status: 'DEFERRED' });
    const unrated = { met: false, because: 'No rating of FBC/1 Final is recorded yet.' };
    expect(await theRating()).toMatchObject(unrated);
    await record('burton-secretary', { decidedOn: '2018-06-13' });
    await record('recorder', { outcome: 'RED_FLAG', overall: null, decidedOn: '2018-06-13' });
    expect((await decider('FBC', 'NHSE')).decision.outcome).toBe('RED_FLAG');
    await record('recorder', { decidedOn: '2018-06-14' });
  });

  it('on an earlier pack stops the gate, unless two secretaries state that nothing material changed (ruling 54)', async () => {
    await aSealedPack(t, 'FBC');
    const final = { stage: 'FBC', purpose: 'FINAL_APPROVE', outcome: 'APPROVED' } as const;
    await boards(t, ['DERBY', 'BURTON'], { ...final, on: '2018-06-15' });
    const kinds = async () => (await readGate(t, 'FBC')).readiness.blockers.map((one) => one.kind);
    expect(await kinds()).toEqual(expect.arrayContaining(['PACK_SUPERSEDED', 'VERSION_MISMATCH']));
    const noMaterialChange = 'Typing errors only.';
    const comparisonDocumentId = await aDocument(t, 'UHDB', 'derby-secretary');
    const stated = { decidedOn: '2018-06-15', noMaterialChange, comparisonDocumentId };
    const derby = t.as('derby-secretary');
    const refused = async (over: object, code: string, field: string) =>
      await derby.refused('recordExternalDecision', rating({ ...stated, ...over }), code, field);
    await refused({ comparisonDocumentId: null }, 'BAD_USER_INPUT', 'comparisonDocumentId');
    await refused({ comparisonDocumentId: key() }, 'NOT_FOUND', 'comparisonDocumentId');
    await refused({ pack: null }, 'BAD_USER_INPUT', 'pack');
    await refused({ noMaterialChange: null }, 'BAD_USER_INPUT', 'comparisonDocumentId');
    const one = rating(stated);
    await recorder.refused('recordExternalDecision', one, 'NOT_ALLOWED', 'noMaterialChange');
    await derby.does('recordExternalDecision', one);
    expect(await kinds()).toContain('NOT_CONFIRMED');
    const shown = 'decisions { id noMaterialChange awaitsConfirmation comparison { id } }';
    const { decisions } = await derby.reads('gate', { programme: 'UHDB', gate: 'FBC' }, shown);
    const { id: externalDecisionId, ...letter } = decisions.find(
      (decision) => decision.noMaterialChange,
    )!;
    const comparison = { id: comparisonDocumentId };
    expect(letter).toEqual({ noMaterialChange, awaitsConfirmation: true, comparison });
    const confirm = { programme: 'UHDB', externalDecisionId };
    await derby.refused('confirmExternalDecision', confirm, 'NOT_ALLOWED');
    await recorder.refused('confirmExternalDecision', confirm, 'NOT_ALLOWED');
    await t.as('burton-secretary').does('confirmExternalDecision', confirm);
    const now = await kinds();
    expect(now).not.toContain('NOT_CONFIRMED');
    expect(now).not.toContain('PACK_SUPERSEDED');
    expect(now).not.toContain('VERSION_MISMATCH');
  });
});

describe('a decision from minutes', () => {
  type Decision = Input<'recordDecision'>;
  const decision = (over: Partial<Decision> = {}): Decision => ({
    programme: 'UHDB',
    gate: 'STRATEGIC_CASE',
    body: 'DERBY-BOARD',
    purpose: 'SUBMIT',
    outcome: 'APPROVED',
    decidedOn: '2017-06-06',
    documentId: minutes,
    minuteRef: '17/101',
    paper: 'OBC final, 1 June 2017',
    ...over,
  });

  const outside = { body: 'NHSE', purpose: 'SUPPORT' };
  const others = { purpose: 'COUNCIL_APPROVAL' };
  const lost = { forCount: 2, againstCount: 5 };
  const negative = { forCount: -1, againstCount: 5 };
  it.each([
    ["another Trust's secretary", {}, 'burton-secretary', 'NOT_ALLOWED', null],
    ['the programme director', {}, 'director', 'NOT_ALLOWED', null],
    ['somebody outside', {}, 'stranger', 'NOT_FOUND', 'programme'],
    ['a day since adoption', { decidedOn: '2018-06-15' }, '', 'BAD_USER_INPUT', 'decidedOn'],
    ['a purpose not asked for', { purpose: 'CERTIFY' }, '', 'BAD_USER_INPUT', 'body'],
    ['a purpose of others', others, '', 'PURPOSE_NOT_FOR_BODY', 'purpose'],
    ['more against than for', lost, '', 'BAD_USER_INPUT', 'outcome'],
    ['fewer than none', negative, '', 'BAD_USER_INPUT', 'forCount'],
    ['no such minutes', { documentId: key() }, '', 'NOT_FOUND', 'documentId'],
    ['no such record to correct', { correctsId: key() }, '', 'NOT_FOUND', 'correctsId'],
    ['a body outside', outside, 'director', 'BAD_USER_INPUT', 'body'],
  ])('is not recorded: %s', async (_case, over, as, code, field) => {
    const caller = t.as(as || 'derby-secretary');
    await caller.refused('recordDecision', { ...decision(), ...over }, code, field);
  });

  it.each([
    ['less than half of the council, nobody against', { forCount: 1, againstCount: 0 }, 'outcome'],
    ['more than the council has', { forCount: 20, againstCount: 4 }, 'forCount'],
  ])('of a council is held against its seats of that day: %s', async (_case, counts, field) => {
    const approval = { gate: 'FBC', body: 'DERBY-COUNCIL', purpose: 'COUNCIL_APPROVAL' } as const;
    const input = { ...decision(), ...approval, ...counts };
    await secretary.refused('recordDecision', input, 'BAD_USER_INPUT', field);
  });

  it('is recorded by its own secretary, shown as recorded, with its counts', async () => {
    const counted = decision({ forCount: 11, againstCount: 0, abstainCount: 1 });
    await secretary.does('recordDecision', counted);
    await secretary.again();
    expect(await decider('STRATEGIC_CASE', 'DERBY-BOARD')).toMatchObject({
      satisfied: true,
      decision: {
        source: 'RECORDED',
        recorded: true,
        purpose: 'SUBMIT',
        packLabel: 'OBC final, 1 June 2017',
        minuteRef: '17/101',
        reference: null,
        forCount: 11,
        againstCount: 0,
        recordedBy: { code: 'derby-secretary' },
      },
    });
  });

  it('is corrected once by a record that names it, and keeps what it set', async () => {
    const burton = t.as('burton-secretary');
    const { conditions, ...same } = decision({
      body: 'BURTON-BOARD',
      documentId: await aDocument(t, 'UHDB', 'burton-secretary'),
      conditions: [
        { text: 'A cash plan', kind: 'PRECEDENT', ownerName: 'Finance', dueOn: '2017-09-01' },
      ],
    });
    const first = { ...same, outcome: 'APPROVED_WITH_CONDITIONS', conditions } as const;
    await burton.does('recordDecision', first);
    const { id: correctsId } = (await readGate(t, 'STRATEGIC_CASE')).deciders.find(
      (one) => one.body.code === 'BURTON-BOARD',
    )!.decision;
    const put = {
      outcome: 'DEFERRED',
      deferReason: 'PRE_ELECTION',
      newDate: '2017-07-01',
    } as const;
    const correction = { ...same, ...put, correctsId };
    await burton.does('recordDecision', correction);
    await burton.refused('recordDecision', correction, 'ALREADY_EXISTS', 'correctsId');
    expect((await decider('STRATEGIC_CASE', 'BURTON-BOARD')).decision).toMatchObject(put);
    const gate = await readGate(t, 'STRATEGIC_CASE');
    expect(gate.status).toBe('DEFERRED');
    expect(gate.conditions.map((one) => one.code)).toEqual(['C1']);
  });

  it('never stands for a decision at a gate that was decided here', async () => {
    const past = decision({ gate: 'FBC', purpose: 'FINAL_APPROVE' });
    await secretary.does('recordDecision', past);
    expect((await decider('FBC', 'DERBY-BOARD')).decision).toMatchObject({
      source: 'LIVE',
      decidedOn: '2018-06-15',
    });
  });
});

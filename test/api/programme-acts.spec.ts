import { describe, expect, it } from '@jest/globals';
import { aDocument, decide } from '../support/decisions.js';
import { confirmLetters, external, readGate, recordPast } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world({}, { programme: 'SLIP' }) }, async (app) => {
  await aPerson(app, 'stranger');
});
const director = t.as('director');
const UHDB = { programme: 'UHDB' };
const EXPLORATION = { ...UHDB, gate: 'EXPLORATION' };

const anAct = <A extends string>(act: A) => ({ ...UHDB, act, reason: 'As agreed.' });
const statusOf = async () => (await t.as('observer').reads('programme', UHDB)).status;

describe('acting on a programme as a whole', () => {
  it.each([
    ['another role', 'PAUSE', {}, 'pmo', 'NOT_ALLOWED'],
    ['the SRO', 'PAUSE', {}, 'sro', 'NOT_ALLOWED'],
    ['somebody outside', 'PAUSE', {}, 'stranger', 'NOT_FOUND'],
    ['an unknown programme', 'PAUSE', { programme: 'NONE' }, 'director', 'NOT_FOUND'],
    ['no reason', 'PAUSE', { reason: '' }, 'director', 'BAD_USER_INPUT'],
    ['resuming what runs', 'RESUME', {}, 'director', 'WRONG_STATE'],
    ['reopening what runs', 'REOPEN', {}, 'director', 'WRONG_STATE'],
  ])('is refused: %s', async (_case, act, over, as, code) => {
    await t.as(as).refused('actOnProgramme', { ...anAct(act), ...over }, code);
    expect(await statusOf()).toBe('EXPLORING');
  });

  it('pauses it: no gate passes and nothing is prepared until it resumes', async () => {
    const pause = { ...anAct('PAUSE'), reason: 'A winter of pressure.' };
    const secretary = t.as('derby-secretary');
    const shown = 'programme { status acts { act reason doneOn doneBy { code } } }';
    const { programme } = await secretary.does('actOnProgramme', pause, shown);
    expect(programme).toEqual({
      status: 'PAUSED',
      acts: [
        {
          act: 'PAUSE',
          reason: 'A winter of pressure.',
          doneOn: '2018-05-31',
          doneBy: { code: 'derby-secretary' },
        },
      ],
    });
    await secretary.again();
    await recordPast(t, 'EXPLORATION', ['DERBY', 'BURTON'], {
      purpose: 'SUPPORT',
      decidedOn: '2016-09-05',
    });
    const { blockers } = await director.refused('passGate', EXPLORATION, 'GATE_NOT_READY');
    expect(blockers!.map((one) => [one.kind, one.because])).toEqual([
      ['PROGRAMME_NOT_RUNNING', 'The programme is paused: resume it first.'],
    ]);
    const paper = { role: 'OTHER', title: 'Paper', documentId: await aDocument(t) };
    const attached = { ...EXPLORATION, ...paper };
    await director.refused('attachGateDocument', attached, 'WRONG_STATE');
    const confirmed = { ...UHDB, gate: 'FBC', criterion: 'PLEDGES_CHECKED', note: 'All five.' };
    await director.refused('confirmCriterion', confirmed, 'WRONG_STATE');
    await director.does('actOnProgramme', anAct('RESUME'));
    expect(await statusOf()).toBe('EXPLORING');
    await director.does('passGate', EXPLORATION);
    expect(await statusOf()).toBe('STRATEGIC_CASE');
  });

  it("prohibits it on the authority's prohibition alone, and reopens it on its later clearance", async () => {
    const answer = { gate: 'COMPETITION', body: 'CMA', purpose: 'CLEAR' } as const;
    const nothing = await director.refused('actOnProgramme', anAct('PROHIBIT'), 'WRONG_STATE');
    expect(nothing.because).toBe(
      'No prohibition is recorded and confirmed: record the letter of the competition authority first (recordExternalDecision), and have it confirmed (confirmExternalDecision).',
    );
    await external(t, { ...answer, outcome: 'PROHIBITED', decidedOn: '2018-05-30' }, null);
    const unconfirmed = await director.refused('actOnProgramme', anAct('PROHIBIT'), 'WRONG_STATE');
    expect(unconfirmed.because).toBe(nothing.because);
    await confirmLetters(t);
    await director.does('actOnProgramme', anAct('PROHIBIT'));
    expect(await statusOf()).toBe('PROHIBITED');
    const still = await director.refused('actOnProgramme', anAct('REOPEN'), 'WRONG_STATE');
    expect(still.blockers!.map((one) => one.because)).toEqual([
      'No clearance after the prohibition is recorded and confirmed: record the letter of the competition authority first (recordExternalDecision), and have it confirmed (confirmExternalDecision).',
    ]);
    await external(t, { ...answer, outcome: 'CLEARED', decidedOn: '2018-05-31' }, null);
    const waits = await director.refused('actOnProgramme', anAct('REOPEN'), 'WRONG_STATE');
    expect(waits.because).toBe(still.because);
    await confirmLetters(t);
    await director.does('actOnProgramme', anAct('REOPEN'));
    expect(await statusOf()).toBe('STRATEGIC_CASE');
  });

  it('does not close it before its gates are passed and its benefits have ended (R29)', async () => {
    const { blockers } = await director.refused('actOnProgramme', anAct('CLOSE'), 'WRONG_STATE');
    expect(blockers!.map((one) => one.kind)).toEqual(['GATES', 'BENEFITS']);
  });

  it('withdraws it on the decision of each board alone (R11)', async () => {
    const motion = { purpose: 'WITHDRAW', outcome: 'APPROVED' } as const;
    await decide(t, { ...motion, body: 'DERBY-BOARD' });
    await decide(t, { ...motion, body: 'BURTON-BOARD', outcome: 'REJECTED' });
    const withdrawn = anAct('WITHDRAW');
    const { blockers } = await director.refused('actOnProgramme', withdrawn, 'WRONG_STATE');
    const because = 'Board of BURTON Hospitals has not passed a resolution to withdraw.';
    expect(blockers).toMatchObject([{ kind: 'DECIDER_MISSING', because }]);
    await decide(t, { ...motion, body: 'BURTON-BOARD', on: '2018-06-01' });
    await director.does('actOnProgramme', anAct('WITHDRAW'));
    expect(await statusOf()).toBe('WITHDRAWN');
    await director.refused('actOnProgramme', anAct('RESUME'), 'WRONG_STATE');
    const next = { ...UHDB, stage: 'FBC', label: 'Once more' };
    await director.refused('createCasePack', next, 'WRONG_STATE');
    const [kept] = await t.asOwner('select count(*)::int as n from recorded_decision');
    expect(kept).toEqual({ n: 2 });
    expect(await readGate(t, 'EXPLORATION')).toMatchObject({ status: 'PASSED' });
  });

  it('discards one that decided nothing: lists leave it out, and its record stays', async () => {
    const no = await director.refused('actOnProgramme', anAct('DISCARD'), 'WRONG_STATE');
    expect(no.because).toBe('This programme is withdrawn, so it cannot be discarded.');
    const slip = { programme: 'SLIP' };
    const discard = { ...slip, act: 'DISCARD', reason: 'It was entered twice.' } as const;
    const past = { ...slip, purpose: 'SUPPORT', decidedOn: '2016-09-05' } as const;
    await recordPast(t, 'EXPLORATION', ['DERBY'], past);
    const decided = await director.refused('actOnProgramme', discard, 'WRONG_STATE');
    expect(decided.blockers).toEqual([
      {
        kind: 'DECIDED',
        because: 'A decision is recorded in it: annul it first if it is wrong.',
      },
    ]);
    const shown = 'decisions { id }';
    const { decisions } = await director.reads('gate', { ...slip, gate: 'EXPLORATION' }, shown);
    await t.as('derby-secretary').does('annulRecord', {
      ...slip,
      recordType: 'RECORDED_DECISION',
      recordId: decisions[0]!.id,
      reason: 'Of the other programme.',
    });
    const codes = async () =>
      (await director.reads('programmes', { first: 9 }, 'nodes { code }')).nodes.map(
        ({ code }) => code,
      );
    expect(await codes()).toEqual(['SLIP', 'UHDB']);
    await t.as('pmo').refused('actOnProgramme', discard, 'NOT_ALLOWED');
    await director.does('actOnProgramme', discard);
    await director.again();
    expect(await codes()).toEqual(['UHDB']);
    const read = await director.reads('programme', slip, 'status acts { act reason }');
    expect(read).toEqual({
      status: 'DISCARDED',
      acts: [{ act: 'DISCARD', reason: 'It was entered twice.' }],
    });
    const pack = { ...slip, stage: 'FBC', label: 'Once more' };
    await director.refused('createCasePack', pack, 'WRONG_STATE');
    await director.refused('actOnProgramme', { ...discard, act: 'RESUME' }, 'WRONG_STATE');
    expect(await t.faults()).toEqual([]);
  });
});

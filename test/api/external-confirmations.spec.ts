import { describe, expect, it } from '@jest/globals';
import { byHand } from '../support/by-hand.js';
import { aDocument } from '../support/decisions.js';
import { external, readGate, recordPast } from '../support/gates.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, key, world } from '../support/world.js';

/** Derby and Burton in 2018, up to the clearance of their merger, which Derby's secretary records. */
const t = TestApp.forSpec({ world: world({ businessDate: '2018-05-31' }) }, async (app) => {
  for (const code of ['derby-deputy', 'second-recorder', 'stranger']) await aPerson(app, code);
  await aRole(app, 'derby-deputy', 'COMPANY_SECRETARY', 'UHDB', 'DERBY');
  await aRole(app, 'second-recorder', 'EXTERNAL_RECORDER', 'UHDB');
  const both = ['DERBY', 'BURTON'];
  await recordPast(app, 'EXPLORATION', both, { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
  await recordPast(app, 'STRATEGIC_CASE', both, { purpose: 'SUBMIT' });
  const reviewed = { purpose: 'REVIEW', outcome: 'MAY_PROCEED', decidedOn: '2017-07-06' } as const;
  await external(app, { gate: 'STRATEGIC_CASE', body: 'NHSE', ...reviewed });
  await recordPast(app, 'FBC_SUBMISSION', both, { purpose: 'SUBMIT', decidedOn: '2018-01-30' });
  for (const gate of ['EXPLORATION', 'STRATEGIC_CASE', 'FBC_SUBMISSION'])
    await app.as('director').does('passGate', { programme: 'UHDB', gate });
});

const UHDB = { programme: 'UHDB' };
const CLEARANCE = { ...UHDB, gate: 'COMPETITION' };
const [derby, burton, director] = ['derby-secretary', 'burton-secretary', 'director'].map((who) =>
  t.as(who),
) as [ReturnType<typeof t.as>, ReturnType<typeof t.as>, ReturnType<typeof t.as>];

/** The letter of the competition authority, recorded; answers with the id of the record. */
async function recorded(by: string, over: object = {}): Promise<string> {
  const asked = { body: 'CMA', purpose: 'CLEAR', outcome: 'CLEARED', decidedOn: '2018-03-15' };
  const paper = { reference: 'ME/6726-17', documentId: await aDocument(t, 'UHDB', by) };
  const input = { ...CLEARANCE, ...asked, ...paper, ...over };
  await t.as(by).does('recordExternalDecision', input as never);
  return (await decisions()).at(-1)!.id;
}
const decisions = async () =>
  (
    await t
      .as('observer')
      .reads(
        'gate',
        CLEARANCE,
        'decisions { id outcome corrected awaitsConfirmation confirmedBy { code } confirmedAt }',
      )
  ).decisions;
const blockers = async () =>
  (await readGate(t, 'COMPETITION')).readiness.blockers.map(({ kind, because }) => [kind, because]);
const notices = async (who: string) =>
  (await t.as(who).reads('myNotices', { first: 9 }, 'edges { node { type text } }')).edges.map(
    ({ node }) => node,
  );
const mayConfirm = async (who: string) =>
  (
    await t.as(who).reads('gate', CLEARANCE, 'decisions { mayConfirm { code because } }')
  ).decisions.at(-1)!.mayConfirm;

const WHO =
  'The company secretary of a Trust confirms it who did not record it and whose Trust it was not recorded for, or another recorder of outside decisions.';

describe('the letter of a statutory decision', () => {
  let decisionId: string;

  it('is on record, and counts for nothing while nobody else has confirmed it', async () => {
    decisionId = await recorded('derby-secretary');
    expect(await decisions()).toEqual([
      {
        id: decisionId,
        outcome: 'CLEARED',
        corrected: false,
        awaitsConfirmation: true,
        confirmedBy: null,
        confirmedAt: null,
      },
    ]);
    const because =
      'The answer of CMA on 15 March 2018, "cleared", is recorded and not confirmed, so it does not count: the company secretary of a Trust that it was not recorded for, or another recorder of outside decisions, must confirm the letter (confirmExternalDecision).';
    expect(await blockers()).toContainEqual(['NOT_CONFIRMED', because]);
    const gate = await readGate(t, 'COMPETITION');
    expect([gate.status, gate.deciders[0]!.satisfied]).toEqual(['IN_PREPARATION', false]);
    const no = await director.refused('passGate', CLEARANCE, 'GATE_NOT_READY');
    expect(no.blockers!.map(({ kind }) => kind)).toContain('NOT_CONFIRMED');
  });

  it('is told to the secretaries of the Trusts that it was not recorded for, and to nobody else', async () => {
    const text =
      'A letter of CMA of 15 March 2018 is recorded at the gate Competition of UHDB, and counts once it is confirmed: read it, and confirm it (confirmExternalDecision).';
    const told = { type: 'LETTER_TO_CONFIRM', text };
    expect(await notices('burton-secretary')).toContainEqual(told);
    for (const who of ['derby-secretary', 'derby-deputy', 'director', 'recorder'])
      expect(await notices(who)).not.toContainEqual(told);
  });

  it.each([
    ['whoever recorded it', 'derby-secretary', 'NOT_ALLOWED', `You recorded this letter. ${WHO}`],
    ['a colleague of the same Trust', 'derby-deputy', 'NOT_ALLOWED', WHO],
    ['the programme director', 'director', 'NOT_ALLOWED', null],
    ['the chair of the other Trust', 'burton-chair', 'NOT_ALLOWED', null],
    ['somebody outside', 'stranger', 'NOT_FOUND', null],
  ])('is not confirmed by %s', async (_case, who, code, because) => {
    const field = code === 'NOT_FOUND' ? 'programme' : undefined;
    const input = { ...UHDB, externalDecisionId: decisionId };
    const refusal = await t.as(who).refused('confirmExternalDecision', input, code, field);
    if (because) expect(refusal.because).toBe(because);
    if (because) expect(await mayConfirm(who)).toEqual({ code, because });
  });

  it('is not confirmed where there is none, nor of a decision that counts as it is', async () => {
    const unknown = { ...UHDB, externalDecisionId: key() };
    await burton.refused('confirmExternalDecision', unknown, 'NOT_FOUND', 'externalDecisionId');
    const shown = 'decisions { id purpose }';
    const gate = await burton.reads('gate', { ...UHDB, gate: 'STRATEGIC_CASE' }, shown);
    const review = gate.decisions.find(({ purpose }) => purpose === 'REVIEW')!.id;
    const input = { ...UHDB, externalDecisionId: review };
    const no = await burton.refused('confirmExternalDecision', input, 'WRONG_STATE');
    expect(no.because).toBe(
      'This record counts as it is: only a statutory decision is confirmed, or one on an earlier version of the pack.',
    );
  });

  it.each([
    ['whoever recorded it', 'derby-secretary', null],
    ['the other Trust of the one that it was recorded for', 'burton-secretary', 'DERBY'],
  ])('is not confirmed by hand in the name of %s', async (_case, who, trust) => {
    const said = await byHand(t, who, async (ask) => {
      await ask(
        `insert into external_confirmation (id, programme_id, decision_id, trust_id, confirmed_by, confirmed_at)
         select gen_random_uuid(), e.programme_id, e.id, (select id from trust where code = $2), p.id, now()
         from external_decision e, person p where e.id = $1 and p.code = $3`,
        [decisionId, trust, who],
      );
    });
    expect(said).toBe(
      'the letter of an outside body is confirmed by somebody else than who recorded it, for another Trust',
    );
  });

  it("counts once the other Trust's secretary has confirmed it, in person and once", async () => {
    expect(await mayConfirm('burton-secretary')).toBeNull();
    const shown = 'gate { readiness { blockers { kind } } }';
    const { gate } = await burton.does(
      'confirmExternalDecision',
      { ...UHDB, externalDecisionId: decisionId },
      shown,
    );
    await burton.again();
    expect(gate.readiness.blockers.map(({ kind }) => kind)).not.toContain('NOT_CONFIRMED');
    expect(await decisions()).toMatchObject([
      {
        awaitsConfirmation: false,
        confirmedBy: { code: 'burton-secretary' },
        confirmedAt: expect.any(String),
      },
    ]);
    expect(await t.told('external-decision.confirmed')).toEqual({
      trust: expect.any(String),
      document: expect.any(String),
    });
    const again = { ...UHDB, externalDecisionId: decisionId };
    const no = await burton.refused('confirmExternalDecision', again, 'WRONG_STATE');
    expect(no.because).toBe('This record is confirmed already.');
    await director.does('passGate', CLEARANCE);
    expect((await readGate(t, 'COMPETITION')).status).toBe('PASSED');
  });

  it('that corrects another changes nothing of a passed gate before it is confirmed', async () => {
    const correction = { outcome: 'PROHIBITED', correctsId: decisionId };
    const prohibition = await recorded('recorder', correction);
    const status = async () => (await readGate(t, 'COMPETITION')).status;
    expect(await status()).toBe('PASSED');
    const stopped = { ...UHDB, act: 'PROHIBIT', reason: 'It is forbidden.' } as const;
    const no = await director.refused('actOnProgramme', stopped, 'WRONG_STATE');
    expect(no.because).toBe(
      'No prohibition is recorded and confirmed: record the letter of the competition authority first (recordExternalDecision), and have it confirmed (confirmExternalDecision).',
    );
    const own = { ...UHDB, externalDecisionId: prohibition };
    const recorder = t.as('recorder');
    await recorder.refused('confirmExternalDecision', own, 'NOT_ALLOWED');
    const second = t.as('second-recorder');
    await second.refused(
      'confirmExternalDecision',
      { ...UHDB, externalDecisionId: decisionId },
      'WRONG_STATE',
    );
    await second.does('confirmExternalDecision', own);
    expect(await status()).toBe('SUSPENDED');
    const annulled = { recordType: 'EXTERNAL_DECISION', recordId: prohibition } as const;
    await director.does('annulRecord', { ...UHDB, ...annulled, reason: 'Another merger.' });
    expect(await status()).toBe('PASSED');
    const gone = await derby.refused('confirmExternalDecision', own, 'WRONG_STATE');
    expect(gone.because).toBe(
      'This record was corrected or annulled: confirm the one that counts.',
    );
  });
});

describe('the record', () => {
  it('is sound after all of it', async () => {
    expect(await t.faults()).toEqual([]);
  });

  it.each([
    ['is gone', 'delete from external_confirmation'],
    [
      'is of who recorded it',
      `update external_confirmation f set confirmed_by = e.recorded_by
       from external_decision e where e.id = f.decision_id`,
    ],
  ])('is not sound where the confirmation of a letter %s', async (_case, sql) => {
    const check = async () => await t.faults();
    const faults = await whileTampered(t, ['external_confirmation'], sql, check);
    expect(faults).toContainEqual({
      check: 'gates',
      table: 'gate_passing',
      row: expect.any(String),
      because: expect.stringMatching(
        /^It was passed all the same: The answer of CMA on 15 March 2018, "cleared", is recorded and not confirmed/,
      ),
    });
  });
});

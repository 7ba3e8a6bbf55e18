import { describe, expect, it } from '@jest/globals';
import { aDocument, decide, moveTo } from '../support/decisions.js';
import { external, readGate, recordPast } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** Derby and Burton in July 2018: whatever was decided before is recorded from minutes and letters. */
const t = TestApp.forSpec({ world: world({ businessDate: '2018-07-10' }) });
const director = t.as('director');
const derby = t.as('derby-secretary');
const UHDB = { programme: 'UHDB' };

const pass = async (gate: string) => {
  await director.does('passGate', { ...UHDB, gate });
};
const statusOf = async (gate: string) => (await readGate(t, gate)).status;
const blockersOf = async (gate: string) =>
  (await readGate(t, gate)).readiness.blockers.map(({ kind, because }) => [kind, because]);
const both = ['DERBY', 'BURTON'];
const answer = { gate: 'COMPETITION', body: 'CMA', purpose: 'CLEAR' } as const;
const grant = { gate: 'GRANT', body: 'NHSE', purpose: 'GRANT', outcome: 'GRANTED' } as const;

const councils = async (trusts: string[], forCount: number) => {
  for (const trust of trusts) {
    const secretary = `${trust.toLowerCase()}-secretary`;
    await t.as(secretary).does('recordDecision', {
      ...UHDB,
      gate: 'FBC',
      body: `${trust}-COUNCIL`,
      purpose: 'COUNCIL_APPROVAL',
      outcome: 'APPROVED',
      decidedOn: '2018-06-15',
      forCount,
      againstCount: 0,
      minuteRef: '18/7',
      documentId: await aDocument(t, 'UHDB', secretary),
    });
  }
};
const application = async (madeOn: string) => ({
  ...UHDB,
  madeOn,
  reference: 'Joint application',
  documentId: await aDocument(t),
});
const letter = async (over: object) => ({
  ...UHDB,
  ...grant,
  decidedOn: '2018-06-29',
  reference: 'Letter',
  documentId: await aDocument(t, 'UHDB', 'recorder'),
  ...over,
});

describe('the application', () => {
  it('comes after the decisions of each board and council, and is refused before', async () => {
    await recordPast(t, 'EXPLORATION', both, { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
    await recordPast(t, 'STRATEGIC_CASE', both, { purpose: 'SUBMIT' });
    const reviewed = { purpose: 'REVIEW', outcome: 'MAY_PROCEED' } as const;
    await external(t, {
      gate: 'STRATEGIC_CASE',
      body: 'NHSE',
      ...reviewed,
      decidedOn: '2017-07-06',
    });
    await recordPast(t, 'FBC_SUBMISSION', both, { purpose: 'SUBMIT', decidedOn: '2018-01-30' });
    await external(t, { ...answer, outcome: 'NOT_INVESTIGATED', decidedOn: '2018-03-15' });
    for (const gate of ['EXPLORATION', 'STRATEGIC_CASE', 'FBC_SUBMISSION', 'COMPETITION'])
      await pass(gate);
    const early = await derby.refused(
      'makeApplication',
      await application('2018-06-20'),
      'WRONG_STATE',
    );
    expect(early.blockers!.map((one) => one.because)).toEqual([
      'Board of DERBY Hospitals has not approved it.',
      'Board of BURTON Hospitals has not approved it.',
      'Council of DERBY Hospitals has not approved it.',
      'Council of BURTON Hospitals has not approved it.',
    ]);
  });

  it('is what the grant answers: without it the grant cannot be recorded', async () => {
    const { because } = await t
      .as('recorder')
      .refused('recordExternalDecision', await letter({}), 'WRONG_STATE', 'purpose');
    expect(because).toBe(
      'The Trusts have not applied yet: record their application first (makeApplication).',
    );
  });

  it('a bad rating stops a gate that was past too', async () => {
    const rated = { gate: 'FBC', body: 'NHSE', purpose: 'RATE', outcome: 'RATED' } as const;
    await external(t, { ...rated, overall: 'RED', decidedOn: '2018-06-11' });
    await recordPast(t, 'FBC', both, { decidedOn: '2018-06-12' });
    await councils(both, 5);
    expect(await blockersOf('FBC')).toEqual([
      [
        'CRITERION_NOT_MET',
        "Still needed: The regulator's rating lets the boards proceed. The boards may not proceed: rated red.",
      ],
    ]);
    await external(t, { ...rated, overall: 'GREEN', decidedOn: '2018-06-11' });
    expect(await blockersOf('FBC')).toEqual([]);
    await pass('FBC');
  });

  it('is made once, on a day on which all had approved and that has come', async () => {
    const before = await application('2018-06-14');
    const { because } = await derby.refused('makeApplication', before, 'BAD_USER_INPUT', 'madeOn');
    expect(because).toContain(
      'Council of BURTON Hospitals approved it on 15 June 2018: the application is made on that day or later.',
    );
    await derby.refused(
      'makeApplication',
      await application('2018-07-11'),
      'BAD_USER_INPUT',
      'madeOn',
    );
    await t
      .as('derby-chair')
      .refused('makeApplication', await application('2018-06-20'), 'NOT_ALLOWED');
    const shown = 'programme { applications { number madeOn annulledBecause } }';
    const { programme } = await derby.does(
      'makeApplication',
      await application('2018-06-20'),
      shown,
    );
    await derby.again();
    expect(programme.applications).toEqual([
      { number: 1, madeOn: '2018-06-20', annulledBecause: null },
    ]);
    await derby.refused('makeApplication', await application('2018-06-21'), 'WRONG_STATE');
  });

  it('no grant is dated before it', async () => {
    const early = await letter({ decidedOn: '2018-06-19' });
    const { because } = await t
      .as('recorder')
      .refused('recordExternalDecision', early, 'BAD_USER_INPUT', 'decidedOn');
    expect(because).toBe('The Trusts applied on 20 June 2018: give that day or a later one.');
    await external(t, { ...grant, decidedOn: '2018-06-29' });
  });
});

describe('a gate before that no longer stands', () => {
  let mistake: string;

  it('stops every later one: the grant cannot be passed while the clearance is corrected', async () => {
    const shown = 'decisions { id outcome }';
    const { decisions } = await t
      .as('observer')
      .reads('gate', { ...UHDB, gate: 'COMPETITION' }, shown);
    const correctsId = decisions[0]!.id;
    await external(t, { ...answer, outcome: 'PROHIBITED', decidedOn: '2018-03-15', correctsId });
    expect(await statusOf('COMPETITION')).toBe('SUSPENDED');
    expect(await statusOf('FBC')).toBe('SUSPENDED');
    const stopped = [
      'PREVIOUS_GATE_NOT_PASSED',
      'The gate Competition, before this one, is suspended: it must stand again first.',
    ];
    expect(await blockersOf('GRANT')).toContainEqual(stopped);
    await director.refused('passGate', { ...UHDB, gate: 'GRANT' }, 'GATE_NOT_READY');
    const { decisions: now } = await t
      .as('observer')
      .reads('gate', { ...UHDB, gate: 'COMPETITION' }, shown);
    mistake = now.find(({ outcome }) => outcome === 'PROHIBITED')!.id;
  });

  it('stands again when the record that was made by mistake is annulled', async () => {
    const annulled = {
      ...UHDB,
      recordType: 'EXTERNAL_DECISION',
      recordId: mistake,
      reason: 'Another merger was meant.',
    } as const;
    await t.as('derby-chair').refused('annulRecord', annulled, 'NOT_ALLOWED');
    const unknown = { ...annulled, recordId: (await letter({})).documentId };
    await director.refused('annulRecord', unknown, 'NOT_FOUND', 'recordId');
    await director.does('annulRecord', annulled);
    await director.again();
    await director.refused('annulRecord', annulled, 'WRONG_STATE');
    expect([await statusOf('COMPETITION'), await statusOf('FBC')]).toEqual(['PASSED', 'PASSED']);
    const { decisions } = await t
      .as('observer')
      .reads('gate', { ...UHDB, gate: 'COMPETITION' }, 'decisions { outcome corrected }');
    expect(decisions).toEqual([
      { outcome: 'NOT_INVESTIGATED', corrected: false },
      { outcome: 'PROHIBITED', corrected: true },
    ]);
  });

  it('can be corrected once more after that', async () => {
    const { decisions } = await t
      .as('observer')
      .reads('gate', { ...UHDB, gate: 'COMPETITION' }, 'decisions { id outcome }');
    const correctsId = decisions.find(({ outcome }) => outcome === 'NOT_INVESTIGATED')!.id;
    await external(t, { ...answer, outcome: 'CLEARED', decidedOn: '2018-03-15', correctsId });
    expect(await statusOf('COMPETITION')).toBe('PASSED');
  });

  it('refuses to annul an application while its grant stands', async () => {
    const { applications } = await t.as('observer').reads('programme', UHDB, 'applications { id }');
    const recordId = applications[0]!.id;
    const annulled = { ...UHDB, recordType: 'APPLICATION', recordId, reason: 'A draft.' } as const;
    const { because } = await director.refused('annulRecord', annulled, 'WRONG_STATE');
    expect(because).toBe(
      "The Secretary of State's approval, or the grant, rests on this record: annul that record first.",
    );
  });

  it('is passed again once its body has approved again, on new evidence beside the old', async () => {
    await decide(t, {
      body: 'DERBY-BOARD',
      purpose: 'SUPPORT',
      gate: 'EXPLORATION',
      outcome: 'REJECTED',
    });
    expect(await statusOf('EXPLORATION')).toBe('SUSPENDED');
    expect(await statusOf('FBC')).toBe('SUSPENDED');
    await decide(t, {
      body: 'DERBY-BOARD',
      purpose: 'SUPPORT',
      gate: 'EXPLORATION',
      outcome: 'APPROVED',
      on: '2018-07-11',
    });
    expect(await statusOf('EXPLORATION')).toBe('SUSPENDED');
    const { blockers } = await director.refused(
      'passGate',
      { ...UHDB, gate: 'EXPLORATION' },
      'GATE_NOT_READY',
    );
    expect(blockers!.filter(({ kind }) => kind === 'RECORDED_AT_LIVE_GATE')).toHaveLength(1);
    await decide(t, {
      body: 'BURTON-BOARD',
      purpose: 'SUPPORT',
      gate: 'EXPLORATION',
      outcome: 'APPROVED',
    });
    for (const role of [
      'MEMORANDUM_OF_UNDERSTANDING',
      'TERMS_OF_REFERENCE',
      'INFORMATION_SHARING_AGREEMENT',
    ] as const) {
      const paper = { role, title: 'Paper', documentId: await aDocument(t) };
      await director.does('attachGateDocument', { ...UHDB, gate: 'EXPLORATION', ...paper });
    }
    await pass('EXPLORATION');
    const shown = 'status passings { kind passedOn }';
    const gate = await t.as('observer').reads('gate', { ...UHDB, gate: 'EXPLORATION' }, shown);
    expect(gate).toEqual({
      status: 'PASSED',
      passings: [
        { kind: 'RECORDED', passedOn: '2016-09-05' },
        { kind: 'LIVE', passedOn: '2018-07-11' },
      ],
    });
    // Those who decided on the gates after it confirm, or decide anew.
    expect(await statusOf('FBC')).toBe('SUSPENDED');
    const { doubts } = await t
      .as('observer')
      .reads('gate', { ...UHDB, gate: 'STRATEGIC_CASE' }, 'doubts { because }');
    expect(doubts).toEqual([
      {
        because:
          'The gate Exploration, before this one, was passed again since: this gate must be passed again.',
      },
    ]);
  });
});

describe('the order of decisions', () => {
  it('is kept across gates: what was decided before the gate before it is out of order', async () => {
    expect(
      (await blockersOf('STRATEGIC_CASE')).filter(([kind]) => kind === 'OUT_OF_ORDER'),
    ).toEqual(
      ['DERBY', 'BURTON', 'NHSE'].map((who) => {
        const body = who === 'NHSE' ? who : `Board of ${who} Hospitals`;
        return [
          'OUT_OF_ORDER',
          `${body} decided too early: the gate before this one, Exploration, was decided on 11 July 2018. ${body} must then decide again.`,
        ];
      }),
    );
  });
});

describe('go-live', () => {
  it('needs the grant, which stands', async () => {
    const { version: expectedVersion } = await director.reads('programme', UHDB, 'version');
    const live = { ...UHDB, expectedVersion, goLiveActualOn: '2018-07-01' };
    await director.refused('reviseProgramme', live, 'WRONG_STATE', 'goLiveActualOn');
    await moveTo(t, 'UHDB', '2018-07-12');
  });
});

it('and the record is sound after all of it', async () => {
  expect(await t.faults()).toEqual([]);
});

import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() }, async (app) => {
  await aPerson(app, 'stranger');
});
const UHDB = { programme: 'UHDB' };

const plan: Input<'createProgramme'> = {
  code: 'OTHER',
  title: 'Other',
  regime: 'REGIME_2022_STATUTORY_TRANSACTION',
  transactionType: 'ACQUISITION_S56A',
  parties: [
    { trust: 'DERBY', role: 'ACQUIRING' },
    { trust: 'BURTON', role: 'ACQUIRED' },
  ],
};

describe('a programme', () => {
  it('is read by whoever holds a role in it, and is not there for anybody else', async () => {
    const shown = 'code practice businessDate parties { role trust { code } } version';
    expect(await t.as('observer').reads('programme', UHDB, shown)).toEqual({
      code: 'UHDB',
      practice: true,
      businessDate: '2018-05-31',
      version: 1,
      parties: [
        { role: 'ACQUIRING', trust: { code: 'DERBY' } },
        { role: 'ACQUIRED', trust: { code: 'BURTON' } },
      ],
    });
    const nowhere = { programme: 'NOWHERE' };
    const missing = await t.as('observer').refused('programme', nowhere, 'NOT_FOUND', 'programme');
    const hidden = await t.as('stranger').refused('programme', UHDB, 'NOT_FOUND', 'programme');
    expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' });
  });

  it('takes its own copy of the regime: a council for each foundation trust (R3)', async () => {
    const deciders = await t.asOwner(
      `select g.code as gate, b.code as body, d.purpose from gate_decider d join gate g on g.id = d.gate_id
       join deciding_body b on b.id = d.body_id where g.code = 'FBC' order by d.position, b.code`,
    );
    expect(deciders.map((one) => [one.body, one.purpose])).toEqual([
      ['NHSE', 'RATE'],
      ['BURTON-BOARD', 'FINAL_APPROVE'],
      ['DERBY-BOARD', 'FINAL_APPROVE'],
      ['BURTON-COUNCIL', 'COUNCIL_APPROVAL'],
      ['DERBY-COUNCIL', 'COUNCIL_APPROVAL'],
    ]);
  });

  const party = (trust: string) => ({ parties: [{ trust, role: 'ACQUIRING' }] });
  const dated = { businessDate: '2018-05-31' };
  it.each([
    ['a code in use', { code: 'UHDB' }, 'ALREADY_EXISTS', 'code'],
    ['one party', party('DERBY'), 'BAD_USER_INPUT', 'parties'],
    ['an unknown Trust', party('NOWHERE'), 'NOT_FOUND', 'parties.0.trust'],
    ['a business date and no practice', dated, 'BAD_USER_INPUT', 'businessDate'],
    ['practice and no business date', { practice: true }, 'BAD_USER_INPUT', 'businessDate'],
    ['a bad date', { adoptedOn: '2018-02-30' }, 'BAD_USER_INPUT', 'adoptedOn'],
    ['a day of adoption to come', { adoptedOn: '2999-01-01' }, 'BAD_USER_INPUT', 'adoptedOn'],
  ])('is not started with %s, and nothing is added', async (_case, over, code, field) => {
    await t.as('administrator').refused('createProgramme', { ...plan, ...over }, code, field);
  });

  it('is started by an administrator alone', async () => {
    await t.as('director').refused('createProgramme', plan, 'NOT_ALLOWED');
  });
});

describe("a practice programme's date", () => {
  it.each([
    ['somebody with another role', 'observer', '2018-06-01', 'NOT_ALLOWED'],
    ['somebody outside', 'stranger', '2018-06-01', 'NOT_FOUND'],
    ['going back', 'director', '2018-05-30', 'BAD_USER_INPUT'],
    ['standing still', 'director', '2018-05-31', 'BAD_USER_INPUT'],
  ])('does not move for %s', async (_case, person, to, code) => {
    await t.as(person).refused('advanceBusinessDate', { ...UHDB, to }, code);
  });

  it('moves forward, with its event', async () => {
    const to = '2018-06-11';
    const director = t.as('director');
    const { programme } = await director.does('advanceBusinessDate', { ...UHDB, to });
    await director.again();
    expect(programme.businessDate).toBe(to);
    const shown =
      'auditTrail(first: 1) { edges { node { type subjectType actor { code } content } } }';
    const { auditTrail } = await t.as('auditor').reads('programme', UHDB, shown);
    const { content, ...event } = auditTrail.edges[0]!.node;
    expect(event).toEqual({
      type: 'PROGRAMME_DATE_ADVANCED',
      subjectType: 'PROGRAMME',
      actor: { code: 'director' },
    });
    expect(JSON.parse(content).payload).toEqual({ from: '2018-05-31', to });
  });

  it('is moved in no programme that goes by the calendar', async () => {
    await t.as('administrator').does('createProgramme', { ...plan, code: 'REAL' });
    await aRole(t, 'director', 'PROGRAMME_DIRECTOR', 'REAL');
    const moved = { programme: 'REAL', to: '2030-01-01' };
    await t.as('director').refused('advanceBusinessDate', moved, 'WRONG_STATE', null);
  });

  it('is not read in the chain by a role that may not', async () => {
    const trail = 'auditTrail(first: 1) { totalCount }';
    await t.as('observer').refused('programme', UHDB, 'NOT_ALLOWED', null, trail);
  });
});

describe('a pre-election period and what a programme is for', () => {
  it('are added with their events', async () => {
    const days = { startsOn: '2017-04-22', endsOn: '2017-06-08' };
    const period = { ...UHDB, name: 'Snap election', ...days };
    await t.as('derby-secretary').does('addPreElectionPeriod', period);
    const bad = { ...period, endsOn: '2017-04-21' };
    await t.as('derby-secretary').refused('addPreElectionPeriod', bad, 'BAD_USER_INPUT', 'endsOn');
    const pledge = { kind: 'PLEDGE', text: 'Keep patient choice.' } as const;
    const pmo = t.as('pmo');
    const { statement } = await pmo.does('addStatement', { ...UHDB, ...pledge });
    expect(statement).toMatchObject({ ...pledge, position: 1 });
    await pmo.again();
    const challenge = { ...UHDB, ...pledge, kind: 'CHALLENGE' };
    await pmo.refused('addStatement', challenge, 'BAD_USER_INPUT', 'challengeKind');
    const there = { ...UHDB, ...pledge, position: 1 };
    await pmo.refused('addStatement', there, 'ALREADY_EXISTS', 'position');
  });

  it('is stated in other words, against the version seen', async () => {
    const pmo = t.as('pmo');
    const read = await pmo.reads('programme', UHDB, 'statements(kind: PLEDGE) { id version }');
    const { id: statementId, version: expectedVersion } = read.statements[0]!;
    const words = { statementId, expectedVersion, text: 'Keep the choice of patients.' };
    for (const [over, as, code] of [
      [{ expectedVersion: 9 }, 'pmo', 'STALE_VERSION'],
      [{ statementId: key() }, 'pmo', 'NOT_FOUND'],
      [{ text: ' ' }, 'pmo', 'BAD_USER_INPUT'],
      [{}, 'observer', 'NOT_ALLOWED'],
      [{}, 'stranger', 'NOT_FOUND'],
    ] as const)
      await t.as(as).refused('reviseStatement', { ...words, ...over }, code);
    const { statement } = await pmo.does('reviseStatement', words);
    expect(statement).toMatchObject({
      id: statementId,
      text: words.text,
      version: expectedVersion + 1,
    });
    await pmo.again();
  });

  it('stand in a checkpoint that is signed and marked as practice', async () => {
    const auditor = t.as('auditor');
    const { checkpoint } = await auditor.does('makeCheckpoint', UHDB);
    await auditor.again();
    expect(JSON.parse(checkpoint.signed).checkpoint).toMatchObject({
      chainName: 'UHDB',
      seq: Number(checkpoint.sequence),
      practice: true,
      unanchored: false,
    });
  });
});

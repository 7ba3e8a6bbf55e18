import { describe, expect, it, jest } from '@jest/globals';
import { GateFactsLoader } from '../../src/governance/gates/gate-facts.loader.js';
import { GateStatusKeeper } from '../../src/governance/gates/gate-status.keeper.js';
import { aboutToClose, aDocument, aSealedPack, decide, moveTo } from '../support/decisions.js';
import { eventually } from '../support/eventually.js';
import { fillEveryTable } from '../support/filled-world.js';
import * as g from '../support/gates.js';
import { keep, keptAndWorkedOut, programmeId } from '../support/kept-gates.js';
import { aCompletePack } from '../support/packs.js';
import { race } from '../support/race.js';
import * as r from '../support/resolving.js';
import type { Method } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { Bystander } from '../support/waiting.js';
import { world } from '../support/world.js';

const methods: Method[] = ['MEETING', 'URGENT'];
const UHDB = { programme: 'UHDB' };
const SUPPORT = { gate: 'EXPLORATION', purpose: 'SUPPORT', outcome: 'APPROVED' } as const;
const CRITERION = { ...UHDB, gate: 'FBC', criterion: 'PLEDGES_CHECKED', note: 'All five.' };

/** Where every gate stands by a list that asks for no more, which may show what is kept. */
async function listed(t: TestApp, as = 'observer') {
  const shown = 'nodes { code status gates { code status } }';
  const { nodes } = await t.as(as).reads('programmes', { first: 200 }, shown);
  return nodes.find(({ code }) => code === 'UHDB')!;
}
/** The same by a list that asks for sentences, for which everything is worked out. */
async function worked(t: TestApp) {
  const shown = 'nodes { code status gates { code status readiness { ready } } }';
  const { nodes } = await t.as('observer').reads('programmes', { first: 20 }, shown);
  const { gates, ...one } = nodes.find(({ code }) => code === 'UHDB')!;
  return { ...one, gates: gates.map(({ code, status }) => ({ code, status })) };
}
/** Writes a status by hand, as only an administrator of the database can. */
const forge = async (t: TestApp, status: string) =>
  await t.tamper(`update kept_gate_status set status = '${status}'`);

describe('after every act by which a gate can stand otherwise', () => {
  const t = TestApp.forSpec({ world: world({ methods }, { programme: 'OTHER' }) }, async (app) => {
    await g.lightCases(app);
    await g.adjust(app, { gate: 'EXPLORATION' });
    await keep(app);
  });
  const [pmo, director, derby, burton] = [
    t.as('pmo'),
    t.as('director'),
    t.as('derby-secretary'),
    t.as('burton-secretary'),
  ];
  let change = '';
  let urgent = '';
  const version = async (gate: string) =>
    (await director.reads('gate', { ...UHDB, gate }, 'version')).version;
  const acting = (act: 'PAUSE' | 'RESUME') => ({ ...UHDB, act, reason: 'A winter of pressure.' });
  const evidence = async () => ({
    ...UHDB,
    condition: 'C1',
    note: 'The ledger',
    documentId: await aDocument(t),
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a criterion confirmed', async () => await pmo.does('confirmCriterion', CRITERION)],
    [
      'a document attached',
      async () =>
        await derby.does('attachGateDocument', {
          ...UHDB,
          gate: 'FBC',
          role: 'BOARD_CERTIFICATION',
          title: 'Certification',
          trust: 'DERBY',
          documentId: await aDocument(t, 'UHDB', 'derby-secretary'),
        }),
    ],
    [
      'a document taken off',
      async () => {
        const gate = { ...UHDB, gate: 'FBC' };
        const { documents } = await director.reads('gate', gate, 'documents { id }');
        const off = { ...gate, gateDocumentId: documents[0]!.id, reason: 'The wrong year.' };
        await derby.does('removeGateDocument', off);
      },
    ],
    [
      'a pre-election period entered',
      async () =>
        await pmo.does('addPreElectionPeriod', {
          ...UHDB,
          name: 'Election',
          startsOn: '2018-08-01',
          endsOn: '2018-08-31',
        }),
    ],
    [
      'a date set',
      async () => {
        const at = { ...UHDB, gate: 'FBC', expectedVersion: await version('FBC') };
        await pmo.does('setGateDates', { ...at, baselineOn: '2018-06-12' });
      },
    ],
    [
      'a deferral',
      async () =>
        await pmo.does('deferGate', {
          ...UHDB,
          gate: 'FBC',
          deferReason: 'PRE_ELECTION',
          newDate: '2018-07-10',
        }),
    ],
    ['a step adjusted', async () => await g.adjust(t, { gate: 'COMPETITION' })],
    ['a pack begun', async () => await aCompletePack(t, { stage: 'STRATEGIC_CASE' })],
    ['a pack sealed', async () => await aSealedPack(t, 'FBC')],
    ['a resolution opened', async () => await aboutToClose(t, { ...SUPPORT, body: 'DERBY-BOARD' })],
    [
      'a board against',
      async () => await decide(t, { ...SUPPORT, body: 'BURTON-BOARD', outcome: 'REJECTED' }),
    ],
    [
      'a board in favour, with a condition',
      async () =>
        await decide(t, {
          ...SUPPORT,
          body: 'BURTON-BOARD',
          outcome: 'APPROVED_WITH_CONDITIONS',
          conditions: [{ text: 'A shared ledger', dueOn: '2018-12-31' }],
        }),
    ],
    ['evidence for it', async () => await pmo.does('submitConditionEvidence', await evidence())],
    [
      'the condition discharged',
      async () =>
        await burton.does('dischargeCondition', {
          ...UHDB,
          condition: 'C1',
          authority: {
            kind: 'MINUTE',
            minuteRef: '18/9',
            documentId: await aDocument(t),
            meetingOn: '2018-05-31',
          },
        }),
    ],
    [
      'an urgent decision',
      async () => {
        const people = ['derby-chair', 'derby-exec-1'];
        const consultees = ['derby-ned-1', 'derby-ned-2'];
        const terms = {
          gate: 'EXPLORATION',
          urgent: {
            reason: 'It cannot wait.',
            deciders: people,
            consultees,
            ratifyBy: '2018-06-10',
          },
        };
        const plan = { method: 'URGENT', purpose: 'SUPPORT', pack: null, terms } as const;
        const taken = await r.aResolution(t, plan);
        await r.cast(t, taken, r.everyone(people, 'FOR'));
        await r.close(t, taken);
        urgent = taken.id;
      },
    ],
    ['the programme paused', async () => await derby.does('actOnProgramme', acting('PAUSE'))],
    ['the programme resumed', async () => await director.does('actOnProgramme', acting('RESUME'))],
    [
      'the gate passed',
      async () => await director.does('passGate', { ...UHDB, gate: 'EXPLORATION' }),
    ],
    ['another date', async () => await moveTo(t, 'UHDB', '2018-06-02')],
    [
      'an urgent decision not ratified',
      async () =>
        await decide(t, {
          body: 'DERBY-BOARD',
          purpose: 'RATIFY',
          outcome: 'REJECTED',
          ratifies: urgent,
        }),
    ],
    [
      'a decision of an outside body',
      async () =>
        await g.external(t, {
          gate: 'COMPETITION',
          body: 'CMA',
          purpose: 'CLEAR',
          outcome: 'PROHIBITED',
          decidedOn: '2018-03-15',
        }),
    ],
    [
      'its record annulled',
      async () => {
        const at = { ...UHDB, gate: 'COMPETITION' };
        const { decisions } = await director.reads('gate', at, 'decisions { id }');
        const record = { recordType: 'EXTERNAL_DECISION', recordId: decisions[0]!.id } as const;
        await director.does('annulRecord', { ...UHDB, ...record, reason: 'Another merger.' });
      },
    ],
    ['a decision recorded from minutes', async () => await g.recordPast(t, 'FBC', ['DERBY'])],
    [
      'a change of the law entered',
      async () => {
        const shown = 'programme { lawChanges { id } }';
        const law = { provision: 'S56A_2', instrument: 'Health Act 2018' } as const;
        const given = { ...law, commencesOn: '2018-06-05', documentId: await aDocument(t) };
        const said = await t
          .as('administrator')
          .does('enterLawChange', { ...UHDB, ...given }, shown);
        change = said.programme.lawChanges[0]!.id;
      },
    ],
    [
      'the change of the law confirmed by both',
      async () => {
        const confirmed = { ...UHDB, lawChangeId: change };
        await derby.does('confirmLawChange', { ...confirmed, trust: 'DERBY' });
        await burton.does('confirmLawChange', { ...confirmed, trust: 'BURTON' });
      },
    ],
    ['the day of its commencement', async () => await moveTo(t, 'UHDB', '2018-06-05')],
    [
      'a board that withdraws',
      async () =>
        await decide(t, { body: 'BURTON-BOARD', purpose: 'WITHDRAW', outcome: 'APPROVED' }),
    ],
    [
      'another day of going live',
      async () => {
        const at = await director.reads('programme', UHDB, 'version');
        const revised = { goLiveForecastOn: '2018-07-01', expectedVersion: at.version };
        await director.does('reviseProgramme', { ...UHDB, ...revised });
      },
    ],
    [
      'another regime',
      async () => {
        const changed = {
          regime: 'REGIME_2015_SOC_OBC_FBC',
          reason: 'As the letter says.',
        } as const;
        await director.does('changeRegime', {
          ...UHDB,
          ...changed,
          documentId: await aDocument(t),
        });
      },
    ],
  ])('what is kept is stale, and a list works it out: %s', async (_what, act) => {
    await keep(t);
    expect((await keptAndWorkedOut(t)).showable).toBe(true);
    await act();
    expect((await keptAndWorkedOut(t)).showable).toBe(false);
    const now = await worked(t);
    expect(await listed(t)).toEqual(now);
    expect(await keep(t)).toBe(true);
    const { kept, workedOut, showable } = await keptAndWorkedOut(t);
    expect([showable, kept]).toEqual([true, workedOut]);
    expect(await listed(t)).toEqual(now);
    expect(await keep(t)).toBe(false);
  });

  it('of another programme nothing is stale', async () => {
    await keep(t, 'OTHER');
    await pmo.does('confirmCriterion', { ...CRITERION, note: 'Again.' });
    expect((await keptAndWorkedOut(t, 'OTHER')).showable).toBe(true);
  });
});

describe('what is kept', () => {
  const t = TestApp.forSpec({ world: world({ methods }) }, async (app) => {
    await g.adjust(app, { gate: 'EXPLORATION' });
  });
  const pmo = t.as('pmo');
  const FIRST = { code: 'EXPLORATION', status: 'NOT_STARTED' };

  it('is shown by a list, and by nothing else', async () => {
    expect((await listed(t)).gates[0]).toEqual(FIRST);
    await keep(t);
    await forge(t, 'FAILED');
    const { gates, status } = await listed(t);
    expect([status, gates[0]!.status]).toEqual(['EXPLORING', 'FAILED']);
    expect((await worked(t)).gates[0]).toEqual(FIRST);
    expect((await g.readGate(t, 'EXPLORATION')).status).toBe('NOT_STARTED');
    const one = await t.as('observer').reads('programme', UHDB, 'gates { code status }');
    expect(one.gates[0]).toEqual(FIRST);
    const named = 'nodes { gates { ...G } } } } fragment G on Gate { status readiness { ready }';
    const answer = await t.send(`{ programmes(first: 1) { ${named} }`, {}, 'observer');
    expect(answer.data!.programmes.nodes[0].gates[0].status).toBe('NOT_STARTED');
  });

  it('is not asked when a gate is passed', async () => {
    await forge(t, 'READY');
    await t.tamper("update kept_gate_status set blockers = '[]'");
    const pass = { ...UHDB, gate: 'EXPLORATION' };
    const refusal = await t.as('director').refused('passGate', pass, 'GATE_NOT_READY');
    expect(refusal.blockers).toHaveLength(2);
    await keep(t);
  });

  it('is seen by the verifier where it differs from what the rules work out', async () => {
    const { status } = FIRST;
    await t.tamper('delete from kept_gate_status');
    await keep(t);
    const faults = async () =>
      (await t.faults())
        .filter(({ check }) => check === 'kept-gates')
        .map(({ because }) => because);
    expect(await faults()).toEqual([]);
    const [gate] = await t.asOwner("select id from gate where code = 'EXPLORATION'");
    const forged = async (column: string, value: string) =>
      await t.tamper(
        `update kept_gate_status set ${column} = ${value} where gate_id = '${gate!.id}'`,
      );
    await forged('status', "'PASSED'");
    expect(await faults()).toEqual(['It is kept as PASSED, but the rules work out NOT_STARTED.']);
    await forged('status', `'${status}'`);
    const otherwise =
      'It is kept as NOT_STARTED, but with other things in its way than there are, or until another day.';
    await forged('blockers', "'[]'");
    expect(await faults()).toEqual([otherwise]);
    await t.tamper('delete from kept_gate_status');
    await keep(t);
    await forged('holds_until', "'2030-01-01'");
    expect(await faults()).toEqual([otherwise]);
    // What is stale is shown to nobody, and is no fault.
    await pmo.does('confirmCriterion', CRITERION);
    expect(await faults()).toEqual([]);
    await keep(t);
  });

  it('is written by nobody but through its function, for whoever sees the programme', async () => {
    const insert = `insert into kept_gate_status select g.id, g.programme_id, 'PASSED', false, '[]', '2018-05-31',
      null, now() from gate g`;
    const denied = /permission denied/;
    for (const sql of [
      insert,
      "update kept_gate_status set status = 'PASSED'",
      'delete from kept_gate_status',
      'delete from gate_change',
      'insert into gate_change select id, id from programme',
    ])
      await expect(t.asRole('watersmeet_service', sql)).rejects.toThrow(denied);
    const id = await programmeId(t);
    const forging = `select guards.keep_gate_status('${id}', '{}', '2018-05-31', '[]')`;
    await expect(t.asRole('watersmeet_service', forging)).rejects.toThrow(
      /kept by those who see it/,
    );
    await expect(t.asRole('watersmeet_auditor', forging)).rejects.toThrow(denied);
  });

  it('is of a programme that its reader does not see for nobody', async () => {
    await t.as('administrator').does('createPerson', { code: 'stranger', displayName: 'Stranger' });
    expect(await keep(t, 'UHDB', 'stranger')).toBe(false);
    const { nodes } = await t.as('stranger').reads('programmes', { first: 200 }, 'nodes { code }');
    expect(nodes).toEqual([]);
  });

  it('of 200 programmes is within what one query may cost, and sentences are not', async () => {
    const page = (shown: string) =>
      `{ programmes(first: 200) { nodes { code title status ${shown} } pageInfo { hasNextPage } } }`;
    const answer = await t.send(page('gates { code status }'), {}, 'observer');
    expect(answer.extensions).toEqual({ cost: { used: 2_601, budget: 3_000 } });
    for (const dear of ['gates { code readiness { ready } }', 'gates { ...G }']) {
      const fragment = dear.includes('...') ? ' fragment G on Gate { code status }' : '';
      const { errors } = await t.send(page(dear) + fragment, {}, 'observer');
      expect(errors![0]!.extensions.code).toBe('LIMIT');
    }
    const { errors } = await t.send(
      '{ programmes(first: 201) { nodes { code } } }',
      {},
      'observer',
    );
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
  });
});

describe('when only the date moves', () => {
  const t = TestApp.forSpec({ world: world({ methods }) }, async (app) => {
    await g.adjust(app, { gate: 'EXPLORATION' });
    const people = ['derby-chair', 'derby-exec-1'];
    const consultees = ['derby-ned-1', 'derby-ned-2'];
    const urgent = {
      reason: 'It cannot wait.',
      deciders: people,
      consultees,
      ratifyBy: '2018-06-03',
    };
    const plan = { method: 'URGENT', purpose: 'SUPPORT', pack: null } as const;
    const taken = await r.aResolution(app, { ...plan, terms: { urgent, gate: 'EXPLORATION' } });
    await r.cast(app, taken, r.everyone(people, 'FOR'));
    await r.close(app, taken);
    await decide(app, { ...SUPPORT, body: 'BURTON-BOARD' });
    const law = { provision: 'S56A_2', instrument: 'Health Act 2018' } as const;
    const given = { ...law, commencesOn: '2018-06-08', documentId: await aDocument(app) };
    const shown = 'programme { lawChanges { id } }';
    const said = await app.as('administrator').does('enterLawChange', { ...UHDB, ...given }, shown);
    const confirmed = { ...UHDB, lawChangeId: said.programme.lawChanges[0]!.id };
    for (const trust of ['DERBY', 'BURTON'])
      await app
        .as(`${trust.toLowerCase()}-secretary`)
        .does('confirmLawChange', { ...confirmed, trust });
    const { version } = await app.as('director').reads('programme', UHDB, 'version');
    const goLive = { goLiveForecastOn: '2018-06-12', expectedVersion: version };
    await app.as('director').does('reviseProgramme', { ...UHDB, ...goLive });
  });
  /** Moves the date without any act, as midnight does. */
  const midnight = async (day: string) =>
    await t.tamper(`update programme set business_date = '${day}'`);

  it('what is kept holds until the day on which something changes by it', async () => {
    const held: string[] = [];
    for (let day = 1; day <= 14; day += 1) {
      const date = `2018-06-${String(day).padStart(2, '0')}`;
      await midnight(date);
      const { showable, kept, workedOut } = await keptAndWorkedOut(t);
      if (showable) expect([date, kept]).toEqual([date, workedOut]);
      else held.push(date);
      expect([date, await listed(t)]).toEqual([date, await worked(t)]);
      if (!showable) await keep(t);
    }
    // The first is kept when it is first asked for; then the ratification is overdue, the law and going live begin.
    expect(held).toEqual(['2018-06-01', '2018-06-04', '2018-06-08', '2018-06-12']);
  });

  it('a list shows the change on that very day', async () => {
    await t.tamper('delete from kept_gate_status');
    await midnight('2018-06-03');
    await keep(t);
    const first = async () => (await listed(t)).gates[0]!.status;
    expect(await first()).toBe('READY');
    await midnight('2018-06-04');
    expect(await first()).toBe('PARTIALLY_APPROVED');
  });
});

describe('what changes while the gates are kept', () => {
  const t = TestApp.forSpec({ world: world({ methods }) }, async (app) => {
    await g.adjust(app, { gate: 'EXPLORATION' });
    // A gate is changed by hand here, without an act that has its event.
    await app.tamper('alter table gate disable trigger critical_update');
  });
  /** It may be stale, and it may be right; never shown and wrong. */
  const isStaleOrRight = async () => {
    const { showable, kept, workedOut } = await keptAndWorkedOut(t);
    if (showable) expect(kept).toEqual(workedOut);
    return showable ? 'right' : 'stale';
  };
  const byHand = (text: string) => `update gate set title = '${text}' where code = 'EXPLORATION'`;

  it('after they were read leaves them stale', async () => {
    const loader = t.app.get(GateFactsLoader, { strict: false });
    const of = loader.of.bind(loader);
    const reading = jest.spyOn(loader, 'of').mockImplementation(async (...given) => {
      const read = await of(...given);
      await t.asOwner(byHand('Changed meanwhile'));
      return read;
    });
    await keep(t);
    reading.mockRestore();
    expect((await keptAndWorkedOut(t)).showable).toBe(false);
    await keep(t);
    expect((await keptAndWorkedOut(t)).showable).toBe(true);
  });

  it('and is committed only after them leaves them stale', async () => {
    await t.asOwner(byHand('Exploration'));
    const other = await Bystander.come(t);
    await other.hold(byHand('Not committed'));
    expect(await keep(t)).toBe(true);
    expect((await keptAndWorkedOut(t)).showable).toBe(true);
    await other.commit();
    expect((await keptAndWorkedOut(t)).showable).toBe(false);
  });

  it('by an act at the same moment leaves them stale or right, whoever comes first', async () => {
    const pmo = t.as('pmo');
    await race({ between: ['keeping', 'confirming'], rounds: 10 }, async (run, at) => {
      await pmo.does('confirmCriterion', { ...CRITERION, note: `Before ${at}.` });
      const order: number[] = [];
      const confirmed = { ...CRITERION, confirmed: at % 2 === 0, note: `Round ${at}.` };
      await Promise.all([
        run(0, async () => await keep(t).then(() => order.push(0))),
        run(1, async () => await pmo.does('confirmCriterion', confirmed).then(() => order.push(1))),
      ]);
      return { first: order[0] as 0 | 1, as: await isStaleOrRight() };
    });
  });

  it('has them kept anew by the server soon after an act, and after a list', async () => {
    const keeper = t.app.get(GateStatusKeeper, { strict: false });
    keeper.start();
    const soon = async () =>
      await eventually(async () => {
        const { showable, kept, workedOut } = await keptAndWorkedOut(t);
        expect([showable, kept]).toEqual([true, workedOut]);
      });
    await t.as('pmo').does('confirmCriterion', { ...CRITERION, note: 'Soon.' });
    await soon();
    await t.asOwner(byHand('A step'));
    expect((await keptAndWorkedOut(t)).showable).toBe(false);
    await listed(t);
    await soon();
    await keeper.stop();
    await t.as('pmo').does('confirmCriterion', { ...CRITERION, note: 'Later.' });
    expect((await keptAndWorkedOut(t)).showable).toBe(false);
  });
});

describe('in a world with a row of every table', () => {
  const t = TestApp.forSpec({ world: world() });

  it('a change of any row by which gates stand leaves them stale', async () => {
    const at = { programme: 'UHDB', body: 'DERBY-BOARD', person: 'derby-ned-1' };
    const rows = await fillEveryTable(t, at);
    const tables = await t.asSuperuser<{ name: string }>(
      `select c.relname as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
       where g.tgname = 'gate_fact_update' order by 1`,
    );
    expect(tables).toHaveLength(30);
    const stale: string[] = [];
    for (const { name } of tables) {
      await t.tamper('delete from gate_change');
      const programme = name === 'programme' ? 'id' : 'programme_id';
      const sql = `update "${name}" set ${programme} = ${programme} where ${programme} = '${rows.programme}'`;
      // Those that are only added to are changed as by somebody who took that trigger away first.
      await t.asSuperuser(
        `begin; alter table "${name}" disable trigger user;
         alter table "${name}" enable trigger gate_fact_update; ${sql};
         alter table "${name}" enable trigger user; commit`,
      );
      const changed = await t.asOwner('select from gate_change where programme_id = $1', [
        rows.programme,
      ]);
      if (changed.length === 1) stale.push(name);
    }
    expect(stale).toEqual(tables.map(({ name }) => name));
  });
});

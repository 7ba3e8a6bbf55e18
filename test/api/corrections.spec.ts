import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { decide } from '../support/decisions.js';
import * as g from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aSeat, createBody, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() }, async (app) => {
  await aPerson(app, 'stranger');
  await aPerson(app, 'newcomer');
});

describe('the posts of a body', () => {
  it('are stated when a council is added, and of no body that decides elsewhere', async () => {
    const body = { code: 'X', name: 'X' };
    const council = { ...body, trust: 'DERBY', kind: 'COUNCIL_OF_GOVERNORS' };
    const outside = { ...body, kind: 'CMA', posts: 9 };
    for (const input of [council, outside])
      await t.as('administrator').refused('createBody', input, 'BAD_USER_INPUT', 'posts');
  });

  const set = {
    body: 'DERBY-COUNCIL',
    posts: 9,
    effectiveFrom: '2018-06-01',
    reason: 'The constitution was amended.',
  };

  it.each([
    [
      'of a body that decides elsewhere',
      { body: 'CMA' },
      'administrator',
      'BAD_USER_INPUT',
      'posts',
    ],
    ['none at all', { posts: 0 }, 'derby-secretary', 'BAD_USER_INPUT', 'posts'],
    ['fewer than are held', { posts: 4 }, 'derby-secretary', 'BAD_USER_INPUT', 'posts'],
    ['without a reason', { reason: '' }, 'derby-secretary', 'BAD_USER_INPUT', 'reason'],
    ['by another Trust', {}, 'burton-secretary', 'NOT_ALLOWED', null],
    ['by the programme office', {}, 'pmo', 'NOT_ALLOWED', null],
    ['of no such body', { body: 'NONE' }, 'derby-secretary', 'NOT_FOUND', 'body'],
  ])('are not set: %s', async (_case, over, as, code, field) => {
    await t.as(as).refused('setPosts', { ...set, ...over }, code, field);
  });

  it('are set from a day on: what is opened before keeps its own, and a later entry corrects', async () => {
    const secretary = t.as('derby-secretary');
    await secretary.does('setPosts', set, 'body { postCounts { posts } }');
    await secretary.again();
    const seatsOf = async (on?: string) => {
      const council = { body: 'DERBY-COUNCIL', purpose: 'SIGNIFICANT_TRANSACTION' } as const;
      const id = await decide(t, { ...council, outcome: 'APPROVED', on });
      return (await t.asOwner('select posts as n from resolution where id = $1', [id]))[0]!.n;
    };
    expect(await seatsOf()).toBe(5);
    const shown = 'body { posts postCounts { posts } }';
    const { body } = await secretary.does('setPosts', { ...set, posts: 7 }, shown);
    expect(body).toEqual({ posts: 7, postCounts: [{ posts: 9 }, { posts: 7 }] });
    expect(await seatsOf('2018-06-01')).toBe(7);
    expect(await t.told('body-posts.set')).toMatchObject({ from: '9', to: '7' });
  });
});

describe('a seat entered wrongly', () => {
  const seat = async () => {
    const [found] = await t.asOwner<{ id: string; version: number }>(
      `select s.id, s.version from seat s join person p on p.id = s.person_id where p.code = 'newcomer'`,
    );
    return { seatId: found!.id, expectedVersion: found!.version, reason: 'Another person.' };
  };
  const wrong = {
    body: 'DERBY-BOARD',
    person: 'newcomer',
    kind: 'EXECUTIVE',
    voting: false,
  } as const;

  it('is taken away, so that it can be entered rightly the same day', async () => {
    await aSeat(t, wrong);
    await expect(aSeat(t, { ...wrong, voting: true })).rejects.toThrow('ALREADY_EXISTS');
    const input = await seat();
    for (const [over, as, code] of [
      [{ expectedVersion: 9 }, 'derby-secretary', 'STALE_VERSION'],
      [{ seatId: key() }, 'derby-secretary', 'NOT_FOUND'],
      [{ reason: '' }, 'derby-secretary', 'BAD_USER_INPUT'],
      [{}, 'burton-secretary', 'NOT_ALLOWED'],
      [{}, 'stranger', 'NOT_ALLOWED'],
    ] as const)
      await t.as(as).refused('voidSeat', { ...input, ...over }, code);
    const secretary = t.as('derby-secretary');
    await secretary.does('voidSeat', input);
    await secretary.again();
    const told = { voting: false, reason: 'Another person.' };
    expect(await t.told('seat.voided')).toMatchObject(told);
    await aSeat(t, { ...wrong, voting: true });
  });

  it('stays once a roll names it: then it is ended', async () => {
    await decide(t, { body: 'DERBY-BOARD', purpose: 'OTHER', outcome: 'APPROVED' });
    await t.as('derby-secretary').refused('voidSeat', await seat(), 'WRONG_STATE', 'seatId');
  });
});

describe('an interest in the register', () => {
  it('is ended on a day by the secretary, with the reason', async () => {
    const secretary = t.as('derby-secretary');
    const entry = { trust: 'DERBY', person: 'derby-ned-1', nature: 'A supplier.' };
    const registered = { ...entry, from: '2018-01-01' };
    const { interest } = await secretary.does('registerInterest', registered);
    await secretary.again();
    const ended = { standingInterestId: interest.id, expectedVersion: interest.version };
    const input = { ...ended, until: '2018-05-31', reason: 'The shares were sold.' };
    for (const [over, as, code] of [
      [{ until: '2017-12-31' }, 'derby-secretary', 'BAD_USER_INPUT'],
      [{ expectedVersion: 9 }, 'derby-secretary', 'STALE_VERSION'],
      [{ standingInterestId: key() }, 'derby-secretary', 'NOT_FOUND'],
      [{}, 'burton-secretary', 'NOT_ALLOWED'],
      [{}, 'derby-ned-1', 'NOT_ALLOWED'],
    ] as const)
      await t.as(as).refused('endInterest', { ...input, ...over }, code);
    const now = await secretary.does('endInterest', input);
    await secretary.again();
    expect(now.interest).toMatchObject({ until: '2018-05-31', version: 2 });
    const told = { to: '2018-05-31', reason: input.reason };
    expect(await t.told('interest.ended')).toMatchObject(told);
  });
});

describe('a new programme', () => {
  const input: Input<'createProgramme'> = {
    code: 'NEXT',
    title: 'Next',
    practice: true,
    businessDate: '2023-01-01',
    regime: 'REGIME_2022_STATUTORY_TRANSACTION',
    transactionType: 'MERGER_S56',
    parties: ['DERBY', 'BURTON'].map((trust) => ({ trust, role: 'MERGING' })),
  };

  it('says whom it asks where the installation has several of a kind, and may ask several commissioners', async () => {
    const administrator = t.as('administrator');
    await createBody(t, { code: 'ICB-2', name: 'The other board', kind: 'ICB' });
    await createBody(t, { code: 'NHSE-2', name: 'Another region', kind: 'NHS_ENGLAND' });
    for (const [outsideBodies, code, field] of [
      [undefined, 'BAD_USER_INPUT', 'outsideBodies'],
      [['NHSE'], 'BAD_USER_INPUT', 'outsideBodies'],
      [['NHSE', 'NHSE-2'], 'BAD_USER_INPUT', 'outsideBodies.1'],
      [['DERBY-BOARD'], 'BAD_USER_INPUT', 'outsideBodies.0'],
      [['NONE'], 'NOT_FOUND', 'outsideBodies.0'],
    ] as const) {
      const asking = { ...input, outsideBodies };
      const { because } = await administrator.refused('createProgramme', asking, code, field);
      if (!outsideBodies)
        expect(because).toMatch(
          'Name in outsideBodies which of these this programme asks: integrated care board (ICB, ICB-2), NHS England (NHSE, NHSE-2).',
        );
    }
    const outsideBodies = ['NHSE', 'ICB', 'ICB-2'];
    await administrator.does('createProgramme', { ...input, outsideBodies });
    await administrator.again();
    const asked = await t.asOwner(
      `select distinct b.code from gate_decider d join deciding_body b on b.id = d.body_id
       join programme p on p.id = d.programme_id where p.code = 'NEXT' and b.kind in ('ICB', 'NHS_ENGLAND') order by 1`,
    );
    expect(asked.map(({ code }) => code)).toEqual(['ICB', 'ICB-2', 'NHSE']);
  });

  it('by merger asks the board of the Trust that it makes, whenever that comes to be (R29)', async () => {
    await aRole(t, 'director', 'PROGRAMME_DIRECTOR', 'NEXT');
    const trust = { code: 'NEWCO', odsCode: 'RNEW', name: 'NEWCO', kind: 'NHS_TRUST' } as const;
    await t.as('administrator').does('createTrust', trust);
    await createBody(t, { code: 'NEWCO-BOARD', name: 'N', kind: 'TRUST_BOARD', trust: 'NEWCO' });
    const director = t.as('director');
    const ask = async (gate: string): Promise<Input<'adjustGate'>> => {
      const { version } = await director.reads('gate', { programme: 'NEXT', gate });
      const addDeciders = [{ body: 'NEWCO-BOARD', purpose: 'SUPPORT' as const, order: 1 }];
      const asked = { programme: 'NEXT', gate, addDeciders, reason: 'It exists now.' };
      return { ...asked, expectedVersion: version };
    };
    await director.refused('adjustGate', await ask('DAY_1'), 'BAD_USER_INPUT', 'addDeciders');
    for (const code of ['REVIEW_100_DAYS', 'REVIEW_1_YEAR']) {
      const shown = 'gate { deciders { body { code } } }';
      const { gate } = await director.does('adjustGate', await ask(code), shown);
      expect(gate.deciders).toEqual([{ body: { code: 'NEWCO-BOARD' } }]);
    }
    const parties = await t.asOwner(
      `select t.code, x.role from programme_party x join trust t on t.id = x.trust_id
       join programme p on p.id = x.programme_id where p.code = 'NEXT' order by 1`,
    );
    expect(parties.map(({ code, role }) => [code, role])).toEqual([
      ['BURTON', 'MERGING'],
      ['DERBY', 'MERGING'],
      ['NEWCO', 'SUCCESSOR'],
    ]);
  });

  it('may say who decides where nobody does even once a gate is passed, and nothing else', async () => {
    await g.adjust(t, { gate: 'EXPLORATION' });
    const past = { purpose: 'SUPPORT', decidedOn: '2016-09-05' } as const;
    await g.recordPast(t, 'EXPLORATION', ['DERBY', 'BURTON'], past);
    const director = t.as('director');
    await director.does('passGate', { programme: 'UHDB', gate: 'EXPLORATION' });
    const { version: expectedVersion } = await g.readGate(t, 'REVIEW_1_YEAR');
    const addDeciders = [{ body: 'BURTON-BOARD', purpose: 'SUPPORT', order: 1 }];
    const late = { programme: 'UHDB', gate: 'REVIEW_1_YEAR', reason: 'Late.' };
    const adjusted = { ...late, expectedVersion, addDeciders };
    await director.refused('adjustGate', adjusted, 'WRONG_STATE');
  });
});

describe('the day of go-live', () => {
  it('is not entered before the grant, nor for a day to come', async () => {
    const director = t.as('director');
    const uhdb = { programme: 'UHDB' };
    const { version: expectedVersion } = await director.reads('programme', uhdb);
    for (const [goLiveActualOn, code] of [
      ['2018-07-01', 'BAD_USER_INPUT'],
      ['2018-06-01', 'WRONG_STATE'],
    ] as const) {
      const revised = { ...uhdb, expectedVersion, goLiveActualOn };
      await director.refused('reviseProgramme', revised, code, 'goLiveActualOn');
    }
    const cleared = { ...uhdb, expectedVersion, goLiveActualOn: null };
    const { programme } = await director.does('reviseProgramme', cleared);
    await director.again();
    expect(programme.goLiveActualOn).toBeNull();
  });
});

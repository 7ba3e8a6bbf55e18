import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { driverError } from '../../src/platform/database/database-errors.js';
import { Refused } from '../../src/shared/refusal.js';
import {
  CastingVoteRow,
  Elector,
  ResolutionOutcome,
  Vote,
} from '../../src/governance/resolutions/resolution.entity.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

let t: TestApp;
let resolution: r.OpenResolution;
let ids: { resolutionId: string; programmeId: string; bodyId: string };
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  const present = ['derby-chair', 'derby-governor-1', 'derby-governor-2'];
  const plan = { body: 'DERBY-COUNCIL', purpose: 'SUPPORT', pack: null, present };
  resolution = await r.aResolution(t, plan);
  await r.cast(t, resolution, { 'derby-governor-1': 'FOR' });
  const [row] = await t.asOwner(
    'select id as "resolutionId", programme_id as "programmeId", body_id as "bodyId" from resolution where id = $1',
    [resolution.id],
  );
  ids = row as typeof ids;
});
afterAll(async () => {
  await t.stop();
});

const personOf = async (code: string) =>
  (await t.asOwner<{ id: string }>('select id from person where code = $1', [code]))[0]!.id;

/** Writes past the services, as a fault in them could; answers with the constraint that stops it. */
async function stopped(work: Parameters<typeof t.db.transaction>[1], as = 'derby-secretary') {
  const before = await r.rows(t);
  const failure = await t.db
    .transaction(await t.actor(as), async (tx) => {
      await work(tx);
      const about = {
        programmeId: ids.programmeId,
        subjectType: 'resolution',
        subjectId: resolution.id,
      } as const;
      t.app.get(AuditService).record(tx, { type: 'resolution.revised', ...about, payload: {} });
    })
    .catch((error: unknown) => error);
  expect(await r.rows(t)).toEqual(before);
  if (failure instanceof Refused) return failure.refusal.code;
  return driverError(failure).constraint ?? driverError(failure).code ?? 'nothing stopped it';
}

const aRow = async (person: string, over: object = {}) => ({
  ...ids,
  personId: await personOf(person),
  revision: 1,
  voting: true,
  choice: 'FOR' as const,
  manifestSha256: null,
  reason: null,
  castAt: new Date(),
  enteredBy: await personOf(person),
  ...over,
});

describe('the database itself refuses a vote', () => {
  it.each([
    ['of somebody who is not on the roll', 'burton-governor-1', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['of the chair, who has none there', 'derby-chair', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['that says of itself that it is none', 'derby-chair', { voting: false }, 'vote_entitled'],
    ['counted twice', 'derby-governor-1', {}, 'STALE_VERSION'],
    ['before the first', 'derby-governor-2', { revision: 0 }, 'vote_revision'],
    ['for something else', 'derby-governor-2', { choice: 'MAYBE' }, 'vote_choice'],
  ])('%s', async (_case, person, over, constraint) => {
    const row = await aRow(person, over);
    expect(await stopped(async (tx) => void (await tx.insert(Vote, row)))).toBe(constraint);
  });

  it('of another body, whoever writes it', async () => {
    const row = await aRow('derby-governor-2');
    const write = async (tx: any) => void (await tx.insert(Vote, row));
    for (const person of ['burton-secretary', 'burton-chair', 'director', 'sro', 'auditor'])
      expect(await stopped(write, person)).toBe('NOT_FOUND');
  });
});

describe('the database itself keeps', () => {
  it('one casting vote and one outcome of a resolution', async () => {
    const personId = await personOf('derby-chair');
    const casting = { ...ids, number: 1, personId, choice: 'FOR' as const, castAt: new Date() };
    const outcome = {
      ...ids,
      outcome: 'APPROVED' as const,
      carried: true,
      steps: [],
      ruleVersion: '1',
      decidedOn: '2018-05-31',
      closedBy: personId,
      closedAt: new Date(),
    };
    const twice = async (tx: any, entity: any, row: object) => {
      await tx.insert(entity, row);
      await tx.insert(entity, row);
    };
    const cast = { ...casting, enteredBy: personId };
    expect(await stopped(async (tx) => await twice(tx, CastingVoteRow, cast))).toBe(
      'ALREADY_EXISTS',
    );
    expect(await stopped(async (tx) => await twice(tx, ResolutionOutcome, outcome))).toBe(
      'ALREADY_EXISTS',
    );
  });

  it('a roll that was voted on: nobody changes it, and nobody is ever removed from one', async () => {
    for (const sql of ['update elector set programme_id = programme_id', 'delete from elector'])
      await expect(t.asRole('watersmeet_service', sql)).rejects.toThrow('permission denied');
    for (const sql of ['update elector set voting = false', 'delete from elector'])
      await expect(t.asOwner(sql)).rejects.toThrow('a roll that was voted on is never changed');
    await expect(t.asOwner('truncate elector cascade')).rejects.toThrow('only ever added');
  });

  it.each([
    'vote',
    'casting_vote',
    'resolution_outcome',
    'resolution_working',
    'resolution_count',
    'declared_interest',
    'interest_ruling',
    'interest_confirmation',
  ])('what is in %s: nobody changes or removes it, its owner neither', async (table) => {
    for (const sql of [`update ${table} set programme_id = programme_id`, `delete from ${table}`]) {
      await expect(t.asRole('watersmeet_service', sql)).rejects.toThrow('permission denied');
      const [found] = await t.asOwner<{ count: string }>(`select count(*) from ${table}`);
      if (Number(found!.count) > 0) await expect(t.asOwner(sql)).rejects.toThrow('only ever added');
    }
    await expect(t.asOwner(`truncate ${table} cascade`)).rejects.toThrow('only ever added');
  });

  it('the roll: nobody joins it later with another vote', async () => {
    const personId = await personOf('derby-governor-1');
    const seat = { seatId: ids.bodyId, postId: ids.bodyId, seatKind: 'MEMBER' as const };
    const row = { ...ids, personId, ...seat, title: 'x' };
    expect(
      await stopped(async (tx) => void (await tx.insert(Elector, { ...row, voting: true }))),
    ).toBe('ALREADY_EXISTS');
  });
});

import type { CaseStage } from '../../src/programmes/regime.rules.js';
import type { Outcome } from '../../src/resolutions/resolution.rules.js';
import type { Purpose } from '../../src/shared/purpose.js';
import * as packs from './packs.js';
import * as r from './resolving.js';
import type { TestApp } from './test-app.js';
import { key } from './world.js';

/** A document of the programme, uploaded by somebody. */
export const aDocument = async (t: TestApp, programme = 'UHDB', as = 'director') =>
  await packs.aDocument(t, { programme, as, content: packs.aPdf(key()) });

/** A sealed pack of a case; it supersedes the one before. */
export async function aSealedPack(
  t: TestApp,
  stage: CaseStage,
  programme = 'UHDB',
): Promise<r.SealedPack> {
  return await packs.aSealedPack(t, { programme, stage, label: 'Final' });
}

export interface DecisionPlan {
  programme?: string;
  /** Such as `DERBY-BOARD`: its Trust's secretary keeps its business. */
  body: string;
  purpose: Purpose;
  outcome: Outcome;
  /** The day of the meeting: today or later; a training programme's date is moved there. */
  on?: string;
  /** On the last sealed pack of this case. */
  stage?: CaseStage;
  /** About a step without a case. */
  gate?: string;
  /** About a condition, by its code. */
  condition?: string;
  conditions?: { text: string; kind?: 'PRECEDENT' | 'SUBSEQUENT'; dueOn?: string }[];
  /** By show of hands unless given. */
  way?: 'AGREED_WITHOUT_VOTE' | 'SHOW_OF_HANDS' | 'NAMED_VOTES' | 'BALLOT';
  /** An urgent decision to ratify, by its id. */
  ratifies?: string;
  /** How many of its members came; all of them unless given. */
  present?: number;
  /** What was counted, where it is not everybody one way. */
  found?: object;
}

/** A body's decision, taken at a meeting by show of hands; answers with the resolution's id. */
export async function decide(t: TestApp, plan: DecisionPlan): Promise<string> {
  const ready = await aboutToClose(t, plan);
  const outcome = await ready.close();
  if (outcome !== plan.outcome) throw new Error(`${plan.body}: ${outcome}, not ${plan.outcome}`);
  return ready.id;
}

/** A resolution that was counted, and what closes it. */
export async function aboutToClose(
  t: TestApp,
  plan: DecisionPlan,
): Promise<{ id: string; close: () => Promise<Outcome> }> {
  const { programme = 'UHDB', body, purpose, way = 'SHOW_OF_HANDS' } = plan;
  const secretary = keeperOf(body);
  const on = await moveTo(t, programme, plan.on);
  const present = (await members(t, body)).slice(0, plan.present);
  const planned = { idempotencyKey: key(), programme, body, heldOn: on, place: 'Board room' };
  const { meeting } = await t.ok(r.PLAN, { input: planned }, secretary);
  const drafted = {
    idempotencyKey: key(),
    programme,
    body,
    purpose,
    method: 'MEETING',
    way,
    wording: `That ${body} resolve to ${purpose}.`,
    meetingId: meeting.id,
    ...(await about(t, programme, plan)),
    conditions: conditionsOf(plan),
  };
  const { resolution: draft } = await t.ok(r.DRAFT, { input: drafted }, secretary);
  const opening = { idempotencyKey: key(), resolution: draft.id, expectedVersion: draft.version };
  const { resolution } = await t.ok(r.OPEN, { input: opening }, secretary);
  const stays = present.map(({ code: person }) => ({ person }));
  const attended = { idempotencyKey: key(), meetingId: meeting.id, stays };
  await t.ok(r.ATTEND, { input: { ...attended, expectedVersion: meeting.version } }, secretary);
  const { id, version: expectedVersion } = resolution;
  const taken = { resolution: id, expectedVersion, at: `${on}T12:00:00Z` };
  await t.ok(r.TAKE, { input: taken }, secretary);
  const voters = present.filter(({ voting }) => voting).map(({ code }) => code);
  if (way === 'NAMED_VOTES') await byName(t, resolution, voters, plan);
  else {
    const found = plan.found ?? everybody(voters.length, plan);
    const counted = { idempotencyKey: key(), resolution: resolution.id, ...found };
    await t.ok(r.COUNT, { input: counted }, secretary);
  }
  const close = async () => {
    const input = { idempotencyKey: key(), resolution: resolution.id, minuteRef: 'M1' };
    const closed = await t.ok(r.CLOSE, { input }, secretary);
    return closed.resolution.outcome.outcome as Outcome;
  };
  return { id: resolution.id, close };
}

const inFavour = ({ outcome }: DecisionPlan) =>
  ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'CONSENT'].includes(outcome);

const everybody = (hands: number, plan: DecisionPlan) => ({
  for: inFavour(plan) ? hands : 0,
  against: inFavour(plan) ? 0 : hands,
  abstain: 0,
});

/** Each member votes, having read what is decided on. */
async function byName(
  t: TestApp,
  resolution: { id: string; manifestSha256: string | null },
  voters: readonly string[],
  plan: DecisionPlan,
): Promise<void> {
  const { id, manifestSha256 } = resolution;
  for (const person of voters) {
    const choice = inFavour(plan) ? 'FOR' : 'AGAINST';
    const input = { idempotencyKey: key(), resolution: id, choice, manifestSha256 };
    await t.ok(r.CAST, { input }, person);
  }
}

/** Who keeps a body's business: its Trust's secretary, or the programme's office. */
export const keeperOf = (body: string) =>
  body.endsWith('PROGRAMME-BOARD') ? 'pmo' : r.secretaryOf(body);

/** Moves a training programme's date forward, where that is asked for; answers with its date. */
export async function moveTo(t: TestApp, programme: string, to?: string): Promise<string> {
  const now = await t.ok(
    'query ($p: String!) { programme(programme: $p) { businessDate } }',
    { p: programme },
    'director',
  );
  if (to === undefined || to === now.businessDate) return now.businessDate as string;
  await t.ok(
    'mutation ($input: AdvanceBusinessDateInput!) { advanceBusinessDate(input: $input) { programme { id } } }',
    { input: { programme, to } },
    'director',
  );
  return to;
}

async function members(t: TestApp, body: string): Promise<{ code: string; voting: boolean }[]> {
  return await t.asOwner(
    `select p.code, s.voting from seat s join person p on p.id = s.person_id
     join deciding_body b on b.id = s.body_id where b.code = $1 order by s.id`,
    [body],
  );
}

async function about(t: TestApp, programme: string, plan: DecisionPlan): Promise<object> {
  if (plan.condition) {
    const [found] = await t.asOwner(
      `select c.id from condition c join programme p on p.id = c.programme_id
       where p.code = $1 and c.number = $2`,
      [programme, Number(plan.condition.slice(1))],
    );
    return { subjectId: found!.id };
  }
  if (plan.ratifies) return { subjectId: plan.ratifies };
  if (plan.gate) return { gate: plan.gate };
  if (!plan.stage) return {};
  const [found] = await t.asOwner(
    `select max(c.version_number) as number from case_pack c join programme p on p.id = c.programme_id
     where p.code = $1 and c.stage = $2 and c.status = 'SEALED'`,
    [programme, plan.stage],
  );
  return { pack: `${plan.stage}/${found!.number}` };
}

const conditionsOf = ({ conditions = [] }: DecisionPlan) =>
  conditions.map(({ text, kind = 'PRECEDENT', dueOn = '2018-06-30' }) => ({
    text,
    kind,
    dueOn,
    owner: 'Chief finance officer',
  }));

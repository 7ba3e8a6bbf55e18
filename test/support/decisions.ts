import type { Input } from './caller.js';
import * as packs from './packs.js';
import * as r from './resolving.js';
import type {
  CaseStage,
  ConditionKind,
  Outcome,
  OutcomeState,
  Purpose,
  Way,
} from './schema.types.js';
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
  /** The day of the meeting: today or later; a practice programme's date is moved there. */
  on?: string;
  /** On the last sealed pack of this case. */
  stage?: CaseStage;
  /** About a step without a case. */
  gate?: string;
  /** About a condition, by its code. */
  condition?: string;
  conditions?: { text: string; kind?: ConditionKind; dueOn?: string }[];
  /** By show of hands unless given. */
  way?: Way;
  /** An urgent decision to ratify, by its id. */
  ratifies?: string;
  /** How many of its members came; all of them unless given. */
  present?: number;
  /** What was counted, where it is not everybody one way. */
  found?: Partial<Input<'recordCount'>>;
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
): Promise<{ id: string; close: () => Promise<OutcomeState> }> {
  const { programme = 'UHDB', body, purpose, way = 'SHOW_OF_HANDS' } = plan;
  const secretary = r.secretaryOf(body);
  const on = await moveTo(t, programme, plan.on);
  const present = (await members(t, body)).slice(0, plan.present);
  const planned = { programme, body, heldOn: on, place: 'Board room' };
  const shown = 'meeting { id version }';
  const { meeting } = await t.as(secretary).does('planMeeting', planned, shown);
  const open = await r.openAs(t, secretary, {
    programme,
    body,
    purpose,
    method: 'MEETING',
    way,
    wording: `That ${body} resolve to ${purpose}.`,
    meetingId: meeting.id,
    ...(await about(t, programme, plan)),
    conditions: conditionsOf(plan),
  });
  const attended = { meetingId: meeting.id, expectedVersion: meeting.version };
  const there = present.map(({ code: person }) => ({ person }));
  await t.as(secretary).does('recordAttendance', { ...attended, present: there });
  await r.take(t, open, secretary, { itemTakenAt: `${on}T12:00:00Z` });
  const voters = present.filter(({ voting }) => voting).map(({ code }) => code);
  const resolution = open.id;
  if (way === 'NAMED_VOTES')
    await r.cast(t, open, r.everyone(voters, inFavour(plan) ? 'FOR' : 'AGAINST'));
  else {
    const found = plan.found ?? everybody(voters.length, plan);
    await t.as(secretary).does('recordCount', { resolution, ...found });
  }
  const close = async () => {
    const accounted = await r.accountedFor(t, { id: resolution, ref: body });
    const input = { resolution, minuteRef: 'M1', ...accounted };
    const asked = 'resolution { outcome { outcome } }';
    const closed = await t.as(secretary).does('closeResolution', input, asked);
    return closed.resolution.outcome.outcome;
  };
  return { id: resolution, close };
}

const inFavour = ({ outcome }: DecisionPlan) =>
  ['APPROVED', 'APPROVED_WITH_CONDITIONS'].includes(outcome);

const everybody = (hands: number, plan: DecisionPlan) => ({
  forCount: inFavour(plan) ? hands : 0,
  againstCount: inFavour(plan) ? 0 : hands,
  abstainCount: 0,
});

/** Moves a practice programme's date forward, where that is asked for; answers with its date. */
export async function moveTo(t: TestApp, programme: string, to?: string): Promise<string> {
  const director = t.as('director');
  const { businessDate } = await director.reads('programme', { programme }, 'businessDate');
  if (to === undefined || to === businessDate) return businessDate;
  await director.does('advanceBusinessDate', { programme, to });
  return to;
}

async function members(t: TestApp, body: string): Promise<{ code: string; voting: boolean }[]> {
  return await t.asOwner(
    `select p.code, s.voting from seat s join person p on p.id = s.person_id
     join deciding_body b on b.id = s.body_id where b.code = $1 order by s.id`,
    [body],
  );
}

async function about(
  t: TestApp,
  programme: string,
  plan: DecisionPlan,
): Promise<Partial<Input<'draftResolution'>>> {
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
    ownerName: 'Chief finance officer',
  }));

import { aSealedPack } from './packs.js';
import type { TestApp } from './test-app.js';
import { key } from './world.js';

export interface SealedPack {
  id: string;
  code: string;
  manifestSha256: string;
}

/** The full business case as it is sealed now; sealed first when there is none. */
export async function theSealedPack(t: TestApp, programme = 'UHDB'): Promise<SealedPack> {
  const [found] = await t.asOwner<SealedPack>(
    `select c.id, c.stage || '/' || c.version_number as code, c.manifest_sha256 as "manifestSha256"
     from case_pack c join programme p on p.id = c.programme_id
     where p.code = $1 and c.stage = 'FBC' and c.status = 'SEALED' and c.superseded_by_id is null`,
    [programme],
  );
  return found ?? (await aSealedPack(t, { programme }));
}

export const PLAN =
  'mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { replayed meeting { id version heldOn } } }';
export const ATTEND =
  'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { replayed meeting { id version } } }';
export const DRAFT =
  'mutation ($input: DraftResolutionInput!) { draftResolution(input: $input) { replayed resolution { id ref state version } } }';
export const OPEN =
  'mutation ($input: OpenResolutionInput!) { openResolution(input: $input) { replayed resolution { id ref state version manifestSha256 } } }';
export const TAKE =
  'mutation ($input: TakeItemInput!) { takeItem(input: $input) { resolution { id version } } }';
export const CAST =
  'mutation ($input: CastVoteInput!) { castVote(input: $input) { replayed receipt { revision choice sequence entryHash } resolution { state } } }';
export const RECORD_VOTES =
  'mutation ($input: RecordVotesInput!) { recordVotes(input: $input) { replayed resolution { id state } } }';
export const COUNT =
  'mutation ($input: RecordCountInput!) { recordCount(input: $input) { replayed resolution { id counted { number forCount } } } }';
export const CASTING =
  'mutation ($input: CastingVoteInput!) { castCastingVote(input: $input) { replayed resolution { castingVote { choice } } } }';
export const TAKE_BACK =
  'mutation ($input: TakeBackVoteInput!) { takeBackVote(input: $input) { replayed receipt { revision choice } } }';
export const DECLARE =
  'mutation ($input: DeclareInterestInput!) { declareInterest(input: $input) { replayed interest { id confirmed ruling { ruling } } } }';
export const RULE =
  'mutation ($input: RuleOnInterestInput!) { ruleOnInterest(input: $input) { replayed interest { id ruling { ruling number reason } } } }';
export const CLOSE =
  'mutation ($input: CloseResolutionInput!) { closeResolution(input: $input) { replayed resolution { ref state outcome { outcome carried forCount againstCount abstainCount quorate steps decidedOn minuteRef } } } }';

/** The secretary of a body: `DERBY-BOARD` has `derby-secretary`. */
export const secretaryOf = (body: string) => `${body.split('-')[0]!.toLowerCase()}-secretary`;

export interface MeetingPlan {
  programme?: string;
  body?: string;
  heldOn?: string;
}

/** A meeting of a body on the programme's own date. */
export async function aMeeting(
  t: TestApp,
  plan: MeetingPlan = {},
): Promise<{ id: string; version: number }> {
  const { programme = 'UHDB', body = 'DERBY-BOARD', heldOn = '2018-05-31' } = plan;
  const input = { idempotencyKey: key(), programme, body, heldOn, place: 'Board room' };
  const { meeting } = await t.ok(PLAN, { input }, secretaryOf(body));
  return meeting;
}

/** Records that these members were at a meeting throughout. */
export async function attend(
  t: TestApp,
  meeting: { id: string; version: number },
  body: string,
  people: readonly string[],
): Promise<void> {
  const stays = people.map((person) => ({ person }));
  const input = {
    idempotencyKey: key(),
    meetingId: meeting.id,
    expectedVersion: meeting.version,
    stays,
  };
  await t.ok(ATTEND, { input }, secretaryOf(body));
}

export interface ResolutionPlan {
  programme?: string;
  body?: string;
  purpose?: string;
  way?: string;
  method?: string;
  pack?: SealedPack | null;
  present?: readonly string[];
  terms?: object;
  /** A meeting of today at which who attends is recorded already. */
  at?: { id: string };
  /** Whether it is left as it was opened: its item not taken yet. */
  untaken?: boolean;
}

export interface OpenResolution {
  id: string;
  ref: string;
  version: number;
  manifestSha256: string | null;
  meetingId: string | null;
}

export const DERBY_BOARD = [
  'derby-chair',
  'derby-ned-1',
  'derby-ned-2',
  'derby-ned-3',
  'derby-exec-1',
  'derby-exec-2',
  'derby-exec-3',
];

/** An open resolution: at a meeting of today with these members present, its item taken. */
export async function aResolution(t: TestApp, plan: ResolutionPlan = {}): Promise<OpenResolution> {
  const { programme = 'UHDB', body = 'DERBY-BOARD', purpose = 'FINAL_APPROVE' } = plan;
  const { way = 'NAMED_VOTES', method = 'MEETING', present = DERBY_BOARD } = plan;
  const secretary = secretaryOf(body);
  const pack = plan.pack === undefined ? await theSealedPack(t, programme) : plan.pack;
  const atMeeting = method.startsWith('MEETING');
  const meeting = atMeeting ? (plan.at ?? (await aMeeting(t, { programme, body }))) : null;
  const drafted = {
    idempotencyKey: key(),
    programme,
    body,
    purpose,
    method,
    way,
    wording: `That the board resolve to ${purpose}.`,
    pack: pack?.code,
    meetingId: meeting?.id,
    closesOn: method === 'WRITTEN_RESOLUTION' ? '2018-06-30' : undefined,
    ...plan.terms,
  };
  const { resolution: draft } = await t.ok(DRAFT, { input: drafted }, secretary);
  const opening = { idempotencyKey: key(), resolution: draft.id, expectedVersion: draft.version };
  const { resolution } = await t.ok(OPEN, { input: opening }, secretary);
  const open = { ...resolution, meetingId: meeting?.id ?? null } as OpenResolution;
  if (!meeting || plan.untaken) return open;
  if (!plan.at) await attend(t, { version: 1, ...meeting }, body, present);
  return { ...open, version: await take(t, open, secretary) };
}

/** Takes the item of an open resolution at noon of the programme's day. */
export async function take(
  t: TestApp,
  resolution: OpenResolution,
  secretary: string,
  at = '2018-05-31T12:00:00Z',
): Promise<number> {
  const input = { resolution: resolution.id, expectedVersion: resolution.version, at };
  const taken = await t.ok(TAKE, { input }, secretary);
  return taken.resolution.version as number;
}

export const aVote = (resolution: OpenResolution, choice: string, over: object = {}) => ({
  input: {
    idempotencyKey: key(),
    resolution: resolution.id,
    choice,
    manifestSha256: resolution.manifestSha256,
    ...over,
  },
});

export async function cast(
  t: TestApp,
  resolution: OpenResolution,
  votes: Record<string, string>,
): Promise<void> {
  for (const [person, choice] of Object.entries(votes))
    await t.ok(CAST, aVote(resolution, choice), person);
}

/** Closes a resolution, and answers with what it came to. */
export async function close(t: TestApp, resolution: OpenResolution, over: object = {}) {
  const input = { idempotencyKey: key(), resolution: resolution.id, ...over };
  const secretary = secretaryOf(resolution.ref);
  const closed = await t.ok(CLOSE, { input }, secretary);
  return closed.resolution.outcome as Record<string, any>;
}

/** A body's decision in one breath: opened, voted on by name at a meeting, closed. */
export async function decided(
  t: TestApp,
  plan: ResolutionPlan & { votes?: Record<string, string> } = {},
): Promise<OpenResolution & { outcome: Record<string, any> }> {
  const resolution = await aResolution(t, plan);
  const present = plan.present ?? DERBY_BOARD;
  const votes = plan.votes ?? Object.fromEntries(present.map((person) => [person, 'FOR']));
  const input = {
    idempotencyKey: key(),
    resolution: resolution.id,
    manifestSha256: resolution.manifestSha256,
    votes: Object.entries(votes).map(([person, choice]) => ({ person, choice })),
  };
  await t.ok(RECORD_VOTES, { input }, secretaryOf(resolution.ref));
  // Whoever presides over a council has no vote there (P2).
  const voters = plan.body?.endsWith('COUNCIL') ? present.filter(isNoChair) : present;
  const silent = voters.filter((person) => !(person in votes)).length;
  const outcome = await close(t, resolution, silent > 0 ? { notVoted: silent } : {});
  return { ...resolution, outcome };
}

const isNoChair = (person: string) => !person.endsWith('-chair');

/** Records what was counted at the meeting of a resolution. */
export async function count(t: TestApp, resolution: OpenResolution, found: object): Promise<void> {
  const input = { idempotencyKey: key(), resolution: resolution.id, ...found };
  await t.ok(COUNT, { input }, secretaryOf(resolution.ref));
}

/** Declares an interest of a member; answers with its id. */
export async function declare(
  t: TestApp,
  resolution: OpenResolution,
  person: string,
  nature = 'Holds shares in a supplier.',
): Promise<string> {
  const input = { idempotencyKey: key(), resolution: resolution.id, nature };
  return (await t.ok(DECLARE, { input }, person)).interest.id as string;
}

/** Has the chair rule on an interest. */
export async function rule(
  t: TestApp,
  interestId: string,
  ruling: string,
  by = 'derby-chair',
): Promise<void> {
  const input = { idempotencyKey: key(), interestId, ruling, reason: 'A supplier of the other.' };
  await t.ok(RULE, { input }, by);
}

/** How many rows there are of what decisions are made of: equal before and after a refusal. */
export async function rows(t: TestApp): Promise<Record<string, string>> {
  const tables = [
    'meeting',
    'meeting_attendance',
    'resolution',
    'elector',
    'vote',
    'casting_vote',
    'declared_interest',
    'interest_confirmation',
    'interest_ruling',
    'resolution_count',
    'resolution_outcome',
    'resolution_working',
    'condition',
    'proposed_condition',
    'notice',
    'idempotency',
  ];
  const counts = tables.map((table) => `(select count(*) from "${table}") as "${table}"`);
  // A first sign-in is an event too, and is none of what is counted here.
  counts.push(`(select count(*) from audit_body where type not like 'session.%') as events`);
  const [found] = await t.asOwner<Record<string, string>>(`select ${counts.join(', ')}`);
  return found!;
}

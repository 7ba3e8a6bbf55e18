import type { Input, Done } from './caller.js';
import { aSealedPack, type SealedPack } from './packs.js';
import type { Choice, Method, Purpose, Ruling, Way } from './schema.types.js';
import type { TestApp } from './test-app.js';
import { key } from './world.js';

export type { SealedPack };

/** The full business case as it is sealed now; sealed first when there is none. */
export async function theSealedPack(t: TestApp, programme = 'UHDB'): Promise<SealedPack> {
  const [found] = await t.asOwner<SealedPack>(
    `select c.id, c.stage || '/' || c.version_number as code, c.manifest_sha256 as "manifestSha256",
       c.version_number as "versionNumber"
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
export const CAST =
  'mutation ($input: CastVoteInput!) { castVote(input: $input) { replayed receipt { revision choice sequence entryHash } resolution { state } } }';
export const RULE =
  'mutation ($input: RuleOnInterestInput!) { ruleOnInterest(input: $input) { replayed interest { id ruling { ruling number reason } } } }';
export const CLOSE =
  'mutation ($input: CloseResolutionInput!) { closeResolution(input: $input) { replayed resolution { ref state outcome { outcome carried forCount againstCount abstainCount quorate steps decidedOn minuteRef } } } }';

/** Who keeps a body's business: `DERBY-BOARD` has `derby-secretary`, the programme's board its office. */
export const secretaryOf = (body: string) =>
  body.includes('PROGRAMME-BOARD') ? 'pmo' : `${body.split('-')[0]!.toLowerCase()}-secretary`;

export interface MeetingPlan {
  programme?: string;
  body?: string;
  heldOn?: string;
  /** Who keeps the body's business, where its code does not say it. */
  by?: string;
}

/** A meeting of a body on the programme's own date. */
export async function aMeeting(
  t: TestApp,
  plan: MeetingPlan = {},
): Promise<{ id: string; version: number }> {
  const { programme = 'UHDB', body = 'DERBY-BOARD', heldOn = '2018-05-31' } = plan;
  const input = { programme, body, heldOn, place: 'Board room' };
  const by = t.as(plan.by ?? secretaryOf(body));
  return (await by.does('planMeeting', input, 'meeting { id version }')).meeting;
}

/** Records that these members were at a meeting throughout. */
export async function attend(
  t: TestApp,
  meeting: { id: string; version: number },
  body: string,
  people: readonly string[],
  by = secretaryOf(body),
): Promise<void> {
  const { id: meetingId, version: expectedVersion } = meeting;
  const present = people.map((person) => ({ person }));
  await t.as(by).does('recordAttendance', { meetingId, expectedVersion, present });
}

export interface ResolutionPlan {
  programme?: string;
  body?: string;
  purpose?: string;
  way?: Way;
  method?: Method;
  pack?: SealedPack | null;
  present?: readonly string[];
  terms?: Partial<Input<'draftResolution'>>;
  /** A meeting of today at which who attends is recorded already. */
  at?: { id: string };
  /** Whether it is left as it was opened: its item not taken yet. */
  untaken?: boolean;
  /** Who keeps the body's business, where its code does not say it. */
  by?: string;
}

export interface OpenResolution {
  id: string;
  ref: string;
  version: number;
  manifestSha256: string | null;
  meetingId: string | null;
  by?: string;
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
  const { by = secretaryOf(body) } = plan;
  const pack = plan.pack === undefined ? await theSealedPack(t, programme) : plan.pack;
  const atMeeting = method.startsWith('MEETING');
  const meeting = atMeeting ? (plan.at ?? (await aMeeting(t, { programme, body, by }))) : null;
  const drafted = {
    programme,
    body,
    purpose: purpose as Purpose,
    method,
    way,
    wording: `That the board resolve to ${purpose}.`,
    pack: pack?.code,
    meetingId: meeting?.id,
    closesOn: method === 'WRITTEN_RESOLUTION' ? '2018-06-30' : undefined,
    ...plan.terms,
  };
  const opened = await openAs(t, by, drafted);
  const open = { ...opened, meetingId: meeting?.id ?? null, by };
  if (!meeting || plan.untaken) return open;
  if (!plan.at) await attend(t, { version: 1, ...meeting }, body, present, by);
  return { ...open, version: await take(t, open, by) };
}

/** Drafts a resolution and opens it. */
export async function openAs(t: TestApp, secretary: string, draft: Input<'draftResolution'>) {
  const by = t.as(secretary);
  const asked = 'resolution { id version warnings { kind } }';
  const drafted = (await by.does('draftResolution', draft, asked)).resolution;
  const { id: resolution, version: expectedVersion } = drafted;
  const opening = { resolution, expectedVersion, countsNowhere: drafted.warnings.length > 0 };
  const shown = 'resolution { id ref version manifestSha256 }';
  return (await by.does('openResolution', opening, shown)).resolution;
}

/** Takes the item of an open resolution at noon of the programme's day. */
export async function take(
  t: TestApp,
  { id: resolution, version: expectedVersion }: { id: string; version: number },
  secretary: string,
  over: Partial<Input<'takeItem'>> = {},
): Promise<number> {
  const input = { resolution, expectedVersion, itemTakenAt: '2018-05-31T12:00:00Z', ...over };
  const taken = await t.as(secretary).does('takeItem', input);
  return taken.resolution.version;
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
  { id: resolution, manifestSha256 }: Pick<OpenResolution, 'id' | 'manifestSha256'>,
  votes: Record<string, Choice>,
): Promise<void> {
  for (const [person, choice] of Object.entries(votes))
    await t.as(person).does('castVote', { resolution, choice, manifestSha256 });
}

export type Closed = Done<'closeResolution'>['resolution']['outcome'];

/**
 * What its secretary confirms so that a resolution is complete when it is closed: how many did not vote, that
 * there is no quorum. The interests that were known before are noted.
 */
export async function accountedFor(
  t: TestApp,
  { id: resolution, ref, by }: Pick<OpenResolution, 'id' | 'ref' | 'by'>,
): Promise<Partial<Input<'closeResolution'>>> {
  const secretary = t.as(by ?? secretaryOf(ref));
  const shown = 'mayNoteInterests { code } asItStands { quorum { met } missing { kind number } }';
  const { mayNoteInterests, asItStands } = await secretary.reads(
    'resolution',
    { resolution },
    shown,
  );
  if (mayNoteInterests === null) await secretary.does('noteInterests', { resolution });
  if (!asItStands) return {};
  const votes = asItStands.missing.find(({ kind }) => kind === 'VOTES');
  if (!asItStands.quorum.met) return { acceptNotQuorate: true };
  return votes ? { notVoted: votes.number } : {};
}

/** Closes a resolution with everybody accounted for, and answers with what it came to. */
export async function close(
  t: TestApp,
  resolution: Pick<OpenResolution, 'id' | 'ref' | 'by'>,
  over: Partial<Input<'closeResolution'>> = {},
): Promise<Closed> {
  const closed = await t.as(resolution.by ?? secretaryOf(resolution.ref)).does(
    'closeResolution',
    { resolution: resolution.id, ...(await accountedFor(t, resolution)), ...over },
    `resolution { outcome { outcome carried forCount againstCount abstainCount quorate steps
         decidedOn minuteRef } }`,
  );
  return closed.resolution.outcome;
}

/** A body's decision in one breath: opened, voted on by name at a meeting, closed. */
export async function decided(
  t: TestApp,
  plan: ResolutionPlan & { votes?: Record<string, Choice> } = {},
): Promise<OpenResolution & { outcome: Closed }> {
  const open = await aResolution(t, plan);
  const present = plan.present ?? DERBY_BOARD;
  const votes = plan.votes ?? everyone(present, 'FOR');
  const { id: resolution, manifestSha256 } = open;
  const named = Object.entries(votes).map(([person, choice]) => ({ person, choice }));
  const input = { resolution, manifestSha256, votes: named };
  await t.as(open.by ?? secretaryOf(open.ref)).does('recordVotes', input);
  const outcome = await close(t, open);
  return { ...open, outcome };
}

/** All of them vote the same. */
export const everyone = (people: readonly string[], choice: Choice): Record<string, Choice> =>
  Object.fromEntries(people.map((person) => [person, choice]));

/** Records what was counted at the meeting of a resolution. */
export async function count(
  t: TestApp,
  resolution: OpenResolution,
  found: Partial<Input<'recordCount'>>,
): Promise<void> {
  const input = { resolution: resolution.id, ...found };
  await t.as(resolution.by ?? secretaryOf(resolution.ref)).does('recordCount', input);
}

/** Declares an interest of a member; answers with its id. */
export async function declare(
  t: TestApp,
  resolution: OpenResolution,
  person: string,
  nature = 'Holds shares in a supplier.',
): Promise<string> {
  const input = { resolution: resolution.id, nature };
  return (await t.as(person).does('declareInterest', input, 'interest { id }')).interest.id;
}

/** Has the chair rule on an interest. */
export async function rule(
  t: TestApp,
  interestId: string,
  ruling: Ruling,
  by = 'derby-chair',
): Promise<void> {
  const input = { interestId, ruling, reason: 'A supplier of the other.' };
  await t.as(by).does('ruleOnInterest', input);
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
  ];
  const counts = tables.map((table) => `(select count(*) from "${table}") as "${table}"`);
  // A first sign-in, and the password before it, are told too, and are none of what is counted here.
  counts.push(
    `(select count(*) from idempotency where verb <> 'changePassword') as idempotency`,
    `(select count(*) from audit_content where type !~ '^(session|account)[.]') as events`,
  );
  const [found] = await t.asOwner<Record<string, string>>(`select ${counts.join(', ')}`);
  return found!;
}

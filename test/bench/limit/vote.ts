import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { presentAt, isMeeting } from '../../../src/governance/deciding/meeting.rules.js';
import { rulingOn, type InterestRuling } from '../../../src/governance/deciding/quorum.rules.js';
import { latestRulings } from '../../../src/governance/deciding/quorum.rules.js';
import type { Choice } from '../../../src/governance/deciding/tally.rules.js';
import * as rules from '../../../src/governance/deciding/voting.rules.js';
import type { Attendance } from '../../../src/governance/deciding/meeting.rules.js';
import { may } from '../../../src/platform/access/permissions.rules.js';
import type { HeldRole } from '../../../src/platform/access/roles.rules.js';
import { auditable } from '../../../src/platform/audit/auditable.js';
import { RECEIPT_FORMAT } from '../../../src/platform/audit/receipt.js';
import { rowDigest } from '../../../src/platform/audit/row-digest.js';
import { digestsOfKept } from '../../../src/platform/idempotency/idempotency.service.js';
import type { Actor } from '../../../src/shared/actor.js';
import { canonicalJson, canonicalRecord, sha256Hex } from '../../../src/shared/canonical.js';
import { londonDay } from '../../../src/shared/day.js';
import { given } from '../../../src/shared/given.js';
import { allow, notFound } from '../../../src/shared/refusal.js';
import type { Resolution } from '../../../src/governance/resolutions/resolution.entity.js';
import type { BodyOwner } from '../../../src/platform/access/secretary.rules.js';
import type { Ask } from './transactions.js';

export interface CastVote {
  idempotencyKey: string;
  resolution: string;
  choice: Choice;
  manifestSha256: string | null;
  expectedRevision: number;
}

type Held = Pick<
  Resolution,
  | 'id'
  | 'number'
  | 'programmeId'
  | 'bodyId'
  | 'meetingId'
  | 'packId'
  | 'state'
  | 'method'
  | 'way'
  | 'closesOn'
  | 'urgentDeciderIds'
  | 'itemTakenAt'
  | 'lateReason'
>;

interface Facts {
  held: HeldRole[];
  programme: { id: string; practice: boolean; businessDate: string | null };
  body: BodyOwner & { id: string; code: string };
  memberName: string;
  roll: { memberId: string; seatKind: 'CHAIR'; voting: boolean; title: string }[];
  pack: { manifestSha256: string | null; superseded: boolean } | null;
  attendance: Attendance[];
  rulings: InterestRuling[];
  latest: { revision: number; choice: Choice | null; enteredBy: string } | null;
  castingVote: boolean;
}

const FRESH_MINUTES = 60;

/**
 * A member's vote, with the rules of the product and everything that it writes: the key, the vote (whose
 * trigger marks the change), the entry with its content and the new head of the chain; at COMMIT the mark is
 * taken away again. A vote makes no checkpoint, so nothing is signed.
 */
export async function castVote(ask: Ask, actor: Actor, input: CastVote, now: Date, txId: string) {
  const [resolution] = await ask<Held>('resolution', LOCKED, [input.resolution]);
  if (!resolution) throw notFound('resolution', 'resolution');
  const [read] = await ask<{ facts: Facts }>('facts of a vote', FACTS, [
    resolution.programmeId,
    resolution.bodyId,
    resolution.id,
    resolution.packId,
    resolution.meetingId,
    actor.personId,
  ]);
  const { facts } = read!;
  refuseUnlessAllowed(actor, resolution, facts, input, now);
  const id = uuidv7();
  const kept = { resolution: { row: 'resolution', id: resolution.id }, vote: { row: 'vote', id } };
  const [written] = await ask<{ row: Record<string, unknown> }>('vote', WRITE, [
    id,
    resolution.id,
    actor.personId,
    resolution.programmeId,
    resolution.bodyId,
    input.expectedRevision + 1,
    input.choice,
    input.manifestSha256,
    now,
    input.idempotencyKey,
    hashOf(input),
    kept,
  ]);
  const salt = randomBytes(32).toString('hex');
  const made = { id, txId, now, row: written!.row, kept };
  const said = contentOf(actor, resolution, facts, input, made);
  const [entry] = await ask<{ chainId: string; seq: string; entryHash: string }>('append', APPEND, [
    resolution.programmeId,
    actor.personId,
    id,
    resolution.bodyId,
    salt,
    said,
  ]);
  return answerOf(resolution, facts, input, now, entry!);
}

function answerOf(
  resolution: Held,
  { programme }: Facts,
  input: CastVote,
  now: Date,
  entry: { chainId: string; seq: string; entryHash: string },
) {
  const receipt = {
    format: RECEIPT_FORMAT,
    chain: entry.chainId,
    sequence: entry.seq,
    entryHash: entry.entryHash,
    revision: input.expectedRevision + 1,
    choice: input.choice,
    manifestSha256: input.manifestSha256,
    castAt: now.toISOString(),
    practice: programme.practice,
  };
  return { castVote: { replayed: false, receipt, resolution: { state: resolution.state } } };
}

function refuseUnlessAllowed(
  actor: Actor,
  resolution: Held,
  facts: Facts,
  input: CastVote,
  now: Date,
): void {
  const { programme, body, roll, latest, pack, rulings, attendance } = facts;
  const since = actor.authenticatedAt && now.getTime() - actor.authenticatedAt.getTime();
  const asker = {
    held: facts.held,
    grantKind: actor.grantKind,
    minutesSinceSignIn: since === null ? null : since / 60_000,
    freshMinutes: FRESH_MINUTES,
  };
  allow(may(asker, 'castVote', { programmeId: programme.id, trustId: body.trustId, body }));
  allow(rules.mayCastInPerson(resolution.lateReason));
  const taken = resolution.itemTakenAt;
  const there = taken ? presentAt(attendance, taken.toISOString()) : [];
  const asked = {
    resolution: { ...resolution, pack, deciderIds: resolution.urgentDeciderIds },
    member: roll.find(({ memberId }) => memberId === actor.personId) ?? null,
    manifestRead: input.manifestSha256,
    untaken: isMeeting(resolution.method) && taken === null,
    present: !isMeeting(resolution.method) || there.includes(actor.personId),
    ruling: rulingOn(latestRulings(rulings), actor.personId),
    currentRevision: latest?.revision ?? 0,
    expectedRevision: input.expectedRevision,
  };
  allow(rules.mayVote(asked, programme.businessDate ?? londonDay(now)));
  allow(rules.mayReplace(latest, actor.personId, actor.personId));
  allow(rules.mayAnswer(resolution.method, input.choice));
  if (facts.castingVote) allow({ code: 'VOTING_NOT_OPEN', because: 'It is decided.' });
}

interface MadeVote {
  id: string;
  txId: string;
  now: Date;
  row: Record<string, unknown>;
  /** What is kept of the answer under the key. */
  kept: object;
}

function contentOf(
  actor: Actor,
  resolution: Held,
  { body, memberName, roll, programme }: Facts,
  input: CastVote,
  { id, txId, now, row, kept }: MadeVote,
): string {
  const revision = input.expectedRevision + 1;
  const key = {
    resolution_id: resolution.id,
    person_id: actor.personId,
    revision: String(revision),
  };
  return canonicalRecord(
    given({
      actor: actor.personId,
      grantKind: actor.grantKind,
      proof: actor.grantProof,
      tx: txId,
      type: 'vote.cast',
      subject: { type: 'vote', id },
      rows: [{ table: 'vote', key, digest: rowDigest('vote', row) }],
      payload: auditable({
        resolution: resolution.id,
        member: actor.personId,
        revision,
        choice: input.choice,
        resolutionName: `${body.code}/${resolution.number}`,
        memberName,
        seat: roll.find(({ memberId }) => memberId === actor.personId)!.title,
        manifestSha256: input.manifestSha256,
        reason: null,
        castAt: now,
        practice: programme.practice,
      }),
      request: digestsOfKept(
        {
          actorId: actor.personId,
          key: input.idempotencyKey,
          verb: 'castVote',
          requestHash: hashOf(input),
        },
        kept,
      ),
      confidentialTo: resolution.bodyId,
    }),
  );
}

const hashOf = ({ idempotencyKey: _key, ...input }: CastVote) =>
  sha256Hex(canonicalJson({ verb: 'castVote', input: JSON.parse(JSON.stringify(input)) }));

const LOCKED = `
  select id, number, programme_id as "programmeId", body_id as "bodyId", meeting_id as "meetingId",
    pack_id as "packId", state, method, way, closes_on as "closesOn", urgent_decider_ids as "urgentDeciderIds",
    item_taken_at as "itemTakenAt", late_reason as "lateReason"
  from resolution where id = $1 for share`;

const FACTS = `
  select json_build_object(
    'held', (select coalesce(json_agg(json_build_object(
        'programmeId', programme_id, 'trustId', trust_id, 'role', role)), '[]') from access.my_roles()),
    'programme', (select json_build_object('id', id, 'practice', practice, 'businessDate', business_date)
      from programme where id = $1),
    'body', (select json_build_object('id', id, 'code', code, 'kind', kind, 'trustId', trust_id,
        'programmeId', programme_id) from deciding_body where id = $2),
    'memberName', (select display_name from person where id = $6),
    'roll', (select coalesce(json_agg(json_build_object('memberId', person_id, 'seatKind', seat_kind,
        'voting', voting, 'title', title) order by person_id), '[]')
      from elector where resolution_id = $3 and struck_off is not true),
    'pack', (select json_build_object('manifestSha256', manifest_sha256, 'superseded', superseded_by_id is not null)
      from case_pack where id = $4),
    'attendance', (select coalesce(json_agg(json_build_object('memberId', person_id, 'present', kind = 'PRESENT',
        'arrivedAt', arrived_at, 'leftAt', left_at) order by person_id, number), '[]')
      from meeting_attendance where meeting_id = $5 and kind in ('PRESENT', 'APOLOGIES')),
    'rulings', (select coalesce(json_agg(json_build_object('interestId', interest_id, 'memberId', person_id,
        'ruling', ruling) order by interest_id, number), '[]') from interest_ruling where resolution_id = $3),
    'latest', (select json_build_object('revision', revision, 'choice', choice, 'enteredBy', entered_by)
      from vote where resolution_id = $3 and person_id = $6 order by revision desc limit 1),
    'castingVote', exists (select from casting_vote where resolution_id = $3)) as facts`;

const WRITE = `
  with claimed as (
    insert into idempotency (actor_id, key, verb, request_hash, answer, done_at)
    values ($3::uuid, $10, 'castVote', $11, $12, $9::timestamptz))
  insert into vote as v (id, resolution_id, person_id, programme_id, body_id, revision, voting, choice,
    manifest_sha256, reason, cast_at, entered_by)
  values ($1, $2, $3::uuid, $4, $5, $6, true, $7, $8, null, $9::timestamptz, $3::uuid)
  returning to_jsonb(v) as row`;

const APPEND = `select "chainId", seq, "entryHash" from audit.append($1, $2, 'vote.cast', 'vote', $3, $4, $5, $6)`;

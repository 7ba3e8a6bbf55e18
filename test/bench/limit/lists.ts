import { PERMISSIONS } from '../../../src/platform/access/permission-table.rules.js';
import { AuditEventKind, AuditSubject } from '../../../src/platform/audit/event.type.js';
import type { Ask } from './transactions.js';

interface Listed {
  ref: string;
  purpose: string;
  way: string;
  state: string;
  openedOn: string | null;
  outcome: string | null;
  carried: boolean;
  forCount: number | null;
  againstCount: number | null;
  abstainCount: number | null;
  quorate: boolean | null;
  decidedOn: string;
  minuteRef: string | null;
}

/** A programme's resolutions, each with its outcome. */
export async function resolutions(
  ask: Ask,
  { programme, first }: { programme: string; first: number },
) {
  const rows = await ask<Listed>('resolutions', RESOLUTIONS, [programme, first + 1]);
  const nodes = rows.slice(0, first).map(({ ref, purpose, way, state, openedOn, ...ended }) => ({
    ref,
    purpose,
    way,
    state,
    openedOn,
    outcome: ended.outcome === null ? null : ended,
  }));
  return {
    programme: { resolutions: { nodes, pageInfo: { hasNextPage: rows.length > first } } },
  };
}

const RESOLUTIONS = `
  select b.code || '/' || r.number as ref, r.purpose, r.way, r.state, r.opened_on as "openedOn", o.outcome, o.carried,
    o.for_count as "forCount", o.against_count as "againstCount", o.abstain_count as "abstainCount", o.quorate,
    o.decided_on as "decidedOn", o.minute_ref as "minuteRef"
  from programme p join resolution r on r.programme_id = p.id join deciding_body b on b.id = r.body_id
  left join resolution_outcome o on o.resolution_id = r.id
  where p.code = $1 order by r.id limit $2`;

interface Entry {
  sequence: string;
  at: string;
  entryHash: string;
  contentDigest: string;
  type: string | null;
  subjectType: string | null;
  subjectId: string | null;
  actorId: string | null;
  content: string | null;
}

const published = (names: Record<string, string>) =>
  new Map(Object.entries(names).map(([name, means]) => [means, name]));
const TYPES = published(AuditEventKind);
const SUBJECTS = published(AuditSubject);

/** The latest entries of a programme's chain, for a role that may read them. */
export async function trail(ask: Ask, { programme, first }: { programme: string; first: number }) {
  const { roles } = PERMISSIONS['Programme.auditTrail'];
  const rows = await ask<Entry>('trail', TRAIL, [programme, first + 1, [...roles]]);
  const nodes = rows.slice(0, first).map((entry) => ({
    ...entry,
    type: entry.type && TYPES.get(entry.type),
    subjectType: entry.subjectType && SUBJECTS.get(entry.subjectType),
  }));
  return {
    programme: { auditTrail: { nodes, pageInfo: { hasNextPage: rows.length > first } } },
  };
}

const TRAIL = `
  select e.seq::text as sequence, e.at, b.type, b.subject_type as "subjectType", b.subject_id as "subjectId",
    b.actor_id as "actorId", e.entry_hash as "entryHash", e.content_digest as "contentDigest", b.content
  from programme p join audit_entry e on e.chain_id = p.id
  left join audit_content b on b.chain_id = e.chain_id and b.seq = e.seq
  where p.code = $1
    and exists (select from access.my_roles() r where r.programme_id = p.id and r.role = any ($3))
  order by e.seq desc limit $2`;

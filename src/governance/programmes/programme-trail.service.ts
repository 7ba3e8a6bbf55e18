import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { AuditContent, AuditEntry } from '../../platform/audit/audit.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import {
  connection,
  readCursor,
  cursorOf,
  type Connection,
} from '../../platform/graphql/connection.js';
import type { Actor } from '../../shared/actor.js';
import type * as inputs from './programme.input.js';
import { theProgramme } from './programme-targets.js';

/** What an entry says: null for those whom it does not concern, and once it is erased. */
type Said = Pick<AuditContent, 'type' | 'subjectType' | 'subjectId' | 'actorId' | 'content'>;

/** An entry of a chain as its people read it. */
export type TrailEntry = Pick<AuditEntry, 'seq' | 'at' | 'entryHash' | 'contentDigest'> & {
  [Field in keyof Said]: Said[Field] | null;
};

/** A programme's chain as its people read it. */
@Injectable()
export class ProgrammeTrailService {
  constructor(
    private readonly acts: Acts,
    private readonly access: AccessService,
  ) {}

  /**
   * A page of the chain: newest first, or from a sequence number on the oldest first. The content of an
   * entry is shown to those whom it concerns; a filter by what it says leaves out the others.
   */
  async page(
    reader: Reader,
    programmeId: string,
    args: inputs.TrailArgs,
  ): Promise<Connection<TrailEntry>> {
    await this.access.authorise(reader, 'Programme.auditTrail', { programmeId });
    const actor = args.actor ? (await findPerson(reader, args.actor, 'actor')).id : null;
    const { types, subjectId, from, until, fromSequence } = args;
    const filter = [programmeId, types, subjectId, actor, from, until, fromSequence].map(
      (value) => value ?? null,
    );
    const after = args.after ? readCursor(args.after)[0] : null;
    const beyond = after === null || /^\d{1,19}$/.test(after) ? after : '0';
    const rows = await reader.query<TrailEntry>(fromSequence ? ONWARDS : NEWEST_FIRST, [
      ...filter,
      beyond,
      args.first + 1,
    ]);
    const total = async () => (await reader.query<{ length: number }>(COUNT, filter))[0]!.length;
    return connection(rows, args, ({ seq }) => cursorOf(seq, programmeId), total);
  }

  /** Signs the head of the programme's chain now. */
  async makeCheckpoint(actor: Actor, input: inputs.MakeCheckpointInput) {
    return await this.acts.do(actor, 'makeCheckpoint', input, theProgramme, async (at) => {
      const { programme, tell } = at;
      const told = tell('checkpoint.asked', ['programme', programme.id], {});
      return await Promise.resolve({ checkpoint: () => told.checkpoint! });
    });
  }
}

/** $1 the chain; $2 to $7 what is asked for, each null for all. */
const FILTERED = `
  from audit_entry e left join audit_content b on b.chain_id = e.chain_id and b.seq = e.seq
  where e.chain_id = $1
    and ($2::text[] is null or b.type = any ($2::text[]))
    and ($3::uuid is null or b.subject_id = $3::uuid)
    and ($4::uuid is null or b.actor_id = $4::uuid)
    and ($5::timestamptz is null or e.at::timestamptz >= $5::timestamptz)
    and ($6::timestamptz is null or e.at::timestamptz < $6::timestamptz)
    and ($7::bigint is null or e.seq >= $7::bigint)`;
const COUNT = `select count(*)::int as length ${FILTERED}`;
const ENTRIES = `
  select e.seq::text, e.at, e.entry_hash as "entryHash", e.content_digest as "contentDigest",
    b.type, b.subject_type as "subjectType", b.subject_id as "subjectId", b.actor_id as "actorId", b.content
  ${FILTERED}`;
const NEWEST_FIRST = `${ENTRIES} and ($8::bigint is null or e.seq < $8::bigint) order by e.seq desc limit $9`;
const ONWARDS = `${ENTRIES} and ($8::bigint is null or e.seq > $8::bigint) order by e.seq limit $9`;

import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CheckpointsService } from '../../platform/audit/checkpoints.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Reader } from '../../platform/database/reader.js';
import {
  readCursor,
  cursorOf,
  type Connection,
  type PageArgs,
} from '../../platform/graphql/connection.js';
import type { Actor } from '../../shared/actor.js';
import { byRef } from '../../shared/refs.js';
import { Programme } from './programme.entity.js';
import type { AuditEventType } from './programme.type.js';

/** A programme's chain as its people read it. */
@Injectable()
export class ProgrammeTrailService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly checkpoints: CheckpointsService,
  ) {}

  /** A page of the chain, newest first; the content of an entry is shown to those whom it concerns. */
  async page(
    reader: Reader,
    programmeId: string,
    args: PageArgs,
  ): Promise<Connection<AuditEventType>> {
    await this.access.authorise(reader, 'Programme.auditTrail', { programmeId });
    const before = args.after ? readCursor(args.after)[0] : '9223372036854775807';
    const rows = await reader.query<AuditEventType>(
      `select e.seq::text, e.at, e.entry_hash as "entryHash", e.content_digest as "contentDigest",
         b.type, b.subject_type as "subjectType", b.subject_id as "subjectId", b.actor_id as "actorId", b.content
       from audit_entry e left join audit_content b on b.chain_id = e.chain_id and b.seq = e.seq
       where e.chain_id = $1 and e.seq < $2::bigint order by e.seq desc limit $3`,
      [programmeId, /^\d{1,19}$/.test(before) ? before : '0', args.first + 1],
    );
    const edges = rows
      .slice(0, args.first)
      .map((node) => ({ node, cursor: cursorOf(node.seq, programmeId) }));
    const [chain] = await reader.query<{ length: string }>(
      'select head_seq::text as length from audit_chain where id = $1',
      [programmeId],
    );
    return {
      edges,
      pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: rows.length > args.first },
      totalCount: Number(chain?.length ?? 0),
    };
  }

  /** Signs the head of the programme's chain now. */
  async makeCheckpoint(actor: Actor, ref: string): Promise<string> {
    let made = '';
    await this.db.transaction(actor, async (tx) => {
      const programme = await tx.must(Programme, byRef(ref), 'programme', 'programme');
      await this.access.authorise(tx, 'makeCheckpoint', { programmeId: programme.id });
      this.audit.record(tx, {
        type: 'checkpoint.asked',
        programmeId: programme.id,
        subjectType: 'programme',
        subjectId: programme.id,
        payload: {},
      });
      tx.lastly(async () => {
        made = (await this.checkpoints.make(tx, programme.id)).id;
      });
    });
    return made;
  }
}

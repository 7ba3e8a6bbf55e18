import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { AuditCheckpoint } from '../../platform/audit/audit.entity.js';
import { CheckpointsService } from '../../platform/audit/checkpoints.service.js';
import type { Reader } from '../../platform/database/reader.js';
import {
  connection,
  readCursor,
  cursorOf,
  type Connection,
  type PageArgs,
} from '../../platform/graphql/connection.js';
import type { Actor } from '../../shared/actor.js';
import type * as inputs from './programme.input.js';
import { theProgramme } from './programme-targets.js';
import type { AuditEventType } from './programme.type.js';

/** A programme's chain as its people read it. */
@Injectable()
export class ProgrammeTrailService {
  constructor(
    private readonly acts: Acts,
    private readonly access: AccessService,
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
    const [chain] = await reader.query<{ length: string }>(
      'select head_seq::text as length from audit_chain where id = $1',
      [programmeId],
    );
    const cursor = ({ seq }: AuditEventType) => cursorOf(seq, programmeId);
    return connection(rows, args, cursor, Number(chain?.length ?? 0));
  }

  /** Signs the head of the programme's chain now. */
  async makeCheckpoint(actor: Actor, input: inputs.MakeCheckpointInput) {
    return await this.acts.do(actor, 'makeCheckpoint', input, theProgramme, async (at) => {
      const { tx, programme, tell } = at;
      tell('checkpoint.asked', ['programme', programme.id], {});
      let made: AuditCheckpoint;
      tx.lastly(async () => {
        made = await this.checkpoints.make(tx, programme.id);
      });
      return { checkpoint: () => made };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AccessService } from '../access/access.service.js';
import { Database } from '../database/database.service.js';
import type { Reader } from '../database/reader.js';
import type { Tx } from '../database/tx.js';
import { page, type Connection, type PageArgs } from '../graphql/connection.js';
import type { Actor } from '../../shared/actor.js';
import { Notice } from './notice.entity.js';

/** What a notice says. */
export interface Told {
  personId: string;
  programmeId: string;
  /** The event's own type, such as `vote.recorded`. */
  type: string;
  text: string;
  subjectType: string;
  subjectId: string;
}

/** Notices for people, shown in the API. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
  ) {}

  /** Tells a person, in the transaction of what happened. */
  async tell(tx: Tx, told: Told): Promise<void> {
    await tx.insert(Notice, { ...told, at: tx.now, readAt: null });
  }

  /** The caller's own notices, the latest first. */
  async mine(
    reader: Reader,
    args: PageArgs & { unreadOnly: boolean },
  ): Promise<Connection<Notice>> {
    await this.access.authorise(reader, 'myNotices');
    const mine = { personId: reader.actor!.personId };
    const where = args.unreadOnly ? { ...mine, readAt: IsNull() } : mine;
    return await page(reader, Notice, where, args, { property: 'id', direction: 'DESC' });
  }

  /** Marks a notice of the caller's own as read; one that is read already stays so. */
  async markNoticeRead(actor: Actor, id: string): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'markNoticeRead');
      await tx.must(Notice, { id }, 'notice', 'noticeId');
      const notice = await tx.lock(Notice, id, 'NO KEY UPDATE', 'notice');
      if (notice.readAt === null) await tx.set(Notice, notice.id, { readAt: tx.now });
      return notice.id;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AccountNotices } from '../accounts/account-notices.js';
import { AccessService } from '../access/access.service.js';
import { Acts } from '../acts/acts.service.js';
import { theInstallation } from '../acts/target.js';
import type { EventSubject } from '../audit/event-types.js';
import type { Reader } from '../database/reader.js';
import type { Tx } from '../database/tx.js';
import { page, type Connection, type PageArgs } from '../graphql/connection.js';
import type { Actor } from '../../shared/actor.js';
import { Notice } from './notice.entity.js';
import type * as inputs from './notice.input.js';
import type { NoticeKind } from './notice.rules.js';

/** What a notice says. */
export interface Told {
  personId: string;
  /** Null for what concerns their own account. */
  programmeId: string | null;
  type: NoticeKind;
  text: string;
  subjectType: EventSubject;
  subjectId: string;
}

/** Notices for people, shown in the API. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly acts: Acts,
    private readonly access: AccessService,
    accounts: AccountNotices,
  ) {
    accounts.register(async (tx, told) => {
      await this.tell(tx, { ...told, programmeId: null, subjectId: told.personId });
    });
  }

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
  async markNoticeRead(actor: Actor, input: inputs.MarkNoticeReadInput) {
    return await this.acts.do(actor, 'markNoticeRead', input, theInstallation, async ({ tx }) => {
      const { noticeId: id } = input;
      await tx.must(Notice, { id }, 'notice', 'noticeId');
      const notice = await tx.lock(Notice, id, 'NO KEY UPDATE', 'notice');
      if (notice.readAt !== null) return { notice };
      return { notice: await tx.set(Notice, id, { readAt: tx.now }) };
    });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { MeetingItems } from '../meetings/meeting-items.js';
import type { ResolutionState } from '../deciding/resolution.rules.js';
import type { NoticeWarning } from '../deciding/meeting.rules.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { changingWho, lockItemsOf } from './findings.js';
import { latePapersOf } from './late-papers.js';
import { Resolution } from './resolution.entity.js';

/** Resolutions as the items of meetings. */
@Injectable()
export class ResolutionsOfMeetings implements OnModuleInit {
  constructor(private readonly items: MeetingItems) {}

  onModuleInit(): void {
    this.items.register({
      wasTaken,
      isAwaited,
      changingWho: changingWhoAt,
      latePapers: latePapersAt,
    });
  }
}

async function changingWhoAt<T>(tx: Tx, meetingId: string, change: () => Promise<T>): Promise<T> {
  return await changingWho(tx, await lockItemsOf(tx, meetingId), change, 'presiding');
}

async function latePapersAt(
  reader: Reader,
  { id: meetingId }: Meeting,
  orders: { noticeClearDays: number },
): Promise<NoticeWarning[]> {
  const where = { meetingId, state: In<ResolutionState>(['DRAFT', 'OPEN', 'DECLARED', 'CLOSED']) };
  const items = await reader.find(Resolution, where, { order: { number: 'ASC' } });
  const found: NoticeWarning[] = [];
  for (const item of items) found.push(...(await latePapersOf(reader, item, orders, true)));
  return found;
}

async function wasTaken(reader: Reader, meetingId: string): Promise<boolean> {
  const where = { meetingId, state: Not(In(['DRAFT', 'WITHDRAWN'])) };
  const items = await reader.find(Resolution, where);
  return items.some(
    (item) => item.itemTakenAt !== null || ['DECLARED', 'CLOSED'].includes(item.state),
  );
}

async function isAwaited(reader: Reader, meetingId: string): Promise<boolean> {
  return (await reader.count(Resolution, { meetingId, state: 'OPEN' })) > 0;
}

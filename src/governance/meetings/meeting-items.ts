import { Injectable } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import type { NoticeWarning } from '../deciding/meeting.rules.js';
import type { Meeting } from './meeting.entity.js';

/** What a meeting must ask those that have items of it. */
export interface ItemsOfMeetings {
  /** Whether an item was taken, or decided, at a meeting. */
  wasTaken: (reader: Reader, meetingId: string) => Promise<boolean>;
  /** Whether a resolution is open for it. */
  isAwaited: (reader: Reader, meetingId: string) => Promise<boolean>;
  /** Does what may change who decides the items of a meeting; refused while something found of one stands. */
  changingWho: <T>(tx: Tx, meetingId: string, change: () => Promise<T>) => Promise<T>;
  /** Which papers of the items of a meeting came late, by its standing orders. */
  latePapers: (
    reader: Reader,
    meeting: Meeting,
    orders: { noticeClearDays: number },
  ) => Promise<NoticeWarning[]>;
}

/** The items of meetings, which stand above them: what has items registers how to ask about them. */
@Injectable()
export class MeetingItems {
  private readonly all: ItemsOfMeetings[] = [];

  register(items: ItemsOfMeetings): void {
    this.all.push(items);
  }

  async wasTaken(reader: Reader, meetingId: string): Promise<boolean> {
    for (const items of this.all) if (await items.wasTaken(reader, meetingId)) return true;
    return false;
  }

  async isAwaited(reader: Reader, meetingId: string): Promise<boolean> {
    for (const items of this.all) if (await items.isAwaited(reader, meetingId)) return true;
    return false;
  }

  /** As `ItemsOfMeetings` has it, of all that have items; each said once. */
  async latePapers(
    reader: Reader,
    meeting: Meeting,
    orders: { noticeClearDays: number },
  ): Promise<NoticeWarning[]> {
    const found: NoticeWarning[] = [];
    for (const items of this.all) found.push(...(await items.latePapers(reader, meeting, orders)));
    return [...new Map(found.map((warning) => [warning.because, warning])).values()];
  }

  /** As `ItemsOfMeetings` has it, of all that have items. */
  async changingWho<T>(tx: Tx, meetingId: string, change: () => Promise<T>): Promise<T> {
    let whole = change;
    for (const items of this.all) {
      const inner = whole;
      whole = () => items.changingWho(tx, meetingId, inner);
    }
    return await whole();
  }
}

import { Injectable } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';

/** Whether an item was taken, or decided, at a meeting. */
export type WasTaken = (reader: Reader, meetingId: string) => Promise<boolean>;

/** The items of meetings, which stand above them: what has items registers how to ask about them. */
@Injectable()
export class MeetingItems {
  private readonly questions: WasTaken[] = [];

  register(wasTaken: WasTaken): void {
    this.questions.push(wasTaken);
  }

  async wasTaken(reader: Reader, meetingId: string): Promise<boolean> {
    for (const wasTaken of this.questions) if (await wasTaken(reader, meetingId)) return true;
    return false;
  }
}

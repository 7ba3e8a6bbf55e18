import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { MeetingItems } from '../meetings/meeting-items.js';
import { Resolution } from './resolution.entity.js';

/** Resolutions as the items of meetings. */
@Injectable()
export class ResolutionsOfMeetings implements OnModuleInit {
  constructor(private readonly items: MeetingItems) {}

  onModuleInit(): void {
    this.items.register(wasTaken);
  }
}

async function wasTaken(reader: Reader, meetingId: string): Promise<boolean> {
  const where = { meetingId, state: Not(In(['DRAFT', 'WITHDRAWN'])) };
  const items = await reader.find(Resolution, where);
  return items.some((item) => item.itemTakenAt !== null || item.state === 'CLOSED');
}

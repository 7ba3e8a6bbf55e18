import { Injectable } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';
import type { Programme } from './programme.entity.js';

/** Whether the gate of the grant is passed and stands. */
export type GrantStands = (reader: Reader, programme: Programme, now: Date) => Promise<boolean>;

/** Whether an application is granted: the gates, which stand above programmes, say. */
@Injectable()
export class GrantStanding {
  private question: GrantStands | null = null;

  register(stands: GrantStands): void {
    this.question = stands;
  }

  async stands(reader: Reader, programme: Programme, now: Date): Promise<boolean> {
    return (await this.question?.(reader, programme, now)) ?? false;
  }
}

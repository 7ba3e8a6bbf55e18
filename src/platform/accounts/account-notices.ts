import { Injectable } from '@nestjs/common';
import type { EventSubject } from '../audit/event-types.js';
import type { Tx } from '../database/tx.js';

/** What a person is told of their own account. */
export interface AccountTold {
  personId: string;
  type: 'account.given' | 'account.identified' | 'session.new-address';
  text: string;
  subjectType: EventSubject & ('account' | 'person');
}

type TellPerson = (tx: Tx, told: AccountTold) => Promise<void>;

/** Notices of accounts, which stand above them: whoever keeps notices registers how a person is told. */
@Injectable()
export class AccountNotices {
  private readonly tellers: TellPerson[] = [];

  register(tellPerson: TellPerson): void {
    this.tellers.push(tellPerson);
  }

  /** Tells the person, in the transaction of what happened. */
  async tell(tx: Tx, told: AccountTold): Promise<void> {
    for (const tellPerson of this.tellers) await tellPerson(tx, told);
  }
}

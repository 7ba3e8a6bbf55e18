import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import type { Reader } from '../../platform/database/reader.js';
import { notFound } from '../../shared/refusal.js';
import { Vote } from '../resolutions/resolution.entity.js';
import { findResolutionInContext } from '../resolutions/resolution-targets.js';
import { receiptOf } from './voting.reader.js';

/** The receipt of a vote: for the member, and for the secretary of the member's body (ADR 12). */
@Injectable()
export class ReceiptsService {
  constructor(private readonly access: AccessService) {}

  /** The receipt of a member's vote as it stands; without a name, the caller's own. */
  async ofMember(reader: Reader, ref: string, person: string | null) {
    const held = await this.access.authorise(reader, 'voteReceipt');
    const { resolution, programme, body } = await findResolutionInContext(reader, ref);
    const actorId = reader.actor!.personId;
    const personId = person ? (await findPerson(reader, person)).id : actorId;
    if (personId !== actorId && !isSecretaryOf(held, body, programme.id))
      throw notFound('vote', 'resolution');
    const where = { resolutionId: resolution.id, personId };
    const order = { revision: 'DESC' } as const;
    const [vote] = await reader.find(Vote, where, { order, limit: 1 });
    if (!vote) throw notFound('vote', 'resolution');
    return await receiptOf(reader, vote, programme.practice);
  }
}

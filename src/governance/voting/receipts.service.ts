import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { PeopleService } from '../../platform/accounts/people.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { BodyActsService } from '../programmes/body-acts.service.js';
import { notFound } from '../../shared/refusal.js';
import { Vote } from '../resolutions/resolution.entity.js';
import { receiptOf } from './voting.reader.js';
import { ResolutionsService } from '../resolutions/resolutions.service.js';

/** The receipt of a vote: for the member, and for the secretary of the member's body (ADR 12). */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly access: AccessService,
    private readonly acts: BodyActsService,
    private readonly resolutions: ResolutionsService,
    private readonly people: PeopleService,
  ) {}

  /** The receipt of a member's vote as it stands; without a name, the caller's own. */
  async ofMember(reader: Reader, ref: string, person: string | null) {
    await this.access.authorise(reader, 'voteReceipt');
    const resolution = await this.resolutions.resolution(reader, ref);
    const actorId = reader.actor!.personId;
    const personId = person ? (await this.people.person(reader, person, 'person')).id : actorId;
    const acting = await this.acts.acting(reader, resolution);
    if (personId !== actorId && !(await this.acts.isSecretary(reader, acting)))
      throw notFound('vote', 'resolution');
    const where = { resolutionId: resolution.id, personId };
    const order = { revision: 'DESC' } as const;
    const [vote] = await reader.find(Vote, where, { order, limit: 1 });
    if (!vote) throw notFound('vote', 'resolution');
    return await receiptOf(reader, vote, acting.programme.practice);
  }

  /** The receipt of the vote that a member has just cast. */
  async ofVote(reader: Reader, voteId: string) {
    const vote = await reader.must(Vote, { id: voteId }, 'vote');
    const { programme } = await this.acts.acting(reader, vote);
    return await receiptOf(reader, vote, programme.practice);
  }
}

import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import type { Reader } from '../../platform/database/reader.js';
import { actingBodyOf, ofTheActingBody } from '../programmes/programme-targets.js';
import { refuse } from '../../shared/refusal.js';
import { decisionFacts } from '../resolutions/decision.reader.js';
import { DeclaredInterest } from '../resolutions/interest.entity.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import { takingPart } from '../deciding/outcome.rules.js';
import { previewRuling, type QuorumPreview, type Ruling } from '../deciding/quorum.rules.js';
import type { Resolution } from '../resolutions/resolution.entity.js';

/** Shows what a ruling would do to the quorum, before it is given. */
@Injectable()
export class QuorumPreviews {
  constructor(private readonly access: AccessService) {}

  /** The quorum of an item before a ruling on an interest and after it; for the body's own people alone. */
  async preview(
    reader: Reader,
    resolution: Resolution,
    interestId: string,
    ruling: Ruling,
  ): Promise<QuorumPreview> {
    const { programmeId, bodyId } = resolution;
    const scope = ofTheActingBody.scope(await actingBodyOf(reader, resolution));
    await this.access.authorise(reader, 'Resolution.quorumPreview', scope);
    if (!(await this.access.isOf(reader, { programmeId, bodyId })))
      refuse('NOT_ALLOWED', 'Only the members of this body and its secretary can see this.');
    const where = { id: interestId, resolutionId: resolution.id };
    const interest = await reader.must(DeclaredInterest, where, 'interest', 'interestId');
    const { input } = await decisionFacts(reader, resolution);
    const there = isMeeting(input.method) ? takingPart(input) : [];
    const everyone = input.roll.map((member) => member.memberId);
    const present = there.length > 0 ? there : everyone;
    const { roll, rulings, orders, posts = null } = input;
    const proposed = { interestId, memberId: interest.personId, ruling };
    return previewRuling({ roll, rulings, orders, posts, present }, proposed);
  }
}

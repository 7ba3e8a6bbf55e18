import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.js';
import { PeopleService } from '../access/people.service.js';
import { Database } from '../database/database.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { Condition } from '../resolutions/decision.entity.js';
import type { Actor } from '../shared/actor.js';
import type * as inputs from './condition.input.js';
import { ConditionLog, NOTHING } from './condition-log.js';
import { conditionByRef } from './conditions.reader.js';

/** The owners of conditions. */
@Injectable()
export class ConditionOwnersService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly programmes: ProgrammesService,
    private readonly people: PeopleService,
    private readonly log: ConditionLog,
  ) {}

  /** Changes the owner of a condition; its terms stay as the body set them. */
  async assignCondition(actor: Actor, input: inputs.AssignConditionInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const { id: programmeId } = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'assignCondition', { programmeId });
      const programme = await this.programmes.lockDecisions(tx, programmeId, 'SHARE');
      const condition = await conditionByRef(tx, programmeId, input.condition);
      const owner = input.owner ? await this.people.person(tx, input.owner, 'owner') : null;
      const { ownerName, expectedVersion } = input;
      const ownerId = owner?.id ?? null;
      await tx.update(Condition, condition.id, expectedVersion, { ownerName, ownerId });
      const today = this.programmes.today(programme, tx.now);
      await this.log.add({ tx, condition, today }, 'ASSIGNED', ownerName, NOTHING);
      const payload = { from: condition.ownerName, to: ownerName, owner: ownerId };
      this.log.record(tx, condition, 'ASSIGNED', payload);
      return condition.id;
    });
  }
}

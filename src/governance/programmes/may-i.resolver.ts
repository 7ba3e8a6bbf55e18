import { Args, Query, Resolver } from '@nestjs/graphql';
import { AccessService } from '../../platform/access/access.service.js';
import { PERMISSIONS } from '../../platform/access/permission-table.rules.js';
import type { Reads } from '../../platform/database/reads.js';
import { RefusalType } from '../../platform/graphql/refusal.type.js';
import { Snapshot } from '../../platform/graphql/request-context.js';
import { refuse } from '../../shared/refusal.js';
import { findBody, findTrust } from '../trusts/trusts.reader.js';
import * as inputs from './programme.input.js';
import { findProgramme } from './programmes.reader.js';

/** Whether somebody's roles let them do something: for what is begun, when there is no thing yet to ask. */
@Resolver()
export class MayIResolver {
  constructor(private readonly access: AccessService) {}

  @Query(() => RefusalType, {
    nullable: true,
    description:
      'Why your roles and your sign-in do not let you do an act there; null when they do. Of a thing that is there already its own `may...` field says more. NOT_FOUND.',
  })
  async mayI(@Args() { act, programme, trust, body }: inputs.MayIArgs, @Snapshot() reads: Reads) {
    const programmeId = programme ? (await findProgramme(reads, programme)).id : null;
    const of = body ? await findBody(reads, body) : null;
    const trustId = of?.trustId ?? (trust ? (await findTrust(reads, trust)).id : null);
    if (PERMISSIONS[act].at === 'SECRETARY' && !of)
      refuse('BAD_USER_INPUT', 'Name the body: its own secretary alone does this.', 'body');
    const scope = { programmeId: programmeId ?? of?.programmeId, trustId, body: of ?? undefined };
    return await this.access.refusal(reads, act, scope);
  }
}

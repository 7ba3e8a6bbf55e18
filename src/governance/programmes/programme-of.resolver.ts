import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  ApiTokenType,
  HeldRoleType,
  MembershipType,
} from '../../platform/accounts/account.type.js';
import { Ctx, type RequestContext } from '../../platform/graphql/request-context.js';
import { NoticeType } from '../../platform/outbox/notice.type.js';
import { ProgrammeType } from './programme.type.js';
import { programmeOf } from './programmes.reader.js';

/** In what programme something is. */
interface InProgramme {
  programmeId: string | null;
}

/** The programme of a role that somebody holds. */
@Resolver(() => MembershipType)
export class MembershipProgrammeResolver {
  @ResolveField(() => ProgrammeType, {
    nullable: true,
    description:
      'The programme that the role is held in. Null for a role in no programme, or if you hold no role in it.',
  })
  async programme(@Parent() { programmeId }: InProgramme, @Ctx() context: RequestContext) {
    return await programmeOf(context, programmeId);
  }
}

/** The programme of a role of one's own. */
@Resolver(() => HeldRoleType)
export class HeldRoleProgrammeResolver {
  @ResolveField(() => ProgrammeType, {
    nullable: true,
    description: 'The programme that you hold the role in; null for a role in no programme.',
  })
  async programme(@Parent() { programmeId }: InProgramme, @Ctx() context: RequestContext) {
    return await programmeOf(context, programmeId);
  }
}

/** The programme of an API token. */
@Resolver(() => ApiTokenType)
export class ApiTokenProgrammeResolver {
  @ResolveField(() => ProgrammeType, {
    nullable: true,
    description:
      'The one programme that the token works in; null once you hold no role in it any more.',
  })
  async programme(@Parent() { programmeId }: InProgramme, @Ctx() context: RequestContext) {
    return await programmeOf(context, programmeId);
  }
}

/** The programme of a notice. */
@Resolver(() => NoticeType)
export class NoticeProgrammeResolver {
  @ResolveField(() => ProgrammeType, { description: 'The programme in which it happened.' })
  async programme(@Parent() { programmeId }: InProgramme, @Ctx() context: RequestContext) {
    return await programmeOf(context, programmeId);
  }
}

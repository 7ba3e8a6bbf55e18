import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, type RequestContext } from '../../platform/graphql/request-context.js';
import { packOf } from '../case-packs/case-packs.reader.js';
import { actingIn } from '../resolutions/asking-gates.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import { ResolutionType } from '../resolutions/resolution.type.js';
import { GateViews } from './gate-views.loader.js';
import { GateType } from './gate.type.js';

/** The gate for which a resolution counts. */
@Resolver(() => ResolutionType)
export class ResolutionGatesResolver {
  constructor(private readonly views: GateViews) {}

  @ResolveField(() => GateType, {
    nullable: true,
    complexity: 5,
    description:
      'The gate for which it counts: the gate that it is about or, of a resolution on a pack, the gate of that case at which its body, or a board that delegated that to it, is asked for this. Null when it counts for no gate.',
  })
  async gate(@Parent() resolution: Resolution, @Ctx() context: RequestContext) {
    const { subjectType, subjectId, programmeId, purpose, packId } = resolution;
    if (subjectType === 'CONDITION' || subjectType === 'RESOLUTION') return null;
    const stage = resolution.stage ?? (await packOf(context, packId))?.stage ?? null;
    const { gates } = await this.views.of(context, programmeId);
    const { id, decidesFor = [] } = await actingIn(context, resolution);
    const bodies = [
      id,
      ...decidesFor.filter((one) => one.purpose === purpose).map((one) => one.bodyId),
    ];
    const isAsked = ({ deciders }: (typeof gates)[number]['rows']) =>
      deciders.some((decider) => bodies.includes(decider.bodyId) && decider.purpose === purpose);
    const found = gates.find(({ gate, rows }) =>
      subjectType === 'GATE' ? gate.id === subjectId : gate.caseStage === stage && isAsked(rows),
    );
    return stage || subjectType === 'GATE' ? (found?.gate ?? null) : null;
  }
}

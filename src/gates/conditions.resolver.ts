import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, type RequestContext } from '../graphql/request-context.js';
import type { Condition } from '../resolutions/decision.entity.js';
import { conditionStatus, ConditionStatus } from '../resolutions/condition.rules.js';
import { bodiesById } from '../trusts/trusts.reader.js';
import { BodyType } from '../trusts/trust.type.js';
import { ConditionType } from './condition.type.js';
import { GateViews } from './gate.views.js';
import { GateType } from './gate.type.js';

@Resolver(() => ConditionType)
export class ConditionsResolver {
  constructor(private readonly views: GateViews) {}

  @ResolveField(() => String, { description: 'Such as `C4`.' })
  code(@Parent() { number }: Condition): string {
    return `C${number}`;
  }

  @ResolveField(() => ConditionStatus)
  async status(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    const { state, dueOn } = condition;
    if (dueOn === null) return state;
    const { today } = await this.views.of(context, condition.programmeId);
    return conditionStatus({ state, dueOn }, today);
  }

  @ResolveField(() => BodyType, { description: 'The body that set it.' })
  async body(@Parent() { bodyId }: Condition, @Ctx() context: RequestContext) {
    return await bodiesById(context).load(bodyId);
  }

  @ResolveField(() => GateType, { nullable: true, description: 'At which gate it was set.' })
  async gate(@Parent() condition: Condition, @Ctx() context: RequestContext) {
    const { gates } = await this.views.of(context, condition.programmeId);
    const at = gates.find((view) =>
      this.views.conditions(view).some(({ id }) => id === condition.id),
    );
    return at?.gate ?? null;
  }
}

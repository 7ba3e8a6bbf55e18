import { Resolver } from '@nestjs/graphql';
import { ConfirmIdentityPayload } from '../../platform/accounts/account.type.js';
import { Input, Verb } from '../../platform/acts/verb.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import type { Actor } from '../../shared/actor.js';
import { ConfirmIdentityInput } from './identity.input.js';
import { IdentityService } from './identity.service.js';

/** Officers confirm in person who people are. */
@Resolver()
export class IdentityResolver {
  constructor(private readonly service: IdentityService) {}

  @Verb(() => ConfirmIdentityPayload)
  async confirmIdentity(@CurrentActor() actor: Actor, @Input() input: ConfirmIdentityInput) {
    return await this.service.confirmIdentity(actor, input);
  }
}

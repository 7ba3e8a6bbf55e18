import { Injectable } from '@nestjs/common';
import type { Reader } from '../database/reader.js';
import { allow, notFound, Refused, type Refusal } from '../../shared/refusal.js';
import { AccessSettings } from './access-settings.js';
import { PERMISSIONS, type Verb } from './permission-table.rules.js';
import {
  freshness,
  knows,
  may,
  type Admits,
  type BodyInProgramme,
  type Asker,
  type Scope,
} from './permissions.rules.js';
import type { HeldRole } from './roles.rules.js';

/** Asks whether somebody may do something: the first line of every service verb. */
@Injectable()
export class AccessService {
  constructor(private readonly settings: AccessSettings) {}

  /**
   * Refuses unless the actor may do the verb here and now, by the memberships as the database has them.
   * A programme that the actor holds no role in is NOT_FOUND; a visible thing that is not their role's
   * is NOT_ALLOWED; a decision without a fresh sign-in is REAUTHENTICATE.
   */
  async authorise(reader: Reader, verb: Verb, scope: Scope = {}): Promise<readonly HeldRole[]> {
    if (PERMISSIONS[verb].at === 'SECRETARY' && !scope.body)
      throw new Error(`${verb} is its body's secretary's: say which body it is.`);
    const asker = await this.asker(reader, scope);
    const refusal = may(asker, verb, scope);
    if (
      refusal &&
      scope.programmeId &&
      !asker.onOpenRollOf &&
      !knows(asker.held, scope.programmeId)
    )
      throw notFound('programme', 'programme');
    allow(refusal);
    return asker.held;
  }

  /**
   * Why the actor cannot do a verb now: by their role, or by what the check refuses with. Null when
   * nothing is known against it; what an input may get wrong is not.
   */
  async refusal(
    reader: Reader,
    verb: Verb,
    scope: Scope,
    check?: () => Promise<void> | void,
  ): Promise<Refusal | null> {
    try {
      await this.authorise(reader, verb, scope);
      await check?.();
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  }

  /** Whether the actor may, without refusing: for a field that is null to others, or a button that is not shown. */
  async mayDo(reader: Reader, verb: Verb, scope: Scope = {}): Promise<boolean> {
    return may(await this.asker(reader, scope), verb, scope) === null;
  }

  /** Refuses unless the person themselves signed in a short while ago. */
  async requireFresh(reader: Reader): Promise<void> {
    allow(freshness(await this.asker(reader)));
  }

  /** The roles that the actor holds today, as the grant lets them be used. */
  async rolesOf(reader: Reader): Promise<HeldRole[]> {
    return (await reader.rights()).held as HeldRole[];
  }

  /** Whether a body is the actor's own in a programme: by a seat, as its secretary, or by an open roll. */
  async isOf(reader: Reader, { programmeId, bodyId }: BodyInProgramme): Promise<boolean> {
    const { bodies } = await reader.rights();
    return bodies.some((own) => own.programmeId === programmeId && own.bodyId === bodyId);
  }

  private async asker(reader: Reader, { programmeId }: Scope = {}): Promise<Asker> {
    const { actor } = reader;
    const held = await this.rolesOf(reader);
    const { rolls, admits } = await reader.rights();
    const asked = programmeId && !held.some((role) => role.programmeId === programmeId);
    const now = await reader.clock();
    const since = actor?.authenticatedAt
      ? (now.getTime() - actor.authenticatedAt.getTime()) / 60_000
      : null;
    return {
      held,
      onOpenRollOf: asked && rolls.includes(programmeId) ? programmeId : null,
      grantKind: actor?.grantKind ?? 'TOKEN',
      minutesSinceSignIn: since,
      freshMinutes: this.settings.freshSignInMinutes,
      admits: admits as Admits,
    };
  }
}

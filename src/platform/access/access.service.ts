import { Injectable } from '@nestjs/common';
import type { Reader } from '../database/reader.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { AccessSettings } from './access-settings.js';
import { PERMISSIONS, type Permission, type Verb } from './permission-table.rules.js';
import {
  freshness,
  knows,
  may,
  type BodyInProgramme,
  type Asker,
  type HeldRole,
  type Scope,
} from './permissions.rules.js';
import { isSecretaryOf, type BodyOwner } from './secretary.rules.js';

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
   * As `authorise`, for what only the body's own secretary does in a programme, or in the installation
   * (domain 2.3). A role held in the programme fits every programme board; the secretary is of this one.
   * An administrator stands in where the verb is theirs too.
   */
  async authoriseSecretary(
    reader: Reader,
    verb: Verb,
    body: BodyOwner,
    programmeId: string | null = body.programmeId,
  ): Promise<void> {
    const held = await this.authorise(reader, verb, { programmeId, trustId: body.trustId });
    const permission: Permission = PERMISSIONS[verb];
    const standsIn = ({ role }: HeldRole) =>
      role === 'ADMINISTRATOR' && permission.roles.includes(role);
    if (!isSecretaryOf(held, body, programmeId) && !held.some(standsIn))
      refuse(
        'NOT_ALLOWED',
        "Only this body's company secretary (for a programme board: the programme's office) can do this.",
      );
  }

  /** Whether the actor may do the verb as the body's own secretary in a programme, without refusing. */
  async isSecretary(
    reader: Reader,
    verb: Verb,
    body: BodyOwner,
    programmeId: string,
  ): Promise<boolean> {
    const asker = await this.asker(reader, { programmeId });
    const refusal = may(asker, verb, { programmeId, trustId: body.trustId });
    return refusal === null && isSecretaryOf(asker.held, body, programmeId);
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
    return await reader.query<HeldRole>(
      'select programme_id as "programmeId", trust_id as "trustId", role from access.my_roles()',
    );
  }

  /** Whether a body is the actor's own in a programme: by a seat, as its secretary, or by an open roll. */
  async isOf(reader: Reader, { programmeId, bodyId }: BodyInProgramme): Promise<boolean> {
    const [found] = await reader.query<{ mine: boolean }>(
      'select row($1::uuid, $2::uuid)::access.part = any (access.my_bodies_in()) as mine',
      [programmeId, bodyId],
    );
    return found!.mine;
  }

  private async asker(reader: Reader, { programmeId }: Scope = {}): Promise<Asker> {
    const { actor } = reader;
    const held = await this.rolesOf(reader);
    const asked = programmeId && !held.some((role) => role.programmeId === programmeId);
    const now = await reader.clock();
    const since = actor?.authenticatedAt
      ? (now.getTime() - actor.authenticatedAt.getTime()) / 60_000
      : null;
    return {
      held,
      onOpenRollOf: asked && (await this.isOnOpenRoll(reader, programmeId)) ? programmeId : null,
      grantKind: actor?.grantKind ?? 'TOKEN',
      minutesSinceSignIn: since,
      freshMinutes: this.settings.freshSignInMinutes,
    };
  }

  private async isOnOpenRoll(reader: Reader, programmeId: string): Promise<boolean> {
    const rolls = await reader.query(
      'select from access.my_open_rolls() where programme_id = $1 limit 1',
      [programmeId],
    );
    return rolls.length > 0;
  }
}

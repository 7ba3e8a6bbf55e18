import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import { onConstraint } from '../database/database-errors.js';
import type { Reader } from '../database/reader.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import { byRef } from '../../shared/refs.js';
import { SYSTEM_ACTOR, type Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { Account, Membership, Person } from './account.entity.js';
import { AccessService } from '../access/access.service.js';
import { mayGrant } from './granting.rules.js';
import { hashPassword, requirePassword } from './passwords.js';
import { programmeIdOf, trustIdOf } from './places.js';
import { PLACE_OF_ROLE, type Role } from '../access/roles.rules.js';
import { tidyName } from './sign-in-limits.service.js';

export interface NewPerson {
  code: string;
  displayName: string;
  email?: string | null;
  password?: string | null;
  /** A password that is hashed already, in the place of one. */
  passwordHash?: string;
}

export interface NewRole {
  role: Role;
  programmeId: string | null;
  trustId: string | null;
  from?: Day | null;
  until?: Day | null;
}

interface Keyed {
  idempotencyKey: string;
}

export interface GrantRole extends Keyed {
  person: string;
  role: Role;
  programme?: string | null;
  trust?: string | null;
  from?: Day | null;
  until?: Day | null;
}

const FIRST_ADMINISTRATOR_LOCK = 7_201_807;

onConstraint('person_code', {
  code: 'ALREADY_EXISTS',
  because: 'Another person has this code: choose another.',
  field: 'code',
});
onConstraint('account_email', {
  code: 'ALREADY_EXISTS',
  because: 'Another account has this e-mail address: use another.',
  field: 'email',
});

/** People, their sign-ins and the roles they hold. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** The actor's own person. */
  async self(actor: Actor): Promise<Person> {
    return await this.db.reading(
      actor,
      async (reads) => await reads.must(Person, { id: actor.personId }, 'person'),
    );
  }

  /** Adds a person; with an e-mail address and a password they can sign in. */
  async createPerson(actor: Actor, person: NewPerson & Keyed): Promise<Once<{ personId: string }>> {
    const passwordHash = await hashOf(person);
    return await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'createPerson');
      const request = {
        verb: 'createPerson',
        key: person.idempotencyKey,
        input: { ...person, password: person.password ? 'given' : null, passwordHash: null },
      };
      return await this.idempotency.once(tx, request, async () => ({
        personId: await this.add(tx, person, passwordHash),
      }));
    });
  }

  /** The first administrator, from the command line: refused once there is one. */
  async createFirstAdministrator(person: NewPerson): Promise<string> {
    const passwordHash = await hashOf(person);
    return await this.db.transaction(SYSTEM_ACTOR, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [FIRST_ADMINISTRATOR_LOCK]);
      const [there] = await tx.query<{ is: boolean }>('select access.has_administrator() as is');
      if (there!.is)
        refuse('ALREADY_EXISTS', 'There is already an administrator: ask them to give you a role.');
      const id = await this.add(tx, person, passwordHash);
      await this.give(tx, id, { role: 'ADMINISTRATOR', programmeId: null, trustId: null });
      return id;
    });
  }

  /**
   * Gives a role in a programme, for a Trust, or in the installation; it works from the next request. Who may
   * give which role where is in `granting.rules.ts`.
   */
  async grantRole(actor: Actor, input: GrantRole): Promise<Once<{ membershipId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const programmeId = input.programme ? await programmeIdOf(tx, input.programme) : null;
      const trustId = input.trust ? await trustIdOf(tx, input.trust) : null;
      const where = { programmeId, trustId };
      const held = await this.access.authorise(tx, 'grantRole', where);
      allow(mayGrant(held, input.role, where));
      return await this.idempotency.once(
        tx,
        { verb: 'grantRole', key: input.idempotencyKey, input },
        async () => {
          const { id: personId } = await this.person(tx, input.person);
          return { membershipId: await this.give(tx, personId, { ...input, ...where }) };
        },
      );
    });
  }

  /** Ends a role: it stops working at once. The row stays. */
  async revokeRole(actor: Actor, membershipId: string, expectedVersion: number): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const given = { id: membershipId };
      const held = await tx.must(Membership, given, 'membership', 'membershipId');
      const own = await this.access.authorise(tx, 'revokeRole', held);
      allow(mayGrant(own, held.role, held));
      if (held.revokedAt) refuse('WRONG_STATE', 'This role has already ended.');
      await tx.update(Membership, held.id, expectedVersion, { revokedAt: tx.now });
      this.recordRole(tx, 'membership.revoked', held);
      return held.id;
    });
  }

  /** A person by id or code. */
  async person(reader: Reader, ref: string, field = 'person'): Promise<Person> {
    const found = await reader.one(Person, byRef(ref));
    if (!found) throw notFound('person', field);
    return found;
  }

  private async add(tx: Tx, person: NewPerson, passwordHash: string | null): Promise<string> {
    const { id } = await tx.insert(Person, {
      code: person.code,
      displayName: person.displayName,
      createdAt: tx.now,
    });
    if (person.email && passwordHash) {
      const email = tidyName(person.email);
      await tx.insert(Account, { id, email, passwordHash, disabledAt: null });
    }
    this.audit.record(tx, {
      type: 'person.created',
      programmeId: null,
      subjectType: 'person',
      subjectId: id,
      payload: { code: person.code, signsIn: passwordHash !== null },
    });
    return id;
  }

  /** Gives a role inside another's transaction. */
  async give(tx: Tx, personId: string, role: NewRole): Promise<string> {
    const place = PLACE_OF_ROLE[role.role];
    if (place === 'TRUST' && !role.trustId)
      refuse(
        'BAD_USER_INPUT',
        `The role ${role.role} is held for a Trust: add the Trust.`,
        'trust',
      );
    if (place !== 'INSTALLATION' && !role.programmeId && !role.trustId)
      refuse(
        'BAD_USER_INPUT',
        `The role ${role.role} is held in a programme: add the programme.`,
        'programme',
      );
    const fromDay = role.from ?? tx.calendarDay;
    const untilDay = role.until ?? null;
    if (untilDay && untilDay < fromDay)
      refuse('BAD_USER_INPUT', 'The last day of the role is before its first day.', 'until');
    const { programmeId, trustId } = role;
    const held = await tx.insert(Membership, {
      personId,
      programmeId,
      trustId,
      role: role.role,
      fromDay,
      untilDay,
      revokedAt: null,
      grantedBy: tx.actor.personId,
    });
    this.recordRole(tx, 'membership.granted', held);
    return held.id;
  }

  private recordRole(tx: Tx, type: string, held: Membership): void {
    this.audit.record(tx, {
      type,
      programmeId: null,
      subjectType: 'membership',
      subjectId: held.id,
      payload: {
        person: held.personId,
        role: held.role,
        programme: held.programmeId,
        trust: held.trustId,
      },
    });
  }
}

async function hashOf(person: NewPerson): Promise<string | null> {
  if (person.passwordHash) return person.passwordHash;
  if (!person.email !== !person.password)
    refuse(
      'BAD_USER_INPUT',
      'To let this person sign in, give both an e-mail address and a password; otherwise give neither.',
      person.email ? 'password' : 'email',
    );
  if (!person.password) return null;
  requirePassword(person.password, 'password');
  return await hashPassword(person.password);
}

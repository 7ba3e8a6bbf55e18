import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { PLACE_OF_ROLE, type Role } from '../access/roles.rules.js';
import { Acts, type At, type Tell } from '../acts/acts.service.js';
import type { Keyed } from '../acts/keyed.input.js';
import { theInstallation, type Target } from '../acts/target.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.service.js';
import { onConstraint } from '../database/database-errors.js';
import type { Reader } from '../database/reader.js';
import type { Tx } from '../database/tx.js';
import { SYSTEM_ACTOR, type Actor } from '../../shared/actor.js';
import { within, type Day } from '../../shared/day.js';
import { allow, refuse } from '../../shared/refusal.js';
import { Account, Membership, Person } from './account.entity.js';
import type * as inputs from './account.input.js';
import { mayGrant } from './granting.rules.js';
import { mayHavePassword } from './password.rules.js';
import { hashPassword } from './passwords.js';
import { endGrants } from './ending-grants.js';
import { findPerson } from './people.reader.js';
import { programmeIdOf, trustIdOf } from './places.js';
import { tidyName } from './sign-in-limits.service.js';

/** A person who is added. */
export interface NewPerson {
  code: string;
  displayName: string;
  email?: string | null;
  password?: string | null;
  /** A password that is hashed already, in the place of one. */
  passwordHash?: string;
}

/** Where a role is held. */
interface RolePlace {
  programmeId: string | null;
  trustId: string | null;
}

interface NewRole extends RolePlace {
  role: Role;
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

/** Where a role is to be held; roles are told in the installation's chain. */
const theRolePlace: Target<{ programme?: string | null; trust?: string | null }, RolePlace> = {
  find: async (reader, { programme, trust }) => ({
    programmeId: programme ? await programmeIdOf(reader, programme) : null,
    trustId: trust ? await trustIdOf(reader, trust) : null,
  }),
  scope: ({ programmeId, trustId }) => ({ programmeId, trustId }),
  chain: () => null,
};

/** A role that somebody was given; roles are told in the installation's chain. */
const theMembership: Target<{ membershipId: string }, { membership: Membership }> = {
  find: async (reader, { membershipId: id }) => ({
    membership: await reader.must(Membership, { id }, 'membership', 'membershipId'),
  }),
  scope: ({ membership: { programmeId, trustId } }) => ({ programmeId, trustId }),
  chain: () => null,
};

/** A person whose name is kept, in the business of the installation. */
const thePersonKept: Target<{ person: string }, { person: Person }> = {
  find: async (reader, input) => ({ person: await findPerson(reader, input.person) }),
  scope: () => ({}),
};

/** People, their sign-ins and the roles they hold. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly acts: Acts,
    private readonly db: Database,
    private readonly audit: AuditService,
  ) {}

  /** The actor's own person. */
  async self(actor: Actor): Promise<Person> {
    return await this.db.reading(
      actor,
      async (reads) => await reads.must(Person, { id: actor.personId }, 'person'),
    );
  }

  /** Adds a person; with an e-mail address and a password they can sign in. */
  async createPerson(actor: Actor, input: NewPerson & Keyed) {
    const passwordHash = await hashOf(input);
    const password = input.password ? 'given' : null;
    const asked = { ...input, password, passwordHash: null };
    return await this.acts.do(actor, 'createPerson', asked, theInstallation, async (at) => {
      return { person: await addPerson(at, input, passwordHash) };
    });
  }

  /** Corrects a person's name as others see it, with the reason; what was written under the old one stays. */
  async revisePerson(actor: Actor, input: inputs.RevisePersonInput) {
    return await this.acts.do(actor, 'revisePerson', input, thePersonKept, async (at) => {
      const { tx, tell, person: before } = at;
      const { displayName, reason, expectedVersion } = input;
      const person = await tx.update(Person, before.id, expectedVersion, { displayName });
      const payload = { from: before.displayName, to: displayName, reason };
      tell('person.revised', ['person', person.id], payload);
      return { person };
    });
  }

  /** Whether anybody administers the installation: until then nobody can be given a sign-in. */
  async hasAdministrator(): Promise<boolean> {
    return await this.db.reading(null, isThereAnAdministrator);
  }

  /** The first administrator, from the command line: refused once there is one. */
  async createFirstAdministrator(person: NewPerson): Promise<string> {
    const passwordHash = await hashOf(person);
    return await this.db.transaction(SYSTEM_ACTOR, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [FIRST_ADMINISTRATOR_LOCK]);
      if (await isThereAnAdministrator(tx))
        refuse('ALREADY_EXISTS', 'There is already an administrator: ask them to give you a role.');
      const at = { tx, tell: this.teller(tx) };
      const { id } = await addPerson(at, person, passwordHash);
      await giveRole(at, id, { role: 'ADMINISTRATOR', programmeId: null, trustId: null });
      return id;
    });
  }

  /**
   * A new password for the last administrator, from the command line: refused while another could give it. It
   * admits to changing it alone.
   */
  async resetLastAdministrator(email: string, password: string): Promise<Person> {
    const passwordHash = await hashPassword(password);
    return await this.db.transaction(SYSTEM_ACTOR, async (tx) => {
      const account = await tx.one(Account, { email: tidyName(email) });
      const administrators = await administratorsWhoSignIn(tx);
      if (!account || !administrators.includes(account.id))
        refuse('NOT_FOUND', 'No administrator signs in with that e-mail address.', 'email');
      if (administrators.length > 1)
        refuse(
          'WRONG_STATE',
          'There is another administrator: ask them for a new password (resetPassword).',
          'email',
        );
      const { id } = await tx.lock(Account, account.id, 'NO KEY UPDATE');
      const given = { givenBy: tx.actor.personId, givenAt: tx.now, ownPassword: false };
      await tx.set(Account, id, { passwordHash, ...given });
      await endGrants(tx, id);
      this.teller(tx)('account.password-reset', ['account', id], {});
      return await tx.must(Person, { id }, 'person');
    });
  }

  /**
   * Gives a role in a programme, for a Trust, or in the installation; it works from the next request. Who may
   * give which role where is in `granting.rules.ts`.
   */
  async grantRole(actor: Actor, input: inputs.GrantRoleInput) {
    return await this.acts.do(actor, 'grantRole', input, theRolePlace, async (at) => {
      const { tx, held, programmeId, trustId } = at;
      const { role, from, until } = input;
      allow(mayGrant(held, role, { programmeId, trustId }));
      const { id: personId } = await findPerson(tx, input.person);
      const given = { role, programmeId, trustId, from, until };
      return { membership: await giveRole(at, personId, given) };
    });
  }

  /** Ends a role: it stops working at once. The row stays. */
  async revokeRole(actor: Actor, input: inputs.RevokeRoleInput) {
    return await this.acts.do(actor, 'revokeRole', input, theMembership, async (at) => {
      const { tx, held, membership, tell } = at;
      const { id, role } = membership;
      allow(mayGrant(held, role, membership));
      if (membership.revokedAt) refuse('WRONG_STATE', 'This role has already ended.');
      const { expectedVersion } = input;
      const revoked = await tx.update(Membership, id, expectedVersion, { revokedAt: tx.now });
      tell('membership.revoked', ['membership', id], toldOf(membership));
      return { membership: revoked };
    });
  }

  /** Tells the installation's chain, outside the frame of the acts. */
  private teller(tx: Tx): Tell {
    return (type, [subjectType, subjectId], payload) =>
      this.audit.record(tx, { type, programmeId: null, subjectType, subjectId, payload });
  }
}

/** Where a person or a role is written, and told. */
type Writing = Pick<At<object>, 'tx' | 'tell'>;

/** Adds a person, and with a password's hash their account. */
export async function addPerson(
  { tx, tell }: Writing,
  person: NewPerson,
  passwordHash: string | null,
): Promise<Person> {
  const { code, displayName } = person;
  const added = await tx.insert(Person, { code, displayName, createdAt: tx.now });
  const { id } = added;
  if (person.email && passwordHash) {
    const email = tidyName(person.email);
    await tx.insert(Account, {
      id,
      email,
      passwordHash,
      disabledAt: null,
      givenBy: tx.actor.personId,
      givenAt: tx.now,
      ownPassword: false,
    });
  }
  tell('person.created', ['person', id], { code, signsIn: passwordHash !== null });
  return added;
}

/** Gives a role; who may is asked before. */
export async function giveRole(
  { tx, tell }: Writing,
  personId: string,
  { role, programmeId, trustId, from, until }: NewRole,
): Promise<Membership> {
  const place = PLACE_OF_ROLE[role];
  if (place === 'TRUST' && !trustId)
    refuse('BAD_USER_INPUT', `The role ${role} is held for a Trust: add the Trust.`, 'trust');
  if (place !== 'INSTALLATION' && !programmeId && !trustId)
    refuse(
      'BAD_USER_INPUT',
      `The role ${role} is held in a programme: add the programme.`,
      'programme',
    );
  const fromDay = from ?? tx.calendarDay;
  const untilDay = until ?? null;
  if (untilDay && untilDay < fromDay)
    refuse('BAD_USER_INPUT', 'The last day of the role is before its first day.', 'until');
  const membership = await tx.insert(Membership, {
    personId,
    programmeId,
    trustId,
    role,
    fromDay,
    untilDay,
    revokedAt: null,
    grantedBy: tx.actor.personId,
  });
  tell('membership.granted', ['membership', membership.id], toldOf(membership));
  return membership;
}

/** The administrators of the installation who have a sign-in that is not disabled. */
async function administratorsWhoSignIn(tx: Tx): Promise<string[]> {
  const held = await tx.find(Membership, {
    role: 'ADMINISTRATOR',
    programmeId: IsNull(),
    trustId: IsNull(),
    revokedAt: IsNull(),
  });
  const today = tx.calendarDay;
  const people = held.filter(({ fromDay, untilDay }) => within(today, fromDay, untilDay));
  const ids = [...new Set(people.map(({ personId }) => personId))];
  const accounts = await tx.find(Account, { id: In(ids), disabledAt: IsNull() });
  return accounts.map(({ id }) => id);
}

async function isThereAnAdministrator(reader: Reader): Promise<boolean> {
  const [there] = await reader.query<{ is: boolean }>('select access.has_administrator() as is');
  return there!.is;
}

/** What the chain says of a role that is given or ended. */
const toldOf = ({
  personId: person,
  role,
  programmeId: programme,
  trustId: trust,
}: Membership) => ({
  person,
  role,
  programme,
  trust,
});

async function hashOf(person: NewPerson): Promise<string | null> {
  if (person.passwordHash) return person.passwordHash;
  if (!person.email !== !person.password)
    refuse(
      'BAD_USER_INPUT',
      'To let this person sign in, give both an e-mail address and a password; otherwise give neither.',
      person.email ? 'password' : 'email',
    );
  if (!person.password) return null;
  const { displayName, code, email } = person;
  allow(mayHavePassword(person.password, 'password', [displayName, code, email ?? '']));
  return await hashPassword(person.password);
}

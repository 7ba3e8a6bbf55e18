import { Injectable } from '@nestjs/common';
import { Membership, type Person } from '../../platform/accounts/account.entity.js';
import { mayHavePassword } from '../../platform/accounts/password.rules.js';
import { hashPassword } from '../../platform/accounts/passwords.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { addPerson, giveRole } from '../../platform/accounts/people.service.js';
import { programmeIdOf } from '../../platform/accounts/places.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { isTaken, translated } from '../../platform/database/database-errors.js';
import type { Actor } from '../../shared/actor.js';
import { within as isWithin } from '../../shared/day.js';
import { allow, Refused, refuse } from '../../shared/refusal.js';
import type { EnrolledMemberInput, EnrolMembersInput } from './enrolment.input.js';
import { mayEnrol, roleOnBody, within } from './enrolment.rules.js';
import { appoint } from './seats.service.js';
import { DecidingBody } from './trust.entity.js';
import { findBody } from './trusts.reader.js';

/** A body of a Trust in a programme. */
interface Enrolling {
  body: DecidingBody;
  programmeId: string;
}

/** A Trust's body whose members are entered; its row is locked, so that no roll is fixed meanwhile. */
const theEnrollingBody: Target<EnrolMembersInput, Enrolling> = {
  find: async (reader, input) => ({
    programmeId: await programmeIdOf(reader, input.programme),
    body: await findBody(reader, input.body),
  }),
  scope: ({ programmeId, body }) => ({ programmeId, trustId: body.trustId, body }),
  chain: () => null,
  lock: async (tx, { programmeId, body }) => ({
    programmeId,
    body: await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE'),
  }),
};

/** The members of a board or a council, entered from a list by their Trust's own secretary. */
@Injectable()
export class EnrolmentService {
  constructor(private readonly acts: Acts) {}

  /**
   * Enters people with their sign-in, their seat and their role in a programme: all of them, or none if one
   * entry is refused. Passwords are hashed before anything is locked.
   */
  async enrolMembers(actor: Actor, input: EnrolMembersInput) {
    const { body } = await this.acts.ask(actor, 'enrolMembers', input, theEnrollingBody);
    allow(mayEnrol(body.kind, input.members));
    const hashes = await hashesOf(input.members);
    const members = input.members.map((one) => ({ ...one, password: one.password && 'given' }));
    const asked = { ...input, members };
    return await this.acts.do(actor, 'enrolMembers', asked, theEnrollingBody, async (at) => {
      if (!at.body.trustId)
        refuse(
          'BAD_USER_INPUT',
          `${at.body.name} belongs to no Trust: give its members their roles and seats one by one (grantRole, appointToSeat).`,
          'body',
        );
      for (const [index, member] of members.entries())
        await naming(index, async () => await enrol(at, member, hashes[index]!));
      return { body: at.body };
    });
  }
}

async function enrol(
  at: At<Enrolling>,
  member: EnrolledMemberInput,
  passwordHash: string | null,
): Promise<void> {
  const { tx, body } = at;
  const person = member.person
    ? await findPerson(tx, member.person)
    : await addPerson(at, newPerson(member), passwordHash);
  if (!member.person || !(await hasRole(at, person))) {
    const { trustId } = body;
    const { from, until } = member;
    const role = roleOnBody(body.kind);
    await giveRole(at, person.id, { role, programmeId: at.programmeId, trustId, from, until });
  }
  await appoint(at, person.id, member);
}

const newPerson = ({ code, displayName, email }: EnrolledMemberInput) => ({
  code: code!,
  displayName: displayName!,
  email,
});

/** Whether somebody who is known has the role today. */
async function hasRole({ tx, body, programmeId }: At<Enrolling>, { id }: Person): Promise<boolean> {
  const role = roleOnBody(body.kind);
  const where = { personId: id, programmeId, trustId: body.trustId!, role } as const;
  const held = await tx.find(Membership, where);
  return held.some(
    ({ revokedAt, fromDay, untilDay }) =>
      revokedAt === null && isWithin(tx.calendarDay, fromDay, untilDay),
  );
}

/** Does something for one of the members: what is refused then names that entry of the list. */
async function naming(index: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known = isTaken(error) ? translated(error) : error;
    throw known instanceof Refused ? new Refused(within(known.refusal, index)!) : known;
  }
}

async function hashesOf(members: readonly EnrolledMemberInput[]): Promise<(string | null)[]> {
  const hashes = [];
  members.forEach(({ password, displayName, code, email }, at) => {
    const about = [displayName, code, email].filter((it) => typeof it === 'string');
    if (password) allow(within(mayHavePassword(password, 'password', about), at));
  });
  for (const { password } of members) hashes.push(password ? await hashPassword(password) : null);
  return hashes;
}

import { Injectable } from '@nestjs/common';
import { AccountNotices } from '../../platform/accounts/account-notices.js';
import { Identification, Person } from '../../platform/accounts/account.entity.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { signInOf, type SignInStands } from '../../platform/accounts/sign-ins.reader.js';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import { theInstallation } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import { SYSTEM_ACTOR, type Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import type { ConfirmIdentityInput } from './identity.input.js';
import { mayIdentify, type Identified, type Officer, type Posts } from './identity.rules.js';

onConstraint('identification_once', {
  code: 'WRONG_STATE',
  because: 'Somebody has just confirmed who this person is: there is nothing left to confirm.',
  field: 'persons',
});

/** Officers who say that a sign-in which somebody else set is of whom it names. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: AccountNotices,
  ) {}

  /** Confirms in person that people were identified: all of them, or none if one is refused. */
  async confirmIdentity(actor: Actor, input: ConfirmIdentityInput) {
    return await this.acts.do(actor, 'confirmIdentity', input, theInstallation, async (at) => {
      const officer = await officerOf(at.tx);
      const people: Person[] = [];
      for (const [index, ref] of input.persons.entries()) {
        const field = `persons.${index}`;
        const person = await findPerson(at.tx, ref, field);
        if (people.some(({ id }) => id === person.id))
          refuse('BAD_USER_INPUT', 'This person is in the list twice: name each once.', field);
        const { stands, facts } = await identifiedOf(at.tx, person);
        const refusal = mayIdentify(officer, facts);
        allow(refusal && { ...refusal, field });
        await this.identify(at, person, stands!, input.how);
        people.push(person);
      }
      return { confirmed: people.length };
    });
  }

  private async identify(
    { tx, tell }: At<object>,
    { id: personId }: Person,
    { givenAt, givenBy }: SignInStands,
    how: string,
  ): Promise<void> {
    const by = { identifiedBy: tx.actor.personId, identifiedAt: tx.now };
    await tx.insert(Identification, { personId, givenAt, how, ...by });
    tell('account.identified', ['person', personId], { person: personId, givenBy, how });
    const { displayName } = await tx.must(Person, { id: tx.actor.personId }, 'person');
    const text = `${displayName} confirmed that they met you, and that this sign-in is yours (${how}). If you did not meet, tell your chair now.`;
    const type = 'account.identified';
    await this.notices.tell(tx, { personId, type, text, subjectType: 'person' });
  }
}

async function officerOf(reader: Reader): Promise<Officer> {
  const id = reader.actor!.personId;
  const { admits } = await reader.rights();
  const everIdentified = (await reader.count(Identification, { personId: id })) > 0;
  const { posts } = await postsOf(reader, id);
  return { id, posts, admitted: admits === 'EVERYTHING', everIdentified };
}

async function identifiedOf(reader: Reader, { id }: Person) {
  const stands = await signInOf(reader, id);
  const { posts, secretaried } = await postsOf(reader, id);
  const given = stands !== null && stands.givenBy !== SYSTEM_ACTOR.personId;
  const giver = given ? (await postsOf(reader, stands.givenBy)).posts : NO_POSTS;
  const facts: Identified = {
    id,
    posts,
    giver,
    secretariedTrusts: secretaried,
    signIn: given ? { ...stands, identified: stands.identifiedBy !== null } : null,
  };
  return { stands, facts };
}

const NO_POSTS: Posts = { trusts: [], secretaryOf: [], chairOf: [], programmes: [] };

async function postsOf(reader: Reader, id: string) {
  const [row] = await reader.query<Posts & { secretaried: string[] }>(
    `select trusts, secretary_of as "secretaryOf", chair_of as "chairOf", programmes, secretaried
     from access.posts_of($1)`,
    [id],
  );
  const { secretaried, ...posts } = row!;
  return { posts, secretaried };
}

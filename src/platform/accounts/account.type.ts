import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../acts/payload.js';
import { connectionOf } from '../graphql/connection.js';
import { publishEnum } from '../graphql/enum.js';
import { pinned } from '../graphql/pinned.js';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Admits } from '../access/permissions.rules.js';
import { Role, type HeldRole } from '../access/roles.rules.js';
import type { ApiToken, Membership, Person, Session } from './account.entity.js';
import { GrantKind } from './account.rules.js';
import type { Acting } from './people.reader.js';

publishEnum(
  Role,
  'Role',
  'A role lets a person do certain things in a programme, for a Trust or in the installation. See docs/permissions.md.',
  {
    SRO: 'The senior responsible owner of the programme, who reads its audit trail and stands above its director.',
    PROGRAMME_BOARD_CHAIR: 'Chairs the programme board.',
    PROGRAMME_DIRECTOR:
      "Directs the programme: keeps its dates, packs and gates, and gives the roles of the programme's office.",
    PMO: "The programme management office: keeps the programme's plans, packs and gates.",
    PROGRAMME_MANAGER: 'Writes case packs and brings documents for the programme.',
    WORKSTREAM_SRO: 'The senior responsible owner of one workstream.',
    WORKSTREAM_LEAD: 'Leads one workstream.',
    FINANCE_LEAD: 'Leads the finances of the programme.',
    FINANCE: 'Works on the finances of the programme.',
    HR: 'Works on the staff of the programme: transfers, terms and consultation.',
    COMPANY_SECRETARY:
      'Keeps the business of the bodies of one Trust: seats, standing orders, meetings, resolutions and minutes.',
    BOARD_MEMBER: 'Sits on the board of one Trust.',
    GOVERNOR: 'Sits on the council of governors of one foundation trust.',
    MEDICAL_DIRECTOR: 'The medical director of one Trust.',
    CHIEF_NURSE: 'The chief nurse of one Trust.',
    ENGAGEMENT_LEAD: 'Leads the engagement with staff, patients and the public.',
    PUBLIC_EDITOR: 'Edits what the programme publishes.',
    MODERATOR: 'Moderates what the public sends to the programme.',
    EXTERNAL_RECORDER: 'Records the decisions of outside bodies, with their letters.',
    REGULATOR_READER: 'Reads the programme and its audit trail for the regulator.',
    AUDITOR:
      'Reads the programme, its audit trail and, once a resolution is closed, who voted how.',
    OBSERVER: 'Reads what everybody in the programme can read.',
    ADMINISTRATOR:
      'In the installation: adds Trusts, bodies, people and programmes, and gives roles. In a programme: helps its office.',
  },
);
publishEnum(GrantKind, 'GrantKind', 'How a request shows who is asking.', {
  SESSION: 'With a session, which a person started with their password.',
  TOKEN: 'With an API token, for a program that acts for a person.',
});

publishEnum(Admits, 'Admits', "What a person's sign-in admits to.", {
  EVERYTHING: 'What their roles let them do.',
  READING:
    'Only reading: their password or address was set by somebody else, and no officer has confirmed yet that the sign-in is theirs.',
  CHANGING_PASSWORD: 'Only changing the password: somebody else chose it.',
});

@ObjectType('Person', { description: 'A person who holds a seat or a role, or signs in.' })
export class PersonType {
  @Field(() => UuidScalar, {
    description: 'The id of the person, by which other things name them.',
  })
  id!: string;
  @Field(() => String, {
    description: 'A short name that never changes, such as `derby-secretary`.',
  })
  code!: string;
  @Field(() => String, {
    description: "The person's name; in the demonstration, the title of their post.",
  })
  displayName!: string;
  @Field(() => Int, { description: 'Its version, which goes up each time the person is changed.' })
  version!: number;
}
pinned<Person, PersonType>();

@ObjectType()
export class ConfirmIdentityPayload {
  @Field(() => Boolean, {
    description: 'Whether it had been done before, so that nothing was done now.',
  })
  replayed!: boolean;
  @Field(() => Int, { description: 'How many people were confirmed.' })
  confirmed!: number;
}

/** A page of people. */
export const PersonConnection = connectionOf(PersonType, 'Person');

@ObjectType('HeldRole', { description: 'A role that you hold today.' })
export class HeldRoleType {
  @Field(() => Role, { description: 'What you may do there.' }) role!: Role;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the programme that you hold the role in. Null for a role in the installation, or one for a Trust in no programme.',
  })
  programmeId!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the Trust that you hold the role for; null for a role for no Trust.',
  })
  trustId!: string | null;
}
pinned<HeldRole, HeldRoleType>();

@ObjectType('Me', {
  description:
    'Who you are, whether you use a session or an API token, and the roles you hold today.',
})
export class MeType {
  @Field(() => PersonType, { description: 'The person that you are signed in as.' })
  person!: PersonType;
  @Field(() => [HeldRoleType], {
    description: 'The roles that you hold today, as your session or API token lets you use them.',
  })
  roles!: HeldRoleType[];
  @Field(() => GrantKind, { description: 'Whether you use a session or an API token.' })
  grantKind!: GrantKind;
  @Field(() => Date, {
    nullable: true,
    description: 'When you last gave your password; null for an API token.',
  })
  authenticatedAt!: Date | null;
}
pinned<Acting, MeType>();

@ObjectType('Session', {
  description:
    'A signed-in session. It ends when it has not been used for some time, at its last moment (`expiresAt`), or when somebody ends it.',
})
export class SessionType {
  @Field(() => UuidScalar, { description: 'The id of the session, by which it can be ended.' })
  id!: string;
  @Field(() => Date, {
    description: 'When its password was given last: as it began, or by `reauthenticate` since.',
  })
  authenticatedAt!: Date;
  @Field(() => Date, { description: 'When the session was last used.' }) lastSeenAt!: Date;
  @Field(() => Date, {
    description: 'When the session ends at the latest, however much it is used.',
  })
  expiresAt!: Date;
  @Field(() => Date, {
    nullable: true,
    description:
      'When somebody ended the session, by signing out or otherwise; null if nobody did.',
  })
  endedAt!: Date | null;
}
pinned<Session, SessionType>();

@ObjectType({
  description:
    'A new session. The token is shown only once: send it as `Authorization: Bearer <token>`.',
})
export class SignInPayload {
  @Field(() => String, { description: 'The secret of the session, shown only this once.' })
  token!: string;
  @Field(() => SessionType, { description: 'The session that has begun.' }) session!: SessionType;
  @Field(() => PersonType, { description: 'The person who has signed in.' }) person!: PersonType;
}

/** The answer of every act on a session. */
export const SessionPayload = payloadOf('Session', { session: () => SessionType });
/** The answer of every act on a person or their account. */
export const PersonPayload = payloadOf('Person', { person: () => PersonType });

@ObjectType('Membership', {
  description:
    'A role that a person holds, from its first day to its last day, or until it is revoked.',
})
export class MembershipType {
  @Field(() => UuidScalar, { description: 'The id of the membership, by which it is revoked.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the person who holds the role.' })
  personId!: string;
  @Field(() => Role, { description: 'What the person may do there.' }) role!: Role;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the programme that the role is held in. Null for a role in the installation, or one for a Trust in no programme.',
  })
  programmeId!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the Trust that the role is held for; null for a role for no Trust.',
  })
  trustId!: string | null;
  @Field(() => DateScalar, { name: 'from', description: 'The first day of the role.' })
  fromDay!: string;
  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description: 'The last day of the role; null while it goes on.',
  })
  untilDay!: string | null;
  @Field(() => Date, {
    nullable: true,
    description: 'When the role was ended at once, whatever its last day; null unless it was.',
  })
  revokedAt!: Date | null;
  @Field(() => UuidScalar, {
    name: 'grantedById',
    nullable: true,
    description: 'The id of whoever gave the role; null if that is not known.',
  })
  grantedBy!: string | null;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to revoke it.' })
  version!: number;
}
pinned<Membership, MembershipType>();

/** A page of the roles held in a programme. */
export const MembershipConnection = connectionOf(MembershipType, 'Membership');

/** The answer of every act on a role. */
export const MembershipPayload = payloadOf('Membership', { membership: () => MembershipType });

@ObjectType('ApiToken', {
  description:
    'An API token, for a program that acts for you. Its secret is shown only when it is made.',
})
export class ApiTokenType {
  @Field(() => UuidScalar, { description: 'The id of the token, by which it is revoked.' })
  id!: string;
  @Field(() => String, { description: 'What the token is for, in the words of whoever made it.' })
  name!: string;
  @Field(() => UuidScalar, {
    description: 'The id of the one programme that the token works in.',
  })
  programmeId!: string;
  @Field(() => Role, { description: 'The one role that the token lets a program use.' })
  role!: Role;
  @Field(() => Date, { description: 'When the token was made.' }) createdAt!: Date;
  @Field(() => Date, { description: 'When the token stops working, unless it is revoked before.' })
  expiresAt!: Date;
  @Field(() => Date, {
    nullable: true,
    description: 'When the token was revoked; null unless it was.',
  })
  revokedAt!: Date | null;
  @Field(() => Date, {
    nullable: true,
    description: 'When the token was last used, to the minute; null until it is used.',
  })
  lastUsedAt!: Date | null;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to revoke it.' })
  version!: number;
}
pinned<ApiToken, ApiTokenType>();

/** The answer of every act on an API token that there is. */
export const ApiTokenPayload = payloadOf('ApiToken', { apiToken: () => ApiTokenType });

@ObjectType()
export class CreateApiTokenPayload {
  @Field(() => Boolean, {
    description: 'Whether it had been done before, so that nothing was done now.',
  })
  replayed!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The token itself, shown only once; null when the request was a repeat.',
  })
  token!: string | null;
  @Field(() => ApiTokenType, { description: 'The token that was made, without its secret.' })
  apiToken!: ApiTokenType;
}

import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { payloadOf } from '../acts/payload.js';
import { connectionOf, PageArgs } from '../graphql/connection.js';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Role } from '../access/roles.rules.js';

registerEnumType(Role, {
  name: 'Role',
  description:
    'A role lets a person do certain things in a programme, for a Trust or in the installation. See docs/permissions.md.',
});

@ObjectType('Person', { description: 'A person who holds a seat or a role, or signs in.' })
export class PersonType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String, { description: 'A short name, such as `derby-secretary`.' }) code!: string;
  @Field(() => String, {
    description: "The person's name; in the demonstration, the title of their post.",
  })
  displayName!: string;
  @Field(() => Int) version!: number;
}

@ObjectType('HeldRole', { description: 'A role that you hold today.' })
export class HeldRoleType {
  @Field(() => Role) role!: Role;
  @Field(() => UuidScalar, { nullable: true }) programmeId!: string | null;
  @Field(() => UuidScalar, { nullable: true }) trustId!: string | null;
}

@ObjectType('Me', {
  description:
    'Who you are, whether you use a session or an API token, and the roles you hold today.',
})
export class MeType {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => [HeldRoleType]) roles!: HeldRoleType[];
  @Field(() => String, { description: '`SESSION` or `TOKEN`.' }) grantKind!: string;
  @Field(() => Date, {
    nullable: true,
    description: 'When you last gave your password; null for an API token.',
  })
  authenticatedAt!: Date | null;
}

@ObjectType('Session', {
  description:
    'A signed-in session. It ends when it has not been used for some time, at its last moment (`expiresAt`), or when somebody ends it.',
})
export class SessionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Date) authenticatedAt!: Date;
  @Field(() => Date) lastSeenAt!: Date;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => Date, { nullable: true }) endedAt!: Date | null;
}

@ObjectType({
  description:
    'A new session. The token is shown only once: send it as `Authorization: Bearer <token>`.',
})
export class SignInPayload {
  @Field(() => String) token!: string;
  @Field(() => SessionType) session!: SessionType;
  @Field(() => PersonType) person!: PersonType;
}

export const SessionPayload = payloadOf('Session', { session: () => SessionType });
export const PersonPayload = payloadOf('Person', { person: () => PersonType });

@ObjectType('Membership', {
  description:
    'A role that a person holds, from its first day to its last day, or until it is revoked.',
})
export class MembershipType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) personId!: string;
  @Field(() => Role) role!: Role;
  @Field(() => UuidScalar, { nullable: true }) programmeId!: string | null;
  @Field(() => UuidScalar, { nullable: true }) trustId!: string | null;
  @Field(() => DateScalar) fromDay!: string;
  @Field(() => DateScalar, { nullable: true }) untilDay!: string | null;
  @Field(() => Date, { nullable: true }) revokedAt!: Date | null;
  @Field(() => Int) version!: number;
}

@ArgsType()
export class MembersArgs extends PageArgs {
  @Field(() => Role, { nullable: true, description: 'Only this role.' }) role?: Role | null;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'True: only roles held today. False: also those that have ended.',
  })
  current!: boolean;
}

export const MembershipConnection = connectionOf(MembershipType, 'Membership');

export const MembershipPayload = payloadOf('Membership', { membership: () => MembershipType });

@ObjectType('ApiToken', {
  description:
    'An API token, for a program that acts for you. Its secret is shown only when it is made.',
})
export class ApiTokenType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) name!: string;
  @Field(() => UuidScalar) programmeId!: string;
  @Field(() => Role) role!: Role;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => Date, { nullable: true }) revokedAt!: Date | null;
  @Field(() => Date, {
    nullable: true,
    description: 'When the token was last used, to the minute.',
  })
  lastUsedAt!: Date | null;
  @Field(() => Int) version!: number;
}

export const ApiTokenPayload = payloadOf('ApiToken', { apiToken: () => ApiTokenType });

@ObjectType()
export class CreateApiTokenPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The token itself, shown only once; null when the request was a repeat.',
  })
  token!: string | null;
  @Field(() => ApiTokenType) apiToken!: ApiTokenType;
}

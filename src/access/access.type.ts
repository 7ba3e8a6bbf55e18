import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PageArgs } from '../graphql/connection.js';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Role } from './roles.rules.js';

registerEnumType(Role, {
  name: 'Role',
  description:
    'What a person may do, in a programme, for a Trust or in the house: see docs/permissions.md.',
});

@ObjectType('Person', { description: 'Somebody who acts, holds a seat or a role.' })
export class PersonType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String, { description: 'A short name, such as `derby-secretary`.' }) code!: string;
  @Field(() => String, { description: 'The name, or in the demo a role title.' })
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
  description: 'Who you are, through which grant, and the roles you hold today.',
})
export class MeType {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => [HeldRoleType]) roles!: HeldRoleType[];
  @Field(() => String, { description: '`SESSION` or `TOKEN`.' }) grantKind!: string;
  @Field(() => Date, {
    nullable: true,
    description: 'When you last gave your own password; null for an API token.',
  })
  authenticatedAt!: Date | null;
}

@ObjectType('Session', {
  description: 'A signed-in session. It ends when unused, at its end, or when ended.',
})
export class SessionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Date) authenticatedAt!: Date;
  @Field(() => Date) lastSeenAt!: Date;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => Date, { nullable: true }) endedAt!: Date | null;
}

@ObjectType({
  description: 'A new session. The token is shown this once: send it as `Authorization: Bearer`.',
})
export class SignInPayload {
  @Field(() => String) token!: string;
  @Field(() => SessionType) session!: SessionType;
  @Field(() => PersonType) person!: PersonType;
}

@ObjectType()
export class DonePayload {
  @Field(() => Boolean) done!: boolean;
}

@ObjectType()
export class PersonPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => PersonType) person!: PersonType;
}

@ObjectType('Membership', {
  description: 'A role held by a person, from a day to a day, until it is revoked.',
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
  @Field(() => Role, { nullable: true, description: 'Those of one role.' }) role?: Role | null;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Those held today; false for all there ever were.',
  })
  current!: boolean;
}

export const MembershipConnection = connectionOf(MembershipType, 'Membership');

@ObjectType()
export class MembershipPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => MembershipType) membership!: MembershipType;
}

@ObjectType('ApiToken', {
  description: 'A key for a program of yours. Its secret is never shown again.',
})
export class ApiTokenType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) name!: string;
  @Field(() => UuidScalar) programmeId!: string;
  @Field(() => Role) role!: Role;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => Date, { nullable: true }) revokedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'To the minute.' }) lastUsedAt!: Date | null;
  @Field(() => Int) version!: number;
}

@ObjectType()
export class CreateApiTokenPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => String, { nullable: true, description: 'Shown this once: null when replayed.' })
  token!: string | null;
  @Field(() => ApiTokenType) apiToken!: ApiTokenType;
}

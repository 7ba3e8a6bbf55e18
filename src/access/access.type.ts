import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEmail, IsInt, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { connectionOf, PageArgs } from '../graphql/connection.js';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Line, Optional, Ref } from '../graphql/text.js';
import { SHORTEST_PASSWORD } from './passwords.js';
import { Role } from './roles.rules.js';

const TOO_SHORT = `must have at least ${SHORTEST_PASSWORD} characters`;

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

@InputType()
export class SignInInput {
  @Field(() => String) @MaxLength(254) email!: string;
  @Field(() => String) @MaxLength(200) password!: string;
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

@InputType()
export class EndSessionInput {
  @Field(() => UuidScalar) sessionId!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String) @MaxLength(200) currentPassword!: string;
  @Field(() => String, { description: 'At least 12 characters.' })
  @MinLength(SHORTEST_PASSWORD, { message: TOO_SHORT })
  @MaxLength(200)
  newPassword!: string;
}

@InputType()
export class DisableAccountInput {
  @Field(() => String, { description: 'The person: code or id.' }) @Ref() person!: string;
  @Field(() => String) @Line(500) reason!: string;
}

@InputType()
export class EnableAccountInput {
  @Field(() => String, { description: 'The person: code or id.' }) @Ref() person!: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'The person: code or id.' }) @Ref() person!: string;
  @Field(() => String, { description: 'At least 12 characters.' })
  @MinLength(SHORTEST_PASSWORD, { message: TOO_SHORT })
  @MaxLength(200)
  newPassword!: string;
}

@InputType()
export class CreatePersonInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, {
    description: 'Small letters, digits and hyphens, such as `derby-secretary`.',
  })
  @MaxLength(60)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be small letters, digits and hyphens' })
  code!: string;
  @Field(() => String) @Line(200) displayName!: string;
  @Field(() => String, { nullable: true, description: 'With a password: the person can sign in.' })
  @Optional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;
  @Field(() => String, { nullable: true, description: 'At least 12 characters.' })
  @Optional()
  @MinLength(SHORTEST_PASSWORD, { message: TOO_SHORT })
  @MaxLength(200)
  password?: string | null;
}

@ObjectType()
export class PersonPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => PersonType) person!: PersonType;
}

@InputType()
export class GrantRoleInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The person: code or id.' }) @Ref() person!: string;
  @Field(() => Role) role!: Role;
  @Field(() => String, { nullable: true, description: 'The programme: code or id.' })
  @Optional()
  @Ref()
  programme?: string | null;
  @Field(() => String, { nullable: true, description: 'The Trust: code or id.' })
  @Optional()
  @Ref()
  trust?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The first day; today unless given.' })
  from?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The last day; without one it goes on.' })
  until?: string | null;
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

@InputType()
export class RevokeRoleInput {
  @Field(() => UuidScalar) membershipId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
}

@InputType()
export class CreateApiTokenInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'What it is for.' }) @Line(120) name!: string;
  @Field(() => String, { description: 'The one programme that it works in: code or id.' })
  @Ref()
  programme!: string;
  @Field(() => Role, { description: 'One of your own roles there; the token can do no more.' })
  role!: Role;
  @Field(() => Int, { description: 'Days until it ends, from 1 to 366.' })
  @IsInt()
  @Min(1)
  @Max(366)
  days!: number;
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

@InputType()
export class RevokeApiTokenInput {
  @Field(() => UuidScalar) apiTokenId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
}

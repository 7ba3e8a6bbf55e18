import { Field, InputType, Int } from '@nestjs/graphql';
import { IsEmail, IsInt, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Line, Optional, Ref } from '../graphql/text.js';
import { SHORTEST_PASSWORD } from './passwords.js';
import { Role } from '../access/roles.rules.js';

const TOO_SHORT = `must have at least ${SHORTEST_PASSWORD} characters`;

@InputType()
export class SignInInput {
  @Field(() => String) @MaxLength(254) email!: string;
  @Field(() => String) @MaxLength(200) password!: string;
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
  @Field(() => String, {
    nullable: true,
    description: 'The address the person signs in with; give a password with it.',
  })
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
  @Field(() => DateScalar, { nullable: true, description: 'The first day; today if left out.' })
  from?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day; without one the role goes on.',
  })
  until?: string | null;
}

@InputType()
export class RevokeRoleInput {
  @Field(() => UuidScalar) membershipId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
}

@InputType()
export class CreateApiTokenInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'What the token is for.' }) @Line(120) name!: string;
  @Field(() => String, { description: 'The one programme the token works in: code or id.' })
  @Ref()
  programme!: string;
  @Field(() => Role, {
    description: 'One of your own roles in that programme; the token can do nothing else.',
  })
  role!: Role;
  @Field(() => Int, { description: 'How many days the token works: 1 to 366.' })
  @IsInt()
  @Min(1)
  @Max(366)
  days!: number;
}

@InputType()
export class RevokeApiTokenInput {
  @Field(() => UuidScalar) apiTokenId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
}

import { applyDecorators } from '@nestjs/common';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsEmail, MaxLength, MinLength } from 'class-validator';
import { PageArgs } from '../graphql/connection.js';
import {
  ChoiceField,
  DayField,
  FlagField,
  FormField,
  IsNoId,
  LineField,
  Optional,
  RefField,
  UuidField,
  UuidsField,
  WholeField,
} from '../graphql/input-fields.js';
import { Keyed, Versioned } from '../acts/keyed.input.js';
import { SHORTEST_PASSWORD } from './password.rules.js';
import { Role } from '../access/roles.rules.js';

/** A new password. */
export const PasswordField = (about: { description: string; nullable?: true }) =>
  applyDecorators(
    Field(() => String, about),
    MinLength(SHORTEST_PASSWORD, { message: `must have at least ${SHORTEST_PASSWORD} characters` }),
    MaxLength(200),
  );

/** The code of a new person. */
export const CodeOfPersonField = (about: { description: string; nullable?: true }) =>
  applyDecorators(
    FormField(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens', {
      description: about.description,
      optional: about.nullable,
    }),
    MaxLength(60),
    IsNoId(),
  );

@InputType()
export class SignInInput {
  @Field(() => String, {
    description: 'The e-mail address of the account, in capitals or not.',
  })
  @MaxLength(254)
  email!: string;
  @Field(() => String, { description: 'The password of the account.' })
  @MaxLength(200)
  password!: string;
}

@InputType()
export class ReauthenticateInput {
  @Field(() => String, { description: 'Your password: at most 200 characters.' })
  @MaxLength(200)
  password!: string;
}

@InputType()
export class SignOutInput extends Keyed {}

@InputType()
export class EndSessionInput extends Keyed {
  @UuidField({ description: 'The id of one of your own sessions, from `mySessions`.' })
  sessionId!: string;
}

@InputType()
export class ChangePasswordInput extends Keyed {
  @Field(() => String, { description: 'The password that you sign in with now.' })
  @MaxLength(200)
  currentPassword!: string;
  @PasswordField({ description: 'The password to sign in with from now on: 12 to 200 characters.' })
  newPassword!: string;
  @UuidsField(50, {
    optional: true,
    description:
      'The ids of those of your API tokens that go on (myApiTokens). All others end with the old password.',
  })
  keepApiTokens?: string[] | null;
}

@InputType()
export class DisableAccountInput extends Keyed {
  @RefField({ description: 'The person who may no longer sign in: code or id.' }) person!: string;
  @LineField(500, { description: 'Why, such as that the person has left. The record keeps it.' })
  reason!: string;
}

@InputType()
export class EnableAccountInput extends Keyed {
  @RefField({ description: 'The person who may sign in again: code or id.' }) person!: string;
}

@InputType()
export class ResetPasswordInput extends Keyed {
  @RefField({ description: 'The person who gets a new password: code or id.' }) person!: string;
  @PasswordField({ description: 'The password to sign in with from now on: 12 to 200 characters.' })
  newPassword!: string;
}

@InputType()
export class ChangeEmailInput extends Keyed {
  @RefField({ description: 'The person who signs in with another address: code or id.' })
  person!: string;
  @Field(() => String, { description: 'The address to sign in with from now on.' })
  @IsEmail()
  @MaxLength(254)
  email!: string;
  @LineField(500, { description: 'Why it is changed. The record keeps it, and the old address.' })
  reason!: string;
}

@InputType()
export class RevisePersonInput extends Versioned {
  @RefField({ description: 'The person whose name is corrected: code or id.' }) person!: string;
  @LineField(200, { description: 'The name as others see it from now on.' }) displayName!: string;
  @LineField(500, { description: 'Why it is corrected. The record keeps it, and the old name.' })
  reason!: string;
}

@InputType()
export class CreatePersonInput extends Keyed {
  @CodeOfPersonField({
    description: 'Small letters, digits and hyphens, such as `derby-secretary`.',
  })
  code!: string;
  @LineField(200, { description: "The person's name, as others see it." }) displayName!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The address the person signs in with; give a password with it.',
  })
  @Optional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;
  @Optional()
  @PasswordField({
    nullable: true,
    description:
      'The password to sign in with: 12 to 200 characters. Give an e-mail address with it.',
  })
  password?: string | null;
}

@InputType()
export class GrantRoleInput extends Keyed {
  @RefField({ description: 'The person who gets the role: code or id.' }) person!: string;
  @ChoiceField(() => Role, { description: 'The role that the person gets.' }) role!: Role;
  @RefField({
    description:
      'The programme that the role is held in: code or id. Without one, the role is held for the Trust or in the installation.',
    optional: true,
  })
  programme?: string | null;
  @RefField({
    description:
      'The Trust that the role is held for: code or id. Needed for the roles of a company secretary, a board member, a governor, a medical director and a chief nurse.',
    optional: true,
  })
  trust?: string | null;
  @DayField({ description: 'The first day; today if left out.', optional: true })
  from?: string | null;
  @DayField({ description: 'The last day; without one the role goes on.', optional: true })
  until?: string | null;
}

@InputType()
export class RevokeRoleInput extends Versioned {
  @UuidField({ description: 'The id of the membership that is ended at once.' })
  membershipId!: string;
}

@InputType()
export class CreateApiTokenInput extends Keyed {
  @LineField(120, { description: 'What the token is for.' }) name!: string;
  @RefField({ description: 'The one programme the token works in: code or id.' })
  programme!: string;
  @ChoiceField(() => Role, {
    description: 'One of your own roles in that programme; the token can do nothing else.',
  })
  role!: Role;
  @WholeField(1, 366, { description: 'How many days the token works: 1 to 366.' })
  days!: number;
}

@InputType()
export class RevokeApiTokenInput extends Versioned {
  @UuidField({ description: 'The id of one of your own API tokens, from `myApiTokens`.' })
  apiTokenId!: string;
}

@ArgsType()
export class MembersArgs extends PageArgs {
  @ChoiceField(() => Role, { description: 'Only those who hold this role.', optional: true })
  role?: Role | null;
  @FlagField({
    default: true,
    description: 'True: only roles held today. False: also those that have ended.',
  })
  current!: boolean;
}

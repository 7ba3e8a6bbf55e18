import { applyDecorators } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { IsEmail, MaxLength, MinLength } from 'class-validator';
import {
  ChoiceField,
  DayField,
  FormField,
  LineField,
  Optional,
  RefField,
  UuidField,
  WholeField,
} from '../graphql/input-fields.js';
import { Keyed, Versioned } from '../acts/keyed.input.js';
import { SHORTEST_PASSWORD } from './passwords.js';
import { Role } from '../access/roles.rules.js';

/** A new password. */
const PasswordField = (options: { nullable?: true } = {}) =>
  applyDecorators(
    Field(() => String, { ...options, description: 'At least 12 characters.' }),
    MinLength(SHORTEST_PASSWORD, { message: `must have at least ${SHORTEST_PASSWORD} characters` }),
    MaxLength(200),
  );

@InputType()
export class SignInInput {
  @Field(() => String) @MaxLength(254) email!: string;
  @Field(() => String) @MaxLength(200) password!: string;
}

@InputType()
export class SignOutInput extends Keyed {}

@InputType()
export class EndSessionInput extends Keyed {
  @UuidField() sessionId!: string;
}

@InputType()
export class ChangePasswordInput extends Keyed {
  @Field(() => String) @MaxLength(200) currentPassword!: string;
  @PasswordField()
  newPassword!: string;
}

@InputType()
export class DisableAccountInput extends Keyed {
  @RefField({ description: 'The person: code or id.' }) person!: string;
  @LineField(500) reason!: string;
}

@InputType()
export class EnableAccountInput extends Keyed {
  @RefField({ description: 'The person: code or id.' }) person!: string;
}

@InputType()
export class ResetPasswordInput extends Keyed {
  @RefField({ description: 'The person: code or id.' }) person!: string;
  @PasswordField()
  newPassword!: string;
}

@InputType()
export class CreatePersonInput extends Keyed {
  @FormField(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens', {
    description: 'Small letters, digits and hyphens, such as `derby-secretary`.',
  })
  @MaxLength(60)
  code!: string;
  @LineField(200) displayName!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The address the person signs in with; give a password with it.',
  })
  @Optional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;
  @Optional()
  @PasswordField({ nullable: true })
  password?: string | null;
}

@InputType()
export class GrantRoleInput extends Keyed {
  @RefField({ description: 'The person: code or id.' }) person!: string;
  @ChoiceField(() => Role) role!: Role;
  @RefField({ description: 'The programme: code or id.', optional: true })
  programme?: string | null;
  @RefField({ description: 'The Trust: code or id.', optional: true })
  trust?: string | null;
  @DayField({ description: 'The first day; today if left out.', optional: true })
  from?: string | null;
  @DayField({ description: 'The last day; without one the role goes on.', optional: true })
  until?: string | null;
}

@InputType()
export class RevokeRoleInput extends Versioned {
  @UuidField() membershipId!: string;
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
  @UuidField() apiTokenId!: string;
}

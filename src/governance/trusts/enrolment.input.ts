import { Field, InputType } from '@nestjs/graphql';
import { IsEmail, MaxLength } from 'class-validator';
import { CodeOfPersonField, PasswordField } from '../../platform/accounts/account.input.js';
import { Keyed } from '../../platform/acts/keyed.input.js';
import {
  ChoiceField,
  DayField,
  FlagField,
  LineField,
  Optional,
  PartsField,
  RefField,
  UuidField,
} from '../../platform/graphql/input-fields.js';
import { SeatKind } from './body.rules.js';

@InputType({ description: 'Somebody who is entered: a person who is known, or a new one.' })
export class EnrolledMemberInput {
  @RefField({
    optional: true,
    description: 'A person who is known already: code or id. Leave it out for a new one.',
  })
  person?: string | null;
  @CodeOfPersonField({ nullable: true, description: 'For a new person: such as `derby-ned-4`.' })
  code?: string | null;
  @LineField(200, { optional: true, description: 'For a new person: the name as others see it.' })
  displayName?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'For a new person who signs in: the address. Give a password with it.',
  })
  @Optional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;
  @Optional()
  @PasswordField({
    nullable: true,
    description: 'For a new person who signs in: 12 to 200 characters, to be changed after.',
  })
  password?: string | null;
  @ChoiceField(() => SeatKind, { description: 'As what the person sits there.' }) kind!: SeatKind;
  @LineField(200, { description: 'What the post is called, such as `Chief executive`.' })
  title!: string;
  @FlagField({ description: 'Whether the person may vote there.' }) voting!: boolean;
  @UuidField({
    optional: true,
    description: 'The id of a seat on this body whose post the person shares, as job-sharers do.',
  })
  sharesSeatId?: string | null;
  @DayField({
    description:
      'The first day in the seat. Where all posts are held it is the day after the last day of whoever leaves one.',
  })
  from!: string;
  @DayField({
    optional: true,
    description:
      'The last day in the seat, which is still held on that day; none while no end is known.',
  })
  until?: string | null;
}

@InputType()
export class EnrolMembersInput extends Keyed {
  @RefField({ description: "The Trust's body that they sit on: code or id." }) body!: string;
  @RefField({
    description: 'The programme in which they get the role of a member: code or id.',
  })
  programme!: string;
  @PartsField(() => EnrolledMemberInput, [1, 200], {
    description: 'The people, at most 200: all of them are entered, or none.',
  })
  members!: EnrolledMemberInput[];
}

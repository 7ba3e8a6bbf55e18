import { Field, Int, ObjectType } from '@nestjs/graphql';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { LawChangeRow } from '../decisions/law-record.entity.js';
import type { ApplicationRow } from '../gates/gate-rows.reader.js';
import type { RegimeChange } from '../programmes/programme.entity.js';
import { ProvisionCode } from '../programmes/provision.rules.js';
import { RegimeCode } from '../programmes/regime.rules.js';

@ObjectType('Application', {
  description: 'The application of the Trusts, which all applicants made at one moment.',
})
export class ApplicationType {
  @Field(() => UuidScalar, { description: 'The id of the application, by which it is annulled.' })
  id!: string;
  @Field(() => Int, { description: 'Its number among those of the programme, from 1.' })
  number!: number;
  @Field(() => DateScalar, { description: 'The day on which it was made.' }) madeOn!: string;
  @Field(() => String, { description: 'What its letter is called, by those who sent it.' })
  reference!: string;
  @Field(() => UuidScalar, { description: 'The id of the application as it was sent.' })
  documentId!: string;
  @Field(() => UuidScalar, {
    name: 'madeById',
    description: 'The id of the person who recorded it.',
  })
  madeBy!: string;
  @Field(() => Date, { description: 'When it was recorded.' }) madeAt!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Why the record was annulled. Null while it counts.',
  })
  annulledBecause!: string | null;
}
pinned<ApplicationRow, ApplicationType>();

@ObjectType('RegimeChange', {
  description:
    'That the programme took another regime for its steps to come, or goes on under its own.',
})
export class RegimeChangeType {
  @Field(() => UuidScalar, { description: 'The id of the change.' }) id!: string;
  @Field(() => Int, { description: 'Its number among those of the programme, from 1.' })
  number!: number;
  @Field(() => RegimeCode, { description: 'The regime before.' }) fromRegime!: RegimeCode;
  @Field(() => RegimeCode, {
    description: 'The regime since; the same where the programme goes on under it.',
  })
  toRegime!: RegimeCode;
  @Field(() => String, { description: 'Why.' }) reason!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: "The id of the regulator's letter. Null where none was given.",
  })
  documentId!: string | null;
  @Field(() => DateScalar, { description: "The programme's date when it was changed." })
  changedOn!: string;
  @Field(() => UuidScalar, {
    name: 'changedById',
    description: 'The id of the person who changed it.',
  })
  changedBy!: string;
  @Field(() => Date, { description: 'When it was changed.' }) changedAt!: Date;
}
pinned<RegimeChange, RegimeChangeType>();

@ObjectType('LawChange', {
  description:
    'That Parliament ended a section on which steps rest. It counts once the company secretary of each Trust has confirmed it.',
})
export class LawChangeType {
  @Field(() => UuidScalar, { description: 'The id of the change, by which it is confirmed.' })
  id!: string;
  @Field(() => ProvisionCode, { description: 'The section that ends.' }) provision!: ProvisionCode;
  @Field(() => String, { description: 'The Act or regulations that end it.' }) instrument!: string;
  @Field(() => DateScalar, {
    description: 'The first day on which the section no longer asks for anything.',
  })
  commencesOn!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What it saves for transactions that are under way. Null where it saves nothing.',
  })
  saving!: string | null;
  @Field(() => UuidScalar, { description: 'The id of the instrument.' }) documentId!: string;
  @Field(() => UuidScalar, {
    name: 'enteredById',
    description: 'The id of the person who entered it.',
  })
  enteredBy!: string;
  @Field(() => Date, { description: 'When it was entered.' }) enteredAt!: Date;
}
pinned<LawChangeRow, LawChangeType>();

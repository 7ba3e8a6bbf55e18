import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt } from 'class-validator';
import { UuidScalar } from '../graphql/scalars.js';

/** The input of every act: the same key again does nothing, and is answered the same. */
@InputType({ isAbstract: true })
export abstract class Keyed {
  @Field(() => UuidScalar, {
    description:
      'A new UUID for each thing that you do. Send the same one again after a fault: it is done once.',
  })
  idempotencyKey!: string;
}

/** The input of an act that changes a row as the caller saw it. */
@InputType({ isAbstract: true })
export abstract class Versioned extends Keyed {
  @Field(() => Int, {
    description: 'The version that you read; STALE_VERSION if it has changed since.',
  })
  @IsInt()
  expectedVersion!: number;
}

import { InputType } from '@nestjs/graphql';
import { UuidField, VersionField } from '../graphql/input-fields.js';

/** The input of every act: the same key again does nothing, and is answered the same. */
@InputType({ isAbstract: true })
export abstract class Keyed {
  @UuidField({
    description:
      'A new UUID for each thing that you do. Send the same one again after a fault: it is done once.',
  })
  idempotencyKey!: string;
}

/** The input of an act that changes a row as the caller saw it. */
@InputType({ isAbstract: true })
export abstract class Versioned extends Keyed {
  @VersionField() expectedVersion!: number;
}

import { InputType } from '@nestjs/graphql';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { LineField, RefsField } from '../../platform/graphql/input-fields.js';

@InputType()
export class ConfirmIdentityInput extends Keyed {
  @RefsField(200, { description: 'The people whom you met: code or id, at most 200.' })
  persons!: string[];
  @LineField(500, {
    description:
      'How you know who they are, such as `Passport seen at the council of 12 June`. The record keeps it.',
  })
  how!: string;
}

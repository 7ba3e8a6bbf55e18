import { InputType } from '@nestjs/graphql';
import { UuidField } from '../graphql/input-fields.js';
import { Keyed } from '../acts/keyed.input.js';

@InputType()
export class MarkNoticeReadInput extends Keyed {
  @UuidField() noticeId!: string;
}

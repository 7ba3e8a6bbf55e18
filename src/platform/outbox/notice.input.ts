import { Field, InputType } from '@nestjs/graphql';
import { UuidScalar } from '../graphql/scalars.js';

@InputType()
export class MarkNoticeReadInput {
  @Field(() => UuidScalar) noticeId!: string;
}

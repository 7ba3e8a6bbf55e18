import { ArgsType, InputType } from '@nestjs/graphql';
import { PageArgs } from '../graphql/connection.js';
import { FlagField, UuidField } from '../graphql/input-fields.js';
import { Keyed } from '../acts/keyed.input.js';

@InputType()
export class MarkNoticeReadInput extends Keyed {
  @UuidField({ description: 'The id of the notice that you have read.' }) noticeId!: string;
}

@ArgsType()
export class NoticeArgs extends PageArgs {
  @FlagField({
    default: false,
    description: 'True: only notices that you have not read. False: all of them.',
  })
  unreadOnly!: boolean;
}

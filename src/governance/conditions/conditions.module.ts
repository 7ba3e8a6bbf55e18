import { Module } from '@nestjs/common';
import { CasePacksModule } from '../case-packs/case-packs.module.js';
import { ConditionsSnapshot } from './conditions-snapshot.reader.js';

/** What a decision makes a condition of going on. */
@Module({ imports: [CasePacksModule], providers: [ConditionsSnapshot] })
export class ConditionsModule {}

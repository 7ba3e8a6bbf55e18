import { Global, Module } from '@nestjs/common';
import { ActsDone } from './acts-done.js';
import { Acts } from './acts.service.js';

/** Gives every feature the frame in which things are done. */
@Global()
@Module({ providers: [Acts, ActsDone], exports: [Acts, ActsDone] })
export class ActsModule {}

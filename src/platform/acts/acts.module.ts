import { Global, Module } from '@nestjs/common';
import { Acts } from './acts.service.js';

/** Gives every feature the frame in which things are done. */
@Global()
@Module({ providers: [Acts], exports: [Acts] })
export class ActsModule {}

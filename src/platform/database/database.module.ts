import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Database } from './database.service.js';

/** A machine that is busy starting may be slow to connect: that alone is tried again. */
const WHEN_SLOW = {
  retryAttempts: 10,
  retryDelay: 500,
  toRetry: (error: Error) => /connection timeout|timeout exceeded/.test(error.message),
};

/** Gives every feature the one door to the database. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: DataSourceOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...options, ...WHEN_SLOW })],
      providers: [Database],
      exports: [Database],
    };
  }
}

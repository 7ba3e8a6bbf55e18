import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { isEmail, maxLength } from 'class-validator';
import { AccountsModule } from '../platform/accounts/accounts.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import { ActsModule } from '../platform/acts/acts.module.js';
import { PeopleService, type NewPerson } from '../platform/accounts/people.service.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { readConfig, type Config } from '../platform/config/config.js';
import { sourceOptions } from '../platform/database/data-source.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { openDatabase, type DatabaseHandle } from '../platform/database/database-handle.js';
import { ENTITIES } from '../entities.js';
import { hasUnseen } from '../platform/graphql/input-fields.js';
import { IdempotencyModule } from '../platform/idempotency/idempotency.module.js';
import { prepare } from '../operation/prepare.js';
import { signingKeys } from '../operation/signing-keys.js';
import { runTask, say, UsageFault } from './run-task.js';

const USAGE = `Usage: npm run administrator -- EMAIL NAME

Adds the first administrator to an empty installation, and prints a password for them.`;

/** The modules that are needed to add a person. */
@Module({})
class PeopleOnly {
  static forRoot(config: Config, place: DatabaseHandle): DynamicModule {
    const source = sourceOptions({
      connection: place.service,
      poolSize: 2,
      entities: ENTITIES,
      applicationName: 'watersmeet-administrator',
    });
    const keys = signingKeys(config, place.embedded?.keyFolder ?? null);
    const audit = AuditModule.forRoot(keys);
    const access = AccessModule.forRoot(config);
    const below = [DatabaseModule.forRoot(source), audit, IdempotencyModule, access, ActsModule];
    const imports = [...below, AccountsModule];
    return { module: PeopleOnly, imports };
  }
}

/** The person that was typed, with a random password. */
function personOf(words: string[]): NewPerson & { password: string } {
  const [email = '', ...names] = words;
  const displayName = names.join(' ').trim();
  const faults: string[] = [];
  if (!isEmail(email)) faults.push('EMAIL must be an e-mail address.');
  if (displayName === '') faults.push('Add a NAME.');
  if (!maxLength(displayName, 200)) faults.push('NAME must have at most 200 characters.');
  if (hasUnseen(displayName)) faults.push('NAME has an invisible character: remove it.');
  if (faults.length > 0) throw new UsageFault(`${faults.join(' ')}\n\n${USAGE}`);
  const plain = displayName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const code = plain
    .match(/[a-z0-9]+/g)
    ?.join('-')
    .slice(0, 60)
    .replace(/-$/, '');
  const password = randomBytes(15).toString('base64url');
  return { email, displayName, password, code: code ?? 'administrator' };
}

await runTask(async () => {
  const person = personOf(process.argv.slice(2));
  const config = readConfig();
  const place = await openDatabase(config, { exclusive: false, log: say });
  try {
    await prepare(place, say);
    const app = await NestFactory.createApplicationContext(PeopleOnly.forRoot(config, place), {
      logger: false,
      abortOnError: false,
    });
    await app.get(PeopleService).createFirstAdministrator(person);
    await app.close();
    say(`Administrator  ${person.displayName} (${person.code})`);
    say(`E-mail         ${person.email}`);
    say(`Password       ${person.password}`);
    say('The password is shown only once. Sign in with it, then change it with changePassword.');
  } finally {
    await place.close();
  }
});

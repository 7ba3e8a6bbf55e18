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
import type { AuditKeys } from '../platform/audit/keys.js';
import { readConfig, type Config } from '../platform/config/config.js';
import { sourceOptions } from '../platform/database/data-source.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { openDatabase, type DatabaseHandle } from '../platform/database/database-handle.js';
import { ENTITIES } from '../entities.js';
import { hasUnseen } from '../shared/unseen.js';
import { IdempotencyModule } from '../platform/idempotency/idempotency.module.js';
import { prepare } from '../operation/prepare.js';
import { signingKeys } from '../operation/signing-keys.js';
import { runTask, say, UsageFault } from './run-task.js';

const USAGE = `Usage: npm run administrator -- EMAIL NAME
       npm run administrator -- --new-password EMAIL

Adds the first administrator to an empty installation, and prints a password for them; or prints a new password
for the last administrator, who cannot sign in any more and whom no other could help.`;

/** The modules that are needed to add a person. */
@Module({})
class PeopleOnly {
  static forRoot(config: Config, place: DatabaseHandle, keys: AuditKeys): DynamicModule {
    const source = sourceOptions({
      connection: place.service,
      poolSize: 2,
      entities: ENTITIES,
      applicationName: 'watersmeet-administrator',
    });
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
  const password = newPassword();
  return { email, displayName, password, code: code ?? 'administrator' };
}

const newPassword = () => randomBytes(15).toString('base64url');

/** The address of the administrator who gets a new password; null when one is to be added. */
function lockedOut([first, email, ...more]: string[]): string | null {
  if (first !== '--new-password') return null;
  if (email && isEmail(email) && more.length === 0) return email;
  throw new UsageFault(`Give the EMAIL of the administrator.\n\n${USAGE}`);
}

await runTask(USAGE, async () => {
  const words = process.argv.slice(2);
  const email = lockedOut(words);
  const person = email ? { email, password: newPassword() } : personOf(words);
  const config = readConfig();
  const place = await openDatabase(config, { exclusive: false, log: say });
  try {
    await prepare(place, say);
    const service = PeopleOnly.forRoot(config, place, await signingKeys(config, place));
    const app = await NestFactory.createApplicationContext(service, {
      logger: false,
      abortOnError: false,
    });
    const people = app.get(PeopleService);
    const { displayName, code } =
      'code' in person
        ? await people.createFirstAdministrator(person).then(() => person)
        : await people.resetLastAdministrator(person.email, person.password);
    await app.close();
    say(`Administrator  ${displayName} (${code})`);
    say(`E-mail         ${person.email}`);
    say(`Password       ${person.password}`);
    say('The password is shown only once. Sign in with it, then change it with changePassword.');
  } finally {
    await place.close();
  }
});

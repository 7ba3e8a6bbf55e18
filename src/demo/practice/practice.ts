import type { INestApplicationContext } from '@nestjs/common';
import { hashPassword } from '../../platform/accounts/passwords.js';
import { Database } from '../../platform/database/database.service.js';
import { refuse } from '../../shared/refusal.js';
import { DemoContext } from '../demo-context.js';
import { loadDecisions } from './practice-decisions.loader.js';
import { loadEverybody, loadProgramme } from './practice-people.loader.js';
import { emailOf, LARGE, namesOf, PRACTICE_PASSWORD, USUAL } from './practice.data.js';

/** As many at a time: so that neither we nor PostgreSQL idle. */
const LANES = 3;

/** How many practice programmes there are to be, and how many resolutions the first of them has decided. */
export interface Asked {
  programmes: number;
  resolutions: number;
}

/**
 * Makes practice programmes in an empty database through the services, so that they obey every rule: the
 * first a large one, the others around it. The same numbers make the same programmes, but for their ids
 * and times. Errors: WRONG_STATE where there is anybody already.
 */
export async function loadPractice(
  app: INestApplicationContext,
  { programmes, resolutions }: Asked,
  say: (sentence: string) => void,
): Promise<void> {
  const stage = new DemoContext(app);
  const [there] = await stage.ask<{ people: number }>('select count(*)::int as people from person');
  if (there!.people > 0)
    refuse('WRONG_STATE', 'There are people in this database already: give an empty one.');
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  await app.get(Database, { strict: false }).withAsyncCommit(async () => {
    await loadEverybody(stage, passwordHash);
    let next = 1;
    const lane = async () => {
      for (let number = next++; number <= programmes; number = next++) {
        const size = number === 1 ? { ...LARGE, decided: resolutions } : USUAL;
        await loadProgramme(stage, namesOf(number), size, passwordHash);
        await loadDecisions(stage, namesOf(number), size);
        if (number % 10 === 0) say(`${number} of ${programmes} programmes`);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const { reason } of ended.filter((one) => one.status === 'rejected')) throw reason;
  });
}

/** How to sign in to the practice programmes. */
export function practiceSignIns(): string[] {
  const { director, trusts } = namesOf(1);
  const shown = ['auditor-1', 'observer-1', director, `${trusts[0].toLowerCase()}-director-0`];
  return [
    `Sign-ins      ${shown.map(emailOf).join(', ')}`,
    `Password      ${PRACTICE_PASSWORD} (for all of them)`,
  ];
}

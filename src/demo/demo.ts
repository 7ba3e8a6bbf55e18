import type { INestApplicationContext } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.service.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import { loadPeople } from './people.loader.js';
import { loadPendingDecisions } from './pending-decisions.loader.js';
import { ADMINISTRATOR, DEMO_PASSWORD, PEOPLE } from './people.data.js';
import { DemoContext } from './demo-context.js';
import { loadStory } from './story.loader.js';

const BEGUN = 'demo.begun';
const LOADED = 'demo.loaded';

/**
 * Loads the demo programme into an empty database, through the services, so that it obeys every rule.
 * A database that holds anything else is left alone; a story that was cut off goes on. Its last event
 * is waited for until it lies on the disk, and all before it with it.
 * Answers whether the demo is there.
 */
export async function loadDemo(
  app: INestApplicationContext,
  say: (sentence: string) => void,
  stop?: AbortSignal,
): Promise<boolean> {
  const stage = new DemoContext(app, stop);
  const [installation] = await stage.ask<{ people: boolean; begun: boolean; loaded: boolean }>(
    `select (select code from person order by code limit 1) is not null as people,
       exists (select from audit_content where type = $1 and actor_id = $3) as begun,
       exists (select from audit_content where type = $2 and actor_id = $3) as loaded`,
    [BEGUN, LOADED, SYSTEM_ACTOR.personId],
  );
  const { people, begun, loaded } = installation!;
  if (loaded) return true;
  if (people && !begun) return false;
  say('Loading the demonstration (this is done once).');
  if (!begun) await note(app, BEGUN);
  await app.get(Database, { strict: false }).withAsyncCommit(async () => {
    await loadPeople(stage);
    await loadStory(stage);
    await loadPendingDecisions(stage);
  });
  await note(app, LOADED);
  return true;
}

/** How to sign in to the demo. */
export function demoSignIns(): string[] {
  const shown = [
    'director',
    'derby-secretary',
    'burton-secretary',
    'chair',
    'auditor',
    'recorder',
    'observer',
  ];
  const emails = PEOPLE.filter((person) => shown.includes(person.code)).map(
    (person) => person.email,
  );
  return [
    `Sign-ins      ${[...emails, ADMINISTRATOR.email].join(', ')}`,
    `Password      ${DEMO_PASSWORD} (for all of them; docs/tour.md is the tour)`,
  ];
}

/** Writes into the installation's chain that the demo was begun or is there: a person's own installation says neither. */
async function note(app: INestApplicationContext, type: typeof BEGUN | typeof LOADED) {
  const database = app.get(Database, { strict: false });
  const audit = app.get(AuditService, { strict: false });
  await database.transaction(SYSTEM_ACTOR, async (tx) => {
    await Promise.resolve();
    const subject = { subjectType: 'installation', subjectId: SYSTEM_ACTOR.personId } as const;
    audit.record(tx, { type, programmeId: null, ...subject, payload: {} });
  });
}

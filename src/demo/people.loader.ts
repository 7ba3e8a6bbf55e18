import { OwnAccountService } from '../platform/accounts/own-account.service.js';
import { PeopleService } from '../platform/accounts/people.service.js';
import { hashPassword } from '../platform/accounts/passwords.js';
import { ProgrammeStartingService } from '../governance/programmes/programme-starting.service.js';
import { isCouncil } from '../governance/trusts/body.rules.js';
import { usualStandingOrders } from '../governance/trusts/standing-orders.rules.js';
import { IdentityService } from '../governance/trusts/identity.service.js';
import { SeatsService } from '../governance/trusts/seats.service.js';
import { TrustsService } from '../governance/trusts/trusts.service.js';
import { ADMINISTRATOR, DEMO_PASSWORD, PEOPLE, type StoryPerson } from './people.data.js';
import type { DemoContext } from './demo-context.js';
import * as story from './story.data.js';

const SEATED_FROM = '2016-04-01';

/** The Trusts, their bodies, the people and the programme as it began. */
export async function loadPeople(stage: DemoContext): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await loadAdministrator(stage, passwordHash);
  await loadTrusts(stage);
  await loadProgramme(stage);
  await inLanes(PEOPLE, async (person) => await loadPerson(stage, person, passwordHash));
  await identifyEverybody(stage);
}

/**
 * Everybody has chosen their own password (in the demonstration all the same one), and officers have met them: the two
 * company secretaries each other first, then each their own Trust, and Derby's the rest.
 */
async function identifyEverybody(stage: DemoContext): Promise<void> {
  const of = (trust: string) => (person: StoryPerson) =>
    person.roles.some((one) => one.trust === trust);
  const codes = (people: readonly StoryPerson[]) =>
    people.map(({ code }) => code).filter((code) => !code.endsWith('-secretary'));
  const burton = PEOPLE.filter((person) => of('BURTON')(person) && !of('DERBY')(person));
  const others = PEOPLE.filter((person) => !burton.includes(person));
  const secretaries = 'Passport seen at the first meeting of the two secretaries';
  const members = 'Passport seen at an induction day';
  for (const [by, persons, how] of [
    ['derby-secretary', ['burton-secretary'], secretaries],
    ['burton-secretary', ['derby-secretary'], secretaries],
    ['derby-secretary', codes(others), members],
    ['burton-secretary', codes(burton), members],
  ] as const)
    await stage.service(IdentityService).confirmIdentity(await stage.as(by), {
      persons: [...persons],
      how,
      idempotencyKey: stage.key(`identified by ${by} ${how}`),
    });
}

const LANES = 4;

/** Nobody's arrival hangs on another's: some at a time, so that neither we nor PostgreSQL idle. */
async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await work(one);
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const { reason } of ended.filter((one) => one.status === 'rejected')) throw reason;
}

async function loadAdministrator(stage: DemoContext, passwordHash: string): Promise<void> {
  const [there] = await stage.ask('select from person where code = $1', [ADMINISTRATOR.code]);
  if (there) return;
  const { code, title: displayName, email } = ADMINISTRATOR;
  await stage
    .service(PeopleService)
    .createFirstAdministrator({ code, displayName, email, passwordHash });
  await stage.service(OwnAccountService).choosePassword(await stage.as(code), {
    passwordHash,
    idempotencyKey: stage.key(`password ${code}`),
  });
}

async function loadTrusts(stage: DemoContext): Promise<void> {
  const administrator = await stage.as(ADMINISTRATOR.code);
  const trusts = stage.service(TrustsService);
  for (const trust of story.TRUSTS) {
    await trusts.createTrust(administrator, {
      ...trust,
      idempotencyKey: stage.key(`trust ${trust.code}`),
    });
  }
  for (const body of story.BODIES) {
    await trusts.createBody(administrator, {
      ...body,
      idempotencyKey: stage.key(`body ${body.code}`),
    });
    if (!body.trust) continue;
    await stage.service(SeatsService).adoptStandingOrders(administrator, {
      ...usualStandingOrders(body.kind, SEATED_FROM),
      documentTitle: 'Constitution and standing orders (illustrative)',
      majorityClause: 'paragraph 4.9',
      castingVoteClause: isCouncil(body.kind) ? null : 'paragraph 4.10',
      majorities: [],
      body: body.code,
      idempotencyKey: stage.key(`orders ${body.code}`),
      ways: ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES', 'BALLOT'],
      methods: ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION'],
    });
  }
}

async function loadProgramme(stage: DemoContext): Promise<void> {
  await stage
    .service(ProgrammeStartingService)
    .createProgramme(await stage.as(ADMINISTRATOR.code), {
      idempotencyKey: stage.key('programme'),
      code: story.PROGRAMME_CODE,
      practice: true,
      outsideBodies: [],
      title: 'University Hospitals of Derby and Burton',
      vision: story.VISION,
      regime: 'REGIME_2015_SOC_OBC_FBC',
      transactionType: 'ACQUISITION_S56A',
      parties: [
        { trust: 'DERBY', role: 'ACQUIRING' },
        { trust: 'BURTON', role: 'ACQUIRED' },
      ],
      businessDate: '2016-08-01',
      adoptedOn: story.ADOPTED_ON,
      goLiveBaselineOn: story.GO_LIVE.baseline,
    });
}

async function loadPerson(
  stage: DemoContext,
  person: StoryPerson,
  passwordHash: string,
): Promise<void> {
  const administrator = await stage.as(ADMINISTRATOR.code);
  const people = stage.service(PeopleService);
  const { code, title: displayName, email } = person;
  const idempotencyKey = stage.key(`person ${code}`);
  await people.createPerson(administrator, {
    code,
    displayName,
    email,
    passwordHash,
    idempotencyKey,
  });
  await stage.service(OwnAccountService).choosePassword(await stage.as(code), {
    passwordHash,
    idempotencyKey: stage.key(`password ${code}`),
  });
  for (const { role, trust } of person.roles) {
    const key = stage.key(`role ${code} ${role} ${trust ?? ''}`);
    const where = { programme: story.PROGRAMME_CODE, trust: trust ?? null };
    await people.grantRole(administrator, { person: code, role, ...where, idempotencyKey: key });
  }
  for (const seat of person.seats) {
    await stage.service(SeatsService).appointToSeat(administrator, {
      ...seat,
      person: code,
      title: displayName,
      from: SEATED_FROM,
      idempotencyKey: stage.key(`seat ${code} ${seat.body}`),
    });
  }
}

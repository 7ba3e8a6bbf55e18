import { PeopleService } from '../platform/accounts/people.service.js';
import { hashPassword } from '../platform/accounts/passwords.js';
import { ProgrammeStartingService } from '../governance/programmes/programme-starting.service.js';
import { usualStandingOrders } from '../governance/trusts/standing-orders.rules.js';
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

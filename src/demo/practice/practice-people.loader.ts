import { OwnAccountService } from '../../platform/accounts/own-account.service.js';
import { PeopleService } from '../../platform/accounts/people.service.js';
import { ProgrammeStartingService } from '../../governance/programmes/programme-starting.service.js';
import type { EnrolledMemberInput } from '../../governance/trusts/enrolment.input.js';
import { EnrolmentService } from '../../governance/trusts/enrolment.service.js';
import { IdentityService } from '../../governance/trusts/identity.service.js';
import { SeatsService } from '../../governance/trusts/seats.service.js';
import { usualStandingOrders } from '../../governance/trusts/standing-orders.rules.js';
import { TrustsService } from '../../governance/trusts/trusts.service.js';
import type { Role } from '../../platform/access/roles.rules.js';
import type { DemoContext } from '../demo-context.js';
import {
  boardOf,
  directorsOf,
  emailOf,
  READERS,
  SEATED_FROM,
  secretaryOf,
  TODAY,
  type Names,
  type Size,
} from './practice.data.js';

const ADMINISTRATOR = 'practice-administrator';
const OUTSIDE = [
  { code: 'NHSE', name: 'NHS England', kind: 'NHS_ENGLAND' },
  { code: 'CMA', name: 'Competition authority', kind: 'CMA' },
  { code: 'SOS', name: 'Secretary of State', kind: 'SECRETARY_OF_STATE' },
  { code: 'ICB', name: 'Integrated care board', kind: 'ICB' },
] as const;

/** Those who belong to no one programme: the administrator, the readers of all, the outside bodies. */
export async function loadEverybody(stage: DemoContext, passwordHash: string): Promise<void> {
  const code = ADMINISTRATOR;
  await stage.service(PeopleService).createFirstAdministrator({
    code,
    displayName: 'Administrator for practice',
    email: emailOf(code),
    passwordHash,
  });
  await choosePassword(stage, code, passwordHash);
  for (const { code: reader, name } of READERS) await addPerson(stage, reader, name, passwordHash);
  const administrator = await stage.as(ADMINISTRATOR);
  for (const body of OUTSIDE) {
    const idempotencyKey = stage.key(`body ${body.code}`);
    await stage.service(TrustsService).createBody(administrator, { ...body, idempotencyKey });
  }
}

/** The two Trusts of a practice programme, the programme itself, and its people with their seats. */
export async function loadProgramme(
  stage: DemoContext,
  names: Names,
  size: Size,
  passwordHash: string,
): Promise<void> {
  for (const trust of names.trusts) await addTrust(stage, trust, size.governors);
  await startProgramme(stage, names);
  const { programme, director } = names;
  const hash = size.signIn ? passwordHash : null;
  await addPerson(stage, director, `Director of ${programme}`, hash);
  await giveRole(stage, director, 'PROGRAMME_DIRECTOR', programme);
  for (const { code, role } of READERS) await giveRole(stage, code, role, programme);
  for (const trust of names.trusts) {
    await addPerson(stage, secretaryOf(trust), `Company secretary of ${trust}`, hash);
    await giveRole(stage, secretaryOf(trust), 'COMPANY_SECRETARY', programme, trust);
  }
  const [first, second] = [secretaryOf(names.trusts[0]), secretaryOf(names.trusts[1])];
  if (hash) {
    await identify(stage, first, [second]);
    await identify(stage, second, [first]);
    await identify(stage, first, [director, ...READERS.map(({ code }) => code)]);
  }
  for (const trust of names.trusts) {
    const signIn = trust === names.trusts[0] ? hash : null;
    await enrolDirectors(stage, names, trust, size, signIn);
    await enrolGovernors(stage, names, trust, size);
  }
  if (!hash) return;
  const [chair, ...members] = directorsOf(names.trusts[0], size.directors).map(({ code }) => code);
  await identify(stage, second, [chair!]);
  await identify(stage, first, members);
}

/** An officer confirms that people were met: all those who can sign in, since they chose their own password. */
async function identify(stage: DemoContext, by: string, persons: string[]): Promise<void> {
  await stage.service(IdentityService).confirmIdentity(await stage.as(by), {
    persons,
    how: 'Met for practice',
    idempotencyKey: stage.key(`identified by ${by} ${persons[0]}`),
  });
}

async function addTrust(stage: DemoContext, code: string, governors: number): Promise<void> {
  const administrator = await stage.as(ADMINISTRATOR);
  const trusts = stage.service(TrustsService);
  const name = `${code} Hospitals NHS Foundation Trust`;
  await trusts.createTrust(administrator, {
    code,
    name,
    odsCode: code,
    kind: 'FOUNDATION_TRUST',
    sites: [],
    idempotencyKey: stage.key(`trust ${code}`),
  });
  for (const kind of ['TRUST_BOARD', 'COUNCIL_OF_GOVERNORS'] as const) {
    const isBoard = kind === 'TRUST_BOARD';
    const body = isBoard ? boardOf(code) : `${code}-COUNCIL`;
    await trusts.createBody(administrator, {
      code: body,
      name: `${isBoard ? 'Board' : 'Council of governors'} of ${code}`,
      kind,
      trust: code,
      posts: isBoard ? undefined : governors,
      idempotencyKey: stage.key(`body ${body}`),
    });
    await stage.service(SeatsService).adoptStandingOrders(administrator, {
      ...usualStandingOrders(kind, SEATED_FROM),
      majorities: [],
      body,
      ways: ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES'],
      methods: ['MEETING'],
      idempotencyKey: stage.key(`orders ${body}`),
    });
  }
}

async function startProgramme(stage: DemoContext, names: Names): Promise<void> {
  const { programme: code, trusts } = names;
  const administrator = await stage.as(ADMINISTRATOR);
  await stage.service(ProgrammeStartingService).createProgramme(administrator, {
    code,
    practice: true,
    outsideBodies: [],
    title: `Practice programme ${code}`,
    vision: 'Two Trusts that are made up, for practice.',
    regime: 'REGIME_2017_STRATEGIC_FBC',
    transactionType: 'ACQUISITION_S56A',
    parties: [
      { trust: trusts[0], role: 'ACQUIRING' },
      { trust: trusts[1], role: 'ACQUIRED' },
    ],
    businessDate: TODAY,
    adoptedOn: TODAY,
    idempotencyKey: stage.key(`programme ${code}`),
  });
}

async function addPerson(
  stage: DemoContext,
  code: string,
  displayName: string,
  passwordHash: string | null,
): Promise<void> {
  const administrator = await stage.as(ADMINISTRATOR);
  await stage.service(PeopleService).createPerson(administrator, {
    code,
    displayName,
    email: passwordHash ? emailOf(code) : null,
    passwordHash: passwordHash ?? undefined,
    idempotencyKey: stage.key(`person ${code}`),
  });
  if (passwordHash) await choosePassword(stage, code, passwordHash);
}

/** Everybody chooses their own password, for practice all the same one. */
async function choosePassword(
  stage: DemoContext,
  code: string,
  passwordHash: string,
): Promise<void> {
  await stage.service(OwnAccountService).choosePassword(await stage.as(code), {
    passwordHash,
    idempotencyKey: stage.key(`password ${code}`),
  });
}

async function giveRole(
  stage: DemoContext,
  person: string,
  role: Role,
  programme: string,
  trust: string | null = null,
): Promise<void> {
  const administrator = await stage.as(ADMINISTRATOR);
  await stage.service(PeopleService).grantRole(administrator, {
    person,
    role,
    programme,
    trust,
    idempotencyKey: stage.key(`role ${person} ${role} ${programme}`),
  });
}

/** The board's members: entered by the Trust's own secretary, known before where they can sign in. */
async function enrolDirectors(
  stage: DemoContext,
  { programme }: Names,
  trust: string,
  size: Size,
  passwordHash: string | null,
): Promise<void> {
  const members: EnrolledMemberInput[] = [];
  for (const { code, kind } of directorsOf(trust, size.directors)) {
    const displayName = `Director ${code}`;
    if (passwordHash) await addPerson(stage, code, displayName, passwordHash);
    const who = passwordHash ? { person: code } : { code, displayName };
    members.push({ ...who, kind, title: 'Director', voting: true, from: SEATED_FROM });
  }
  await enrol(stage, trust, boardOf(trust), programme, members);
}

async function enrolGovernors(
  stage: DemoContext,
  { programme }: Names,
  trust: string,
  size: Size,
): Promise<void> {
  const members = Array.from({ length: size.governors }, (_, at) => {
    const code = `${trust.toLowerCase()}-governor-${at + 1}`;
    const kind = 'GOVERNOR_PUBLIC' as const;
    const seat = { kind, title: 'Public governor', voting: true, from: SEATED_FROM };
    return { ...seat, code, displayName: `Governor ${code}` };
  });
  await enrol(stage, trust, `${trust}-COUNCIL`, programme, members);
}

async function enrol(
  stage: DemoContext,
  trust: string,
  body: string,
  programme: string,
  members: EnrolledMemberInput[],
): Promise<void> {
  await stage.service(EnrolmentService).enrolMembers(await stage.as(secretaryOf(trust)), {
    body,
    programme,
    members,
    idempotencyKey: stage.key(`members ${body}`),
  });
}

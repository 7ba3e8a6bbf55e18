import { key } from './key.js';
import type { TestApp } from './test-app.js';

export { key };

/** What a database holds before a spec begins: made once a run through the API, then copied. */
export interface World {
  /** Tells it from other worlds: all that its making depends on. */
  name: string;
  make(t: TestApp): Promise<void>;
}

/** A programme of Derby and Burton, or of what the plan says, one after the other. */
export const world = (...plans: WorldPlan[]): World => ({
  name: JSON.stringify(plans),
  make: async (t) => {
    for (const plan of plans.length > 0 ? plans : [{}]) await aWorld(t, plan);
  },
});

export interface TrustPlan {
  code: string;
  kind: 'FOUNDATION_TRUST' | 'NHS_TRUST';
  role: string;
  nonExecutives?: number;
  executives?: number;
  governors?: number;
}

export interface WorldPlan {
  programme?: string;
  regime?: string;
  transactionType?: string;
  training?: boolean;
  businessDate?: string | null;
  trusts?: TrustPlan[];
  ways?: string[];
  methods?: string[];
}

export const DERBY_AND_BURTON: TrustPlan[] = [
  { code: 'DERBY', kind: 'FOUNDATION_TRUST', role: 'ACQUIRING' },
  { code: 'BURTON', kind: 'FOUNDATION_TRUST', role: 'ACQUIRED' },
];

const OUTSIDE = [
  ['NHSE', 'NHS_ENGLAND'],
  ['SOS', 'SECRETARY_OF_STATE'],
  ['ICB', 'ICB'],
  ['CMA', 'CMA'],
];

/**
 * Trusts with boards and councils, their people, and a programme, made through the API.
 *
 * People are named by code: `administrator`, `director`, `pmo`, `sro`, `auditor`, `observer`,
 * `recorder`, and for each Trust `derby-secretary`, `derby-chair`, `derby-ned-1`, `derby-exec-1`,
 * `derby-governor-1`. Bodies are `DERBY-BOARD`, `DERBY-COUNCIL`.
 */
export async function aWorld(
  t: TestApp,
  plan: WorldPlan = {},
): Promise<{ programme: string; trusts: TrustPlan[] }> {
  const programme = plan.programme ?? 'UHDB';
  const trusts = plan.trusts ?? DERBY_AND_BURTON;
  if ((await t.asOwner("select from person where code = 'administrator'")).length === 0)
    await t.firstAdministrator();
  const outside = await t.asOwner<{ code: string }>(
    'select code from deciding_body where trust_id is null',
  );
  for (const [code, kind] of OUTSIDE) {
    if (!outside.some((body) => body.code === code))
      await createBody(t, { code, name: code, kind });
  }
  for (const trust of trusts) await aTrust(t, trust, plan);
  await createProgramme(t, programme, plan, trusts);
  const office = [
    ['director', 'PROGRAMME_DIRECTOR'],
    ['pmo', 'PMO'],
    ['sro', 'SRO'],
    ['auditor', 'AUDITOR'],
    ['observer', 'OBSERVER'],
    ['recorder', 'EXTERNAL_RECORDER'],
    ['regulator', 'REGULATOR_READER'],
  ];
  for (const [code, role] of office) {
    await aPerson(t, code!);
    await aRole(t, code!, role!, programme);
  }
  for (const trust of trusts) await roles(t, trust, programme);
  return { programme, trusts };
}

async function createProgramme(
  t: TestApp,
  code: string,
  plan: WorldPlan,
  trusts: TrustPlan[],
): Promise<void> {
  const training = plan.training ?? true;
  await t.ok(
    'mutation ($input: CreateProgrammeInput!) { createProgramme(input: $input) { programme { id } } }',
    {
      input: {
        idempotencyKey: key(),
        code,
        title: `Programme ${code}`,
        training,
        businessDate: training ? (plan.businessDate ?? '2018-05-31') : undefined,
        regime: plan.regime ?? 'REGIME_2017_STRATEGIC_FBC',
        transactionType: plan.transactionType ?? 'ACQUISITION_S56A',
        parties: trusts.map((trust) => ({ trust: trust.code, role: trust.role })),
      },
    },
    'administrator',
  );
}

async function aTrust(t: TestApp, plan: TrustPlan, world: WorldPlan): Promise<void> {
  const { code, kind } = plan;
  const name = `${code} Hospitals`;
  if ((await t.asOwner('select from trust where code = $1', [code])).length > 0) return;
  const odsCode = `R${code.slice(0, 4)}`;
  await t.ok(
    'mutation ($input: CreateTrustInput!) { createTrust(input: $input) { trust { id } } }',
    { input: { idempotencyKey: key(), code, odsCode, name, kind } },
    'administrator',
  );
  await createBody(t, {
    code: `${code}-BOARD`,
    name: `Board of ${name}`,
    kind: 'TRUST_BOARD',
    trust: code,
  });
  const ways = world.ways ?? ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES', 'BALLOT'];
  const methods = world.methods ?? ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION'];
  await adopt(t, `${code}-BOARD`, {
    quorumExecutives: 1,
    quorumNonExecutives: 1,
    castingVote: true,
    ways,
    methods,
  });
  const lower = code.toLowerCase();
  const people: [string, string, string, boolean][] = [[`${lower}-chair`, 'BOARD', 'CHAIR', true]];
  for (let n = 1; n <= (plan.nonExecutives ?? 3); n += 1)
    people.push([`${lower}-ned-${n}`, 'BOARD', 'NON_EXECUTIVE', true]);
  for (let n = 1; n <= (plan.executives ?? 3); n += 1)
    people.push([`${lower}-exec-${n}`, 'BOARD', 'EXECUTIVE', true]);
  if (kind === 'FOUNDATION_TRUST') {
    const governors = plan.governors ?? 5;
    await createBody(t, {
      code: `${code}-COUNCIL`,
      name: `Council of ${name}`,
      kind: 'COUNCIL_OF_GOVERNORS',
      trust: code,
      seatCount: governors,
    });
    await adopt(t, `${code}-COUNCIL`, {
      quorumExecutives: 0,
      quorumNonExecutives: 0,
      castingVote: false,
      ways,
      methods,
    });
    for (let n = 1; n <= governors; n += 1)
      people.push([`${lower}-governor-${n}`, 'COUNCIL', 'GOVERNOR_PUBLIC', true]);
  }
  await aPerson(t, `${lower}-secretary`);
  for (const [person, body, seat, voting] of people) {
    await aPerson(t, person);
    await aSeat(t, { body: `${code}-${body}`, person, kind: seat, voting });
  }
  if (kind === 'FOUNDATION_TRUST')
    await aSeat(t, {
      body: `${code}-COUNCIL`,
      person: `${lower}-chair`,
      kind: 'CHAIR',
      voting: false,
    });
}

async function roles(t: TestApp, plan: TrustPlan, programme: string): Promise<void> {
  const lower = plan.code.toLowerCase();
  await aRole(t, `${lower}-secretary`, 'COMPANY_SECRETARY', programme, plan.code);
  const seated = await t.asOwner<{ person: string; kind: string }>(
    `select p.code as person, b.kind from seat s join person p on p.id = s.person_id join deciding_body b on b.id = s.body_id
     join trust t on t.id = b.trust_id where t.code = $1 order by s.id`,
    [plan.code],
  );
  for (const { person, kind } of seated)
    await aRole(
      t,
      person,
      kind === 'TRUST_BOARD' ? 'BOARD_MEMBER' : 'GOVERNOR',
      programme,
      plan.code,
    );
}

export async function aPerson(t: TestApp, code: string): Promise<void> {
  if ((await t.asOwner('select from person where code = $1', [code])).length > 0) return;
  await t.ok(
    'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }',
    { input: { idempotencyKey: key(), code, displayName: code } },
    'administrator',
  );
}

export async function aRole(
  t: TestApp,
  person: string,
  role: string,
  programme?: string,
  trust?: string,
): Promise<void> {
  await t.ok(
    'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { membership { id } } }',
    { input: { idempotencyKey: key(), person, role, programme, trust } },
    'administrator',
  );
}

export async function aSeat(
  t: TestApp,
  seat: {
    body: string;
    person: string;
    kind: string;
    voting: boolean;
    title?: string;
    from?: string;
  },
): Promise<void> {
  const input = { idempotencyKey: key(), title: seat.kind, from: '2016-04-01', ...seat };
  await t.ok(
    'mutation ($input: AppointToSeatInput!) { appointToSeat(input: $input) { seat { id } } }',
    { input },
    'administrator',
  );
}

export async function createBody(t: TestApp, body: object): Promise<void> {
  await t.ok(
    'mutation ($input: CreateBodyInput!) { createBody(input: $input) { body { id } } }',
    { input: { idempotencyKey: key(), ...body } },
    'administrator',
  );
}

export async function adopt(t: TestApp, body: string, orders: object): Promise<void> {
  const input = { idempotencyKey: key(), body, effectiveFrom: '2016-04-01', ...orders };
  await t.ok(
    'mutation ($input: AdoptStandingOrdersInput!) { adoptStandingOrders(input: $input) { body { id } } }',
    { input },
    'administrator',
  );
}

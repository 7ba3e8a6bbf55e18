import type { Input } from './caller.js';
import { key } from './key.js';
import type {
  Method,
  PartyRole,
  RegimeCode,
  Role,
  SeatKind,
  TransactionType,
  Way,
} from './schema.types.js';
import type { TestApp } from './test-app.js';

export { key };

/** What a database holds before a spec begins: made once a run through the API, then copied. */
export interface World {
  /** Tells it from other worlds: all that its making depends on. */
  name: string;
  /** What it begins with; an empty database unless given. */
  from?: World;
  make(t: TestApp): Promise<void>;
}

/** A programme of Derby and Burton, or of what the plan says, one after the other. */
export const world = (...plans: WorldPlan[]): World => ({
  name: JSON.stringify(plans),
  make: async (t) => {
    for (const plan of plans.length > 0 ? plans : [{}]) await aWorld(t, plan);
  },
});

/** A world in which something more was done: it is named with all that it depends on. */
export const worldAfter = (from: World, name: string, make: World['make']): World => ({
  name: `${from.name} ${name}`,
  from,
  make,
});

export interface TrustPlan {
  code: string;
  kind: 'FOUNDATION_TRUST' | 'NHS_TRUST';
  role: PartyRole;
  nonExecutives?: number;
  executives?: number;
  governors?: number;
}

export interface WorldPlan {
  programme?: string;
  regime?: RegimeCode;
  transactionType?: TransactionType;
  practice?: boolean;
  businessDate?: string | null;
  trusts?: TrustPlan[];
  ways?: Way[];
  methods?: Method[];
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
] as const;
const OFFICE = [
  ['director', 'PROGRAMME_DIRECTOR'],
  ['pmo', 'PMO'],
  ['sro', 'SRO'],
  ['auditor', 'AUDITOR'],
  ['observer', 'OBSERVER'],
  ['recorder', 'EXTERNAL_RECORDER'],
  ['regulator', 'REGULATOR_READER'],
] as const;

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
  const { programme = 'UHDB', trusts = DERBY_AND_BURTON, practice = true } = plan;
  if (!(await isThere(t, 'person', 'administrator'))) await t.firstAdministrator();
  for (const [code, kind] of OUTSIDE)
    if (!(await isThere(t, 'deciding_body', code))) await createBody(t, { code, name: code, kind });
  for (const trust of trusts) await aTrust(t, trust, plan);
  await t.as('administrator').does('createProgramme', {
    code: programme,
    title: `Programme ${programme}`,
    practice,
    businessDate: practice ? (plan.businessDate ?? '2018-05-31') : undefined,
    regime: plan.regime ?? 'REGIME_2017_STRATEGIC_FBC',
    transactionType: plan.transactionType ?? 'ACQUISITION_S56A',
    parties: trusts.map(({ code, role }) => ({ trust: code, role })),
  });
  for (const [code, role] of OFFICE) {
    await aPerson(t, code);
    await aRole(t, code, role, programme);
  }
  for (const trust of trusts) await roles(t, trust.code, programme);
  return { programme, trusts };
}

async function aTrust(t: TestApp, plan: TrustPlan, world: WorldPlan): Promise<void> {
  const { code, kind, nonExecutives = 3, executives = 3, governors = 5 } = plan;
  if (await isThere(t, 'trust', code)) return;
  const name = `${code} Hospitals`;
  const odsCode = `R${code.slice(0, 4)}`;
  await t.as('administrator').does('createTrust', { code, odsCode, name, kind });
  const ways = world.ways ?? ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES', 'BALLOT'];
  const methods = world.methods ?? ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION'];
  const orders = { quorumExecutives: 1, quorumNonExecutives: 1, castingVote: true, ways, methods };
  const board = `${code}-BOARD`;
  await createBody(t, { code: board, name: `Board of ${name}`, kind: 'TRUST_BOARD', trust: code });
  await adopt(t, board, orders);
  const council = kind === 'FOUNDATION_TRUST' ? `${code}-COUNCIL` : null;
  if (council) {
    const made = { code: council, name: `Council of ${name}`, trust: code, posts: governors };
    await createBody(t, { ...made, kind: 'COUNCIL_OF_GOVERNORS' });
    const own = { quorumExecutives: 0, quorumNonExecutives: 0, castingVote: false };
    await adopt(t, council, { ...orders, ...own });
  }
  const who = code.toLowerCase();
  await aPerson(t, `${who}-secretary`);
  const seated = async (many: number, body: string, person: string, kind: SeatKind) => {
    for (let n = 1; n <= many; n += 1) {
      await aPerson(t, `${person}-${n}`);
      await aSeat(t, { body, person: `${person}-${n}`, kind, voting: true });
    }
  };
  await aPerson(t, `${who}-chair`);
  await aSeat(t, { body: board, person: `${who}-chair`, kind: 'CHAIR', voting: true });
  await seated(nonExecutives, board, `${who}-ned`, 'NON_EXECUTIVE');
  await seated(executives, board, `${who}-exec`, 'EXECUTIVE');
  if (!council) return;
  await seated(governors, council, `${who}-governor`, 'GOVERNOR_PUBLIC');
  await aSeat(t, { body: council, person: `${who}-chair`, kind: 'CHAIR', voting: false });
}

async function roles(t: TestApp, trust: string, programme: string): Promise<void> {
  await aRole(t, `${trust.toLowerCase()}-secretary`, 'COMPANY_SECRETARY', programme, trust);
  const seated = await t.asOwner<{ person: string; kind: string }>(
    `select p.code as person, b.kind from seat s join person p on p.id = s.person_id join deciding_body b on b.id = s.body_id
     join trust t on t.id = b.trust_id where t.code = $1 order by s.id`,
    [trust],
  );
  for (const { person, kind } of seated) {
    const role = kind === 'TRUST_BOARD' ? 'BOARD_MEMBER' : 'GOVERNOR';
    await aRole(t, person, role, programme, trust);
  }
}

const isThere = async (t: TestApp, table: string, code: string): Promise<boolean> =>
  (await t.asOwner(`select from ${table} where code = $1`, [code])).length > 0;

export async function aPerson(t: TestApp, code: string): Promise<void> {
  if (await isThere(t, 'person', code)) return;
  await t.as('administrator').does('createPerson', { code, displayName: code });
}

export async function aRole(
  t: TestApp,
  person: string,
  role: Role,
  programme?: string,
  trust?: string,
): Promise<void> {
  await t.as('administrator').does('grantRole', { person, role, programme, trust });
}

export async function aSeat(
  t: TestApp,
  seat: Omit<Input<'appointToSeat'>, 'title' | 'from'> & { title?: string; from?: string },
): Promise<void> {
  const { title = seat.kind, from = '2016-04-01' } = seat;
  await t.as('administrator').does('appointToSeat', { ...seat, title, from });
}

export async function createBody(t: TestApp, body: Input<'createBody'>): Promise<void> {
  await t.as('administrator').does('createBody', body);
}

/** Has a body adopt standing orders, from the beginning unless these say from when. */
export async function adopt(
  t: TestApp,
  body: string,
  orders: Omit<Input<'adoptStandingOrders'>, 'body' | 'effectiveFrom'> & { effectiveFrom?: string },
): Promise<void> {
  const { effectiveFrom = '2016-04-01' } = orders;
  await t.as('administrator').does('adoptStandingOrders', { ...orders, body, effectiveFrom });
}

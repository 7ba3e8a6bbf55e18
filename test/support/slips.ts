import { expect } from '@jest/globals';
import { aDocument } from './decisions.js';
import type { Caller, Input } from './caller.js';
import type { Choice, Way } from './schema.types.js';
import type { TestApp } from './test-app.js';

/** Something entered wrongly by hand in the demonstration, and put right through the API. */
export interface Slip {
  /** The acts that enter something by which the slip was made. */
  entered: readonly string[];
  /** Makes the slip, puts it right, and looks that it is. `name` is new each time. */
  putRight: (room: Demonstration, name: string) => Promise<void>;
}

const UHDB = { programme: 'UHDB' };
const TODAY = '2018-05-31';
const BOARD = 'DERBY-BOARD';
const REASON = { reason: 'It was entered wrongly.' };
const ORDERS = {
  body: BOARD,
  quorumExecutives: 1,
  quorumNonExecutives: 1,
  castingVote: true,
  ways: ['NAMED_VOTES', 'SHOW_OF_HANDS'],
  methods: ['MEETING'],
} satisfies Partial<Input<'adoptStandingOrders'>>;
/** A code as the NHS gives it to a Trust. */
const ODS = (name: string) => `S${name.replace(/\D/g, '').padStart(3, '0')}`;
/** As many for an item as against it, the chair apart. */
const SIX = [
  'chair',
  'derby-chief-executive',
  'derby-chief-nurse',
  'derby-ned-1',
  'derby-ned-2',
  'derby-ned-3',
];

/** The demonstration, as those see it who put a slip right. */
export class Demonstration {
  readonly administrator: Caller;
  readonly director: Caller;
  readonly secretary: Caller;
  readonly recorder: Caller;

  constructor(readonly t: TestApp) {
    this.administrator = t.as('administrator');
    this.director = t.as('director');
    this.secretary = t.as('derby-secretary');
    this.recorder = t.as('recorder');
  }

  /** The version of a row, which its next change must name. */
  async version(table: string, id: string): Promise<{ expectedVersion: number }> {
    const [row] = await this.t.asOwner<{ version: number }>(
      `select version from "${table}" where id = $1`,
      [id],
    );
    return { expectedVersion: row!.version };
  }

  async meeting(heldOn = TODAY, body = BOARD): Promise<string> {
    const plan = { ...UHDB, body, heldOn, place: 'Board room' };
    const by = this.t.as(`${body.split('-')[0]!.toLowerCase()}-secretary`);
    return (await by.does('planMeeting', plan, 'meeting { id }')).meeting.id;
  }

  async draft(meetingId: string, way: Way = 'NAMED_VOTES'): Promise<string> {
    const motion = {
      body: BOARD,
      purpose: 'OTHER',
      wording: 'To do it.',
      method: 'MEETING',
    } as const;
    const input = { ...UHDB, ...motion, way, meetingId };
    return (await this.secretary.does('draftResolution', input, 'resolution { id }')).resolution.id;
  }

  /** An item that the board has taken, with six members there. */
  async taken(way: Way = 'NAMED_VOTES'): Promise<{ meetingId: string; resolution: string }> {
    const meetingId = await this.meeting();
    const resolution = await this.draft(meetingId, way);
    await this.attended(meetingId, SIX);
    await this.secretary.does('openResolution', {
      resolution,
      ...(await this.version('resolution', resolution)),
    });
    await this.secretary.does('takeItem', {
      resolution,
      itemTakenAt: '10:00',
      presiding: 'chair',
      ...(await this.version('resolution', resolution)),
    });
    return { meetingId, resolution };
  }

  async attended(meetingId: string, people: readonly string[]): Promise<void> {
    await this.secretary.does('recordAttendance', {
      meetingId,
      present: people.map((person) => ({ person })),
      ...(await this.version('meeting', meetingId)),
    });
  }

  /** A business case that is begun by mistake, and withdrawn after what is done in it. */
  async inDraft(label: string, work: (pack: string) => Promise<void>): Promise<void> {
    const input = { ...UHDB, stage: 'FBC', label } as const;
    const { casePack } = await this.director.does('createCasePack', input, 'casePack { id }');
    const pack = casePack.id;
    await work(pack);
    const status = 'WITHDRAWN' as const;
    await this.director.does('revisePack', {
      ...UHDB,
      pack,
      status,
      ...(await this.version('case_pack', pack)),
    });
  }
}

/** A slip of the acts named, in order. */
const slip = (entered: string, putRight: Slip['putRight']): Slip => ({
  entered: entered.split(' '),
  putRight,
});

const ofPeople: Slip[] = [
  slip('createPerson revisePerson changeEmail disableAccount', async (room, name) => {
    const { administrator: by } = room;
    const code = name.toLowerCase();
    const account = { email: `${code}@wrong.example`, password: 'ferry-under-the-willow' };
    const entered = { code, displayName: 'A Govenor', ...account };
    const { person } = await by.does('createPerson', entered, 'person { id version }');
    const right = { person: code, displayName: 'A governor', expectedVersion: person.version };
    await by.does('revisePerson', { ...right, ...REASON });
    const email = `${code}@derby.example`;
    await by.does('changeEmail', { person: code, email, ...REASON });
    await by.does('disableAccount', { person: code, ...REASON });
    await by.does('enableAccount', { person: code });
    const [now] = await room.t.asOwner<{ name: string; email: string }>(
      `select p.display_name as name, a.email from person p join account a on a.id = p.id
       where p.code = $1`,
      [code],
    );
    expect(now).toEqual({ name: 'A governor', email });
  }),
  slip('grantRole', async ({ administrator }, name) => {
    const code = name.toLowerCase();
    await administrator.does('createPerson', { code, displayName: 'Somebody' });
    const role = { ...UHDB, person: code, role: 'OBSERVER' } as const;
    const granted = await administrator.does('grantRole', role, 'membership { id version }');
    const { id: membershipId, version: expectedVersion } = granted.membership;
    await administrator.does('revokeRole', { membershipId, expectedVersion });
  }),
  slip('createApiToken', async ({ t }, name) => {
    const finance = t.as('finance');
    const asked = { ...UHDB, name, role: 'FINANCE_LEAD', days: 30 } as const;
    const { apiToken } = await finance.does('createApiToken', asked, 'apiToken { id version }');
    const gone = { apiTokenId: apiToken.id, expectedVersion: apiToken.version };
    const revoked = await finance.does('revokeApiToken', gone, 'apiToken { revokedAt }');
    expect(revoked.apiToken.revokedAt).not.toBeNull();
  }),
];

const ofBodies: Slip[] = [
  slip('createTrust reviseTrust createBody reviseBody', async ({ administrator }, name) => {
    const trust = {
      code: name,
      name: 'A Trsut',
      odsCode: ODS(name),
      kind: 'FOUNDATION_TRUST',
    } as const;
    await administrator.does('createTrust', { ...trust, sites: [] });
    const right = { trust: name, name: 'A Trust', expectedVersion: 1, ...REASON };
    const shown = await administrator.does('reviseTrust', right, 'trust { name }');
    expect(shown.trust).toEqual({ name: 'A Trust' });
    const body = { code: `${name}-BOARD`, trust: name, kind: 'TRUST_BOARD' } as const;
    const { body: made } = await administrator.does(
      'createBody',
      { ...body, name: 'The Baord' },
      'body { version }',
    );
    const mended = { body: body.code, name: 'The board', expectedVersion: made.version };
    const now = await administrator.does('reviseBody', { ...mended, ...REASON }, 'body { name }');
    expect(now.body).toEqual({ name: 'The board' });
  }),
  slip('adoptStandingOrders', async ({ secretary }) => {
    const wrong = { ...ORDERS, effectiveFrom: '2018-06-05', quorumDenominator: 12 };
    const entered = 'body { standingOrders { id effectiveFrom quorumDenominator } }';
    const { body } = await secretary.does('adoptStandingOrders', wrong, entered);
    const of = (all: typeof body.standingOrders) =>
      all.find(({ effectiveFrom }) => effectiveFrom === '2018-06-05')!;
    const { id: standingOrdersId } = of(body.standingOrders);
    await secretary.does('voidStandingOrders', { standingOrdersId, ...REASON });
    const right = { ...wrong, quorumDenominator: 3 };
    const again = await secretary.does('adoptStandingOrders', right, entered);
    expect(of(again.body.standingOrders).quorumDenominator).toBe(3);
    const { id } = of(again.body.standingOrders);
    await secretary.does('voidStandingOrders', { standingOrdersId: id, ...REASON });
  }),
  slip('correctStandingOrders', async (room) => {
    const { secretary, t } = room;
    const { resolution } = await room.taken('SHOW_OF_HANDS');
    await secretary.does('withdrawResolution', { resolution, ...REASON });
    const shown = 'standingOrders { id quorumNumerator correctedById correction { correctsId } }';
    const { standingOrders } = await secretary.reads('body', { body: BOARD }, shown);
    const used = standingOrders.find(({ correctedById }) => correctedById === null)!;
    const documentId = await aDocument(t, 'UHDB', 'derby-secretary');
    const wrong = { standingOrdersId: used.id, documentId, ...REASON };
    const two = { ...wrong, quorumNumerator: 2 };
    const { body } = await secretary.does('correctStandingOrders', two, `body { ${shown} }`);
    const second = body.standingOrders.find(
      ({ correction }) => correction?.correctsId === used.id,
    )!;
    expect(second.quorumNumerator).toBe(2);
    // That was wrong itself, and is put right in the same way.
    const back = { ...wrong, standingOrdersId: second.id, quorumNumerator: used.quorumNumerator };
    const again = await secretary.does('correctStandingOrders', back, `body { ${shown} }`);
    const third = again.body.standingOrders.find(
      ({ correction }) => correction?.correctsId === second.id,
    )!;
    expect(third).toMatchObject({
      quorumNumerator: used.quorumNumerator,
      correctedById: null,
    });
  }),
  slip('appointToSeat reviseSeat endSeat', async (room, name) => {
    const { administrator, secretary } = room;
    const person = name.toLowerCase();
    await administrator.does('createPerson', { code: person, displayName: 'A director' });
    const seat = { body: BOARD, person, kind: 'NON_EXECUTIVE', voting: false } as const;
    const from = '2018-09-01';
    const given = { ...seat, title: 'Asociate director', from };
    const { seat: made } = await secretary.does('appointToSeat', given, 'seat { id version }');
    const at = async () => ({ seatId: made.id, ...(await room.version('seat', made.id)) });
    await secretary.does('reviseSeat', { ...(await at()), title: 'Associate director', ...REASON });
    await secretary.does('endSeat', { ...(await at()), until: '2018-12-31' });
    const back = { ...(await at()), until: null, ...REASON };
    const shown = await secretary.does('reviseSeat', back, 'seat { title until }');
    expect(shown.seat).toEqual({ title: 'Associate director', until: null });
    await secretary.does('voidSeat', { ...(await at()), ...REASON });
  }),
  slip('setPosts', async ({ secretary }) => {
    const from = { body: BOARD, effectiveFrom: '2018-10-01', ...REASON };
    await secretary.does('setPosts', { ...from, posts: 111 });
    await secretary.does('setPosts', { ...from, posts: 11 });
  }),
  slip('recordDelegation confirmDelegation', async (room, name) => {
    const { administrator, secretary, t } = room;
    const committee = { code: `${name}-COMMITTEE`, trust: 'DERBY', kind: 'COMMITTEE' } as const;
    await administrator.does('createBody', { ...committee, name: 'The committee' });
    const entered = {
      ...UHDB,
      from: BOARD,
      to: committee.code,
      purposes: ['SUPPORT' as const],
      effectiveFrom: '2018-05-01',
      documentId: await aDocument(t, 'UHDB', 'derby-secretary'),
    };
    const shown = 'delegation { id until voidedAt }';
    const record = async (clause: string) => {
      const given = { ...entered, clause };
      const { delegation } = await secretary.does('recordDelegation', given, shown);
      await t.as('chair').does('confirmDelegation', { delegationId: delegation.id });
      return { delegationId: delegation.id };
    };
    const wrong = await secretary.does(
      'voidDelegation',
      { ...(await record('minute 81/14')), ...REASON },
      shown,
    );
    expect(wrong.delegation.voidedAt).not.toBeNull();
    const ended = { ...(await record('minute 18/14')), until: '2018-12-31', ...REASON };
    const right = await secretary.does('endDelegation', ended, shown);
    expect(right.delegation.until).toBe('2018-12-31');
  }),
  slip('registerInterest', async (room) => {
    const { secretary } = room;
    const entered = { trust: 'DERBY', person: 'derby-ned-1', from: '2018-01-01' };
    const { interest: made } = await secretary.does(
      'registerInterest',
      { ...entered, nature: 'Shares in a suplier' },
      'interest { id version }',
    );
    const gone = {
      standingInterestId: made.id,
      until: '2018-01-01',
      expectedVersion: made.version,
    };
    await secretary.does('endInterest', { ...gone, ...REASON });
  }),
];

const ofProgramme: Slip[] = [
  slip('addStatement', async (room) => {
    const said = { ...UHDB, kind: 'AIM', text: 'Beter care.' } as const;
    const { statement } = await room.director.does(
      'addStatement',
      said,
      'statement { id version }',
    );
    const right = { statementId: statement.id, text: 'Better care.' };
    await room.director.does('reviseStatement', { ...right, expectedVersion: statement.version });
  }),
  slip('addPreElectionPeriod', async (room) => {
    const { director } = room;
    const period = {
      ...UHDB,
      name: 'Local elections',
      startsOn: '2019-03-12',
      endsOn: '2019-06-02',
    };
    const { preElectionPeriod: made } = await director.does(
      'addPreElectionPeriod',
      period,
      'preElectionPeriod { id version }',
    );
    const at = { ...UHDB, preElectionPeriodId: made.id };
    const right = {
      ...period,
      ...at,
      endsOn: '2019-05-02',
      expectedVersion: made.version,
      ...REASON,
    };
    await director.does('revisePreElectionPeriod', right);
    const now = await room.version('pre_election_period', made.id);
    await director.does('removePreElectionPeriod', { ...at, ...now, ...REASON });
  }),
  slip('setGateDates', async (room) => {
    const { director } = room;
    const [gate] = await room.t.asOwner<{ id: string }>("select id from gate where code = 'DAY_1'");
    const at = { ...UHDB, gate: 'DAY_1' };
    await director.does('setGateDates', {
      ...at,
      forecastOn: '2018-07-20',
      ...(await room.version('gate', gate!.id)),
    });
    const right = { ...at, baselineOn: '2018-07-02', ...REASON };
    const shown = await director.does(
      'correctGateBaseline',
      { ...right, ...(await room.version('gate', gate!.id)) },
      'gate { baselineOn }',
    );
    expect(shown.gate.baselineOn).toBe('2018-07-02');
    const back = { ...at, baselineOn: '2018-07-01', ...REASON };
    await director.does('correctGateBaseline', {
      ...back,
      ...(await room.version('gate', gate!.id)),
    });
  }),
  slip('confirmCriterion', async ({ director, t }) => {
    const [found] = await t.asOwner<{ code: string }>(
      `select c.code from gate_criterion c join gate g on g.id = c.gate_id
       where g.code = 'DAY_1' and c.kind = 'MANUAL' order by c.id limit 1`,
    );
    const at = { ...UHDB, gate: 'DAY_1', criterion: found!.code };
    await director.does('confirmCriterion', { ...at, confirmed: true, note: 'Another was meant.' });
    await director.does('confirmCriterion', {
      ...at,
      confirmed: false,
      note: 'It is not met yet.',
    });
  }),
  slip('attachGateDocument uploadDocument', async (room) => {
    const at = { ...UHDB, gate: 'DAY_1' };
    const paper = { role: 'OTHER', title: 'The wrong paper' } as const;
    const documentId = await aDocument(room.t);
    const shown = 'gate { documents { id documentId } }';
    const { gate } = await room.director.does(
      'attachGateDocument',
      { ...at, ...paper, documentId },
      shown,
    );
    const { id: gateDocumentId } = gate.documents.find((one) => one.documentId === documentId)!;
    await room.director.does('removeGateDocument', { ...at, gateDocumentId, ...REASON });
  }),
  slip('actOnProgramme', async ({ director }) => {
    await director.does('actOnProgramme', { ...UHDB, act: 'PAUSE', ...REASON });
    await director.does('actOnProgramme', { ...UHDB, act: 'RESUME', ...REASON });
  }),
];

const ofPacks: Slip[] = [
  slip('createCasePack putSection putKeyFigure placeDocument', async (room, name) => {
    await room.inDraft(`Full case ${name}`, async (pack) => await inAPack(room, pack));
  }),
  slip('createAnnex', async (room, name) => {
    await room.inDraft(`Full case ${name}`, async (pack) => {
      const entered = { ...UHDB, pack, body: BOARD, title: 'Advcie' };
      const { annex } = await room.secretary.does('createAnnex', entered, 'annex { id version }');
      const right = { annexId: annex.id, title: 'Advice', expectedVersion: annex.version };
      await room.secretary.does('reviseAnnex', right);
    });
  }),
];

/** Slips in a business case that is being written. */
async function inAPack(room: Demonstration, pack: string): Promise<void> {
  const { t, director } = room;
  const version = async (table: string, id: string) => await room.version(table, id);
  const at = { ...UHDB, pack };
  const rowOf = async (table: string, where: string) =>
    (
      await t.asOwner<{ id: string }>(`select id from ${table} where pack_id = $1 and ${where}`, [
        pack,
      ])
    )[0]!.id;
  await director.does('revisePack', {
    ...at,
    ...(await version('case_pack', pack)),
    label: 'Full case',
  });

  const section = { ...at, kind: 'STRATEGIC', title: 'Why', completeness: 'IN_PROGRESS' } as const;
  await director.does('putSection', { ...section, text: 'Becuase.' });
  const written = await version('pack_section', await rowOf('pack_section', "kind = 'STRATEGIC'"));
  await director.does('putSection', { ...section, text: 'Because.', ...written });

  const figure = { ...at, code: 'MISTAKE', title: 'By mistake', kind: 'PAYBACK_MONTHS' } as const;
  await director.does('putKeyFigure', { ...figure, months: 3 });
  const kept = await version('key_figure', await rowOf('key_figure', "code = 'MISTAKE'"));
  await director.does('removeKeyFigure', { ...at, code: 'MISTAKE', ...kept });

  const placed = { ...at, documentId: await aDocument(t), role: 'OTHER', title: 'Paper' } as const;
  await director.does('placeDocument', placed);
  const packDocumentId = await rowOf('pack_document', "title = 'Paper'");
  const now = async () => ({ packDocumentId, ...(await version('pack_document', packDocumentId)) });
  await director.does('movePackDocument', { ...(await now()), title: 'The paper' });
  await director.does('removePackDocument', await now());
}

const ofMinutes: Slip[] = [
  slip('recordDecision', async (room) => {
    const minuted = {
      ...UHDB,
      gate: 'EVALUATION',
      body: BOARD,
      decidedOn: '2018-05-30',
      documentId: await aDocument(room.t, 'UHDB', 'derby-secretary'),
    };
    const [asked] = await room.t.asOwner<{ gate: string; purpose: 'SUPPORT' }>(
      `select g.code as gate, d.purpose from gate_decider d join gate g on g.id = d.gate_id
       join deciding_body b on b.id = d.body_id where b.code = $1 and g.code = 'FBC'`,
      [BOARD],
    );
    const entered = { ...minuted, ...asked!, outcome: 'APPROVED' as const };
    const found = 'gate { decisions { id minuteRef corrected } }';
    const first = await room.secretary.does(
      'recordDecision',
      { ...entered, minuteRef: '18/1' },
      found,
    );
    const wrong = first.gate.decisions.find(
      ({ minuteRef, corrected }) => minuteRef === '18/1' && !corrected,
    )!;
    const right = { ...entered, minuteRef: '18/2', correctsId: wrong.id };
    const { gate } = await room.secretary.does('recordDecision', right, found);
    expect(gate.decisions.find(({ id }) => id === wrong.id)).toMatchObject({ corrected: true });
    const mended = gate.decisions.find(
      ({ minuteRef, corrected }) => minuteRef === '18/2' && !corrected,
    )!;
    await room.secretary.does('annulRecord', {
      ...UHDB,
      recordType: 'RECORDED_DECISION',
      recordId: mended.id,
      ...REASON,
    });
    await room.secretary.does('annulRecord', {
      ...UHDB,
      recordType: 'RECORDED_DECISION',
      recordId: wrong.id,
      ...REASON,
    });
  }),
  slip('recordExternalDecision', async (room) => {
    const letter = async (reference: string, more: { correctsId?: string } = {}) => {
      const documentId = await aDocument(room.t, 'UHDB', 'recorder');
      const rated = { purpose: 'RATE', outcome: 'RATED', letsProceed: true } as const;
      const about = { ...UHDB, gate: 'FBC', body: 'NHSI', pack: 'FBC/2', decidedOn: TODAY };
      const { gate } = await room.recorder.does(
        'recordExternalDecision',
        { ...about, ...rated, reference, documentId, ...more },
        'gate { decisions { id reference corrected } }',
      );
      return gate.decisions.findLast((one) => one.reference === reference)!.id;
    };
    const wrong = await letter('Letter of 31 Mai');
    const recordId = await letter('Letter of 31 May', { correctsId: wrong });
    const annulled = { ...UHDB, recordType: 'EXTERNAL_DECISION', ...REASON } as const;
    await room.recorder.does('annulRecord', { ...annulled, recordId });
    await room.recorder.does('annulRecord', { ...annulled, recordId: wrong });
  }),
];

/** Every slip that is tried on the demonstration. */
export const slips = (): Slip[] => [
  ...ofPeople,
  ...ofBodies,
  ...ofProgramme,
  ...ofPacks,
  ...ofMinutes,
  ...ofMeetings,
];

const ofMeetings: Slip[] = [
  slip('planMeeting', async (room) => {
    const meetingId = await room.meeting('2018-07-09');
    const moved = {
      meetingId,
      heldOn: '2018-07-10',
      ...(await room.version('meeting', meetingId)),
    };
    await room.secretary.does('reviseMeeting', moved);
    const gone = { meetingId, ...REASON, ...(await room.version('meeting', meetingId)) };
    await room.secretary.does('cancelMeeting', gone);
  }),
  slip('meetInCommon', async (room) => {
    const meetingId = await room.meeting('2018-07-11');
    const withMeetingId = await room.meeting('2018-07-11', 'BURTON-BOARD');
    const at = async () => ({ meetingId, ...(await room.version('meeting', meetingId)) });
    await room.secretary.does('meetInCommon', { ...(await at()), withMeetingId });
    await room.secretary.does('cancelMeeting', { ...(await at()), ...REASON });
  }),
  slip('draftResolution openResolution', async (room) => {
    const resolution = await room.draft(await room.meeting());
    const at = async () => ({ resolution, ...(await room.version('resolution', resolution)) });
    await room.secretary.does('reviseResolution', { ...(await at()), wording: 'To do it well.' });
    await room.secretary.does('openResolution', await at());
    await room.secretary.does('withdrawResolution', { resolution, ...REASON });
  }),
  slip('recordAttendance takeItem', async (room) => {
    const { meetingId, resolution } = await room.taken();
    await room.attended(meetingId, SIX.slice(0, 5));
    const at = async () => ({ resolution, ...(await room.version('resolution', resolution)) });
    await room.secretary.does('takeItem', {
      ...(await at()),
      itemTakenAt: '11:00',
      presiding: 'derby-ned-1',
    });
    await room.attended(meetingId, SIX);
    await room.secretary.does('takeItem', {
      ...(await at()),
      itemTakenAt: '10:00',
      presiding: 'chair',
    });
    const { attendance } = await room.secretary.reads(
      'meeting',
      { meetingId },
      'attendance { present { person { code } } }',
    );
    expect(attendance.present.map(({ person }) => person.code).sort()).toEqual([...SIX].sort());
    await room.secretary.does('withdrawResolution', { resolution, ...REASON });
  }),
  slip('declareInterest ruleOnInterest', async (room) => {
    const { resolution } = await room.taken();
    const said = { resolution, person: 'derby-ned-1', nature: 'A contarct' };
    const { interest } = await room.secretary.does('declareInterest', said, 'interest { id }');
    const ruled = { interestId: interest.id, ...REASON };
    await room.secretary.does('ruleOnInterest', { ...ruled, ruling: 'LEAVE' });
    await room.secretary.does('ruleOnInterest', { ...ruled, ruling: 'TAKE_PART' });
    await room.secretary.does('withdrawResolution', { resolution, ...REASON });
  }),
  slip('castVote recordVotes', async (room) => {
    const { resolution } = await room.taken();
    const member = room.t.as('derby-ned-1');
    await member.does('castVote', { resolution, choice: 'AGAINST', expectedRevision: 0 });
    await member.does('castVote', { resolution, choice: 'FOR', expectedRevision: 1 });
    await member.does('takeBackVote', { resolution, expectedRevision: 2, ...REASON });
    const votes = (choice: Choice) =>
      SIX.map((person) => ({
        person,
        choice,
        expectedRevision: person === 'derby-ned-1' ? 3 : 0,
      }));
    await room.secretary.does('recordVotes', { resolution, votes: votes('AGAINST') });
    const again = votes('FOR').map((vote) => ({
      ...vote,
      expectedRevision: vote.expectedRevision + 1,
      reason: 'Misheard.',
    }));
    await room.secretary.does('recordVotes', { resolution, votes: again });
    const closed = await room.secretary.does(
      'closeResolution',
      { resolution, minuteRef: '18/9' },
      'resolution { outcome { forCount } }',
    );
    expect(closed.resolution.outcome.forCount).toBe(6);
  }),
  slip('recordCount giveCastingVote takeOutCount takeOutCastingVote', async (room) => {
    const { resolution } = await room.taken('SHOW_OF_HANDS');
    await room.secretary.does('noteInterests', { resolution, presiding: 'derby-ned-1' });
    const counted = async (forCount: number, againstCount: number) => {
      await room.secretary.does('recordCount', {
        resolution,
        forCount,
        againstCount,
        abstainCount: 0,
      });
    };
    await counted(6, 0);
    await room.secretary.does('takeOutCount', { resolution, ...REASON });
    await counted(3, 3);
    const chair = room.t.as('chair');
    await chair.does('giveCastingVote', { resolution, choice: 'AGAINST' });
    await chair.does('takeOutCastingVote', { resolution, ...REASON });
    await chair.does('giveCastingVote', { resolution, choice: 'FOR' });
    const closed = await room.secretary.does(
      'closeResolution',
      { resolution, minuteRef: '18/10' },
      'resolution { outcome { outcome forCount } }',
    );
    expect(closed.resolution.outcome).toEqual({ outcome: 'APPROVED', forCount: 3 });
  }),
  slip('closeResolution correctResolution', async (room) => {
    const { resolution } = await room.taken('SHOW_OF_HANDS');
    await room.secretary.does('noteInterests', { resolution, presiding: 'derby-ned-1' });
    const counted = { resolution, forCount: 5, againstCount: 1, abstainCount: 0 };
    await room.secretary.does('recordCount', counted);
    await room.secretary.does('closeResolution', { resolution, minuteRef: '81/11' });
    const minutes = await aDocument(room.t, 'UHDB', 'derby-secretary');
    const right = { resolution, documentId: minutes, minuteRef: '18/11', ...REASON };
    await room.secretary.does('correctResolution', right);
    const count = { forCount: 4, againstCount: 2, abstainCount: 0 };
    const corrected = await room.secretary.does(
      'correctResolution',
      { ...right, count },
      'resolution { outcomeAsCorrected { outcome forCount minuteRef } }',
    );
    expect(corrected.resolution.outcomeAsCorrected).toEqual({
      outcome: 'APPROVED',
      forCount: 4,
      minuteRef: '18/11',
    });
  }),
];

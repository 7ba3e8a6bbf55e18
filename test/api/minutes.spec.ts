import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument, moveTo } from '../support/decisions.js';
import * as g from '../support/gates.js';
import * as r from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** A closed resolution is corrected with its minutes: what was closed stays, what is corrected stands beside it. */
const t = TestApp.forSpec({ world: world() }, async (app) => {
  await g.adjust(app, { gate: 'EXPLORATION' });
});
const secretary = t.as('derby-secretary');
const chair = t.as('derby-chair');
const present = r.DERBY_BOARD.slice(0, 6);
const burton = present.map((one) => one.replace('derby', 'burton'));
const plan = { purpose: 'OTHER', pack: null, present, way: 'SHOW_OF_HANDS' } as const;

type Asked = Omit<Input<'correctResolution'>, 'resolution' | 'documentId' | 'reason'>;
const SHOWN = `state outcome { outcome forCount againstCount quorate minuteRef steps }
  outcomeAsCorrected { number outcome standing }
  corrections { id number outcome carried forCount againstCount quorate standing changesOutcome minuteRef reason sha256 steps
    lines { kind says person { code } } confirmations { kind person { code } approvedBy { id } }
    mayConfirm { code } mayApprove { code } }
  mayCorrect { code }`;
const look = async (resolution: string, as = 'observer') =>
  await t.as(as).reads('resolution', { resolution }, SHOWN);
const asked = async (resolution: string, over: Asked) => ({
  resolution,
  documentId: await aDocument(t),
  reason: 'The minutes have it otherwise.',
  ...over,
});
const correct = async (resolution: string, over: Asked, as = 'derby-secretary') =>
  (
    await t
      .as(as)
      .does('correctResolution', await asked(resolution, over), `resolution { ${SHOWN} }`)
  ).resolution;

/** An item of which this was counted. */
async function counted(
  forCount: number,
  againstCount: number,
  over: Partial<r.ResolutionPlan> = {},
) {
  const open = await r.aResolution(t, { ...plan, ...over });
  await r.count(t, open, { forCount, againstCount, abstainCount: 0 });
  const outcome = await r.close(t, open, { minuteRef: '18/5' });
  return { ...open, outcome };
}
const last = async (resolution: string, as = 'derby-secretary') =>
  (await look(resolution, as)).corrections.at(-1)!;

/** How often the programme's chain was signed. */
const signings = async () =>
  (
    await t.asOwner<{ many: number }>(
      'select count(*)::int as many from audit_checkpoint where programme_id is not null',
    )
  )[0]!.many;

describe('a correction that changes no outcome', () => {
  it('puts a wrong minute reference right at once, by the secretary alone', async () => {
    const { id, ref } = await counted(4, 2);
    for (const as of ['burton-secretary', 'derby-chair', 'observer', 'director'])
      await t
        .as(as)
        .refused('correctResolution', await asked(id, { minuteRef: '18/6' }), 'NOT_ALLOWED');
    await secretary.refused('correctResolution', await asked(id, {}), 'BAD_USER_INPUT');
    const unknown = { ...(await asked(id, { minuteRef: '18/6' })), documentId: id };
    await secretary.refused('correctResolution', unknown, 'NOT_FOUND', 'documentId');
    expect((await look(id, 'derby-secretary')).mayCorrect).toBeNull();
    expect((await look(id)).mayCorrect?.code).toBe('NOT_ALLOWED');
    const input = await asked(id, { minuteRef: '18/6' });
    const before = await signings();
    const done = await secretary.does('correctResolution', input, `resolution { ${SHOWN} }`);
    await secretary.again();
    expect(await signings()).toBe(before + 1);
    const corrected = done.resolution;
    expect(corrected).toMatchObject({
      state: 'CLOSED',
      outcome: { outcome: 'APPROVED', forCount: 4, minuteRef: '18/5' },
      outcomeAsCorrected: { number: 1, outcome: 'APPROVED', standing: 'COUNTS' },
      corrections: [
        {
          outcome: 'APPROVED',
          changesOutcome: false,
          minuteRef: '18/6',
          lines: [],
          confirmations: [],
          mayConfirm: { code: 'WRONG_STATE' },
          mayApprove: { code: 'WRONG_STATE' },
        },
      ],
    });
    expect(corrected.corrections[0]!.steps.slice(0, 1)).toEqual([
      'Corrected on 31 May 2018 with the minutes: the minute reference.',
    ]);
    expect(corrected.corrections[0]!.steps.slice(1)).toEqual(corrected.outcome!.steps);
    const told = await chair.reads('myNotices', { first: 1 }, 'edges { node { type text } }');
    expect(told.edges[0]!.node).toEqual({
      type: 'RESOLUTION_CORRECTED',
      text: `${ref} was corrected with its minutes, and with it an item over which you presided. The resolution shows what was corrected.`,
    });
    expect(await t.faults()).toEqual([]);
  });

  it('puts a wrong count right, and shows both', async () => {
    const { id } = await counted(4, 2);
    const corrected = await correct(id, { count: { forCount: 5, againstCount: 1 } });
    expect(corrected).toMatchObject({
      outcome: { outcome: 'APPROVED', forCount: 4, againstCount: 2 },
      corrections: [
        {
          outcome: 'APPROVED',
          forCount: 5,
          againstCount: 1,
          standing: 'COUNTS',
          lines: [{ kind: 'COUNT', says: '5 for, 1 against, 0 abstaining.', person: null }],
        },
      ],
    });
    expect((await look(id)).corrections[0]).toMatchObject({ forCount: 5, lines: [] });
    expect(await t.faults()).toEqual([]);
  });

  it('is refused with what cannot be true, and of what is not closed', async () => {
    const { id } = await counted(4, 2);
    const hands = { forCount: 7, againstCount: 0 };
    for (const [over, code, field] of [
      [{ count: hands }, 'BAD_USER_INPUT', 'count'],
      [{ count: { forCount: 3, spoiltCount: 1 } }, 'BAD_USER_INPUT', 'count.spoiltCount'],
      [{ count: { forCount: 3 } }, 'VOTES_MISSING', 'notVoted'],
      [{ count: { forCount: 3 }, notVoted: 2 }, 'VOTES_MISSING', 'notVoted'],
      [{ votes: [{ person: 'derby-ned-1', choice: 'FOR' }] }, 'BAD_USER_INPUT', 'votes'],
      [
        { attendance: [{ person: 'burton-ned-1', present: false }] },
        'BAD_USER_INPUT',
        'attendance',
      ],
      [{ attendance: [{ person: 'nobody', present: false }] }, 'NOT_FOUND', 'attendance.0.person'],
      [
        { attendance: [{ person: 'derby-ned-1', present: true, leftAt: '2018-06-01T10:00:00Z' }] },
        'BAD_USER_INPUT',
        'attendance.0.leftAt',
      ],
      [
        { attendance: [{ person: 'derby-chair', present: false }], count: { forCount: 3 } },
        'BAD_USER_INPUT',
        'presidedBy',
      ],
    ] as const)
      await secretary.refused('correctResolution', await asked(id, over as Asked), code, field);
    const open = await r.aResolution(t, plan);
    await secretary.refused(
      'correctResolution',
      await asked(open.id, { minuteRef: '1' }),
      'WRONG_STATE',
    );
    expect((await look(open.id, 'derby-secretary')).mayCorrect?.code).toBe('WRONG_STATE');
    const named = await r.decided(t, { ...plan, way: 'NAMED_VOTES' });
    const absent = { attendance: [{ person: 'derby-ned-1', present: false }] };
    const stray = await asked(named.id, absent);
    await secretary.refused('correctResolution', stray, 'NOT_ENTITLED_TO_VOTE', 'votes');
    const votes = [{ person: 'derby-ned-1', choice: null }];
    const corrected = await correct(named.id, { ...absent, votes });
    expect(corrected.corrections[0]).toMatchObject({
      outcome: 'APPROVED',
      forCount: 5,
      lines: [
        { kind: 'ATTENDANCE', says: 'Was not there.', person: { code: 'derby-ned-1' } },
        { kind: 'VOTE', says: 'Gave no vote.', person: { code: 'derby-ned-1' } },
      ],
    });
    const [member] = (
      await t.as('derby-ned-1').reads('myNotices', { first: 1 }, 'edges { node { type text } }')
    ).edges;
    expect(member!.node.text).toContain('and with it what the record has of you');
    // What the member did is not touched: the receipt proves the vote as it was given.
    const receipt = { resolution: named.id };
    expect((await t.as('derby-ned-1').reads('voteReceipt', receipt, 'choice')).choice).toBe('FOR');
    expect(await t.faults()).toEqual([]);
  });
});

describe('a correction that changes the outcome', () => {
  const GATE = { programme: 'UHDB', gate: 'EXPLORATION' };
  const support = { purpose: 'SUPPORT', terms: { gate: 'EXPLORATION' } } as const;
  const because =
    'The outcome at Board of DERBY Hospitals on 31 May 2018 was "approved", and as corrected with its minutes "rejected": it counts only by both, so Board of DERBY Hospitals must decide again.';
  const gate = async () => {
    const { status, readiness } = await g.readGate(t, 'EXPLORATION');
    return [status, readiness.blockers.map((one) => one.because)];
  };
  let item: Awaited<ReturnType<typeof counted>>;

  it('shows beside the one that it was closed with, and a gate counts it by both', async () => {
    item = await counted(4, 2, support);
    await r.decided(t, { ...support, pack: null, body: 'BURTON-BOARD', present: burton });
    expect(await gate()).toEqual(['READY', []]);
    const corrected = await correct(item.id, { count: { forCount: 2, againstCount: 4 } });
    expect(corrected).toMatchObject({
      outcome: { outcome: 'APPROVED' },
      outcomeAsCorrected: { outcome: 'REJECTED', standing: 'WAITS' },
      corrections: [{ changesOutcome: true, carried: false, mayApprove: null }],
    });
    expect(await gate()).toEqual(['PARTIALLY_APPROVED', [because]]);
    await t.as('director').refused('passGate', GATE, 'GATE_NOT_READY');
    const decided = 'decisions { id outcome outcomesAsCorrected }';
    expect((await t.as('observer').reads('gate', GATE, decided)).decisions[0]).toEqual({
      id: item.id,
      outcome: 'APPROVED',
      outcomesAsCorrected: ['REJECTED'],
    });
    // A slip: another takes its place, and the gate counts it again.
    await correct(item.id, {});
    expect(await gate()).toEqual(['READY', []]);
    expect((await look(item.id)).corrections.map((one) => one.standing)).toEqual([
      'REPLACED',
      'COUNTS',
    ]);
    expect(await t.faults()).toEqual([]);
  });

  it('puts a gate in doubt that was passed on it, and its evidence names corrections by digest', async () => {
    const { sha256 } = await last(item.id);
    await t.as('director').does('passGate', GATE);
    const [passed] = await t.asOwner<{ evidence: string }>(
      "select p.evidence from gate_passing p join gate g on g.id = p.gate_id where g.code = 'EXPLORATION'",
    );
    expect(JSON.parse(passed!.evidence)).toMatchObject({
      deciders: expect.arrayContaining([
        expect.objectContaining({
          decision: expect.objectContaining({ id: item.id, corrections: [sha256] }),
        }),
      ]),
    });
    await correct(item.id, { count: { forCount: 2, againstCount: 4 } });
    expect((await gate())[0]).toBe('SUSPENDED');
    expect(await t.faults()).toEqual([]);
  });

  it('counts once whoever presided and one other who was present have confirmed it', async () => {
    const { id: correctionId } = await last(item.id);
    const confirming = { correctionId };
    for (const [as, code] of [
      ['derby-secretary', 'NOT_ALLOWED'],
      ['derby-exec-3', 'NOT_ALLOWED'],
      ['burton-chair', 'NOT_ALLOWED'],
      ['burton-secretary', 'NOT_ALLOWED'],
      ['director', 'NOT_ALLOWED'],
    ] as const) {
      await t.as(as).refused('confirmCorrection', confirming, code);
      expect((await last(item.id, as)).mayConfirm?.code).toBe(code);
    }
    expect((await last(item.id, 'derby-chair')).mayConfirm).toBeNull();
    const before = await signings();
    await chair.does('confirmCorrection', confirming);
    expect(await signings()).toBe(before + 1);
    await chair.again();
    await chair.refused('confirmCorrection', confirming, 'WRONG_STATE');
    expect((await last(item.id)).standing).toBe('WAITS');
    await t.as('derby-ned-1').does('confirmCorrection', confirming);
    await t.as('derby-ned-2').refused('confirmCorrection', confirming, 'WRONG_STATE');
    expect(await last(item.id)).toMatchObject({
      standing: 'COUNTS',
      confirmations: [
        { kind: 'PRESIDED', person: { code: 'derby-chair' } },
        { kind: 'PRESENT', person: { code: 'derby-ned-1' } },
      ],
    });
    expect((await look(item.id)).outcome?.outcome).toBe('APPROVED');
    expect((await gate())[0]).toBe('SUSPENDED');
    expect(await t.faults()).toEqual([]);
  });

  it('is not undone by the secretary alone once it counts: the next one waits', async () => {
    const corrected = await correct(item.id, {});
    expect(corrected.outcomeAsCorrected).toMatchObject({ outcome: 'APPROVED', standing: 'WAITS' });
    expect(corrected.corrections.map((one) => one.standing)).toEqual([
      'REPLACED',
      'REPLACED',
      'COUNTS',
      'WAITS',
    ]);
    expect((await gate())[0]).toBe('SUSPENDED');
    const { id: correctionId } = corrected.corrections[2]!;
    await chair.refused('confirmCorrection', { correctionId }, 'WRONG_STATE');
    expect(await t.faults()).toEqual([]);
  });

  it('lets the gate be passed once the board has decided again', async () => {
    await counted(5, 1, support);
    await t.as('director').does('passGate', GATE);
    expect((await gate())[0]).toBe('PASSED');
    expect(await t.faults()).toEqual([]);
  });
});

describe('a member who was not there by the minutes', () => {
  it('leaves an item without a quorum, and does not confirm it; the body approves the minutes', async () => {
    const three = ['derby-chair', 'derby-ned-1', 'derby-exec-1'];
    const open = await counted(3, 0, { present: three });
    expect(open.outcome.quorate).toBe(true);
    const corrected = await correct(open.id, {
      attendance: [{ person: 'derby-exec-1', present: false }],
      count: { forCount: 2 },
    });
    expect(corrected.corrections[0]).toMatchObject({
      outcome: 'NOT_QUORATE',
      quorate: false,
      standing: 'WAITS',
    });
    const { id: correctionId } = await last(open.id);
    const absent = t.as('derby-exec-1');
    await absent.refused('confirmCorrection', { correctionId }, 'NOT_ALLOWED');

    const minutes = { purpose: 'APPROVE_MINUTES', terms: { subjectId: open.id } } as const;
    const approve = async (resolution: string, code: 'BAD_USER_INPUT' | 'NOT_FOUND') =>
      await secretary.refused(
        'approveCorrection',
        { correctionId, resolution },
        code,
        'resolution',
      );
    await approve(open.id, 'BAD_USER_INPUT');
    const sameDay = await r.decided(t, { ...plan, ...minutes, way: 'NAMED_VOTES' });
    await approve(sameDay.id, 'BAD_USER_INPUT');
    await moveTo(t, 'UHDB', '2018-06-05');
    const at = await r.aMeeting(t, { heldOn: '2018-06-05' });
    await r.attend(t, at, 'DERBY-BOARD', present);
    const decided = async (votes: 'FOR' | 'AGAINST', terms: object = minutes.terms) => {
      const later = await r.openAs(t, 'derby-secretary', {
        programme: 'UHDB',
        body: 'DERBY-BOARD',
        purpose: 'APPROVE_MINUTES',
        method: 'MEETING',
        way: 'NAMED_VOTES',
        wording: 'That the minutes be approved.',
        meetingId: at.id,
        ...terms,
      });
      await r.take(t, later, 'derby-secretary', { itemTakenAt: '2018-06-05T12:00:00Z' });
      await r.cast(t, later, r.everyone(present, votes));
      await r.close(t, later);
      return later.id;
    };
    await approve(await decided('AGAINST'), 'BAD_USER_INPUT');
    await approve(await decided('FOR', { subjectId: sameDay.id }), 'BAD_USER_INPUT');
    const approved = await decided('FOR');
    const approving = { correctionId, resolution: approved };
    await t.as('burton-secretary').refused('approveCorrection', approving, 'NOT_ALLOWED');
    await chair.refused('approveCorrection', approving, 'NOT_ALLOWED');
    await secretary.does('approveCorrection', approving);
    await secretary.again();
    await secretary.refused('approveCorrection', approving, 'WRONG_STATE');
    expect(await last(open.id)).toMatchObject({
      standing: 'COUNTS',
      outcome: 'NOT_QUORATE',
      confirmations: [{ kind: 'MINUTES_APPROVED', approvedBy: { id: approved } }],
    });
    expect(await t.faults()).toEqual([]);
  });

  it('is seen where somebody changes what was corrected, or who confirmed it', async () => {
    const [one] = await t.asOwner<{ id: string; resolution: string }>(
      'select id, resolution_id as resolution from resolution_correction where number = 3',
    );
    const found = async (table: string, sql: string) =>
      (await whileTampered(t, [table], sql, async () => await t.faults())).filter(
        ({ check }) => check !== 'critical-rows' && check !== 'gates',
      );
    const at = `where correction_id = '${one!.id}'`;
    const said = { check: 'corrections', table: 'resolution_correction', row: one!.id };
    expect(
      await found(
        'resolution_correction',
        `update resolution_correction set reason = 'x' where id = '${one!.id}'`,
      ),
    ).toEqual([{ ...said, because: 'What it says does not match its digest.' }]);
    expect(
      await found(
        'correction_working',
        `update correction_working set lines = replace(lines, '"for":2', '"for":5') ${at}`,
      ),
    ).toEqual([{ ...said, because: 'What it says does not match its digest.' }]);
    expect(
      await found(
        'resolution_correction',
        `update resolution_correction set changes_outcome = false where id = '${one!.id}'`,
      ),
    ).toContainEqual({ ...said, because: 'It does not agree on whether it changed the outcome.' });
    expect(
      await found(
        'correction_confirmation',
        `update correction_confirmation set person_id = (select id from person where code = 'derby-exec-3') ${at} and kind = 'PRESENT'`,
      ),
    ).toEqual([
      {
        check: 'corrections',
        table: 'correction_confirmation',
        row: one!.id,
        because: 'It is confirmed by somebody who could not.',
      },
    ]);
    const byOwner = t.asOwner('delete from resolution_correction');
    await expect(byOwner).rejects.toThrow('only ever added to');
    const more = (change: object) =>
      t.asOwner(
        `insert into resolution_correction select (jsonb_populate_record(c, $1::jsonb)).*
         from resolution_correction c where c.id = $2`,
        [change, one!.id],
      );
    const [open] = await t.asOwner<{ id: string }>(
      "select id from resolution where state = 'OPEN'",
    );
    const id = open!.id;
    await expect(more({ id, number: 1, resolution_id: id })).rejects.toThrow('is not closed');
    await expect(more({ id, number: 7 })).rejects.toThrow('is not the next');
    const replaced = t.asOwner(
      `insert into correction_confirmation select c.id, 'PRESIDED', c.programme_id, c.body_id, p.id, null, now()
       from resolution_correction c, person p where c.id = $1 and p.code = 'derby-exec-1'`,
      [one!.id],
    );
    await expect(replaced).rejects.toThrow('is not confirmed by');
  });
});

import { describe, expect, it } from '@jest/globals';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { aSeat, world } from '../support/world.js';

const t = TestApp.forSpec({ world: withSealedPack(world()) }, async (app) => {
  // One person on both boards, so that an interest is known before each item.
  const both = { body: 'BURTON-BOARD', person: 'derby-ned-3', voting: true };
  await aSeat(app, { ...both, kind: 'NON_EXECUTIVE' });
});
const secretary = t.as('derby-secretary');
const chair = t.as('derby-chair');
const present = r.DERBY_BOARD.filter((one) => one !== 'derby-ned-3');
const plan = { purpose: 'SUPPORT', pack: null, present };

const OUTCOME = `state outcome { outcome declaredOutcome carried forCount completeBy missing { kind number because } steps }`;
const closing = async (resolution: string, over: object = {}) =>
  (await secretary.does('closeResolution', { resolution, ...over }, `resolution { ${OUTCOME} }`))
    .resolution;
const completing = async (resolution: string, over: object = {}) =>
  (await secretary.does('completeResolution', { resolution, ...over }, `resolution { ${OUTCOME} }`))
    .resolution;
const noted = async (resolution: string) => await secretary.does('noteInterests', { resolution });

describe('a result that does not account for everybody', () => {
  it('by hands is declared, names how many are missing, and is completed with their number', async () => {
    const open = await r.aResolution(t, { ...plan, way: 'SHOW_OF_HANDS' });
    await noted(open.id);
    await r.count(t, open, { forCount: 3, againstCount: 2, abstainCount: 0 });
    const because = '1 member who was present and could vote is in no vote or count.';
    const declared = await closing(open.id);
    await secretary.again();
    expect(declared).toMatchObject({
      state: 'DECLARED',
      outcome: {
        outcome: 'DECLARED',
        declaredOutcome: 'APPROVED',
        carried: true,
        forCount: 3,
        completeBy: '2018-06-07',
        missing: [{ kind: 'VOTES', number: 1, because }],
      },
    });
    expect(declared.outcome.steps.slice(-2)).toEqual([
      because,
      'Outcome: declared, and it counts nowhere until it is completed.',
    ]);
    const told = await chair.reads('myNotices', { first: 1 }, 'edges { node { type text } }');
    expect(told.edges[0]!.node).toEqual({
      type: 'RESULT_DECLARED',
      text: `The result of ${open.ref}, over which you presided, is declared and not complete. ${because} It counts nowhere until the secretary completes it, by 7 June 2018.`,
    });
    const of = { resolution: open.id };
    await secretary.refused('completeResolution', of, 'VOTES_MISSING', 'notVoted');
    const wrong = { ...of, notVoted: 2 };
    await secretary.refused('completeResolution', wrong, 'VOTES_MISSING', 'notVoted');
    await t.as('burton-secretary').refused('completeResolution', of, 'NOT_ALLOWED');
    const completed = await completing(open.id, { notVoted: 1 });
    await secretary.again();
    expect(completed).toMatchObject({
      state: 'CLOSED',
      outcome: { outcome: 'APPROVED', declaredOutcome: 'APPROVED', missing: [] },
    });
    expect(completed.outcome.steps).toContain('1 member who was present and could vote did not.');
    expect(completed.outcome.steps.at(-1)).toBe(
      'The result was declared on 31 May 2018, and completed on 31 May 2018.',
    );
    await secretary.refused('completeResolution', { ...of, notVoted: 1 }, 'WRONG_STATE');
  });

  it('by hands is complete at once where the number is confirmed', async () => {
    const open = await r.aResolution(t, { ...plan, way: 'SHOW_OF_HANDS' });
    await noted(open.id);
    await r.count(t, open, { forCount: 3, againstCount: 2, abstainCount: 0 });
    const input = { resolution: open.id, notVoted: 2 };
    await secretary.refused('closeResolution', input, 'VOTES_MISSING', 'notVoted');
    expect((await closing(open.id, { notVoted: 1 })).outcome.outcome).toBe('APPROVED');
  });

  it('by ballot counts the papers, spoilt ones among them', async () => {
    const open = await r.aResolution(t, { ...plan, way: 'BALLOT' });
    await noted(open.id);
    const papers = { forCount: 3, againstCount: 1, abstainCount: 0, spoiltCount: 1 };
    const certified = { scrutineer: 'A solicitor', certificateSha256: 'a'.repeat(64) };
    await r.count(t, open, { ...papers, ...certified });
    const missing = [{ kind: 'VOTES', number: 1 }];
    expect((await closing(open.id)).outcome).toMatchObject({ outcome: 'DECLARED', missing });
  });

  it('by name is completed with the votes that were given and not recorded', async () => {
    const open = await r.aResolution(t, plan);
    await noted(open.id);
    await r.cast(t, open, {
      'derby-chair': 'FOR',
      'derby-ned-1': 'FOR',
      'derby-exec-1': 'AGAINST',
    });
    const missing = [{ kind: 'VOTES', number: 3 }];
    expect((await closing(open.id)).outcome).toMatchObject({ outcome: 'DECLARED', missing });
    const vote = { person: 'derby-ned-2', choice: 'FOR' } as const;
    const late = { resolution: open.id, choice: 'FOR' } as const;
    await t.as('derby-ned-2').refused('castVote', late, 'VOTING_NOT_OPEN');
    const changed = { ...vote, person: 'derby-chair', expectedRevision: 1 };
    const other = { resolution: open.id, votes: [changed] };
    await secretary.refused('recordVotes', other, 'VOTING_NOT_OPEN', 'votes.0');
    await secretary.does('recordVotes', { resolution: open.id, votes: [vote] });
    const back = { resolution: open.id, expectedRevision: 1 };
    await chair.refused('takeBackVote', back, 'VOTING_NOT_OPEN');
    const completed = await completing(open.id, { notVoted: 2 });
    expect(completed.outcome).toMatchObject({ outcome: 'APPROVED', forCount: 3 });
  });

  it('is never turned into another result', async () => {
    const open = await r.aResolution(t, plan);
    await noted(open.id);
    await r.cast(t, open, {
      'derby-chair': 'FOR',
      'derby-ned-1': 'FOR',
      'derby-exec-1': 'AGAINST',
    });
    await closing(open.id);
    const votes = ['derby-ned-2', 'derby-exec-2', 'derby-exec-3'].map((person) => ({
      person,
      choice: 'AGAINST' as const,
    }));
    await secretary.does('recordVotes', { resolution: open.id, votes });
    const refused = await secretary.refused(
      'completeResolution',
      { resolution: open.id },
      'WRONG_STATE',
    );
    expect(refused.because).toContain('another one than was declared');
  });

  it('keeps who decided it', async () => {
    const open = await r.aResolution(t, { ...plan, way: 'SHOW_OF_HANDS' });
    const interestId = await r.declare(t, open, 'derby-ned-1');
    await r.count(t, open, { forCount: 6, againstCount: 0, abstainCount: 0 });
    const missing = [{ kind: 'INTERESTS', number: 2 }];
    expect((await closing(open.id)).outcome).toMatchObject({ outcome: 'DECLARED', missing });
    const leave = { interestId, ruling: 'LEAVE', reason: 'A contract.' };
    await chair.refused('ruleOnInterest', leave, 'WRONG_STATE');
    const { version } = await secretary.reads('meeting', { meetingId: open.meetingId! }, 'version');
    const gone = {
      meetingId: open.meetingId,
      expectedVersion: version,
      apologies: ['derby-ned-1'],
    };
    await secretary.refused('recordAttendance', gone, 'WRONG_STATE', 'present');
    await secretary.refused('recordCount', { resolution: open.id, forCount: 6 }, 'VOTING_NOT_OPEN');
    const ended = { resolution: open.id, reason: 'Put again.' };
    await secretary.refused('withdrawResolution', ended, 'WRONG_STATE');
    await r.rule(t, interestId, 'TAKE_PART');
    await noted(open.id);
    const { outcome } = await completing(open.id);
    expect(outcome).toMatchObject({ outcome: 'APPROVED', forCount: 6 });
    expect(outcome.steps).toContain(
      '2 interests in this item were known: 2 were ruled to take part.',
    );
  });
});

describe('interests that were known before an item', () => {
  it('are noted in one act, by who presides or by the secretary, and only once', async () => {
    const open = await r.aResolution(t, { purpose: 'SUPPORT', pack: null });
    const { id: resolution } = open;
    await r.declare(t, open, 'derby-ned-1');
    await t.as('derby-ned-1').refused('noteInterests', { resolution }, 'NOT_ALLOWED');
    const shown =
      'resolution { interests { broughtIn ruling { ruling reason ruledBy { code } } } }';
    const done = await chair.does('noteInterests', { resolution }, shown);
    await chair.again();
    expect(done.resolution.interests).toEqual([
      {
        broughtIn: true,
        ruling: {
          ruling: 'TAKE_PART',
          reason: 'Noted: none affects this item.',
          ruledBy: { code: 'derby-chair' },
        },
      },
      { broughtIn: false, ruling: null },
    ]);
    await secretary.refused('noteInterests', { resolution }, 'WRONG_STATE');
  });
});

describe('a meeting without a quorum', () => {
  it('is closed as not quorate only by who says so', async () => {
    const open = await r.aResolution(t, { ...plan, present: ['derby-chair'] });
    const input = { resolution: open.id };
    const field = 'acceptNotQuorate';
    const said = await secretary.refused('closeResolution', input, 'BAD_USER_INPUT', field);
    expect(said.because).toContain('for good as not quorate');
    const closed = await closing(open.id, { acceptNotQuorate: true });
    expect(closed.outcome.outcome).toBe('NOT_QUORATE');
    const quorate = await r.aResolution(t, plan);
    const accepted = { resolution: quorate.id, acceptNotQuorate: true, notVoted: 6 };
    await secretary.refused('closeResolution', accepted, 'BAD_USER_INPUT', field);
  });
});

describe('papers that came late', () => {
  it('are warned of at the meeting and the item, and told in the outcome', async () => {
    const because = 'The pack was sealed on 31 May 2018, after the papers were due on 25 May 2018.';
    const planned = { programme: 'UHDB', body: 'DERBY-BOARD', heldOn: '2018-05-31', place: 'Room' };
    const due = { ...planned, papersDueOn: '2018-05-25' };
    const { meeting } = await secretary.does('planMeeting', due, 'meeting { id version }');
    await r.attend(t, meeting, 'DERBY-BOARD', present);
    const open = await r.aResolution(t, { present, at: { id: meeting.id } });
    const late = { kind: 'PAPERS_LATE', because };
    const { latePapers } = await secretary.reads(
      'resolution',
      { resolution: open.id },
      'latePapers { kind because }',
    );
    expect(latePapers).toEqual([late]);
    const { warnings } = await secretary.reads(
      'meeting',
      { meetingId: meeting.id },
      'warnings { kind because }',
    );
    expect(warnings).toContainEqual(late);
    await r.cast(t, open, r.everyone(present, 'AGAINST'));
    expect((await r.close(t, open)).steps[0]).toBe(because);
  });
});

describe('what verify works out again', () => {
  it('is what was declared, and what became of it', async () => {
    expect(await t.faults()).toEqual([]);
    const found = await whileTampered(
      t,
      ['resolution_declaration'],
      "update resolution_declaration set complete_by = '2018-07-01', outcome = 'REJECTED'",
      async () => await t.faults(),
    );
    const said = found.filter(({ check }) => check === 'outcomes').map((fault) => fault.because);
    expect(new Set(said)).toEqual(
      new Set([
        'What was declared does not agree with its working.',
        'It was completed as another result than was declared.',
      ]),
    );
  });
});

describe('a declared result', () => {
  it('counts for no gate, and the gate says what is missing', async () => {
    const open = await r.aResolution(t, { present });
    await r.cast(t, open, r.everyone(present, 'FOR'));
    expect((await closing(open.id)).outcome.outcome).toBe('DECLARED');
    const readiness = async () => {
      const shown = `gates { deciders { body { code } purpose decision { outcome } }
        readiness { blockers { kind because subjectId } } }`;
      const { gates } = await secretary.reads('programme', { programme: 'UHDB' }, shown);
      const gate = gates.find(({ deciders }) =>
        deciders.some((one) => one.purpose === 'FINAL_APPROVE'),
      )!;
      const derby = gate.deciders.find(
        (one) => one.body.code === 'DERBY-BOARD' && one.purpose === 'FINAL_APPROVE',
      )!;
      const blocker = gate.readiness.blockers.find(
        ({ kind, subjectId }) => kind === 'DECIDER_MISSING' && subjectId === open.id,
      );
      return [derby.decision?.outcome, blocker?.because];
    };
    // What the board decided before still stands.
    expect(await readiness()).toEqual([
      'REJECTED',
      'Board of DERBY Hospitals declared a result that is not complete, so it does not count. 1 interest in this item has no ruling. Its secretary can complete it until 7 June 2018.',
    ]);
    await noted(open.id);
    await completing(open.id);
    expect(await readiness()).toEqual(['APPROVED', undefined]);
  });

  it('stays declared after five working days, until it is put again', async () => {
    const open = await r.aResolution(t, { ...plan, way: 'SHOW_OF_HANDS' });
    await r.count(t, open, { forCount: 6, againstCount: 0, abstainCount: 0 });
    await closing(open.id);
    const director = t.as('director');
    await director.does('advanceBusinessDate', { programme: 'UHDB', to: '2018-06-08' });
    await noted(open.id);
    const late = await secretary.refused(
      'completeResolution',
      { resolution: open.id },
      'WRONG_STATE',
    );
    expect(late.because).toContain('The last day to complete this result was 7 June 2018');
    const { outcome } = await secretary.reads('resolution', { resolution: open.id }, OUTCOME);
    expect(outcome?.outcome).toBe('DECLARED');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument, decide } from '../support/decisions.js';
import { withLightCases } from '../support/gates.js';
import { aCompletePack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import type { MutationFields, QueryFields } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, world } from '../support/world.js';

const t = TestApp.forSpec(
  { world: withLightCases(world({ businessDate: '2018-05-31' }), 'FBC') },
  async (app) => {
    await aPerson(app, 'stranger');
  },
);

/** A field that asks, of which thing, and the act that it asks for. */
interface Question<V extends keyof MutationFields> {
  of: keyof QueryFields & string;
  args: object;
  field: string;
  verb: V;
}

interface Said {
  code: string;
  because: string;
  blockers: { kind: string }[] | null;
}

const ask = async (as: string, { of, args, field }: Question<keyof MutationFields>) => {
  const shown = `${field} { code because blockers { kind } }`;
  const found = await t.as(as).reads(of, args as never, shown);
  return (found as unknown as Record<string, Said | null>)[field]!;
};

/** Asks, and then does it: what the field says is what the act answers. Answers with the code, or `done`. */
async function askAndDo<V extends keyof MutationFields & string>(
  as: string,
  question: Question<V>,
  input: Input<V>,
): Promise<string> {
  const said = await ask(as, question);
  if (!said) {
    await t.as(as).does(question.verb, input, '__typename');
    return 'done';
  }
  const refusal = await t.as(as).refused<V>(question.verb, input as never, said.code, undefined);
  expect(refusal.because).toBe(said.because);
  expect(refusal.blockers?.map(({ kind }) => kind)).toEqual(
    said.blockers?.map(({ kind }) => kind) ?? undefined,
  );
  return said.code;
}

const about = <V extends keyof MutationFields>(resolution: string, field: string, verb: V) => ({
  of: 'resolution' as const,
  args: { resolution },
  field,
  verb,
});

describe('what a reader can do with a resolution', () => {
  it('is what the acts answer, from its draft to its end', async () => {
    const meeting = await r.aMeeting(t);
    const by = t.as('derby-secretary');
    const pack = await r.theSealedPack(t);
    const draft = {
      programme: 'UHDB',
      body: 'DERBY-BOARD',
      purpose: 'FINAL_APPROVE',
      method: 'MEETING',
      way: 'NAMED_VOTES',
      wording: 'That the board approve the merger.',
      meetingId: meeting.id,
    } as const;
    const { resolution: drafted } = await by.does('draftResolution', draft, 'resolution { id }');
    const { id: resolution } = drafted;
    const { manifestSha256 } = pack;
    const open = about(resolution, 'mayOpen', 'openResolution');
    const vote = about(resolution, 'mayVote', 'castVote');
    const aVote = { resolution, choice: 'FOR', manifestSha256 } as const;
    const close = about(resolution, 'mayClose', 'closeResolution');
    const revise = about(resolution, 'mayRevise', 'reviseResolution');
    const withdraw = about(resolution, 'mayWithdraw', 'withdrawResolution');
    const said = { resolution, reason: 'It is decided elsewhere.' };
    const count = about(resolution, 'mayRecordCount', 'recordCount');
    const record = about(resolution, 'mayRecordVotes', 'recordVotes');
    const votes = [{ person: 'derby-ned-2', choice: 'AGAINST' as const }];

    // A draft that lacks its pack.
    expect(await askAndDo('derby-secretary', open, { resolution, expectedVersion: 1 })).not.toBe(
      'done',
    );
    expect(await askAndDo('derby-chair', withdraw, said)).toBe('NOT_ALLOWED');
    expect(await askAndDo('derby-chair', revise, { resolution, expectedVersion: 1 })).toBe(
      'NOT_ALLOWED',
    );
    const completed = { resolution, expectedVersion: 1, pack: pack.code };
    expect(await askAndDo('derby-secretary', revise, completed)).toBe('done');
    expect(await askAndDo('derby-chair', vote, aVote)).toBe('VOTING_NOT_OPEN');
    expect(await askAndDo('derby-secretary', close, { resolution })).toBe('VOTING_NOT_OPEN');
    expect(await askAndDo('derby-secretary', open, { resolution, expectedVersion: 2 })).toBe(
      'done',
    );

    // Open, its item not taken yet.
    const again = { resolution, expectedVersion: 3 };
    expect(await askAndDo('derby-secretary', open, again)).toBe('WRONG_STATE');
    expect(await askAndDo('derby-secretary', revise, again)).toBe('WRONG_STATE');
    expect(await askAndDo('derby-chair', vote, aVote)).toBe('NOT_PRESENT');
    expect(await askAndDo('derby-secretary', close, { resolution })).toBe('WRONG_STATE');
    expect((await ask('derby-secretary', record)).code).toBe('WRONG_STATE');
    await r.attend(t, meeting, 'DERBY-BOARD', r.DERBY_BOARD);
    const take = about(resolution, 'mayTake', 'takeItem');
    const taking = { ...again, itemTakenAt: '2018-05-31T12:00:00Z' };
    expect(await askAndDo('derby-chair', take, taking)).toBe('NOT_ALLOWED');
    expect(await ask('derby-secretary', take)).toBeNull();
    await by.does('takeItem', taking);

    // Members vote; the count is of named votes; they are equal in number to none yet.
    expect(await askAndDo('derby-chair', vote, aVote)).toBe('done');
    expect(await askAndDo('burton-chair', vote, aVote)).toBe('NOT_ENTITLED_TO_VOTE');
    expect(await askAndDo('derby-secretary', count, { resolution, forCount: 1 })).toBe(
      'METHOD_NOT_ALLOWED',
    );
    expect(await askAndDo('derby-secretary', record, { resolution, manifestSha256, votes })).toBe(
      'done',
    );
    const casting = about(resolution, 'mayGiveCastingVote', 'giveCastingVote');
    expect(await askAndDo('derby-ned-1', casting, { resolution, choice: 'FOR' })).toBe(
      'NOT_ALLOWED',
    );
    expect(await askAndDo('derby-chair', casting, { resolution, choice: 'FOR' })).toBe('done');
    expect(await askAndDo('derby-ned-1', vote, aVote)).toBe('VOTING_NOT_OPEN');

    const out = { resolution, reason: 'It was not so.' };
    const takeOut = about(resolution, 'mayTakeOutCastingVote', 'takeOutCastingVote');
    expect(await askAndDo('derby-secretary', takeOut, out)).toBe('VOTE_STANDS');
    expect(await askAndDo('derby-ned-1', takeOut, out)).toBe('NOT_ALLOWED');
    expect(await askAndDo('derby-chair', takeOut, out)).toBe('done');
    expect(await askAndDo('derby-chair', takeOut, out)).toBe('WRONG_STATE');
    expect(await askAndDo('derby-secretary', casting, { resolution, choice: 'FOR' })).toBe(
      'NOT_ALLOWED',
    );
    expect(await askAndDo('derby-chair', casting, { resolution, choice: 'FOR' })).toBe('done');
    const takeOutCount = about(resolution, 'mayTakeOutCount', 'takeOutCount');
    expect(await askAndDo('derby-secretary', takeOutCount, out)).toBe('METHOD_NOT_ALLOWED');
    expect(await askAndDo('derby-chair', takeOutCount, out)).toBe('NOT_ALLOWED');
    const note = about(resolution, 'mayNoteInterests', 'noteInterests');
    expect(await askAndDo('derby-secretary', note, { resolution } as never)).toBe('WRONG_STATE');

    // Closed with five of whom nothing is known: declared, and completed.
    const complete = about(resolution, 'mayComplete', 'completeResolution');
    expect(await askAndDo('derby-secretary', complete, { resolution })).toBe('WRONG_STATE');
    expect(await askAndDo('derby-secretary', close, { resolution })).toBe('done');
    expect(await askAndDo('derby-secretary', withdraw, said)).toBe('WRONG_STATE');
    expect(await askAndDo('derby-chair', complete, { resolution, notVoted: 5 })).toBe(
      'NOT_ALLOWED',
    );
    expect(await askAndDo('derby-secretary', complete, { resolution, notVoted: 5 })).toBe('done');
    for (const field of ['mayWithdraw', 'mayDefer', 'mayReferBack'])
      expect((await ask('derby-secretary', { ...withdraw, field })).code).toBe('WRONG_STATE');
    expect(await askAndDo('derby-secretary', withdraw, said)).toBe('WRONG_STATE');

    // Closed: corrected with its minutes, and confirmed by two who were there and did not enter it.
    const correct = about(resolution, 'mayCorrect', 'correctResolution');
    const minutes = {
      resolution,
      documentId: await aDocument(t),
      reason: 'The minutes have it otherwise.',
      votes: [{ person: 'derby-chair', choice: 'AGAINST' as const }],
    };
    expect(await askAndDo('derby-chair', correct, minutes)).toBe('NOT_ALLOWED');
    expect(await askAndDo('derby-secretary', correct, minutes)).toBe('done');
    const shown = 'corrections { id mayConfirm { code } mayApprove { code } }';
    const made = async (as: string) =>
      (await t.as(as).reads('resolution', { resolution }, shown)).corrections[0]!;
    const { id: correctionId } = await made('derby-chair');
    for (const [as, may] of [
      ['derby-secretary', 'NOT_ALLOWED'],
      ['burton-chair', 'NOT_ALLOWED'],
      ['derby-chair', undefined],
      ['derby-chair', 'WRONG_STATE'],
      ['derby-ned-1', undefined],
      ['derby-ned-2', 'WRONG_STATE'],
    ] as const) {
      expect((await made(as)).mayConfirm?.code).toBe(may);
      if (may) await t.as(as).refused('confirmCorrection', { correctionId }, may);
      else await t.as(as).does('confirmCorrection', { correctionId });
    }
    expect((await made('derby-chair')).mayApprove?.code).toBe('NOT_ALLOWED');
    expect((await made('derby-secretary')).mayApprove?.code).toBe('WRONG_STATE');
    const approving = { correctionId, resolution };
    await t.as('derby-secretary').refused('approveCorrection', approving, 'WRONG_STATE');
  });
});

describe('what a reader can do with a pack', () => {
  it('is edit it until it is sealed, and seal it when nothing is missing', async () => {
    const programme = 'UHDB';
    const { casePack } = await t
      .as('pmo')
      .does(
        'createCasePack',
        { programme, stage: 'FBC', label: 'v2' },
        'casePack { id code version }',
      );
    const pack = casePack.code;
    const asked = { of: 'casePack' as const, args: { programme, pack } };
    const seal = { ...asked, field: 'maySeal', verb: 'sealPack' as const };
    const edit = { ...asked, field: 'mayEdit', verb: 'putSection' as const };
    const section = { programme, pack, kind: 'STRATEGIC', title: 'Why', text: 'Because.' } as const;
    const seen = { programme, pack, expectedVersion: casePack.version };
    expect(await askAndDo('director', seal, seen)).toBe('PACK_INCOMPLETE');
    expect(await askAndDo('derby-chair', edit, { ...section, completeness: 'IN_PROGRESS' })).toBe(
      'NOT_ALLOWED',
    );
    expect(await askAndDo('pmo', edit, { ...section, completeness: 'IN_PROGRESS' })).toBe('done');
    await t.as('pmo').does('revisePack', {
      ...seen,
      expectedVersion: casePack.version + 1,
      status: 'WITHDRAWN',
    });
    expect(await askAndDo('pmo', edit, { ...section, completeness: 'IN_PROGRESS' })).toBe(
      'WRONG_STATE',
    );
    const complete = await aCompletePack(t, { programme, stage: 'FBC' });
    const whole = { programme, pack: complete.code, expectedVersion: complete.version };
    const sealWhole = { ...seal, args: { programme, pack: complete.code } };
    expect(await askAndDo('director', sealWhole, whole)).toBe('done');
    const edited = { ...edit, args: { programme, pack: complete.code } };
    const late = { ...section, pack: complete.code, completeness: 'IN_PROGRESS' as const };
    expect(await askAndDo('pmo', edited, late)).toBe('SEALED');
  });
});

describe('what a reader can do with a gate and its conditions', () => {
  it('is what the acts answer', async () => {
    const programme = 'UHDB';
    const gate = { of: 'gate' as const, args: { programme, gate: 'FBC_SUBMISSION' } };
    const pass = { ...gate, field: 'mayPass', verb: 'passGate' as const };
    const input = { programme, gate: 'FBC_SUBMISSION' };
    expect(await askAndDo('director', pass, input)).toBe('GATE_NOT_READY');
    expect(await askAndDo('derby-chair', pass, input)).toBe('NOT_ALLOWED');
    const dates = { ...gate, field: 'maySetDates', verb: 'setGateDates' as const };
    const dated = { ...input, forecastOn: '2018-07-01', expectedVersion: 2 };
    expect(await askAndDo('derby-chair', dates, dated)).toBe('NOT_ALLOWED');
    expect(await askAndDo('pmo', dates, dated)).toBe('done');
    const defer = { ...gate, field: 'mayDefer', verb: 'deferGate' as const };
    const deferred = { ...input, deferReason: 'REGULATOR', newDate: '2018-08-01' } as const;
    expect(await askAndDo('pmo', defer, deferred)).toBe('done');

    await decide(t, {
      body: 'DERBY-BOARD',
      purpose: 'SUBMIT',
      outcome: 'APPROVED_WITH_CONDITIONS',
      stage: 'FBC',
      conditions: [{ text: 'A cash plan for the first year', dueOn: '2018-06-10' }],
    });
    const condition = { programme, condition: 'C1' };
    const may = <V extends keyof MutationFields>(field: string, verb: V) => ({
      of: 'condition' as const,
      args: condition,
      field,
      verb,
    });
    const minute = { kind: 'MINUTE', minuteRef: '18/41' } as const;
    const back = may('maySendBack', 'sendBackEvidence');
    const reopen = may('mayReopen', 'reopenCondition');
    const given = { ...condition, authority: minute, reason: 'Not enough.' };
    expect(await askAndDo('derby-secretary', back, given)).toBe('WRONG_STATE');
    expect(await askAndDo('derby-secretary', reopen, given)).toBe('WRONG_STATE');
    expect(await askAndDo('burton-secretary', back, given)).toBe('NOT_ALLOWED');
    const discharge = may('mayDischarge', 'dischargeCondition');
    expect((await ask('derby-secretary', discharge)).code).toBe('WRONG_STATE');
    const submit = may('maySubmitEvidence', 'submitConditionEvidence');
    const evidence = { ...condition, note: 'The plan', documentId: await aDocument(t) };
    expect(await askAndDo('pmo', submit, evidence)).toBe('done');
    for (const field of ['mayDischarge', 'mayWaive', 'maySendBack', 'mayAssign'])
      expect(await ask('derby-secretary', { ...discharge, field })).toBeNull();
    expect(await askAndDo('derby-secretary', back, given)).toBe('done');
  });

  it('names the meetings and annexes that their own secretary keeps', async () => {
    const { id: meetingId } = await r.aMeeting(t);
    const asked = { of: 'meeting' as const, args: { meetingId } };
    const plan = { ...asked, field: 'mayRevise', verb: 'reviseMeeting' as const };
    const revised = { meetingId, expectedVersion: 1, place: 'Hall' };
    expect(await askAndDo('burton-secretary', plan, revised)).toBe('NOT_ALLOWED');
    expect(await askAndDo('derby-secretary', plan, revised)).toBe('done');
    const attendance = {
      ...asked,
      field: 'mayRecordAttendance',
      verb: 'recordAttendance' as const,
    };
    const there = { meetingId, expectedVersion: 2, present: [{ person: 'derby-chair' }] };
    expect(await askAndDo('derby-chair', attendance, there)).toBe('NOT_ALLOWED');
    expect(await askAndDo('derby-secretary', attendance, there)).toBe('done');
  });
});

describe('whether roles let somebody begin something', () => {
  const UHDB = { programme: 'UHDB' };
  it.each([
    ['derby-secretary', { act: 'draftResolution', ...UHDB, body: 'DERBY-BOARD' }, null],
    ['burton-secretary', { act: 'draftResolution', ...UHDB, body: 'DERBY-BOARD' }, 'NOT_ALLOWED'],
    ['pmo', { act: 'draftResolution', ...UHDB, body: 'UHDB-PROGRAMME-BOARD' }, null],
    ['pmo', { act: 'createCasePack', ...UHDB }, null],
    ['derby-chair', { act: 'createCasePack', ...UHDB }, 'NOT_ALLOWED'],
    ['administrator', { act: 'createTrust' }, null],
    ['director', { act: 'createTrust' }, 'NOT_ALLOWED'],
    ['derby-secretary', { act: 'endInterest', trust: 'DERBY' }, null],
  ] as const)('%s: %j: %s', async (person, args, code) => {
    const { errors, data } = await t.send(
      `query ($act: Act!, $programme: String, $trust: String, $body: String) {
         mayI(act: $act, programme: $programme, trust: $trust, body: $body) { code because } }`,
      args,
      person,
    );
    expect([errors, data.mayI?.code ?? null]).toEqual([undefined, code]);
  });

  it('is asked of a body, where its own secretary alone may', async () => {
    const asked = { act: 'draftResolution', ...UHDB } as const;
    await t.as('pmo').refused('mayI', asked, 'BAD_USER_INPUT', 'body');
    await t.as('stranger').refused('mayI', { ...asked, body: 'DERBY-BOARD' }, 'NOT_FOUND');
    await t.as().refused('mayI', { act: 'createTrust' }, 'NOT_SIGNED_IN');
  });
});

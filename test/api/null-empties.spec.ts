import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({ world: withSealedPack(world()) });
const secretary = t.as('derby-secretary');
const BOARD = { programme: 'UHDB', body: 'DERBY-BOARD' } as const;

/** What null does where a field may be empty; `bad-input.spec.ts` has what it does elsewhere. */
describe('null in a change (ruling 37)', () => {
  it('empties the days of a meeting, and what a false one silenced is warned of again', async () => {
    const dated = { heldOn: '2018-06-12', noticeGivenOn: '2018-06-01', papersDueOn: '2018-06-04' };
    const plan = { ...BOARD, ...dated, startsAt: '14:30', place: 'Board room' };
    const shown =
      'meeting { id version startsAt place noticeGivenOn papersDueOn warnings { kind } }';
    const { meeting } = await secretary.does('planMeeting', plan, shown);
    expect(meeting.warnings).toEqual([]);
    const { id, version, ...rest } = meeting;
    const change = { meetingId: id, expectedVersion: version };
    const emptied = { ...change, noticeGivenOn: null, papersDueOn: null };
    const revised = await secretary.does('reviseMeeting', emptied, shown);
    await secretary.again();
    expect(revised.meeting).toEqual({
      ...rest,
      id,
      version: version + 1,
      noticeGivenOn: null,
      papersDueOn: null,
      warnings: [{ kind: 'NOTICE_NOT_GIVEN' }],
    });
  });

  const draft = { ...BOARD, wording: 'To do it.', way: 'NAMED_VOTES' } as const;
  const SHOWN = `id version wording packId meetingId closesOn subjectType subjectId
    conditions { text } cannotWait { reason } urgent { reason }`;
  const NOTHING = {
    packId: null,
    meetingId: null,
    closesOn: null,
    subjectType: null,
    subjectId: null,
    conditions: [],
    cannotWait: null,
    urgent: null,
  };
  type Draft = Omit<Input<'draftResolution'>, keyof typeof draft>;
  type Change = Omit<Input<'reviseResolution'>, 'resolution' | 'expectedVersion'>;
  const condition = {
    text: 'So.',
    kind: 'PRECEDENT',
    ownerName: 'SRO',
    dueOn: '2018-06-30',
  } as const;
  const urgent = {
    reason: 'It cannot wait.',
    ratifyBy: '2018-06-30',
    deciders: ['derby-chair', 'derby-exec-1'],
    consultees: ['derby-ned-1', 'derby-ned-2'],
  };
  it.each<[string, Draft, Change]>([
    [
      'its pack, last day and conditions, and why it cannot wait',
      {
        purpose: 'FINAL_APPROVE',
        method: 'WRITTEN_RESOLUTION',
        pack: 'FBC/1',
        closesOn: '2018-06-30',
        conditions: [condition],
        cannotWait: { reason: 'The regulator’s date.', adviceOf: 'Counsel' },
      },
      { pack: null, closesOn: null, conditions: null, cannotWait: null },
    ],
    [
      'its gate and its meeting',
      { purpose: 'SUPPORT', method: 'MEETING', gate: 'EXPLORATION' },
      { gate: null, meetingId: null },
    ],
    [
      'the terms of an urgent decision',
      { purpose: 'SERVICE_CHANGE', method: 'URGENT', urgent },
      { urgent: null },
    ],
  ])('empties of a draft %s', async (_case, terms, change) => {
    const meetingId = terms.method === 'MEETING' ? (await r.aMeeting(t)).id : null;
    const given = { ...draft, ...terms, meetingId };
    const shown = `resolution { ${SHOWN} }`;
    const made = await secretary.does('draftResolution', given, shown);
    const { id: resolution, version: expectedVersion, ...was } = made.resolution;
    expect(was).not.toMatchObject(NOTHING);
    const emptied = { resolution, expectedVersion, ...change };
    const revised = await secretary.does('reviseResolution', emptied, shown);
    await secretary.again();
    expect(revised.resolution).toEqual({
      ...NOTHING,
      id: resolution,
      version: expectedVersion + 1,
      wording: draft.wording,
    });
  });

  it('leaves a draft free to be for a gate after all', async () => {
    const given = { ...draft, purpose: 'SUPPORT', method: 'MEETING' } as const;
    const shown = 'resolution { id version subjectType }';
    const { resolution } = await secretary.does('draftResolution', given, shown);
    const { id, version: expectedVersion } = resolution;
    const change = { resolution: id, expectedVersion, gate: 'EXPLORATION' };
    const revised = await secretary.does('reviseResolution', change, shown);
    expect(revised.resolution.subjectType).toBe('GATE');
  });

  it('empties the days of a programme that are only expected', async () => {
    const director = t.as('director');
    const shown = 'programme { version goLiveForecastOn benefitsEndOn }';
    const { version } = await director.reads('programme', { programme: 'UHDB' }, 'version');
    const days = { goLiveForecastOn: '2018-10-01', benefitsEndOn: '2023-03-31' };
    const change = { programme: 'UHDB', expectedVersion: version };
    await director.does('reviseProgramme', { ...change, ...days }, shown);
    const none = { goLiveForecastOn: null, benefitsEndOn: null };
    const next = { ...change, expectedVersion: version + 1 };
    const { programme } = await director.does('reviseProgramme', { ...next, ...none }, shown);
    expect(programme).toEqual({ version: version + 2, ...none });
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  noLongerRequired,
  type ProvisionCode,
} from '../../src/governance/programmes/provision.rules.js';
import { aDocument, moveTo } from '../support/decisions.js';
import { readGate, recordPast } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({
  world: world(
    { businessDate: '2022-10-03' },
    { programme: 'NOW', practice: false, regime: 'REGIME_2015_SOC_OBC_FBC' },
  ),
});
const director = t.as('director');
const derby = t.as('derby-secretary');
const NOW = { programme: 'NOW' };
const UHDB = { programme: 'UHDB' };

describe('a programme begun today under the rules of 2015', () => {
  const draft = async (programme: string) => {
    const { businessDate } = await director.reads('programme', { programme }, 'businessDate');
    const board = { programme, body: 'DERBY-BOARD' };
    const { meeting } = await derby.does(
      'planMeeting',
      { ...board, heldOn: businessDate, place: 'Board room' },
      'meeting { id }',
    );
    const drafted = {
      ...board,
      purpose: 'SUPPORT',
      gate: 'EXPLORATION',
      wording: 'That the board support it.',
      method: 'MEETING',
      way: 'SHOW_OF_HANDS',
      meetingId: meeting.id,
    } as const;
    const { resolution } = await derby.does('draftResolution', drafted, 'resolution { id }');
    return { resolution: resolution.id, expectedVersion: 1 };
  };

  it('is refused at its first live act', async () => {
    const { because } = await derby.refused('openResolution', await draft('NOW'), 'WRONG_STATE');
    expect(because).toBe(
      'The regime "SOC, OBC and FBC" was in force until 31 October 2017, and nothing was decided here by then: take the regime in force (changeRegime), or attach the regulator\'s letter that says that the programme goes on under it (changeRegime with the same regime).',
    );
  });

  it('goes on under it with the letter of the regulator alone', async () => {
    const asked = {
      ...NOW,
      regime: 'REGIME_2015_SOC_OBC_FBC',
      reason: 'The regulator says so.',
    } as const;
    await director.refused('changeRegime', asked, 'BAD_USER_INPUT', 'documentId');
    await t.as('pmo').refused('changeRegime', asked, 'NOT_ALLOWED');
    const opened = await draft('NOW');
    await derby.refused('openResolution', opened, 'WRONG_STATE');
    const documentId = await aDocument(t, 'NOW');
    const shown = 'programme { regimeChanges { number fromRegime toRegime reason } }';
    const { programme } = await director.does('changeRegime', { ...asked, documentId }, shown);
    await director.again();
    expect(programme.regimeChanges).toEqual([
      {
        number: 1,
        fromRegime: 'REGIME_2015_SOC_OBC_FBC',
        toRegime: 'REGIME_2015_SOC_OBC_FBC',
        reason: 'The regulator says so.',
      },
    ]);
    await derby.does('openResolution', opened, 'resolution { state }');
  });

  it('a practice programme goes by its own date, and one that was decided on in time goes on', async () => {
    // The rules of 2017 ended on 30 September 2022; the practice programme is at 3 October 2022.
    await derby.refused('openResolution', await draft('UHDB'), 'WRONG_STATE');
    await recordPast(t, 'EXPLORATION', ['DERBY', 'BURTON'], {
      purpose: 'SUPPORT',
      decidedOn: '2022-09-05',
    });
    await derby.does('openResolution', await draft('UHDB'), 'resolution { state }');
  });
});

describe('taking another regime', () => {
  it('replaces the steps to come, and keeps those passed', async () => {
    await director.does('passGate', { ...UHDB, gate: 'EXPLORATION' });
    const changed = {
      ...UHDB,
      regime: 'REGIME_2022_STATUTORY_TRANSACTION',
      reason: 'The guidance of October 2022.',
    } as const;
    const paused = { ...UHDB, reason: 'Until the guidance is out.' };
    await director.does('actOnProgramme', { ...paused, act: 'PAUSE' });
    await director.refused('changeRegime', changed, 'WRONG_STATE');
    await director.does('actOnProgramme', { ...paused, act: 'RESUME' });
    const shown = 'programme { regime gates { code ordinal status deciders { body { code } } } }';
    const { programme } = await director.does('changeRegime', changed, shown);
    expect(programme.regime).toBe('REGIME_2022_STATUTORY_TRANSACTION');
    expect(programme.gates.map(({ code, ordinal, status }) => [ordinal, code, status])).toEqual([
      [1, 'EXPLORATION', 'PASSED'],
      [2, 'STRATEGIC_CASE', 'NOT_STARTED'],
      [3, 'FBC_SUBMISSION', 'NOT_STARTED'],
      [4, 'FBC', 'NOT_STARTED'],
      [5, 'GRANT', 'NOT_STARTED'],
      [6, 'DAY_1', 'NOT_STARTED'],
      [7, 'REVIEW_100_DAYS', 'NOT_STARTED'],
      [8, 'REVIEW_1_YEAR', 'NOT_STARTED'],
      [9, 'EVALUATION', 'NOT_STARTED'],
      [10, 'COMPETITION', 'SUPERSEDED'],
    ]);
    const grant = programme.gates.find(({ code }) => code === 'GRANT')!;
    expect(grant.deciders.map(({ body }) => body.code)).toEqual(['SOS', 'NHSE']);
  });
});

describe('when Parliament changes a section', () => {
  const change = async () => ({
    ...UHDB,
    provision: 'S56A_2' as const,
    instrument: 'Health Act 2023, section 9',
    commencesOn: '2023-04-01',
    documentId: await aDocument(t),
  });
  const councils = async () => {
    const shown = 'deciders { body { code } noLongerRequired { instrument since } }';
    const { deciders } = await t.as('observer').reads('gate', { ...UHDB, gate: 'FBC' }, shown);
    return deciders
      .filter(({ body }) => body.code.endsWith('COUNCIL'))
      .map((one) => one.noLongerRequired);
  };
  const missing = async () =>
    (await readGate(t, 'FBC')).readiness.blockers
      .map(({ because }) => because)
      .filter((because) => because.startsWith('Council of'));
  const confirmed = async (trust: string, lawChangeId: string) => ({ ...UHDB, trust, lawChangeId });

  it('an administrator enters it, and the company secretary of each Trust confirms it', async () => {
    await director.refused('enterLawChange', await change(), 'NOT_ALLOWED');
    const shown = 'programme { lawChanges { id instrument confirmedFor { code } } }';
    const { programme } = await t.as('administrator').does('enterLawChange', await change(), shown);
    // A slip is annulled, and the right one entered; nobody confirms what is annulled.
    const [slip] = programme.lawChanges;
    const annulled = { ...UHDB, recordType: 'LAW_CHANGE', recordId: slip!.id } as const;
    await derby.does('confirmLawChange', await confirmed('DERBY', slip!.id));
    await director.does('annulRecord', { ...annulled, reason: 'Another section was meant.' });
    await derby.refused('confirmLawChange', await confirmed('DERBY', slip!.id), 'WRONG_STATE');
    await director.refused('annulRecord', { ...annulled, reason: 'Again.' }, 'WRONG_STATE');
    const both = 'programme { lawChanges { id annulledBecause } }';
    const entered = await t.as('administrator').does('enterLawChange', await change(), both);
    const { lawChanges } = entered.programme;
    expect(lawChanges.find((one) => one.id === slip!.id)?.annulledBecause).toBe(
      'Another section was meant.',
    );
    const { id } = lawChanges.find((one) => one.annulledBecause === null)!;
    await derby.refused('confirmLawChange', await confirmed('BURTON', id), 'NOT_ALLOWED');
    await director.refused('confirmLawChange', await confirmed('DERBY', id), 'NOT_ALLOWED');
    await derby.does('confirmLawChange', await confirmed('DERBY', id));
    await derby.again();
    await derby.refused('confirmLawChange', await confirmed('DERBY', id), 'ALREADY_EXISTS');
    await moveTo(t, 'UHDB', '2023-04-01');
    // One Trust alone changes nothing.
    expect(await councils()).toEqual([null, null]);
    const burton = t.as('burton-secretary');
    await burton.does('confirmLawChange', await confirmed('BURTON', id));
  });

  it('from its commencement the steps to come show that it is no longer required', async () => {
    const ended = { instrument: 'Health Act 2023, section 9', since: '2023-04-01' };
    expect(await councils()).toEqual([ended, ended]);
    expect(await missing()).toEqual([]);
  });

  it.each([
    ['S56A_2', '2023-03-31', true],
    ['S56A_2', '2023-04-01', false],
    ['S56A_4', '2023-04-01', true],
    ['EA_S33', '2022-06-30', true],
    ['EA_S33', '2022-07-01', false],
  ])('the database says the same: %s on %s', async (provision, day, required) => {
    const said = await t.asOwner<{ required: boolean }>(
      `select distinct guards.is_required(d.id, $2) as required from gate_decider d
       join programme p on p.id = d.programme_id where p.code = 'UHDB' and d.provision = $1`,
      [provision, day],
    );
    expect(said).toEqual([{ required }]);
    const changes = [
      { provision: 'S56A_2', instrument: 'Health Act 2023, section 9', commencesOn: '2023-04-01' },
    ] as const;
    const asked = { ground: 'STATUTE', provision: provision as ProvisionCode } as const;
    expect(noLongerRequired(asked, day, changes) === null).toBe(required);
  });

  it('the day before, the step blocks', async () => {
    await t.tamper(`update programme set business_date = '2023-03-31' where code = 'UHDB'`);
    expect(await councils()).toEqual([null, null]);
    expect(await missing()).toEqual([
      'Council of DERBY Hospitals has not yet decided whether to approve the application.',
      'Council of BURTON Hospitals has not yet decided whether to approve the application.',
    ]);
  });
});

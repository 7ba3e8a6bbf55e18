import { describe, expect, it } from '@jest/globals';
import {
  both,
  condition,
  councilDecision,
  decision,
  except,
  gate,
  ON_20_JUNE,
  onV4,
  passedOn,
  rating,
  superseded,
  three,
  whole,
} from '../../../test/support/gate-facts.js';
import { awaitsAssurance, gateStatus, isPassed } from './gate.rules.js';
import type { GateFacts, StandingDecision } from './gate-facts.rules.js';

describe('the status of a gate', () => {
  it.each<[string, Partial<GateFacts>, string]>([
    ['nothing done: not started', {}, 'NOT_STARTED'],
    ['a pack begun: in preparation', { started: true }, 'IN_PREPARATION'],
    [
      'R1: Derby approves v5, Burton v4',
      { decisions: [decision('derby'), decision('burton', onV4)] },
      'VERSION_MISMATCH',
    ],
    [
      'R1: v4 since replaced, not yet voided',
      { decisions: [decision('derby'), decision('burton', superseded)] },
      'VERSION_MISMATCH',
    ],
    ['R1: both on v5', { decisions: both }, 'READY'],
    ['R2: 1 of 2', { decisions: [decision('derby')] }, 'PARTIALLY_APPROVED'],
    ['R2: 2 of 3', { deciders: three, decisions: both }, 'PARTIALLY_APPROVED'],
    ['R2: 3 of 3', { deciders: three, decisions: [...both, decision('third')] }, 'READY'],
    ['R9: a board defers', { decisions: [decision('derby', { outcome: 'DEFERRED' })] }, 'DEFERRED'],
    [
      'R9: one approves, the other refers back',
      { decisions: [decision('derby'), decision('burton', { outcome: 'REFERRED_BACK' })] },
      'DEFERRED',
    ],
    [
      'R9: the gate is put back',
      {
        started: true,
        deferrals: [
          { deferredOn: '2017-05-05', newDate: '2017-06-06', deferReason: 'PRE_ELECTION' },
        ],
      },
      'DEFERRED',
    ],
    [
      'R9: put back, and decided since',
      {
        decisions: [decision('derby')],
        deferrals: [
          { deferredOn: '2017-05-05', newDate: '2017-06-06', deferReason: 'PRE_ELECTION' },
        ],
      },
      'PARTIALLY_APPROVED',
    ],
    [
      'R9: decided on the day on which it was put back, and not since',
      {
        decisions: [decision('derby', { decidedOn: '2017-05-05' })],
        deferrals: [
          { deferredOn: '2017-05-05', newDate: '2017-06-06', deferReason: 'PRE_ELECTION' },
        ],
      },
      'DEFERRED',
    ],
    [
      'R10: a precedent condition is open',
      {
        decisions: [
          decision('derby', { outcome: 'APPROVED_WITH_CONDITIONS', conditions: [condition()] }),
        ],
      },
      'IN_PREPARATION',
    ],
    [
      'R10: of two approvals one with a precedent open',
      {
        decisions: [
          decision('derby', { outcome: 'APPROVED_WITH_CONDITIONS', conditions: [condition()] }),
          decision('burton'),
        ],
      },
      'PARTIALLY_APPROVED',
    ],
    [
      'R10: the condition is discharged',
      {
        decisions: [
          decision('derby', {
            outcome: 'APPROVED_WITH_CONDITIONS',
            conditions: [condition({ state: 'DISCHARGED' })],
          }),
          decision('burton'),
        ],
      },
      'READY',
    ],
    [
      'R10: a subsequent condition is open',
      {
        decisions: [
          decision('derby', {
            outcome: 'APPROVED_WITH_CONDITIONS',
            conditions: [condition({ kind: 'SUBSEQUENT' })],
          }),
          decision('burton'),
        ],
      },
      'READY',
    ],
    [
      'R12: a new version voided one',
      { decisions: [decision('derby'), decision('burton', { ...superseded, voided: true })] },
      'PARTIALLY_APPROVED',
    ],
    [
      'R12: a new version voided both',
      {
        decisions: [
          decision('derby', { ...superseded, voided: true }),
          decision('burton', { ...superseded, voided: true }),
        ],
      },
      'IN_PREPARATION',
    ],
    [
      'both on a pack that was replaced',
      { decisions: [decision('derby', superseded), decision('burton', superseded)] },
      'IN_PREPARATION',
    ],
    [
      'one rejects after the other approved',
      { decisions: [decision('derby'), decision('burton', { outcome: 'REJECTED' })] },
      'FAILED',
    ],
    [
      'one rejects, the other defers',
      {
        decisions: [
          decision('derby', { outcome: 'DEFERRED' }),
          decision('burton', { outcome: 'REJECTED' }),
        ],
      },
      'FAILED',
    ],
    [
      'the rejection was voided',
      { decisions: [decision('derby'), decision('burton', { outcome: 'REJECTED', voided: true })] },
      'PARTIALLY_APPROVED',
    ],
    [
      'rejected at first, approved afterwards, however they come',
      {
        decisions: [
          decision('burton'),
          decision('derby', { id: 'later' }),
          decision('derby', { id: 'first', outcome: 'REJECTED', decidedOn: '2018-05-31' }),
        ],
      },
      'READY',
    ],
    [
      'approved at first, rejected afterwards',
      {
        decisions: [
          decision('derby', { id: 'first', decidedOn: '2018-05-31' }),
          decision('derby', { id: 'later', outcome: 'REJECTED' }),
          decision('burton'),
        ],
      },
      'FAILED',
    ],
    [
      'twice on one day: the later entry stands',
      {
        decisions: [
          decision('derby', { id: 'first' }),
          decision('derby', { id: 'later', outcome: 'REJECTED' }),
          decision('burton'),
        ],
      },
      'FAILED',
    ],
    [
      'not quorate is no decision',
      { decisions: [decision('derby', { outcome: 'NOT_QUORATE' })] },
      'IN_PREPARATION',
    ],
    [
      'all approved, a criterion not met',
      {
        decisions: both,
        criteria: [{ id: 'k', code: 'K', title: 'K', met: false, because: 'no' }],
      },
      'PARTIALLY_APPROVED',
    ],
    ['passed', passedOn(gate({ decisions: both })), 'PASSED'],
    [
      'passed, then rejected by one',
      passedOn(
        gate({
          decisions: [
            decision('derby'),
            decision('burton'),
            decision('burton', { id: 'later', outcome: 'REJECTED', ...ON_20_JUNE }),
          ],
        }),
      ),
      'SUSPENDED',
    ],
    ['taken out of the programme', { replaced: true, decisions: both }, 'SUPERSEDED'],
  ])('%s', (_case, change, status) => {
    expect(gateStatus(gate(change))).toBe(status);
    expect(isPassed(gate(change))).toBe(status === 'PASSED');
  });

  it.each<[string, StandingDecision[], string, boolean]>([
    ['a rating alone is no approval', [rating()], 'IN_PREPARATION', false],
    ['no rating yet', [], 'NOT_STARTED', true],
    [
      'returned for information',
      [rating({ outcome: 'RETURNED_FOR_INFORMATION' })],
      'DEFERRED',
      true,
    ],
    ['rated and one board', [rating(), decision('derby')], 'PARTIALLY_APPROVED', false],
    ['boards and no council', [rating(), ...both], 'PARTIALLY_APPROVED', false],
    ['everybody', [...whole().decisions], 'READY', false],
    [
      'one council refuses',
      except('burtonCouncil', councilDecision('burtonCouncil', { outcome: 'REJECTED' })),
      'FAILED',
      false,
    ],
  ])('of the full business case: %s', (_case, decisions, status, awaits) => {
    expect(gateStatus(whole({ decisions }))).toBe(status);
    expect(awaitsAssurance(whole({ decisions }))).toBe(awaits);
  });
});

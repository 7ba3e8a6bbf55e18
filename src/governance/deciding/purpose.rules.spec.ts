import { describe, expect, it } from '@jest/globals';
import { BodyKind, votesHere } from '../trusts/body.rules.js';
import { Method, Way } from '../trusts/standing-orders.rules.js';
import { MAJORITIES, PURPOSES, Purpose } from './purpose.rules.js';
import { mayCarryConditions, mayDecideBy, mayMeetBy, mayTake } from './purpose.rules.js';

const everything = { methods: Object.values(Method), ways: Object.values(Way) };
const COMMITTEES: BodyKind[] = ['COMMITTEE', 'COMMITTEE_IN_COMMON', 'JOINT_COMMITTEE'];
const BOARD_AND_COMMITTEES = ['TRUST_BOARD', ...COMMITTEES];
const EVERY_BODY = Object.values(BodyKind).filter(votesHere);

describe('a purpose', () => {
  it.each<[Purpose, string[], string]>([
    ['SUPPORT', EVERY_BODY, 'OF_VOTES_CAST'],
    ['SUBMIT', BOARD_AND_COMMITTEES, 'OF_VOTES_CAST'],
    ['FINAL_APPROVE', ['TRUST_BOARD'], 'OF_VOTES_CAST'],
    ['CERTIFY', ['TRUST_BOARD'], 'OF_VOTES_CAST'],
    ['COUNCIL_APPROVAL', ['COUNCIL_OF_GOVERNORS'], 'OF_WHOLE_MEMBERSHIP'],
    ['SIGNIFICANT_TRANSACTION', ['COUNCIL_OF_GOVERNORS'], 'OF_MEMBERS_VOTING'],
    ['SERVICE_CHANGE', BOARD_AND_COMMITTEES, 'OF_VOTES_CAST'],
    ['WITHDRAW', ['TRUST_BOARD'], 'OF_VOTES_CAST'],
    ['DISCHARGE_OR_WAIVE', EVERY_BODY, 'OF_VOTES_CAST'],
    ['RATIFY', [...BOARD_AND_COMMITTEES, 'PROGRAMME_BOARD'], 'OF_VOTES_CAST'],
    ['APPOINT', ['TRUST_BOARD', 'COUNCIL_OF_GOVERNORS'], 'OF_VOTES_CAST'],
    ['REMOVE_NON_EXECUTIVE', ['COUNCIL_OF_GOVERNORS'], 'OF_WHOLE_MEMBERSHIP'],
    ['AMEND_CONSTITUTION', ['TRUST_BOARD', 'COUNCIL_OF_GOVERNORS'], 'OF_MEMBERS_VOTING'],
    ['APPROVE_MINUTES', EVERY_BODY, 'OF_VOTES_CAST'],
    ['OTHER', EVERY_BODY, 'OF_VOTES_CAST'],
  ])('%s is taken by %j with a majority %s', (purpose, bodies, majority) => {
    const takers = Object.values(BodyKind).filter((body) => mayTake(purpose, body) === null);
    expect(takers.sort()).toEqual([...bodies].sort());
    expect(PURPOSES[purpose].majority).toBe(majority);
  });

  it('is taken by a committee too where its board delegated it, and by no other body', () => {
    const delegated = (body: BodyKind) =>
      Object.values(Purpose).filter(
        (purpose) => mayTake(purpose, body, true) === null && mayTake(purpose, body) !== null,
      );
    for (const kind of Object.values(BodyKind))
      expect(delegated(kind)).toEqual(
        COMMITTEES.includes(kind) ? ['FINAL_APPROVE', 'CERTIFY'] : [],
      );
    expect(mayTake('FINAL_APPROVE', 'JOINT_COMMITTEE')?.because).toBe(
      'A joint committee cannot pass a resolution to approve a business case. These can: Trust board. ' +
        'A committee can where its board delegated that (recordDelegation).',
    );
  });

  it('is refused to another body, naming those that can', () => {
    expect(mayTake('COUNCIL_APPROVAL', 'TRUST_BOARD')).toEqual({
      code: 'PURPOSE_NOT_FOR_BODY',
      because:
        'A Trust board cannot pass a resolution to approve the application. ' +
        'These can: council of governors.',
      field: 'purpose',
    });
  });

  it('states the statute that asks for more than the body’s own rules', () => {
    expect(Object.keys(PURPOSES)).toEqual(Object.keys(Purpose));
    expect(PURPOSES.COUNCIL_APPROVAL.source).toContain('56(1A) and 56A(2)');
    expect(PURPOSES.SIGNIFICANT_TRANSACTION.source).toContain('51A');
    expect(PURPOSES.REMOVE_NON_EXECUTIVE).toMatchObject({
      source: 'National Health Service Act 2006, Schedule 7, paragraph 17',
      share: { numerator: 3, denominator: 4 },
    });
    const own = Object.values(PURPOSES).filter(({ source }) => source === null);
    expect(own.every(({ majority, share }) => majority === 'OF_VOTES_CAST' && share === null)).toBe(
      true,
    );
  });

  it('is put on a sealed pack where a case or an application is decided', () => {
    const onPack = Object.values(Purpose).filter((purpose) => PURPOSES[purpose].needsPack);
    expect(onPack).toEqual(['SUBMIT', 'FINAL_APPROVE', 'CERTIFY', 'COUNCIL_APPROVAL']);
  });
});

describe('a method', () => {
  it.each<[Purpose, boolean]>([
    ['SUPPORT', true],
    ['SUBMIT', false],
    ['FINAL_APPROVE', false],
    ['CERTIFY', false],
    ['COUNCIL_APPROVAL', false],
    ['SIGNIFICANT_TRANSACTION', false],
    ['SERVICE_CHANGE', true],
    ['WITHDRAW', false],
    ['DISCHARGE_OR_WAIVE', false],
    ['RATIFY', false],
    ['APPOINT', true],
    ['REMOVE_NON_EXECUTIVE', false],
    ['AMEND_CONSTITUTION', false],
    ['APPROVE_MINUTES', false],
    ['OTHER', true],
  ])('is never urgent where it may not be: %s %s', (purpose, allowed) => {
    expect(mayMeetBy('URGENT', purpose, everything) === null).toBe(allowed);
  });

  it('is refused when the standing orders do not name it', () => {
    const orders = { methods: [Method.MEETING] };
    expect(mayMeetBy('MEETING', 'SUPPORT', orders)).toBeNull();
    expect(mayMeetBy('WRITTEN_RESOLUTION', 'SUPPORT', orders)).toEqual({
      code: 'METHOD_NOT_ALLOWED',
      because:
        "This body's standing orders do not let it decide by written resolution. They allow: at a meeting.",
      field: 'method',
    });
  });
});

describe('a way', () => {
  it.each<[string, Way, Method, Purpose, boolean]>([
    ['a council without a count', 'AGREED_WITHOUT_VOTE', 'MEETING', 'COUNCIL_APPROVAL', false],
    ['a council by show of hands', 'SHOW_OF_HANDS', 'MEETING', 'COUNCIL_APPROVAL', true],
    ['a council by ballot', 'BALLOT', 'MEETING', 'COUNCIL_APPROVAL', true],
    ['an approval without a vote', 'AGREED_WITHOUT_VOTE', 'MEETING', 'FINAL_APPROVE', true],
    ['hands without a meeting', 'SHOW_OF_HANDS', 'WRITTEN_RESOLUTION', 'SUPPORT', false],
    ['a ballot without a meeting', 'BALLOT', 'WRITTEN_RESOLUTION', 'SUPPORT', false],
    ['a written resolution by name', 'NAMED_VOTES', 'WRITTEN_RESOLUTION', 'SUPPORT', true],
    ['an urgent decision without a vote', 'AGREED_WITHOUT_VOTE', 'URGENT', 'SUPPORT', false],
    ['an urgent decision by name', 'NAMED_VOTES', 'URGENT', 'SUPPORT', true],
  ])('is open or barred: %s', (_case, way, method, purpose, allowed) => {
    const refusal = mayDecideBy(way, method, purpose, everything);
    expect(refusal?.code ?? null).toBe(allowed ? null : 'METHOD_NOT_ALLOWED');
  });

  it('is refused at a meeting when the standing orders do not name it', () => {
    const orders = { ways: [Way.SHOW_OF_HANDS] };
    expect(mayDecideBy('NAMED_VOTES', 'MEETING', 'SUPPORT', orders)).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      field: 'way',
    });
    expect(mayDecideBy('NAMED_VOTES', 'WRITTEN_RESOLUTION', 'SUPPORT', orders)).toBeNull();
  });

  it('has a casting vote only where votes, not members, are counted', () => {
    const kinds = Object.entries(MAJORITIES).filter(([, majority]) => majority.castingVote);
    expect(kinds.map(([kind]) => kind)).toEqual(['OF_VOTES_CAST']);
  });
});

describe('conditions', () => {
  it.each<[BodyKind, boolean]>([
    ['TRUST_BOARD', true],
    ['PROGRAMME_BOARD', true],
    ['COUNCIL_OF_GOVERNORS', false],
  ])('on a resolution of %s: %s', (body, allowed) => {
    expect(mayCarryConditions(body)?.field ?? null).toBe(allowed ? null : 'conditions');
  });
});

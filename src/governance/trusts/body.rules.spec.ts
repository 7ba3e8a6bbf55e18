import { describe, expect, it } from '@jest/globals';
import { BODY_KINDS, BodyKind, SEAT_KINDS, SeatKind } from './body.rules.js';
import { isCouncil, mayBelong, maySeat, seatVotes, votesHere } from './body.rules.js';

describe('a kind of body', () => {
  it.each([
    ['a Trust board', 'TRUST_BOARD', true],
    ['a council of governors', 'COUNCIL_OF_GOVERNORS', true],
    ['a committee in common', 'COMMITTEE_IN_COMMON', true],
    ['a joint committee', 'JOINT_COMMITTEE', true],
    ['a programme board', 'PROGRAMME_BOARD', true],
    ['NHS England', 'NHS_ENGLAND', false],
    ['the Secretary of State', 'SECRETARY_OF_STATE', false],
    ['an integrated care board', 'ICB', false],
    ['the competition authority', 'CMA', false],
  ] as const)('%s votes here: %s is %s', (_case, kind, expected) => {
    expect(votesHere(kind)).toBe(expected);
  });

  it.each([
    ['a board', 'TRUST_BOARD', 'NHS_TRUST', null],
    ['a board of nobody', 'TRUST_BOARD', null, 'trust'],
    ['a council of a foundation trust', 'COUNCIL_OF_GOVERNORS', 'FOUNDATION_TRUST', null],
    ['R3: a council of an NHS trust', 'COUNCIL_OF_GOVERNORS', 'NHS_TRUST', 'trust'],
    ['a council of nobody', 'COUNCIL_OF_GOVERNORS', null, 'trust'],
    ['a committee in common', 'COMMITTEE_IN_COMMON', 'NHS_TRUST', null],
    ['a committee in common of nobody', 'COMMITTEE_IN_COMMON', null, 'trust'],
    ['a joint committee', 'JOINT_COMMITTEE', 'FOUNDATION_TRUST', null],
    ['a joint committee of nobody', 'JOINT_COMMITTEE', null, 'trust'],
    ['a programme board', 'PROGRAMME_BOARD', 'FOUNDATION_TRUST', 'kind'],
    ['a second programme board', 'PROGRAMME_BOARD', null, 'kind'],
    ['a body outside', 'CMA', null, null],
    ['a body outside, of a Trust', 'ICB', 'NHS_TRUST', 'trust'],
  ] as const)('is added or not: %s', (_case, kind, trust, field) => {
    expect(mayBelong(kind, trust)?.field ?? null).toBe(field);
  });

  it('is a council only where governors sit', () => {
    expect(Object.values(BodyKind).filter(isCouncil)).toEqual(['COUNCIL_OF_GOVERNORS']);
  });

  it('has facts for every kind, and no seat both voting and not', () => {
    expect(Object.keys(BODY_KINDS)).toEqual(Object.keys(BodyKind));
    expect(Object.keys(SEAT_KINDS)).toEqual(Object.keys(SeatKind));
    for (const { votingSeats, otherSeats } of Object.values(BODY_KINDS)) {
      expect(votingSeats.filter((kind) => otherSeats.includes(kind))).toEqual([]);
    }
  });
});

describe('a seat', () => {
  it.each([
    ['the chair of a board', 'TRUST_BOARD', 'CHAIR', true, true],
    ['an executive of a board', 'TRUST_BOARD', 'EXECUTIVE', true, true],
    ['an executive without a vote', 'TRUST_BOARD', 'EXECUTIVE', false, false],
    ['a non-voting director', 'TRUST_BOARD', 'NON_VOTING_DIRECTOR', true, false],
    ['the chair of a council', 'COUNCIL_OF_GOVERNORS', 'CHAIR', true, false],
    ['a staff governor', 'COUNCIL_OF_GOVERNORS', 'GOVERNOR_STAFF', true, true],
    ['a governor on a board', 'TRUST_BOARD', 'GOVERNOR_PUBLIC', true, false],
  ] as const)('votes or not: %s', (_case, body, kind, voting, expected) => {
    expect(seatVotes(body, { kind, voting })).toBe(expected);
  });

  it.each([
    ['a governor on a board', 'TRUST_BOARD', 'GOVERNOR_PUBLIC', true, 'kind'],
    ['an executive on a council', 'COUNCIL_OF_GOVERNORS', 'EXECUTIVE', false, 'kind'],
    ['a voting chair of a council', 'COUNCIL_OF_GOVERNORS', 'CHAIR', true, 'voting'],
    ['a non-voting director with a vote', 'TRUST_BOARD', 'NON_VOTING_DIRECTOR', true, 'voting'],
    ['anyone on a body that decides elsewhere', 'NHS_ENGLAND', 'CHAIR', true, 'kind'],
  ] as const)('is refused: %s', (_case, body, kind, voting, field) => {
    expect(maySeat(body, { kind, voting })).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('is refused on a body that decides elsewhere, saying how it decides', () => {
    expect(maySeat('CMA', { kind: 'CHAIR', voting: true })?.because).toBe(
      'The Competition and Markets Authority does not vote here, so it has no seats: record its ' +
        'decisions with their letters.',
    );
  });

  it.each([
    ['the chair who presides over a council', 'COUNCIL_OF_GOVERNORS', 'CHAIR', false],
    ['an executive whose vote is shared away', 'TRUST_BOARD', 'EXECUTIVE', false],
    ['a patient governor', 'COUNCIL_OF_GOVERNORS', 'GOVERNOR_PATIENT', true],
    ['a member of a programme board', 'PROGRAMME_BOARD', 'MEMBER', true],
  ] as const)('is allowed: %s', (_case, body, kind, voting) => {
    expect(maySeat(body, { kind, voting })).toBeNull();
  });

  it('is on the non-executive side for chair and vice-chair', () => {
    expect(SEAT_KINDS.CHAIR.side).toBe('NON_EXECUTIVE');
    expect(SEAT_KINDS.VICE_CHAIR.side).toBe('NON_EXECUTIVE');
  });
});

import { describe, expect, it } from '@jest/globals';
import { mayHaveParties, partyFaults, survivingTrust } from './transaction.rules.js';
import type { Party, PartyRole } from './transaction.rules.js';

const ft = (trustId: string, role: PartyRole): Party => ({
  trustId,
  trustKind: 'FOUNDATION_TRUST',
  role,
});
const nhs = (trustId: string, role: PartyRole): Party => ({
  trustId,
  trustKind: 'NHS_TRUST',
  role,
});

const DERBY = ft('derby', 'ACQUIRING');
const BURTON = ft('burton', 'ACQUIRED');

describe('the parties of a transaction', () => {
  it.each([
    ['Derby acquires Burton', 'ACQUISITION_S56A', [DERBY, BURTON], []],
    [
      'a foundation trust acquires two',
      'ACQUISITION_S56A',
      [DERBY, BURTON, nhs('c', 'ACQUIRED')],
      [],
    ],
    [
      'two acquirers',
      'ACQUISITION_S56A',
      [DERBY, ft('b', 'ACQUIRING'), nhs('c', 'ACQUIRED')],
      ['PARTY_COUNT'],
    ],
    ['nobody acquires', 'ACQUISITION_S56A', [BURTON], ['PARTY_COUNT']],
    ['an NHS trust acquires', 'ACQUISITION_S56A', [nhs('a', 'ACQUIRING'), BURTON], ['PARTY_KIND']],
    ['nobody is acquired', 'ACQUISITION_S56A', [DERBY], ['PARTY_COUNT']],
    [
      'a merger of two foundation trusts',
      'MERGER_S56',
      [ft('a', 'MERGING'), ft('b', 'MERGING')],
      [],
    ],
    ['a merger with one NHS trust', 'MERGER_S56', [ft('a', 'MERGING'), nhs('b', 'MERGING')], []],
    [
      'a merger of NHS trusts alone',
      'MERGER_S56',
      [nhs('a', 'MERGING'), nhs('b', 'MERGING')],
      ['PARTY_FOUNDATION_TRUST'],
    ],
    ['a merger of one', 'MERGER_S56', [ft('a', 'MERGING')], ['PARTY_COUNT']],
    [
      'an acquirer in a merger',
      'MERGER_S56',
      [ft('a', 'MERGING'), ft('b', 'MERGING'), ft('c', 'ACQUIRING')],
      ['PARTY_ROLE'],
    ],
    [
      'the same Trust twice',
      'MERGER_S56',
      [ft('a', 'MERGING'), ft('a', 'MERGING')],
      ['PARTY_REPEATED'],
    ],
    ['a separation', 'SEPARATION_S56B', [ft('a', 'SEPARATING')], []],
    [
      'an NHS trust separates',
      'SEPARATION_S56B',
      [nhs('a', 'SEPARATING')],
      ['PARTY_KIND', 'PARTY_FOUNDATION_TRUST'],
    ],
    ['an NHS trust is dissolved', 'DISSOLUTION', [nhs('a', 'DISSOLVING')], []],
    [
      'a transfer without a receiver',
      'TRANSFER_SCHEME_S69A',
      [nhs('a', 'TRANSFERRING')],
      ['PARTY_COUNT'],
    ],
  ] as const)('%s', (_case, type, parties, kinds) => {
    expect(partyFaults(type, parties).map((fault) => fault.kind)).toEqual(kinds);
    expect(mayHaveParties(type, parties)?.code).toBe(kinds.length ? 'BAD_USER_INPUT' : undefined);
  });

  it('says in a sentence what is wanted', () => {
    expect(mayHaveParties('ACQUISITION_S56A', [BURTON])?.because).toBe(
      'In an acquisition name exactly 1 acquiring Trust (ACQUIRING): 0 are named.',
    );
  });

  it('the acquirer carries on; no party of a merger does', () => {
    expect(survivingTrust([BURTON, DERBY])).toBe('derby');
    expect(survivingTrust([ft('a', 'MERGING'), ft('b', 'MERGING')])).toBeNull();
  });
});

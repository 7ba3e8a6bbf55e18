import type { Blocker, BlockerKind, Refusal } from '../../shared/refusal.js';
import type { TrustKind } from '../trusts/trust.rules.js';

/** The legal act at the end of a programme, by section of the NHS Act 2006. */
export const TransactionType = {
  MERGER_S56: 'MERGER_S56',
  ACQUISITION_S56A: 'ACQUISITION_S56A',
  SEPARATION_S56B: 'SEPARATION_S56B',
  DISSOLUTION: 'DISSOLUTION',
  TRANSFER_SCHEME_S69A: 'TRANSFER_SCHEME_S69A',
} as const;
export type TransactionType = keyof typeof TransactionType;

/** The part that a Trust takes in the programme. */
export const PartyRole = {
  MERGING: 'MERGING',
  ACQUIRING: 'ACQUIRING',
  ACQUIRED: 'ACQUIRED',
  SEPARATING: 'SEPARATING',
  DISSOLVING: 'DISSOLVING',
  TRANSFERRING: 'TRANSFERRING',
  RECEIVING: 'RECEIVING',
  /** The Trust that a merger or a separation makes: it joins when its board is first asked. */
  SUCCESSOR: 'SUCCESSOR',
} as const;
export type PartyRole = keyof typeof PartyRole;

export interface Party {
  trustId: string;
  trustKind: TrustKind;
  role: PartyRole;
}

/** How many parties of one role a transaction has; no `most` means any number. */
export interface RoleDemand {
  role: PartyRole;
  least: number;
  most?: number;
  mustBe?: TrustKind;
}

export interface TransactionDemands {
  title: string;
  /** Completes "In ...". */
  words: string;
  /** Completes "no Trust has the role ...: ...". */
  advice: string;
  legalBasis: string;
  roles: readonly RoleDemand[];
  foundationTrustsAtLeast: number;
  /** Whether the council of each foundation trust that applies must approve. */
  councilsApprove: boolean;
}

/**
 * What each transaction demands of its parties (NHS Act 2006 s56, s56A, s56B, s57A, s69A and Schedule 4).
 *
 * - A merger dissolves all of its parties, at least one of them a foundation trust.
 * - An acquisition has one acquirer, a foundation trust, whose amended constitution takes effect.
 * - A transfer scheme moves only property and staff, so no council is asked to approve it.
 */
export const TRANSACTIONS: Record<TransactionType, TransactionDemands> = {
  MERGER_S56: {
    title: 'Merger',
    words: 'a merger',
    advice: 'make each Trust MERGING',
    legalBasis: 'NHS Act 2006 s56',
    roles: [{ role: 'MERGING', least: 2 }],
    foundationTrustsAtLeast: 1,
    councilsApprove: true,
  },
  ACQUISITION_S56A: {
    title: 'Merger by way of acquisition',
    words: 'an acquisition',
    advice: 'make one ACQUIRING and the others ACQUIRED',
    legalBasis: 'NHS Act 2006 s56A',
    roles: [
      { role: 'ACQUIRING', least: 1, most: 1, mustBe: 'FOUNDATION_TRUST' },
      { role: 'ACQUIRED', least: 1 },
    ],
    foundationTrustsAtLeast: 1,
    councilsApprove: true,
  },
  SEPARATION_S56B: {
    title: 'Separation',
    words: 'a separation',
    advice: 'make the Trust SEPARATING',
    legalBasis: 'NHS Act 2006 s56B',
    roles: [{ role: 'SEPARATING', least: 1, most: 1, mustBe: 'FOUNDATION_TRUST' }],
    foundationTrustsAtLeast: 1,
    councilsApprove: true,
  },
  DISSOLUTION: {
    title: 'Dissolution',
    words: 'a dissolution',
    advice: 'make each Trust DISSOLVING',
    legalBasis: 'NHS Act 2006 s57A (foundation trusts) or Schedule 4 (NHS trusts)',
    roles: [{ role: 'DISSOLVING', least: 1 }],
    foundationTrustsAtLeast: 0,
    councilsApprove: true,
  },
  TRANSFER_SCHEME_S69A: {
    title: 'Transfer scheme',
    words: 'a transfer scheme',
    advice: 'make each Trust TRANSFERRING or RECEIVING',
    legalBasis: 'NHS Act 2006 s69A',
    roles: [
      { role: 'TRANSFERRING', least: 1 },
      { role: 'RECEIVING', least: 1 },
    ],
    foundationTrustsAtLeast: 0,
    councilsApprove: false,
  },
};

const ROLE_WORDS: Record<PartyRole, string> = {
  MERGING: 'merging Trust',
  ACQUIRING: 'acquiring Trust',
  ACQUIRED: 'acquired Trust',
  SEPARATING: 'separating Trust',
  DISSOLVING: 'dissolving Trust',
  TRANSFERRING: 'transferring Trust',
  RECEIVING: 'receiving Trust',
  SUCCESSOR: 'Trust that the transaction makes',
};

const KIND_WORDS: Record<TrustKind, string> = {
  FOUNDATION_TRUST: 'a foundation trust',
  NHS_TRUST: 'an NHS trust',
};

/** Everything that is wrong with the parties of a transaction; an empty list means nothing is. */
export function partyFaults(type: TransactionType, parties: readonly Party[]): Blocker[] {
  const demands = TRANSACTIONS[type];
  return [
    ...repeated(parties),
    ...strangers(demands, parties),
    ...demands.roles.flatMap((demand) => roleFaults(demands.words, demand, parties)),
    ...tooFewFoundationTrusts(demands, parties),
  ];
}

/** Whether a programme may have these parties for this transaction; null means yes. */
export function mayHaveParties(type: TransactionType, parties: readonly Party[]): Refusal | null {
  const blockers = partyFaults(type, parties);
  if (blockers.length === 0) return null;
  const because = blockers.map((blocker) => blocker.because).join(' ');
  return { code: 'BAD_USER_INPUT', because, field: 'parties', blockers };
}

/** The Trust whose constitution carries on: the acquirer; a merger has none until its grant. */
export function survivingTrust(parties: readonly Party[]): string | null {
  return parties.find((party) => party.role === 'ACQUIRING')?.trustId ?? null;
}

function repeated(parties: readonly Party[]): Blocker[] {
  const seen = new Set<string>();
  const twice = parties.filter(({ trustId }) => seen.has(trustId) || !seen.add(trustId));
  return twice.map(({ trustId }) =>
    fault('PARTY_REPEATED', 'A Trust is named twice: name each once, in one role.', trustId),
  );
}

function strangers(demands: TransactionDemands, parties: readonly Party[]): Blocker[] {
  const known = demands.roles.map((demand) => demand.role);
  const others = parties.filter((party) => !known.includes(party.role));
  return others.map(({ role, trustId }) => {
    const because = `In ${demands.words} no Trust is ${role}: ${demands.advice}.`;
    return fault('PARTY_ROLE', because, trustId);
  });
}

function roleFaults(transaction: string, demand: RoleDemand, parties: readonly Party[]): Blocker[] {
  const { role, least, most = Infinity, mustBe } = demand;
  const holders = parties.filter((party) => party.role === role);
  const wrong = mustBe ? holders.filter((party) => party.trustKind !== mustBe) : [];
  const faults = wrong.map(({ trustId }) =>
    fault('PARTY_KIND', `The ${ROLE_WORDS[role]} must be ${KIND_WORDS[mustBe!]}.`, trustId),
  );
  if (holders.length >= least && holders.length <= most) return faults;
  const wanted = `${least === most ? 'exactly' : 'at least'} ${least} ${ROLE_WORDS[role]}${s(least)}`;
  const named = `${holders.length} ${holders.length === 1 ? 'is' : 'are'} named`;
  return [...faults, fault('PARTY_COUNT', `In ${transaction} name ${wanted} (${role}): ${named}.`)];
}

function tooFewFoundationTrusts(demands: TransactionDemands, parties: readonly Party[]) {
  const { foundationTrustsAtLeast: least, words } = demands;
  const found = parties.filter((party) => party.trustKind === 'FOUNDATION_TRUST').length;
  if (found >= least) return [];
  return [
    fault(
      'PARTY_FOUNDATION_TRUST',
      `In ${words} at least ${least} Trust must be a foundation trust.`,
    ),
  ];
}

function fault(kind: BlockerKind, because: string, trustId?: string): Blocker {
  if (!trustId) return { kind, because };
  return { kind, because, subjectType: 'TRUST', subjectId: trustId };
}

function s(count: number): string {
  return count === 1 ? '' : 's';
}

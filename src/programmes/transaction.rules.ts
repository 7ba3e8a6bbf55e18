import type { Blocker, Refusal } from '../shared/refusal.js';
import type { TrustKind } from '../trusts/trust.rules.js';

/** The legal act at the end of a programme, by section of the NHS Act 2006 (domain 1.3, 1.6). */
export const TransactionType = {
  MERGER_S56: 'MERGER_S56',
  ACQUISITION_S56A: 'ACQUISITION_S56A',
  SEPARATION_S56B: 'SEPARATION_S56B',
  DISSOLUTION: 'DISSOLUTION',
  TRANSFER_SCHEME_S69A: 'TRANSFER_SCHEME_S69A',
} as const;
export type TransactionType = keyof typeof TransactionType;

/** What a Trust is in the programme. */
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
  legalBasis: string;
  roles: readonly RoleDemand[];
  foundationTrustsAtLeast: number;
  /** Whether the council of each foundation trust that applies must consent (R3). */
  governorsConsent: boolean;
}

/**
 * What each transaction demands of its parties (domain 1.6; NHS Act 2006 s56, s56A, s56B, s57A, s69A
 * and Schedule 4).
 *
 * - A merger dissolves all of its parties, at least one of them a foundation trust.
 * - An acquisition has one acquirer, a foundation trust, whose amended constitution takes effect.
 * - A transfer scheme moves property and staff alone, so that no council is asked to consent.
 */
export const TRANSACTIONS: Record<TransactionType, TransactionDemands> = {
  MERGER_S56: {
    title: 'Merger',
    legalBasis: 'NHS Act 2006 s56',
    roles: [{ role: 'MERGING', least: 2 }],
    foundationTrustsAtLeast: 1,
    governorsConsent: true,
  },
  ACQUISITION_S56A: {
    title: 'Merger by way of acquisition',
    legalBasis: 'NHS Act 2006 s56A',
    roles: [
      { role: 'ACQUIRING', least: 1, most: 1, mustBe: 'FOUNDATION_TRUST' },
      { role: 'ACQUIRED', least: 1 },
    ],
    foundationTrustsAtLeast: 1,
    governorsConsent: true,
  },
  SEPARATION_S56B: {
    title: 'Separation',
    legalBasis: 'NHS Act 2006 s56B',
    roles: [{ role: 'SEPARATING', least: 1, most: 1, mustBe: 'FOUNDATION_TRUST' }],
    foundationTrustsAtLeast: 1,
    governorsConsent: true,
  },
  DISSOLUTION: {
    title: 'Dissolution',
    legalBasis: 'NHS Act 2006 s57A (foundation trusts) or Schedule 4 (NHS trusts)',
    roles: [{ role: 'DISSOLVING', least: 1 }],
    foundationTrustsAtLeast: 0,
    governorsConsent: true,
  },
  TRANSFER_SCHEME_S69A: {
    title: 'Transfer scheme',
    legalBasis: 'NHS Act 2006 s69A',
    roles: [
      { role: 'TRANSFERRING', least: 1 },
      { role: 'RECEIVING', least: 1 },
    ],
    foundationTrustsAtLeast: 0,
    governorsConsent: false,
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
    ...demands.roles.flatMap((demand) => roleFaults(demands.title, demand, parties)),
    ...tooFewFoundationTrusts(demands, parties),
  ];
}

/** Whether a programme may have these parties for this transaction (domain 1.6); null means yes. */
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
    fault('REPEATED', 'A Trust is a party once, in one role.', trustId),
  );
}

function strangers(demands: TransactionDemands, parties: readonly Party[]): Blocker[] {
  const known = demands.roles.map((demand) => demand.role);
  const others = parties.filter((party) => !known.includes(party.role));
  return others.map(({ role, trustId }) => {
    const because = `${demands.title}: there is no ${ROLE_WORDS[role]}.`;
    return fault('ROLE', because, trustId);
  });
}

function roleFaults(title: string, demand: RoleDemand, parties: readonly Party[]): Blocker[] {
  const { role, least, most = Infinity, mustBe } = demand;
  const holders = parties.filter((party) => party.role === role);
  const wrong = mustBe ? holders.filter((party) => party.trustKind !== mustBe) : [];
  const faults = wrong.map(({ trustId }) =>
    fault('KIND', `The ${ROLE_WORDS[role]} must be ${KIND_WORDS[mustBe!]}.`, trustId),
  );
  if (holders.length >= least && holders.length <= most) return faults;
  const wanted = least === most ? `exactly ${least}` : `at least ${least}`;
  return [...faults, fault('COUNT', `${title}: ${wanted} ${ROLE_WORDS[role]}${s(least)} needed.`)];
}

function tooFewFoundationTrusts(demands: TransactionDemands, parties: readonly Party[]) {
  const { foundationTrustsAtLeast: least, title } = demands;
  const found = parties.filter((party) => party.trustKind === 'FOUNDATION_TRUST').length;
  if (found >= least) return [];
  return [fault('FOUNDATION_TRUST', `${title}: at least ${least} foundation trust needed.`)];
}

function fault(kind: string, because: string, trustId?: string): Blocker {
  const subject = trustId ? { subjectType: 'TRUST', subjectId: trustId } : {};
  return { kind: `PARTY_${kind}`, because, ...subject };
}

function s(count: number): string {
  return count === 1 ? '' : 's';
}

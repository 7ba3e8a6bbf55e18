import { addDays, dayInWords, within, type Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import type { TrustKind } from '../trusts/trust.rules.js';
import type { DocumentRole } from './document-role.rules.js';
import { inWords } from './document-role.rules.js';
import type { TransactionType } from './transaction.rules.js';

/** On what a part of a regime rests: a section of an Act, the regulator's process, or what Trusts usually do. */
export const Ground = { STATUTE: 'STATUTE', RULEBOOK: 'RULEBOOK', PRACTICE: 'PRACTICE' } as const;
export type Ground = keyof typeof Ground;

/** A section of an Act on which a step, a body or a document rests. */
export const ProvisionCode = {
  S56_1: 'S56_1',
  S56_1A: 'S56_1A',
  S56_2: 'S56_2',
  S56_4: 'S56_4',
  S56_4B: 'S56_4B',
  S56A_1: 'S56A_1',
  S56A_2: 'S56A_2',
  S56A_3A: 'S56A_3A',
  S56A_3B: 'S56A_3B',
  S56A_4: 'S56A_4',
  S56A_4B: 'S56A_4B',
  S56B: 'S56B',
  S57A: 'S57A',
  S69A: 'S69A',
  EA_S33: 'EA_S33',
} as const;
export type ProvisionCode = keyof typeof ProvisionCode;

/** What a section says, when it was in force, and what it binds. */
export interface Provision {
  /** The section, as it is cited. */
  cites: string;
  /** What it asks for, as the end of "it asks for ...". */
  asks: string;
  inForceFrom: Day;
  /** The last day on which it was in force; null while it is. */
  inForceUntil: Day | null;
  /** The Act that ended it; null while it is in force. */
  endedBy: string | null;
  transactions: readonly TransactionType[];
  /** The kinds of Trust that it binds. */
  trustKinds: readonly TrustKind[];
}

const ANY_TRUST: readonly TrustKind[] = ['FOUNDATION_TRUST', 'NHS_TRUST'];
const FOUNDATION: readonly TrustKind[] = ['FOUNDATION_TRUST'];
const ACT_OF_2022 = 'Health and Care Act 2022';

/**
 * The sections on which the regimes rest. The days are those of the Health and Social Care Act 2012 (1 April
 * 2013) and of the Health and Care Act 2022 (1 July 2022).
 */
export const PROVISIONS: Record<ProvisionCode, Provision> = {
  S56_1: section('56(1)', "the Trusts' joint application", ['MERGER_S56']),
  S56_1A: section(
    '56(1A)',
    'the approval of more than half of the members of its council',
    ['MERGER_S56'],
    FOUNDATION,
  ),
  S56_2: section('56(2)', 'the papers of the application', ['MERGER_S56']),
  S56_4: section('56(4)', 'the grant of the application', ['MERGER_S56']),
  S56_4B: since2022('56(4)(b)', "the Secretary of State's approval of the grant", ['MERGER_S56']),
  S56A_1: section('56A(1)', "the Trusts' joint application", ['ACQUISITION_S56A']),
  S56A_2: section(
    '56A(2)',
    'the approval of more than half of the members of its council',
    ['ACQUISITION_S56A'],
    FOUNDATION,
  ),
  S56A_3A: {
    ...section('56A(3)(a)', "the Secretary of State's support", ['ACQUISITION_S56A']),
    inForceUntil: '2022-06-30',
    endedBy: ACT_OF_2022,
  },
  S56A_3B: section('56A(3)(b)', 'the papers of the application', ['ACQUISITION_S56A']),
  S56A_4: section('56A(4)', 'the grant of the application', ['ACQUISITION_S56A']),
  S56A_4B: since2022('56A(4)(b)', "the Secretary of State's approval of the grant", [
    'ACQUISITION_S56A',
  ]),
  S56B: section(
    '56B',
    "the Trust's application, its council's approval and the grant",
    ['SEPARATION_S56B'],
    FOUNDATION,
  ),
  S57A: section(
    '57A',
    "the Trust's application, its council's approval and the grant",
    ['DISSOLUTION'],
    FOUNDATION,
  ),
  S69A: since2022('69A', "the Trusts' application and the scheme", ['TRANSFER_SCHEME_S69A']),
  EA_S33: {
    cites: 'Enterprise Act 2002, section 33',
    asks: 'the answer of the Competition and Markets Authority',
    inForceFrom: '2013-04-01',
    inForceUntil: '2022-06-30',
    endedBy: ACT_OF_2022,
    transactions: ['MERGER_S56', 'ACQUISITION_S56A'],
    trustKinds: ANY_TRUST,
  },
};

/** Why one thing is part of a programme: its ground, and of a statute the section. */
export interface Grounded {
  ground: Ground;
  provision: ProvisionCode | null;
}

/** The ground of a part of a regime: of a statute the sections, of which each binds its own transactions. */
export type GroundTemplate =
  | { ground: 'STATUTE'; provisions: readonly ProvisionCode[] }
  | { ground: Exclude<Ground, 'STATUTE'> };

/** The ground of a part for this transaction and kind of Trust: where no section binds them, the rulebook. */
export function groundFor(
  template: GroundTemplate,
  transaction: TransactionType,
  trustKind: TrustKind | null,
): Grounded {
  if (template.ground !== 'STATUTE') return { ground: template.ground, provision: null };
  const binds = (code: ProvisionCode) => {
    const { transactions, trustKinds } = PROVISIONS[code];
    return transactions.includes(transaction) && (!trustKind || trustKinds.includes(trustKind));
  };
  const provision = template.provisions.find(binds) ?? null;
  return { ground: provision ? 'STATUTE' : 'RULEBOOK', provision };
}

/** A change that Parliament made to a section, as both company secretaries have confirmed it. */
export interface LawChange {
  provision: ProvisionCode;
  /** The Act or regulations that made it. */
  instrument: string;
  /** The first day on which the section no longer asks for it. */
  commencesOn: Day;
}

/** Since when, and by which instrument, something is no longer required. */
export interface NoLongerRequired {
  instrument: string;
  since: Day;
}

/** Whether what rests on a section is no longer required on a day, and by what; null while it is. */
export function noLongerRequired(
  { ground, provision }: Grounded,
  today: Day,
  changes: readonly LawChange[],
): NoLongerRequired | null {
  if (ground !== 'STATUTE' || provision === null) return null;
  const { inForceUntil, endedBy } = PROVISIONS[provision];
  const changed = changes.find((one) => one.provision === provision && one.commencesOn <= today);
  if (changed) return { instrument: changed.instrument, since: changed.commencesOn };
  if (inForceUntil === null || today <= inForceUntil) return null;
  return { instrument: endedBy!, since: addDays(inForceUntil, 1) };
}

/** Whether a section is in force on a day, as far as Acts before today's product say. */
export function isInForce(code: ProvisionCode, on: Day): boolean {
  const { inForceFrom, inForceUntil } = PROVISIONS[code];
  return within(on, inForceFrom, inForceUntil);
}

/** Something that is to be left out of a programme. */
export interface LeftOut extends Grounded {
  /** What it is, as the beginning of a sentence: `The Board of Derby`. */
  name: string;
}

/**
 * Whether something may be left out of a programme; null means yes.
 *
 * - Nobody takes out what rests on a section that is in force.
 * - What the regulator's process asks for takes the letter that says that it is not needed.
 * - What is practice takes a reason, which every adjustment has.
 */
export function mayLeaveOut(
  { name, ...grounded }: LeftOut,
  field: string,
  at: { today: Day; hasLetter: boolean; changes: readonly LawChange[] },
): Refusal | null {
  const { ground, provision } = grounded;
  if (ground === 'STATUTE' && provision && !noLongerRequired(grounded, at.today, at.changes)) {
    const { cites, asks } = PROVISIONS[provision];
    const because = `${name} cannot be taken out: ${cites}, asks for ${asks}, and is in force on ${dayInWords(at.today)}.`;
    return { code: 'BAD_USER_INPUT', because, field };
  }
  if (ground !== 'RULEBOOK' || at.hasLetter) return null;
  const because = `${name} is part of the regulator's process: attach the regulator's letter that says that it is not needed (letterDocumentId).`;
  return { code: 'BAD_USER_INPUT', because, field: 'letterDocumentId' };
}

/** Documents that a section asks for, at the step that rests on the same Act. */
const DOCUMENTS: Partial<Record<DocumentRole, readonly ProvisionCode[]>> = {
  APPLICATION: ['S56_1', 'S56A_1', 'S56B', 'S57A', 'S69A'],
  PROPERTY_AND_LIABILITIES: ['S56_2', 'S56B'],
  STATUTORY_ORDER: ['S56_4', 'S56A_4', 'S56B', 'S57A', 'S69A'],
};

/**
 * The ground of a document that a step asks for: a section where one asks for it, else that of the step,
 * a statute's step being part of the regulator's process too; what the programme added itself is practice.
 */
export function groundOfDocument(
  role: DocumentRole,
  step: Grounded & { ofRegime: boolean },
  transaction: TransactionType,
): Grounded {
  const provisions = DOCUMENTS[role];
  if (step.ground === 'STATUTE' && provisions)
    return groundFor({ ground: 'STATUTE', provisions }, transaction, null);
  if (!step.ofRegime) return { ground: 'PRACTICE', provision: null };
  return { ground: step.ground === 'PRACTICE' ? 'PRACTICE' : 'RULEBOOK', provision: null };
}

/** A document as the beginning of a sentence. */
export function documentName(role: DocumentRole): string {
  return `The document "${inWords(role)}"`;
}

function section(
  number: string,
  asks: string,
  transactions: readonly TransactionType[],
  trustKinds: readonly TrustKind[] = ANY_TRUST,
): Provision {
  const cites = `National Health Service Act 2006, section ${number}`;
  const days = { inForceFrom: '2013-04-01', inForceUntil: null, endedBy: null };
  return { cites, asks, ...days, transactions, trustKinds };
}

function since2022(
  number: string,
  asks: string,
  transactions: readonly TransactionType[],
): Provision {
  return { ...section(number, asks, transactions), inForceFrom: '2022-07-01' };
}

import type { CanonicalValue } from '../../shared/canonical.js';
import { inWords } from '../programmes/document-role.rules.js';
import type { DocumentRole } from '../programmes/document-role.rules.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import { isDay } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { SECTION_ORDER } from './case-pack.rules.js';
import type { SectionKind } from './case-pack.rules.js';

export const MANIFEST_FORMAT = 'watersmeet.manifest/2';

/** A document as the manifest names it: title and file name too, since a swapped title is a swap. */
export type ManifestDocument = {
  position: string;
  title: string;
  role: string;
  fileName: string;
  mediaType: string;
  bytes: string;
  sha256: string;
};

export type ManifestSection = { kind: string; title: string; text: string; textSha256?: string };

/** Each registered part of the snapshot by its name, with the version of its form. */
export type Snapshot = { [name: string]: { version: string; value: CanonicalValue } };

/** What every body decides on: the whole pack as plain words, of which one digest is taken. */
export type Manifest = {
  format: typeof MANIFEST_FORMAT;
  practice: boolean;
  programme: { code: string; title: string };
  stage: string;
  version: string;
  label: string;
  documents: ManifestDocument[];
  sections: ManifestSection[];
  snapshot: Snapshot;
};

export interface ManifestFacts {
  practice: boolean;
  programme: { code: string; title: string };
  stage: CaseStage;
  version: number;
  label: string;
  documents: readonly {
    position: number;
    title: string;
    role: DocumentRole;
    fileName: string;
    mediaType: string;
    bytes: number | bigint;
    sha256: string;
  }[];
  sections: readonly { kind: SectionKind; title: string; text: string; textSha256?: string }[];
  snapshot: Snapshot;
}

/**
 * The manifest of a pack, as a plain value; its exact bytes are made elsewhere (RFC 8785).
 *
 * - Documents stand in their order, sections in the order of `SECTION_ORDER`.
 * - Numbers are text, nothing is null, and text is in its composed form, so that the digest is the
 *   same on every machine .
 */
export function manifest(facts: ManifestFacts): Manifest {
  assertOnce(
    'document at place',
    facts.documents.map(({ position }) => String(position)),
  );
  assertOnce(
    'section',
    facts.sections.map(({ kind }) => kind),
  );
  const value: Manifest = {
    format: MANIFEST_FORMAT,
    practice: facts.practice,
    programme: { code: facts.programme.code, title: facts.programme.title },
    stage: facts.stage,
    version: String(facts.version),
    label: facts.label,
    documents: [...facts.documents].sort((a, b) => a.position - b.position).map(documentLine),
    sections: [...facts.sections].sort((a, b) => place(a.kind) - place(b.kind)).map(sectionLine),
    snapshot: facts.snapshot,
  };
  const composed = inComposedForm(value);
  assertCanonicalValues(composed);
  return composed;
}

/** Throws, naming the place, when a value holds more than text, booleans, lists and plain objects. */
export function assertCanonicalValues(value: unknown, at = '$'): asserts value is CanonicalValue {
  if (typeof value === 'boolean') return;
  if (typeof value === 'string') return assertText(value, at);
  if (Array.isArray(value)) {
    Array.from(value).forEach((item, index) => assertCanonicalValues(item, `${at}[${index}]`));
    return;
  }
  if (!isPlain(value)) throw unfit(at, value === null ? 'null' : typeof value);
  for (const [key, item] of Object.entries(value)) {
    assertText(key, `${at}.${key}`);
    assertCanonicalValues(item, `${at}.${key}`);
  }
}

/** The same value with all of its text in Unicode's composed form (NFC). */
export function inComposedForm<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map((item: unknown) => inComposedForm(item)) as T;
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, inComposedForm(item)] as const);
  return Object.fromEntries(entries.map(([key, item]) => [key.normalize('NFC'), item])) as T;
}

/** The figures that a case stands on, typed by hand and kept for each stage. */
export const KeyFigureKind = {
  GROSS_SAVING: 'GROSS_SAVING',
  COST_TO_ACHIEVE: 'COST_TO_ACHIEVE',
  NET_SAVING: 'NET_SAVING',
  NET_PRESENT_VALUE: 'NET_PRESENT_VALUE',
  PAYBACK_MONTHS: 'PAYBACK_MONTHS',
  GO_LIVE: 'GO_LIVE',
} as const;
export type KeyFigureKind = keyof typeof KeyFigureKind;

/** A key figure; sums are in pounds with pence, and say at which prices they are. */
export interface KeyFigure {
  kind: KeyFigureKind;
  value: string;
  priceBase: string;
}

const POUNDS = /^-?(0|[1-9]\d{0,12})\.\d{2}$/;
const MONTHS = /^(0|[1-9]\d{0,2})$/;

/** Whether a key figure can stand in a pack; null means yes. Nothing is ever rounded. */
export function mayStateFigure({ kind, value, priceBase }: KeyFigure): Refusal | null {
  if (kind === 'GO_LIVE') return isDay(value) ? null : unstated(kind, 'a date');
  if (kind === 'PAYBACK_MONTHS') return MONTHS.test(value) ? null : unstated(kind, 'whole months');
  if (!POUNDS.test(value))
    return unstated(kind, 'pounds with two decimal places, such as 23000000.00');
  if (priceBase.trim() !== '') return null;
  const because = `Add the year of the prices of the ${inWords(kind)}, such as 2017/18.`;
  return { code: 'BAD_USER_INPUT', because, field: 'priceBase' };
}

/** What a key figure is given as; which one counts follows from its kind. */
export interface FigureGiven {
  kind: KeyFigureKind;
  amount?: string | null;
  months?: number | null;
  date?: string | null;
}

const GIVEN_AS = { GO_LIVE: 'date', PAYBACK_MONTHS: 'months' } as const;
const WORDS = { amount: 'a sum in pounds', months: 'whole months', date: 'a date' } as const;

/** How a figure's value is given: `amount` for every sum. */
export function givenAs(kind: KeyFigureKind): 'amount' | 'months' | 'date' {
  return kind in GIVEN_AS ? GIVEN_AS[kind as keyof typeof GIVEN_AS] : 'amount';
}

/** The value of a figure in the form of its kind, or why it has none: it is given once, as its kind asks. */
export function figureValue(given: FigureGiven): { value: string } | Refusal {
  const wanted = givenAs(given.kind);
  const others = (['amount', 'months', 'date'] as const).filter((name) => name !== wanted);
  const because = `Give the ${inWords(given.kind)} only as ${wanted}: ${WORDS[wanted]}.`;
  const other = others.find((name) => (given[name] ?? null) !== null);
  if (other) return { code: 'BAD_USER_INPUT', because, field: other };
  const value = given[wanted] ?? null;
  return value === null
    ? { code: 'BAD_USER_INPUT', because, field: wanted }
    : { value: String(value) };
}

/** A sum of pounds with two places in pence. */
function penceOf(pounds: string): string {
  return BigInt(pounds.replace('.', '')).toString();
}

/** A sum, in pounds with pence and in pence. */
export interface Money {
  amount: string;
  pence: string;
}

/** The sum that a figure states; null for months and a date. */
export function moneyOf({ kind, value }: Pick<KeyFigure, 'kind' | 'value'>): Money | null {
  return givenAs(kind) === 'amount' ? { amount: value, pence: penceOf(value) } : null;
}

/** The whole months that a figure states; null for a sum and a date. */
export function monthsOf({ kind, value }: Pick<KeyFigure, 'kind' | 'value'>): number | null {
  return givenAs(kind) === 'months' ? Number(value) : null;
}

/** The day that a figure states; null for a sum and months. */
export function dateOf({ kind, value }: Pick<KeyFigure, 'kind' | 'value'>): string | null {
  return givenAs(kind) === 'date' ? value : null;
}

function unstated(kind: KeyFigureKind, wanted: string): Refusal {
  const because = `Give the ${inWords(kind)} as ${wanted}.`;
  return { code: 'BAD_USER_INPUT', because, field: 'value' };
}

function documentLine(document: ManifestFacts['documents'][number]): ManifestDocument {
  const { position, title, role, fileName, mediaType, bytes, sha256 } = document;
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`No digest of "${title}": ${sha256}`);
  return { position: `${position}`, title, role, fileName, mediaType, bytes: `${bytes}`, sha256 };
}

function sectionLine(section: ManifestFacts['sections'][number]): ManifestSection {
  const { kind, title, text, textSha256 } = section;
  const line: ManifestSection = { kind, title, text };
  // Not even as undefined: the manifest is digested as it stands.
  if (textSha256 !== undefined) line.textSha256 = textSha256;
  return line;
}

function assertOnce(what: string, names: readonly string[]): void {
  const again = names.find((name, index) => names.indexOf(name) !== index);
  if (again !== undefined)
    throw new TypeError(`A manifest cannot have the same ${what} twice: ${again}.`);
}

function place(kind: SectionKind): number {
  return SECTION_ORDER.indexOf(kind);
}

function assertText(text: string, at: string): void {
  if (text !== text.normalize('NFC')) throw unfit(at, 'text that is not in its composed form');
  if (/\p{Surrogate}/u.test(text)) throw unfit(at, 'half of a surrogate pair');
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function unfit(at: string, what: string): TypeError {
  return new TypeError(`A manifest cannot have this at ${at}: ${what}.`);
}

import type { CanonicalValue } from '../../shared/canonical.js';
import type { Manifest, ManifestDocument } from './manifest.rules.js';

export const DifferenceArea = {
  SECTION: 'SECTION',
  DOCUMENT: 'DOCUMENT',
  FIGURE: 'FIGURE',
  SNAPSHOT: 'SNAPSHOT',
} as const;
export type DifferenceArea = keyof typeof DifferenceArea;

export const Change = { ADDED: 'ADDED', REMOVED: 'REMOVED', CHANGED: 'CHANGED' } as const;
export type Change = keyof typeof Change;

/** One thing that is not the same in two packs; `line` counts from 1 in the text it is in. */
export interface Difference {
  area: DifferenceArea;
  /** The section kind, the document's title, the figure, or the place in the snapshot. */
  subject: string;
  change: Change;
  before: string | null;
  after: string | null;
  line: number | null;
}

/** Above this many pairs of lines two texts are not aligned, and the lines between are listed whole. */
const MOST_PAIRS = 4_000_000;

/**
 * Everything that differs between two sealed packs, the earlier first: sections line by line, then
 * documents, then key figures, then the rest of the snapshot. Equal packs give an empty list.
 */
export function comparePacks(a: Manifest, b: Manifest): Difference[] {
  const figures = (pack: Manifest) => flatten(pack.snapshot['keyFigures']?.value);
  const others = (pack: Manifest) => {
    const parts = Object.entries(pack.snapshot).filter(([name]) => name !== 'keyFigures');
    return flatten(Object.fromEntries(parts.map(([name, part]) => [name, part.value])));
  };
  return [
    ...compareSections(a, b),
    ...compareDocuments(a.documents, b.documents),
    ...compareMaps('FIGURE', figures(a), figures(b)),
    ...compareMaps('SNAPSHOT', others(a), others(b)),
  ];
}

/** The lines that differ between two texts: removals by their old line, additions by their new. */
export function compareLines(
  before: string,
  after: string,
): Omit<Difference, 'area' | 'subject'>[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;

  const left = old.slice(start, old.length - end);
  const right = now.slice(start, now.length - end);
  const kept = alignment(left, right);
  const keptLeft = new Set(kept.map(([at]) => at));
  const keptRight = new Set(kept.map(([, at]) => at));
  const removed = left.flatMap((text, at) =>
    keptLeft.has(at)
      ? []
      : [{ change: Change.REMOVED, before: text, after: null, line: start + at + 1 }],
  );
  const added = right.flatMap((text, at) =>
    keptRight.has(at)
      ? []
      : [{ change: Change.ADDED, before: null, after: text, line: start + at + 1 }],
  );
  return [...removed, ...added];
}

/** Pairs of places of the longest run of lines that both lists have in the same order. */
function alignment(left: readonly string[], right: readonly string[]): [number, number][] {
  if (left.length * right.length > MOST_PAIRS) return [];
  const width = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const [down, across] = [longest[(i + 1) * width + j]!, longest[i * width + j + 1]!];
      const both = longest[(i + 1) * width + j + 1]! + 1;
      longest[i * width + j] = left[i] === right[j] ? both : Math.max(down, across);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}

function compareSections(a: Manifest, b: Manifest): Difference[] {
  const kinds = new Set([...a.sections, ...b.sections].map((section) => section.kind));
  return [...kinds].flatMap((kind): Difference[] => {
    const of = (pack: Manifest) => pack.sections.find((section) => section.kind === kind);
    const [before, after] = [of(a), of(b)];
    const subject = { area: DifferenceArea.SECTION, subject: kind };
    if (!before) return [{ ...subject, ...added(after!.text) }];
    if (!after) return [{ ...subject, ...removed(before.text) }];
    return [
      ...changed(before.title, after.title).map((change) => ({ ...subject, ...change })),
      ...compareLines(before.text, after.text).map((line) => ({ ...subject, ...line })),
    ];
  });
}

/** A document is the same one when its role and title are; else when its bytes are. */
function compareDocuments(a: ManifestDocument[], b: ManifestDocument[]): Difference[] {
  const left = new Set(a);
  const pairs = b.map((after) => {
    const candidates = [...left];
    const named = candidates.find(
      ({ role, title }) => role === after.role && title === after.title,
    );
    const before = named ?? candidates.find(({ sha256 }) => sha256 === after.sha256);
    if (before) left.delete(before);
    return { before, after };
  });
  // Only the order among the documents that both packs have counts as moved.
  const kept = a.filter((document) => !left.has(document));
  const keptNow = pairs.filter(({ before }) => before).map(({ after }) => after);
  const area = DifferenceArea.DOCUMENT;
  return [
    ...[...left].map((gone) => ({ area, subject: gone.title, ...removed(documentText(gone)) })),
    ...pairs.flatMap(({ before, after }) => {
      const [from, to] = [before && kept.indexOf(before) + 1, keptNow.indexOf(after) + 1];
      const changes = before
        ? changed(documentText(before, from), documentText(after, to))
        : [added(documentText(after))];
      return changes.map((change) => ({ area, subject: after.title, ...change }));
    }),
  ];
}

function documentText(document: ManifestDocument, place?: number): string {
  const { title, role, fileName, mediaType, bytes, sha256 } = document;
  const at = place === undefined ? '' : `${place}. `;
  return `${at}${title} (${role}, ${fileName}, ${mediaType}, ${bytes} bytes, ${sha256})`;
}

function compareMaps(
  area: DifferenceArea,
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): Difference[] {
  const subjects = [...new Set([...a.keys(), ...b.keys()])].sort();
  return subjects.flatMap((subject) => {
    const [before, after] = [a.get(subject), b.get(subject)];
    const changes =
      before === undefined
        ? [added(after!)]
        : after === undefined
          ? [removed(before)]
          : changed(before, after);
    return changes.map((change) => ({ area, subject, ...change }));
  });
}

/** Every text of a value by its place; things in a list go by their code, id or kind if they can. */
function flatten(value: CanonicalValue | undefined, at = ''): Map<string, string> {
  if (value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[at, String(value)]]);
  const items = Array.isArray(value) ? listed(value) : Object.entries(value);
  if (items.length === 0) return new Map([[at, 'none']]);
  const places = items.map(([key, item]) => [at ? `${at}.${key}` : key, item] as const);
  return new Map(places.flatMap(([place, item]) => [...flatten(item, place)]));
}

function listed(items: readonly CanonicalValue[]): [string, CanonicalValue][] {
  const names = items.map(nameOf);
  const named = names.every((name) => name !== null) && new Set(names).size === names.length;
  return items.map((item, index) => [named ? names[index]! : String(index + 1), item]);
}

function nameOf(item: CanonicalValue): string | null {
  if (typeof item !== 'object' || Array.isArray(item)) return null;
  const { code, id, kind } = item as { readonly [key: string]: CanonicalValue };
  const name = code ?? id ?? kind;
  return typeof name === 'string' ? name : null;
}

function added(after: string) {
  return { change: Change.ADDED, before: null, after, line: null };
}

function removed(before: string) {
  return { change: Change.REMOVED, before, after: null, line: null };
}

function changed(before: string, after: string) {
  return before === after ? [] : [{ change: Change.CHANGED, before, after, line: null }];
}

/** What a database consists of besides its rows: how each thing is defined, by its kind and name. */
export type Catalogue = ReadonlyMap<string, string>;

/** A thing of a database that is not as its version makes it. */
export interface CatalogueDifference {
  /** The table that it belongs to; absent for what belongs to none. */
  table?: string;
  because: string;
}

const BETWEEN = ': ';
const LONGEST_SHOWN = 300;

/** A catalogue as a text: one line a thing, in order. */
export const catalogueText = (catalogue: Catalogue): string =>
  [...catalogue].map(([name, what]) => `${name}${BETWEEN}${what}\n`).join('');

/** Reads a catalogue from its text. */
export function catalogueFrom(text: string): Catalogue {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map(halves));
}

/** Everything that is not as it must be, in the order of the names: what is missing, what is more, what is other. */
export function differences(promised: Catalogue, found: Catalogue): CatalogueDifference[] {
  const names = [...new Set([...promised.keys(), ...found.keys()])].sort();
  return names.flatMap((name) => {
    const because = faultOf(name, promised.get(name), found.get(name));
    return because ? [{ ...placeOf(name), because }] : [];
  });
}

function faultOf(name: string, must?: string, is?: string): string | null {
  if (must === is) return null;
  const what = `The ${name.replaceAll('public.', '')}`;
  if (is === undefined) return `${what} is missing.`;
  if (must === undefined) return `${what} does not belong to this version: ${shown(is)}`;
  return `${what} was changed. It must be: ${shown(must)} It is: ${shown(is)}`;
}

function placeOf(name: string): { table?: string } {
  const table = /\bpublic\.([a-z_]+)/.exec(name)?.[1];
  return table && !name.startsWith('index') ? { table } : {};
}

const shown = (what: string) =>
  `${what.length > LONGEST_SHOWN ? `${what.slice(0, LONGEST_SHOWN)}...` : what}.`;

/** A definition can have the mark between name and definition too, a name cannot. */
function halves(line: string): [string, string] {
  const at = line.indexOf(BETWEEN);
  return [line.slice(0, at), line.slice(at + BETWEEN.length)];
}

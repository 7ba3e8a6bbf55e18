/** One thing to do in docs/tour.md: a query to paste, or a command to run, and what it answers. */
export interface Step {
  line: number;
  kind: 'graphql' | 'sh';
  text: string;
  /** The e-mail address of whoever does it; null for nobody. */
  as: string | null;
  /** The address that the page showed last before it: who the reader believes does it. */
  shown: string | null;
  /** Names that later steps use, with the path of their value in the answer. */
  keep: Record<string, string>;
  /** What the page says that it answers: a part of it. */
  expected: unknown;
}

const NOTE = /^<!-- tour: (.*) -->$/;

/**
 * Reads the steps of the tour. A note such as `<!-- tour: as=secretary@derby.example keep=MANIFEST:a.b -->`
 * stands before its block; a `json` block after it says what is answered.
 */
export function readTour(markdown: string): Step[] {
  const steps: Step[] = [];
  let note: { as: string | null; keep: Record<string, string> } = { as: null, keep: {} };
  let shown: string | null = null;
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const words = NOTE.exec(lines[at]!)?.[1];
    if (words) note = readNote(words);
    else shown = /.*`([\w.-]+@[\w.-]+)`/.exec(lines[at]!)?.[1] ?? shown;
    const kind = /^```(graphql|sh|json)$/.exec(lines[at]!)?.[1];
    if (!kind) continue;
    const end = lines.indexOf('```', at + 1);
    const text = lines.slice(at + 1, end).join('\n');
    if (kind === 'json') steps.at(-1)!.expected = JSON.parse(text);
    else
      steps.push({
        line: at + 1,
        kind: kind as Step['kind'],
        text,
        ...note,
        shown,
        expected: undefined,
      });
    if (kind !== 'json') note = { as: note.as, keep: {} };
    at = end;
  }
  return steps;
}

function readNote(words: string): { as: string | null; keep: Record<string, string> } {
  const parts = words
    .split(' ')
    .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
  const as = parts.find(([name]) => name === 'as')?.[1] ?? null;
  const keeps = parts
    .filter(([name]) => name === 'keep')
    .map(([, value]) => value.split(':') as [string, string]);
  return { as, keep: Object.fromEntries(keeps) };
}

/** The text with every name that an earlier answer gave replaced by its value. */
export function filled(text: string, kept: ReadonlyMap<string, string>): string {
  return [...kept].reduce((so, [name, value]) => so.replaceAll(name, value), text);
}

/** The value at a path such as `data.programme.packs.0.id`. */
export function at(answer: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((so, part) => (so as Record<string, unknown> | undefined)?.[part], answer);
  if (typeof value !== 'string') throw new Error(`there is no text at ${path}`);
  return value;
}

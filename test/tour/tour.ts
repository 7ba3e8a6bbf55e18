import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';

const run = promisify(execFile);

/** One thing to do on a page such as docs/tour.md: a query to paste, or commands to run, and what is answered. */
export interface Step {
  line: number;
  kind: 'graphql' | 'sh';
  text: string;
  /** The e-mail address of whoever does it; null for nobody. */
  as: string | null;
  /** The variables of a query. */
  variables: unknown;
  /** The address that the page showed last before it: who the reader believes does it. */
  shown: string | null;
  /** Names that later steps use, with the path of their value in the answer, or `text` for what is printed. */
  keep: Record<string, string>;
  /** What the page says that it answers: a part of it. */
  expected: unknown;
  /** What the page says that it prints: exactly these lines, one after the other. */
  printed: string | undefined;
}

/** What came of a step: all that was printed, and what of it was JSON. */
export interface Answer {
  printed: string;
  answers: unknown[];
}

const NOTE = /^<!-- tour: (.*) -->$/;

/**
 * Reads the steps of a page. A note such as `<!-- tour: as=secretary@derby.example keep=MANIFEST:a.b -->`
 * stands before its block (`variables=` too, without spaces); a `json` block after it says what is answered, a `text` block what is printed.
 */
export function readTour(markdown: string): Step[] {
  const steps: Step[] = [];
  let note: Note = { as: null, keep: {}, variables: {} };
  let shown: string | null = null;
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const words = NOTE.exec(lines[at]!)?.[1];
    if (words) note = readNote(words);
    else shown = /.*`([\w.-]+@[\w.-]+)`/.exec(lines[at]!)?.[1] ?? shown;
    const kind = /^```(graphql|sh|json|text)$/.exec(lines[at]!)?.[1];
    if (!kind) continue;
    const end = lines.indexOf('```', at + 1);
    const text = lines.slice(at + 1, end).join('\n');
    if (kind === 'json') steps.at(-1)!.expected = JSON.parse(text);
    else if (kind === 'text') steps.at(-1)!.printed = text;
    else {
      const none = { expected: undefined, printed: undefined };
      steps.push({ line: at + 1, kind: kind as Step['kind'], text, ...note, shown, ...none });
      note = { as: note.as, keep: {}, variables: {} };
    }
    at = end;
  }
  return steps;
}

type Note = Pick<Step, 'as' | 'keep' | 'variables'>;

function readNote(words: string): Note {
  const parts = words
    .split(' ')
    .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
  const as = parts.find(([name]) => name === 'as')?.[1] ?? null;
  const keeps = parts
    .filter(([name]) => name === 'keep')
    .map(([, value]) => value.split(':') as [string, string]);
  const given = parts.find(([name]) => name === 'variables')?.[1] ?? '{}';
  return { as, keep: Object.fromEntries(keeps), variables: JSON.parse(given) as unknown };
}

/** A step as a test is named after it. */
export const named = (step: Step) =>
  [`line ${step.line}: ${step.text.trim().split('\n')[0]}`, step] as const;

/** The steps of which the page does not say in words who does them. */
export const unsaid = (steps: readonly Step[]) =>
  steps
    .filter(({ as, shown }) => as !== null && as !== shown)
    .map(({ line, as, shown }) => ({ line, as, shown }));

/** Somebody who does what a page says, one step after the other. */
export class Walk {
  private readonly kept = new Map<string, string>();
  private readonly tokens = new Map<string, string>();

  constructor(
    /** The address of the service. */
    private readonly url: () => string,
    private readonly passwordOf: (email: string) => string,
  ) {}

  /** Does a step, as whoever is to do it. */
  async follow(step: Step): Promise<Answer> {
    const token = step.as ? await this.tokenOf(step.as) : '';
    const text = this.filled(step.text);
    if (step.kind === 'graphql') {
      const answer = await this.ask(text, token, step.variables);
      return { printed: JSON.stringify(answer), answers: [answer] };
    }
    const env = { ...process.env, API: this.url(), TOKEN: token };
    const { stdout } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', text], { env });
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    return { printed: stdout, answers: lines.map((line) => JSON.parse(line) as unknown) };
  }

  /** Fails unless that came of it which the page shows; keeps what later steps name. */
  compare(step: Step, { printed, answers }: Answer): void {
    if (step.expected !== undefined) expect(answers).toMatchObject([step.expected]);
    else for (const answer of answers) expect(answer).not.toHaveProperty('errors');
    const holes = Object.keys(step.keep).filter((name) => step.keep[name] === 'text');
    for (const [name, path] of Object.entries(step.keep))
      if (path !== 'text') this.kept.set(name, at(answers[0], path));
    if (step.printed === undefined) return;
    const lines = new RegExp(`^${holed(step.printed, holes)}$`, 'm');
    expect(printed).toMatch(lines);
    for (const [name, value] of Object.entries(lines.exec(printed)!.groups ?? {}))
      this.kept.set(name, value);
  }

  /** The session of somebody: that of a step in which they signed in, or one that is begun now. */
  private async tokenOf(email: string): Promise<string> {
    const known = this.tokens.get(email);
    if (known) return known;
    const input = `{ email: "${email}", password: "${this.passwordOf(email)}" }`;
    await this.ask(`mutation { signIn(input: ${input}) { token } }`, '');
    return this.tokens.get(email)!;
  }

  private async ask(query: string, token: string, variables: unknown = {}): Promise<unknown> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token) headers.authorization = `Bearer ${token}`;
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${this.url()}/graphql`, { method: 'POST', headers, body });
    const answer: unknown = await response.json();
    const email = /\bsignIn\(input: \{ email: "(.+?)"/.exec(query)?.[1];
    if (email) this.tokens.set(email, at(answer, 'data.signIn.token'));
    return answer;
  }

  /** The text with every name that an earlier answer gave replaced by its value. */
  private filled(text: string): string {
    return [...this.kept].reduce((so, [name, value]) => so.replaceAll(name, value), text);
  }
}

/** A pattern of a text in which names stand for what is not known before. */
function holed(text: string, names: readonly string[]): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return names.reduce((so, name) => so.replace(name, `(?<${name}>\\S+)`), literal);
}

/** The value at a path such as `data.programme.packs.0.id`. */
function at(answer: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((so, part) => (so as Record<string, unknown> | undefined)?.[part], answer);
  if (typeof value !== 'string')
    throw new Error(`there is no text at ${path} of ${JSON.stringify(answer)}`);
  return value;
}

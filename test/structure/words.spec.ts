import { describe, expect, it } from '@jest/globals';
import { buildSchema, visit, parse } from 'graphql';
import ts from 'typescript';
import { projectFiles, textOf } from '../support/project-files.js';

/** Where retired words are named on purpose: the list itself, and what tells of the change. */
const ABOUT_WORDS = ['docs/glossary.md', 'CHANGELOG.md'];

/** Where something was found: a file with its line, or the name of the schema it is of. */
type Place = [where: string, what: string];

/** The table "Retired words" of the glossary: `code` is of names, the rest is of prose. */
function retiredWords(): { names: string[]; phrases: string[] } {
  const glossary = textOf('docs/glossary.md');
  const table = glossary.slice(glossary.indexOf('## Retired words'));
  const rows = [...table.matchAll(/^\| *([^|]+?) *\|[^|]+\|$/gm)].map((row) => row[1]!);
  const words = rows.filter((word) => word !== 'Retired' && !/^-+$/.test(word));
  const names = words.flatMap((word) => /^`(.+)`$/.exec(word)?.[1] ?? []);
  return { names, phrases: words.filter((word) => !word.startsWith('`')) };
}

/** A name as its words: `castCastingVote`, `CAST_CASTING_VOTE` and `cast-casting-vote` are the same. */
const wordsOf = (name: string): string =>
  ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .join(' ')
    .toLowerCase()} `;

/** A private number of ours: a practice (P4), a rule (R12), an invariant (I8), a ruling or the domain file. */
const PRIVATE_NUMBER = /\b[PRI]\d{1,2}\b|\b(rulings?|domain|practice) \d/;

const all = projectFiles();
const pages = all.filter(
  (path) => /^(README|docs\/.*)\.md$/.test(path) && !ABOUT_WORDS.includes(path),
);
const programs = all.filter((path) => /^src\/.*(?<!\.spec)\.ts$/.test(path));
const statements = all.filter((path) => /^migrations\/sql\/.*\.sql$/.test(path));

const linesOf = (path: string): Place[] =>
  textOf(path)
    .split('\n')
    .map((line, at): Place => [`${path}:${at + 1}`, line]);

/** What a program names and says: its identifiers, and its string literals. */
function inProgram(path: string): { names: Place[]; sayings: Place[] } {
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
  const [names, sayings]: [Place[], Place[]] = [[], []];
  const look = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    const where = `${path}:${line + 1}`;
    if (ts.isIdentifier(node)) names.push([where, node.text]);
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      sayings.push([where, node.text]);
      if (/^[\w.-]+$/.test(node.text)) names.push([where, node.text]);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return { names, sayings };
}

/** What the schema names and says. */
function inSchema(): { names: Place[]; sayings: Place[] } {
  const text = textOf('docs/schema.graphql');
  const names: Place[] = [];
  const sayings: Place[] = [];
  buildSchema(text);
  visit(parse(text), {
    Name: ({ value }) => void names.push(['docs/schema.graphql', value]),
    StringValue: ({ value }) => void sayings.push(['docs/schema.graphql', value]),
  });
  return { names, sayings };
}

/** The names on a page: what stands in `code`. */
const namesOnPage = (path: string): Place[] =>
  linesOf(path).flatMap(([where, line]) =>
    [...line.matchAll(/`([^`]+)`/g)].map(([, code]): Place => [where, code!]),
  );

describe('words', () => {
  const { names, phrases } = retiredWords();
  const [schema, ...inPrograms] = [inSchema(), ...programs.map(inProgram)];

  it('that are retired are listed in the glossary', () => {
    expect(names).toContain('castCastingVote');
    expect(phrases).toContain('training programme');
  });

  it('that are retired are in no name of the schema, the code, the database or the pages', () => {
    const named = [
      ...schema.names,
      ...inPrograms.flatMap((program) => program.names),
      ...statements.flatMap((path) =>
        linesOf(path).flatMap(([where, line]) =>
          line.startsWith('--')
            ? []
            : (line.match(/\w+/g) ?? []).map((word): Place => [where, word]),
        ),
      ),
      ...pages.flatMap(namesOnPage),
    ];
    expect(named.length).toBeGreaterThan(50_000);
    const found = named.flatMap(([where, name]) =>
      names
        .filter((retired) => wordsOf(name).includes(wordsOf(retired)))
        .map((retired) => `${where} ${name}: ${retired}`),
    );
    expect(found).toEqual([]);
  });

  it('that are retired, and private numbers, are in no description, message or page', () => {
    const said = [
      ...schema.sayings,
      ...inPrograms.flatMap((program) => program.sayings),
      ...[...pages, ...statements].flatMap(linesOf),
    ];
    expect(said.length).toBeGreaterThan(5_000);
    const retired = phrases.map((phrase) => ({
      phrase,
      pattern: new RegExp(`(?<![\\w-])${phrase.replaceAll(/\s+/g, '\\s+')}(?![\\w-])`, 'i'),
    }));
    const found = said.flatMap(([where, text]) =>
      [...retired, { phrase: 'a private number', pattern: PRIVATE_NUMBER }]
        .filter(({ pattern }) => pattern.test(text))
        .map(({ phrase }) => `${where} ${phrase}`),
    );
    expect(found).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { projectFiles, textOf } from '../support/project-files.js';

/** Where retired words are named on purpose: the list itself, and what tells of the change. */
const ABOUT_WORDS = ['docs/glossary.md', 'CHANGELOG.md'];

interface Retired {
  word: string;
  pattern: RegExp;
}

/** The table "Retired words" of the glossary: `code` is a name, matched as it is; the rest is prose. */
function retiredWords(glossary: string): Retired[] {
  const table = glossary.slice(glossary.indexOf('## Retired words'));
  const rows = [...table.matchAll(/^\| *([^|]+?) *\|[^|]+\|$/gm)].map((row) => row[1]!);
  const words = rows.filter((word) => word !== 'Retired' && !/^-+$/.test(word));
  return words.map((word) => {
    const name = /^`(.+)`$/.exec(word)?.[1];
    const text = (name ?? word).replaceAll(/\s+/g, '\\s+');
    return { word, pattern: new RegExp(`(?<![\\w-])${text}(?![\\w-])`, name ? '' : 'i') };
  });
}

/** A private number of ours: a practice (P4), a rule (R12), an invariant (I8), a ruling or the domain file. */
const PRIVATE_NUMBER: Retired = {
  word: 'a private number',
  pattern: /\b[PRI]\d{1,2}\b|\b(rulings?|domain|practice) \d/,
};

/** What a program says: its string literals, each with where it stands. */
function sayings(path: string): [string, string][] {
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
  const found: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push([`${path}:${line + 1}`, node.text]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const all = projectFiles();
const published = all.filter(
  (path) => /^(README|docs\/.*)\.(md|graphql)$/.test(path) && !ABOUT_WORDS.includes(path),
);
const programs = all.filter((path) => /^src\/.*(?<!\.spec)\.ts$/.test(path));
const messages = all.filter((path) => /^migrations\/sql\/.*\.sql$/.test(path));

describe('words', () => {
  const retired = [...retiredWords(textOf('docs/glossary.md')), PRIVATE_NUMBER];

  it('that are retired are listed in the glossary', () => {
    expect(retired.length).toBeGreaterThan(15);
  });

  it('that are retired stand in no page, schema, message or text of the database', () => {
    const texts: [string, string][] = [
      ...[...published, ...messages].flatMap((path) =>
        textOf(path)
          .split('\n')
          .map((line, at): [string, string] => [`${path}:${at + 1}`, line]),
      ),
      ...programs.flatMap(sayings),
    ];
    expect(texts.length).toBeGreaterThan(5_000);
    const found = texts.flatMap(([where, text]) =>
      retired.filter(({ pattern }) => pattern.test(text)).map(({ word }) => `${where} ${word}`),
    );
    expect(found).toEqual([]);
  });
});

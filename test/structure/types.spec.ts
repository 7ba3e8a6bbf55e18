import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { projectFiles } from '../support/project-files.js';

const read = (path: string) => readFileSync(join(PROJECT_FOLDER, path), 'utf8');
const typeFiles = projectFiles().filter((path) => /^src\/.*\.type\.ts$/.test(path));

/** The object types of a file that are not abstract: each with its class. */
const objectTypes = (text: string) =>
  [...text.matchAll(/@ObjectType\((?![^)]*isAbstract)[\s\S]*?\n(?:export )?class (\w+)/g)].map(
    ([, name]) => name!,
  );

/** What the compiler says of a file when some text in another is something else. */
function complaints(about: string, changed: string, from: string, to: string): string[] {
  const file = join(PROJECT_FOLDER, changed);
  const text = read(changed);
  expect(text).toContain(from);
  const configFile = join(PROJECT_FOLDER, 'tsconfig.json');
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, PROJECT_FOLDER);
  const host = ts.createCompilerHost(options);
  const plainRead = host.readFile.bind(host);
  host.readFile = (path) => (path === file ? text.replaceAll(from, to) : plainRead(path));
  const plainSource = host.getSourceFile.bind(host);
  host.getSourceFile = (path, language) =>
    path === file
      ? ts.createSourceFile(path, text.replaceAll(from, to), language)
      : plainSource(path, language);
  const root = join(PROJECT_FOLDER, about);
  const program = ts.createProgram(
    [root],
    { ...options, noEmit: true, incremental: false, tsBuildInfoFile: undefined },
    host,
  );
  return program
    .getSemanticDiagnostics(program.getSourceFile(root))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the types of the API', () => {
  it('are each pinned to the rows or the answer from which they are served', () => {
    const loose = typeFiles.flatMap((path) => {
      const text = read(path);
      return objectTypes(text)
        .filter((name) => !/Payload$/.test(name))
        .filter((name) => !new RegExp(`pinned<[\\s\\S]*?,\\s*${name}\\s*>\\(\\)`).test(text))
        .map((name) => `${path} ${name}`);
    });
    expect(loose).toEqual([]);
    expect(typeFiles.flatMap((path) => objectTypes(read(path))).length).toBeGreaterThan(60);
  });

  it('do not compile when a column was renamed and the type forgotten', () => {
    const [type, entity] = [
      'src/governance/meetings/meeting.type.ts',
      'src/governance/meetings/meeting.entity.ts',
    ];
    expect(complaints(type, entity, 'papersDueOn!', 'papersDueOn!')).toEqual([]);
    expect(complaints(type, entity, 'papersDueOn!', 'papersDue!').join(' ')).toContain(
      "Property 'papersDueOn' is missing in type 'Meeting'",
    );
  }, 60_000);
});

describe('the ports', () => {
  it('are those that docs/architecture.md lists', () => {
    const page = read('docs/architecture.md');
    const listed = [...page.matchAll(/^\| `(\w+)` +\| `([\w/-]+)`/gm)].map(
      ([, name, folder]) => `${folder} ${name}`,
    );
    const found = projectFiles()
      .filter((path) => /^src\/.*(?<!\.spec)\.ts$/.test(path))
      .flatMap((path) => {
        const [, name] = /export class (\w+) \{(?=[\s\S]*?\n {2}register\()/.exec(read(path)) ?? [];
        return name ? [`${path.split('/').slice(1, 3).join('/')} ${name}`] : [];
      });
    expect(listed.sort()).toEqual(found.sort());
    expect(found.length).toBeGreaterThan(2);
  });
});

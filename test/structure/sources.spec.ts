import { describe, expect, it } from '@jest/globals';
import { projectFiles, textOf } from '../support/project-files.js';

/** Where a source that is no longer named is kept, so that earlier outcomes verify. */
const OF_EARLIER_OUTCOMES = 'src/governance/deciding/rule-version.rules.ts';

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const PROVISION = String.raw`\d+(?:[A-Z]+\d*)?(?:\(\w+\))*`;

/** The citations of a text, each in one form: `section 56A`, `Schedule 7, paragraph 17`, `SI 1990/2024`. */
function citationsIn(text: string): string[] {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)];
  const sections = [
    ...found(/\bs(\d{2,}(?:[A-Z]+\d*)?)\b/g),
    ...found(new RegExp(String.raw`\b[Ss]ections? (${PROVISION})`, 'g')),
    ...found(new RegExp(String.raw`\bsections ${PROVISION},? and (${PROVISION})`, 'g')),
  ].map(([, number]) => `section ${number!.replace(/\(.*$/, '')}`);
  const schedules = found(/\bSchedule \d+(?:, paragraph \d+)?/g).map(([whole]) => whole);
  const acts = found(/\b((?:[A-Z]\w+ )+(?:and (?:[A-Z]\w+ )+)*Act (?:19|20)\d\d)\b/g)
    .map(([, act]) => act!)
    .filter((act) => !/^(NHS|National Health Service) Act 2006$/.test(act));
  const instruments = found(/\bS?SI \d{4}\/\d+/g).map(([whole]) => whole);
  const named = found(/\b(TUPE Regulations \d{4})\b/g).map(([, name]) => name!);
  const guidance = found(
    new RegExp(
      String.raw`\b((?:[A-Z]\w+ )+(?:statutory )?transactions guidance, (?:${MONTHS}) \d{4})`,
      'g',
    ),
  ).map(([, name]) => name!);
  return [...sections, ...schedules, ...acts, ...instruments, ...named, ...guidance];
}

const page = textOf('docs/sources.md');
const listed = (text: string) =>
  [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, citation]) => citation!);
const [current, former] = page.split('## No longer named').map(listed) as [string[], string[]];
const programs = projectFiles().filter((path) => /^src\/.*(?<!\.spec)\.ts$/.test(path));

describe('docs/sources.md', () => {
  it('has every citation of the programs, and no other', () => {
    const cited = programs.flatMap((path) =>
      citationsIn(textOf(path)).map((citation) => [citation, path] as const),
    );
    const unlisted = cited.filter(
      ([citation, path]) =>
        !current.includes(citation) && !(former.includes(citation) && path === OF_EARLIER_OUTCOMES),
    );
    expect(unlisted).toEqual([]);
    const names = cited.map(([citation]) => citation);
    expect([...current, ...former].filter((citation) => !names.includes(citation))).toEqual([]);
  });

  it.each([
    ['NHS Act 2006 s56(1A), s56A(2)', ['section 56', 'section 56A']],
    ['Act 2006, sections 56(1A) and 56A(2)', ['section 56', 'section 56A']],
    ['an acquisition (section 56A)', ['section 56A']],
    ['Act 2006, sections 65Z5 and 65Z6', ['section 65Z5', 'section 65Z6']],
    ['NHS Act 2006 s65Z5, s65Z6', ['section 65Z5', 'section 65Z6']],
    ['Schedule 7, paragraph 17', ['Schedule 7, paragraph 17']],
    ['SI 1990/1331, Schedule 2, paragraph 4', ['Schedule 2, paragraph 4', 'SI 1990/1331']],
    ['the Health and Care Act 2022', ['Health and Care Act 2022']],
    ['Monitor transactions guidance, March 2015', ['Monitor transactions guidance, March 2015']],
  ])('finds those of "%s"', (text, citations) => {
    expect(citationsIn(text)).toEqual(citations);
  });

  it('names nothing that binds no Trust in what the programs say now', () => {
    expect(former).toEqual(['SI 1990/1331', 'Schedule 2, paragraph 4']);
    const pages = projectFiles().filter(
      (path) => /^docs\/.*\.(md|graphql)$/.test(path) && path !== 'docs/sources.md',
    );
    expect(pages.filter((path) => textOf(path).includes('1990/1331'))).toEqual([]);
  });
});

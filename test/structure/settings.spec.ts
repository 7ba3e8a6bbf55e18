import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER, readConfig } from '../../src/platform/config/config.js';

const text = (file: string) => readFileSync(join(PROJECT_FOLDER, file), 'utf8');
const all = (words: string, pattern: RegExp) =>
  [...new Set([...words.matchAll(pattern)].map((found) => found[1]!))].sort();

/** What the code asks of the environment, in production and out of it. */
function asked(): string[] {
  const names = new Set<string>();
  const noting = (production: boolean) =>
    new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_none, name) => {
          names.add(String(name));
          if (name === 'METRICS_PORT') return '9464';
          return name === 'NODE_ENV' && production ? 'production' : undefined;
        },
      },
    );
  readConfig(noting(false));
  expect(() => readConfig(noting(true))).toThrow('AUDIT_SIGNING_KEY');
  return [...names].sort();
}

const example = text('.env.example');
const [ours, compose] = example.split('# For compose.yaml only.') as [string, string];
const SET = /^([A-Z_]+)=/gm;

it('.env.example has every variable that is read, and no other', () => {
  expect(all(ours, SET)).toEqual(asked());
});

it('docs/operations.md explains every one, and no other', () => {
  const [, settings] = text('docs/operations.md').split('## Settings') as [string, string];
  expect(all(settings.split('\n## ')[0]!, /^\| `([A-Z_]+)`/gm)).toEqual(asked());
});

it('.env.example shows what holds when nothing is set', () => {
  const shown = [...ours.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name, value]);
  expect(readConfig(Object.fromEntries(shown) as Record<string, string>)).toEqual(readConfig({}));
});

it('the image and compose.yaml set what is read, and take what .env.example names', () => {
  const file = text('compose.yaml');
  const [, services] = file.split('\n  migrate:') as [string, string];
  const set = all(services, /^ {6}([A-Z_]+):/gm);
  const dockerfile = text('Dockerfile').split('\nFROM ').at(-1)!;
  const image = all(/^ENV (.+)$/m.exec(dockerfile)![1]!, /([A-Z_]+)=/g);
  expect(asked()).toEqual(expect.arrayContaining([...set, ...image]));
  expect(all(file, /\$\{([A-Z_]+)/g)).toEqual(['AUDIT_SIGNING_KEY', ...all(compose, SET)].sort());
});

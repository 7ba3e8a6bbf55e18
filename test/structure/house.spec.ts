import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_FOLDER } from '../../src/config/config.js';

const NOT_OURS = ['node_modules', 'dist', 'coverage'];

/** Every file below a folder but for what is installed, built or hidden. */
function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || NOT_OURS.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

describe('the house', () => {
  it('runs every spec file that there is', () => {
    const found = files(PROJECT_FOLDER).filter((path) => /\.(spec|test)\.[cm]?[jt]sx?$/.test(path));
    const jest = join(PROJECT_FOLDER, 'node_modules', '.bin', 'jest');
    const run = execFileSync(jest, ['--listTests'], { cwd: PROJECT_FOLDER, encoding: 'utf8' });
    const named = (paths: string[]) => paths.map((path) => relative(PROJECT_FOLDER, path)).sort();
    expect(named(run.trim().split('\n'))).toEqual(named(found));
    expect(found.length).toBeGreaterThan(30);
  });
});

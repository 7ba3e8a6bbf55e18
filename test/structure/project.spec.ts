import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { projectFiles } from '../support/project-files.js';

describe('the project', () => {
  it('runs every spec file that there is', () => {
    const found = projectFiles().filter((path) => /\.(spec|test)\.[cm]?[jt]sx?$/.test(path));
    const jest = join(PROJECT_FOLDER, 'node_modules', '.bin', 'jest');
    const run = execFileSync(jest, ['--listTests'], { cwd: PROJECT_FOLDER, encoding: 'utf8' });
    const listed = run.trim().split('\n');
    expect(listed.map((path) => relative(PROJECT_FOLDER, path)).sort()).toEqual(found.sort());
    expect(found.length).toBeGreaterThan(30);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';

const NOT_OURS = ['node_modules', 'dist', 'coverage'];

/** Every file of the project but for what is installed, built or hidden, by its path within it. */
export function projectFiles(folder = PROJECT_FOLDER): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || NOT_OURS.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? projectFiles(path) : [relative(PROJECT_FOLDER, path)];
  });
}

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(join(PROJECT_FOLDER, path), 'utf8');

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../src/platform/config/config.js';

/** Where the texts are: beside the source also when what runs was built from it. */
const FOLDER = join(PROJECT_FOLDER, 'migrations', 'sql');

/** The files of a place below `sql/`, by name: one file, or a folder with all that is in it. */
export function sqlFiles(place = ''): string[] {
  if (!statSync(join(FOLDER, place)).isDirectory()) return [place];
  return readdirSync(join(FOLDER, place))
    .sort()
    .flatMap((name) => sqlFiles(join(place, name)));
}

export const sqlText = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

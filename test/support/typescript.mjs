import { register } from 'node:module';

// `node --import .../typescript.mjs src/main.ts` runs the source as it stands, without a build.
register('./typescript-hooks.mjs', import.meta.url);

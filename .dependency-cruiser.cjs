/** The folders in the order of the floors: each may import only what stands before it (docs/architecture.md). */
const FLOORS = {
  shared: [''],
  platform: [
    'config',
    'database',
    'graphql',
    'audit',
    'idempotency',
    'access',
    'acts',
    'accounts',
    'outbox',
  ],
  governance: [
    'trusts',
    'programmes',
    'deciding',
    'case-packs',
    'meetings',
    'conditions',
    'delegations',
    'resolutions',
    'voting',
    'decisions',
    'gates',
    'records',
    'closing',
    'settling',
    'statute',
  ],
  office: ['strategy', 'workstreams', 'plan', 'raid', 'forums'],
  money: ['savings'],
  change: ['services', 'reorganisations', 'assessments', 'consultations', 'engagement', 'benefits'],
  overview: [''],
  pages: [''],
  demo: [''],
  operation: [''],
  tasks: [''],
};

const PATHS = Object.entries(FLOORS).flatMap(([floor, folders]) =>
  folders.map((folder) => (folder ? `${floor}/${folder}` : floor)),
);
/** Files of src itself, such as main.ts and open.ts, stand between operation and tasks. */
const ROOT_FILES = '^src/[^/]+$';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle means that two things are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...PATHS.slice(0, -1).map((path, index) => ({
      name: `${path.replace('/', '-')}-imports-what-stands-before-it`,
      comment: `${path}/ may import only what stands before it in the order of the floors.`,
      severity: 'error',
      from: { path: `^src/${path}/` },
      to: { path: [`^src/(${PATHS.slice(index + 1).join('|')})/`, ROOT_FILES] },
    })),
    {
      name: 'no-unlisted-folder',
      comment: 'Every folder of src has its place in the order of the floors.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${PATHS.join('|')})/` },
      to: {},
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules import rules and shared words, and no package.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: ['\\.rules\\.ts$', '^src/shared/'] },
    },
    {
      name: 'resolvers-are-thin',
      comment: 'A resolver asks a service; it never reaches for the database library.',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: 'node_modules/typeorm' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};

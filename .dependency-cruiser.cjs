/** The floors: a folder may import only folders above it (docs/architecture.md). */
const FLOORS = [
  'shared',
  'config',
  'database',
  'graphql',
  'audit',
  'idempotency',
  'access',
  'outbox',
  'trusts',
  'programmes',
  'strategy',
  'case-packs',
  'resolutions',
  'gates',
  'workstreams',
  'plan',
  'raid',
  'assessments',
  'reorganisations',
  'savings',
  'benefits',
  'engagement',
  'notifications',
  'console',
  'site',
  'demo',
  'operation',
  'tasks',
];

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle means that two things are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...FLOORS.slice(0, -1)
      .map((folder, index) => ({
        name: `${folder}-looks-up-only`,
        comment: `${folder}/ may import only what stands above it in design.`,
        severity: 'error',
        from: { path: `^src/${folder}/` },
        to: { path: `^src/(${FLOORS.slice(index + 1).join('|')})/` },
      }))
      .filter((rule) => !rule.name.startsWith('tasks-')),
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

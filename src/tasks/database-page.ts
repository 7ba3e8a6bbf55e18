import { functionTexts, subjectWords, tableTexts, type TableText } from './database-texts.js';

/** Which specs try to break what a trigger keeps, by the function that keeps it. */
export const BROKEN_BY: Record<string, string[]> = {
  'access.renew': ['test/database/rights.spec.ts'],
  'audit.demand_event': ['test/audit/chain-guards.spec.ts', 'test/database/wrapper.spec.ts'],
  'audit.keep_content': ['test/audit/chain-guards.spec.ts', 'test/audit/erasure.spec.ts'],
  'audit.mark_token_change': ['test/audit/chain-guards.spec.ts'],
  'guards.append_only': ['test/database/constraints.spec.ts'],
  'guards.check_gate_passing': [
    'test/database/gate-by-hand.spec.ts',
    'test/database/gate-parity.spec.ts',
  ],
  'guards.check_go_live': ['test/database/gate-by-hand.spec.ts'],
  'guards.critical': ['test/audit/chain-guards.spec.ts', 'test/database/wrapper.spec.ts'],
  'guards.follow_seats': ['test/database/votes.spec.ts'],
  'guards.gate_facts': ['test/api/kept-gates.spec.ts', 'test/structure/kept-gates.spec.ts'],
  'guards.keep_account': ['test/api/enrolment.spec.ts'],
  'guards.keep_identification': ['test/api/identity.spec.ts'],
  'guards.keep_ballot': ['test/database/service-by-hand.spec.ts'],
  'guards.keep_confirmation': ['test/api/minutes.spec.ts'],
  'guards.keep_delegation': ['test/api/delegations.spec.ts'],
  'guards.keep_external_confirmation': ['test/api/external-confirmations.spec.ts'],
  'guards.keep_correction': ['test/api/minutes.spec.ts'],
  'guards.keep_deciders': ['test/database/gate-by-hand.spec.ts'],
  'guards.keep_orders_day': ['test/api/orders-correction.spec.ts'],
  'guards.keep_posts': ['test/api/posts.spec.ts'],
  'guards.keep_proposed': ['test/database/service-by-hand.spec.ts'],
  'guards.keep_put': ['test/database/service-by-hand.spec.ts'],
  'guards.keep_roll': ['test/database/service-by-hand.spec.ts'],
  'guards.keep_sealed_annex': ['test/api/annexes.spec.ts'],
  'guards.keep_sealed_annex_bytes': ['test/api/annexes.spec.ts'],
  'guards.keep_sealed_annex_parts': ['test/api/annexes.spec.ts'],
  'guards.keep_sealed_pack': ['test/api/case-packs.spec.ts'],
  'guards.keep_sealed_parts': ['test/api/case-packs.spec.ts'],
  'guards.refuse_change': ['test/database/votes.spec.ts', 'test/api/case-packs.spec.ts'],
};

/** What docs/database.md says: the texts of the database, for people. */
export function databaseText(): string {
  const tables = tableTexts();
  const subjects = [...new Set(tables.map(({ subject }) => subject))];
  return [
    ...INTRODUCTION,
    ...subjects.flatMap((subject) => [
      `## ${title(subject)}`,
      '',
      subjectWords(subject),
      '',
      ...tables.filter((table) => table.subject === subject).flatMap(tableLines),
    ]),
    '## Functions',
    '',
    'Each stands in a file of its name below `migrations/sql/functions`.',
    '',
    '| function | keeps, or answers |',
    '| --- | --- |',
    ...functionTexts().map(({ name, keeps }) => `| \`${name}\` | ${cell(keeps)} |`),
    '',
  ].join('\n');
}

const INTRODUCTION = [
  '# What the database keeps by itself',
  '',
  'Written by `npm run database:write` from the texts in `migrations/sql`; a test compares it with them, and',
  "them with the database's own catalogue. Whatever the service forgets, and whoever writes by hand, PostgreSQL",
  'refuses what breaks one of these.',
  '',
  '- **Jobs** of the worker are in the schema `graphile_worker`, which its library makes after these texts were loaded',
  '  (`src/platform/database/worker-schema.ts`): the service finds, adds, does and removes them, and nobody else sees',
  '  them. They have ids, never content, and nothing on this page depends on them.',
  '- **Rows.** Every table but `migration` and `sign_in_limit` has row security, enabled and forced. The owner',
  '  and the auditor see every row (policies `owner_all`, `auditor_reads`), the auditor changes none; the',
  "  service's own policy, `service_rows`, goes by who acts. `test/structure/database.spec.ts` reads every",
  '  policy; `test/api/isolation.spec.ts` and the specs beside it try to see what is not theirs.',
  '- **Changes.** The service adds rows and reads them; it changes the columns that are named here and no',
  '  others, and removes rows only where that is said (`test/structure/database.spec.ts`).',
  '- **Once, and checks.** `test/database/constraints.spec.ts` breaks each key and each check, by a row that',
  "  breaks nothing else. References carry the programme, and of a body's own part the body, so that no row",
  "  names another programme's or body's.",
  '- **Only added to**: nobody changes, removes or empties rows (triggers `append_only`, `append_only_truncate`;',
  '  `test/database/constraints.spec.ts`, `test/audit/chain-guards.spec.ts`).',
  '- **Every change has its event** in a chain, written by the same transaction, or it does not commit',
  '  (triggers `critical_insert`, `critical_update`, `critical_delete`; `test/audit/chain-guards.spec.ts`,',
  '  `test/database/wrapper.spec.ts`).',
  '- **Gates stand by it**: every change notes that what is kept of the gates of its programme is stale (triggers',
  '  `gate_fact_insert`, `gate_fact_update`, `gate_fact_delete`; `test/structure/kept-gates.spec.ts`,',
  '  `test/api/kept-gates.spec.ts`).',
  '- **Triggers** of fewer tables say beside them what they keep, and which specs try to break them.',
  '',
];

const title = (subject: string) => {
  const words = subject.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};
const cell = (words: string) => words.replaceAll('|', '\\|');
const code = (words: string) => `\`${words}\``;

function tableLines(table: TableText): string[] {
  const { name, purpose, access, policies, checks, keys } = table;
  const more = policies.filter((policy) => !OF_EVERY_TABLE.includes(policy)).map(code);
  const besides = more.length > 0 ? ` (Besides \`service_rows\`: ${more.join(', ')}.)` : '';
  const demanded = checks.map((one) => `${code(one.demands)} (${code(one.name)})`);
  return [
    `### \`${name}\``,
    '',
    purpose,
    '',
    `- **Who**: ${access.join(' ')}${besides}`,
    policies.length > 0 ? changesLine(table) : '',
    `- **Once**: ${keys.map((key) => `${code(key.columns)} (${code(key.name)})`).join('; ')}.`,
    demanded.length > 0 ? `- **Checks**: ${demanded.join('; ')}.` : '',
  ]
    .filter((line, at) => at < 4 || line !== '')
    .concat(triggerLines(table), '');
}

const OF_EVERY_TABLE = ['owner_all', 'auditor_reads', 'service_rows'];

function changesLine({ changes, removes }: TableText): string {
  const columns = changes.length > 0 ? changes.map(code).join(', ') : 'nothing';
  return `- **Changes**: ${columns}; ${removes ? 'rows can be removed' : 'no row is removed'}.`;
}

/** Triggers that one function keeps are one line; what is the same for many tables is said above. */
function triggerLines({ triggers }: TableText): string[] {
  const functions = [...new Set(triggers.map(({ by }) => by))];
  return functions.map((by) => {
    const own = triggers.filter((trigger) => trigger.by === by);
    if (by in IN_SHORT) return IN_SHORT[by]!;
    const names = own.map(({ name }) => code(name)).join(', ');
    const specs = (BROKEN_BY[by] ?? []).map(code).join(', ');
    return `- **Trigger** ${names}: ${own[0]!.keeps} (${code(by)}; ${specs})`;
  });
}

const IN_SHORT: Record<string, string> = {
  'guards.append_only': '- **Only added to.**',
  'guards.critical': '- **Every change has its event.**',
  'guards.gate_facts': '- **Gates stand by it.**',
};

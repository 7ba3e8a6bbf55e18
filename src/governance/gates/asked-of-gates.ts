import {
  visit,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql';

/** What is worked out of a gate besides where it stands, with sentences, decisions or what a reader may do. */
const WORKED_OUT: readonly string[] = [
  'readiness',
  'doubts',
  'mayPass',
  'maySetDates',
  'mayDefer',
  'actualOn',
  'deciders',
  'decisions',
  'conditions',
  'criteria',
  'documents',
  'noLongerRequired',
  'documentGrounds',
  'adjustments',
  'passings',
  'evidence',
  'divergence',
  'deferrals',
];

/** The fields of gates that a list of programmes shows without working anything out. */
export const SHOWN_OF_KEPT_GATES: readonly string[] = [
  '__typename',
  'id',
  'code',
  'ordinal',
  'title',
  'status',
  'phase',
  'caseStage',
  'baselineOn',
  'forecastOn',
  'version',
];

const asked = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** Whether a field stands in a list of programmes whose query asks for nothing that must be worked out. */
export function asksOnlyWhereTheyStand(info: GraphQLResolveInfo): boolean {
  if (!isListed(info)) return false;
  const names = namesIn(info);
  return !WORKED_OUT.some((name) => names.has(name));
}

function isListed({ path }: GraphQLResolveInfo): boolean {
  for (let at: typeof path | undefined = path; at; at = at.prev)
    if (at.typename === 'ProgrammeConnection') return true;
  return false;
}

/** Every name of a field in a query and its fragments: more than is asked of gates, never less. */
function namesIn({ operation, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const known = asked.get(operation);
  if (known) return known;
  const names = new Set<string>();
  const parts: (OperationDefinitionNode | FragmentDefinitionNode)[] = [
    operation,
    ...Object.values(fragments).filter((one) => one !== undefined),
  ];
  for (const part of parts) visit(part, { Field: ({ name }) => void names.add(name.value) });
  asked.set(operation, names);
  return names;
}

import { BODY_KINDS } from '../trusts/body.rules.js';
import { inWords } from './document-role.rules.js';
import type { GroundTemplate } from './provision.rules.js';
import type { DeciderTemplate, RegimeStep, RegimeTemplate } from './regime.rules.js';

/** A table of docs/regimes.md: its heading row first. */
export type Table = readonly (readonly string[])[];

const WHO = {
  EACH_TRUST: 'of each Trust',
  EACH_FOUNDATION_TRUST: 'of each foundation trust that applies',
  ONE: '',
} as const;

/** The tables of one regime: its steps, who decides, and what must be there and be so. */
export function regimeTables(template: RegimeTemplate): Table[] {
  const { steps } = template;
  return [
    [
      ['No.', 'Step', 'Decision question', 'Case', 'Until passed', 'Rests on', 'Source'],
      ...steps.map(stepRow),
    ],
    [
      ['Step', 'Order', 'Body', 'Purpose', 'Satisfied by', 'On the same pack', 'Rests on'],
      ...steps.flatMap((step) => step.deciders.map((decider) => deciderRow(step, decider))),
    ],
    [
      ['Step', 'Required documents'],
      ...steps.map((step) => [code(step.code), step.requiredDocuments.map(inWords).join(', ')]),
    ],
    [['Step', 'Criterion', 'Kind', 'What must be so', 'Settings'], ...steps.flatMap(criterionRows)],
  ];
}

function stepRow(step: RegimeStep): string[] {
  const { ordinal, title, question, caseStage, phase, source } = step;
  const name = `${code(step.code)} ${title}`;
  return [
    String(ordinal),
    name,
    question,
    caseStage ?? 'none',
    code(phase),
    groundWords(step.ground),
    source,
  ];
}

function deciderRow(step: RegimeStep, decider: DeciderTemplate): string[] {
  const body = `${BODY_KINDS[decider.bodyKind].title} ${WHO[decider.who]}`.trim();
  const only = decider.onlyIf ? ', only if an NHS trust is a party' : '';
  return [
    code(step.code),
    String(decider.order),
    `${body}${only}`,
    code(decider.purpose),
    decider.satisfying.map(code).join(', '),
    decider.mustNameSamePack ? 'yes' : 'no',
    groundWords(decider.ground),
  ];
}

function criterionRows(step: RegimeStep): string[][] {
  return step.criteria.map(({ kind, code: name, title, settings }) => {
    const set = Object.entries(settings).map(([key, value]) => code(`${key}=${value}`));
    return [code(step.code), code(name), code(kind), title, set.join(', ')];
  });
}

/** Of a statute the sections, each of which binds its own transactions. */
function groundWords(template: GroundTemplate): string {
  const { ground } = template;
  if (template.ground !== 'STATUTE') return code(ground);
  return `${code(ground)} ${template.provisions.map(code).join(', ')}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

import type { Refusal } from '../shared/refusal.js';
import { BODY_KINDS, votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';

interface Outside {
  id: string;
  kind: BodyKind;
  code: string;
}

/**
 * Whether a programme may name these bodies outside; null means yes (domain 1.3, 1.5).
 *
 * Trusts of several systems have several commissioners: of integrated care boards each that is named is
 * asked. Of every other kind there is one.
 */
export function mayNameOutside(bodies: readonly Outside[]): Refusal | null {
  const no = (at: number, because: string): Refusal => {
    return { code: 'BAD_USER_INPUT', because, field: `outsideBodies.${at}` };
  };
  for (const [at, { id, kind, code }] of bodies.entries()) {
    if (votesHere(kind))
      return no(at, `${code} decides here: it is asked as its Trust is a party.`);
    const before = bodies.slice(0, at);
    if (before.some((one) => one.id === id)) return no(at, `${code} is named twice.`);
    if (kind !== 'ICB' && before.some((one) => one.kind === kind)) {
      return no(at, `Of the kind ${BODY_KINDS[kind].title} a programme asks one.`);
    }
  }
  return null;
}

/** Whom a programme asks of the bodies of one kind: those that it names, or the only one; else nobody. */
export function chooseOutside<B extends Outside>(
  candidates: readonly B[],
  named: readonly Outside[],
): readonly B[] {
  const chosen = candidates.filter(({ id }) => named.some((one) => one.id === id));
  return chosen.length > 0 || candidates.length > 1 ? chosen : candidates;
}

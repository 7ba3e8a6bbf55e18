import { combined } from '../../shared/combined.js';
import type { Refusal } from '../../shared/refusal.js';
import { BODY_KINDS, bodyInWords, votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';

interface Outside {
  id: string;
  kind: BodyKind;
  code: string;
}

/**
 * Whether a programme may name these outside bodies; null means yes. Everything wrong is named at once.
 *
 * Trusts of several systems have several commissioners: every integrated care board that is named is
 * asked. Of every other kind a programme asks one.
 */
export function mayNameOutside(bodies: readonly Outside[]): Refusal | null {
  const no = (at: number, because: string): Refusal => {
    return { code: 'BAD_USER_INPUT', because, field: `outsideBodies.${at}` };
  };
  const faults = bodies.map(({ id, kind, code }, at) => {
    if (votesHere(kind)) {
      return no(at, `Leave out ${code}: it votes here, so it is asked through its Trust.`);
    }
    const before = bodies.slice(0, at);
    if (before.some((one) => one.id === id)) return no(at, `Name ${code} once: it is named twice.`);
    const second = kind !== 'ICB' && before.some((one) => one.kind === kind);
    const { title } = BODY_KINDS[kind];
    return second
      ? no(at, `Leave out ${code}: a programme asks one body of the kind ${title}.`)
      : null;
  });
  return combined(faults);
}

/** The bodies of one kind that a programme asks: those that it names, or the only one there is; else none. */
export function chooseOutside<B extends Outside>(
  candidates: readonly B[],
  named: readonly Outside[],
): readonly B[] {
  const chosen = candidates.filter(({ id }) => named.some((one) => one.id === id));
  return chosen.length > 0 || candidates.length > 1 ? chosen : candidates;
}

/** A body that a step needs: a Trust's own, or without a Trust one of its kind. */
interface Needed {
  bodyKind: BodyKind;
  trustId: string | null;
}

/** A body that has been added, and the Trust that it belongs to. */
type Added = Outside & { trustId: string | null };

/** The bodies that decide at a step: those of its kind and Trust, or the outside bodies that are asked. */
export function askedOf<B extends Added>(
  { bodyKind, trustId }: Needed,
  bodies: readonly B[],
  named: readonly Outside[],
): readonly B[] {
  const candidates = bodies.filter((body) => body.kind === bodyKind && body.trustId === trustId);
  return trustId === null ? chooseOutside(candidates, named) : candidates.slice(0, 1);
}

/**
 * Whether every body that a regime needs is there, and it is clear which of them are asked; null means
 * yes. All that are missing are named at once.
 */
export function mayAskAll(
  needed: readonly Needed[],
  bodies: readonly Added[],
  named: readonly Outside[],
  trustNames: ReadonlyMap<string, string>,
): Refusal | null {
  const [outside, own, unclear] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { bodyKind, trustId } of needed) {
    if (askedOf({ bodyKind, trustId }, bodies, named).length > 0) continue;
    const known = bodies.filter((body) => body.kind === bodyKind && body.trustId === trustId);
    const { title } = BODY_KINDS[bodyKind];
    if (known.length > 0) unclear.add(`${title} (${known.map(({ code }) => code).join(', ')})`);
    else if (trustId === null) outside.add(`${bodyInWords(bodyKind)} (${bodyKind})`);
    else own.add(`the ${title} of ${trustNames.get(trustId) ?? trustId} (${bodyKind})`);
  }
  const fault = (all: ReadonlySet<string>, words: string, field: string): Refusal | null =>
    all.size === 0
      ? null
      : { code: 'BAD_USER_INPUT', because: `${words}: ${[...all].join(', ')}.`, field };
  return combined([
    fault(own, 'Add these first with createBody', 'regime'),
    fault(outside, 'Add these first with createBody, without a Trust', 'regime'),
    fault(unclear, 'Name in outsideBodies which of these this programme asks', 'outsideBodies'),
  ]);
}

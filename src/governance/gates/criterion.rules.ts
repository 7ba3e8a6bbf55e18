import type { DocumentRole } from '../programmes/document-role.rules.js';
import { inWords } from '../programmes/document-role.rules.js';
import type { CriterionKind } from '../programmes/regime.rules.js';
import { dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import { AssuranceRating, ratingLetsProceed } from '../decisions/external-decision.rules.js';
import type { ExternalDecision } from '../decisions/external-decision.rules.js';

/** The facts by which the criteria of a gate are judged. */
export interface CriterionFacts {
  /** Who confirmed a MANUAL criterion and what they saw; null when nobody did, or took it back. */
  confirmation: { byName: string; note: string } | null;
  /** The documents attached to the gate, and for a Trust's own document that Trust. */
  documents: readonly { role: DocumentRole; trustId: string | null }[];
  trustIds: readonly string[];
  rating: Pick<ExternalDecision, 'outcome' | 'overall' | 'letsProceed'> | null;
  /** The last sealed version of the case, in words; null while none is sealed. */
  packLabel: string | null;
  goLiveOn: Day | null;
  today: Day;
}

type Settings = Readonly<Record<string, string | boolean>>;
export type Verdict = { met: boolean; because: string };

/** Whether a criterion is met, and the reason either way. */
export function judge(kind: CriterionKind, settings: Settings, ground: CriterionFacts): Verdict {
  return JUDGES[kind](settings, ground);
}

const JUDGES: Record<CriterionKind, (settings: Settings, ground: CriterionFacts) => Verdict> = {
  MANUAL: (_settings, { confirmation }) =>
    confirmation
      ? yes(`Confirmed by ${confirmation.byName}: ${confirmation.note}`)
      : no('Nobody has confirmed it yet.'),
  DOCUMENT: judgeDocuments,
  RATING: judgeRating,
  DAY_REACHED: (_settings, { goLiveOn, today }) => {
    if (goLiveOn === null) return no('No go-live date is set.');
    const day = dayInWords(goLiveOn);
    return today >= goLiveOn ? yes(`It came on ${day}.`) : no(`It comes on ${day}.`);
  },
};

function judgeDocuments(settings: Settings, ground: CriterionFacts): Verdict {
  const role = String(settings['role']);
  const attached = ground.documents.filter((document) => document.role === role);
  if (settings['fromEachTrust'] !== true) {
    return attached.length > 0 ? yes('It is attached.') : no(`No ${inWords(role)} is attached.`);
  }
  const missing = ground.trustIds.filter(
    (trustId) => !attached.some((document) => document.trustId === trustId),
  );
  const all = ground.trustIds.length;
  if (missing.length === 0 && all > 0)
    return yes(`Each of the ${all} Trusts has attached its ${inWords(role)}.`);
  const [have, their] = missing.length === 1 ? ['has', 'its'] : ['have', 'their'];
  return no(
    `${missing.length} of the ${all} Trusts ${have} not attached ${their} ${inWords(role)}.`,
  );
}

function judgeRating(settings: Settings, { rating, packLabel }: CriterionFacts): Verdict {
  if (rating?.outcome !== 'RATED')
    return no(
      packLabel === null
        ? 'No rating is recorded yet, and no version of the case is sealed.'
        : `No rating of ${packLabel} is recorded yet.`,
    );
  const worst = settings['worstAllowed'];
  const proceeds = ratingLetsProceed(rating, isRating(worst) ? worst : 'GREEN');
  const colour = rating.overall ? `rated ${inWords(rating.overall)}` : 'no overall colour';
  const letter = rating.letsProceed === null ? '' : ', as the letter says';
  return proceeds
    ? yes(`The boards may proceed: ${colour}${letter}.`)
    : no(`The boards may not proceed: ${colour}${letter}.`);
}

function isRating(value: unknown): value is AssuranceRating {
  return typeof value === 'string' && Object.hasOwn(AssuranceRating, value);
}

function yes(because: string): Verdict {
  return { met: true, because };
}

function no(because: string): Verdict {
  return { met: false, because };
}

import type { Refusal } from '../../shared/refusal.js';
import type { InterestRule } from '../trusts/trust.rules.js';
import type { Ruling } from './quorum.rules.js';

/** A ruling that is to be made on an interest. */
export interface RulingAsked {
  rule: InterestRule;
  pecuniary: boolean;
  ruling: Ruling;
  /** Whether the document is named by which the disability is removed. */
  dispensation: boolean;
}

/**
 * Whether an interest may be ruled on so; null means yes. Whoever has a pecuniary interest on the board of an NHS
 * trust takes no part and has no vote, unless a dispensation is attached.
 */
export function mayRuleSo({ rule, pecuniary, ruling, dispensation }: RulingAsked): Refusal | null {
  const field = 'dispensationDocumentId';
  const barred = rule === 'STATUTORY_PECUNIARY' && pecuniary;
  if (dispensation && !(barred && ruling === 'TAKE_PART')) {
    const because =
      'A dispensation is named only where a member of an NHS trust’s board takes part in spite of a pecuniary interest.';
    return { code: 'BAD_USER_INPUT', because, field };
  }
  if (!barred || ruling !== 'TAKE_PART' || dispensation) return null;
  const because =
    'On the board of an NHS trust a member with a pecuniary interest takes no part in the item: name the dispensation, or rule STAY_NO_VOTE or LEAVE.';
  return { code: 'BAD_USER_INPUT', because, field };
}

/** Whether an interest can be noted with others, without a ruling of its own. */
export const mayBeNoted = (rule: InterestRule, pecuniary: boolean): boolean =>
  mayRuleSo({ rule, pecuniary, ruling: 'TAKE_PART', dispensation: false }) === null;

/** A foundation trust has governors, who must approve a merger; an NHS trust has none (NHS Act 2006). */
export const TrustKind = { FOUNDATION_TRUST: 'FOUNDATION_TRUST', NHS_TRUST: 'NHS_TRUST' } as const;
export type TrustKind = keyof typeof TrustKind;

/** By what a body judges the interests of its members. */
export const InterestRule = {
  STATUTORY_PECUNIARY: 'STATUTORY_PECUNIARY',
  PRESIDING_MEMBER: 'PRESIDING_MEMBER',
} as const;
export type InterestRule = keyof typeof InterestRule;

/**
 * The rule by which a body judges interests: on the board of an NHS trust a pecuniary interest takes the member
 * out of the item by statute (SI 1990/2024, regulation 20); elsewhere whoever presides rules, by the body's own
 * constitution and standing orders.
 */
export const interestRuleOf = (trust: TrustKind | null): InterestRule =>
  trust === 'NHS_TRUST' ? 'STATUTORY_PECUNIARY' : 'PRESIDING_MEMBER';

export const SiteKind = {
  ACUTE: 'ACUTE',
  COMMUNITY: 'COMMUNITY',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  OTHER: 'OTHER',
} as const;
export type SiteKind = keyof typeof SiteKind;

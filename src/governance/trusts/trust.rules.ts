/** A foundation trust has governors, who must approve a merger; an NHS trust has none (NHS Act 2006). */
export const TrustKind = { FOUNDATION_TRUST: 'FOUNDATION_TRUST', NHS_TRUST: 'NHS_TRUST' } as const;
export type TrustKind = keyof typeof TrustKind;

export const SiteKind = {
  ACUTE: 'ACUTE',
  COMMUNITY: 'COMMUNITY',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  OTHER: 'OTHER',
} as const;
export type SiteKind = keyof typeof SiteKind;

import { publishEnum } from '../../platform/graphql/enum.js';
import { Ground } from './provision.rules.js';
import { CaseStage, CriterionKind, RegimeCode, SatisfyingOutcome } from './regime.rules.js';

publishEnum(
  RegimeCode,
  'RegimeCode',
  'The rulebook that the programme follows: see docs/regimes.md.',
  {
    REGIME_2015_SOC_OBC_FBC:
      'In force from March 2015 to October 2017: strategic outline, outline and full business case.',
    REGIME_2017_STRATEGIC_FBC:
      'In force from November 2017 to September 2022: strategic case and full business case.',
    REGIME_2022_STATUTORY_TRANSACTION:
      'In force since October 2022: strategic case and full business case, and the Secretary of State approves the grant.',
  },
);
publishEnum(CaseStage, 'CaseStage', 'The business case that a gate is decided on.', {
  SOC: 'The strategic outline case: whether there is a case for change.',
  OBC: 'The outline business case: whether a merger is the best option.',
  STRATEGIC_CASE: 'The strategic case, which is the strategic outline and outline case in one.',
  FBC: 'The full business case: whether the merger is ready and worth it.',
});
publishEnum(
  SatisfyingOutcome,
  'SatisfyingOutcome',
  'An outcome of a body with which a gate can be passed.',
  {
    APPROVED: 'The body approved it.',
    APPROVED_WITH_CONDITIONS: 'The body approved it, if conditions that it set are met.',
    MAY_PROCEED: 'The regulator reviewed the case and lets the Trusts go on to the next.',
    SUPPORTED: 'The outside body supports it.',
    RATED: 'The regulator rated the transaction. Whether the rating is good enough is a criterion.',
    CLEARED: 'The Competition and Markets Authority cleared the merger.',
    CLEARED_ON_BENEFITS:
      'The Competition and Markets Authority cleared the merger for its benefits to patients.',
    NOT_INVESTIGATED:
      'The Competition and Markets Authority answered that it does not investigate the merger.',
    GRANTED: 'The application was granted.',
  },
);
publishEnum(
  CriterionKind,
  'CriterionKind',
  'How a criterion comes to be met: confirmed by a person, or worked out from a document, a rating or a date.',
  {
    MANUAL: 'A person confirms it and says what they saw.',
    DOCUMENT: 'A document of a given role is attached to the gate, by each Trust where it asks so.',
    RATING: 'The rating in force is good enough, or the letter says that the boards may proceed.',
    DAY_REACHED: 'The day of go-live has come.',
  },
);
publishEnum(Ground, 'Ground', 'On what a part of a regime rests.', {
  STATUTE: 'On a section of an Act: nobody takes it out while the section is in force.',
  RULEBOOK:
    "On the regulator's process in force: it is taken out with the letter that says that it is not needed.",
  PRACTICE: 'On what Trusts that merge usually do: it is taken out with a reason.',
});

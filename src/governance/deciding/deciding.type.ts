import { publishEnum } from '../../platform/graphql/enum.js';
import { DecidingPurpose, OutsidePurpose, Purpose } from '../../shared/purpose.js';
import { MissingKind } from './accounting.rules.js';
import { DenominatorKind } from './majority.rules.js';
import { NoticeFault, Part } from './meeting.rules.js';
import { MajorityKind } from './purpose.rules.js';
import { NotCounted, Ruling } from './quorum.rules.js';
import {
  DeferReason,
  Outcome,
  OutcomeState,
  ResolutionState,
  ResolutionSubject,
} from './resolution.rules.js';
import { Choice } from './tally.rules.js';
import { CastingChoice } from './voting.rules.js';

const PURPOSE_MEANINGS: Record<Purpose, string> = {
  SUPPORT: 'To support a proposal.',
  SUBMIT: 'To submit a business case or an application. It decides on a sealed pack.',
  FINAL_APPROVE:
    'To approve a business case. A Trust board decides it, on a sealed pack; its committee only where its scheme delegates that.',
  CERTIFY:
    'To certify the case. A Trust board decides it, on a sealed pack; its committee only where its scheme delegates that.',
  COUNCIL_APPROVAL:
    'To approve the application for a merger or an acquisition. Only a council of governors decides it, on a sealed pack: more than half of all its members must be for it.',
  SIGNIFICANT_TRANSACTION:
    'To approve a significant transaction. Only a council of governors decides it: more than half of the members voting must be for it.',
  SERVICE_CHANGE: 'To change a service.',
  WITHDRAW: 'To withdraw the Trust from the programme. Only a Trust board decides it.',
  DISCHARGE_OR_WAIVE: 'To discharge or waive a condition that the body set.',
  RATIFY: 'To ratify an urgent decision of the same body.',
  APPOINT: 'To make an appointment.',
  REMOVE_NON_EXECUTIVE:
    'To remove the chair or another non-executive of the Trust. Only a council of governors decides it, at a meeting: three quarters of all its members must be for it.',
  AMEND_CONSTITUTION:
    'To amend the constitution. More than half of the members voting must be for it.',
  APPROVE_MINUTES:
    'To approve the minutes of an earlier decision of the same body, with the correction that was entered of it. Only at a meeting.',
  OTHER: 'To decide another matter.',
};

const OUTSIDE_MEANINGS: Record<OutsidePurpose, string> = {
  REVIEW: 'To review the case.',
  SUPPORT: 'To support the proposal.',
  RATE: 'To rate the case.',
  CLEAR: 'To clear the merger under competition law.',
  APPROVE_GRANT: 'To approve the grant of the application.',
  GRANT: 'To grant the application.',
};

publishEnum(
  Purpose,
  'Purpose',
  'What a body that decides here is asked to decide. The majority that a resolution needs follows from it.',
  PURPOSE_MEANINGS,
);
publishEnum(
  OutsidePurpose,
  'OutsidePurpose',
  'What an outside body is asked for. Its answer is recorded here, with its letter.',
  OUTSIDE_MEANINGS,
);
publishEnum(
  DecidingPurpose,
  'DecidingPurpose',
  'What a body is asked for at a gate, whether it decides here or is an outside body.',
  { ...OUTSIDE_MEANINGS, ...PURPOSE_MEANINGS },
);
publishEnum(
  MajorityKind,
  'MajorityKind',
  'Of what a share must be for a resolution: more than half, or a larger share. It follows from the purpose, the standing orders and, for a written resolution, the method.',
  {
    OF_VOTES_CAST:
      'More than half of the votes cast. An abstention is not a vote cast; a casting vote can make up the majority.',
    OF_MEMBERS_VOTING:
      'More than half of the members who vote for or against. There is no casting vote.',
    OF_MEMBERS_ENTITLED:
      'A share of all the members entitled to vote on the item, whether they vote or not. There is no casting vote.',
    OF_WHOLE_MEMBERSHIP:
      'More than half of all the members of the council: an abstention or an absence weighs as a vote against. There is no casting vote.',
  },
);
publishEnum(DenominatorKind, 'DenominatorKind', 'What the majority was counted from.', {
  VOTES_CAST: 'The votes for and against.',
  MEMBERS_VOTING: 'The members who voted for or against.',
  MEMBERS_ENTITLED: 'The members entitled to vote on the item.',
  SEATS: 'All seats of the council, filled or vacant.',
  IN_POST: 'The members of the council in post.',
});
publishEnum(Part, 'MeetingPart', 'Whether a meeting is held with the public in the room.', {
  PUBLIC: 'The public can attend.',
  PRIVATE: 'The public is excluded, for a reason that is recorded.',
});
publishEnum(
  NoticeFault,
  'NoticeFault',
  'How the notice of a meeting falls short of the clear days in the standing orders. It makes no decision void.',
  {
    NOTICE_NOT_GIVEN: 'It is not recorded that notice was given.',
    NOTICE_SHORT: 'Notice was given fewer clear days before the meeting than asked for.',
    PAPERS_SHORT: 'Papers are due fewer clear days before the meeting than asked for.',
    PAPERS_LATE: 'Papers were sealed after they were due, or within the clear days asked for.',
  },
);
publishEnum(
  Ruling,
  'Ruling',
  "What the person presiding decides about a member's interest in an item.",
  {
    TAKE_PART: 'The member takes part and votes.',
    STAY_NO_VOTE:
      'The member stays without a vote, and counts towards the quorum only if the standing orders say so.',
    LEAVE: 'The member leaves for the item, and does not count towards its quorum.',
  },
);
publishEnum(
  NotCounted,
  'NotCounted',
  'Why a member on the roll does not count towards the quorum of an item.',
  {
    NOT_ENTITLED: 'The member has no vote, such as the chair of a council.',
    ABSENT:
      'The member was not present when the item was taken or, without a meeting, did not answer.',
    STAYED_WITHOUT_VOTE: 'The member stayed without a vote because of an interest.',
    LEFT_FOR_THE_ITEM: 'The member left for the item because of an interest.',
  },
);
publishEnum(
  ResolutionState,
  'ResolutionState',
  'Where a resolution stands. One that is closed or withdrawn is never reopened: draft a new one instead.',
  {
    DRAFT: 'It is being drafted: only its own body can read it.',
    OPEN: 'It is put to its members for decision: its pack and its roll are fixed.',
    DECLARED:
      'Its result is declared, and not everybody is accounted for yet: it counts nowhere until it is completed.',
    CLOSED: 'It has an outcome: decided by its members, deferred or referred back.',
    WITHDRAWN: 'It was withdrawn before it was decided.',
  },
);
publishEnum(
  ResolutionSubject,
  'ResolutionSubject',
  'What kind of thing a resolution is about, if it is not about a case pack alone.',
  {
    RESOLUTION: 'An urgent decision of the same body, which it ratifies.',
    CONDITION: 'A condition, which it discharges or waives.',
    GATE: 'A gate that has no business case.',
  },
);
const OUTCOMES = {
  APPROVED: 'It was carried, without conditions.',
  APPROVED_WITH_CONDITIONS: 'It was carried with its conditions. A council sets none.',
  DEFERRED: 'Its decision was put off to a new date.',
  REFERRED_BACK: 'The case went back to its authors, with what is asked of them.',
  REJECTED:
    'It was not carried. A motion to approve that falls is no decision to refuse: the body may be asked again.',
  WITHDRAWN: 'It was withdrawn before it was decided.',
  NOT_QUORATE: 'There was no quorum, so nothing was decided.',
};
publishEnum(Outcome, 'Outcome', 'How a resolution ended.', OUTCOMES);
publishEnum(
  OutcomeState,
  'OutcomeState',
  'How a resolution ended, or that its result is declared and not complete.',
  {
    ...OUTCOMES,
    DECLARED:
      'Its result is declared, and not everybody is accounted for: it counts nowhere until it is completed.',
  },
);
publishEnum(MissingKind, 'MissingKind', 'What of a declared result is not accounted for.', {
  VOTES: 'Members who were present and could vote are in no vote or count.',
  INTERESTS: 'Interests in the item have no ruling.',
});
publishEnum(DeferReason, 'DeferReason', 'Why a decision or a gate is deferred.', {
  PRE_ELECTION: 'Its date is in a pre-election period.',
  MORE_INFORMATION: 'More information is needed.',
  REGULATOR: 'It waits for a regulator.',
  DEPENDENCY: 'It waits for something else to happen first.',
  QUORUM: 'There is no quorum.',
  PANDEMIC_OR_OPERATIONAL: 'A pandemic or the running of services does not allow it.',
  OTHER: 'Another reason, which is given in words.',
});
publishEnum(Choice, 'Choice', 'How a member votes.', {
  FOR: 'For the resolution.',
  AGAINST: 'Against the resolution.',
  ABSTAIN:
    'Neither for nor against. The member counts towards the quorum, but this is not a vote cast.',
});
publishEnum(
  CastingChoice,
  'CastingChoice',
  'How the casting vote is given. It decides, so there is no abstaining.',
  { FOR: 'The resolution is carried.', AGAINST: 'The resolution is not carried.' },
);

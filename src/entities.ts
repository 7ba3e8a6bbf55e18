import {
  Account,
  ApiToken,
  Membership,
  Person,
  Session,
} from './platform/accounts/account.entity.js';
import {
  AuditContent,
  AuditChain,
  AuditCheckpoint,
  AuditEntry,
  AuditKey,
  AuditMark,
} from './platform/audit/audit.entity.js';
import { IdempotentRequest } from './platform/idempotency/idempotency.entity.js';
import { Notice } from './platform/outbox/notice.entity.js';
import { Gate, GateCriterion, GateDecider } from './governance/programmes/gate.entity.js';
import {
  PreElectionPeriod,
  Programme,
  ProgrammeActDone,
  ProgrammeParty,
  ProgrammeStatement,
} from './governance/programmes/programme.entity.js';
import {
  CouncilSeats,
  DecidingBody,
  Seat,
  Site,
  StandingInterest,
  StandingOrdersVersion,
  Trust,
} from './governance/trusts/trust.entity.js';

import {
  AnnexChunk,
  AnnexDocument,
  CasePack,
  Document,
  DocumentChunk,
  KeyFigureRow,
  PackAnnex,
  PackDocument,
  PackSection,
} from './governance/case-packs/case-pack.entity.js';
import { ConditionEvent } from './governance/settling/condition-event.entity.js';
import {
  CountedDecision,
  GateConfirmation,
  GateDeferralRow,
  GateDocument,
  GatePassing,
} from './governance/gates/gate-record.entity.js';
import { ExternalDecisionRow } from './governance/decisions/external-decision.entity.js';
import { ProposedCondition } from './governance/resolutions/proposed-condition.entity.js';
import { Condition } from './governance/conditions/condition.entity.js';
import { RecordedDecision } from './governance/decisions/recorded-decision.entity.js';
import {
  DeclaredInterest,
  InterestConfirmation,
  InterestRulingRow,
} from './governance/resolutions/interest.entity.js';
import { Meeting, MeetingAttendance } from './governance/meetings/meeting.entity.js';
import {
  CastingVoteRow,
  Elector,
  Resolution,
  ResolutionCount,
  ResolutionOutcome,
  ResolutionOwnPart,
  ResolutionWorking,
  Vote,
} from './governance/resolutions/resolution.entity.js';

/** Every table of Watersmeet, in the order of its folders. */
export const ENTITIES = [
  AuditChain,
  AuditEntry,
  AuditContent,
  AuditCheckpoint,
  AuditMark,
  AuditKey,
  Person,
  Account,
  Session,
  ApiToken,
  Membership,
  IdempotentRequest,
  Notice,
  Trust,
  Site,
  DecidingBody,
  CouncilSeats,
  StandingOrdersVersion,
  Seat,
  StandingInterest,
  Programme,
  ProgrammeParty,
  ProgrammeStatement,
  PreElectionPeriod,
  ProgrammeActDone,
  Gate,
  GateDecider,
  GateCriterion,
  CasePack,
  PackSection,
  KeyFigureRow,
  Document,
  DocumentChunk,
  PackDocument,
  PackAnnex,
  AnnexDocument,
  AnnexChunk,
  Meeting,
  MeetingAttendance,
  Resolution,
  ResolutionOwnPart,
  Elector,
  Vote,
  CastingVoteRow,
  DeclaredInterest,
  InterestConfirmation,
  InterestRulingRow,
  ResolutionCount,
  ResolutionOutcome,
  ResolutionWorking,
  RecordedDecision,
  Condition,
  ProposedCondition,
  ExternalDecisionRow,
  GateConfirmation,
  GateDocument,
  GateDeferralRow,
  GatePassing,
  CountedDecision,
  ConditionEvent,
];

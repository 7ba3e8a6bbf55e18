import { Account, ApiToken, Membership, Person, Session } from './access/access.entity.js';
import {
  AuditContent,
  AuditChain,
  AuditCheckpoint,
  AuditEntry,
  AuditKey,
  AuditMark,
} from './audit/audit.entity.js';
import { IdempotentRequest } from './idempotency/idempotency.entity.js';
import { Notice } from './outbox/notice.entity.js';
import { Gate, GateCriterion, GateDecider } from './programmes/gate.entity.js';
import {
  PreElectionPeriod,
  Programme,
  ProgrammeActDone,
  ProgrammeParty,
  ProgrammeStatement,
} from './programmes/programme.entity.js';
import {
  CouncilSeats,
  DecidingBody,
  Seat,
  Site,
  StandingInterest,
  StandingOrdersVersion,
  Trust,
} from './trusts/trust.entity.js';

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
} from './case-packs/case-pack.entity.js';
import { ConditionEvent } from './gates/condition-record.entity.js';
import {
  CountedDecision,
  ExternalDecisionRow,
  GateConfirmation,
  GateDeferralRow,
  GateDocument,
  GatePassing,
} from './gates/gate-record.entity.js';
import { Condition, ProposedCondition, RecordedDecision } from './resolutions/decision.entity.js';
import {
  DeclaredInterest,
  InterestConfirmation,
  InterestRulingRow,
} from './resolutions/interest.entity.js';
import { Meeting, MeetingAttendance } from './resolutions/meeting.entity.js';
import {
  CastingVoteRow,
  Elector,
  Resolution,
  ResolutionCount,
  ResolutionOutcome,
  ResolutionOwnPart,
  ResolutionWorking,
  Vote,
} from './resolutions/resolution.entity.js';

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

import {
  CorrectionConfirmation,
  CorrectionWorking,
  ResolutionCorrection,
} from './governance/resolutions/correction.entity.js';
import { Delegation } from './governance/delegations/delegation.entity.js';
import { JudgedAgain } from './governance/resolutions/judged-again.entity.js';
import { SeatInstrument } from './governance/resolutions/seat-instrument.entity.js';
import {
  Account,
  ApiToken,
  Identification,
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
  BusinessDay,
  Programme,
  ProgrammeActDone,
  ProgrammeParty,
  ProgrammeStatement,
  RegimeChange,
} from './governance/programmes/programme.entity.js';
import {
  BodyPosts,
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
  GateAdjustment,
  GateDeferralRow,
  GateDocument,
  GatePassing,
} from './governance/gates/gate-record.entity.js';
import { GateChange, KeptGateStatus } from './governance/gates/kept-gate.entity.js';
import {
  ExternalConfirmation,
  ExternalDecisionRow,
} from './governance/decisions/external-decision.entity.js';
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
  DeclarationWorking,
  CastingVoteRow,
  Elector,
  Resolution,
  ResolutionCount,
  ResolutionDeclaration,
  ResolutionOutcome,
  ResolutionOwnPart,
  ResolutionWorking,
  Vote,
} from './governance/resolutions/resolution.entity.js';

import {
  Application,
  LawChangeConfirmation,
  LawChangeRow,
  RecordAnnulment,
  RecordObjection,
} from './governance/decisions/law-record.entity.js';

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
  Identification,
  Session,
  ApiToken,
  Membership,
  IdempotentRequest,
  Notice,
  Trust,
  Site,
  DecidingBody,
  BodyPosts,
  StandingOrdersVersion,
  Seat,
  StandingInterest,
  Programme,
  BusinessDay,
  ProgrammeParty,
  ProgrammeStatement,
  PreElectionPeriod,
  ProgrammeActDone,
  RegimeChange,
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
  JudgedAgain,
  SeatInstrument,
  Delegation,
  Vote,
  CastingVoteRow,
  DeclaredInterest,
  InterestConfirmation,
  InterestRulingRow,
  ResolutionCount,
  ResolutionDeclaration,
  DeclarationWorking,
  ResolutionOutcome,
  ResolutionWorking,
  ResolutionCorrection,
  CorrectionWorking,
  CorrectionConfirmation,
  RecordedDecision,
  Condition,
  ProposedCondition,
  ExternalDecisionRow,
  ExternalConfirmation,
  GateConfirmation,
  GateDocument,
  GateDeferralRow,
  GateAdjustment,
  GatePassing,
  CountedDecision,
  KeptGateStatus,
  GateChange,
  ConditionEvent,
  Application,
  RecordAnnulment,
  RecordObjection,
  LawChangeRow,
  LawChangeConfirmation,
];

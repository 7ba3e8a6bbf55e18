// Written by `npm run schema:write` from docs/schema.graphql.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  BigInt: { input: string; output: string };
  Date: { input: string; output: string };
  DateTime: { input: string; output: string };
  Decimal: { input: string; output: string };
  MeetingTime: { input: string; output: string };
  Sha256: { input: string; output: string };
  UUID: { input: string; output: string };
};

export type Act =
  | 'actOnProgramme'
  | 'addPreElectionPeriod'
  | 'addStatement'
  | 'adjustGate'
  | 'adoptStandingOrders'
  | 'advanceBusinessDate'
  | 'annulRecord'
  | 'appointToSeat'
  | 'approveCorrection'
  | 'assignCondition'
  | 'attachGateDocument'
  | 'attachSeatInstrument'
  | 'cancelMeeting'
  | 'castVote'
  | 'changeEmail'
  | 'changePassword'
  | 'changeRegime'
  | 'closeResolution'
  | 'completeResolution'
  | 'confirmCorrection'
  | 'confirmCriterion'
  | 'confirmDelegation'
  | 'confirmExternalDecision'
  | 'confirmIdentity'
  | 'confirmInterest'
  | 'confirmLawChange'
  | 'confirmSeatInstrument'
  | 'correctGateBaseline'
  | 'correctResolution'
  | 'correctStandingOrders'
  | 'createAnnex'
  | 'createApiToken'
  | 'createBody'
  | 'createCasePack'
  | 'createPerson'
  | 'createProgramme'
  | 'createTrust'
  | 'declareInterest'
  | 'deferGate'
  | 'deferResolution'
  | 'disableAccount'
  | 'dischargeCondition'
  | 'draftResolution'
  | 'enableAccount'
  | 'endDelegation'
  | 'endInterest'
  | 'endSeat'
  | 'endSession'
  | 'enrolMembers'
  | 'enterLawChange'
  | 'giveCastingVote'
  | 'grantRole'
  | 'makeApplication'
  | 'makeCheckpoint'
  | 'markNoticeRead'
  | 'meetInCommon'
  | 'movePackDocument'
  | 'noteInterests'
  | 'objectToRecord'
  | 'openResolution'
  | 'passGate'
  | 'placeDocument'
  | 'planMeeting'
  | 'putKeyFigure'
  | 'putSection'
  | 'reauthenticate'
  | 'recordAttendance'
  | 'recordCount'
  | 'recordDecision'
  | 'recordDelegation'
  | 'recordExternalDecision'
  | 'recordVotes'
  | 'referBack'
  | 'registerInterest'
  | 'removeAnnexDocument'
  | 'removeGateDocument'
  | 'removeKeyFigure'
  | 'removePackDocument'
  | 'removePreElectionPeriod'
  | 'removeSection'
  | 'reopenCondition'
  | 'resetPassword'
  | 'reviseAnnex'
  | 'reviseAnnexDocument'
  | 'reviseBody'
  | 'reviseMeeting'
  | 'revisePack'
  | 'revisePerson'
  | 'revisePreElectionPeriod'
  | 'reviseProgramme'
  | 'reviseResolution'
  | 'reviseSeat'
  | 'reviseStatement'
  | 'reviseTrust'
  | 'revokeApiToken'
  | 'revokeRole'
  | 'ruleOnInterest'
  | 'sealAnnex'
  | 'sealPack'
  | 'sendBackEvidence'
  | 'setGateDates'
  | 'setPosts'
  | 'signIn'
  | 'signOut'
  | 'submitConditionEvidence'
  | 'takeBackObjection'
  | 'takeBackVote'
  | 'takeItem'
  | 'takeOutCastingVote'
  | 'takeOutCount'
  | 'voidDelegation'
  | 'voidSeat'
  | 'voidStandingOrders'
  | 'waiveCondition'
  | 'withdrawResolution';

export type ActOnProgrammeInput = {
  act: ProgrammeAct;
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type AddPreElectionPeriodInput = {
  endsOn: Scalars['Date']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  name: Scalars['String']['input'];
  programme: Scalars['String']['input'];
  startsOn: Scalars['Date']['input'];
};

export type AddStatementInput = {
  challengeKind?: InputMaybe<ChallengeKind>;
  idempotencyKey: Scalars['UUID']['input'];
  kind: StatementKind;
  position?: InputMaybe<Scalars['Int']['input']>;
  programme: Scalars['String']['input'];
  text: Scalars['String']['input'];
};

export type AdjustGateInput = {
  addCriteria?: Array<NewCriterionInput>;
  addDeciders?: Array<NewDeciderInput>;
  expectedVersion: Scalars['Int']['input'];
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  letterDocumentId?: InputMaybe<Scalars['UUID']['input']>;
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  removeCriteria?: Array<Scalars['UUID']['input']>;
  removeDeciders?: Array<Scalars['UUID']['input']>;
  requiredDocuments?: InputMaybe<Array<DocumentRole>>;
  takeOut?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Admits = 'CHANGING_PASSWORD' | 'EVERYTHING' | 'READING';

export type AdoptStandingOrdersInput = {
  body: Scalars['String']['input'];
  castingVote: Scalars['Boolean']['input'];
  castingVoteClause?: InputMaybe<Scalars['String']['input']>;
  councilDenominator?: CouncilDenominator;
  documentTitle?: InputMaybe<Scalars['String']['input']>;
  effectiveFrom: Scalars['Date']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  majorities?: Array<LargerMajorityInput>;
  majorityClause?: InputMaybe<Scalars['String']['input']>;
  methods: Array<Method>;
  noticeClearDays?: Scalars['Int']['input'];
  quorumDenominator?: Scalars['Int']['input'];
  quorumExecutives: Scalars['Int']['input'];
  quorumMinimum?: InputMaybe<Scalars['Int']['input']>;
  quorumNonExecutives: Scalars['Int']['input'];
  quorumNumerator?: Scalars['Int']['input'];
  quorumOf?: QuorumBase;
  recusedCountToQuorum?: Scalars['Boolean']['input'];
  votesPublic?: Scalars['Boolean']['input'];
  ways: Array<Way>;
  writtenDenominator?: Scalars['Int']['input'];
  writtenNumerator?: Scalars['Int']['input'];
};

export type AdvanceBusinessDateInput = {
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  to: Scalars['Date']['input'];
};

export type AfterVotesInput = {
  proceduralMinuteRef?: InputMaybe<Scalars['String']['input']>;
  ruledBecause?: InputMaybe<Scalars['String']['input']>;
  ruledBy?: InputMaybe<Scalars['String']['input']>;
};

export type AnnexDocument = {
  bytes: Scalars['BigInt']['output'];
  caution?: Maybe<DocumentCaution>;
  fileName: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  mediaType: Scalars['String']['output'];
  position: Scalars['Int']['output'];
  privileged: Scalars['Boolean']['output'];
  role: DocumentRole;
  scan: DocumentScan;
  sha256: Scalars['Sha256']['output'];
  title: Scalars['String']['output'];
  uploadedAt: Scalars['DateTime']['output'];
  uploadedBy: Person;
  uploadedById: Scalars['UUID']['output'];
  url: Scalars['String']['output'];
};

export type AnnulRecordInput = {
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  recordId: Scalars['UUID']['input'];
  recordType: RecordType;
};

export type ApiToken = {
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['UUID']['output'];
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  programme?: Maybe<Programme>;
  programmeId: Scalars['UUID']['output'];
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  role: Role;
  version: Scalars['Int']['output'];
};

export type ApiTokenPayload = {
  apiToken: ApiToken;
  replayed: Scalars['Boolean']['output'];
};

export type Application = {
  annulledBecause?: Maybe<Scalars['String']['output']>;
  document: Document;
  documentId: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  madeAt: Scalars['DateTime']['output'];
  madeBy: Person;
  madeById: Scalars['UUID']['output'];
  madeOn: Scalars['Date']['output'];
  number: Scalars['Int']['output'];
  reference: Scalars['String']['output'];
};

export type AppointToSeatInput = {
  body: Scalars['String']['input'];
  from: Scalars['Date']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  kind: SeatKind;
  person: Scalars['String']['input'];
  sharesSeatId?: InputMaybe<Scalars['UUID']['input']>;
  title: Scalars['String']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
  voting: Scalars['Boolean']['input'];
};

export type ApproveCorrectionInput = {
  correctionId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  resolution: Scalars['String']['input'];
};

export type AsItStands = {
  carried: Scalars['Boolean']['output'];
  counted: Scalars['Boolean']['output'];
  majority: Majority;
  missing: Array<Missing>;
  quorum: Quorum;
  steps: Array<Scalars['String']['output']>;
  tally: Tally;
};

export type AssignConditionInput = {
  condition: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  owner?: InputMaybe<Scalars['String']['input']>;
  ownerName: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type AssuranceDomain = 'FINANCE' | 'QUALITY' | 'STRATEGY' | 'TRANSACTION_EXECUTION';

export type AssuranceRating = 'AMBER' | 'AMBER_GREEN' | 'AMBER_RED' | 'GREEN' | 'RED';

export type AttachGateDocumentInput = {
  documentId: Scalars['UUID']['input'];
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  role: DocumentRole;
  title: Scalars['String']['input'];
  trust?: InputMaybe<Scalars['String']['input']>;
};

export type AttachSeatInstrumentInput = {
  datedOn: Scalars['Date']['input'];
  documentId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  resolution: Scalars['String']['input'];
  seatId: Scalars['UUID']['input'];
};

export type Attendance = {
  apologies: Array<Person>;
  inAttendance: Array<InAttendance>;
  present: Array<Presence>;
};

export type AuditEvent = {
  actor?: Maybe<Person>;
  actorId?: Maybe<Scalars['UUID']['output']>;
  at: Scalars['String']['output'];
  content?: Maybe<Scalars['String']['output']>;
  contentDigest: Scalars['Sha256']['output'];
  entryHash: Scalars['Sha256']['output'];
  sequence: Scalars['BigInt']['output'];
  subjectId?: Maybe<Scalars['UUID']['output']>;
  subjectType?: Maybe<AuditSubject>;
  type?: Maybe<AuditEventKind>;
};

export type AuditEventConnection = {
  edges: Array<AuditEventEdge>;
  nodes: Array<AuditEvent>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type AuditEventEdge = {
  cursor: Scalars['String']['output'];
  node: AuditEvent;
};

export type AuditEventKind =
  | 'ACCOUNT_DISABLED'
  | 'ACCOUNT_EMAIL_CHANGED'
  | 'ACCOUNT_ENABLED'
  | 'ACCOUNT_IDENTIFIED'
  | 'ACCOUNT_PASSWORD_CHANGED'
  | 'ACCOUNT_PASSWORD_RESET'
  | 'ANNEX_CREATED'
  | 'ANNEX_DOCUMENT_REMOVED'
  | 'ANNEX_DOCUMENT_REVISED'
  | 'ANNEX_DOCUMENT_UPLOADED'
  | 'ANNEX_REVISED'
  | 'ANNEX_SEALED'
  | 'API_TOKEN_CREATED'
  | 'API_TOKEN_REVOKED'
  | 'APPLICATION_MADE'
  | 'ATTENDANCE_RECORDED'
  | 'AUDIT_CONTENT_ERASED'
  | 'BODY_CREATED'
  | 'BODY_POSTS_SET'
  | 'BODY_REVISED'
  | 'CASTING_VOTE_GIVEN'
  | 'CASTING_VOTE_TAKEN_OUT'
  | 'CHECKPOINT_ASKED'
  | 'CONDITION_ASSIGNED'
  | 'CONDITION_DISCHARGED'
  | 'CONDITION_EVIDENCE_SUBMITTED'
  | 'CONDITION_REOPENED'
  | 'CONDITION_SENT_BACK'
  | 'CONDITION_WAIVED'
  | 'CORRECTION_APPROVED'
  | 'CORRECTION_CONFIRMED'
  | 'CORRECTION_WORKED_OUT'
  | 'COUNT_RECORDED'
  | 'COUNT_TAKEN_OUT'
  | 'CRITERION_CONFIRMATION_TAKEN_BACK'
  | 'CRITERION_CONFIRMED'
  | 'DECISION_RECORDED'
  | 'DELEGATION_CONFIRMED'
  | 'DELEGATION_ENDED'
  | 'DELEGATION_RECORDED'
  | 'DELEGATION_VOIDED'
  | 'DEMO_BEGUN'
  | 'DEMO_LOADED'
  | 'DOCUMENT_UPLOADED'
  | 'EXTERNAL_DECISION_CONFIRMED'
  | 'EXTERNAL_DECISION_RECORDED'
  | 'GATE_ADJUSTED'
  | 'GATE_BASELINE_CORRECTED'
  | 'GATE_DATED'
  | 'GATE_DEFERRED'
  | 'GATE_DOCUMENT_ATTACHED'
  | 'GATE_DOCUMENT_REMOVED'
  | 'GATE_PASSED'
  | 'INTEREST_CONFIRMED'
  | 'INTEREST_DECLARED'
  | 'INTEREST_ENDED'
  | 'INTEREST_REGISTERED'
  | 'INTEREST_RULED'
  | 'LAW_CHANGE_CONFIRMED'
  | 'LAW_CHANGE_ENTERED'
  | 'MEETING_CANCELLED'
  | 'MEETING_PLACE_TOLD'
  | 'MEETING_PLANNED'
  | 'MEETING_REVISED'
  | 'MEETING_SEATED_IN_COMMON'
  | 'MEMBERSHIP_GRANTED'
  | 'MEMBERSHIP_REVOKED'
  | 'PACK_CREATED'
  | 'PACK_DOCUMENT_MOVED'
  | 'PACK_DOCUMENT_PLACED'
  | 'PACK_DOCUMENT_REMOVED'
  | 'PACK_FIGURE_PUT'
  | 'PACK_FIGURE_REMOVED'
  | 'PACK_REVISED'
  | 'PACK_SEALED'
  | 'PACK_SECTION_PUT'
  | 'PACK_SECTION_REMOVED'
  | 'PACK_SUPERSEDED'
  | 'PERSON_CREATED'
  | 'PERSON_REVISED'
  | 'PRE_ELECTION_PERIOD_ADDED'
  | 'PRE_ELECTION_PERIOD_REMOVED'
  | 'PRE_ELECTION_PERIOD_REVISED'
  | 'PROGRAMME_ACTED'
  | 'PROGRAMME_CREATED'
  | 'PROGRAMME_DATE_ADVANCED'
  | 'PROGRAMME_REGIME_CHANGED'
  | 'PROGRAMME_REVISED'
  | 'RECORD_ANNULLED'
  | 'RECORD_OBJECTED'
  | 'RECORD_OBJECTION_TAKEN_BACK'
  | 'RESOLUTION_CLOSED'
  | 'RESOLUTION_CORRECTED'
  | 'RESOLUTION_DECLARED'
  | 'RESOLUTION_DEFERRED'
  | 'RESOLUTION_DRAFTED'
  | 'RESOLUTION_ITEM_TAKEN'
  | 'RESOLUTION_JUDGED_AGAIN'
  | 'RESOLUTION_OPENED'
  | 'RESOLUTION_REFERRED_BACK'
  | 'RESOLUTION_REVISED'
  | 'RESOLUTION_ROLL_FIXED'
  | 'RESOLUTION_WITHDRAWN'
  | 'RESOLUTION_WORKED_OUT'
  | 'SEAT_APPOINTED'
  | 'SEAT_ENDED'
  | 'SEAT_INSTRUMENT_ATTACHED'
  | 'SEAT_INSTRUMENT_CONFIRMED'
  | 'SEAT_REVISED'
  | 'SEAT_VOIDED'
  | 'SESSION_ENDED'
  | 'SESSION_RENEWED'
  | 'SESSION_STARTED'
  | 'SIGNING_KEY_REPLACED'
  | 'STANDING_ORDERS_ADOPTED'
  | 'STANDING_ORDERS_CORRECTED'
  | 'STANDING_ORDERS_VOIDED'
  | 'STATEMENT_ADDED'
  | 'STATEMENT_REVISED'
  | 'TRUST_CREATED'
  | 'TRUST_REVISED'
  | 'VOTE_CAST'
  | 'VOTE_RECORDED'
  | 'VOTE_TAKEN_BACK';

export type AuditSubject =
  | 'ACCOUNT'
  | 'API_TOKEN'
  | 'APPLICATION'
  | 'ATTENDANCE'
  | 'AUDIT_CHAIN'
  | 'BODY'
  | 'BODY_POSTS'
  | 'CASE_PACK'
  | 'CONDITION'
  | 'CRITERION'
  | 'DELEGATION'
  | 'DOCUMENT'
  | 'EXTERNAL_DECISION'
  | 'GATE'
  | 'GATE_DOCUMENT'
  | 'INSTALLATION'
  | 'INTEREST'
  | 'LAW_CHANGE'
  | 'MEETING'
  | 'MEMBERSHIP'
  | 'PACK_ANNEX'
  | 'PERSON'
  | 'PRE_ELECTION_PERIOD'
  | 'PROGRAMME'
  | 'PROGRAMME_ACT'
  | 'RECORDED_DECISION'
  | 'RESOLUTION'
  | 'RESOLUTION_CORRECTION'
  | 'SEAT'
  | 'SEAT_INSTRUMENT'
  | 'SESSION'
  | 'STANDING_INTEREST'
  | 'STANDING_ORDERS'
  | 'STATEMENT'
  | 'TRUST'
  | 'VOTE';

export type AuthorityInput = {
  documentId?: InputMaybe<Scalars['UUID']['input']>;
  kind: AuthorityKind;
  meetingOn?: InputMaybe<Scalars['Date']['input']>;
  minuteRef?: InputMaybe<Scalars['String']['input']>;
  resolution?: InputMaybe<Scalars['String']['input']>;
};

export type AuthorityKind = 'LETTER' | 'MINUTE' | 'RESOLUTION';

export type Blocker = {
  because: Scalars['String']['output'];
  kind: BlockerKind;
  subjectId?: Maybe<Scalars['String']['output']>;
  subjectType?: Maybe<BlockerSubject>;
};

export type BlockerKind =
  | 'BENEFITS'
  | 'CONDITION_OPEN'
  | 'CRITERION_NOT_MET'
  | 'DECIDED'
  | 'DECIDER_MISSING'
  | 'DOCUMENT'
  | 'DOCUMENTS'
  | 'GATES'
  | 'LABEL'
  | 'LIVE'
  | 'NOT_CONFIRMED'
  | 'OBJECTED_TO'
  | 'OUT_OF_ORDER'
  | 'PACK_NOT_NAMED'
  | 'PACK_SUPERSEDED'
  | 'PARTY_COUNT'
  | 'PARTY_FOUNDATION_TRUST'
  | 'PARTY_KIND'
  | 'PARTY_REPEATED'
  | 'PARTY_ROLE'
  | 'PARTY_WITHDREW'
  | 'PREVIOUS_GATE_NOT_PASSED'
  | 'PRE_ELECTION'
  | 'PROGRAMME_NOT_RUNNING'
  | 'RATIFICATION_DUE'
  | 'RECORDED_AT_LIVE_GATE'
  | 'SECTION'
  | 'TITLE'
  | 'VERSION_MISMATCH'
  | 'WRONG_OUTCOME';

export type BlockerSubject =
  | 'BODY'
  | 'CONDITION'
  | 'CRITERION'
  | 'DECISION'
  | 'DOCUMENT'
  | 'DOCUMENT_ROLE'
  | 'GATE'
  | 'PRE_ELECTION_PERIOD'
  | 'PROGRAMME'
  | 'RESOLUTION'
  | 'SECTION_KIND'
  | 'TRUST';

export type BoardWithdrawal = {
  body: Body;
  bodyId: Scalars['UUID']['output'];
  bodyName: Scalars['String']['output'];
  decidedOn: Scalars['Date']['output'];
  resolution: Resolution;
  resolutionId: Scalars['UUID']['output'];
};

export type Body = {
  code: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  interestRule: InterestRule;
  kind: BodyKind;
  name: Scalars['String']['output'];
  postCounts: Array<BodyPosts>;
  posts?: Maybe<Scalars['Int']['output']>;
  seats: Array<Seat>;
  standingOrders: Array<StandingOrders>;
  trust?: Maybe<Trust>;
  trustId?: Maybe<Scalars['UUID']['output']>;
  version: Scalars['Int']['output'];
};

export type BodySeatsArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};

export type BodyConnection = {
  edges: Array<BodyEdge>;
  nodes: Array<Body>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type BodyEdge = {
  cursor: Scalars['String']['output'];
  node: Body;
};

export type BodyKind =
  | 'CMA'
  | 'COMMITTEE'
  | 'COMMITTEE_IN_COMMON'
  | 'COUNCIL_OF_GOVERNORS'
  | 'ICB'
  | 'JOINT_COMMITTEE'
  | 'NHS_ENGLAND'
  | 'PROGRAMME_BOARD'
  | 'SECRETARY_OF_STATE'
  | 'TRUST_BOARD';

export type BodyPayload = {
  body: Body;
  replayed: Scalars['Boolean']['output'];
};

export type BodyPosts = {
  effectiveFrom: Scalars['Date']['output'];
  enteredAt: Scalars['DateTime']['output'];
  enteredBy: Person;
  enteredById: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  posts: Scalars['Int']['output'];
  reason: Scalars['String']['output'];
};

export type CancelMeetingInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  meetingId: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
};

export type CannotWait = {
  adviceOf: Scalars['String']['output'];
  reason: Scalars['String']['output'];
};

export type CannotWaitInput = {
  adviceOf: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type CasePack = {
  annexes: Array<PackAnnex>;
  asSealed: Scalars['Boolean']['output'];
  code: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  createdBy: Person;
  createdById: Scalars['UUID']['output'];
  documentCount: Scalars['Int']['output'];
  documents: Array<PackDocument>;
  id: Scalars['UUID']['output'];
  keyFigures: Array<KeyFigure>;
  label: Scalars['String']['output'];
  manifest?: Maybe<Scalars['String']['output']>;
  manifestSha256?: Maybe<Scalars['Sha256']['output']>;
  mayEdit?: Maybe<Refusal>;
  maySeal?: Maybe<Refusal>;
  missing: Array<Blocker>;
  practice: Scalars['Boolean']['output'];
  sealedAt?: Maybe<Scalars['DateTime']['output']>;
  sealedBy?: Maybe<Person>;
  sealedById?: Maybe<Scalars['UUID']['output']>;
  sealedOn?: Maybe<Scalars['Date']['output']>;
  sections: Array<PackSection>;
  stage: CaseStage;
  status: PackStatus;
  supersededBy?: Maybe<CasePack>;
  supersededById?: Maybe<Scalars['UUID']['output']>;
  version: Scalars['Int']['output'];
  versionNumber: Scalars['Int']['output'];
};

export type CasePackPayload = {
  casePack: CasePack;
  replayed: Scalars['Boolean']['output'];
};

export type CaseStage = 'FBC' | 'OBC' | 'SOC' | 'STRATEGIC_CASE';

export type CastVoteInput = {
  choice: Choice;
  expectedRevision?: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  manifestSha256?: InputMaybe<Scalars['Sha256']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type CastingChoice = 'AGAINST' | 'FOR';

export type CastingVote = {
  castAt: Scalars['DateTime']['output'];
  choice: CastingChoice;
  enteredBy: Person;
  enteredById: Scalars['UUID']['output'];
  person: Person;
  personId: Scalars['UUID']['output'];
};

export type ChallengeKind =
  'FINANCE' | 'OTHER' | 'RISING_DEMAND' | 'SERVICE_SUSTAINABILITY' | 'STAFF';

export type Change = 'ADDED' | 'CHANGED' | 'REMOVED';

export type ChangeEmailInput = {
  email: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  person: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  keepApiTokens?: InputMaybe<Array<Scalars['UUID']['input']>>;
  newPassword: Scalars['String']['input'];
};

export type ChangeRegimeInput = {
  documentId?: InputMaybe<Scalars['UUID']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  regime: RegimeCode;
};

export type Checkpoint = {
  entryHash: Scalars['Sha256']['output'];
  id: Scalars['UUID']['output'];
  keyId: Scalars['String']['output'];
  madeAt: Scalars['DateTime']['output'];
  sequence: Scalars['BigInt']['output'];
  signed: Scalars['String']['output'];
};

export type CheckpointPayload = {
  checkpoint: Checkpoint;
  replayed: Scalars['Boolean']['output'];
};

export type Choice = 'ABSTAIN' | 'AGAINST' | 'FOR';

export type CloseResolutionInput = {
  acceptNotQuorate?: Scalars['Boolean']['input'];
  cannotWait?: InputMaybe<CannotWaitInput>;
  idempotencyKey: Scalars['UUID']['input'];
  minuteRef?: InputMaybe<Scalars['String']['input']>;
  notVoted?: InputMaybe<Scalars['Int']['input']>;
  resolution: Scalars['String']['input'];
};

export type Comparison = {
  a: CasePack;
  b: CasePack;
  differenceCount: Scalars['Int']['output'];
  differences: Array<Difference>;
};

export type CompleteResolutionInput = {
  idempotencyKey: Scalars['UUID']['input'];
  minuteRef?: InputMaybe<Scalars['String']['input']>;
  notVoted?: InputMaybe<Scalars['Int']['input']>;
  resolution: Scalars['String']['input'];
};

export type Completeness = 'COMPLETE' | 'IN_PROGRESS' | 'NOT_APPLICABLE' | 'NOT_STARTED';

export type Condition = {
  body: Body;
  bodyId: Scalars['UUID']['output'];
  code: Scalars['String']['output'];
  dueOn?: Maybe<Scalars['Date']['output']>;
  events: Array<ConditionEvent>;
  evidenceRequired: Scalars['Boolean']['output'];
  gate?: Maybe<Gate>;
  id: Scalars['UUID']['output'];
  kind: ConditionKind;
  mayAssign?: Maybe<Refusal>;
  mayDischarge?: Maybe<Refusal>;
  mayReopen?: Maybe<Refusal>;
  maySendBack?: Maybe<Refusal>;
  maySubmitEvidence?: Maybe<Refusal>;
  mayWaive?: Maybe<Refusal>;
  owner?: Maybe<Person>;
  ownerId?: Maybe<Scalars['UUID']['output']>;
  ownerName: Scalars['String']['output'];
  setByDecision?: Maybe<GateDecision>;
  setById: Scalars['UUID']['output'];
  setByResolution?: Maybe<Resolution>;
  setByType: SetByType;
  setOn: Scalars['Date']['output'];
  settledOn?: Maybe<Scalars['Date']['output']>;
  state: ConditionState;
  status: ConditionStatus;
  text: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type ConditionConnection = {
  edges: Array<ConditionEdge>;
  nodes: Array<Condition>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ConditionEdge = {
  cursor: Scalars['String']['output'];
  node: Condition;
};

export type ConditionEvent = {
  authority?: Maybe<AuthorityKind>;
  document?: Maybe<Document>;
  documentId?: Maybe<Scalars['UUID']['output']>;
  doneAt: Scalars['DateTime']['output'];
  doneBy: Person;
  doneById: Scalars['UUID']['output'];
  doneOn: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  meetingOn?: Maybe<Scalars['Date']['output']>;
  minuteRef?: Maybe<Scalars['String']['output']>;
  note?: Maybe<Scalars['String']['output']>;
  resolution?: Maybe<Resolution>;
  resolutionId?: Maybe<Scalars['UUID']['output']>;
  step: ConditionStep;
};

export type ConditionInput = {
  dueOn: Scalars['Date']['input'];
  evidenceRequired?: Scalars['Boolean']['input'];
  kind: ConditionKind;
  ownerName: Scalars['String']['input'];
  text: Scalars['String']['input'];
};

export type ConditionKind = 'PRECEDENT' | 'SUBSEQUENT';

export type ConditionPayload = {
  condition: Condition;
  replayed: Scalars['Boolean']['output'];
};

export type ConditionState = 'DISCHARGED' | 'EVIDENCE_SUBMITTED' | 'OPEN' | 'WAIVED';

export type ConditionStatus = 'DISCHARGED' | 'EVIDENCE_SUBMITTED' | 'OPEN' | 'OVERDUE' | 'WAIVED';

export type ConditionStep =
  'ASSIGNED' | 'DISCHARGED' | 'EVIDENCE_SUBMITTED' | 'REOPENED' | 'SENT_BACK' | 'WAIVED';

export type ConfirmCorrectionInput = {
  correctionId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
};

export type ConfirmCriterionInput = {
  confirmed?: Scalars['Boolean']['input'];
  criterion: Scalars['String']['input'];
  documentId?: InputMaybe<Scalars['UUID']['input']>;
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  note: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type ConfirmDelegationInput = {
  delegationId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
};

export type ConfirmExternalDecisionInput = {
  externalDecisionId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
};

export type ConfirmIdentityInput = {
  how: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  persons: Array<Scalars['String']['input']>;
};

export type ConfirmIdentityPayload = {
  confirmed: Scalars['Int']['output'];
  replayed: Scalars['Boolean']['output'];
};

export type ConfirmInterestInput = {
  idempotencyKey: Scalars['UUID']['input'];
  interestId: Scalars['UUID']['input'];
};

export type ConfirmLawChangeInput = {
  idempotencyKey: Scalars['UUID']['input'];
  lawChangeId: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  trust: Scalars['String']['input'];
};

export type ConfirmSeatInstrumentInput = {
  idempotencyKey: Scalars['UUID']['input'];
  seatInstrumentId: Scalars['UUID']['input'];
};

export type CorrectGateBaselineInput = {
  baselineOn: Scalars['Date']['input'];
  expectedVersion: Scalars['Int']['input'];
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type CorrectResolutionInput = {
  attendance?: Array<CorrectedAttendanceInput>;
  count?: InputMaybe<CorrectedCountInput>;
  documentId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  minuteRef?: InputMaybe<Scalars['String']['input']>;
  notVoted?: InputMaybe<Scalars['Int']['input']>;
  presidedBy?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  resolution: Scalars['String']['input'];
  votes?: Array<CorrectedVoteInput>;
};

export type CorrectStandingOrdersInput = {
  castingVote?: InputMaybe<Scalars['Boolean']['input']>;
  castingVoteClause?: InputMaybe<Scalars['String']['input']>;
  councilDenominator?: InputMaybe<CouncilDenominator>;
  documentId: Scalars['UUID']['input'];
  documentTitle?: InputMaybe<Scalars['String']['input']>;
  effectiveFrom?: InputMaybe<Scalars['Date']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  majorities?: InputMaybe<Array<LargerMajorityInput>>;
  majorityClause?: InputMaybe<Scalars['String']['input']>;
  methods?: InputMaybe<Array<Method>>;
  noticeClearDays?: InputMaybe<Scalars['Int']['input']>;
  quorumDenominator?: InputMaybe<Scalars['Int']['input']>;
  quorumExecutives?: InputMaybe<Scalars['Int']['input']>;
  quorumMinimum?: InputMaybe<Scalars['Int']['input']>;
  quorumNonExecutives?: InputMaybe<Scalars['Int']['input']>;
  quorumNumerator?: InputMaybe<Scalars['Int']['input']>;
  quorumOf?: InputMaybe<QuorumBase>;
  reason: Scalars['String']['input'];
  recusedCountToQuorum?: InputMaybe<Scalars['Boolean']['input']>;
  standingOrdersId: Scalars['UUID']['input'];
  votesPublic?: InputMaybe<Scalars['Boolean']['input']>;
  ways?: InputMaybe<Array<Way>>;
  writtenDenominator?: InputMaybe<Scalars['Int']['input']>;
  writtenNumerator?: InputMaybe<Scalars['Int']['input']>;
};

export type CorrectedAttendanceInput = {
  arrivedAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  leftAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  person: Scalars['String']['input'];
  present: Scalars['Boolean']['input'];
};

export type CorrectedCountInput = {
  abstainCount?: InputMaybe<Scalars['Int']['input']>;
  abstentions?: InputMaybe<Array<Scalars['String']['input']>>;
  againstCount?: InputMaybe<Scalars['Int']['input']>;
  certificateSha256?: InputMaybe<Scalars['Sha256']['input']>;
  dissents?: InputMaybe<Array<Scalars['String']['input']>>;
  forCount?: InputMaybe<Scalars['Int']['input']>;
  scrutineer?: InputMaybe<Scalars['String']['input']>;
  spoiltCount?: InputMaybe<Scalars['Int']['input']>;
};

export type CorrectedVoteInput = {
  choice?: InputMaybe<Choice>;
  person: Scalars['String']['input'];
};

export type CorrectionConfirmation = {
  approvedBy?: Maybe<Resolution>;
  approvedById?: Maybe<Scalars['UUID']['output']>;
  confirmedAt: Scalars['DateTime']['output'];
  kind: CorrectionConfirmationKind;
  person: Person;
  personId: Scalars['UUID']['output'];
};

export type CorrectionConfirmationKind = 'MINUTES_APPROVED' | 'PRESENT' | 'PRESIDED';

export type CorrectionLine = {
  kind: CorrectionLineKind;
  person?: Maybe<Person>;
  personId?: Maybe<Scalars['UUID']['output']>;
  says: Scalars['String']['output'];
};

export type CorrectionLineKind = 'ATTENDANCE' | 'COUNT' | 'NOT_VOTED' | 'PRESIDING' | 'VOTE';

export type CorrectionStanding = 'COUNTS' | 'REPLACED' | 'WAITS';

export type CouncilDenominator = 'IN_POST' | 'SEATS';

export type CountingWarning = {
  because: Scalars['String']['output'];
  kind: CountingWarningKind;
};

export type CountingWarningKind = 'GATE_TAKEN_OUT' | 'NOT_ASKED';

export type CreateAnnexInput = {
  body: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  pack: Scalars['String']['input'];
  programme: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

export type CreateApiTokenInput = {
  days: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  name: Scalars['String']['input'];
  programme: Scalars['String']['input'];
  role: Role;
};

export type CreateApiTokenPayload = {
  apiToken: ApiToken;
  replayed: Scalars['Boolean']['output'];
  token?: Maybe<Scalars['String']['output']>;
};

export type CreateBodyInput = {
  code: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  kind: BodyKind;
  name: Scalars['String']['input'];
  posts?: InputMaybe<Scalars['Int']['input']>;
  trust?: InputMaybe<Scalars['String']['input']>;
};

export type CreateCasePackInput = {
  copyFrom?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  label: Scalars['String']['input'];
  programme: Scalars['String']['input'];
  stage: CaseStage;
};

export type CreatePersonInput = {
  code: Scalars['String']['input'];
  displayName: Scalars['String']['input'];
  email?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  password?: InputMaybe<Scalars['String']['input']>;
};

export type CreateProgrammeInput = {
  adoptedOn?: InputMaybe<Scalars['Date']['input']>;
  businessDate?: InputMaybe<Scalars['Date']['input']>;
  code: Scalars['String']['input'];
  goLiveBaselineOn?: InputMaybe<Scalars['Date']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  outsideBodies?: Array<Scalars['String']['input']>;
  parties: Array<PartyInput>;
  practice?: Scalars['Boolean']['input'];
  regime: RegimeCode;
  title: Scalars['String']['input'];
  transactionType: TransactionType;
  vision?: Scalars['String']['input'];
};

export type CreateTrustInput = {
  code: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  kind: TrustKind;
  name: Scalars['String']['input'];
  odsCode: Scalars['String']['input'];
  sites?: Array<SiteInput>;
};

export type CriterionKind = 'DAY_REACHED' | 'DOCUMENT' | 'MANUAL' | 'RATING';

export type DecidingPurpose =
  | 'AMEND_CONSTITUTION'
  | 'APPOINT'
  | 'APPROVE_GRANT'
  | 'APPROVE_MINUTES'
  | 'CERTIFY'
  | 'CLEAR'
  | 'COUNCIL_APPROVAL'
  | 'DISCHARGE_OR_WAIVE'
  | 'FINAL_APPROVE'
  | 'GRANT'
  | 'OTHER'
  | 'RATE'
  | 'RATIFY'
  | 'REMOVE_NON_EXECUTIVE'
  | 'REVIEW'
  | 'SERVICE_CHANGE'
  | 'SIGNIFICANT_TRANSACTION'
  | 'SUBMIT'
  | 'SUPPORT'
  | 'WITHDRAW';

export type DecisionSource = 'EXTERNAL' | 'LIVE' | 'RECORDED';

export type DeclareInterestInput = {
  idempotencyKey: Scalars['UUID']['input'];
  nature: Scalars['String']['input'];
  pecuniary?: Scalars['Boolean']['input'];
  person?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type DeferGateInput = {
  cannotWait?: InputMaybe<CannotWaitInput>;
  deferReason: DeferReason;
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  newDate: Scalars['Date']['input'];
  programme: Scalars['String']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type DeferReason =
  | 'DEPENDENCY'
  | 'MORE_INFORMATION'
  | 'OTHER'
  | 'PANDEMIC_OR_OPERATIONAL'
  | 'PRE_ELECTION'
  | 'QUORUM'
  | 'REGULATOR';

export type DeferResolutionInput = {
  afterVotes?: InputMaybe<AfterVotesInput>;
  deferReason: DeferReason;
  idempotencyKey: Scalars['UUID']['input'];
  minuteRef?: InputMaybe<Scalars['String']['input']>;
  newDate: Scalars['Date']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type Delegation = {
  clause: Scalars['String']['output'];
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  confirmedBy?: Maybe<Person>;
  confirmedOn?: Maybe<Scalars['Date']['output']>;
  document: Document;
  documentSha256: Scalars['Sha256']['output'];
  effectiveFrom: Scalars['Date']['output'];
  endedBecause?: Maybe<Scalars['String']['output']>;
  enteredAt: Scalars['DateTime']['output'];
  enteredBy: Person;
  from: Body;
  id: Scalars['UUID']['output'];
  mayConfirm?: Maybe<Refusal>;
  mayEnd?: Maybe<Refusal>;
  mayVoid?: Maybe<Refusal>;
  power: Scalars['String']['output'];
  purposes: Array<Purpose>;
  statesReserved?: Maybe<Scalars['String']['output']>;
  to: Body;
  until?: Maybe<Scalars['Date']['output']>;
  voidedAt?: Maybe<Scalars['DateTime']['output']>;
  voidedBecause?: Maybe<Scalars['String']['output']>;
};

export type DelegationPayload = {
  delegation: Delegation;
  replayed: Scalars['Boolean']['output'];
};

export type DenominatorKind =
  'IN_POST' | 'MEMBERS_ENTITLED' | 'MEMBERS_VOTING' | 'SEATS' | 'VOTES_CAST';

export type Difference = {
  after?: Maybe<Scalars['String']['output']>;
  area: DifferenceArea;
  before?: Maybe<Scalars['String']['output']>;
  change: Change;
  line?: Maybe<Scalars['Int']['output']>;
  subject: Scalars['String']['output'];
};

export type DifferenceArea = 'DOCUMENT' | 'FIGURE' | 'SECTION' | 'SNAPSHOT';

export type DisableAccountInput = {
  idempotencyKey: Scalars['UUID']['input'];
  person: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type DivergenceAspect = 'CONDITION' | 'OUTCOME' | 'VERSION';

export type DivergenceLine = {
  aspect: DivergenceAspect;
  subject: Scalars['String']['output'];
  values: Array<DivergenceValue>;
};

export type DivergenceValue = {
  body: Body;
  bodyId: Scalars['UUID']['output'];
  bodyName: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type Document = {
  bytes: Scalars['BigInt']['output'];
  caution?: Maybe<DocumentCaution>;
  fileName: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  mediaType: Scalars['String']['output'];
  scan: DocumentScan;
  sha256: Scalars['Sha256']['output'];
  uploadedAt: Scalars['DateTime']['output'];
  uploadedBy: Person;
  uploadedById: Scalars['UUID']['output'];
  url: Scalars['String']['output'];
};

export type DocumentCaution = 'LINKS_OUTSIDE';

export type DocumentConnection = {
  edges: Array<DocumentEdge>;
  nodes: Array<Document>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type DocumentEdge = {
  cursor: Scalars['String']['output'];
  node: Document;
};

export type DocumentGround = {
  ground: Ground;
  provision?: Maybe<Provision>;
  role: DocumentRole;
};

export type DocumentRole =
  | 'APPLICATION'
  | 'BENEFITS_REGISTER'
  | 'BENEFITS_REPORT'
  | 'BOARD_CERTIFICATION'
  | 'BOARD_MEMORANDUM'
  | 'COMMITTEE_ASSURANCE'
  | 'COMMUNICATIONS_PLAN'
  | 'DAY_1_CHECKLIST'
  | 'DIGITAL_PLAN'
  | 'DUE_DILIGENCE_REPORT'
  | 'ENGAGEMENT_PLAN'
  | 'EQIA'
  | 'ESTATES_PLAN'
  | 'EVALUATION'
  | 'FULL_BUSINESS_CASE'
  | 'GOVERNORS_BRIEFING'
  | 'INFORMATION_SHARING_AGREEMENT'
  | 'LEGAL_ADVICE'
  | 'LETTER_OF_SUPPORT'
  | 'LTFM'
  | 'MEDICAL_DIRECTOR_CERTIFICATE'
  | 'MEMORANDUM_OF_UNDERSTANDING'
  | 'MERGER_NOTICE'
  | 'MINUTES'
  | 'OPTIONS_APPRAISAL'
  | 'OTHER'
  | 'OUTLINE_BUSINESS_CASE'
  | 'PATIENT_BENEFITS_CASE'
  | 'PROPERTY_AND_LIABILITIES'
  | 'PROPOSED_CONSTITUTION'
  | 'PTIP'
  | 'QIA'
  | 'REGULATOR_ADVICE'
  | 'REGULATOR_LETTER'
  | 'RISK_REGISTER'
  | 'STAKEHOLDER_MAP'
  | 'STATUTORY_ORDER'
  | 'STRATEGIC_CASE'
  | 'STRATEGIC_OUTLINE_CASE'
  | 'TERMS_OF_REFERENCE'
  | 'WORKFORCE_PLAN';

export type DocumentScan = 'CLEAN' | 'NOT_SCANNED';

export type DomainRating = {
  domain: AssuranceDomain;
  rating: AssuranceRating;
};

export type DomainRatingInput = {
  domain: AssuranceDomain;
  rating: AssuranceRating;
};

export type DraftResolutionInput = {
  body: Scalars['String']['input'];
  cannotWait?: InputMaybe<CannotWaitInput>;
  closesOn?: InputMaybe<Scalars['Date']['input']>;
  conditions?: InputMaybe<Array<ProposedConditionInput>>;
  councilAdvice?: InputMaybe<Scalars['String']['input']>;
  gate?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  meetingId?: InputMaybe<Scalars['UUID']['input']>;
  method: Method;
  pack?: InputMaybe<Scalars['String']['input']>;
  programme: Scalars['String']['input'];
  purpose?: InputMaybe<Purpose>;
  subjectId?: InputMaybe<Scalars['UUID']['input']>;
  urgent?: InputMaybe<UrgentInput>;
  way: Way;
  wording: Scalars['String']['input'];
};

export type Elector = {
  person: Person;
  personId: Scalars['UUID']['output'];
  seatKind: SeatKind;
  title: Scalars['String']['output'];
  voting: Scalars['Boolean']['output'];
};

export type EnableAccountInput = {
  idempotencyKey: Scalars['UUID']['input'];
  person: Scalars['String']['input'];
};

export type EndDelegationInput = {
  delegationId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
  until: Scalars['Date']['input'];
};

export type EndInterestInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
  standingInterestId: Scalars['UUID']['input'];
  until: Scalars['Date']['input'];
};

export type EndResolutionInput = {
  afterVotes?: InputMaybe<AfterVotesInput>;
  idempotencyKey: Scalars['UUID']['input'];
  minuteRef?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  resolution: Scalars['String']['input'];
};

export type EndSeatInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  seatId: Scalars['UUID']['input'];
  until: Scalars['Date']['input'];
};

export type EndSessionInput = {
  idempotencyKey: Scalars['UUID']['input'];
  sessionId: Scalars['UUID']['input'];
};

export type EnrolMembersInput = {
  body: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  members: Array<EnrolledMemberInput>;
  programme: Scalars['String']['input'];
};

export type EnrolledMemberInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  displayName?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['Date']['input'];
  kind: SeatKind;
  password?: InputMaybe<Scalars['String']['input']>;
  person?: InputMaybe<Scalars['String']['input']>;
  sharesSeatId?: InputMaybe<Scalars['UUID']['input']>;
  title: Scalars['String']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
  voting: Scalars['Boolean']['input'];
};

export type EnterLawChangeInput = {
  commencesOn: Scalars['Date']['input'];
  documentId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  instrument: Scalars['String']['input'];
  programme: Scalars['String']['input'];
  provision: ProvisionCode;
  saving?: InputMaybe<Scalars['String']['input']>;
};

export type ErrorCode =
  | 'ALREADY_EXISTS'
  | 'BAD_USER_INPUT'
  | 'BUSY'
  | 'DOCUMENT_REFUSED'
  | 'GATE_NOT_READY'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INTERNAL'
  | 'IN_PROGRESS'
  | 'LIMIT'
  | 'MANIFEST_MISMATCH'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ALLOWED'
  | 'NOT_ENTITLED_TO_VOTE'
  | 'NOT_FOUND'
  | 'NOT_PRESENT'
  | 'NOT_SIGNED_IN'
  | 'NO_TIE'
  | 'OUTCOME_UNKNOWN'
  | 'PACK_INCOMPLETE'
  | 'PACK_SUPERSEDED'
  | 'PRE_ELECTION'
  | 'PURPOSE_NOT_FOR_BODY'
  | 'REAUTHENTICATE'
  | 'SEALED'
  | 'STALE_VERSION'
  | 'STANDING_ORDERS_MISSING'
  | 'UNAVAILABLE'
  | 'VOTES_MISSING'
  | 'VOTE_STANDS'
  | 'VOTING_NOT_OPEN'
  | 'WRONG_STATE';

export type ErrorExtensions = {
  because: Scalars['String']['output'];
  blockers?: Maybe<Array<Blocker>>;
  code: ErrorCode;
  currentVersion?: Maybe<Scalars['Int']['output']>;
  faults?: Maybe<Array<Fault>>;
  field?: Maybe<Scalars['String']['output']>;
  requestId: Scalars['UUID']['output'];
  subjectId?: Maybe<Scalars['UUID']['output']>;
};

export type EvidenceKind = 'LIVE' | 'RECORDED';

export type Fault = {
  because: Scalars['String']['output'];
  field?: Maybe<Scalars['String']['output']>;
};

export type Gate = {
  actualOn?: Maybe<Scalars['Date']['output']>;
  adjustments: Array<GateAdjustment>;
  baselineOn?: Maybe<Scalars['Date']['output']>;
  caseStage?: Maybe<CaseStage>;
  code: Scalars['String']['output'];
  conditions: Array<Condition>;
  criteria: Array<GateCriterion>;
  deciders: Array<GateDecider>;
  decisions: Array<GateDecision>;
  deferrals: Array<GateDeferral>;
  divergence: Array<DivergenceLine>;
  documentGrounds: Array<DocumentGround>;
  documents: Array<GateDocument>;
  doubts: Array<Blocker>;
  evidence?: Maybe<GateEvidence>;
  forecastOn?: Maybe<Scalars['Date']['output']>;
  ground: Ground;
  id: Scalars['UUID']['output'];
  mayDefer?: Maybe<Refusal>;
  mayPass?: Maybe<Refusal>;
  maySetDates?: Maybe<Refusal>;
  noLongerRequired?: Maybe<NoLongerRequired>;
  ordinal: Scalars['Int']['output'];
  passings: Array<GateEvidence>;
  phase: ProgrammeStatus;
  provision?: Maybe<Provision>;
  question: Scalars['String']['output'];
  readiness: GateReadiness;
  requiredDocuments: Array<DocumentRole>;
  sameDayAllowed: Scalars['Boolean']['output'];
  status: GateStatus;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type GateAdjustment = {
  adjustedAt: Scalars['DateTime']['output'];
  adjustedBy: Person;
  adjustedById: Scalars['UUID']['output'];
  adjustedOn: Scalars['Date']['output'];
  changes: Array<Scalars['String']['output']>;
  choseBodies: Scalars['Boolean']['output'];
  id: Scalars['UUID']['output'];
  letter?: Maybe<Document>;
  letterDocumentId?: Maybe<Scalars['UUID']['output']>;
  reason: Scalars['String']['output'];
};

export type GateCaution = {
  because: Scalars['String']['output'];
  decisionId: Scalars['UUID']['output'];
  kind: GateCautionKind;
};

export type GateCautionKind = 'DECIDED_BY_COMMITTEE' | 'ORDERS_CORRECTED' | 'ORDERS_ENTERED_LATE';

export type GateCriterion = {
  because: Scalars['String']['output'];
  code: Scalars['String']['output'];
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  confirmedBy?: Maybe<Person>;
  confirmedById?: Maybe<Scalars['UUID']['output']>;
  document?: Maybe<Document>;
  documentId?: Maybe<Scalars['UUID']['output']>;
  id: Scalars['UUID']['output'];
  kind: CriterionKind;
  met: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
};

export type GateDecider = {
  body: Body;
  bodyId: Scalars['UUID']['output'];
  decision?: Maybe<GateDecision>;
  ground: Ground;
  id: Scalars['UUID']['output'];
  mustNameSamePack: Scalars['Boolean']['output'];
  noLongerRequired?: Maybe<NoLongerRequired>;
  order: Scalars['Int']['output'];
  provision?: Maybe<Provision>;
  purpose: DecidingPurpose;
  satisfied: Scalars['Boolean']['output'];
  satisfying: Array<SatisfyingOutcome>;
  voidedDecision?: Maybe<GateDecision>;
};

export type GateDecision = {
  abstainCount?: Maybe<Scalars['Int']['output']>;
  againstCount?: Maybe<Scalars['Int']['output']>;
  awaitsConfirmation: Scalars['Boolean']['output'];
  body: Body;
  bodyId: Scalars['UUID']['output'];
  cannotWait?: Maybe<CannotWait>;
  comparison?: Maybe<Document>;
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  confirmedBy?: Maybe<Person>;
  confirmedById?: Maybe<Scalars['UUID']['output']>;
  corrected: Scalars['Boolean']['output'];
  corrects?: Maybe<GateDecision>;
  correctsId?: Maybe<Scalars['UUID']['output']>;
  decidedOn: Scalars['Date']['output'];
  deferReason?: Maybe<DeferReason>;
  delegation?: Maybe<Delegation>;
  document?: Maybe<Document>;
  documentId?: Maybe<Scalars['UUID']['output']>;
  forCount?: Maybe<Scalars['Int']['output']>;
  id: Scalars['UUID']['output'];
  letsProceed?: Maybe<Scalars['Boolean']['output']>;
  manifestSha256?: Maybe<Scalars['Sha256']['output']>;
  mayConfirm?: Maybe<Refusal>;
  mayObject?: Maybe<Refusal>;
  mayTakeBackObjection?: Maybe<Refusal>;
  minuteRef?: Maybe<Scalars['String']['output']>;
  newDate?: Maybe<Scalars['Date']['output']>;
  noMaterialChange?: Maybe<Scalars['String']['output']>;
  note?: Maybe<Scalars['String']['output']>;
  objectedBecause?: Maybe<Scalars['String']['output']>;
  objectedBy?: Maybe<Person>;
  objectedById?: Maybe<Scalars['UUID']['output']>;
  outcome: GateOutcome;
  outcomesAsCorrected: Array<Outcome>;
  overall?: Maybe<AssuranceRating>;
  pack?: Maybe<CasePack>;
  packId?: Maybe<Scalars['UUID']['output']>;
  packLabel?: Maybe<Scalars['String']['output']>;
  packSuperseded: Scalars['Boolean']['output'];
  purpose: DecidingPurpose;
  ratified?: Maybe<Scalars['Boolean']['output']>;
  ratifyBy?: Maybe<Scalars['Date']['output']>;
  ratings: Array<DomainRating>;
  reason?: Maybe<Scalars['String']['output']>;
  recorded: Scalars['Boolean']['output'];
  recordedAt: Scalars['DateTime']['output'];
  recordedBy: Person;
  recordedById: Scalars['UUID']['output'];
  reference?: Maybe<Scalars['String']['output']>;
  resolution?: Maybe<Resolution>;
  source: DecisionSource;
};

export type GateDeferral = {
  cannotWait?: Maybe<CannotWait>;
  deferReason: DeferReason;
  deferredAt: Scalars['DateTime']['output'];
  deferredBy: Person;
  deferredById: Scalars['UUID']['output'];
  deferredOn: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  newDate: Scalars['Date']['output'];
  reason?: Maybe<Scalars['String']['output']>;
};

export type GateDocument = {
  attachedAt: Scalars['DateTime']['output'];
  attachedBy: Person;
  attachedById: Scalars['UUID']['output'];
  document: Document;
  documentId: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  role: DocumentRole;
  title: Scalars['String']['output'];
  trust?: Maybe<Trust>;
  trustId?: Maybe<Scalars['UUID']['output']>;
};

export type GateEvidence = {
  kind: EvidenceKind;
  passedAt: Scalars['DateTime']['output'];
  passedBy: Person;
  passedById: Scalars['UUID']['output'];
  passedOn: Scalars['Date']['output'];
  sha256: Scalars['Sha256']['output'];
  text: Scalars['String']['output'];
};

export type GateOutcome =
  | 'APPROVED'
  | 'APPROVED_WITH_CONDITIONS'
  | 'CLEARED'
  | 'CLEARED_ON_BENEFITS'
  | 'DEFERRED'
  | 'GRANTED'
  | 'MAY_PROCEED'
  | 'NOT_INVESTIGATED'
  | 'NOT_QUORATE'
  | 'NOT_SUPPORTED'
  | 'PENDING'
  | 'PROHIBITED'
  | 'RATED'
  | 'RED_FLAG'
  | 'REFERRED'
  | 'REFERRED_BACK'
  | 'REFUSED'
  | 'REJECTED'
  | 'RETURNED_FOR_INFORMATION'
  | 'SUPPORTED'
  | 'WITHDRAWN';

export type GatePayload = {
  gate: Gate;
  replayed: Scalars['Boolean']['output'];
};

export type GateReadiness = {
  blockers: Array<Blocker>;
  cautions: Array<GateCaution>;
  ready: Scalars['Boolean']['output'];
};

export type GateStatus =
  | 'DEFERRED'
  | 'FAILED'
  | 'IN_PREPARATION'
  | 'NOT_STARTED'
  | 'NO_LONGER_REQUIRED'
  | 'PARTIALLY_APPROVED'
  | 'PASSED'
  | 'READY'
  | 'SUPERSEDED'
  | 'SUSPENDED'
  | 'VERSION_MISMATCH';

export type GiveCastingVoteInput = {
  choice: CastingChoice;
  idempotencyKey: Scalars['UUID']['input'];
  resolution: Scalars['String']['input'];
};

export type GrantKind = 'SESSION' | 'TOKEN';

export type GrantRoleInput = {
  from?: InputMaybe<Scalars['Date']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  person: Scalars['String']['input'];
  programme?: InputMaybe<Scalars['String']['input']>;
  role: Role;
  trust?: InputMaybe<Scalars['String']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

export type Ground = 'PRACTICE' | 'RULEBOOK' | 'STATUTE';

export type HeldRole = {
  programme?: Maybe<Programme>;
  programmeId?: Maybe<Scalars['UUID']['output']>;
  role: Role;
  trust?: Maybe<Trust>;
  trustId?: Maybe<Scalars['UUID']['output']>;
};

export type InAttendance = {
  arrivedAt?: Maybe<Scalars['DateTime']['output']>;
  capacity: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  leftAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  number: Scalars['Int']['output'];
  person?: Maybe<Person>;
  personId?: Maybe<Scalars['UUID']['output']>;
  recordedBy: Person;
  recordedById: Scalars['UUID']['output'];
};

export type InAttendanceInput = {
  arrivedAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  capacity: Scalars['String']['input'];
  leftAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  number?: Scalars['Int']['input'];
  person?: InputMaybe<Scalars['String']['input']>;
};

export type Interest = {
  broughtIn: Scalars['Boolean']['output'];
  confirmed: Scalars['Boolean']['output'];
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  confirmedBy?: Maybe<Person>;
  confirmedById?: Maybe<Scalars['UUID']['output']>;
  declaredAt: Scalars['DateTime']['output'];
  declaredBy: Person;
  declaredById: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  nature: Scalars['String']['output'];
  pecuniary: Scalars['Boolean']['output'];
  person: Person;
  personId: Scalars['UUID']['output'];
  resolution: Resolution;
  resolutionId: Scalars['UUID']['output'];
  ruling?: Maybe<InterestRuling>;
  rulings: Array<InterestRuling>;
  standingInterest?: Maybe<StandingInterest>;
  standingInterestId?: Maybe<Scalars['UUID']['output']>;
};

export type InterestPayload = {
  interest: Interest;
  replayed: Scalars['Boolean']['output'];
};

export type InterestRule = 'PRESIDING_MEMBER' | 'STATUTORY_PECUNIARY';

export type InterestRuling = {
  dispensationDocumentId?: Maybe<Scalars['UUID']['output']>;
  id: Scalars['UUID']['output'];
  number: Scalars['Int']['output'];
  reason: Scalars['String']['output'];
  recordedBy: Person;
  recordedById: Scalars['UUID']['output'];
  ruledAt: Scalars['DateTime']['output'];
  ruledBy: Person;
  ruledById: Scalars['UUID']['output'];
  ruling: Ruling;
};

export type JudgedAgain = {
  because?: Maybe<Scalars['String']['output']>;
  correctedOn: Scalars['Date']['output'];
  correctionId: Scalars['UUID']['output'];
  outcomeNow?: Maybe<Outcome>;
  outcomeThen: Outcome;
  resolution: Resolution;
  resolutionId: Scalars['UUID']['output'];
  standingOrdersId?: Maybe<Scalars['UUID']['output']>;
};

export type KeyFigure = {
  code: Scalars['String']['output'];
  date?: Maybe<Scalars['Date']['output']>;
  id: Scalars['UUID']['output'];
  kind: KeyFigureKind;
  money?: Maybe<Money>;
  months?: Maybe<Scalars['Int']['output']>;
  priceBase?: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  value: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type KeyFigureKind =
  | 'COST_TO_ACHIEVE'
  | 'GO_LIVE'
  | 'GROSS_SAVING'
  | 'NET_PRESENT_VALUE'
  | 'NET_SAVING'
  | 'PAYBACK_MONTHS';

export type LargerMajority = {
  clause?: Maybe<Scalars['String']['output']>;
  denominator: Scalars['Int']['output'];
  numerator: Scalars['Int']['output'];
  of: MajorityBase;
  purpose: Purpose;
};

export type LargerMajorityInput = {
  clause?: InputMaybe<Scalars['String']['input']>;
  denominator: Scalars['Int']['input'];
  numerator: Scalars['Int']['input'];
  of: MajorityBase;
  purpose: Purpose;
};

export type LawChange = {
  annulledBecause?: Maybe<Scalars['String']['output']>;
  commencesOn: Scalars['Date']['output'];
  confirmedFor: Array<Trust>;
  document: Document;
  documentId: Scalars['UUID']['output'];
  enteredAt: Scalars['DateTime']['output'];
  enteredBy: Person;
  enteredById: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  instrument: Scalars['String']['output'];
  provision: ProvisionCode;
  saving?: Maybe<Scalars['String']['output']>;
};

export type Majority = {
  denominator: Scalars['Int']['output'];
  denominatorKind: DenominatorKind;
  inPost?: Maybe<Scalars['Int']['output']>;
  kind: MajorityKind;
  needed: Scalars['Int']['output'];
  seats?: Maybe<Scalars['Int']['output']>;
  share?: Maybe<Share>;
};

export type MajorityBase = 'MEMBERS' | 'VOTES_CAST';

export type MajorityKind =
  'OF_MEMBERS_ENTITLED' | 'OF_MEMBERS_VOTING' | 'OF_VOTES_CAST' | 'OF_WHOLE_MEMBERSHIP';

export type MakeApplicationInput = {
  documentId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  madeOn: Scalars['Date']['input'];
  programme: Scalars['String']['input'];
  reference: Scalars['String']['input'];
};

export type MakeCheckpointInput = {
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
};

export type MarkNoticeReadInput = {
  idempotencyKey: Scalars['UUID']['input'];
  noticeId: Scalars['UUID']['input'];
};

export type Me = {
  authenticatedAt?: Maybe<Scalars['DateTime']['output']>;
  grantKind: GrantKind;
  person: Person;
  roles: Array<HeldRole>;
};

export type MeetInCommonInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  meetingId: Scalars['UUID']['input'];
  withMeetingId: Scalars['UUID']['input'];
};

export type Meeting = {
  attendance: Attendance;
  body: Body;
  bodyId: Scalars['UUID']['output'];
  cancelReason?: Maybe<Scalars['String']['output']>;
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  heldOn: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  inCommonWith: Array<Meeting>;
  mayCancel?: Maybe<Refusal>;
  mayRecordAttendance?: Maybe<Refusal>;
  mayRevise?: Maybe<Refusal>;
  noticeGivenOn?: Maybe<Scalars['Date']['output']>;
  papersDueOn?: Maybe<Scalars['Date']['output']>;
  part: MeetingPart;
  place?: Maybe<Scalars['String']['output']>;
  privateReason?: Maybe<Scalars['String']['output']>;
  programme: Programme;
  programmeId: Scalars['UUID']['output'];
  resolutions: Array<Resolution>;
  startsAt?: Maybe<Scalars['String']['output']>;
  version: Scalars['Int']['output'];
  warnings: Array<NoticeWarning>;
};

export type MeetingConnection = {
  edges: Array<MeetingEdge>;
  nodes: Array<Meeting>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type MeetingEdge = {
  cursor: Scalars['String']['output'];
  node: Meeting;
};

export type MeetingPart = 'PRIVATE' | 'PUBLIC';

export type MeetingPayload = {
  meeting: Meeting;
  replayed: Scalars['Boolean']['output'];
};

export type Membership = {
  from: Scalars['Date']['output'];
  grantedBy?: Maybe<Person>;
  grantedById?: Maybe<Scalars['UUID']['output']>;
  id: Scalars['UUID']['output'];
  person: Person;
  personId: Scalars['UUID']['output'];
  programme?: Maybe<Programme>;
  programmeId?: Maybe<Scalars['UUID']['output']>;
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  role: Role;
  trust?: Maybe<Trust>;
  trustId?: Maybe<Scalars['UUID']['output']>;
  until?: Maybe<Scalars['Date']['output']>;
  version: Scalars['Int']['output'];
};

export type MembershipConnection = {
  edges: Array<MembershipEdge>;
  nodes: Array<Membership>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type MembershipEdge = {
  cursor: Scalars['String']['output'];
  node: Membership;
};

export type MembershipPayload = {
  membership: Membership;
  replayed: Scalars['Boolean']['output'];
};

export type Method = 'MEETING' | 'MEETING_IN_COMMON' | 'URGENT' | 'WRITTEN_RESOLUTION';

export type Missing = {
  because: Scalars['String']['output'];
  kind: MissingKind;
  number: Scalars['Int']['output'];
};

export type MissingKind = 'INTERESTS' | 'VOTES';

export type Money = {
  amount: Scalars['Decimal']['output'];
  pence: Scalars['BigInt']['output'];
};

export type MovePackDocumentInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  packDocumentId: Scalars['UUID']['input'];
  position?: InputMaybe<Scalars['Int']['input']>;
  role?: InputMaybe<DocumentRole>;
  title?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  actOnProgramme: ProgrammePayload;
  addPreElectionPeriod: PreElectionPeriodPayload;
  addStatement: StatementPayload;
  adjustGate: GatePayload;
  adoptStandingOrders: BodyPayload;
  advanceBusinessDate: ProgrammePayload;
  annulRecord: ProgrammePayload;
  appointToSeat: SeatPayload;
  approveCorrection: ResolutionPayload;
  assignCondition: ConditionPayload;
  attachGateDocument: GatePayload;
  attachSeatInstrument: ResolutionPayload;
  cancelMeeting: MeetingPayload;
  castVote: VotePayload;
  changeEmail: PersonPayload;
  changePassword: PersonPayload;
  changeRegime: ProgrammePayload;
  closeResolution: ResolutionPayload;
  completeResolution: ResolutionPayload;
  confirmCorrection: ResolutionPayload;
  confirmCriterion: GatePayload;
  confirmDelegation: DelegationPayload;
  confirmExternalDecision: GatePayload;
  confirmIdentity: ConfirmIdentityPayload;
  confirmInterest: InterestPayload;
  confirmLawChange: ProgrammePayload;
  confirmSeatInstrument: ResolutionPayload;
  correctGateBaseline: GatePayload;
  correctResolution: ResolutionPayload;
  correctStandingOrders: BodyPayload;
  createAnnex: PackAnnexPayload;
  createApiToken: CreateApiTokenPayload;
  createBody: BodyPayload;
  createCasePack: CasePackPayload;
  createPerson: PersonPayload;
  createProgramme: ProgrammePayload;
  createTrust: TrustPayload;
  declareInterest: InterestPayload;
  deferGate: GatePayload;
  deferResolution: ResolutionPayload;
  disableAccount: PersonPayload;
  dischargeCondition: ConditionPayload;
  draftResolution: ResolutionPayload;
  enableAccount: PersonPayload;
  endDelegation: DelegationPayload;
  endInterest: StandingInterestPayload;
  endSeat: SeatPayload;
  endSession: SessionPayload;
  enrolMembers: BodyPayload;
  enterLawChange: ProgrammePayload;
  giveCastingVote: ResolutionPayload;
  grantRole: MembershipPayload;
  makeApplication: ProgrammePayload;
  makeCheckpoint: CheckpointPayload;
  markNoticeRead: NoticePayload;
  meetInCommon: MeetingPayload;
  movePackDocument: CasePackPayload;
  noteInterests: ResolutionPayload;
  objectToRecord: GatePayload;
  openResolution: ResolutionPayload;
  passGate: GatePayload;
  placeDocument: CasePackPayload;
  planMeeting: MeetingPayload;
  putKeyFigure: CasePackPayload;
  putSection: CasePackPayload;
  reauthenticate: SessionPayload;
  recordAttendance: MeetingPayload;
  recordCount: ResolutionPayload;
  recordDecision: GatePayload;
  recordDelegation: DelegationPayload;
  recordExternalDecision: GatePayload;
  recordVotes: ResolutionPayload;
  referBack: ResolutionPayload;
  registerInterest: StandingInterestPayload;
  removeAnnexDocument: PackAnnexPayload;
  removeGateDocument: GatePayload;
  removeKeyFigure: CasePackPayload;
  removePackDocument: CasePackPayload;
  removePreElectionPeriod: ProgrammePayload;
  removeSection: CasePackPayload;
  reopenCondition: ConditionPayload;
  resetPassword: PersonPayload;
  reviseAnnex: PackAnnexPayload;
  reviseAnnexDocument: PackAnnexPayload;
  reviseBody: BodyPayload;
  reviseMeeting: MeetingPayload;
  revisePack: CasePackPayload;
  revisePerson: PersonPayload;
  revisePreElectionPeriod: PreElectionPeriodPayload;
  reviseProgramme: ProgrammePayload;
  reviseResolution: ResolutionPayload;
  reviseSeat: SeatPayload;
  reviseStatement: StatementPayload;
  reviseTrust: TrustPayload;
  revokeApiToken: ApiTokenPayload;
  revokeRole: MembershipPayload;
  ruleOnInterest: InterestPayload;
  sealAnnex: PackAnnexPayload;
  sealPack: CasePackPayload;
  sendBackEvidence: ConditionPayload;
  setGateDates: GatePayload;
  setPosts: BodyPayload;
  signIn: SignInPayload;
  signOut: SessionPayload;
  submitConditionEvidence: ConditionPayload;
  takeBackObjection: GatePayload;
  takeBackVote: VotePayload;
  takeItem: ResolutionPayload;
  takeOutCastingVote: ResolutionPayload;
  takeOutCount: ResolutionPayload;
  voidDelegation: DelegationPayload;
  voidSeat: BodyPayload;
  voidStandingOrders: BodyPayload;
  waiveCondition: ConditionPayload;
  withdrawResolution: ResolutionPayload;
};

export type MutationActOnProgrammeArgs = {
  input: ActOnProgrammeInput;
};

export type MutationAddPreElectionPeriodArgs = {
  input: AddPreElectionPeriodInput;
};

export type MutationAddStatementArgs = {
  input: AddStatementInput;
};

export type MutationAdjustGateArgs = {
  input: AdjustGateInput;
};

export type MutationAdoptStandingOrdersArgs = {
  input: AdoptStandingOrdersInput;
};

export type MutationAdvanceBusinessDateArgs = {
  input: AdvanceBusinessDateInput;
};

export type MutationAnnulRecordArgs = {
  input: AnnulRecordInput;
};

export type MutationAppointToSeatArgs = {
  input: AppointToSeatInput;
};

export type MutationApproveCorrectionArgs = {
  input: ApproveCorrectionInput;
};

export type MutationAssignConditionArgs = {
  input: AssignConditionInput;
};

export type MutationAttachGateDocumentArgs = {
  input: AttachGateDocumentInput;
};

export type MutationAttachSeatInstrumentArgs = {
  input: AttachSeatInstrumentInput;
};

export type MutationCancelMeetingArgs = {
  input: CancelMeetingInput;
};

export type MutationCastVoteArgs = {
  input: CastVoteInput;
};

export type MutationChangeEmailArgs = {
  input: ChangeEmailInput;
};

export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};

export type MutationChangeRegimeArgs = {
  input: ChangeRegimeInput;
};

export type MutationCloseResolutionArgs = {
  input: CloseResolutionInput;
};

export type MutationCompleteResolutionArgs = {
  input: CompleteResolutionInput;
};

export type MutationConfirmCorrectionArgs = {
  input: ConfirmCorrectionInput;
};

export type MutationConfirmCriterionArgs = {
  input: ConfirmCriterionInput;
};

export type MutationConfirmDelegationArgs = {
  input: ConfirmDelegationInput;
};

export type MutationConfirmExternalDecisionArgs = {
  input: ConfirmExternalDecisionInput;
};

export type MutationConfirmIdentityArgs = {
  input: ConfirmIdentityInput;
};

export type MutationConfirmInterestArgs = {
  input: ConfirmInterestInput;
};

export type MutationConfirmLawChangeArgs = {
  input: ConfirmLawChangeInput;
};

export type MutationConfirmSeatInstrumentArgs = {
  input: ConfirmSeatInstrumentInput;
};

export type MutationCorrectGateBaselineArgs = {
  input: CorrectGateBaselineInput;
};

export type MutationCorrectResolutionArgs = {
  input: CorrectResolutionInput;
};

export type MutationCorrectStandingOrdersArgs = {
  input: CorrectStandingOrdersInput;
};

export type MutationCreateAnnexArgs = {
  input: CreateAnnexInput;
};

export type MutationCreateApiTokenArgs = {
  input: CreateApiTokenInput;
};

export type MutationCreateBodyArgs = {
  input: CreateBodyInput;
};

export type MutationCreateCasePackArgs = {
  input: CreateCasePackInput;
};

export type MutationCreatePersonArgs = {
  input: CreatePersonInput;
};

export type MutationCreateProgrammeArgs = {
  input: CreateProgrammeInput;
};

export type MutationCreateTrustArgs = {
  input: CreateTrustInput;
};

export type MutationDeclareInterestArgs = {
  input: DeclareInterestInput;
};

export type MutationDeferGateArgs = {
  input: DeferGateInput;
};

export type MutationDeferResolutionArgs = {
  input: DeferResolutionInput;
};

export type MutationDisableAccountArgs = {
  input: DisableAccountInput;
};

export type MutationDischargeConditionArgs = {
  input: SettleConditionInput;
};

export type MutationDraftResolutionArgs = {
  input: DraftResolutionInput;
};

export type MutationEnableAccountArgs = {
  input: EnableAccountInput;
};

export type MutationEndDelegationArgs = {
  input: EndDelegationInput;
};

export type MutationEndInterestArgs = {
  input: EndInterestInput;
};

export type MutationEndSeatArgs = {
  input: EndSeatInput;
};

export type MutationEndSessionArgs = {
  input: EndSessionInput;
};

export type MutationEnrolMembersArgs = {
  input: EnrolMembersInput;
};

export type MutationEnterLawChangeArgs = {
  input: EnterLawChangeInput;
};

export type MutationGiveCastingVoteArgs = {
  input: GiveCastingVoteInput;
};

export type MutationGrantRoleArgs = {
  input: GrantRoleInput;
};

export type MutationMakeApplicationArgs = {
  input: MakeApplicationInput;
};

export type MutationMakeCheckpointArgs = {
  input: MakeCheckpointInput;
};

export type MutationMarkNoticeReadArgs = {
  input: MarkNoticeReadInput;
};

export type MutationMeetInCommonArgs = {
  input: MeetInCommonInput;
};

export type MutationMovePackDocumentArgs = {
  input: MovePackDocumentInput;
};

export type MutationNoteInterestsArgs = {
  input: NoteInterestsInput;
};

export type MutationObjectToRecordArgs = {
  input: ObjectToRecordInput;
};

export type MutationOpenResolutionArgs = {
  input: OpenResolutionInput;
};

export type MutationPassGateArgs = {
  input: PassGateInput;
};

export type MutationPlaceDocumentArgs = {
  input: PlaceDocumentInput;
};

export type MutationPlanMeetingArgs = {
  input: PlanMeetingInput;
};

export type MutationPutKeyFigureArgs = {
  input: PutKeyFigureInput;
};

export type MutationPutSectionArgs = {
  input: PutSectionInput;
};

export type MutationReauthenticateArgs = {
  input: ReauthenticateInput;
};

export type MutationRecordAttendanceArgs = {
  input: RecordAttendanceInput;
};

export type MutationRecordCountArgs = {
  input: RecordCountInput;
};

export type MutationRecordDecisionArgs = {
  input: RecordDecisionInput;
};

export type MutationRecordDelegationArgs = {
  input: RecordDelegationInput;
};

export type MutationRecordExternalDecisionArgs = {
  input: RecordExternalDecisionInput;
};

export type MutationRecordVotesArgs = {
  input: RecordVotesInput;
};

export type MutationReferBackArgs = {
  input: EndResolutionInput;
};

export type MutationRegisterInterestArgs = {
  input: RegisterInterestInput;
};

export type MutationRemoveAnnexDocumentArgs = {
  input: RemoveAnnexDocumentInput;
};

export type MutationRemoveGateDocumentArgs = {
  input: RemoveGateDocumentInput;
};

export type MutationRemoveKeyFigureArgs = {
  input: RemoveKeyFigureInput;
};

export type MutationRemovePackDocumentArgs = {
  input: RemovePackDocumentInput;
};

export type MutationRemovePreElectionPeriodArgs = {
  input: RemovePreElectionPeriodInput;
};

export type MutationRemoveSectionArgs = {
  input: RemoveSectionInput;
};

export type MutationReopenConditionArgs = {
  input: ReturnConditionInput;
};

export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};

export type MutationReviseAnnexArgs = {
  input: ReviseAnnexInput;
};

export type MutationReviseAnnexDocumentArgs = {
  input: ReviseAnnexDocumentInput;
};

export type MutationReviseBodyArgs = {
  input: ReviseBodyInput;
};

export type MutationReviseMeetingArgs = {
  input: ReviseMeetingInput;
};

export type MutationRevisePackArgs = {
  input: RevisePackInput;
};

export type MutationRevisePersonArgs = {
  input: RevisePersonInput;
};

export type MutationRevisePreElectionPeriodArgs = {
  input: RevisePreElectionPeriodInput;
};

export type MutationReviseProgrammeArgs = {
  input: ReviseProgrammeInput;
};

export type MutationReviseResolutionArgs = {
  input: ReviseResolutionInput;
};

export type MutationReviseSeatArgs = {
  input: ReviseSeatInput;
};

export type MutationReviseStatementArgs = {
  input: ReviseStatementInput;
};

export type MutationReviseTrustArgs = {
  input: ReviseTrustInput;
};

export type MutationRevokeApiTokenArgs = {
  input: RevokeApiTokenInput;
};

export type MutationRevokeRoleArgs = {
  input: RevokeRoleInput;
};

export type MutationRuleOnInterestArgs = {
  input: RuleOnInterestInput;
};

export type MutationSealAnnexArgs = {
  input: SealAnnexInput;
};

export type MutationSealPackArgs = {
  input: SealPackInput;
};

export type MutationSendBackEvidenceArgs = {
  input: ReturnConditionInput;
};

export type MutationSetGateDatesArgs = {
  input: SetGateDatesInput;
};

export type MutationSetPostsArgs = {
  input: SetPostsInput;
};

export type MutationSignInArgs = {
  input: SignInInput;
};

export type MutationSignOutArgs = {
  input: SignOutInput;
};

export type MutationSubmitConditionEvidenceArgs = {
  input: SubmitConditionEvidenceInput;
};

export type MutationTakeBackObjectionArgs = {
  input: TakeBackObjectionInput;
};

export type MutationTakeBackVoteArgs = {
  input: TakeBackVoteInput;
};

export type MutationTakeItemArgs = {
  input: TakeItemInput;
};

export type MutationTakeOutCastingVoteArgs = {
  input: TakeOutCastingVoteInput;
};

export type MutationTakeOutCountArgs = {
  input: TakeOutCountInput;
};

export type MutationVoidDelegationArgs = {
  input: VoidDelegationInput;
};

export type MutationVoidSeatArgs = {
  input: VoidSeatInput;
};

export type MutationVoidStandingOrdersArgs = {
  input: VoidStandingOrdersInput;
};

export type MutationWaiveConditionArgs = {
  input: SettleConditionInput;
};

export type MutationWithdrawResolutionArgs = {
  input: EndResolutionInput;
};

export type NewCriterionInput = {
  code: Scalars['String']['input'];
  documentRole?: InputMaybe<DocumentRole>;
  fromEachTrust?: Scalars['Boolean']['input'];
  kind: CriterionKind;
  title: Scalars['String']['input'];
  worstAllowed?: InputMaybe<AssuranceRating>;
};

export type NewDeciderInput = {
  body: Scalars['String']['input'];
  mustNameSamePack?: Scalars['Boolean']['input'];
  order: Scalars['Int']['input'];
  purpose: DecidingPurpose;
};

export type NoLongerRequired = {
  instrument: Scalars['String']['output'];
  since: Scalars['Date']['output'];
};

export type NotCounted = 'ABSENT' | 'LEFT_FOR_THE_ITEM' | 'NOT_ENTITLED' | 'STAYED_WITHOUT_VOTE';

export type NotCountedMember = {
  member: Person;
  memberId: Scalars['UUID']['output'];
  reason: NotCounted;
};

export type NoteInterestsInput = {
  idempotencyKey: Scalars['UUID']['input'];
  presiding?: InputMaybe<Scalars['String']['input']>;
  reason?: Scalars['String']['input'];
  resolution: Scalars['String']['input'];
};

export type Notice = {
  at: Scalars['DateTime']['output'];
  id: Scalars['UUID']['output'];
  programme: Programme;
  programmeId?: Maybe<Scalars['UUID']['output']>;
  readAt?: Maybe<Scalars['DateTime']['output']>;
  subjectId: Scalars['UUID']['output'];
  subjectType: AuditSubject;
  text: Scalars['String']['output'];
  type: NoticeKind;
};

export type NoticeConnection = {
  edges: Array<NoticeEdge>;
  nodes: Array<Notice>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type NoticeEdge = {
  cursor: Scalars['String']['output'];
  node: Notice;
};

export type NoticeFault = 'NOTICE_NOT_GIVEN' | 'NOTICE_SHORT' | 'PAPERS_LATE' | 'PAPERS_SHORT';

export type NoticeKind =
  | 'ACCOUNT_GIVEN'
  | 'ACCOUNT_IDENTIFIED'
  | 'CASTING_VOTE_RECORDED'
  | 'DELEGATION_TO_CONFIRM'
  | 'INTEREST'
  | 'LETTER_TO_CONFIRM'
  | 'NEW_ADDRESS'
  | 'RECORDED_FROM_MINUTES'
  | 'RECORD_OBJECTED_TO'
  | 'RESOLUTION_CORRECTED'
  | 'RESULT_DECLARED'
  | 'SEAT_ADDED_TO_ROLL'
  | 'STRUCK_OFF_ROLL'
  | 'VOTE_GIVEN'
  | 'VOTE_RECORDED';

export type NoticePayload = {
  notice: Notice;
  replayed: Scalars['Boolean']['output'];
};

export type NoticeWarning = {
  because: Scalars['String']['output'];
  kind: NoticeFault;
};

export type ObjectToRecordInput = {
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  recordId: Scalars['UUID']['input'];
};

export type OpenResolutionInput = {
  countsNowhere?: Scalars['Boolean']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  lateReason?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type Outcome =
  | 'APPROVED'
  | 'APPROVED_WITH_CONDITIONS'
  | 'DEFERRED'
  | 'NOT_QUORATE'
  | 'REFERRED_BACK'
  | 'REJECTED'
  | 'WITHDRAWN';

export type OutcomeState =
  | 'APPROVED'
  | 'APPROVED_WITH_CONDITIONS'
  | 'DECLARED'
  | 'DEFERRED'
  | 'NOT_QUORATE'
  | 'REFERRED_BACK'
  | 'REJECTED'
  | 'WITHDRAWN';

export type OutsidePurpose = 'APPROVE_GRANT' | 'CLEAR' | 'GRANT' | 'RATE' | 'REVIEW' | 'SUPPORT';

export type OwnInterest = {
  bodyName: Scalars['String']['output'];
  declaredAt: Scalars['DateTime']['output'];
  id: Scalars['UUID']['output'];
  nature: Scalars['String']['output'];
  pecuniary: Scalars['Boolean']['output'];
  programmeCode: Scalars['String']['output'];
  programmeTitle: Scalars['String']['output'];
  ref: Scalars['String']['output'];
  ruledAt?: Maybe<Scalars['DateTime']['output']>;
  ruling?: Maybe<Ruling>;
  wording: Scalars['String']['output'];
};

export type OwnInterestConnection = {
  edges: Array<OwnInterestEdge>;
  nodes: Array<OwnInterest>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OwnInterestEdge = {
  cursor: Scalars['String']['output'];
  node: OwnInterest;
};

export type OwnVote = {
  bodyName: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  programmeCode: Scalars['String']['output'];
  programmeTitle: Scalars['String']['output'];
  receipt: VoteReceipt;
  recordedForYou: Scalars['Boolean']['output'];
  ref: Scalars['String']['output'];
  wording: Scalars['String']['output'];
};

export type OwnVoteConnection = {
  edges: Array<OwnVoteEdge>;
  nodes: Array<OwnVote>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OwnVoteEdge = {
  cursor: Scalars['String']['output'];
  node: OwnVote;
};

export type PackAnnex = {
  asSealed: Scalars['Boolean']['output'];
  body: Body;
  bodyId: Scalars['UUID']['output'];
  documents: Array<AnnexDocument>;
  id: Scalars['UUID']['output'];
  manifest?: Maybe<Scalars['String']['output']>;
  manifestSha256?: Maybe<Scalars['Sha256']['output']>;
  mayEdit?: Maybe<Refusal>;
  maySeal?: Maybe<Refusal>;
  pack: CasePack;
  packId: Scalars['UUID']['output'];
  sealedAt?: Maybe<Scalars['DateTime']['output']>;
  sealedBy?: Maybe<Person>;
  sealedById?: Maybe<Scalars['UUID']['output']>;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type PackAnnexPayload = {
  annex: PackAnnex;
  replayed: Scalars['Boolean']['output'];
};

export type PackDocument = {
  document: Document;
  documentId: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  position: Scalars['Int']['output'];
  role: DocumentRole;
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type PackSection = {
  completeness: Completeness;
  id: Scalars['UUID']['output'];
  kind: SectionKind;
  text: Scalars['String']['output'];
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type PackStatus = 'DRAFT' | 'IN_REVIEW' | 'SEALED' | 'SUPERSEDED' | 'WITHDRAWN';

export type PageInfo = {
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type Party = {
  id: Scalars['UUID']['output'];
  role: PartyRole;
  trust: Trust;
};

export type PartyInput = {
  role: PartyRole;
  trust: Scalars['String']['input'];
};

export type PartyRole =
  | 'ACQUIRED'
  | 'ACQUIRING'
  | 'DISSOLVING'
  | 'MERGING'
  | 'RECEIVING'
  | 'SEPARATING'
  | 'SUCCESSOR'
  | 'TRANSFERRING';

export type PassGateInput = {
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
};

export type Person = {
  admits?: Maybe<Admits>;
  code: Scalars['String']['output'];
  displayName: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  version: Scalars['Int']['output'];
};

export type PersonConnection = {
  edges: Array<PersonEdge>;
  nodes: Array<Person>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type PersonEdge = {
  cursor: Scalars['String']['output'];
  node: Person;
};

export type PersonPayload = {
  person: Person;
  replayed: Scalars['Boolean']['output'];
};

export type PlaceDocumentInput = {
  documentId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  pack: Scalars['String']['input'];
  position?: InputMaybe<Scalars['Int']['input']>;
  programme: Scalars['String']['input'];
  role: DocumentRole;
  title: Scalars['String']['input'];
};

export type PlanMeetingInput = {
  body: Scalars['String']['input'];
  heldOn: Scalars['Date']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  noticeGivenOn?: InputMaybe<Scalars['Date']['input']>;
  papersDueOn?: InputMaybe<Scalars['Date']['input']>;
  part?: MeetingPart;
  place: Scalars['String']['input'];
  privateReason?: InputMaybe<Scalars['String']['input']>;
  programme: Scalars['String']['input'];
  startsAt?: InputMaybe<Scalars['String']['input']>;
};

export type PreElectionPeriod = {
  endsOn: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  knownFrom?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  startsOn: Scalars['Date']['output'];
  version: Scalars['Int']['output'];
};

export type PreElectionPeriodPayload = {
  preElectionPeriod: PreElectionPeriod;
  replayed: Scalars['Boolean']['output'];
};

export type Presence = {
  arrivedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['UUID']['output'];
  leftAt?: Maybe<Scalars['DateTime']['output']>;
  number: Scalars['Int']['output'];
  person: Person;
  personId: Scalars['UUID']['output'];
  recordedBy: Person;
  recordedById: Scalars['UUID']['output'];
};

export type PresentInput = {
  arrivedAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  leftAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  number?: Scalars['Int']['input'];
  person: Scalars['String']['input'];
};

export type Presiding = {
  because: Scalars['String']['output'];
  person?: Maybe<Person>;
  personId?: Maybe<Scalars['UUID']['output']>;
};

export type Programme = {
  acts: Array<ProgrammeActDone>;
  adoptedOn: Scalars['Date']['output'];
  applications: Array<Application>;
  auditTrail: AuditEventConnection;
  benefitsEndOn?: Maybe<Scalars['Date']['output']>;
  businessDate: Scalars['Date']['output'];
  checkpoints: Array<Checkpoint>;
  code: Scalars['String']['output'];
  conditions: ConditionConnection;
  delegations: Array<Delegation>;
  documents: DocumentConnection;
  gates: Array<Gate>;
  goLiveActualOn?: Maybe<Scalars['Date']['output']>;
  goLiveBaselineOn?: Maybe<Scalars['Date']['output']>;
  goLiveForecastOn?: Maybe<Scalars['Date']['output']>;
  id: Scalars['UUID']['output'];
  lawChanges: Array<LawChange>;
  meetings: MeetingConnection;
  members: MembershipConnection;
  pack: CasePack;
  packs: Array<CasePack>;
  parties: Array<Party>;
  practice: Scalars['Boolean']['output'];
  preElectionPeriods: Array<PreElectionPeriod>;
  regime: RegimeCode;
  regimeChanges: Array<RegimeChange>;
  resolutions: ResolutionConnection;
  statements: Array<Statement>;
  status: ProgrammeStatus;
  title: Scalars['String']['output'];
  transactionType: TransactionType;
  version: Scalars['Int']['output'];
  vision: Scalars['String']['output'];
  withdrawals: Array<BoardWithdrawal>;
};

export type ProgrammeAuditTrailArgs = {
  actor?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
  fromSequence?: InputMaybe<Scalars['BigInt']['input']>;
  subjectId?: InputMaybe<Scalars['UUID']['input']>;
  types?: InputMaybe<Array<AuditEventKind>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ProgrammeConditionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  status?: InputMaybe<ConditionStatus>;
};

export type ProgrammeDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

export type ProgrammeMeetingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  body?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

export type ProgrammeMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  current?: Scalars['Boolean']['input'];
  first: Scalars['Int']['input'];
  role?: InputMaybe<Role>;
};

export type ProgrammePackArgs = {
  pack: Scalars['String']['input'];
};

export type ProgrammePacksArgs = {
  stage?: InputMaybe<CaseStage>;
};

export type ProgrammeResolutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  body?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  state?: InputMaybe<ResolutionState>;
};

export type ProgrammeStatementsArgs = {
  kind?: InputMaybe<StatementKind>;
};

export type ProgrammeAct =
  'CLOSE' | 'DISCARD' | 'PAUSE' | 'PROHIBIT' | 'REOPEN' | 'RESUME' | 'WITHDRAW';

export type ProgrammeActDone = {
  act: ProgrammeAct;
  doneAt: Scalars['DateTime']['output'];
  doneBy: Person;
  doneById: Scalars['UUID']['output'];
  doneOn: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  number: Scalars['Int']['output'];
  reason: Scalars['String']['output'];
};

export type ProgrammeConnection = {
  edges: Array<ProgrammeEdge>;
  nodes: Array<Programme>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ProgrammeEdge = {
  cursor: Scalars['String']['output'];
  node: Programme;
};

export type ProgrammePayload = {
  programme: Programme;
  replayed: Scalars['Boolean']['output'];
};

export type ProgrammeStatus =
  | 'APPROVALS'
  | 'CLOSED'
  | 'DISCARDED'
  | 'EXPLORING'
  | 'FBC'
  | 'INTEGRATING'
  | 'LIVE'
  | 'MOBILISING'
  | 'OBC'
  | 'PAUSED'
  | 'PROHIBITED'
  | 'REGULATOR_REVIEW'
  | 'SOC'
  | 'STRATEGIC_CASE'
  | 'WITHDRAWN';

export type ProposedCondition = {
  dueOn?: Maybe<Scalars['Date']['output']>;
  evidenceRequired: Scalars['Boolean']['output'];
  id: Scalars['UUID']['output'];
  kind: ConditionKind;
  ownerName: Scalars['String']['output'];
  position: Scalars['Int']['output'];
  text: Scalars['String']['output'];
};

export type ProposedConditionInput = {
  dueOn: Scalars['Date']['input'];
  evidenceRequired?: Scalars['Boolean']['input'];
  kind: ConditionKind;
  ownerName: Scalars['String']['input'];
  text: Scalars['String']['input'];
};

export type Provision = {
  cites: Scalars['String']['output'];
  code: ProvisionCode;
  inForceFrom: Scalars['Date']['output'];
  inForceUntil?: Maybe<Scalars['Date']['output']>;
};

export type ProvisionCode =
  | 'EA_S33'
  | 'S56A_1'
  | 'S56A_2'
  | 'S56A_3A'
  | 'S56A_3B'
  | 'S56A_4'
  | 'S56A_4B'
  | 'S56B'
  | 'S56_1'
  | 'S56_1A'
  | 'S56_2'
  | 'S56_4'
  | 'S56_4B'
  | 'S57A'
  | 'S69A';

export type Purpose =
  | 'AMEND_CONSTITUTION'
  | 'APPOINT'
  | 'APPROVE_MINUTES'
  | 'CERTIFY'
  | 'COUNCIL_APPROVAL'
  | 'DISCHARGE_OR_WAIVE'
  | 'FINAL_APPROVE'
  | 'OTHER'
  | 'RATIFY'
  | 'REMOVE_NON_EXECUTIVE'
  | 'SERVICE_CHANGE'
  | 'SIGNIFICANT_TRANSACTION'
  | 'SUBMIT'
  | 'SUPPORT'
  | 'WITHDRAW';

export type PutKeyFigureInput = {
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  code: Scalars['String']['input'];
  date?: InputMaybe<Scalars['Date']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  kind: KeyFigureKind;
  months?: InputMaybe<Scalars['Int']['input']>;
  pack: Scalars['String']['input'];
  priceBase?: InputMaybe<Scalars['String']['input']>;
  programme: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

export type PutSectionInput = {
  completeness: Completeness;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  kind: SectionKind;
  pack: Scalars['String']['input'];
  programme: Scalars['String']['input'];
  text: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

export type Query = {
  bodies: BodyConnection;
  body: Body;
  casePack: CasePack;
  comparePacks: Comparison;
  condition: Condition;
  documents: DocumentConnection;
  gate: Gate;
  mayI?: Maybe<Refusal>;
  me: Me;
  meeting: Meeting;
  myApiTokens: Array<ApiToken>;
  myInterests: OwnInterestConnection;
  myNotices: NoticeConnection;
  mySessions: Array<Session>;
  myVotes: OwnVoteConnection;
  people: PersonConnection;
  programme: Programme;
  programmes: ProgrammeConnection;
  resolution: Resolution;
  trust: Trust;
  trusts: TrustConnection;
  voteReceipt: VoteReceipt;
};

export type QueryBodiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  kind?: InputMaybe<BodyKind>;
  search?: InputMaybe<Scalars['String']['input']>;
};

export type QueryBodyArgs = {
  body: Scalars['String']['input'];
};

export type QueryCasePackArgs = {
  pack: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type QueryComparePacksArgs = {
  a: Scalars['String']['input'];
  b: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type QueryConditionArgs = {
  condition: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type QueryDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  programme: Scalars['String']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};

export type QueryGateArgs = {
  gate: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type QueryMayIArgs = {
  act: Act;
  body?: InputMaybe<Scalars['String']['input']>;
  programme?: InputMaybe<Scalars['String']['input']>;
  trust?: InputMaybe<Scalars['String']['input']>;
};

export type QueryMeetingArgs = {
  meetingId: Scalars['UUID']['input'];
};

export type QueryMyInterestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

export type QueryMyNoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  unreadOnly?: Scalars['Boolean']['input'];
};

export type QueryMyVotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

export type QueryPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};

export type QueryProgrammeArgs = {
  programme: Scalars['String']['input'];
};

export type QueryProgrammesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

export type QueryResolutionArgs = {
  programme?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type QueryTrustArgs = {
  trust: Scalars['String']['input'];
};

export type QueryTrustsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

export type QueryVoteReceiptArgs = {
  person?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type Quorum = {
  because: Scalars['String']['output'];
  executives: Scalars['Int']['output'];
  executivesNeeded: Scalars['Int']['output'];
  members: Scalars['Int']['output'];
  met: Scalars['Boolean']['output'];
  needed: Scalars['Int']['output'];
  nonExecutives: Scalars['Int']['output'];
  nonExecutivesNeeded: Scalars['Int']['output'];
  notCounted: Array<NotCountedMember>;
  posts?: Maybe<Scalars['Int']['output']>;
  present: Scalars['Int']['output'];
};

export type QuorumBase = 'IN_POST' | 'POSTS';

export type QuorumPreview = {
  after: Quorum;
  before: Quorum;
  breaks: Scalars['Boolean']['output'];
};

export type ReauthenticateInput = {
  password: Scalars['String']['input'];
};

export type RecordAttendanceInput = {
  apologies?: Array<Scalars['String']['input']>;
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  inAttendance?: Array<InAttendanceInput>;
  meetingId: Scalars['UUID']['input'];
  present?: Array<PresentInput>;
};

export type RecordCountInput = {
  abstainCount?: InputMaybe<Scalars['Int']['input']>;
  abstentions?: InputMaybe<Array<Scalars['String']['input']>>;
  againstCount?: InputMaybe<Scalars['Int']['input']>;
  certificateSha256?: InputMaybe<Scalars['Sha256']['input']>;
  dissents?: InputMaybe<Array<Scalars['String']['input']>>;
  forCount?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  resolution: Scalars['String']['input'];
  scrutineer?: InputMaybe<Scalars['String']['input']>;
  spoiltCount?: InputMaybe<Scalars['Int']['input']>;
};

export type RecordDecisionInput = {
  abstainCount?: InputMaybe<Scalars['Int']['input']>;
  againstCount?: InputMaybe<Scalars['Int']['input']>;
  body: Scalars['String']['input'];
  conditions?: Array<ConditionInput>;
  correctsId?: InputMaybe<Scalars['UUID']['input']>;
  decidedOn: Scalars['Date']['input'];
  deferReason?: InputMaybe<DeferReason>;
  documentId: Scalars['UUID']['input'];
  forCount?: InputMaybe<Scalars['Int']['input']>;
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  minuteRef: Scalars['String']['input'];
  newDate?: InputMaybe<Scalars['Date']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  outcome: Outcome;
  paper?: InputMaybe<Scalars['String']['input']>;
  programme: Scalars['String']['input'];
  purpose: Purpose;
};

export type RecordDelegationInput = {
  clause: Scalars['String']['input'];
  documentId: Scalars['UUID']['input'];
  effectiveFrom: Scalars['Date']['input'];
  from: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  purposes: Array<Purpose>;
  statesReserved?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['String']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
};

export type RecordExternalDecisionInput = {
  body: Scalars['String']['input'];
  comparisonDocumentId?: InputMaybe<Scalars['UUID']['input']>;
  conditions?: Array<ConditionInput>;
  correctsId?: InputMaybe<Scalars['UUID']['input']>;
  decidedOn: Scalars['Date']['input'];
  documentId?: InputMaybe<Scalars['UUID']['input']>;
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  letsProceed?: InputMaybe<Scalars['Boolean']['input']>;
  noMaterialChange?: InputMaybe<Scalars['String']['input']>;
  outcome: RegulatorOutcome;
  overall?: InputMaybe<AssuranceRating>;
  pack?: InputMaybe<Scalars['String']['input']>;
  programme: Scalars['String']['input'];
  purpose: OutsidePurpose;
  ratings?: Array<DomainRatingInput>;
  reference: Scalars['String']['input'];
};

export type RecordType = 'APPLICATION' | 'EXTERNAL_DECISION' | 'LAW_CHANGE' | 'RECORDED_DECISION';

export type RecordVotesInput = {
  idempotencyKey: Scalars['UUID']['input'];
  manifestSha256?: InputMaybe<Scalars['Sha256']['input']>;
  resolution: Scalars['String']['input'];
  votes: Array<RecordedVoteInput>;
};

export type RecordedVoteInput = {
  choice?: InputMaybe<Choice>;
  expectedRevision?: Scalars['Int']['input'];
  person: Scalars['String']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type Refusal = {
  because: Scalars['String']['output'];
  blockers?: Maybe<Array<Blocker>>;
  code: ErrorCode;
  currentVersion?: Maybe<Scalars['Int']['output']>;
  faults?: Maybe<Array<Fault>>;
  field?: Maybe<Scalars['String']['output']>;
  subjectId?: Maybe<Scalars['UUID']['output']>;
};

export type RegimeChange = {
  changedAt: Scalars['DateTime']['output'];
  changedBy: Person;
  changedById: Scalars['UUID']['output'];
  changedOn: Scalars['Date']['output'];
  document?: Maybe<Document>;
  documentId?: Maybe<Scalars['UUID']['output']>;
  fromRegime: RegimeCode;
  id: Scalars['UUID']['output'];
  number: Scalars['Int']['output'];
  reason: Scalars['String']['output'];
  toRegime: RegimeCode;
};

export type RegimeCode =
  'REGIME_2015_SOC_OBC_FBC' | 'REGIME_2017_STRATEGIC_FBC' | 'REGIME_2022_STATUTORY_TRANSACTION';

export type RegisterInterestInput = {
  from: Scalars['Date']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  nature: Scalars['String']['input'];
  pecuniary?: Scalars['Boolean']['input'];
  person: Scalars['String']['input'];
  trust: Scalars['String']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
};

export type RegulatorOutcome =
  | 'APPROVED'
  | 'CLEARED'
  | 'CLEARED_ON_BENEFITS'
  | 'GRANTED'
  | 'MAY_PROCEED'
  | 'NOT_INVESTIGATED'
  | 'NOT_SUPPORTED'
  | 'PENDING'
  | 'PROHIBITED'
  | 'RATED'
  | 'RED_FLAG'
  | 'REFERRED'
  | 'REFUSED'
  | 'RETURNED_FOR_INFORMATION'
  | 'SUPPORTED';

export type RemoveAnnexDocumentInput = {
  annexDocumentId: Scalars['UUID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
};

export type RemoveGateDocumentInput = {
  gate: Scalars['String']['input'];
  gateDocumentId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type RemoveKeyFigureInput = {
  code: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  pack: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type RemovePackDocumentInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  packDocumentId: Scalars['UUID']['input'];
};

export type RemovePreElectionPeriodInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  preElectionPeriodId: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type RemoveSectionInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  kind: SectionKind;
  pack: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type ResetPasswordInput = {
  idempotencyKey: Scalars['UUID']['input'];
  newPassword: Scalars['String']['input'];
  person: Scalars['String']['input'];
};

export type Resolution = {
  annexSha256?: Maybe<Scalars['Sha256']['output']>;
  asItStands?: Maybe<AsItStands>;
  body: Body;
  bodyId: Scalars['UUID']['output'];
  cannotWait?: Maybe<CannotWait>;
  castingVote?: Maybe<CastingVote>;
  closesOn?: Maybe<Scalars['Date']['output']>;
  conditions: Array<ProposedCondition>;
  corrections: Array<ResolutionCorrection>;
  councilAdvice?: Maybe<Scalars['String']['output']>;
  counted?: Maybe<ResolutionCount>;
  countsFor: Array<Body>;
  gate?: Maybe<Gate>;
  id: Scalars['UUID']['output'];
  interests: Array<Interest>;
  itemPutAt?: Maybe<Scalars['DateTime']['output']>;
  itemTakenAt?: Maybe<Scalars['DateTime']['output']>;
  judgedAgain: Array<JudgedAgain>;
  latePapers: Array<NoticeWarning>;
  lateReason?: Maybe<Scalars['String']['output']>;
  manifestSha256?: Maybe<Scalars['Sha256']['output']>;
  mayAttachSeatInstrument?: Maybe<Refusal>;
  mayClose?: Maybe<Refusal>;
  mayComplete?: Maybe<Refusal>;
  mayCorrect?: Maybe<Refusal>;
  mayDefer?: Maybe<Refusal>;
  mayGiveCastingVote?: Maybe<Refusal>;
  mayNoteInterests?: Maybe<Refusal>;
  mayOpen?: Maybe<Refusal>;
  mayRecordCount?: Maybe<Refusal>;
  mayRecordVotes?: Maybe<Refusal>;
  mayReferBack?: Maybe<Refusal>;
  mayRevise?: Maybe<Refusal>;
  mayTake?: Maybe<Refusal>;
  mayTakeOutCastingVote?: Maybe<Refusal>;
  mayTakeOutCount?: Maybe<Refusal>;
  mayVote?: Maybe<Refusal>;
  mayWithdraw?: Maybe<Refusal>;
  meeting?: Maybe<Meeting>;
  meetingId?: Maybe<Scalars['UUID']['output']>;
  method: Method;
  myVote?: Maybe<Vote>;
  number: Scalars['Int']['output'];
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  openedBy?: Maybe<Person>;
  openedById?: Maybe<Scalars['UUID']['output']>;
  openedOn?: Maybe<Scalars['Date']['output']>;
  ordersCorrectedOn?: Maybe<Scalars['Date']['output']>;
  ordersEnteredOn?: Maybe<Scalars['Date']['output']>;
  outcome?: Maybe<ResolutionOutcome>;
  outcomeAsCorrected?: Maybe<ResolutionCorrection>;
  pack?: Maybe<CasePack>;
  packId?: Maybe<Scalars['UUID']['output']>;
  posts?: Maybe<Scalars['Int']['output']>;
  practice: Scalars['Boolean']['output'];
  presiding?: Maybe<Presiding>;
  programme: Programme;
  programmeId: Scalars['UUID']['output'];
  purpose: Purpose;
  quorumPreview: QuorumPreview;
  ref: Scalars['String']['output'];
  roll: Array<Elector>;
  seatInstruments: Array<SeatInstrument>;
  stage?: Maybe<CaseStage>;
  state: ResolutionState;
  subjectCondition?: Maybe<Condition>;
  subjectId?: Maybe<Scalars['UUID']['output']>;
  subjectResolution?: Maybe<Resolution>;
  subjectType?: Maybe<ResolutionSubject>;
  urgent?: Maybe<UrgentDecision>;
  version: Scalars['Int']['output'];
  voided: Scalars['Boolean']['output'];
  votes: Array<Vote>;
  warnings: Array<CountingWarning>;
  way: Way;
  wording: Scalars['String']['output'];
};

export type ResolutionQuorumPreviewArgs = {
  interestId: Scalars['UUID']['input'];
  ruling: Ruling;
};

export type ResolutionConnection = {
  edges: Array<ResolutionEdge>;
  nodes: Array<Resolution>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ResolutionCorrection = {
  abstainCount?: Maybe<Scalars['Int']['output']>;
  againstCount?: Maybe<Scalars['Int']['output']>;
  carried: Scalars['Boolean']['output'];
  changesOutcome: Scalars['Boolean']['output'];
  confirmations: Array<CorrectionConfirmation>;
  documentId: Scalars['UUID']['output'];
  enteredAt: Scalars['DateTime']['output'];
  enteredBy: Person;
  enteredById: Scalars['UUID']['output'];
  enteredOn: Scalars['Date']['output'];
  forCount?: Maybe<Scalars['Int']['output']>;
  id: Scalars['UUID']['output'];
  lines: Array<CorrectionLine>;
  mayApprove?: Maybe<Refusal>;
  mayConfirm?: Maybe<Refusal>;
  minuteRef?: Maybe<Scalars['String']['output']>;
  number: Scalars['Int']['output'];
  outcome: Outcome;
  quorate?: Maybe<Scalars['Boolean']['output']>;
  reason: Scalars['String']['output'];
  resolution: Resolution;
  resolutionId: Scalars['UUID']['output'];
  ruleVersion: Scalars['String']['output'];
  sha256: Scalars['Sha256']['output'];
  standing: CorrectionStanding;
  steps: Array<Scalars['String']['output']>;
};

export type ResolutionCount = {
  abstainCount?: Maybe<Scalars['Int']['output']>;
  abstentionIds: Array<Scalars['UUID']['output']>;
  abstentions: Array<Person>;
  againstCount?: Maybe<Scalars['Int']['output']>;
  certificate?: Maybe<Document>;
  certificateSha256?: Maybe<Scalars['Sha256']['output']>;
  dissentIds: Array<Scalars['UUID']['output']>;
  dissents: Array<Person>;
  forCount?: Maybe<Scalars['Int']['output']>;
  number: Scalars['Int']['output'];
  recordedAt: Scalars['DateTime']['output'];
  recordedBy: Person;
  recordedById: Scalars['UUID']['output'];
  scrutineer?: Maybe<Scalars['String']['output']>;
  spoiltCount?: Maybe<Scalars['Int']['output']>;
};

export type ResolutionEdge = {
  cursor: Scalars['String']['output'];
  node: Resolution;
};

export type ResolutionOutcome = {
  abstainCount?: Maybe<Scalars['Int']['output']>;
  againstCount?: Maybe<Scalars['Int']['output']>;
  carried: Scalars['Boolean']['output'];
  closedAt: Scalars['DateTime']['output'];
  closedBy: Person;
  closedById: Scalars['UUID']['output'];
  completeBy?: Maybe<Scalars['Date']['output']>;
  decidedOn: Scalars['Date']['output'];
  declaredOutcome?: Maybe<Outcome>;
  deferReason?: Maybe<DeferReason>;
  forCount?: Maybe<Scalars['Int']['output']>;
  minuteRef?: Maybe<Scalars['String']['output']>;
  missing: Array<Missing>;
  newDate?: Maybe<Scalars['Date']['output']>;
  outcome: OutcomeState;
  proceduralMinuteRef?: Maybe<Scalars['String']['output']>;
  quorate?: Maybe<Scalars['Boolean']['output']>;
  reason?: Maybe<Scalars['String']['output']>;
  ruleVersion: Scalars['String']['output'];
  ruledBecause?: Maybe<Scalars['String']['output']>;
  ruledBy?: Maybe<Person>;
  ruledById?: Maybe<Scalars['UUID']['output']>;
  steps: Array<Scalars['String']['output']>;
};

export type ResolutionPayload = {
  replayed: Scalars['Boolean']['output'];
  resolution: Resolution;
};

export type ResolutionState = 'CLOSED' | 'DECLARED' | 'DRAFT' | 'OPEN' | 'WITHDRAWN';

export type ResolutionSubject = 'CONDITION' | 'GATE' | 'RESOLUTION';

export type ReturnConditionInput = {
  authority: AuthorityInput;
  condition: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type ReviseAnnexDocumentInput = {
  annexDocumentId: Scalars['UUID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  privileged?: InputMaybe<Scalars['Boolean']['input']>;
  role?: InputMaybe<DocumentRole>;
  title?: InputMaybe<Scalars['String']['input']>;
};

export type ReviseAnnexInput = {
  annexId: Scalars['UUID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  title: Scalars['String']['input'];
};

export type ReviseBodyInput = {
  body: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  name: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type ReviseMeetingInput = {
  expectedVersion: Scalars['Int']['input'];
  heldOn?: InputMaybe<Scalars['Date']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  meetingId: Scalars['UUID']['input'];
  noticeGivenOn?: InputMaybe<Scalars['Date']['input']>;
  papersDueOn?: InputMaybe<Scalars['Date']['input']>;
  part?: InputMaybe<MeetingPart>;
  place?: InputMaybe<Scalars['String']['input']>;
  presiding?: InputMaybe<Scalars['String']['input']>;
  privateReason?: InputMaybe<Scalars['String']['input']>;
  startsAt?: InputMaybe<Scalars['String']['input']>;
};

export type RevisePackInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  label?: InputMaybe<Scalars['String']['input']>;
  pack: Scalars['String']['input'];
  programme: Scalars['String']['input'];
  status?: InputMaybe<PackStatus>;
};

export type RevisePersonInput = {
  displayName: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  person: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};

export type RevisePreElectionPeriodInput = {
  endsOn: Scalars['Date']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  name: Scalars['String']['input'];
  preElectionPeriodId: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  startsOn: Scalars['Date']['input'];
};

export type ReviseProgrammeInput = {
  adoptedOn?: InputMaybe<Scalars['Date']['input']>;
  benefitsEndOn?: InputMaybe<Scalars['Date']['input']>;
  expectedVersion: Scalars['Int']['input'];
  goLiveActualOn?: InputMaybe<Scalars['Date']['input']>;
  goLiveBaselineOn?: InputMaybe<Scalars['Date']['input']>;
  goLiveForecastOn?: InputMaybe<Scalars['Date']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  title?: InputMaybe<Scalars['String']['input']>;
  vision?: InputMaybe<Scalars['String']['input']>;
};

export type ReviseResolutionInput = {
  cannotWait?: InputMaybe<CannotWaitInput>;
  closesOn?: InputMaybe<Scalars['Date']['input']>;
  conditions?: InputMaybe<Array<ProposedConditionInput>>;
  councilAdvice?: InputMaybe<Scalars['String']['input']>;
  expectedVersion: Scalars['Int']['input'];
  gate?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  meetingId?: InputMaybe<Scalars['UUID']['input']>;
  method?: InputMaybe<Method>;
  pack?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
  subjectId?: InputMaybe<Scalars['UUID']['input']>;
  urgent?: InputMaybe<UrgentInput>;
  way?: InputMaybe<Way>;
  wording?: InputMaybe<Scalars['String']['input']>;
};

export type ReviseSeatInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
  seatId: Scalars['UUID']['input'];
  title?: InputMaybe<Scalars['String']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};

export type ReviseStatementInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  statementId: Scalars['UUID']['input'];
  text: Scalars['String']['input'];
};

export type ReviseTrustInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  odsCode?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  trust: Scalars['String']['input'];
};

export type RevokeApiTokenInput = {
  apiTokenId: Scalars['UUID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
};

export type RevokeRoleInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  membershipId: Scalars['UUID']['input'];
};

export type Role =
  | 'ADMINISTRATOR'
  | 'AUDITOR'
  | 'BOARD_MEMBER'
  | 'CHIEF_NURSE'
  | 'COMPANY_SECRETARY'
  | 'ENGAGEMENT_LEAD'
  | 'EXTERNAL_RECORDER'
  | 'FINANCE'
  | 'FINANCE_LEAD'
  | 'GOVERNOR'
  | 'HR'
  | 'MEDICAL_DIRECTOR'
  | 'MODERATOR'
  | 'OBSERVER'
  | 'PMO'
  | 'PROGRAMME_BOARD_CHAIR'
  | 'PROGRAMME_DIRECTOR'
  | 'PROGRAMME_MANAGER'
  | 'PUBLIC_EDITOR'
  | 'REGULATOR_READER'
  | 'SRO'
  | 'WORKSTREAM_LEAD'
  | 'WORKSTREAM_SRO';

export type RuleOnInterestInput = {
  dispensationDocumentId?: InputMaybe<Scalars['UUID']['input']>;
  idempotencyKey: Scalars['UUID']['input'];
  interestId: Scalars['UUID']['input'];
  presiding?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  ruling: Ruling;
};

export type Ruling = 'LEAVE' | 'STAY_NO_VOTE' | 'TAKE_PART';

export type SatisfyingOutcome =
  | 'APPROVED'
  | 'APPROVED_WITH_CONDITIONS'
  | 'CLEARED'
  | 'CLEARED_ON_BENEFITS'
  | 'GRANTED'
  | 'MAY_PROCEED'
  | 'NOT_INVESTIGATED'
  | 'RATED'
  | 'SUPPORTED';

export type SealAnnexInput = {
  annexId: Scalars['UUID']['input'];
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
};

export type SealPackInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  pack: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type Seat = {
  enteredAt: Scalars['DateTime']['output'];
  from: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  kind: SeatKind;
  person: Person;
  personId: Scalars['UUID']['output'];
  sharesSeatId?: Maybe<Scalars['UUID']['output']>;
  title: Scalars['String']['output'];
  until?: Maybe<Scalars['Date']['output']>;
  version: Scalars['Int']['output'];
  voting: Scalars['Boolean']['output'];
};

export type SeatInstrument = {
  attachedById: Scalars['UUID']['output'];
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  confirmedById?: Maybe<Scalars['UUID']['output']>;
  datedOn: Scalars['Date']['output'];
  documentId: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  mayConfirm?: Maybe<Refusal>;
  seatEnteredOn: Scalars['Date']['output'];
  seatId: Scalars['UUID']['output'];
};

export type SeatKind =
  | 'CHAIR'
  | 'EXECUTIVE'
  | 'GOVERNOR_APPOINTED'
  | 'GOVERNOR_PATIENT'
  | 'GOVERNOR_PUBLIC'
  | 'GOVERNOR_STAFF'
  | 'MEMBER'
  | 'NON_EXECUTIVE'
  | 'NON_VOTING_DIRECTOR'
  | 'VICE_CHAIR';

export type SeatPayload = {
  replayed: Scalars['Boolean']['output'];
  seat: Seat;
};

export type SectionKind =
  | 'BENEFITS_REGISTER'
  | 'COMMERCIAL'
  | 'COMMUNICATIONS'
  | 'DIGITAL'
  | 'DUE_DILIGENCE'
  | 'ECONOMIC'
  | 'EQUALITY'
  | 'ESTATES'
  | 'EXECUTIVE_SUMMARY'
  | 'FINANCIAL'
  | 'LEGAL'
  | 'LTFM'
  | 'MANAGEMENT'
  | 'PATIENT_BENEFITS'
  | 'PTIP'
  | 'RISKS'
  | 'STRATEGIC'
  | 'WORKFORCE';

export type Session = {
  authenticatedAt: Scalars['DateTime']['output'];
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['UUID']['output'];
  lastSeenAt: Scalars['DateTime']['output'];
};

export type SessionPayload = {
  replayed: Scalars['Boolean']['output'];
  session: Session;
};

export type SetByType = 'EXTERNAL_DECISION' | 'RECORDED_DECISION' | 'RESOLUTION';

export type SetGateDatesInput = {
  baselineOn?: InputMaybe<Scalars['Date']['input']>;
  cannotWait?: InputMaybe<CannotWaitInput>;
  expectedVersion: Scalars['Int']['input'];
  forecastOn?: InputMaybe<Scalars['Date']['input']>;
  gate: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
};

export type SetPostsInput = {
  body: Scalars['String']['input'];
  effectiveFrom: Scalars['Date']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  posts: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};

export type SettleConditionInput = {
  authority: AuthorityInput;
  condition: Scalars['String']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  programme: Scalars['String']['input'];
};

export type Share = {
  denominator: Scalars['Int']['output'];
  numerator: Scalars['Int']['output'];
};

export type SignInInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SignInPayload = {
  person: Person;
  session: Session;
  token: Scalars['String']['output'];
};

export type SignOutInput = {
  idempotencyKey: Scalars['UUID']['input'];
};

export type Site = {
  code: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  kind: SiteKind;
  name: Scalars['String']['output'];
  place: Scalars['String']['output'];
};

export type SiteInput = {
  code: Scalars['String']['input'];
  kind: SiteKind;
  name: Scalars['String']['input'];
  place: Scalars['String']['input'];
};

export type SiteKind = 'ACUTE' | 'COMMUNITY' | 'MENTAL_HEALTH' | 'OTHER';

export type StandingInterest = {
  enteredAt: Scalars['DateTime']['output'];
  from: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  nature: Scalars['String']['output'];
  pecuniary: Scalars['Boolean']['output'];
  person: Person;
  personId: Scalars['UUID']['output'];
  recordedBy: Person;
  recordedById: Scalars['UUID']['output'];
  trust: Trust;
  trustId: Scalars['UUID']['output'];
  until?: Maybe<Scalars['Date']['output']>;
  version: Scalars['Int']['output'];
};

export type StandingInterestPayload = {
  interest: StandingInterest;
  replayed: Scalars['Boolean']['output'];
};

export type StandingOrders = {
  adoptedBy: Person;
  adoptedById: Scalars['UUID']['output'];
  castingVote: Scalars['Boolean']['output'];
  castingVoteClause?: Maybe<Scalars['String']['output']>;
  correctedById?: Maybe<Scalars['UUID']['output']>;
  correction?: Maybe<StandingOrdersCorrection>;
  councilDenominator: CouncilDenominator;
  documentTitle?: Maybe<Scalars['String']['output']>;
  effectiveFrom: Scalars['Date']['output'];
  enteredAt: Scalars['DateTime']['output'];
  id: Scalars['UUID']['output'];
  majorities: Array<LargerMajority>;
  majorityClause?: Maybe<Scalars['String']['output']>;
  methods: Array<Method>;
  noticeClearDays: Scalars['Int']['output'];
  quorumDenominator: Scalars['Int']['output'];
  quorumExecutives: Scalars['Int']['output'];
  quorumMinimum?: Maybe<Scalars['Int']['output']>;
  quorumNonExecutives: Scalars['Int']['output'];
  quorumNumerator: Scalars['Int']['output'];
  quorumOf: QuorumBase;
  recusedCountToQuorum: Scalars['Boolean']['output'];
  votesPublic: Scalars['Boolean']['output'];
  ways: Array<Way>;
  writtenDenominator: Scalars['Int']['output'];
  writtenNumerator: Scalars['Int']['output'];
};

export type StandingOrdersCorrection = {
  correctsId: Scalars['UUID']['output'];
  documentId: Scalars['UUID']['output'];
  enteredOn: Scalars['Date']['output'];
  id: Scalars['UUID']['output'];
  reason: Scalars['String']['output'];
  wouldDiffer: Array<JudgedAgain>;
};

export type Statement = {
  challengeKind?: Maybe<ChallengeKind>;
  id: Scalars['UUID']['output'];
  kind: StatementKind;
  position: Scalars['Int']['output'];
  text: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type StatementKind = 'AIM' | 'CHALLENGE' | 'PLEDGE';

export type StatementPayload = {
  replayed: Scalars['Boolean']['output'];
  statement: Statement;
};

export type SubmitConditionEvidenceInput = {
  condition: Scalars['String']['input'];
  documentId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  note: Scalars['String']['input'];
  programme: Scalars['String']['input'];
};

export type TakeBackObjectionInput = {
  idempotencyKey: Scalars['UUID']['input'];
  programme: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  recordId: Scalars['UUID']['input'];
};

export type TakeBackVoteInput = {
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type TakeItemInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  itemPutAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  itemTakenAt?: InputMaybe<Scalars['MeetingTime']['input']>;
  presiding?: InputMaybe<Scalars['String']['input']>;
  resolution: Scalars['String']['input'];
};

export type TakeOutCastingVoteInput = {
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
  resolution: Scalars['String']['input'];
};

export type TakeOutCountInput = {
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
  resolution: Scalars['String']['input'];
};

export type Tally = {
  abstain: Scalars['Int']['output'];
  against: Scalars['Int']['output'];
  cast: Scalars['Int']['output'];
  for: Scalars['Int']['output'];
};

export type TransactionType =
  'ACQUISITION_S56A' | 'DISSOLUTION' | 'MERGER_S56' | 'SEPARATION_S56B' | 'TRANSFER_SCHEME_S69A';

export type Trust = {
  bodies: Array<Body>;
  code: Scalars['String']['output'];
  id: Scalars['UUID']['output'];
  interests: Array<StandingInterest>;
  kind: TrustKind;
  name: Scalars['String']['output'];
  odsCode: Scalars['String']['output'];
  sites: Array<Site>;
  version: Scalars['Int']['output'];
};

export type TrustConnection = {
  edges: Array<TrustEdge>;
  nodes: Array<Trust>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type TrustEdge = {
  cursor: Scalars['String']['output'];
  node: Trust;
};

export type TrustKind = 'FOUNDATION_TRUST' | 'NHS_TRUST';

export type TrustPayload = {
  replayed: Scalars['Boolean']['output'];
  trust: Trust;
};

export type UrgentDecision = {
  consultees: Array<Person>;
  deciders: Array<Person>;
  overdue: Scalars['Boolean']['output'];
  ratifiedBy?: Maybe<Resolution>;
  ratifiedById?: Maybe<Scalars['UUID']['output']>;
  ratifyBy?: Maybe<Scalars['Date']['output']>;
  reason: Scalars['String']['output'];
};

export type UrgentInput = {
  consultees: Array<Scalars['String']['input']>;
  deciders: Array<Scalars['String']['input']>;
  ratifyBy: Scalars['Date']['input'];
  reason: Scalars['String']['input'];
};

export type VoidDelegationInput = {
  delegationId: Scalars['UUID']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
};

export type VoidSeatInput = {
  expectedVersion: Scalars['Int']['input'];
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
  seatId: Scalars['UUID']['input'];
};

export type VoidStandingOrdersInput = {
  idempotencyKey: Scalars['UUID']['input'];
  reason: Scalars['String']['input'];
  standingOrdersId: Scalars['UUID']['input'];
};

export type Vote = {
  castAt: Scalars['DateTime']['output'];
  choice?: Maybe<Choice>;
  enteredBy: Person;
  enteredById: Scalars['UUID']['output'];
  id: Scalars['UUID']['output'];
  manifestSha256?: Maybe<Scalars['Sha256']['output']>;
  person: Person;
  personId: Scalars['UUID']['output'];
  reason?: Maybe<Scalars['String']['output']>;
  recorded: Scalars['Boolean']['output'];
  revision: Scalars['Int']['output'];
};

export type VotePayload = {
  receipt: VoteReceipt;
  replayed: Scalars['Boolean']['output'];
  resolution: Resolution;
};

export type VoteReceipt = {
  castAt: Scalars['DateTime']['output'];
  chain: Scalars['UUID']['output'];
  choice?: Maybe<Choice>;
  content?: Maybe<Scalars['String']['output']>;
  entryHash: Scalars['Sha256']['output'];
  format: Scalars['String']['output'];
  manifestSha256?: Maybe<Scalars['Sha256']['output']>;
  practice: Scalars['Boolean']['output'];
  resolution: Resolution;
  resolutionId: Scalars['UUID']['output'];
  revision: Scalars['Int']['output'];
  salt?: Maybe<Scalars['String']['output']>;
  sequence: Scalars['BigInt']['output'];
  signIn?: Maybe<Scalars['String']['output']>;
};

export type Way = 'AGREED_WITHOUT_VOTE' | 'BALLOT' | 'NAMED_VOTES' | 'SHOW_OF_HANDS';

export interface MutationFields {
  actOnProgramme: { args: MutationActOnProgrammeArgs; answer: Mutation['actOnProgramme'] };
  addPreElectionPeriod: {
    args: MutationAddPreElectionPeriodArgs;
    answer: Mutation['addPreElectionPeriod'];
  };
  addStatement: { args: MutationAddStatementArgs; answer: Mutation['addStatement'] };
  adjustGate: { args: MutationAdjustGateArgs; answer: Mutation['adjustGate'] };
  adoptStandingOrders: {
    args: MutationAdoptStandingOrdersArgs;
    answer: Mutation['adoptStandingOrders'];
  };
  advanceBusinessDate: {
    args: MutationAdvanceBusinessDateArgs;
    answer: Mutation['advanceBusinessDate'];
  };
  annulRecord: { args: MutationAnnulRecordArgs; answer: Mutation['annulRecord'] };
  appointToSeat: { args: MutationAppointToSeatArgs; answer: Mutation['appointToSeat'] };
  approveCorrection: { args: MutationApproveCorrectionArgs; answer: Mutation['approveCorrection'] };
  assignCondition: { args: MutationAssignConditionArgs; answer: Mutation['assignCondition'] };
  attachGateDocument: {
    args: MutationAttachGateDocumentArgs;
    answer: Mutation['attachGateDocument'];
  };
  attachSeatInstrument: {
    args: MutationAttachSeatInstrumentArgs;
    answer: Mutation['attachSeatInstrument'];
  };
  cancelMeeting: { args: MutationCancelMeetingArgs; answer: Mutation['cancelMeeting'] };
  castVote: { args: MutationCastVoteArgs; answer: Mutation['castVote'] };
  changeEmail: { args: MutationChangeEmailArgs; answer: Mutation['changeEmail'] };
  changePassword: { args: MutationChangePasswordArgs; answer: Mutation['changePassword'] };
  changeRegime: { args: MutationChangeRegimeArgs; answer: Mutation['changeRegime'] };
  closeResolution: { args: MutationCloseResolutionArgs; answer: Mutation['closeResolution'] };
  completeResolution: {
    args: MutationCompleteResolutionArgs;
    answer: Mutation['completeResolution'];
  };
  confirmCorrection: { args: MutationConfirmCorrectionArgs; answer: Mutation['confirmCorrection'] };
  confirmCriterion: { args: MutationConfirmCriterionArgs; answer: Mutation['confirmCriterion'] };
  confirmDelegation: { args: MutationConfirmDelegationArgs; answer: Mutation['confirmDelegation'] };
  confirmExternalDecision: {
    args: MutationConfirmExternalDecisionArgs;
    answer: Mutation['confirmExternalDecision'];
  };
  confirmIdentity: { args: MutationConfirmIdentityArgs; answer: Mutation['confirmIdentity'] };
  confirmInterest: { args: MutationConfirmInterestArgs; answer: Mutation['confirmInterest'] };
  confirmLawChange: { args: MutationConfirmLawChangeArgs; answer: Mutation['confirmLawChange'] };
  confirmSeatInstrument: {
    args: MutationConfirmSeatInstrumentArgs;
    answer: Mutation['confirmSeatInstrument'];
  };
  correctGateBaseline: {
    args: MutationCorrectGateBaselineArgs;
    answer: Mutation['correctGateBaseline'];
  };
  correctResolution: { args: MutationCorrectResolutionArgs; answer: Mutation['correctResolution'] };
  correctStandingOrders: {
    args: MutationCorrectStandingOrdersArgs;
    answer: Mutation['correctStandingOrders'];
  };
  createAnnex: { args: MutationCreateAnnexArgs; answer: Mutation['createAnnex'] };
  createApiToken: { args: MutationCreateApiTokenArgs; answer: Mutation['createApiToken'] };
  createBody: { args: MutationCreateBodyArgs; answer: Mutation['createBody'] };
  createCasePack: { args: MutationCreateCasePackArgs; answer: Mutation['createCasePack'] };
  createPerson: { args: MutationCreatePersonArgs; answer: Mutation['createPerson'] };
  createProgramme: { args: MutationCreateProgrammeArgs; answer: Mutation['createProgramme'] };
  createTrust: { args: MutationCreateTrustArgs; answer: Mutation['createTrust'] };
  declareInterest: { args: MutationDeclareInterestArgs; answer: Mutation['declareInterest'] };
  deferGate: { args: MutationDeferGateArgs; answer: Mutation['deferGate'] };
  deferResolution: { args: MutationDeferResolutionArgs; answer: Mutation['deferResolution'] };
  disableAccount: { args: MutationDisableAccountArgs; answer: Mutation['disableAccount'] };
  dischargeCondition: {
    args: MutationDischargeConditionArgs;
    answer: Mutation['dischargeCondition'];
  };
  draftResolution: { args: MutationDraftResolutionArgs; answer: Mutation['draftResolution'] };
  enableAccount: { args: MutationEnableAccountArgs; answer: Mutation['enableAccount'] };
  endDelegation: { args: MutationEndDelegationArgs; answer: Mutation['endDelegation'] };
  endInterest: { args: MutationEndInterestArgs; answer: Mutation['endInterest'] };
  endSeat: { args: MutationEndSeatArgs; answer: Mutation['endSeat'] };
  endSession: { args: MutationEndSessionArgs; answer: Mutation['endSession'] };
  enrolMembers: { args: MutationEnrolMembersArgs; answer: Mutation['enrolMembers'] };
  enterLawChange: { args: MutationEnterLawChangeArgs; answer: Mutation['enterLawChange'] };
  giveCastingVote: { args: MutationGiveCastingVoteArgs; answer: Mutation['giveCastingVote'] };
  grantRole: { args: MutationGrantRoleArgs; answer: Mutation['grantRole'] };
  makeApplication: { args: MutationMakeApplicationArgs; answer: Mutation['makeApplication'] };
  makeCheckpoint: { args: MutationMakeCheckpointArgs; answer: Mutation['makeCheckpoint'] };
  markNoticeRead: { args: MutationMarkNoticeReadArgs; answer: Mutation['markNoticeRead'] };
  meetInCommon: { args: MutationMeetInCommonArgs; answer: Mutation['meetInCommon'] };
  movePackDocument: { args: MutationMovePackDocumentArgs; answer: Mutation['movePackDocument'] };
  noteInterests: { args: MutationNoteInterestsArgs; answer: Mutation['noteInterests'] };
  objectToRecord: { args: MutationObjectToRecordArgs; answer: Mutation['objectToRecord'] };
  openResolution: { args: MutationOpenResolutionArgs; answer: Mutation['openResolution'] };
  passGate: { args: MutationPassGateArgs; answer: Mutation['passGate'] };
  placeDocument: { args: MutationPlaceDocumentArgs; answer: Mutation['placeDocument'] };
  planMeeting: { args: MutationPlanMeetingArgs; answer: Mutation['planMeeting'] };
  putKeyFigure: { args: MutationPutKeyFigureArgs; answer: Mutation['putKeyFigure'] };
  putSection: { args: MutationPutSectionArgs; answer: Mutation['putSection'] };
  reauthenticate: { args: MutationReauthenticateArgs; answer: Mutation['reauthenticate'] };
  recordAttendance: { args: MutationRecordAttendanceArgs; answer: Mutation['recordAttendance'] };
  recordCount: { args: MutationRecordCountArgs; answer: Mutation['recordCount'] };
  recordDecision: { args: MutationRecordDecisionArgs; answer: Mutation['recordDecision'] };
  recordDelegation: { args: MutationRecordDelegationArgs; answer: Mutation['recordDelegation'] };
  recordExternalDecision: {
    args: MutationRecordExternalDecisionArgs;
    answer: Mutation['recordExternalDecision'];
  };
  recordVotes: { args: MutationRecordVotesArgs; answer: Mutation['recordVotes'] };
  referBack: { args: MutationReferBackArgs; answer: Mutation['referBack'] };
  registerInterest: { args: MutationRegisterInterestArgs; answer: Mutation['registerInterest'] };
  removeAnnexDocument: {
    args: MutationRemoveAnnexDocumentArgs;
    answer: Mutation['removeAnnexDocument'];
  };
  removeGateDocument: {
    args: MutationRemoveGateDocumentArgs;
    answer: Mutation['removeGateDocument'];
  };
  removeKeyFigure: { args: MutationRemoveKeyFigureArgs; answer: Mutation['removeKeyFigure'] };
  removePackDocument: {
    args: MutationRemovePackDocumentArgs;
    answer: Mutation['removePackDocument'];
  };
  removePreElectionPeriod: {
    args: MutationRemovePreElectionPeriodArgs;
    answer: Mutation['removePreElectionPeriod'];
  };
  removeSection: { args: MutationRemoveSectionArgs; answer: Mutation['removeSection'] };
  reopenCondition: { args: MutationReopenConditionArgs; answer: Mutation['reopenCondition'] };
  resetPassword: { args: MutationResetPasswordArgs; answer: Mutation['resetPassword'] };
  reviseAnnex: { args: MutationReviseAnnexArgs; answer: Mutation['reviseAnnex'] };
  reviseAnnexDocument: {
    args: MutationReviseAnnexDocumentArgs;
    answer: Mutation['reviseAnnexDocument'];
  };
  reviseBody: { args: MutationReviseBodyArgs; answer: Mutation['reviseBody'] };
  reviseMeeting: { args: MutationReviseMeetingArgs; answer: Mutation['reviseMeeting'] };
  revisePack: { args: MutationRevisePackArgs; answer: Mutation['revisePack'] };
  revisePerson: { args: MutationRevisePersonArgs; answer: Mutation['revisePerson'] };
  revisePreElectionPeriod: {
    args: MutationRevisePreElectionPeriodArgs;
    answer: Mutation['revisePreElectionPeriod'];
  };
  reviseProgramme: { args: MutationReviseProgrammeArgs; answer: Mutation['reviseProgramme'] };
  reviseResolution: { args: MutationReviseResolutionArgs; answer: Mutation['reviseResolution'] };
  reviseSeat: { args: MutationReviseSeatArgs; answer: Mutation['reviseSeat'] };
  reviseStatement: { args: MutationReviseStatementArgs; answer: Mutation['reviseStatement'] };
  reviseTrust: { args: MutationReviseTrustArgs; answer: Mutation['reviseTrust'] };
  revokeApiToken: { args: MutationRevokeApiTokenArgs; answer: Mutation['revokeApiToken'] };
  revokeRole: { args: MutationRevokeRoleArgs; answer: Mutation['revokeRole'] };
  ruleOnInterest: { args: MutationRuleOnInterestArgs; answer: Mutation['ruleOnInterest'] };
  sealAnnex: { args: MutationSealAnnexArgs; answer: Mutation['sealAnnex'] };
  sealPack: { args: MutationSealPackArgs; answer: Mutation['sealPack'] };
  sendBackEvidence: { args: MutationSendBackEvidenceArgs; answer: Mutation['sendBackEvidence'] };
  setGateDates: { args: MutationSetGateDatesArgs; answer: Mutation['setGateDates'] };
  setPosts: { args: MutationSetPostsArgs; answer: Mutation['setPosts'] };
  signIn: { args: MutationSignInArgs; answer: Mutation['signIn'] };
  signOut: { args: MutationSignOutArgs; answer: Mutation['signOut'] };
  submitConditionEvidence: {
    args: MutationSubmitConditionEvidenceArgs;
    answer: Mutation['submitConditionEvidence'];
  };
  takeBackObjection: { args: MutationTakeBackObjectionArgs; answer: Mutation['takeBackObjection'] };
  takeBackVote: { args: MutationTakeBackVoteArgs; answer: Mutation['takeBackVote'] };
  takeItem: { args: MutationTakeItemArgs; answer: Mutation['takeItem'] };
  takeOutCastingVote: {
    args: MutationTakeOutCastingVoteArgs;
    answer: Mutation['takeOutCastingVote'];
  };
  takeOutCount: { args: MutationTakeOutCountArgs; answer: Mutation['takeOutCount'] };
  voidDelegation: { args: MutationVoidDelegationArgs; answer: Mutation['voidDelegation'] };
  voidSeat: { args: MutationVoidSeatArgs; answer: Mutation['voidSeat'] };
  voidStandingOrders: {
    args: MutationVoidStandingOrdersArgs;
    answer: Mutation['voidStandingOrders'];
  };
  waiveCondition: { args: MutationWaiveConditionArgs; answer: Mutation['waiveCondition'] };
  withdrawResolution: {
    args: MutationWithdrawResolutionArgs;
    answer: Mutation['withdrawResolution'];
  };
}
export interface QueryFields {
  bodies: { args: QueryBodiesArgs; answer: Query['bodies'] };
  body: { args: QueryBodyArgs; answer: Query['body'] };
  casePack: { args: QueryCasePackArgs; answer: Query['casePack'] };
  comparePacks: { args: QueryComparePacksArgs; answer: Query['comparePacks'] };
  condition: { args: QueryConditionArgs; answer: Query['condition'] };
  documents: { args: QueryDocumentsArgs; answer: Query['documents'] };
  gate: { args: QueryGateArgs; answer: Query['gate'] };
  mayI: { args: QueryMayIArgs; answer: Query['mayI'] };
  me: { args: object; answer: Query['me'] };
  meeting: { args: QueryMeetingArgs; answer: Query['meeting'] };
  myApiTokens: { args: object; answer: Query['myApiTokens'] };
  myInterests: { args: QueryMyInterestsArgs; answer: Query['myInterests'] };
  myNotices: { args: QueryMyNoticesArgs; answer: Query['myNotices'] };
  mySessions: { args: object; answer: Query['mySessions'] };
  myVotes: { args: QueryMyVotesArgs; answer: Query['myVotes'] };
  people: { args: QueryPeopleArgs; answer: Query['people'] };
  programme: { args: QueryProgrammeArgs; answer: Query['programme'] };
  programmes: { args: QueryProgrammesArgs; answer: Query['programmes'] };
  resolution: { args: QueryResolutionArgs; answer: Query['resolution'] };
  trust: { args: QueryTrustArgs; answer: Query['trust'] };
  trusts: { args: QueryTrustsArgs; answer: Query['trusts'] };
  voteReceipt: { args: QueryVoteReceiptArgs; answer: Query['voteReceipt'] };
}

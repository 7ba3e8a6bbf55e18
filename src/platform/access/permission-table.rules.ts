import type { Role } from './roles.rules.js';

/** Where a role must be held for a verb. */
export type Place =
  'ANYONE' | 'SIGNED_IN' | 'INSTALLATION' | 'PROGRAMME' | 'MEMBER' | 'TRUST' | 'BODY';

export interface Permission {
  at: Place;
  roles: readonly Role[];
  /** Needs the person's own sign-in of a short while ago; API tokens may never do it. */
  fresh?: true;
  /** Needs the person's own session, however old: API tokens may never do it. */
  inPerson?: true;
  /** What the act is, in a sentence for docs/permissions.md. */
  does: string;
}

const anyone = (does: string): Permission => ({ at: 'ANYONE', roles: [], does });
const signedIn = (does: string): Permission => ({ at: 'SIGNED_IN', roles: [], does });
const installation = (does: string): Permission => ({
  at: 'INSTALLATION',
  roles: ['ADMINISTRATOR'],
  does,
});
const trust = (does: string, ...roles: Role[]): Permission => ({ at: 'TRUST', roles, does });
/** Of a Trust's body, a role held for that Trust; of a programme board, one held in the programme. */
const body = (does: string, ...roles: Role[]): Permission => ({ at: 'BODY', roles, does });
const programme = (does: string, ...roles: Role[]): Permission => ({
  at: 'PROGRAMME',
  roles,
  does,
});
/** Any role in the programme; the service then checks the roll. */
const member = (does: string): Permission => ({ at: 'MEMBER', roles: [], does });
const fresh = (permission: Permission): Permission => ({ ...permission, fresh: true });
const inPerson = (permission: Permission): Permission => ({ ...permission, inPerson: true });

/** Who keeps a body's business: its Trust's company secretary, or a programme's office. */
const SECRETARIES: Role[] = ['COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR', 'PMO'];
const GRANTERS: Role[] = ['ADMINISTRATOR', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR'];
const OFFICE: Role[] = ['PROGRAMME_DIRECTOR', 'PMO', 'ADMINISTRATOR'];
/** Who writes a business case. */
const DRAFTERS: Role[] = ['PROGRAMME_DIRECTOR', 'PMO', 'PROGRAMME_MANAGER'];
/** Who keeps the gates. */
const GATE_OFFICE: Role[] = ['PROGRAMME_DIRECTOR', 'PMO', 'COMPANY_SECRETARY'];
/** Who records the decisions of outside bodies. */
const RECORDERS: Role[] = ['EXTERNAL_RECORDER', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR'];
/** Who settles a condition: its Trust's secretary, or for an outside body's condition the recorder of its letters. */
const SETTLERS: Role[] = ['COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR', 'EXTERNAL_RECORDER'];
const READERS_OF_THE_TRAIL: Role[] = [
  'AUDITOR',
  'COMPANY_SECRETARY',
  'PROGRAMME_DIRECTOR',
  'SRO',
  'PMO',
  'REGULATOR_READER',
  'ADMINISTRATOR',
];
/** Members of bodies: they may download the proof of what they saw and decided. */
const MEMBERS_OF_BODIES: Role[] = ['BOARD_MEMBER', 'GOVERNOR'];

/**
 * Who may do what: every root field of the API, and every field that not everybody who sees its object
 * may read (`Type.field`). Deny by default: start-up refuses a root field that is not listed.
 */
export const PERMISSIONS = {
  // access
  signIn: anyone('Start a session with a password.'),
  signOut: inPerson(signedIn('End this session.')),
  me: signedIn('Read who you are and the roles you hold.'),
  mySessions: inPerson(signedIn('List your own sessions.')),
  endSession: inPerson(signedIn('End one of your own sessions.')),
  changePassword: inPerson(signedIn('Change your own password.')),
  disableAccount: fresh(
    installation('Stop a person from signing in, and end their sessions and tokens.'),
  ),
  enableAccount: fresh(installation('Let a person sign in again.')),
  resetPassword: fresh(
    installation('Give a person a new password, and end their sessions and tokens.'),
  ),
  createPerson: installation('Add a person, with or without a sign-in.'),
  grantRole: inPerson(body('Give a person a role (see "Giving roles").', ...GRANTERS)),
  revokeRole: inPerson(body('End a role (see "Giving roles").', ...GRANTERS)),
  createApiToken: fresh(signedIn('Make an API token for one of your own roles.')),
  revokeApiToken: inPerson(signedIn('Revoke one of your own API tokens.')),
  myApiTokens: inPerson(signedIn('List your own API tokens.')),

  // trusts
  trusts: signedIn('List the Trusts.'),
  trust: signedIn('Read a Trust.'),
  body: signedIn('Read a body, its seats and its standing orders.'),
  createTrust: installation('Add a Trust.'),
  createBody: installation('Add a body that decides.'),
  adoptStandingOrders: body("Enter a body's standing orders.", ...SECRETARIES, 'ADMINISTRATOR'),
  appointToSeat: body('Give a person a seat on a body.', ...SECRETARIES, 'ADMINISTRATOR'),
  endSeat: body('End a seat on a body.', ...SECRETARIES, 'ADMINISTRATOR'),
  voidSeat: body(
    'Remove a seat that was entered by mistake and is on no roll.',
    ...SECRETARIES,
    'ADMINISTRATOR',
  ),
  setCouncilSeats: body(
    "Enter the number of a council's seats from a date.",
    'COMPANY_SECRETARY',
    'ADMINISTRATOR',
  ),
  endInterest: trust('End an interest in the register.', 'COMPANY_SECRETARY', 'ADMINISTRATOR'),
  registerInterest: trust(
    "Enter an interest in a Trust's register.",
    'COMPANY_SECRETARY',
    'ADMINISTRATOR',
  ),

  // programmes
  programmes: signedIn('List the programmes that you hold a role in.'),
  programme: signedIn('Read a programme that you hold a role in.'),
  createProgramme: installation('Start a programme.'),
  advanceBusinessDate: programme(
    'Move the date of a practice programme forward.',
    'PROGRAMME_DIRECTOR',
    'PMO',
    'ADMINISTRATOR',
  ),
  reviseProgramme: programme('Change the title, vision and dates of a programme.', ...OFFICE),
  addStatement: programme('Add an aim, a challenge or a pledge.', ...OFFICE),
  reviseStatement: programme('Change the wording of an aim, a challenge or a pledge.', ...OFFICE),
  addPreElectionPeriod: programme('Add a pre-election period.', ...OFFICE, 'COMPANY_SECRETARY'),
  revisePreElectionPeriod: programme(
    'Correct a pre-election period, with the reason.',
    ...OFFICE,
    'COMPANY_SECRETARY',
  ),
  removePreElectionPeriod: programme(
    'Remove a pre-election period that was entered by mistake, with the reason.',
    ...OFFICE,
    'COMPANY_SECRETARY',
  ),
  makeCheckpoint: programme("Sign a checkpoint of the programme's chain.", ...READERS_OF_THE_TRAIL),
  'Programme.auditTrail': programme("Read the programme's chain.", ...READERS_OF_THE_TRAIL),

  // case-packs
  casePack: signedIn('Read a case pack of a programme that you hold a role in.'),
  comparePacks: signedIn('Compare two sealed packs of a programme that you hold a role in.'),
  createCasePack: programme('Start a new version of a business case.', ...DRAFTERS),
  revisePack: programme(
    'Change the label of a draft pack, send it to review, take it back to draft, or withdraw it.',
    ...DRAFTERS,
  ),
  putSection: programme('Write a section of a draft pack.', ...DRAFTERS),
  removeSection: programme('Remove a section from a draft pack.', ...DRAFTERS),
  putKeyFigure: programme('Enter a key figure of a draft pack.', ...DRAFTERS),
  removeKeyFigure: programme('Remove a key figure from a draft pack.', ...DRAFTERS),
  placeDocument: programme('Place a document in a draft pack.', ...DRAFTERS),
  movePackDocument: programme(
    'Move a document of a draft pack, or change its title or role.',
    ...DRAFTERS,
  ),
  removePackDocument: programme('Remove a document from a draft pack.', ...DRAFTERS),
  sealPack: fresh(
    programme(
      'Seal a pack, so that bodies can decide on it.',
      'PROGRAMME_DIRECTOR',
      'COMPANY_SECRETARY',
    ),
  ),
  createAnnex: body("Start a body's own annex to a pack.", ...SECRETARIES),
  reviseAnnex: body("Change the title of a body's own annex.", ...SECRETARIES),
  reviseAnnexDocument: body(
    "Change the title or role of a document in a body's own annex, or mark it as privileged.",
    ...SECRETARIES,
  ),
  removeAnnexDocument: body("Remove a document from a body's own annex.", ...SECRETARIES),
  sealAnnex: fresh(body("Seal a body's own annex.", ...SECRETARIES)),
  // over HTTP, at /api/documents and /api/annex-documents
  uploadDocument: programme(
    'Upload a document to a programme.',
    ...DRAFTERS,
    'COMPANY_SECRETARY',
    'EXTERNAL_RECORDER',
  ),
  downloadDocument: signedIn('Download a document that you may read.'),
  uploadAnnexDocument: body("Upload a document to a body's own annex.", ...SECRETARIES),

  // outbox
  myNotices: inPerson(signedIn('Read your own notices.')),
  markNoticeRead: inPerson(signedIn('Mark one of your own notices as read.')),

  // resolutions
  meeting: signedIn('Read a meeting of a programme that you hold a role in.'),
  resolution: signedIn('Read a resolution of a programme that you hold a role in.'),
  voteReceipt: inPerson(
    signedIn('Read the receipt of your own vote, or of a vote on a body whose secretary you are.'),
  ),
  'Resolution.quorumPreview': member(
    "See what a ruling on an interest would do to the quorum. Shown to the body's members and its secretary.",
  ),
  planMeeting: body('Plan a meeting of a body.', ...SECRETARIES),
  reviseMeeting: body('Change a meeting of a body.', ...SECRETARIES),
  meetInCommon: body(
    "Record that your body's meeting is held in common with another body's.",
    ...SECRETARIES,
  ),
  recordAttendance: body(
    'Record who was at a meeting, present or in attendance, and who sent apologies.',
    ...SECRETARIES,
  ),
  draftResolution: body('Draft a resolution of a body.', ...SECRETARIES),
  reviseResolution: body('Change a draft resolution.', ...SECRETARIES),
  openResolution: fresh(
    body(
      'Open a resolution for decision; its roll of voting members is then fixed.',
      ...SECRETARIES,
    ),
  ),
  takeItem: body('Record when an item was taken at its meeting, and who presided.', ...SECRETARIES),
  declareInterest: member(
    'Declare an interest. The member, or the company secretary for the member.',
  ),
  confirmInterest: member(
    'Confirm an interest that was copied from the register. The member, or the company secretary.',
  ),
  ruleOnInterest: member(
    'Rule on an interest. The person presiding, or the company secretary who records the ruling.',
  ),
  castVote: fresh(member('Cast your own vote. Only a member on the roll.')),
  takeBackVote: fresh(member('Take back your own vote. Only a member on the roll.')),
  recordVotes: fresh(body('Record the named votes given at a meeting.', ...SECRETARIES)),
  recordCount: fresh(
    body(
      'Record the count of a show of hands or a ballot, or that the members agreed without a vote.',
      ...SECRETARIES,
    ),
  ),
  giveCastingVote: fresh(
    member(
      'Give the casting vote on a tie. The person presiding, or the company secretary who records it.',
    ),
  ),
  closeResolution: fresh(
    body('Close a resolution; the system then works out its outcome.', ...SECRETARIES),
  ),
  deferResolution: fresh(body('Defer a decision to a new date.', ...SECRETARIES)),
  referBack: fresh(body('Refer a case back to its authors.', ...SECRETARIES)),
  withdrawResolution: fresh(
    body('Withdraw a resolution that has not been decided.', ...SECRETARIES),
  ),

  // gates
  gate: signedIn('Read a gate of a programme that you hold a role in.'),
  setGateDates: programme(
    'Set the forecast date of a gate, and once its baseline date.',
    ...GATE_OFFICE,
  ),
  deferGate: programme('Defer a gate to a new date, with the reason.', ...GATE_OFFICE),
  passGate: fresh(
    programme(
      'Record that a gate is passed, once every body has decided. A senior responsible owner (SRO) cannot.',
      'COMPANY_SECRETARY',
      'PROGRAMME_DIRECTOR',
    ),
  ),
  adjustGate: programme("Adjust a step of the programme's own regime.", ...OFFICE),
  confirmCriterion: programme('Confirm a criterion that a person must judge.', ...GATE_OFFICE),
  attachGateDocument: programme('Attach a document to a gate.', ...GATE_OFFICE),
  removeGateDocument: programme('Remove a document from a gate.', ...GATE_OFFICE),
  recordDecision: body(
    'Record a decision that your body took before the programme was entered here, from its minutes.',
    ...SECRETARIES,
  ),
  recordExternalDecision: programme(
    'Record the decision of an outside body, with its letter.',
    ...RECORDERS,
  ),
  condition: signedIn('Read a condition of a programme that you hold a role in.'),
  submitConditionEvidence: programme(
    'Submit evidence that a condition is met.',
    ...GATE_OFFICE,
    'PROGRAMME_MANAGER',
    'WORKSTREAM_SRO',
    'WORKSTREAM_LEAD',
    'FINANCE_LEAD',
    'SRO',
  ),
  sendBackEvidence: body('Send evidence back, for the body that set the condition.', ...SETTLERS),
  dischargeCondition: body(
    'Record that a condition is met, for the body that set it.',
    ...SETTLERS,
  ),
  waiveCondition: body(
    'Record that a condition no longer has to be met, for the body that set it.',
    ...SETTLERS,
  ),
  reopenCondition: body('Reopen a condition, for the body that set it.', ...SETTLERS),
  assignCondition: programme(
    'Assign a condition to the person who must see that it is met.',
    ...GATE_OFFICE,
  ),
  actOnProgramme: fresh(
    programme(
      'Pause, resume, withdraw, prohibit, reopen or close a programme.',
      'PROGRAMME_DIRECTOR',
      'COMPANY_SECRETARY',
    ),
  ),

  // audit
  // over HTTP, at /api/audit/export
  exportAudit: programme(
    "Download the programme's chain as a file, with the content you may see. Members of the programme's own board can too.",
    ...READERS_OF_THE_TRAIL,
    ...MEMBERS_OF_BODIES,
  ),
  exportInstallationAudit: installation("Download the installation's chain as a file."),
} as const satisfies Record<string, Permission>;

export type Verb = keyof typeof PERMISSIONS;
export const permissionOf = (verb: string): Permission | undefined =>
  (PERMISSIONS as Record<string, Permission>)[verb];

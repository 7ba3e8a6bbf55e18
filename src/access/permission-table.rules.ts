import type { Role } from './roles.rules.js';

/** Where a role must be held for a verb. */
export type Place = 'ANYONE' | 'SIGNED_IN' | 'HOUSE' | 'PROGRAMME' | 'MEMBER' | 'TRUST' | 'BODY';

export interface Permission {
  at: Place;
  roles: readonly Role[];
  /** Needs the person's own sign-in of a short while ago; API tokens may never do it. */
  fresh?: true;
  /** Needs the person's own session, however old: API tokens may never do it. */
  inPerson?: true;
  /** What the act is, for docs/permissions.md. */
  does: string;
}

const anyone = (does: string): Permission => ({ at: 'ANYONE', roles: [], does });
const signedIn = (does: string): Permission => ({ at: 'SIGNED_IN', roles: [], does });
const house = (does: string): Permission => ({ at: 'HOUSE', roles: ['ADMINISTRATOR'], does });
const trust = (does: string, ...roles: Role[]): Permission => ({ at: 'TRUST', roles, does });
/** Of a Trust's body, a role held for that Trust; of a programme board, one held in the programme. */
const body = (does: string, ...roles: Role[]): Permission => ({ at: 'BODY', roles, does });
const programme = (does: string, ...roles: Role[]): Permission => ({
  at: 'PROGRAMME',
  roles,
  does,
});
/** Any role at all in the programme: what more it takes is asked of the roll. */
const member = (does: string): Permission => ({ at: 'MEMBER', roles: [], does });
const fresh = (permission: Permission): Permission => ({ ...permission, fresh: true });
const inPerson = (permission: Permission): Permission => ({ ...permission, inPerson: true });

/** Whoever keeps a body's business: a Trust's company secretary, or a programme's office. */
const SECRETARIES: Role[] = ['COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR', 'PMO'];
const GRANTERS: Role[] = ['ADMINISTRATOR', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR'];
const OFFICE: Role[] = ['PROGRAMME_DIRECTOR', 'PMO', 'ADMINISTRATOR'];
/** Whoever writes a business case. */
const DRAFTERS: Role[] = ['PROGRAMME_DIRECTOR', 'PMO', 'PROGRAMME_MANAGER'];
/** Whoever keeps the gates in order. */
const GATE_OFFICE: Role[] = ['PROGRAMME_DIRECTOR', 'PMO', 'COMPANY_SECRETARY'];
/** Whoever records the decisions of bodies outside (rulings 25). */
const RECORDERS: Role[] = ['EXTERNAL_RECORDER', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR'];
/** Of a Trust's body its secretary; of one outside whoever records its letters. */
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
/** Whoever decides: they take away what proves what they saw and decided. */
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
  disableAccount: fresh(house('Let a person sign in no more, and end what they have open.')),
  enableAccount: fresh(house('Let a person sign in again.')),
  resetPassword: fresh(house('Give a person another password, and end what they have open.')),
  createPerson: house('Add a person, with or without a sign-in.'),
  grantRole: inPerson(body('Give a person a role that is yours to give.', ...GRANTERS)),
  revokeRole: inPerson(body('End a role that is yours to give.', ...GRANTERS)),
  createApiToken: fresh(signedIn('Make an API token for a role of your own.')),
  revokeApiToken: inPerson(signedIn('Revoke an API token of your own.')),
  myApiTokens: inPerson(signedIn('List your own API tokens.')),

  // trusts
  trusts: signedIn('List the Trusts.'),
  trust: signedIn('Read a Trust.'),
  body: signedIn('Read a deciding body, its seats and standing orders.'),
  createTrust: house('Add a Trust.'),
  createBody: house('Add a deciding body.'),
  adoptStandingOrders: body("Enter a body's standing orders.", ...SECRETARIES, 'ADMINISTRATOR'),
  appointToSeat: body('Give a person a seat on a body.', ...SECRETARIES, 'ADMINISTRATOR'),
  endSeat: body('End a seat on a body.', ...SECRETARIES, 'ADMINISTRATOR'),
  voidSeat: body('Take away a seat that no roll names.', ...SECRETARIES, 'ADMINISTRATOR'),
  setCouncilSeats: body("Enter a council's seats by date.", 'COMPANY_SECRETARY', 'ADMINISTRATOR'),
  endInterest: trust('End an interest in the register.', 'COMPANY_SECRETARY', 'ADMINISTRATOR'),
  registerInterest: trust(
    "Enter an interest in a Trust's register.",
    'COMPANY_SECRETARY',
    'ADMINISTRATOR',
  ),

  // programmes
  programmes: signedIn('List the programmes that you hold a role in.'),
  programme: signedIn('Read a programme that you hold a role in.'),
  createProgramme: house('Start a programme.'),
  advanceBusinessDate: programme(
    "Move a training programme's date forward.",
    'PROGRAMME_DIRECTOR',
    'PMO',
    'ADMINISTRATOR',
  ),
  reviseProgramme: programme('Change the title, vision and dates of a programme.', ...OFFICE),
  addStatement: programme('Add an aim, a challenge or a pledge.', ...OFFICE),
  reviseStatement: programme('Reword an aim, a challenge or a pledge.', ...OFFICE),
  addBlackout: programme('Add a pre-election period.', ...OFFICE, 'COMPANY_SECRETARY'),
  reviseBlackout: programme(
    'Correct a pre-election period, with the reason.',
    ...OFFICE,
    'COMPANY_SECRETARY',
  ),
  removeBlackout: programme(
    'Take away a pre-election period, with the reason.',
    ...OFFICE,
    'COMPANY_SECRETARY',
  ),
  makeCheckpoint: programme(
    "Sign how far the programme's chain has come.",
    ...READERS_OF_THE_TRAIL,
  ),
  'Programme.auditTrail': programme("Read the programme's chain.", ...READERS_OF_THE_TRAIL),

  // case-packs
  casePack: signedIn('Read a case pack of a programme that you hold a role in.'),
  comparePacks: signedIn('Compare two sealed packs of a programme that you hold a role in.'),
  createCasePack: programme('Start a version of a business case.', ...DRAFTERS),
  revisePack: programme('Relabel a draft pack, or send it to review and back.', ...DRAFTERS),
  putSection: programme('Write a section of a draft pack.', ...DRAFTERS),
  removeSection: programme('Take a section out of a draft pack.', ...DRAFTERS),
  putKeyFigure: programme('Enter a key figure of a draft pack.', ...DRAFTERS),
  removeKeyFigure: programme('Take a key figure out of a draft pack.', ...DRAFTERS),
  placeDocument: programme('Place a document in a draft pack.', ...DRAFTERS),
  movePackDocument: programme('Move or retitle a document of a draft pack.', ...DRAFTERS),
  removePackDocument: programme('Take a document out of a draft pack.', ...DRAFTERS),
  sealPack: fresh(
    programme('Seal a pack, final for the bodies.', 'PROGRAMME_DIRECTOR', 'COMPANY_SECRETARY'),
  ),
  createAnnex: body("Start a body's own annex to a pack.", ...SECRETARIES),
  reviseAnnex: body("Retitle a body's own annex.", ...SECRETARIES),
  reviseAnnexDocument: body("Retitle or mark a document of a body's own annex.", ...SECRETARIES),
  removeAnnexDocument: body("Take a document out of a body's own annex.", ...SECRETARIES),
  sealAnnex: fresh(body("Seal a body's own annex.", ...SECRETARIES)),
  // over HTTP, at /api/documents and /api/annex-documents
  uploadDocument: programme(
    'Upload a document of a programme.',
    ...DRAFTERS,
    'COMPANY_SECRETARY',
    'EXTERNAL_RECORDER',
  ),
  downloadDocument: signedIn('Download a document that you may read.'),
  uploadAnnexDocument: body("Upload a document of a body's own annex.", ...SECRETARIES),

  // outbox
  myNotices: inPerson(signedIn('Read what you were told.')),
  markNoticeRead: inPerson(signedIn('Mark a notice of your own as read.')),

  // resolutions
  meeting: signedIn('Read a meeting of a programme that you hold a role in.'),
  resolution: signedIn('Read a resolution of a programme that you hold a role in.'),
  voteReceipt: inPerson(signedIn('Read the receipt of your own vote.')),
  'Resolution.quorumPreview': member(
    "See what a ruling would do to the quorum: the body's seats and its secretary.",
  ),
  planMeeting: body('Plan a meeting of a body.', ...SECRETARIES),
  reviseMeeting: body('Change a meeting of a body.', ...SECRETARIES),
  meetInCommon: body("Seat one's own body's meeting at a table with another's.", ...SECRETARIES),
  recordAttendance: body('Record who was at a meeting, from when to when.', ...SECRETARIES),
  draftResolution: body('Draft a resolution of a body.', ...SECRETARIES),
  reviseResolution: body('Change a draft resolution.', ...SECRETARIES),
  openResolution: fresh(body('Open a resolution: its roll is frozen.', ...SECRETARIES)),
  takeItem: body('Say when an item was taken at its meeting, and who presides.', ...SECRETARIES),
  declareInterest: member('Declare an interest: the member, or the secretary for the member.'),
  confirmInterest: member('Confirm an interest brought in: the member, or the secretary.'),
  ruleOnInterest: member('Rule on an interest: who presides, or the secretary recording it.'),
  castVote: fresh(member('Cast your own vote: a member on the roll.')),
  takeBackVote: fresh(member('Take back your own vote: a member on the roll.')),
  recordVotes: fresh(body('Record the named votes given at a meeting.', ...SECRETARIES)),
  recordCount: fresh(body('Record what was counted at a meeting.', ...SECRETARIES)),
  castCastingVote: fresh(
    member('Give the casting vote on a tie: who presides, or the secretary recording it.'),
  ),
  closeResolution: fresh(body('Close a resolution: its outcome is worked out.', ...SECRETARIES)),
  deferResolution: fresh(body('Put a decision back to a new date.', ...SECRETARIES)),
  referBack: fresh(body('Refer a case back to its authors.', ...SECRETARIES)),
  withdrawResolution: fresh(body('Withdraw a resolution that is not decided.', ...SECRETARIES)),

  // gates
  gate: signedIn('Read a gate of a programme that you hold a role in.'),
  setGateDates: programme('Set the baseline, once, and the forecast of a gate.', ...GATE_OFFICE),
  deferGate: programme('Put a gate back, with its reason and new date.', ...GATE_OFFICE),
  passGate: fresh(
    programme(
      'Record that every body has decided and the gate is passed; never an SRO.',
      'COMPANY_SECRETARY',
      'PROGRAMME_DIRECTOR',
    ),
  ),
  adjustGate: programme("Adjust a step of the programme's own regime.", ...OFFICE),
  confirmCriterion: programme('Confirm a criterion that a person judges.', ...GATE_OFFICE),
  attachGateDocument: programme('Attach a document to a gate.', ...GATE_OFFICE),
  removeGateDocument: programme('Take a document off a gate.', ...GATE_OFFICE),
  recordDecision: body('Record an earlier decision of your body from its minutes.', ...SECRETARIES),
  recordExternalDecision: programme(
    'Record what a body outside decided, with its letter.',
    ...RECORDERS,
  ),
  condition: signedIn('Read a condition of a programme that you hold a role in.'),
  submitConditionEvidence: programme(
    'Put in evidence that a condition is met.',
    ...GATE_OFFICE,
    'PROGRAMME_MANAGER',
    'WORKSTREAM_SRO',
    'WORKSTREAM_LEAD',
    'FINANCE_LEAD',
    'SRO',
  ),
  sendBackEvidence: body('Send evidence back, for the body that set it.', ...SETTLERS),
  dischargeCondition: body('Discharge a condition, for the body that set it.', ...SETTLERS),
  waiveCondition: body('Waive a condition, for the body that set it.', ...SETTLERS),
  reopenCondition: body('Reopen a condition, for the body that set it.', ...SETTLERS),
  assignCondition: programme('Say who sees to a condition.', ...GATE_OFFICE),
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
    "Take the programme's chain away as a file, with what one may see of it; also whoever sits on the programme's own board.",
    ...READERS_OF_THE_TRAIL,
    ...MEMBERS_OF_BODIES,
  ),
  exportHouseAudit: house('Take the chain of the house away as a file.'),
} as const satisfies Record<string, Permission>;

export type Verb = keyof typeof PERMISSIONS;
export const permissionOf = (verb: string): Permission | undefined =>
  (PERMISSIONS as Record<string, Permission>)[verb];

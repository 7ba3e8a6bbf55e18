import type { RefusalCode } from '../../shared/refusal.js';
import type { Role } from './roles.rules.js';

/** Where a role must be held for a verb. */
export type Place =
  'ANYONE' | 'SIGNED_IN' | 'INSTALLATION' | 'PROGRAMME' | 'MEMBER' | 'TRUST' | 'BODY' | 'SECRETARY';

/** Who may do something: which roles, and where they must be held. */
interface Who {
  at: Place;
  roles: readonly Role[];
}

/**
 * One row of the table: all that is said of a verb anywhere. The API's description of a mutation and
 * docs/permissions.md are made from it (`permission-words.rules.ts`).
 */
export interface Permission extends Who {
  /** What it does, in the imperative. */
  does: string;
  /** Needs the person's own sign-in of a short while ago; API tokens may never do it. */
  fresh?: true;
  /** Needs the person's own session, however old: API tokens may never do it. */
  inPerson?: true;
  /** The codes with which it can be refused, besides those of every act (`CODES_OF_EVERY_ACT`). */
  refuses?: readonly RefusalCode[];
}

const who =
  (at: Place, ...roles: Role[]) =>
  (permission: Omit<Permission, 'at' | 'roles'>): Permission => ({ at, roles, ...permission });

/** Who keeps a body's business: its Trust's company secretary, or a programme's office. */
const SECRETARIES: Role[] = ['COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR', 'PMO'];
const READERS_OF_THE_TRAIL: Role[] = [
  'AUDITOR',
  'COMPANY_SECRETARY',
  'PROGRAMME_DIRECTOR',
  'SRO',
  'PMO',
  'REGULATOR_READER',
  'ADMINISTRATOR',
];

const anyone = who('ANYONE');
const signedIn = who('SIGNED_IN');
const administrator = who('INSTALLATION', 'ADMINISTRATOR');
/** Any role in the programme; the act itself then checks the roll. */
const member = who('MEMBER');
/** The secretary of the body that the act is about, and no other body's. */
const secretary = who('SECRETARY', ...SECRETARIES);
const secretaryOrAdministrator = who('SECRETARY', ...SECRETARIES, 'ADMINISTRATOR');
const trustSecretary = who('TRUST', 'COMPANY_SECRETARY', 'ADMINISTRATOR');
/** Who gives roles; which ones is in `accounts/granting.rules.ts`. */
const granter = who('BODY', 'ADMINISTRATOR', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR');
/** Who settles a condition: its Trust's secretary, or for an outside body's condition the recorder of its letters. */
const settler = who('BODY', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR', 'EXTERNAL_RECORDER');
const office = who('PROGRAMME', 'PROGRAMME_DIRECTOR', 'PMO', 'ADMINISTRATOR');
const officeOrSecretary = who(
  'PROGRAMME',
  'PROGRAMME_DIRECTOR',
  'PMO',
  'ADMINISTRATOR',
  'COMPANY_SECRETARY',
);
/** Who writes a business case. */
const drafter = who('PROGRAMME', 'PROGRAMME_DIRECTOR', 'PMO', 'PROGRAMME_MANAGER');
/** Who keeps the gates. */
const gateOffice = who('PROGRAMME', 'PROGRAMME_DIRECTOR', 'PMO', 'COMPANY_SECRETARY');
const directorOrSecretary = who('PROGRAMME', 'PROGRAMME_DIRECTOR', 'COMPANY_SECRETARY');
const trailReader = who('PROGRAMME', ...READERS_OF_THE_TRAIL);

/** The secretary of a Trust's own body. */
const ofATrust = who('SECRETARY', 'COMPANY_SECRETARY', 'ADMINISTRATOR');
/** Who records the decisions of outside bodies. */
const recorder = who('PROGRAMME', 'EXTERNAL_RECORDER', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR');
const documentUploader = who(
  'PROGRAMME',
  'PROGRAMME_DIRECTOR',
  'PMO',
  'PROGRAMME_MANAGER',
  'COMPANY_SECRETARY',
  'EXTERNAL_RECORDER',
);
const evidenceProvider = who(
  'PROGRAMME',
  'PROGRAMME_DIRECTOR',
  'PMO',
  'COMPANY_SECRETARY',
  'PROGRAMME_MANAGER',
  'WORKSTREAM_SRO',
  'WORKSTREAM_LEAD',
  'FINANCE_LEAD',
  'SRO',
);
/** Members of bodies may download the proof of what they saw and decided. */
const exporter = who('PROGRAMME', ...READERS_OF_THE_TRAIL, 'BOARD_MEMBER', 'GOVERNOR');

/** With these any act can be refused, so no row says them: each from its row, its input or its moment. */
export const CODES_OF_EVERY_ACT: readonly RefusalCode[] = [
  'NOT_SIGNED_IN',
  'REAUTHENTICATE',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'IDEMPOTENCY_KEY_REUSED',
  'IN_PROGRESS',
  'OUTCOME_UNKNOWN',
  'LIMIT',
  'BUSY',
  'INTERNAL',
];

/**
 * Who may do what: every root field of the API, and every field that not everybody who sees its object
 * may read (`Type.field`). Deny by default: start-up refuses a root field that is not listed.
 */
export const PERMISSIONS = {
  // accounts
  signIn: anyone({
    does: 'Start a session with an e-mail address and a password. A wrong password and an unknown or disabled account are both answered NOT_SIGNED_IN; ten failures from one address in 15 minutes, LIMIT.',
  }),
  reauthenticate: signedIn({
    does: 'Sign in once more within the same session, with your password, so that what takes a fresh sign-in can be done. Ten wrong passwords in 15 minutes are answered LIMIT.',
    inPerson: true,
  }),
  signOut: signedIn({
    does: 'End this session.',
    inPerson: true,
  }),
  me: signedIn({
    does: 'Read who you are and the roles you hold.',
  }),
  mySessions: signedIn({
    does: 'List your own sessions.',
    inPerson: true,
  }),
  endSession: signedIn({
    does: 'End one of your own sessions; it stops working at once.',
    inPerson: true,
  }),
  changePassword: signedIn({
    does: 'Change your own password, and end your other sessions. Ten wrong current passwords in 15 minutes are answered LIMIT.',
    inPerson: true,
  }),
  disableAccount: administrator({
    does: 'Stop a person from signing in, and end all their sessions and API tokens at once. Your own account takes another administrator.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  enableAccount: administrator({
    does: 'Let a person sign in again, with the password they had.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  resetPassword: administrator({
    does: 'Give a person a new password, and end all their sessions and API tokens. For your own account use changePassword.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  mayI: signedIn({
    does: 'Ask whether your roles and your sign-in let you do an act, and why not.',
  }),
  people: signedIn({ does: 'List and search the people that you may see.' }),
  createPerson: administrator({
    does: 'Add a person, with or without a sign-in.',
    refuses: ['ALREADY_EXISTS'],
  }),
  grantRole: granter({
    does: 'Give a person a role, which works from their next request. An administrator gives every role; a company secretary gives the roles of board members, governors, medical directors and chief nurses of their own Trust; a programme director gives the roles of the programme office.',
    inPerson: true,
  }),
  revokeRole: granter({
    does: 'End a role; it stops working at once. Anybody who may give a role may end it.',
    inPerson: true,
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  createApiToken: signedIn({
    does: 'Make an API token for one of your own roles. A token can never vote, close, seal, pass or sign, nor make another token.',
    fresh: true,
  }),
  revokeApiToken: signedIn({
    does: 'Revoke one of your own API tokens; its next request is refused.',
    inPerson: true,
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  myApiTokens: signedIn({
    does: 'List your own API tokens.',
    inPerson: true,
  }),
  // trusts
  trusts: signedIn({
    does: 'List the Trusts.',
  }),
  trust: signedIn({
    does: 'Read a Trust.',
  }),
  body: signedIn({
    does: 'Read a body, its seats and its standing orders.',
  }),
  bodies: signedIn({ does: 'List and search the bodies that decide.' }),
  createTrust: administrator({
    does: 'Add a Trust with its sites.',
    refuses: ['ALREADY_EXISTS'],
  }),
  createBody: administrator({
    does: "Add a body that decides: a Trust's own, or an outside body whose decisions are recorded here.",
    refuses: ['ALREADY_EXISTS'],
  }),
  adoptStandingOrders: secretaryOrAdministrator({
    does: "Enter a body's standing orders from a day on; earlier decisions are not affected.",
    refuses: ['ALREADY_EXISTS'],
  }),
  enrolMembers: ofATrust({
    does: 'Enter up to 200 members of a board or a council at once, new people or known ones: each with their sign-in, their seat, and the role of a member in a programme. All of them are entered, or none.',
    inPerson: true,
    refuses: ['ALREADY_EXISTS'],
  }),
  appointToSeat: secretaryOrAdministrator({
    does: 'Give a person a seat on a body.',
    refuses: ['ALREADY_EXISTS'],
  }),
  endSeat: secretaryOrAdministrator({
    does: 'End a seat on a body on a day; a seat on the roll of an open resolution not before the day of that roll.',
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  voidSeat: secretaryOrAdministrator({
    does: 'Remove a seat that was entered by mistake and is on no roll.',
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  setCouncilSeats: ofATrust({
    does: 'Enter how many seats a council has from a day on; resolutions opened before keep the earlier number.',
  }),
  endInterest: trustSecretary({
    does: "End an interest in a Trust's register on a day. To correct its words, end it and enter it again.",
    refuses: ['STALE_VERSION'],
  }),
  registerInterest: trustSecretary({
    does: "Enter an interest in a Trust's register; it is shown against every item that the person decides.",
  }),
  // programmes
  programmes: signedIn({
    does: 'List the programmes that you hold a role in.',
  }),
  programme: signedIn({
    does: 'Read a programme that you hold a role in.',
  }),
  createProgramme: administrator({
    does: 'Start a programme, and copy its regime into gates.',
    refuses: ['ALREADY_EXISTS'],
  }),
  advanceBusinessDate: office({
    does: 'Move the date of a practice programme forward.',
    refuses: ['WRONG_STATE'],
  }),
  reviseProgramme: office({
    does: 'Change the title, vision and dates of a programme; the day of go-live only once the application is granted.',
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  addStatement: office({
    does: 'Add an aim, a challenge or a pledge.',
    refuses: ['ALREADY_EXISTS'],
  }),
  reviseStatement: office({
    does: 'Change the wording of an aim, a challenge or a pledge.',
    refuses: ['STALE_VERSION'],
  }),
  addPreElectionPeriod: officeOrSecretary({
    does: 'Add a pre-election period; it applies to decisions from now on.',
  }),
  revisePreElectionPeriod: officeOrSecretary({
    does: 'Correct a pre-election period, with the reason; it does not apply to decisions taken before.',
    refuses: ['STALE_VERSION'],
  }),
  removePreElectionPeriod: officeOrSecretary({
    does: 'Remove a pre-election period that was entered by mistake, with the reason.',
    refuses: ['STALE_VERSION'],
  }),
  makeCheckpoint: trailReader({
    does: "Sign a checkpoint of the programme's chain: a statement of how far the chain has come.",
  }),
  'Programme.auditTrail': trailReader({
    does: "Read the programme's chain.",
  }),
  // case-packs
  documents: signedIn({
    does: 'List and search the documents of a programme that you hold a role in.',
  }),
  casePack: signedIn({
    does: 'Read a case pack of a programme that you hold a role in.',
  }),
  comparePacks: signedIn({
    does: 'Compare two sealed packs of a programme that you hold a role in.',
    refuses: ['WRONG_STATE'],
  }),
  createCasePack: drafter({
    does: 'Start the next version of a business case, empty or as a copy of an earlier pack; a stage has one draft at a time.',
    refuses: ['WRONG_STATE'],
  }),
  revisePack: drafter({
    does: 'Change the label of a draft pack, send it to review, take it back to draft, or withdraw it.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  putSection: drafter({
    does: 'Write a section of a draft pack.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  removeSection: drafter({
    does: 'Remove a section from a draft pack.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  putKeyFigure: drafter({
    does: 'Enter a key figure of a draft pack. Sums are in pounds and are never rounded.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  removeKeyFigure: drafter({
    does: 'Remove a key figure from a draft pack.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  placeDocument: drafter({
    does: 'Place an uploaded document in a draft pack; the documents after it move down.',
    refuses: ['SEALED', 'WRONG_STATE'],
  }),
  movePackDocument: drafter({
    does: 'Move a document of a draft pack, or change its title or role.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  removePackDocument: drafter({
    does: 'Remove a document from a draft pack; the programme keeps it.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  sealPack: directorOrSecretary({
    does: 'Seal a pack: it cannot change any more, every body decides on it, and it replaces the sealed version before it.',
    fresh: true,
    refuses: ['PACK_INCOMPLETE', 'SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  createAnnex: secretary({
    does: "Start a body's own annex to a pack; a body has one annex to each pack.",
    refuses: ['ALREADY_EXISTS', 'WRONG_STATE', 'PACK_SUPERSEDED'],
  }),
  reviseAnnex: secretary({
    does: "Change the title of a body's own annex.",
    refuses: ['SEALED', 'STALE_VERSION'],
  }),
  reviseAnnexDocument: secretary({
    does: "Change the title or role of a document in a body's own annex, or mark it as privileged.",
    refuses: ['SEALED', 'STALE_VERSION'],
  }),
  removeAnnexDocument: secretary({
    does: "Remove a document and its file from a body's own annex.",
    refuses: ['SEALED', 'STALE_VERSION'],
  }),
  sealAnnex: secretary({
    does: "Seal a body's own annex under its own digest, which the body's resolution then names.",
    fresh: true,
    refuses: ['PACK_INCOMPLETE', 'SEALED', 'STALE_VERSION'],
  }),
  // over HTTP, at /api/documents and /api/annex-documents
  uploadDocument: documentUploader({
    does: 'Upload a document to a programme.',
    refuses: ['DOCUMENT_REFUSED'],
  }),
  downloadDocument: signedIn({
    does: 'Download a document that you may read.',
  }),
  uploadAnnexDocument: secretary({
    does: "Upload a document to a body's own annex.",
    refuses: ['DOCUMENT_REFUSED', 'SEALED'],
  }),
  // outbox
  myNotices: signedIn({
    does: 'Read your own notices.',
    inPerson: true,
  }),
  markNoticeRead: signedIn({
    does: 'Mark one of your own notices as read.',
    inPerson: true,
  }),
  // meetings
  meeting: signedIn({
    does: 'Read a meeting of a programme that you hold a role in.',
  }),
  planMeeting: secretary({
    does: 'Plan a meeting of a body.',
  }),
  reviseMeeting: secretary({
    does: 'Change a meeting of a body; fields that are left out do not change.',
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  meetInCommon: secretary({
    does: "Join your own body's meeting to another body's; they are in common once both secretaries have done so.",
    refuses: ['STALE_VERSION'],
  }),
  recordAttendance: secretary({
    does: 'Record who was at a meeting, present or in attendance, and who sent apologies; if one entry is refused, none is recorded.',
    refuses: ['STALE_VERSION', 'VOTE_STANDS', 'WRONG_STATE', 'VOTING_NOT_OPEN'],
  }),
  // resolutions
  resolution: signedIn({
    does: 'Read a resolution of a programme that you hold a role in.',
  }),
  draftResolution: secretary({
    does: 'Draft a resolution of a body.',
    refuses: ['PURPOSE_NOT_FOR_BODY'],
  }),
  reviseResolution: secretary({
    does: 'Change a draft resolution.',
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  openResolution: secretary({
    does: 'Open a draft resolution for decision; its roll of voting members is then fixed, as of the day of its meeting. If that meeting is past, give the reason.',
    fresh: true,
    refuses: [
      'PACK_INCOMPLETE',
      'PACK_SUPERSEDED',
      'STANDING_ORDERS_MISSING',
      'METHOD_NOT_ALLOWED',
      'PRE_ELECTION',
      'WRONG_STATE',
      'STALE_VERSION',
    ],
  }),
  takeItem: secretary({
    does: 'Record when an item was taken at its meeting, and who presided: the members present then make the quorum. If seats changed since the opening and no vote is given, the roll is fixed once more.',
    refuses: [
      'WRONG_STATE',
      'VOTE_STANDS',
      'METHOD_NOT_ALLOWED',
      'STALE_VERSION',
      'VOTING_NOT_OPEN',
      'STANDING_ORDERS_MISSING',
    ],
  }),
  // voting
  voteReceipt: signedIn({
    does: 'Read the receipt of your own vote, or of a vote on a body whose secretary you are.',
    inPerson: true,
  }),
  'Resolution.quorumPreview': member({
    does: "See what a ruling on an interest would do to the quorum. Shown to the body's members and its secretary.",
  }),
  declareInterest: member({
    does: "Declare an interest in an open item, as the member, or as the body's secretary for the member; this removes no vote.",
    refuses: ['WRONG_STATE', 'NOT_ENTITLED_TO_VOTE'],
  }),
  confirmInterest: member({
    does: "Confirm an interest that was copied from the register, as the member, or as the body's secretary for the member.",
    refuses: ['WRONG_STATE', 'NOT_ENTITLED_TO_VOTE'],
  }),
  ruleOnInterest: member({
    does: "Rule on an interest, as the person presiding and not on your own, or as the body's secretary who records the ruling; the latest ruling binds.",
    refuses: ['VOTE_STANDS', 'WRONG_STATE', 'VOTING_NOT_OPEN'],
  }),
  castVote: member({
    does: 'Cast your own vote on the pack that you read. Only a member on the roll can.',
    fresh: true,
    refuses: [
      'VOTING_NOT_OPEN',
      'NOT_ENTITLED_TO_VOTE',
      'NOT_PRESENT',
      'MANIFEST_MISMATCH',
      'PACK_SUPERSEDED',
      'METHOD_NOT_ALLOWED',
      'STALE_VERSION',
    ],
  }),
  takeBackVote: member({
    does: 'Take back your own vote while voting is open. Only a member on the roll can.',
    fresh: true,
    refuses: [
      'VOTING_NOT_OPEN',
      'WRONG_STATE',
      'STALE_VERSION',
      'NOT_ENTITLED_TO_VOTE',
      'NOT_PRESENT',
      'PACK_SUPERSEDED',
      'METHOD_NOT_ALLOWED',
    ],
  }),
  recordVotes: secretary({
    does: 'Record the named votes given at a meeting; if one entry is refused, none is recorded. Each member is told.',
    fresh: true,
    refuses: [
      'NOT_ENTITLED_TO_VOTE',
      'NOT_PRESENT',
      'MANIFEST_MISMATCH',
      'PACK_SUPERSEDED',
      'VOTING_NOT_OPEN',
      'METHOD_NOT_ALLOWED',
      'STALE_VERSION',
      'VOTE_STANDS',
      'WRONG_STATE',
    ],
  }),
  recordCount: secretary({
    does: 'Record the count of a show of hands or a ballot, or that the members agreed without a vote; a second count corrects the first.',
    fresh: true,
    refuses: [
      'METHOD_NOT_ALLOWED',
      'NOT_ENTITLED_TO_VOTE',
      'PACK_SUPERSEDED',
      'VOTING_NOT_OPEN',
      'WRONG_STATE',
    ],
  }),
  giveCastingVote: member({
    does: "Give the casting vote when the votes are equal, as the person presiding, or as the body's secretary who records it; after it no vote, count, attendance or ruling can change.",
    fresh: true,
    refuses: ['NO_TIE', 'METHOD_NOT_ALLOWED', 'VOTING_NOT_OPEN', 'PACK_SUPERSEDED', 'WRONG_STATE'],
  }),
  // gates
  gate: signedIn({
    does: 'Read a gate of a programme that you hold a role in.',
  }),
  setGateDates: gateOffice({
    does: 'Set the forecast date of a gate, and once its baseline date.',
    refuses: ['STALE_VERSION', 'WRONG_STATE', 'PRE_ELECTION'],
  }),
  deferGate: gateOffice({
    does: 'Defer a gate to a new date, with the reason; its baseline stays.',
    refuses: ['WRONG_STATE', 'PRE_ELECTION'],
  }),
  passGate: directorOrSecretary({
    does: 'Record that a gate is passed, once every body has decided. A senior responsible owner (SRO) cannot.',
    fresh: true,
    refuses: ['GATE_NOT_READY', 'WRONG_STATE'],
  }),
  adjustGate: office({
    does: "Adjust a step of the programme's own copy of its regime, before its first gate is passed: its bodies, documents and criteria.",
    refuses: ['WRONG_STATE', 'STALE_VERSION', 'ALREADY_EXISTS', 'PURPOSE_NOT_FOR_BODY'],
  }),
  confirmCriterion: gateOffice({
    does: 'Confirm a criterion that a person must judge, with a note of what was seen, or take a confirmation back.',
    refuses: ['WRONG_STATE'],
  }),
  attachGateDocument: gateOffice({
    does: "Attach a document to a gate; a Trust's own document only as its own secretary.",
    refuses: ['ALREADY_EXISTS', 'WRONG_STATE'],
  }),
  removeGateDocument: gateOffice({
    does: "Remove a document from a gate that is not passed, with the reason; it stays on record that it was attached. A Trust's own document only as its own secretary.",
    refuses: ['WRONG_STATE'],
  }),
  recordDecision: secretary({
    does: 'Record a decision that your body took before the programme was entered here, from its minutes.',
    refuses: ['PURPOSE_NOT_FOR_BODY', 'ALREADY_EXISTS'],
  }),
  recordExternalDecision: recorder({
    does: 'Record the decision of an outside body, with its letter and the conditions that it sets, or correct such a record.',
    refuses: ['PURPOSE_NOT_FOR_BODY', 'WRONG_STATE', 'ALREADY_EXISTS'],
  }),
  // closing
  closeResolution: secretary({
    does: 'Close a resolution; the system then works out its outcome. A second call answers with the same outcome, replayed.',
    fresh: true,
    refuses: [
      'VOTING_NOT_OPEN',
      'WRONG_STATE',
      'PACK_SUPERSEDED',
      'PRE_ELECTION',
      'VOTES_MISSING',
      'NOT_ENTITLED_TO_VOTE',
      'METHOD_NOT_ALLOWED',
    ],
  }),
  deferResolution: secretary({
    does: 'Defer a decision to a new date, with the reason; once votes stand, only on a ruling of the person presiding or a resolution of the members.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
  }),
  referBack: secretary({
    does: 'Refer a case back to its authors, with what is asked of them; once votes stand, only on a ruling of the person presiding or a resolution of the members.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
  }),
  withdrawResolution: secretary({
    does: 'Withdraw a resolution that has not been decided; once votes stand, only on a ruling of the person presiding or a resolution of the members.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
  }),
  actOnProgramme: directorOrSecretary({
    does: 'Pause, resume, withdraw, prohibit, reopen or close a programme; to withdraw it, each board must have decided so.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  // settling
  condition: signedIn({
    does: 'Read a condition of a programme that you hold a role in.',
  }),
  submitConditionEvidence: evidenceProvider({
    does: 'Submit evidence that a condition is met.',
    refuses: ['WRONG_STATE'],
  }),
  sendBackEvidence: settler({
    does: 'Send evidence back because it is not enough, for the body that set the condition.',
    refuses: ['WRONG_STATE'],
  }),
  dischargeCondition: settler({
    does: 'Record that a condition is met, for the body that set it, on its resolution, minute or letter.',
    refuses: ['WRONG_STATE'],
  }),
  waiveCondition: settler({
    does: 'Record that a condition no longer has to be met, for the body that set it; a minute alone is not enough.',
    refuses: ['WRONG_STATE'],
  }),
  reopenCondition: settler({
    does: 'Reopen a condition that was discharged or waived, for the body that set it; a precedent one only until its gate is passed.',
    refuses: ['WRONG_STATE'],
  }),
  assignCondition: gateOffice({
    does: 'Assign a condition to the person who must see that it is met.',
    refuses: ['STALE_VERSION'],
  }),
  // audit, over HTTP, at /api/audit/export
  exportAudit: exporter({
    does: "Download the programme's chain as a file, with the content you may see. Members of the programme's own board can too.",
  }),
  exportInstallationAudit: administrator({
    does: "Download the installation's chain as a file.",
  }),
} satisfies Record<string, Permission>;

export type Verb = keyof typeof PERMISSIONS;
export const permissionOf = (verb: string): Permission | undefined =>
  (PERMISSIONS as Record<string, Permission>)[verb];

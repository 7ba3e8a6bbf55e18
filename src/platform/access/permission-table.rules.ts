import type { RefusalCode } from '../../shared/refusal.js';
import type { Role } from './roles.rules.js';

/** Where a role must be held for a verb. */
export type Place =
  | 'ANYONE'
  | 'SIGNED_IN'
  | 'INSTALLATION'
  | 'PROGRAMME'
  | 'MEMBER'
  | 'TRUST'
  | 'BODY'
  | 'SECRETARY'
  | 'SOMEWHERE';

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
  /** The verbs by which a slip in what it enters is put right; each with its reason, the old value in the chain. */
  mendedBy?: readonly string[];
  /** Why nothing that it enters is ever put right. */
  never?: string;
  /**
   * For which sign-ins it is there: one that only reads (READING), or any, its password chosen by somebody else too
   * (ANY). Without this it takes a sign-in that admits to everything.
   */
  admitted?: 'READING' | 'ANY';
  /** The codes with which it can be refused, besides those of every act (`CODES_OF_EVERY_ACT`). */
  refuses?: readonly RefusalCode[];
}

/**
 * What settles is done by a person who signed in a short while ago: whatever takes the decisions of a programme
 * for itself, and so can make a gate pass or stop. What brings facts takes them together with others, and may be
 * done by a program. A spec compares this table with the locks that each act is seen to take.
 */
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
/** Who sees what administrators do; what an entry says is shown to those whom it concerns. */
const witness = who(
  'SOMEWHERE',
  'ADMINISTRATOR',
  'AUDITOR',
  'COMPANY_SECRETARY',
  'PROGRAMME_BOARD_CHAIR',
  'BOARD_MEMBER',
);
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
const administratorOfProgramme = who('PROGRAMME', 'ADMINISTRATOR');
/** The company secretary of the very Trust that the act names. */
const secretaryOfTrust = who('TRUST', 'COMPANY_SECRETARY');
const trailReader = who('PROGRAMME', ...READERS_OF_THE_TRAIL);

/** The company secretary of the Trust whose board the act is about, and nobody else. */
const ownSecretary = who('SECRETARY', 'COMPANY_SECRETARY');
/** The secretary of a Trust's own body. */
const ofATrust = who('SECRETARY', 'COMPANY_SECRETARY', 'ADMINISTRATOR');
/** Who records the decisions of outside bodies. */
const recorder = who('PROGRAMME', 'EXTERNAL_RECORDER', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR');
/** Who confirms letters of outside bodies that somebody else recorded. */
const letterReader = who('PROGRAMME', 'COMPANY_SECRETARY', 'EXTERNAL_RECORDER');
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
  'UNAVAILABLE',
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
    admitted: 'ANY',
    mendedBy: ['signOut', 'endSession'],
  }),
  reauthenticate: signedIn({
    does: 'Sign in once more within the same session, with your password, so that what takes a fresh sign-in can be done. Ten wrong passwords in 15 minutes are answered LIMIT.',
    inPerson: true,
    admitted: 'READING',
    never: 'It enters nothing: it says that you gave your password.',
  }),
  signOut: signedIn({
    does: 'End this session.',
    inPerson: true,
    admitted: 'ANY',
  }),
  me: signedIn({
    does: 'Read who you are and the roles you hold.',
    admitted: 'ANY',
  }),
  mySessions: signedIn({
    does: 'List your own sessions.',
    inPerson: true,
    admitted: 'READING',
  }),
  endSession: signedIn({
    does: 'End one of your own sessions; it stops working at once.',
    inPerson: true,
    admitted: 'READING',
  }),
  changePassword: signedIn({
    does: 'Change your own password, and end your other sessions and your API tokens but those that you name. Ten wrong current passwords in 15 minutes are answered LIMIT.',
    inPerson: true,
    admitted: 'ANY',
    mendedBy: ['changePassword', 'resetPassword'],
  }),
  disableAccount: administrator({
    does: 'Stop a person from signing in, and end all their sessions and API tokens at once. Your own account takes another administrator.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['enableAccount'],
  }),
  enableAccount: administrator({
    does: 'Let a person sign in again, with the password they had.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  resetPassword: administrator({
    does: 'Give a person a new password, and end all their sessions and API tokens. It admits to changePassword alone; they are told, and then only read until an officer has identified them (confirmIdentity). For your own account use changePassword.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  changeEmail: administrator({
    does: 'Correct the e-mail address that a person signs in with, with the reason. Their sessions and API tokens end, they are told, and they only read until an officer has identified them.',
    fresh: true,
    refuses: ['WRONG_STATE', 'ALREADY_EXISTS'],
    mendedBy: ['changeEmail'],
  }),
  revisePerson: administrator({
    does: "Correct a person's name, with the reason; what was written under the old one stays.",
    inPerson: true,
    refuses: ['STALE_VERSION'],
    mendedBy: ['revisePerson'],
  }),
  confirmIdentity: signedIn({
    does: "Confirm that you met people whose password or address somebody else set, and that their sign-in is theirs: as their Trust's company secretary; as its chair where the secretary set it; for a secretary or a chair as another Trust's secretary. Not as whoever set it. All are confirmed, or none.",
    fresh: true,
    admitted: 'READING',
    refuses: ['WRONG_STATE'],
    mendedBy: ['resetPassword', 'disableAccount'],
  }),
  mayI: signedIn({
    does: 'Ask whether your roles and your sign-in let you do an act, and why not.',
    admitted: 'READING',
  }),
  people: signedIn({
    does: 'List and search the people that you may see.',
    admitted: 'READING',
  }),
  createPerson: administrator({
    does: 'Add a person, with or without a sign-in.',
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['revisePerson', 'changeEmail', 'disableAccount'],
  }),
  grantRole: granter({
    does: 'Give a person a role, which works from their next request. An administrator gives every role; a company secretary gives the roles of board members, governors, medical directors and chief nurses of their own Trust; a programme director gives the roles of the programme office.',
    inPerson: true,
    mendedBy: ['revokeRole'],
  }),
  revokeRole: granter({
    does: 'End a role; it stops working at once. Anybody who may give a role may end it.',
    inPerson: true,
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  createApiToken: signedIn({
    does: 'Make an API token for one of your own roles. A token can never vote, close, seal, pass or sign, nor make another token.',
    fresh: true,
    mendedBy: ['revokeApiToken'],
  }),
  revokeApiToken: signedIn({
    does: 'Revoke one of your own API tokens; its next request is refused.',
    inPerson: true,
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
    admitted: 'READING',
  }),
  myApiTokens: signedIn({
    does: 'List your own API tokens.',
    inPerson: true,
    admitted: 'READING',
  }),
  // trusts
  trusts: signedIn({
    does: 'List the Trusts.',
    admitted: 'READING',
  }),
  trust: signedIn({
    does: 'Read a Trust.',
    admitted: 'READING',
  }),
  body: signedIn({
    does: 'Read a body, its seats and its standing orders.',
    admitted: 'READING',
  }),
  bodies: signedIn({
    does: 'List and search the bodies that decide.',
    admitted: 'READING',
  }),
  createTrust: administrator({
    does: 'Add a Trust with its sites.',
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['reviseTrust'],
  }),
  createBody: administrator({
    does: "Add a body that decides: a Trust's own, or an outside body whose decisions are recorded here.",
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['reviseBody'],
  }),
  adoptStandingOrders: secretaryOrAdministrator({
    does: "Enter a body's standing orders from a day on; earlier decisions are not affected.",
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['voidStandingOrders', 'correctStandingOrders'],
  }),
  enrolMembers: ofATrust({
    does: 'Enter up to 200 members of a board or a council at once, new people or known ones: each with their sign-in, their seat, and the role of a member in a programme. All of them are entered, or none.',
    inPerson: true,
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['voidSeat', 'reviseSeat', 'endSeat', 'revokeRole', 'revisePerson', 'changeEmail'],
  }),
  appointToSeat: secretaryOrAdministrator({
    does: 'Give a person a seat on a body, in a post of its own or in one that two share. On no day are more posts held than the body has.',
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['voidSeat', 'reviseSeat', 'endSeat'],
  }),
  endSeat: secretaryOrAdministrator({
    does: 'End a seat on a body on a day; a seat on the roll of an open resolution not before the day of that roll.',
    refuses: ['ALREADY_EXISTS', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  voidSeat: secretaryOrAdministrator({
    does: 'Remove a seat that was entered by mistake and is on no roll.',
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  setPosts: secretaryOrAdministrator({
    does: 'Enter how many posts with a vote a body has from a day on, never fewer than are held; resolutions opened before keep the earlier number.',
    mendedBy: ['setPosts'],
  }),
  endInterest: trustSecretary({
    does: "End an interest in a Trust's register on a day. To correct its words, end it and enter it again.",
    refuses: ['STALE_VERSION'],
  }),
  registerInterest: trustSecretary({
    does: "Enter an interest in a Trust's register; it is shown against every item that the person decides.",
    mendedBy: ['endInterest'],
  }),
  reviseTrust: administrator({
    does: "Correct a Trust's name or its ODS code, with the reason; what was written under the old one stays.",
    inPerson: true,
    refuses: ['STALE_VERSION', 'ALREADY_EXISTS'],
  }),
  reviseBody: secretaryOrAdministrator({
    does: "Correct a body's name, with the reason; what was written under the old one stays.",
    refuses: ['STALE_VERSION'],
  }),
  voidStandingOrders: secretaryOrAdministrator({
    does: 'Take out standing orders that were entered by mistake and under which no roll was fixed, with the reason. Then enter the right ones.',
    refuses: ['WRONG_STATE'],
  }),
  correctStandingOrders: secretary({
    does: 'Correct standing orders that were entered wrongly, with the reason and the orders themselves. What was opened under them keeps them, roll and outcome too; of each decision it is said what it would be by the right ones (wouldDiffer), and what is opened from now on goes by those.',
    fresh: true,
    refuses: ['WRONG_STATE', 'ALREADY_EXISTS'],
    mendedBy: ['correctStandingOrders'],
  }),
  reviseSeat: secretaryOrAdministrator({
    does: 'Correct what a seat is called, or take back the day on which it was to end, with the reason.',
    refuses: ['WRONG_STATE', 'ALREADY_EXISTS', 'STALE_VERSION'],
  }),
  // programmes
  programmes: signedIn({
    does: 'List the programmes that you hold a role in.',
    admitted: 'READING',
  }),
  programme: signedIn({
    does: 'Read a programme that you hold a role in.',
    admitted: 'READING',
  }),
  createProgramme: administrator({
    does: 'Start a programme, and copy its regime into gates. Whoever starts it becomes its first administrator, and can read what is in it until that role is revoked.',
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['reviseProgramme', 'adjustGate', 'actOnProgramme'],
  }),
  advanceBusinessDate: office({
    does: 'Move the date of a practice programme forward.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    never:
      'The date of a practice programme goes forward alone: start another to practise it again.',
  }),
  reviseProgramme: office({
    does: 'Change the title, vision and dates of a programme; the day of go-live only once the application is granted.',
    fresh: true,
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  addStatement: office({
    does: 'Add an aim, a challenge or a pledge.',
    refuses: ['ALREADY_EXISTS'],
    mendedBy: ['reviseStatement'],
  }),
  reviseStatement: office({
    does: 'Change the wording of an aim, a challenge or a pledge.',
    refuses: ['STALE_VERSION'],
  }),
  addPreElectionPeriod: officeOrSecretary({
    does: 'Add a pre-election period; it applies to decisions from now on.',
    mendedBy: ['revisePreElectionPeriod', 'removePreElectionPeriod'],
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
    never: 'What is signed is evidence: the next checkpoint follows it.',
  }),
  'Programme.auditTrail': trailReader({
    does: "Read the programme's chain.",
    admitted: 'READING',
  }),
  // case-packs
  documents: signedIn({
    does: 'List and search the documents of a programme that you hold a role in.',
    admitted: 'READING',
  }),
  casePack: signedIn({
    does: 'Read a case pack of a programme that you hold a role in.',
    admitted: 'READING',
  }),
  comparePacks: signedIn({
    does: 'Compare two sealed packs of a programme that you hold a role in.',
    refuses: ['WRONG_STATE'],
    admitted: 'READING',
  }),
  createCasePack: drafter({
    does: 'Start the next version of a business case, empty or as a copy of an earlier pack; a stage has one draft at a time.',
    refuses: ['WRONG_STATE'],
    mendedBy: ['revisePack'],
  }),
  revisePack: drafter({
    does: 'Change the label of a draft pack, send it to review, take it back to draft, or withdraw it.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  putSection: drafter({
    does: 'Write a section of a draft pack.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
    mendedBy: ['putSection', 'removeSection'],
  }),
  removeSection: drafter({
    does: 'Remove a section from a draft pack.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  putKeyFigure: drafter({
    does: 'Enter a key figure of a draft pack. Sums are in pounds and are never rounded.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
    mendedBy: ['putKeyFigure', 'removeKeyFigure'],
  }),
  removeKeyFigure: drafter({
    does: 'Remove a key figure from a draft pack.',
    refuses: ['SEALED', 'WRONG_STATE', 'STALE_VERSION'],
  }),
  placeDocument: drafter({
    does: 'Place an uploaded document in a draft pack; the documents after it move down.',
    refuses: ['SEALED', 'WRONG_STATE'],
    mendedBy: ['movePackDocument', 'removePackDocument'],
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
    mendedBy: ['createCasePack'],
  }),
  createAnnex: secretary({
    does: "Start a body's own annex to a pack; a body has one annex to each pack.",
    refuses: ['ALREADY_EXISTS', 'WRONG_STATE', 'PACK_SUPERSEDED'],
    mendedBy: ['reviseAnnex'],
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
    never: 'What is sealed never changes, since a body decides on it.',
  }),
  // over HTTP, at /api/documents and /api/annex-documents
  uploadDocument: documentUploader({
    does: 'Upload a document to a programme.',
    refuses: ['DOCUMENT_REFUSED'],
    mendedBy: ['removePackDocument', 'removeGateDocument'],
  }),
  downloadDocument: signedIn({
    does: 'Download a document that you may read.',
    admitted: 'READING',
  }),
  uploadAnnexDocument: secretary({
    does: "Upload a document to a body's own annex.",
    refuses: ['DOCUMENT_REFUSED', 'SEALED'],
    mendedBy: ['reviseAnnexDocument', 'removeAnnexDocument'],
  }),
  // outbox
  myNotices: signedIn({
    does: 'Read your own notices.',
    inPerson: true,
    admitted: 'READING',
  }),
  markNoticeRead: signedIn({
    does: 'Mark one of your own notices as read.',
    inPerson: true,
    admitted: 'READING',
    never: 'That it was read stays so.',
  }),
  // meetings
  meeting: signedIn({
    does: 'Read a meeting of a programme that you hold a role in.',
    admitted: 'READING',
  }),
  planMeeting: secretary({
    does: 'Plan a meeting of a body.',
    mendedBy: ['reviseMeeting', 'cancelMeeting'],
  }),
  reviseMeeting: secretary({
    does: 'Change a meeting of a body; fields that are left out do not change.',
    refuses: ['WRONG_STATE', 'STALE_VERSION', 'VOTE_STANDS'],
  }),
  cancelMeeting: secretary({
    does: 'Cancel a meeting at which no item was taken, with the reason; it stays on record.',
    inPerson: true,
    refuses: ['WRONG_STATE', 'STALE_VERSION'],
  }),
  meetInCommon: secretary({
    does: "Join your own body's meeting to another body's; they are in common once both secretaries have done so.",
    refuses: ['STALE_VERSION'],
    mendedBy: ['cancelMeeting'],
  }),
  recordAttendance: secretary({
    does: 'Record who was at a meeting, present or in attendance, and who sent apologies; if one entry is refused, none is recorded.',
    refuses: ['STALE_VERSION', 'VOTE_STANDS', 'WRONG_STATE', 'VOTING_NOT_OPEN'],
    mendedBy: ['recordAttendance'],
  }),
  // resolutions
  resolution: signedIn({
    does: 'Read a resolution of a programme that you hold a role in.',
    admitted: 'READING',
  }),
  draftResolution: secretary({
    does: 'Draft a resolution of a body.',
    refuses: ['PURPOSE_NOT_FOR_BODY', 'WRONG_STATE'],
    mendedBy: ['reviseResolution', 'withdrawResolution'],
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
      'PURPOSE_NOT_FOR_BODY',
      'STANDING_ORDERS_MISSING',
      'METHOD_NOT_ALLOWED',
      'PRE_ELECTION',
      'WRONG_STATE',
      'STALE_VERSION',
    ],
    mendedBy: ['withdrawResolution'],
  }),
  attachSeatInstrument: secretary({
    does: 'Attach the minute, letter or order of a seat that was entered too late for an open resolution; it must be dated before the item is put, and the seat counts once whoever presides has confirmed it.',
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
    mendedBy: ['attachSeatInstrument'],
  }),
  confirmSeatInstrument: member({
    does: 'Confirm, as the person presiding over an item, the instrument of a seat that was entered too late and is not your own: the roll is fixed once more with it, and is told.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
    mendedBy: ['withdrawResolution'],
  }),
  recordDelegation: ownSecretary({
    does: "Record that your board delegated something to a committee of its own or to a joint committee, with the scheme of delegation or the minute: it counts once the board's chair has confirmed it, for what is opened from then on.",
    fresh: true,
    mendedBy: ['voidDelegation', 'endDelegation'],
  }),
  confirmDelegation: member({
    does: 'Confirm, as who chairs the board and did not enter it, what the board delegated: what the committee then decides takes the place of its decision.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['voidDelegation', 'endDelegation'],
  }),
  endDelegation: ownSecretary({
    does: 'End a delegation on a day, with the reason, never before what was decided under it.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  voidDelegation: ownSecretary({
    does: 'Void a delegation that was entered by mistake and under which no resolution was opened, with the reason.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  takeItem: secretary({
    does: 'Record when an item was taken at its meeting, and who presided: the members present then make the quorum. If seats ended or the day changed since the opening and no vote is given, the roll is fixed once more.',
    refuses: [
      'WRONG_STATE',
      'VOTE_STANDS',
      'METHOD_NOT_ALLOWED',
      'STALE_VERSION',
      'VOTING_NOT_OPEN',
      'STANDING_ORDERS_MISSING',
    ],
    mendedBy: ['takeItem'],
  }),
  // voting
  myVotes: signedIn({
    does: 'List the votes that were given in your name, each with its receipt.',
    inPerson: true,
    admitted: 'READING',
  }),
  myInterests: signedIn({
    does: 'List your own interests in items.',
    inPerson: true,
    admitted: 'READING',
  }),
  voteReceipt: signedIn({
    does: 'Read the receipt of your own vote, or of a vote on a body whose secretary you are.',
    inPerson: true,
    admitted: 'READING',
  }),
  'Resolution.quorumPreview': member({
    does: "See what a ruling on an interest would do to the quorum. Shown to the body's members and its secretary.",
    admitted: 'READING',
  }),
  declareInterest: member({
    does: "Declare an interest in an open item, as the member, or as the body's secretary for the member; this removes no vote.",
    refuses: ['WRONG_STATE', 'NOT_ENTITLED_TO_VOTE'],
    mendedBy: ['ruleOnInterest'],
  }),
  confirmInterest: member({
    does: "Confirm an interest that was copied from the register, as the member, or as the body's secretary for the member.",
    refuses: ['WRONG_STATE', 'NOT_ENTITLED_TO_VOTE'],
    mendedBy: ['ruleOnInterest'],
  }),
  ruleOnInterest: member({
    does: "Rule on an interest, as the person presiding and not on your own, or as the body's secretary who records the ruling; the latest ruling binds.",
    refuses: ['VOTE_STANDS', 'WRONG_STATE', 'VOTING_NOT_OPEN'],
    mendedBy: ['ruleOnInterest'],
  }),
  noteInterests: member({
    does: "Note that no interest affects an item which was known before it and is not ruled on: each is ruled to take part. As the person presiding, for all but your own, or as the body's secretary who records it.",
    refuses: ['WRONG_STATE'],
    mendedBy: ['ruleOnInterest'],
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
    mendedBy: ['castVote', 'takeBackVote'],
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
    mendedBy: ['recordVotes'],
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
    mendedBy: ['recordCount'],
  }),
  giveCastingVote: member({
    does: "Give the casting vote when the votes are equal, as the person presiding, or as the body's secretary who records it; after it no vote, count, attendance or ruling can change.",
    fresh: true,
    refuses: ['NO_TIE', 'METHOD_NOT_ALLOWED', 'VOTING_NOT_OPEN', 'PACK_SUPERSEDED', 'WRONG_STATE'],
    mendedBy: ['takeOutCastingVote'],
  }),
  takeOutCount: secretary({
    does: 'Take out the count that was recorded, with the reason, so that who may vote can change and it is counted anew.',
    fresh: true,
    refuses: ['METHOD_NOT_ALLOWED', 'PACK_SUPERSEDED', 'VOTING_NOT_OPEN', 'WRONG_STATE'],
    mendedBy: ['recordCount'],
  }),
  takeOutCastingVote: member({
    does: "Take out the casting vote, with the reason, before the resolution is closed: as the person who gave it, or as the body's secretary one that was recorded.",
    fresh: true,
    refuses: ['VOTE_STANDS', 'VOTING_NOT_OPEN', 'WRONG_STATE'],
    mendedBy: ['giveCastingVote'],
  }),
  // gates
  gate: signedIn({
    does: 'Read a gate of a programme that you hold a role in.',
    admitted: 'READING',
  }),
  setGateDates: gateOffice({
    does: 'Set the forecast date of a gate, and once its baseline date.',
    refuses: ['STALE_VERSION', 'WRONG_STATE', 'PRE_ELECTION'],
    mendedBy: ['setGateDates', 'correctGateBaseline'],
  }),
  correctGateBaseline: gateOffice({
    does: 'Correct the baseline date of a gate that was entered wrongly, with the reason; the record keeps the old one.',
    inPerson: true,
    refuses: ['STALE_VERSION', 'WRONG_STATE'],
  }),
  deferGate: gateOffice({
    does: 'Defer a gate to a new date, with the reason; its baseline stays.',
    fresh: true,
    refuses: ['WRONG_STATE', 'PRE_ELECTION'],
    mendedBy: ['deferGate', 'setGateDates'],
  }),
  passGate: directorOrSecretary({
    does: 'Record that a gate is passed, once every body has decided. A senior responsible owner (SRO) cannot, nor whoever took a body out of it or named its first (adjustGate).',
    fresh: true,
    refuses: ['GATE_NOT_READY', 'WRONG_STATE'],
    never: 'On what a gate was passed is evidence: it is suspended when a body decides against it.',
  }),
  adjustGate: office({
    does: "Adjust a step of the programme's own copy of its regime, before its first gate is passed: its bodies, documents and criteria.",
    fresh: true,
    refuses: ['WRONG_STATE', 'STALE_VERSION', 'ALREADY_EXISTS', 'PURPOSE_NOT_FOR_BODY'],
    mendedBy: ['adjustGate'],
  }),
  confirmCriterion: gateOffice({
    does: 'Confirm a criterion that a person must judge, with a note of what was seen, or take a confirmation back.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['confirmCriterion'],
  }),
  attachGateDocument: gateOffice({
    does: "Attach a document to a gate; a Trust's own document only as its own secretary.",
    fresh: true,
    refuses: ['ALREADY_EXISTS', 'WRONG_STATE'],
    mendedBy: ['removeGateDocument'],
  }),
  removeGateDocument: gateOffice({
    does: "Remove a document from a gate that is not passed, with the reason; it stays on record that it was attached. A Trust's own document only as its own secretary.",
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  recordDecision: secretary({
    does: 'Record a decision that your body took before the programme was entered here, from its minutes.',
    fresh: true,
    refuses: ['PURPOSE_NOT_FOR_BODY', 'ALREADY_EXISTS'],
    mendedBy: ['recordDecision'],
  }),
  recordExternalDecision: recorder({
    does: 'Record the decision of an outside body, with its letter and the conditions that it sets, or correct such a record. A statutory decision, and one on an earlier version of the pack, counts once its letter is confirmed (confirmExternalDecision).',
    fresh: true,
    refuses: ['PURPOSE_NOT_FOR_BODY', 'WRONG_STATE', 'ALREADY_EXISTS'],
    mendedBy: ['recordExternalDecision'],
  }),
  // closing
  completeResolution: secretary({
    does: 'Complete a result that was declared, within five working days: account for everybody who could vote. Its outcome is then worked out and counts. A result that would be another one is refused.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTES_MISSING'],
    mendedBy: ['correctResolution'],
  }),
  closeResolution: secretary({
    does: 'Close a resolution; the system then works out its outcome. Where not everybody is accounted for, the result is only declared, and counts once it is completed (completeResolution). A second call answers with the same outcome, replayed.',
    fresh: true,
    refuses: [
      'VOTING_NOT_OPEN',
      'WRONG_STATE',
      'PACK_SUPERSEDED',
      'PRE_ELECTION',
      'VOTES_MISSING',
      'METHOD_NOT_ALLOWED',
    ],
    mendedBy: ['correctResolution'],
  }),
  correctResolution: secretary({
    does: 'Correct a closed resolution with its minutes, which are attached: attendance, who presided, a count, votes or the minute reference. The outcome as it was closed stays; the outcome as corrected stands beside it, at once if it is the same, else once it is confirmed (confirmCorrection, approveCorrection).',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTES_MISSING', 'NOT_ENTITLED_TO_VOTE'],
    mendedBy: ['correctResolution'],
  }),
  confirmCorrection: member({
    does: 'Confirm, as the person who presided or as another member who was present, a correction that changes the outcome and that somebody else entered: once both have, it counts.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['correctResolution'],
  }),
  approveCorrection: secretary({
    does: 'Name the resolution with which the body approved the minutes of a correction that changes the outcome, at a later quorate meeting: from then on it counts.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['correctResolution'],
  }),
  deferResolution: secretary({
    does: 'Defer a decision to a new date, with the reason; once votes stand, only on a ruling of the person presiding or a resolution of the members.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
    mendedBy: ['draftResolution'],
  }),
  referBack: secretary({
    does: 'Refer a case back to its authors, with what is asked of them; once votes stand, only on a ruling of the person presiding or a resolution of the members.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
    mendedBy: ['draftResolution'],
  }),
  withdrawResolution: secretary({
    does: 'Withdraw a resolution that has not been decided; once votes stand, only on a ruling of the person presiding or a resolution of the members.',
    fresh: true,
    refuses: ['WRONG_STATE', 'VOTE_STANDS'],
  }),
  actOnProgramme: directorOrSecretary({
    does: 'Pause, resume, withdraw, prohibit, reopen, close or discard a programme; to withdraw it, each board must have decided so, and only one that decided nothing is discarded.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['actOnProgramme'],
  }),
  // statute
  makeApplication: directorOrSecretary({
    does: 'Record that all applicants applied, once the board and the council of each have approved it. The grant cannot be recorded before.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['annulRecord'],
  }),
  annulRecord: settler({
    does: 'Annul a record that was made by mistake, with the reason: it no longer counts, and what it corrected counts again. A decision from minutes only as the company secretary of its Trust.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['recordDecision', 'recordExternalDecision', 'makeApplication', 'enterLawChange'],
  }),
  objectToRecord: member({
    does: 'Object, as who chairs the body or the board of its Trust, or chaired it on the day, to a decision that its secretary recorded from minutes, within five working days: it does not count until the secretary corrects or annuls the record, or the chair takes the objection back.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['takeBackObjection'],
  }),
  takeBackObjection: member({
    does: 'Take an objection to such a record back, as the chair: it counts again.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['objectToRecord'],
  }),
  confirmExternalDecision: letterReader({
    does: 'Confirm the letter of a statutory decision (a clearance, a prohibition, an approval or the grant) that somebody else recorded, or state, as the company secretary of a second Trust, that nothing material changed since the version of the pack that a letter names: it counts from then on. As the company secretary of a Trust that it was not recorded for, or as another recorder of outside decisions.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['annulRecord'],
  }),
  changeRegime: directorOrSecretary({
    does: "Take another regime for the steps still to come, which replaces them and keeps those passed; or keep the regulator's letter that says that the programme goes on under its own.",
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['changeRegime'],
  }),
  enterLawChange: administratorOfProgramme({
    does: 'Enter that Parliament ended a section on which steps to come rest. It counts once the company secretary of each Trust has confirmed it.',
    fresh: true,
    mendedBy: ['annulRecord'],
  }),
  confirmLawChange: secretaryOfTrust({
    does: 'Confirm, as the company secretary of a Trust in the programme, a change of the law that was entered: steps to come follow it once each Trust has confirmed it, and steps passed stay as decided.',
    fresh: true,
    refuses: ['ALREADY_EXISTS', 'WRONG_STATE'],
    mendedBy: ['annulRecord'],
  }),
  // settling
  condition: signedIn({
    does: 'Read a condition of a programme that you hold a role in.',
    admitted: 'READING',
  }),
  submitConditionEvidence: evidenceProvider({
    does: 'Submit evidence that a condition is met.',
    refuses: ['WRONG_STATE'],
    mendedBy: ['sendBackEvidence'],
  }),
  sendBackEvidence: settler({
    does: 'Send evidence back because it is not enough, for the body that set the condition.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  dischargeCondition: settler({
    does: 'Record that a condition is met, for the body that set it, on its resolution, minute or letter.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['reopenCondition'],
  }),
  waiveCondition: settler({
    does: 'Record that a condition no longer has to be met, for the body that set it; a minute alone is not enough.',
    fresh: true,
    refuses: ['WRONG_STATE'],
    mendedBy: ['reopenCondition'],
  }),
  reopenCondition: settler({
    does: 'Reopen a condition that was discharged or waived, for the body that set it; a precedent one only until its gate is passed.',
    fresh: true,
    refuses: ['WRONG_STATE'],
  }),
  assignCondition: gateOffice({
    does: 'Assign a condition to the person who must see that it is met.',
    refuses: ['STALE_VERSION'],
    mendedBy: ['assignCondition'],
  }),
  // audit, over HTTP, at /api/audit/export
  exportAudit: exporter({
    does: "Download the programme's chain as a file, with the content you may see. Members of the programme's own board can too.",
    admitted: 'READING',
  }),
  exportInstallationAudit: witness({
    does: "Download the installation's chain as a file: with the content of all of it as an administrator or an auditor; as a company secretary or a chair with what concerns bodies that decide in your programme.",
    admitted: 'READING',
  }),
} satisfies Record<string, Permission>;

export type Verb = keyof typeof PERMISSIONS;
export const permissionOf = (verb: string): Permission | undefined =>
  (PERMISSIONS as Record<string, Permission>)[verb];

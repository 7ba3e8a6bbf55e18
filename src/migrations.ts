import type { MigrationInterface } from 'typeorm';
import { CreateTheTablesOfTheHouse1763780000001 } from '../migrations/001-create-the-tables-of-the-house.js';
import { ProtectTheHouse1763780000002 } from '../migrations/002-protect-the-house.js';
import { CreatePacksAndDecisions1763780000003 } from '../migrations/003-create-packs-and-decisions.js';
import { ProtectPacksAndDecisions1763780000004 } from '../migrations/004-protect-packs-and-decisions.js';
import { KeepWhatIsSealed1763780000010 } from '../migrations/010-keep-what-is-sealed.js';
import { KeepABodysOwnPart1763780000020 } from '../migrations/020-keep-a-bodys-own-part.js';
import { TellPeople1763780000021 } from '../migrations/021-tell-people.js';
import { CreateTheRecordsOfGates1763780000030 } from '../migrations/030-create-the-records-of-gates.js';
import { ProtectTheRecordsOfGates1763780000031 } from '../migrations/031-protect-the-records-of-gates.js';
import { TakeStepsAndDocumentsOut1763780000032 } from '../migrations/032-take-steps-and-documents-out.js';
import { PassNoGateOnAReplacedPack1763780000033 } from '../migrations/033-pass-no-gate-on-a-replaced-pack.js';
import { BindEventsToTheirTransaction1763780000040 } from '../migrations/040-bind-events-to-their-transaction.js';
import { LetTheAuditorOnlyRead1763780000050 } from '../migrations/050-let-the-auditor-only-read.js';
import { CarryTheProgrammeAndTheBody1763780000051 } from '../migrations/051-carry-the-programme-and-the-body.js';
import { ShowTheEventWithItsVote1763780000060 } from '../migrations/060-show-the-event-with-its-vote.js';
import { NoteWhatADocumentShows1763780000090 } from '../migrations/090-note-what-a-document-shows.js';
import { HoldABodysPartInItsProgramme1763780000100 } from '../migrations/100-hold-a-bodys-part-in-its-programme.js';
import { LookForTemporaryNamesLast1763780000101 } from '../migrations/101-look-for-temporary-names-last.js';
import { ShowBoardsDraftsAndPersonsTheirOwn1763780000102 } from '../migrations/102-show-boards-drafts-and-persons-their-own.js';
import { FreezeWhatIsDecided1763780000103 } from '../migrations/103-freeze-what-is-decided.js';
import { SayWhoEndedAVote1763780000110 } from '../migrations/110-say-who-ended-a-vote.js';
import { TakeTheRollOfTheMeeting1763780000111 } from '../migrations/111-take-the-roll-of-the-meeting.js';
import { KeepWhatABodyDecidedBefore1763780000120 } from '../migrations/120-keep-what-a-body-decided-before.js';
import { CountTheSeatsOfACouncil1763780000121 } from '../migrations/121-count-the-seats-of-a-council.js';

/** Every change of the database's shape, in order; none is edited once it has landed. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  CreateTheTablesOfTheHouse1763780000001,
  ProtectTheHouse1763780000002,
  CreatePacksAndDecisions1763780000003,
  ProtectPacksAndDecisions1763780000004,
  KeepWhatIsSealed1763780000010,
  KeepABodysOwnPart1763780000020,
  TellPeople1763780000021,
  CreateTheRecordsOfGates1763780000030,
  ProtectTheRecordsOfGates1763780000031,
  TakeStepsAndDocumentsOut1763780000032,
  PassNoGateOnAReplacedPack1763780000033,
  BindEventsToTheirTransaction1763780000040,
  LetTheAuditorOnlyRead1763780000050,
  CarryTheProgrammeAndTheBody1763780000051,
  ShowTheEventWithItsVote1763780000060,
  NoteWhatADocumentShows1763780000090,
  HoldABodysPartInItsProgramme1763780000100,
  LookForTemporaryNamesLast1763780000101,
  ShowBoardsDraftsAndPersonsTheirOwn1763780000102,
  FreezeWhatIsDecided1763780000103,
  SayWhoEndedAVote1763780000110,
  TakeTheRollOfTheMeeting1763780000111,
  KeepWhatABodyDecidedBefore1763780000120,
  CountTheSeatsOfACouncil1763780000121,
];

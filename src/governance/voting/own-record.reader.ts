import type { Reader } from '../../platform/database/reader.js';
import {
  connection,
  cursorOf,
  readCursor,
  type Connection,
  type PageArgs,
} from '../../platform/graphql/connection.js';
import type { Ruling } from '../deciding/quorum.rules.js';
import type { Choice } from '../deciding/tally.rules.js';
import { asReceipt, type EntryOfVote, type VoteReceipt } from './voting.reader.js';

/** The item that somebody took part in, as they may go on reading it. */
interface OwnItem {
  id: string;
  programmeCode: string;
  programmeTitle: string;
  bodyName: string;
  ref: string;
  wording: string;
}

interface VoteRow extends OwnItem, EntryOfVote {
  practice: boolean;
  resolutionId: string;
  revision: number;
  choice: Choice | null;
  manifestSha256: string | null;
  castAt: Date;
  recordedForYou: boolean;
}

/** A vote that was given in somebody's name, with its receipt. */
export interface OwnVote extends OwnItem {
  recordedForYou: boolean;
  receipt: VoteReceipt;
}

/** An interest of somebody in an item, and what was ruled on it last. */
export interface OwnInterest extends OwnItem {
  nature: string;
  pecuniary: boolean;
  declaredAt: Date;
  ruling: Ruling | null;
  ruledAt: Date | null;
}

/** A page of the caller's own votes, the newest first; none for an API token. */
export async function ownVotes(reader: Reader, args: PageArgs): Promise<Connection<OwnVote>> {
  const rows = await newestFirst<VoteRow>(reader, 'access.my_votes()', args);
  const votes = rows.map((row) => {
    const { id, programmeCode, programmeTitle, bodyName, ref, wording, recordedForYou } = row;
    const item = { id, programmeCode, programmeTitle, bodyName, ref, wording };
    const { chain, sequence, entryHash, content, salt, practice } = row;
    const entry = { chain, sequence, entryHash, content, salt };
    return { ...item, recordedForYou, receipt: asReceipt(row, entry, practice) };
  });
  return pageOf(reader, 'access.my_votes()', votes, args);
}

/** A page of the caller's own interests in items, the newest first; none for an API token. */
export async function ownInterests(
  reader: Reader,
  args: PageArgs,
): Promise<Connection<OwnInterest>> {
  const rows = await newestFirst<OwnInterest>(reader, 'access.my_interests()', args);
  return pageOf(reader, 'access.my_interests()', rows, args);
}

type Source = 'access.my_votes()' | 'access.my_interests()';

async function newestFirst<R extends object>(
  reader: Reader,
  source: Source,
  { first, after }: PageArgs,
): Promise<R[]> {
  const before = after ? readCursor(after)[1] : null;
  return await reader.query<R>(
    `select * from ${source} where $1::uuid is null or id < $1::uuid order by id desc limit $2`,
    [before, first + 1],
  );
}

function pageOf<R extends OwnItem>(reader: Reader, source: Source, rows: R[], args: PageArgs) {
  const total = async () => {
    const [counted] = await reader.query<{ many: number }>(
      `select count(*)::int as many from ${source}`,
    );
    return counted!.many;
  };
  return connection(rows, args, ({ id }) => cursorOf(id, id), total);
}

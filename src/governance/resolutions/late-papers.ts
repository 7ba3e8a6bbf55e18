import type { Reader } from '../../platform/database/reader.js';
import { CasePack } from '../case-packs/case-pack.entity.js';
import { annexOf } from '../case-packs/case-packs.reader.js';
import type { NoticeWarning } from '../deciding/meeting.rules.js';
import { latePapers, type PapersCame } from '../deciding/papers.rules.js';
import { Meeting } from '../meetings/meeting.entity.js';
import type { Resolution } from './resolution.entity.js';

/**
 * Which papers of an item came late to its meeting: its pack, and for those who may read it the body's own
 * annex; none without a meeting or a pack.
 */
export async function latePapersOf(
  reader: Reader,
  { meetingId, packId, bodyId }: Pick<Resolution, 'meetingId' | 'packId' | 'bodyId'>,
  orders: { noticeClearDays: number },
  annexToo: boolean,
): Promise<NoticeWarning[]> {
  if (meetingId === null || packId === null) return [];
  const meeting = await reader.must(Meeting, { id: meetingId }, 'meeting');
  const pack = await reader.must(CasePack, { id: packId }, 'pack');
  const annex = annexToo ? await annexOf(reader, packId, bodyId) : null;
  const papers: PapersCame[] = [];
  if (pack.sealedOn) papers.push({ what: 'PACK', sealedOn: pack.sealedOn });
  if (annex?.sealedOn) papers.push({ what: 'ANNEX', sealedOn: annex.sealedOn });
  return latePapers(meeting, orders, papers);
}

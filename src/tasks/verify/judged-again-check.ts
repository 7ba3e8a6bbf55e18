import { closedOf } from '../../governance/closing/correcting.js';
import { judgedBy, versionsOf } from '../../governance/closing/judging-again.js';
import { JudgedAgain } from '../../governance/resolutions/judged-again.entity.js';
import { Resolution } from '../../governance/resolutions/resolution.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Check } from './check.js';

const CORRECTED = `
  select body_id as "bodyId" from standing_orders where corrects_id is not null
  union select body_id from judged_again order by 1`;

export const judgedAgainCheck: Check = {
  name: 'judged-again',
  promise:
    'What is said of closed resolutions, that they would be otherwise by standing orders as they were corrected, is said of each, and is the same when it is worked out again.',
  async *faults({ db }) {
    for await (const { bodyId } of db.stream<{ bodyId: string }>(CORRECTED)) {
      const expected = await judgedIn(db, bodyId);
      for (const { correctedOn: _on, ...one } of await db.find(JudgedAgain, { bodyId })) {
        const row = keyOf(one);
        const because = 'Worked out again from what it was closed on, it is different.';
        if (expected.get(row) !== canonicalJson({ ...one }))
          yield { table: 'judged_again', row, because };
        expected.delete(row);
      }
      for (const row of expected.keys()) {
        const because =
          'It is not said what this resolution would be by a correction of its standing orders.';
        yield { table: 'judged_again', row, because };
      }
    }
  },
};

/** What is to be said of the closed resolutions of a body, by the key of each row. */
async function judgedIn(db: Reader, bodyId: string): Promise<Map<string, string>> {
  const versions = await versionsOf(db, bodyId);
  const corrections = versions.filter(({ correctsId }) => correctsId !== null);
  const expected = new Map<string, string>();
  for (const resolution of await db.find(Resolution, { bodyId, state: 'CLOSED' })) {
    const { outcome, frozen: closedOn, ruleVersion } = await closedOf(db, resolution);
    if (!closedOn) continue;
    const decided = { resolution, outcome: outcome.outcome, closedOn, ruleVersion };
    for (const correction of corrections) {
      const judged = await judgedBy(db, versions, correction, decided);
      if (judged) expected.set(keyOf(judged), canonicalJson(judged));
    }
  }
  return expected;
}

const keyOf = ({
  correctionId,
  resolutionId,
}: Pick<JudgedAgain, 'correctionId' | 'resolutionId'>) => `${correctionId}/${resolutionId}`;

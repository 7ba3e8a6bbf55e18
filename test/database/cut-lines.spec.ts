import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { CutLine } from '../races/cuts.js';

let line: CutLine;
beforeAll(async () => {
  line = await CutLine.open();
});
afterAll(async () => {
  await line.leave();
});

/** What is cut before it arrives, and what is cut only once, is for `npm run prove`. */
const CUT = { arrives: true, forGood: true };

describe('a connection that is cut at any statement, when only its answer is still to come', () => {
  it('leaves a vote of which the truth is told', async () => {
    await line.everywhere('a vote', line.voting, CUT);
  });

  it('leaves an upload of which the truth is told', async () => {
    await line.everywhere('an upload', line.uploading, CUT);
  });

  it('leaves a pack, sealed or not, of which the truth is told', async () => {
    await line.everywhere('a seal', line.sealing, { ...CUT, settled: 'NEXT' });
  });
});

import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { CutLine } from '../races/cuts.js';

let line: CutLine;
beforeAll(async () => {
  line = await CutLine.open();
});
afterAll(async () => {
  await line.leave();
});

describe.each([
  ['before it arrives, for good', { arrives: false, forGood: true }],
  ['before it arrives, once', { arrives: false, forGood: false }],
  ['when only its answer is still to come, for good', { arrives: true, forGood: true }],
  ['when only its answer is still to come, once', { arrives: true, forGood: false }],
])('a connection that is cut at any statement, %s', (_when, cut) => {
  it('leaves a vote of which the truth is told', async () => {
    await line.everywhere('a vote', line.voting, cut);
  });

  it('leaves an upload of which the truth is told', async () => {
    await line.everywhere('an upload', line.uploading, cut);
  });

  it('leaves a pack, sealed or not, of which the truth is told', async () => {
    await line.everywhere('a seal', line.sealing, { ...cut, settled: 'NEXT' });
  });
});

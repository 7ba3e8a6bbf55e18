import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { readExport, TakenAway } from '../support/taken-away.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aRole, aSeat, world } from '../support/world.js';

interface Row {
  seq: number;
  type: string;
  content: string;
  salt: string;
}

let t: TestApp;
let taken: TakenAway;
let tie: r.OpenResolution;
let hands: r.OpenResolution;
const TIED = { 'derby-chair': 'FOR', 'derby-exec-1': 'AGAINST' } as const;

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  for (const person of ['board-lead', 'lead']) {
    await aPerson(t, person);
    await aRole(t, person, 'WORKSTREAM_LEAD', 'UHDB');
  }
  const [board] = await t.asOwner("select code from deciding_body where kind = 'PROGRAMME_BOARD'");
  await aSeat(t, { body: board!.code, person: 'board-lead', kind: 'MEMBER', voting: true });
  taken = new TakenAway(t);
  tie = await r.aResolution(t, { present: Object.keys(TIED) });
  await r.cast(t, tie, TIED);
  hands = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
  await r.count(t, hands, { forCount: 7, againstCount: 0, abstainCount: 0 });
});
afterAll(async () => {
  taken.remove();
  await t.stop();
});

/** The chain as it is, past row security. */
const chain = async () =>
  await t.asOwner<Row>(
    `select b.seq::int, b.type, b.content, b.salt from audit_content b join audit_chain c on c.id = b.chain_id
     where c.name = 'UHDB' order by b.seq`,
  );

/** What the export of a reader does not say, entry by entry; what it says is said to the byte. */
async function notSaidTo(reader: string): Promise<string[]> {
  const rows = await chain();
  const { header, entries } = readExport(await taken.export(reader));
  expect(entries.map((entry) => entry.seq)).toEqual(rows.map((row) => row.seq));
  const withheld = rows.filter((row, at) => {
    const { type, content, salt } = entries[at]!;
    if (content === undefined) expect([type, salt]).toEqual([undefined, undefined]);
    else expect([type, content, salt]).toEqual([row.type, row.content, row.salt]);
    return content === undefined;
  });
  const { length } = withheld;
  expect(header.contents).toEqual({ shown: rows.length - length, withheld: length, erased: 0 });
  return withheld.map((row) => row.type);
}

/** The ids of the votes that the API shows a reader of a resolution, and those that their export says. */
async function votesShownTo(reader: string, resolution: r.OpenResolution) {
  const asked = 'query ($r: String!) { resolution(resolution: $r) { votes { id } } }';
  const { votes } = await t.ok(asked, { r: resolution.id }, reader);
  const { entries } = readExport(await taken.export(reader));
  const said = entries.flatMap(({ content }) => (content ? [JSON.parse(content)] : []));
  const events = said.filter(
    ({ type, payload }) => type.startsWith('vote.') && payload.resolution === resolution.id,
  );
  const sorted = (ids: string[]) => ids.sort();
  return {
    api: sorted(votes.map(({ id }: { id: string }) => id)),
    exported: sorted(events.map(({ subject }) => subject.id)),
  };
}

/** The Derby board's own entries, of each meeting its place: of the tie, at which two attended, and of the show of hands. */
const ofAnItem = (attended: number) => [
  'meeting.place-told',
  ...Array.from({ length: attended }, () => 'attendance.recorded'),
  'resolution.drafted',
  'resolution.roll-fixed',
];
const VOTES = ['vote.cast', 'vote.cast'];
const OWN = [...ofAnItem(2), ...ofAnItem(7)];
const WORKED = 'resolution.worked-out';
const inOrder = (types: string[]) => [...types].sort();

const OF_THE_BOARD = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-secretary'];
const OF_OTHERS = [
  'burton-chair',
  'burton-ned-1',
  'burton-secretary',
  'burton-governor-1',
  'derby-governor-1',
  'director',
  'pmo',
  'sro',
  'regulator',
  'board-lead',
];

describe('the export while a resolution is open', () => {
  it.each(OF_THE_BOARD)('says everything to %s, whose board it is', async (reader) => {
    expect(await notSaidTo(reader)).toEqual([]);
  });

  it.each([...OF_OTHERS, 'auditor'])("says to %s nothing of the board's own", async (reader) => {
    expect(inOrder(await notSaidTo(reader))).toEqual(inOrder([...OWN, ...VOTES, 'count.recorded']));
    expect(await votesShownTo(reader, tie)).toEqual({ api: [], exported: [] });
  });

  it.each(['observer', 'lead', 'recorder'])(
    'is not for %s, who decides nothing',
    async (reader) => {
      const answer = await taken.ask('export?programme=UHDB', reader);
      expect([answer.status, await answer.text()]).toEqual([
        403,
        expect.stringContaining('NOT_ALLOWED'),
      ]);
    },
  );

  it('is not for a member who has no role in the programme, nor for one of another', async () => {
    await aPerson(t, 'derby-late');
    await aSeat(t, {
      body: 'DERBY-BOARD',
      person: 'derby-late',
      kind: 'EXECUTIVE',
      voting: true,
      from: '2019-01-01',
    });
    expect((await taken.ask('export?programme=UHDB', 'derby-late')).status).toBe(404);
    await aRole(t, 'derby-late', 'BOARD_MEMBER', undefined, 'DERBY');
    expect((await taken.ask('export?programme=UHDB', 'derby-late')).status).toBe(404);
  });
});

describe('the export once it is decided', () => {
  beforeAll(async () => {
    await t.as('derby-chair').does('giveCastingVote', { resolution: tie.id, choice: 'FOR' });
    await r.close(t, tie);
  });
  it('says the votes and the casting vote to the auditor, as the API shows them, and no more', async () => {
    expect(inOrder(await notSaidTo('auditor'))).toEqual(
      inOrder([...OWN, WORKED, 'count.recorded']),
    );
    const { api, exported } = await votesShownTo('auditor', tie);
    expect(api).toHaveLength(2);
    expect(exported).toEqual(api);
  });

  it('says the count of a show of hands to the auditor once that is closed', async () => {
    await r.close(t, hands);
    expect(inOrder(await notSaidTo('auditor'))).toEqual(inOrder([...OWN, WORKED, WORKED]));
  });

  it.each(OF_OTHERS)('says to %s nothing more than before', async (reader) => {
    const types = [...OWN, ...VOTES, 'count.recorded', 'casting-vote.given', WORKED, WORKED];
    expect(inOrder(await notSaidTo(reader))).toEqual(inOrder(types));
    expect(await votesShownTo(reader, tie)).toEqual({ api: [], exported: [] });
  });

  it.each(OF_THE_BOARD)('says everything to %s still', async (reader) => {
    expect(await notSaidTo(reader)).toEqual([]);
  });

  it('says public votes to every reader, once they are decided and no sooner', async () => {
    const quorum = { quorumExecutives: 1, quorumNonExecutives: 1, castingVote: true };
    const orders = { ...quorum, effectiveFrom: '2018-01-01', votesPublic: true };
    await adopt(t, 'BURTON-BOARD', { ...orders, ways: ['NAMED_VOTES'], methods: ['MEETING'] });
    const present = ['burton-chair', 'burton-exec-1'];
    const open = await r.aResolution(t, { body: 'BURTON-BOARD', present });
    await r.cast(t, open, { 'burton-chair': 'FOR', 'burton-exec-1': 'FOR' });
    expect(await votesShownTo('derby-chair', open)).toEqual({ api: [], exported: [] });
    await r.close(t, open);
    for (const reader of ['derby-chair', 'derby-governor-1', 'director', 'auditor']) {
      const { api, exported } = await votesShownTo(reader, open);
      expect(api).toHaveLength(2);
      expect(exported).toEqual(api);
    }
  });

  it('says a vote that was recorded for them to a member whose seat has ended', async () => {
    const decided = await r.decided(t, { votes: { 'derby-ned-2': 'FOR', 'derby-exec-2': 'FOR' } });
    const [seat] = await t.asOwner(
      "select s.id, s.version from seat s join person p on p.id = s.person_id where p.code = 'derby-ned-2'",
    );
    const until = { seatId: seat!.id, expectedVersion: seat!.version, until: '2018-05-31' };
    await t.as('administrator').does('endSeat', until);
    await t.as('pmo').does('advanceBusinessDate', { programme: 'UHDB', to: '2018-06-01' });
    const { api, exported } = await votesShownTo('derby-ned-2', decided);
    expect(api).toHaveLength(1);
    expect(exported).toEqual(api);
    expect(await votesShownTo('derby-ned-2', tie)).toEqual({ api: [], exported: [] });
  });
});

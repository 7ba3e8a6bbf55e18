import { expect } from '@jest/globals';
import type { Input } from '../support/caller.js';
import type { Rounds } from '../support/race.js';
import * as r from '../support/resolving.js';
import type { Choice, Way } from '../support/schema.types.js';
import { chances, SEED } from '../support/seed.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, key, world } from '../support/world.js';

const WAYS: Way[] = ['NAMED_VOTES', 'SHOW_OF_HANDS', 'AGREED_WITHOUT_VOTE', 'BALLOT'];
const ACTS_A_ROUND = 8;
const SECRETARY = 'derby-secretary';
/** Who has seats on another board too, so that interests are brought in. */
const SHARED = 'derby-ned-3';
const NEWCOMER = 'newcomer';
/** In London; the item is taken at the second. */
const HOURS = ['12:30', '13:00', '13:30', '14:00'];

/** Who decides an item and what was found of it, as its body sees it. */
interface Seen {
  present: number;
  notCounted: string;
  presiding: string | null;
  counted: boolean;
  voters: string[];
  version: number;
}

type Pick1 = <T>(from: readonly T[]) => T;

/** Somebody acts on the item; what it answers says whether it was done. */
type Act = (of: r.OpenResolution, pick: Pick1) => Promise<string>;

/**
 * A board whose secretary and chair do, one after another and by chance, all that can change who may vote
 * on an item or who was there, while votes and counts come and go.
 */
export class FindingRoom {
  readonly done = new Map<string, number>();

  private constructor(readonly t: TestApp) {}

  static async open(): Promise<FindingRoom> {
    const t = await TestApp.start({ world: world() });
    await aPerson(t, NEWCOMER);
    await aRole(t, NEWCOMER, 'BOARD_MEMBER', 'UHDB', 'DERBY');
    const seat = { kind: 'NON_EXECUTIVE', title: 'Director', voting: true } as const;
    const both = { ...seat, body: 'BURTON-BOARD', person: SHARED, from: '2016-04-01' };
    await t.as('administrator').does('appointToSeat', both);
    return new FindingRoom(t);
  }

  async leave(): Promise<void> {
    await this.t.stop();
  }

  /**
   * After every act, either it was refused, or what had been found is gone, or it holds for who decides now:
   * under a count nobody came, went or was ruled out, and nobody else presides; each member whose vote stands
   * can still vote.
   */
  async actsUnderFindings({ rounds, seconds = 0 }: Rounds): Promise<void> {
    const chance = chances('acts under findings');
    const pick: Pick1 = (from) => from[Math.floor(chance() * from.length)]!;
    const until = Date.now() + seconds * 1_000;
    let at = 0;
    for (; at < rounds || Date.now() < until; at += 1) {
      const way = WAYS[at % WAYS.length]!;
      const open = await r.aResolution(this.t, { purpose: 'SUPPORT', pack: null, way });
      await this.find(open, way, pick);
      for (let acts = 0; acts < ACTS_A_ROUND; acts += 1) {
        const before = await this.look(open);
        const [name, act] = pick(Object.entries(this.acts));
        const code = await act(open, pick);
        const label = `${name} ${code}`;
        this.done.set(label, (this.done.get(label) ?? 0) + 1);
        this.holds(label, before, await this.look(open));
        if (pick([true, false])) await this.find(open, way, pick);
      }
    }
    const seen = [...this.done].sort().map(([label, times]) => `${label} ${times}`);
    process.stdout.write(`findings: ${at} items, ${seen.join(', ')} (seed ${SEED})\n`);
  }

  private holds(label: string, before: Seen, after: Seen): void {
    if (before.counted && after.counted) {
      const who = ({ present, notCounted }: Seen) => ({ label, present, notCounted });
      expect(who(after)).toEqual(who(before));
      if (before.presiding) expect([label, after.presiding]).toEqual([label, before.presiding]);
    }
    const standing = after.voters.filter((voter) => before.voters.includes(voter));
    const barred = standing.filter((voter) => after.notCounted.includes(voter));
    expect([label, barred]).toEqual([label, []]);
  }

  private async look({ id: resolution }: r.OpenResolution): Promise<Seen> {
    const shown = `version presiding { person { code } } votes { personId choice }
      asItStands { counted tally { for against abstain }
        quorum { present notCounted { memberId reason } } }`;
    const seen = await this.t.as(SECRETARY).reads('resolution', { resolution }, shown);
    const { quorum, counted } = seen.asItStands!;
    const latest = new Map(seen.votes.map(({ personId, choice }) => [personId, choice]));
    return {
      present: quorum.present,
      notCounted: JSON.stringify(quorum.notCounted),
      presiding: seen.presiding?.person?.code ?? null,
      counted: counted && seen.votes.length === 0,
      voters: [...latest].filter(([, choice]) => choice).map(([personId]) => personId),
      version: seen.version,
    };
  }

  /** Some votes, or a count. */
  private async find(open: r.OpenResolution, way: Way, pick: Pick1): Promise<void> {
    const secretary = this.t.as(SECRETARY);
    const { id: resolution } = open;
    if (way === 'NAMED_VOTES') {
      const { votes } = await secretary.reads('resolution', { resolution }, VOTES);
      const person = pick(r.DERBY_BOARD);
      const theirs = votes.filter((vote) => vote.person.code === person);
      const expectedRevision = Math.max(0, ...theirs.map(({ revision }) => revision));
      const vote = {
        person,
        choice: pick<Choice>(['FOR', 'AGAINST', 'ABSTAIN']),
        expectedRevision,
      };
      await secretary.tries('recordVotes', { resolution, votes: [vote] } as Input<'recordVotes'>);
      return;
    }
    const hands = { forCount: pick([1, 2]), againstCount: pick([0, 1]), abstainCount: 0 };
    const papers = { spoiltCount: 0, scrutineer: 'Clerk', certificateSha256: 'a'.repeat(64) };
    const found = {
      SHOW_OF_HANDS: hands,
      BALLOT: { ...hands, ...papers },
      AGREED_WITHOUT_VOTE: {},
    }[way as 'BALLOT'];
    await secretary.tries('recordCount', { resolution, ...found } as Input<'recordCount'>);
  }

  private readonly acts: Record<string, Act> = {
    ruleOnInterest: async (open, pick) => {
      const person = pick(r.DERBY_BOARD);
      const interestId = await r.declare(this.t, open, person);
      const ruling = pick(['TAKE_PART', 'STAY_NO_VOTE', 'LEAVE'] as const);
      const input = { interestId, ruling, reason: 'It touches it.' };
      return await this.tries('ruleOnInterest', input);
    },
    noteInterests: async ({ id: resolution }) =>
      await this.tries('noteInterests', { resolution } as Input<'noteInterests'>),
    recordAttendance: async (open, pick) => {
      const meetingId = open.meetingId!;
      const { version } = await this.t.as(SECRETARY).reads('meeting', { meetingId }, 'version');
      const person = pick([...r.DERBY_BOARD, NEWCOMER]);
      const stay = pick([{}, { leftAt: pick(HOURS) }, { arrivedAt: pick(HOURS) }]);
      const entered = pick([{ present: [{ person, ...stay }] }, { apologies: [person] }]);
      const input = { meetingId, expectedVersion: version, ...entered };
      return await this.tries('recordAttendance', input as Input<'recordAttendance'>);
    },
    takeItem: async (open, pick) => {
      const { version: expectedVersion } = await this.look(open);
      const itemTakenAt = pick(HOURS);
      const over = pick([{}, { itemPutAt: pick(HOURS) }, { presiding: pick(r.DERBY_BOARD) }]);
      const input = { resolution: open.id, expectedVersion, itemTakenAt, ...over };
      return await this.tries('takeItem', input);
    },
    reviseMeeting: async (open, pick) => {
      const meetingId = open.meetingId!;
      const { version } = await this.t.as(SECRETARY).reads('meeting', { meetingId }, 'version');
      const presiding = pick(['derby-ned-1', 'derby-ned-2']);
      return await this.tries('reviseMeeting', { meetingId, expectedVersion: version, presiding });
    },
    seats: async (_open, pick) => {
      const [seat] = await this.t.asOwner<{ id: string; version: number; code: string }>(
        `select s.id, s.version, p.code from seat s join person p on p.id = s.person_id
         join deciding_body b on b.id = s.body_id where b.code = 'DERBY-BOARD' and p.code = any ($1)
         and s.until_day is null order by p.code = $2 desc limit 1`,
        [[NEWCOMER, pick(r.DERBY_BOARD)], NEWCOMER],
      );
      const new1 = { kind: 'NON_EXECUTIVE', title: 'Director', voting: true } as const;
      if (seat?.code !== NEWCOMER) {
        const begun = { ...new1, body: 'DERBY-BOARD', person: NEWCOMER, from: '2018-05-01' };
        return await this.tries('appointToSeat', begun);
      }
      const of = { seatId: seat.id, expectedVersion: seat.version };
      if (pick([true, false]))
        return await this.tries('voidSeat', { ...of, reason: 'Entered by mistake.' });
      return await this.tries('endSeat', { ...of, until: '2018-05-30' });
    },
    adoptStandingOrders: async (_open, pick) => {
      const orders = { quorumExecutives: 1, quorumNonExecutives: 1, castingVote: true };
      const effectiveFrom = `2018-05-${pick(['01', '08', '15', '22', '29', '31'])}`;
      const used = { ways: WAYS, methods: ['MEETING' as const], effectiveFrom };
      const input = { body: 'DERBY-BOARD', quorumMinimum: pick([1, 2, 3]), ...orders, ...used };
      return await this.tries('adoptStandingOrders', input as Input<'adoptStandingOrders'>);
    },
    takeOutCount: async ({ id: resolution }) =>
      await this.tries('takeOutCount', { resolution, reason: 'Counted wrongly.' } as never),
  };

  private async tries<V extends Parameters<ReturnType<TestApp['as']>['tries']>[0]>(
    verb: V,
    input: Omit<Input<V>, 'idempotencyKey'>,
  ): Promise<string> {
    const whole = { ...input, idempotencyKey: key() } as unknown as Input<V>;
    return await this.t.as(SECRETARY).tries(verb, whole);
  }
}

const VOTES = 'votes { revision person { code } }';

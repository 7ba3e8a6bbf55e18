import { expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { decisionFacts } from '../../src/governance/resolutions/decision.reader.js';
import { decide } from '../../src/governance/deciding/outcome.rules.js';
import { Elector, Resolution, Vote } from '../../src/governance/resolutions/resolution.entity.js';
import { canonicalJson } from '../../src/shared/canonical.js';
import { lightCases } from '../support/gates.js';
import { aCompletePack, SEAL } from '../support/packs.js';
import { race, type Rounds } from '../support/race.js';
import * as r from '../support/resolving.js';
import { chances } from '../support/seed.js';
import { TestApp, type Answer } from '../support/test-app.js';
import { key, world } from '../support/world.js';

/** Who is at the meeting of a small board; the first presides. */
export const BOARD = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-exec-2'];
const SECRETARY = 'derby-secretary';
const COPIES = 20;

const small = { nonExecutives: 1, executives: 1, governors: 1 };
const WORLD = world({
  trusts: [
    { code: 'DERBY', kind: 'FOUNDATION_TRUST', role: 'ACQUIRING', ...small, executives: 2 },
    { code: 'BURTON', kind: 'FOUNDATION_TRUST', role: 'ACQUIRED', ...small },
  ],
});

/** A small board at its meeting, for what its members, chair and secretary do against each other. */
export class BoardRoom {
  private constructor(
    readonly t: TestApp,
    private readonly meeting: { id: string; version: number },
  ) {}

  static async open(): Promise<BoardRoom> {
    const t = await TestApp.start({ world: WORLD });
    for (const person of [...BOARD, SECRETARY]) await t.tokenOf(person);
    const meeting = await r.aMeeting(t);
    await r.attend(t, meeting, 'DERBY-BOARD', BOARD);
    return new BoardRoom(t, meeting);
  }

  async leave(): Promise<void> {
    await this.t.stop();
  }

  async resolution(): Promise<r.OpenResolution> {
    const plan = { purpose: 'SUPPORT', pack: null, at: this.meeting, present: BOARD };
    return await r.aResolution(this.t, plan);
  }

  /** What is stored is what was voted; nobody counts twice, none votes after it is closed. */
  async votesAgainstClosing(plan: Rounds): Promise<void> {
    const { t } = this;
    const voted = await this.resolution();
    await r.cast(t, voted, Object.fromEntries(BOARD.map((person) => [person, 'AGAINST'])));
    const next = this.copiesOf(voted);
    const chance = chances('members of one board');
    // The members do not press their buttons in one moment: they are as far apart as a round takes.
    let apart = 50;
    const hesitate = async () => await sleep(chance() * apart);
    await race({ between: ['votes', 'closing'], ends: 3, ...plan }, async (run) => {
      const resolution = await next();
      const began = performance.now();
      const votes = BOARD.map(async (person, at) => {
        await hesitate();
        const choice = at % 2 === 0 ? 'FOR' : 'ABSTAIN';
        const vote = r.aVote(resolution, choice, { expectedRevision: 1 });
        return await run(0, async () => await t.send(r.CAST, vote, person));
      });
      const closers = [1, 2].map(async () => {
        await hesitate();
        return await run(1, async () => await this.close(resolution));
      });
      const cast = await Promise.all(votes);
      expect(codes(await Promise.all(closers))).toEqual(['done', 'done']);
      apart = (apart + performance.now() - began) / 2;
      const accepted = cast.filter((answer) => !answer.errors).length;
      for (const answer of cast)
        if (answer.errors) expect(codes([answer])).toEqual(['VOTING_NOT_OPEN']);
      expect((await this.agrees(resolution.id)).votes).toBe(BOARD.length + accepted);
      return { first: accepted >= 2 ? 0 : 1, as: `${accepted} votes in time` };
    });
  }

  /** They are given one outcome, decided once. */
  async twoWhoClose(plan: Rounds): Promise<void> {
    const { t } = this;
    await race({ between: ['one who closes', 'two others'], ...plan }, async (run) => {
      const resolution = await this.resolution();
      await r.cast(t, resolution, { [BOARD[0]!]: 'FOR' });
      const notVoted = BOARD.length - 1;
      const closed = await Promise.all(
        ([0, 1, 1] as const).map(
          async (side) => await run(side, async () => await this.close(resolution, { notVoted })),
        ),
      );
      expect(codes(closed)).toEqual(['done', 'done', 'done']);
      const answers = closed.map((answer) => answer.data.closeResolution);
      expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
      expect(new Set(answers.map((answer) => JSON.stringify(answer.resolution))).size).toBe(1);
      await this.agrees(resolution.id);
      return { first: answers[0].replayed ? 1 : 0 };
    });
  }

  /** Who is ruled out has no vote that stands, or the ruling is refused. */
  async rulingAgainstVoting(plan: Rounds): Promise<void> {
    const { t } = this;
    await race({ between: ['a vote', 'a ruling'], ...plan }, async (run) => {
      const resolution = await this.resolution();
      const interestId = await r.declare(t, resolution, 'derby-exec-1');
      const ruling = { idempotencyKey: key(), interestId, ruling: 'LEAVE', reason: 'So.' };
      const answers = await Promise.all([
        run(0, async () => await t.send(r.CAST, r.aVote(resolution, 'FOR'), 'derby-exec-1')),
        run(1, async () => await t.send(r.RULE, { input: ruling }, 'derby-chair')),
      ]);
      expect(['done VOTE_STANDS', 'NOT_ENTITLED_TO_VOTE done']).toContain(inTurn(answers));
      const [rows] = await t.asOwner(
        `select (select count(*)::int from vote where resolution_id = $1) as votes,
           (select count(*)::int from interest_ruling where resolution_id = $1) as rulings`,
        [resolution.id],
      );
      expect(rows!.votes + rows!.rulings).toBe(1);
      return { first: answers[0].errors ? 1 : 0 };
    });
  }

  /** Who is written down as away has no vote that stands, or it is refused. */
  async attendanceAgainstVoting(plan: Rounds): Promise<void> {
    const { t } = this;
    await race({ between: ['a vote', 'attendance'], ...plan }, async (run) => {
      const resolution = await r.aResolution(t, { purpose: 'SUPPORT', pack: null, present: BOARD });
      const away = {
        idempotencyKey: key(),
        meetingId: resolution.meetingId,
        expectedVersion: 2,
        apologies: ['derby-exec-1'],
      };
      const answers = await Promise.all([
        run(0, async () => await t.send(r.CAST, r.aVote(resolution, 'FOR'), 'derby-exec-1')),
        run(1, async () => await t.send(r.ATTEND, { input: away }, SECRETARY)),
      ]);
      expect(['done VOTE_STANDS', 'NOT_PRESENT done']).toContain(inTurn(answers));
      return { first: answers[0].errors ? 1 : 0 };
    });
  }

  /** Closed on what was the latest pack then, or void. */
  async closingAgainstSealing(plan: Rounds): Promise<void> {
    const { t } = this;
    await lightCases(t);
    const draft = async () => await aCompletePack(t, { stage: 'STRATEGIC_CASE' });
    let pack = await this.seal(await draft());
    await race({ between: ['closing', 'sealing'], ...plan }, async (run) => {
      const resolution = await r.aResolution(t, { pack, at: this.meeting });
      await r.cast(t, resolution, { [BOARD[0]!]: 'FOR', [BOARD[2]!]: 'FOR' });
      const next = await draft();
      const [closed, later] = await Promise.all([
        run(0, async () => await this.close(resolution, { notVoted: BOARD.length - 2 })),
        run(1, async () => await this.seal(next)),
      ]);
      const [code] = codes([closed]);
      expect(['done', 'PACK_SUPERSEDED']).toContain(code);
      const [order] = await t.asOwner(
        `select (select max(seq) from audit_content where type = 'resolution.closed' and subject_id = $1)
           < (select max(seq) from audit_content where type = 'pack.sealed' and subject_id = $2) as closed_first`,
        [resolution.id, later.id],
      );
      expect(order!.closed_first).toBe(code === 'done' ? true : null);
      pack = later;
      return { first: code === 'done' ? 0 : 1 };
    });
  }

  private async close(resolution: { id: string }, over: object = {}): Promise<Answer> {
    const input = { idempotencyKey: key(), resolution: resolution.id, ...over };
    return await this.t.send(r.CLOSE, { input }, SECRETARY);
  }

  private async seal({ code, version }: { code: string; version: number }) {
    const seen = { programme: 'UHDB', pack: code, expectedVersion: version };
    const input = { idempotencyKey: key(), ...seen };
    return (await this.t.ok(SEAL, { input }, 'director')).casePack as r.SealedPack;
  }

  /** What closing stored equals what the rows give, and every vote was there before it closed. */
  private async agrees(resolutionId: string): Promise<{ votes: number }> {
    const { t } = this;
    const facts = await t.db.reading(await t.actor(SECRETARY), async (reads) => {
      const resolution = await reads.must(Resolution, { id: resolutionId }, 'resolution');
      return (await decisionFacts(reads, resolution)).input;
    });
    const [stored] = await t.asOwner(
      `select w.worked, (w.input::jsonb ->> 'notVoted')::int as not_voted, o.outcome, o.for_count, o.against_count, o.abstain_count,
       (select count(*)::int from resolution_outcome x where x.resolution_id = w.resolution_id) as outcomes,
       (select count(*)::int from audit_content b where b.subject_id = w.resolution_id and b.type = 'resolution.closed') as closings,
       (select count(*)::int from vote v where v.resolution_id = w.resolution_id) as votes,
       (select max(b.seq) < (select c.seq from audit_content c where c.subject_id = w.resolution_id and c.type = 'resolution.closed')
        from audit_content b join vote v on v.id = b.subject_id where v.resolution_id = w.resolution_id) as before
     from resolution_working w join resolution_outcome o using (resolution_id) where w.resolution_id = $1`,
      [resolutionId],
    );
    const again = decide({ ...facts, notVoted: stored!.not_voted });
    expect(stored!.worked).toBe(canonicalJson(again));
    expect(stored).toMatchObject({ outcomes: 1, closings: 1, outcome: again.outcome });
    expect([stored!.for_count, stored!.against_count, stored!.abstain_count]).toEqual([
      again.tally.for,
      again.tally.against,
      again.tally.abstain,
    ]);
    if (stored!.before !== null) expect(stored!.before).toBe(true);
    return { votes: stored!.votes };
  }

  /** An open resolution many times over: as it was opened and voted on, each with a number of its own. */
  private copiesOf(resolution: r.OpenResolution): () => Promise<r.OpenResolution> {
    const ready: r.OpenResolution[] = [];
    let made = 0;
    return async () => {
      if (ready.length === 0) {
        ready.push(...(await this.copies(resolution, made)));
        made += COPIES;
      }
      return ready.pop()!;
    };
  }

  private async copies(resolution: r.OpenResolution, after: number): Promise<r.OpenResolution[]> {
    return await this.t.db.transaction(await this.t.actor(SECRETARY), async (tx) => {
      const first = await tx.must(Resolution, { id: resolution.id }, 'resolution');
      const roll = await tx.find(Elector, { resolutionId: resolution.id });
      const votes = await tx.find(Vote, { resolutionId: resolution.id });
      const copied = [];
      for (let at = 1; at <= COPIES; at += 1) {
        const id = key();
        await tx.insert(Resolution, { ...first, id, number: first.number + after + at });
        for (const elector of roll) await tx.insert(Elector, { ...elector, resolutionId: id });
        for (const vote of votes) await tx.insert(Vote, { ...vote, id: key(), resolutionId: id });
        copied.push({ ...resolution, id });
      }
      const { programmeId } = first;
      const about = {
        programmeId,
        subjectType: 'resolution',
        subjectId: first.id,
        payload: {},
      } as const;
      this.t.app.get(AuditService).record(tx, { type: 'resolution.revised', ...about });
      return copied;
    });
  }
}

export const codes = (answers: readonly Answer[]) =>
  answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').sort();

/** The same in the order in which they were asked. */
const inTurn = (answers: readonly Answer[]) =>
  answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').join(' ');

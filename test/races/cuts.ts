import { expect } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { FlakyProxy, type CutAt } from '../support/flaky-proxy.js';
import { key } from '../support/key.js';
import { aCompletePack, aPdf, sendFile, SEAL } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** What was answered: the code of an error, or whether it had been done before. */
interface Said {
  code: string | null;
  because: string;
  subjectId?: string;
  replayed?: boolean;
}

/** One request with its key, sent as often as one likes, and what is in the database of it. */
interface Act {
  send(): Promise<Said>;
  /** The ids of the rows that it wrote. */
  written(): Promise<string[]>;
  /** The id of what it is about, where that is known before it is done. */
  subjectId?: string;
}

/** Where it is cut, and when it is sent again after it was not written. */
type Cuts = Omit<CutAt, 'statement'> & { settled?: 'AT_ONCE' | 'NEXT' };

const MOST_STATEMENTS = 500;

/** What is asked beside what was written is read once it is saved. */
const CAST = `mutation ($input: CastVoteInput!) { castVote(input: $input) { replayed receipt { revision }
  resolution { state myVote { revision choice } asItStands { carried } } } }`;

/** A board that votes, a pack that is sealed and a file that is uploaded, over a line that can be cut anywhere. */
export class CutLine {
  private vote: { resolution: r.OpenResolution; revision: number } | null = null;
  private files = 0;

  private constructor(
    private readonly t: TestApp,
    private readonly node: TestApp,
    private readonly proxy: FlakyProxy,
  ) {}

  static async open(): Promise<CutLine> {
    const t = await TestApp.start({ world: world() });
    const proxy = await FlakyProxy.start(t.connection('watersmeet_service'));
    const service = { host: '127.0.0.1', port: proxy.port };
    const node = await TestApp.start({ beside: t, poolSize: 3, service });
    for (const code of ['derby-ned-1', 'director', 'pmo']) await node.tokenOf(code);
    return new CutLine(t, node, proxy);
  }

  async leave(): Promise<void> {
    await this.node.stop();
    await this.proxy.stop();
    await this.t.stop();
  }

  /**
   * Sends the act once for each of its statements, and cuts there. Whatever is answered is true, and the same
   * request sent again is done once: at once, or, where it is dear to make another, at the next statement.
   */
  async everywhere(of: string, begin: () => Promise<Act>, { settled = 'AT_ONCE', ...cut }: Cuts) {
    const told: Record<string, number> = {};
    let act = await begin();
    for (let statement = 1; ; statement += 1) {
      if (statement > MOST_STATEMENTS) throw new Error(`${of} never came to an end.`);
      this.proxy.cutAt({ ...cut, statement });
      const said = await act.send();
      const wasCut = this.proxy.mend();
      const written = await this.outcome(act);
      const was = `${of}, statement ${statement}`;
      expect([was, truth(said, written, act)]).toEqual([was, 'true']);
      if (!wasCut && said.code === null) return report(of, statement - 1, cut, told);
      if (!wasCut) {
        // The line that an earlier cut left was still thought to be whole: it is tried once more.
        statement -= 1;
        continue;
      }
      const kind = `${said.code ?? 'done'}${written.length === 1 ? ' and written' : ''}`;
      told[kind] = (told[kind] ?? 0) + 1;
      if (written.length === 0 && settled === 'NEXT') continue;
      const again = await eventually(async () => {
        const answer = await act.send();
        expect([was, answer.code]).toEqual([was, null]);
        return answer;
      });
      expect([was, again.replayed]).toEqual([was, written.length === 1]);
      expect((await act.written()).length).toBe(1);
      act = await begin();
    }
  }

  readonly voting = async (): Promise<Act> => {
    this.vote ??= {
      resolution: await r.aResolution(this.t, { pack: null, purpose: 'SUPPORT' }),
      revision: 0,
    };
    const { resolution, revision } = this.vote;
    const expected = revision > 0 ? { expectedRevision: revision } : {};
    const vote = r.aVote(resolution, revision % 2 === 0 ? 'FOR' : 'AGAINST', expected);
    this.vote.revision += 1;
    return {
      send: async () => await this.sent(CAST, vote, 'derby-ned-1'),
      written: async () =>
        await this.ids(
          `select v.resolution_id || '/' || v.revision as id from vote v join person p on p.id = v.person_id
           where p.code = 'derby-ned-1' and v.resolution_id = $1 and v.revision = $2`,
          [resolution.id, revision + 1],
        ),
      subjectId: resolution.id,
    };
  };

  readonly sealing = async (): Promise<Act> => {
    const { id, code: pack, version: expectedVersion } = await aCompletePack(this.t);
    const input = { idempotencyKey: key(), programme: 'UHDB', pack, expectedVersion };
    return {
      send: async () => await this.sent(SEAL, { input }, 'director'),
      written: async () =>
        await this.ids("select id from case_pack where id = $1 and status = 'SEALED'", [id]),
      subjectId: id,
    };
  };

  readonly uploading = async (): Promise<Act> => {
    this.files += 1;
    const fileName = `file-${this.files}.pdf`;
    const headers = { 'idempotency-key': key() };
    const content = aPdf(fileName);
    return {
      send: async () => {
        const { errors, replayed } = await sendFile(this.node, { fileName, content, headers });
        return errors ? refusedWith(errors[0]!) : { code: null, because: '', replayed };
      },
      written: async () =>
        await this.ids('select id from document where file_name = $1', [fileName]),
    };
  };

  private async sent(query: string, variables: object, as: string): Promise<Said> {
    const { data, errors } = await this.node.send(query, variables, as);
    if (errors) return refusedWith(errors[0]!);
    return { code: null, because: '', replayed: Object.values<any>(data)[0].replayed };
  }

  /** What was written of it, once the server has noticed that nobody is there any more. */
  private async outcome(act: Act): Promise<string[]> {
    await eventually(async () => {
      const open = await this.t.asSuperuser(
        `select from pg_stat_activity where datname = $1 and usename = 'watersmeet_service'
           and xact_start is not null`,
        [this.t.database],
      );
      expect(open.length).toBe(0);
    });
    return await act.written();
  }

  private async ids(sql: string, values: unknown[]): Promise<string[]> {
    return (await this.t.asOwner<{ id: string }>(sql, values)).map(({ id }) => id);
  }
}

const refusedWith = (error: { extensions: Record<string, any> }): Said => {
  const { code, because, subjectId } = error.extensions;
  return { code, because, subjectId } as Said;
};

/** Whether what was answered is so; else what was said. */
function truth({ code, because, subjectId }: Said, written: string[], act: Act): string {
  const is = written.length === 1;
  const about = act.subjectId ?? written[0] ?? subjectId;
  const true_ =
    code === null
      ? is
      : code === 'BUSY'
        ? !is && subjectId === undefined
        : code === 'OUTCOME_UNKNOWN' &&
          (is || !because.startsWith('It was saved')) &&
          subjectId === about;
  return true_ ? 'true' : `${code} ${because} (${subjectId}), and ${written.length} written`;
}

function report(of: string, statements: number, cut: Omit<CutAt, 'statement'>, told: object): void {
  const how = `${cut.arrives ? 'after' : 'before'} it arrived, ${cut.forGood ? 'every line' : 'one line'}`;
  const counted = Object.entries(told)
    .map(([kind, times]) => `${kind} ${times}`)
    .join(', ');
  process.stdout.write(`cut: ${of}, at each of ${statements} statements, ${how}: ${counted}\n`);
  expect(statements).toBeGreaterThan(5);
}

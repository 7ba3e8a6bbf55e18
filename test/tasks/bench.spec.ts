import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { compare, DifferentAnswers, firstDifference } from '../bench/comparing.js';
import type { Contestant } from '../bench/contestants.js';
import { growthOf, verdictsOf, type Figures, type Measured } from '../bench/figures.js';
import { LINES } from '../bench/lines.js';
import { optionsOf, USAGE } from '../bench/options.js';
import { Asking, type Ballots } from '../bench/requests.js';
import { buildOfToday, killStarted, startProcess } from '../support/run-task.js';

afterEach(killStarted);

const PAGE = LINES.find(({ name }) => name === 'programme')!;

describe('the bench', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'watersmeet-bench-spec-'));
    await buildOfToday();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // With a PostgreSQL of its own: the product refuses that of the specs, which may lose data.
  const bench = async (...words: string[]) => {
    const hooks = pathToFileURL(join(PROJECT_FOLDER, 'test', 'support', 'typescript.mjs'));
    const env = { WATERSMEET_DATA: folder, NODE_OPTIONS: `--import ${hooks.href}` };
    return await startProcess([join('test', 'bench', 'run.ts'), ...words], env).ended;
  };

  it('seeds a sound database, finds equal answers on every line, and measures both', async () => {
    const words = ['--programmes', '1', '--resolutions', '3', '--seconds', '0.2', '--rounds', '1'];
    const ended = await bench(...words, '--json');
    expect({ code: ended.code, err: ended.err }).toEqual({
      code: 0,
      err: expect.stringContaining('vote with 1'),
    });
    const figures = JSON.parse(ended.out) as Figures;
    expect(figures.measured.map(({ line }) => line)).toEqual([
      'programme',
      'resolutions',
      'portfolio',
      'trail',
      'vote',
    ]);
    for (const one of figures.measured as Measured[]) {
      expect(one.programmes).toBe(1);
      expect(one.many.product.requests).toBeGreaterThan(0);
      expect(one.many.limit.requests).toBeGreaterThan(0);
      expect([one.many.product.faults, one.many.limit.faults]).toEqual([{}, {}]);
      // Sign-in, BEGIN, the statement, ROLLBACK; a vote locks, reads, writes and appends.
      expect(one.statements.limit).toBe(one.line === 'vote' ? 7 : 4);
      expect(one.statements.product).toBeGreaterThanOrEqual(one.statements.limit);
    }
  });

  it('says how it is called', async () => {
    expect(await bench('--help')).toMatchObject({ code: 0, out: `${USAGE}\n`, err: '' });
    const wrong = await bench('--only', 'R9');
    expect(wrong).toMatchObject({ code: 2, out: '', err: `There is no line R9.\n\n${USAGE}\n` });
  });
});

describe('what is asked of the bench', () => {
  it.each([
    [['--programmes', '1,many'], '--programmes must be whole numbers from 1 to 999, not "1,many".'],
    [['--rounds', '2,3'], '--rounds must be a whole number from 1 to 100, not "2,3".'],
    [['--seconds', '0'], '--seconds must be more than 0, and 600 at most, not "0".'],
    [['--fast'], "Unknown option '--fast'"],
  ])('%j is refused', (words, said) => {
    expect(() => optionsOf(words)).toThrow(said);
  });

  it('has its usual values', () => {
    const usual = { programmes: [1, 20], resolutions: 100, seconds: 3, rounds: 2 };
    expect(optionsOf([])).toEqual({ ...usual, lines: LINES, json: null, must: false });
  });

  it('takes lines by either name', () => {
    const names = optionsOf(['--only', 'W3,programme'])!.lines.map(({ name }) => name);
    expect(names).toEqual(['programme', 'vote']);
  });

  it.each([
    [['--json'], { file: null }],
    [['--json', '--must'], { file: null }],
    [['--json', 'figures.json'], { file: 'figures.json' }],
  ])('%j is %j', (words, json) => {
    expect(optionsOf(words)?.json).toEqual(json);
  });
});

describe('answers are compared', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  /** Something that answers the same whatever it is asked. */
  const answering = async (name: 'product' | 'limit', answer: object): Promise<Contestant> => {
    const server = createServer((_request, response) => response.end(JSON.stringify(answer)));
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return { name, port: (server.address() as AddressInfo).port } as Contestant;
  };
  const asking = new Asking(
    PAGE,
    { MEMBERS: [{ code: 'somebody', token: 'a token' }], AUDITORS: [], OBSERVERS: [] },
    {} as Ballots,
  );
  const compared = async (one: object, other: object) =>
    await compare(asking, [await answering('product', one), await answering('limit', other)]);
  const page = (status: string) => ({ data: { programme: { gates: [{ code: 'FBC', status }] } } });

  it('equal ones are', async () => {
    expect(await compared(page('READY'), page('READY'))).toBe('SAME');
  });

  it('one wrong word ends the bench, which says where', async () => {
    const wrong = compared(page('PASSED'), page('READY'));
    await expect(wrong).rejects.toThrow(DifferentAnswers);
    await expect(wrong).rejects.toThrow(
      'programme: at programme.gates.0.status the product answered "PASSED", the limit "READY"',
    );
  });

  it('a refusal is no answer', async () => {
    const busy = { errors: [{ extensions: { code: 'BUSY' } }] };
    expect(await compared(busy, page('READY'))).toEqual({ unanswered: 'product BUSY' });
  });

  it.each([
    ['a list that is shorter', { a: [1, 2] }, { a: [1] }, 'a.1'],
    ['null for nothing', { a: null }, {}, 'at a '],
    ['another kind of what varies', { seq: '1' }, { seq: 1 }, 'seq is not of one kind'],
  ])('%s differs', (_case, one, other, said) => {
    expect(firstDifference(one, other, ['seq'], '')).toContain(said);
  });

  it('what varies may be another value', () => {
    expect(firstDifference({ seq: '1' }, { seq: '2' }, ['seq'], '')).toBeNull();
  });
});

describe('the figures', () => {
  const work = (requests: number, app: number, postgres: number) => ({
    requests,
    seconds: 2,
    app,
    postgres,
    faults: {},
  });
  const measured = (programmes: number, requests: number): Measured => ({
    line: 'programme',
    programmes,
    statements: { product: 9, limit: 4 },
    many: { product: work(requests, 10, 20), limit: work(100, 10, 20) },
    one: { product: work(10, programmes * 10, 20), limit: work(10, 10, 20) },
  });
  const [first, last] = [measured(1, 50), measured(20, 40)];

  it('growth is CPU a request beside that with the fewest programmes', () => {
    expect(growthOf(first, [first, last])).toBeNull();
    expect(growthOf(last, [first, last])).toEqual({ product: 220 / 30, limit: 1 });
  });

  it('say of each must whether it is met', () => {
    const refused = {
      ...last,
      programmes: 100,
      many: { ...last.many, limit: { ...work(1, 1, 1), faults: { BUSY: 3 } } },
    };
    const unanswered = { line: 'trail', programmes: 200, unanswered: 'product BUSY' };
    const figures: Figures = {
      postgres: '18.4',
      node: '20.19.0',
      measured: [first, last, refused, unanswered],
      memory: [{ programmes: 20, megabytes: { product: 201, limit: 90 } }],
    };
    const said = verdictsOf(figures, LINES).map(
      ({ line, programmes, what, is, met }) =>
        `${line} ${programmes} ${what} ${is} ${met ? 'met' : 'missed'}`,
    );
    expect(said).toEqual([
      'programme 1 of the limit 0.5 met',
      'programme 1 statements 9 missed',
      'programme 20 of the limit 0.4 missed',
      'programme 20 statements 9 missed',
      `programme 20 growth ${220 / 30} missed`,
      'programme 100 an answer to all null missed',
      'trail 200 an answer to all null missed',
      'memory 20 MB 201 missed',
    ]);
  });
});

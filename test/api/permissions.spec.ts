import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { getNamedType, type GraphQLObjectType } from 'graphql';
import {
  PERMISSIONS,
  type Permission,
  type Verb,
} from '../../src/platform/access/permission-table.rules.js';
import { may } from '../../src/platform/access/permissions.rules.js';
import type { HeldRole } from '../../src/platform/access/roles.rules.js';
import { PLACE_OF_ROLE, Role } from '../../src/platform/access/roles.rules.js';
import { everyField, type EveryField } from '../support/every-field.js';
import type { Rows } from '../support/filled-world.js';
import type { Generated, Generator } from '../support/generated-input.js';
import { TestApp } from '../support/test-app.js';

/**
 * Every root field, live over HTTP, by who asks (rulings 11). The requests are made from the schema: a
 * field that is added is tried by itself, and one that cannot be reached fails.
 */
const TABLE = PERMISSIONS as Record<string, Permission>;
const ROLES = Object.keys(Role) as Role[];

/** Asked over HTTP at addresses of their own, where their own specs try them. */
const BY_ADDRESS = [
  'uploadDocument',
  'downloadDocument',
  'uploadAnnexDocument',
  'exportAudit',
  'exportInstallationAudit',
];

/** Whom a finer rule than the table refuses although they hold a role that it lists, and why. */
const FINER: Record<string, readonly Role[]> = {
  // Who may give which role is a table of its own: access/granting.rules.spec.ts. An office role is
  // no secretary's to give, and an administrator of one programme gives none.
  grantRole: ['COMPANY_SECRETARY', 'ADMINISTRATOR'],
};

/** Answered to nobody but whom the thing itself names. */
const PERSONAL = ['voteReceipt'];

interface Persona {
  code: string;
  held: HeldRole[];
}

let t: TestApp;
let rows: Rows;
let generator: Generator;
let bound: Set<string>;
let ofATrust: Set<string>;
let personas: Persona[];
const outsider: Persona = { code: 'outsider', held: [] };
const neighbour: Persona = { code: 'neighbour', held: [] };
let roots: EveryField['roots'];
const covered = { fields: new Set<string>(), requests: 0 };

beforeAll(async () => {
  t = await TestApp.start();
  ({ rows, generator, roots } = await everyField(t));
  bound = new Set(['programme', 'membership', ...(await tablesWith('programme_id'))]);
  ofATrust = new Set([
    'trust',
    ...(await tablesWith('trust_id')),
    ...(await tablesWith('body_id')),
  ]);
  await makePersonas();
});
afterAll(async () => {
  await t.stop();
  process.stdout.write(
    `Permissions: ${covered.fields.size} fields tried live in ${covered.requests} requests.\n`,
  );
});

async function tablesWith(column: string): Promise<string[]> {
  const found = await t.asSuperuser<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = $1 and (is_nullable = 'NO' or table_name in ('membership', 'deciding_body') and column_name = 'trust_id')",
    [column],
  );
  return found.map((row) => row.name);
}

/** One person for each role at each place where it can be held, and two who hold every role elsewhere. */
async function makePersonas(): Promise<void> {
  const trust = async (code: string) =>
    (await t.asOwner<{ id: string }>('select id from trust where code = $1', [code]))[0]!.id;
  const other = (
    await t.asOwner<{ id: string }>("select id from programme where code = 'OTHER'")
  )[0]!.id;
  const [programmeId, derby, burton, north] = [
    rows.programme!,
    await trust('DERBY'),
    await trust('BURTON'),
    await trust('NORTH'),
  ];
  const places = (role: Role): HeldRole[] => {
    if (role === 'ADMINISTRATOR')
      return [
        { role, programmeId: null, trustId: null },
        { role, programmeId, trustId: null },
      ];
    if (PLACE_OF_ROLE[role] === 'PROGRAMME') return [{ role, programmeId, trustId: null }];
    return [
      { role, programmeId, trustId: derby },
      { role, programmeId: null, trustId: derby },
    ];
  };
  const nameOf = (one: HeldRole) =>
    `only-${one.role.toLowerCase().replaceAll('_', '-')}${one.programmeId ? '' : '-of-the-installation'}`;
  personas = ROLES.flatMap(places).map((one) => ({ code: nameOf(one), held: [one] }));
  const trustRoles = ROLES.filter((role) => PLACE_OF_ROLE[role] === 'TRUST');
  outsider.held = ROLES.flatMap((role): HeldRole[] =>
    PLACE_OF_ROLE[role] === 'TRUST'
      ? [
          { role, programmeId: other, trustId: north },
          { role, programmeId: null, trustId: north },
        ]
      : [{ role, programmeId: other, trustId: null }],
  );
  neighbour.held = trustRoles.flatMap((role) => [
    { role, programmeId, trustId: burton },
    { role, programmeId: null, trustId: burton },
  ]);
  for (const persona of [...personas, outsider, neighbour]) {
    const id = randomUUID();
    await t.tamper(
      'insert into person (id, code, display_name, created_at, version) values ($1, $2, $2, now(), 1)',
      [id, persona.code],
    );
    for (const { role, programmeId: held, trustId } of persona.held)
      await t.tamper(
        "insert into membership (id, person_id, programme_id, trust_id, role, from_day, version) values ($1, $2, $3, $4, $5, '2001-01-01', 1)",
        [randomUUID(), id, held, trustId, role],
      );
    await t.tokenOf(persona.code);
  }
}

const made = (name: string): Generated => {
  const { kind, field } = roots.get(name)!;
  return generator.request(kind, field);
};
const isBound = (name: string) => made(name).about.some((table) => bound.has(table));
const scopeOf = (name: string) => ({
  programmeId: isBound(name) ? rows.programme! : null,
  trustId: made(name).about.some((table) => ofATrust.has(table)) ? rows.trust! : undefined,
});

/** The code of the refusal, or ANSWERED; by a person's session, a secret, or nobody. */
async function ask(name: string, as?: string, secret?: string): Promise<string> {
  const { query, variables } = made(name);
  const answer = secret
    ? await t.sendWith(query, variables, secret)
    : await t.send(query, variables, as);
  covered.fields.add(name);
  covered.requests += 1;
  return answer.errors?.[0]?.extensions.code ?? 'ANSWERED';
}

/** Asks for many, and shows those whose answer is not among the right ones. */
async function expectAll(
  name: string,
  who: Persona[],
  right: (code: string, persona: Persona) => boolean,
): Promise<void> {
  const answers = await Promise.all(
    who.map(async (one) => [one.code, await ask(name, one.code)] as const),
  );
  expect([name, answers.filter(([, code], n) => !right(code, who[n]!))]).toEqual([name, []]);
}

const written = async () =>
  await t.asOwner(
    'select (select count(*) from audit_entry) as entries, (select count(*) from idempotency) as keys, (select count(*) from membership) as roles',
  );
const nothingWritten = async (work: () => Promise<void>) => {
  const before = await written();
  await work();
  expect(await written()).toEqual(before);
};

const mayDo = (persona: Persona, name: string) =>
  may(
    { held: persona.held, grantKind: 'SESSION', minutesSinceSignIn: 0, freshMinutes: 15 },
    name as Verb,
    scopeOf(name),
  ) === null;
/** A role of the installation alone sees nothing of a programme. */
const sees = (persona: Persona, name: string) =>
  !isBound(name) || persona.held.some((one) => one.programmeId === rows.programme);

const NAMES = Object.keys(TABLE).filter(
  (name) => !name.includes('.') && !BY_ADDRESS.includes(name),
);
const KEPT = NAMES.filter((name) => !['ANYONE', 'SIGNED_IN'].includes(TABLE[name]!.at));

describe('the table', () => {
  it('lists every root field, and nothing else but what has an address of its own', () => {
    expect([...roots.keys()].sort()).toEqual([...NAMES].sort());
  });
});

describe('nobody', () => {
  it.each(NAMES)('is answered by %s only if it is open to all', async (name) => {
    await nothingWritten(async () => {
      const code = await ask(name);
      const forged = await ask(name, undefined, `wms_${'x'.repeat(43)}`);
      if (TABLE[name]!.at !== 'ANYONE')
        expect([code, forged]).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN']);
      else expect(['INTERNAL', 'NOT_ALLOWED']).not.toContain(code);
    });
  });
});

describe('whoever holds every role, but in another programme and for another Trust', () => {
  it.each(NAMES)('is told by %s that there is no such thing', async (name) => {
    await nothingWritten(async () => {
      const { at } = TABLE[name]!;
      if (isBound(name)) await expectAll(name, [outsider], (code) => code === 'NOT_FOUND');
      else if (at === 'INSTALLATION')
        await expectAll(name, [outsider], (code) => code === 'NOT_ALLOWED');
      else if (KEPT.includes(name))
        await expectAll(name, [outsider], (code) => ['NOT_ALLOWED', 'NOT_FOUND'].includes(code));
      else if (!name.match(/sign|password/i))
        expect(['INTERNAL', 'NOT_ALLOWED']).not.toContain(
          roots.get(name)!.kind === 'query' ? await ask(name, outsider.code) : 'ANSWERED',
        );
    });
  });

  it.each(KEPT.filter((name) => ['TRUST', 'BODY'].includes(TABLE[name]!.at)))(
    'may not %s for the other Trust of the programme',
    async (name) => {
      await nothingWritten(async () => {
        await expectAll(name, [neighbour], (code) => ['NOT_ALLOWED', 'NOT_FOUND'].includes(code));
      });
    },
  );
});

describe('every role that is not listed', () => {
  it.each(KEPT.filter((name) => TABLE[name]!.at !== 'MEMBER'))(
    'is refused by %s, and changes nothing',
    async (name) => {
      const refused = personas.filter((one) => !mayDo(one, name));
      expect(refused.length).toBeGreaterThan(10);
      await nothingWritten(async () => {
        await expectAll(name, refused, (code, persona) => {
          const { at } = TABLE[name]!;
          if (at === 'INSTALLATION' || (at === 'PROGRAMME' && sees(persona, name)))
            return code === 'NOT_ALLOWED';
          return ['NOT_ALLOWED', 'NOT_FOUND'].includes(code);
        });
      });
    },
  );
});

describe('what needs the person themselves', () => {
  const NEEDY = NAMES.filter((name) => TABLE[name]!.fresh ?? TABLE[name]!.inPerson);
  /** What it is about is seen by the members of the body and its secretary alone. */
  const OF_THE_BODY = ['confirmSeatInstrument'];
  const holders = (name: string) =>
    TABLE[name]!.at === 'SIGNED_IN' || TABLE[name]!.at === 'MEMBER'
      ? personas.filter(({ held: [first] }) =>
          OF_THE_BODY.includes(name)
            ? first!.role === 'COMPANY_SECRETARY' && first!.programmeId !== null
            : first!.role === 'OBSERVER',
        )
      : personas.filter((one) => mayDo(one, name) && sees(one, name));

  // A token is of a programme, so that what is of the installation is not a token's at all.
  const OF_TOKENS = NEEDY.filter((name) => TABLE[name]!.at !== 'INSTALLATION');
  it.each(OF_TOKENS)('%s is never done by an API token', async (name) => {
    const able = holders(name).filter((one) => one.held[0]!.programmeId !== null);
    expect([name, able.length > 0]).toEqual([name, true]);
    await nothingWritten(async () => {
      for (const { code, held } of able) {
        const secret = `wmt_${randomBytes(32).toString('base64url')}`;
        await t.tamper(
          "insert into api_token (id, person_id, programme_id, role, name, secret_hash, created_at, expires_at, version) select $1, p.id, $2, $3, 'x', $4, now(), now() + interval '1 day', 1 from person p where p.code = $5",
          [
            randomUUID(),
            rows.programme,
            held[0]!.role,
            createHash('sha256').update(secret).digest('hex'),
            code,
          ],
        );
        expect([name, code, await ask(name, undefined, secret)]).toEqual([
          name,
          code,
          'REAUTHENTICATE',
        ]);
      }
    });
  });

  it.each(NEEDY.filter((name) => TABLE[name]!.fresh))(
    '%s is not done long after the sign-in',
    async (name) => {
      const able = holders(name);
      await t.asOwner("update session set authenticated_at = now() - interval '16 minutes'");
      await nothingWritten(async () => {
        await expectAll(name, able, (code) => code === 'REAUTHENTICATE');
      });
      await t.asOwner('update session set authenticated_at = now()');
    },
  );
});

describe('every field that the table keeps', () => {
  const FIELDS = Object.keys(TABLE).filter((name) => name.includes('.'));

  it.each(FIELDS)('%s is answered to those it lists, and to nobody else', async (name) => {
    const [type, field] = name.split('.') as [string, string];
    const root = [...roots.values()].find(
      (one) =>
        one.kind === 'query' &&
        getNamedType(one.field.type).name === type &&
        one.field.args.length > 0,
    );
    expect([name, root?.field.name]).toEqual([name, expect.any(String)]);
    const object = getNamedType(root!.field.type) as GraphQLObjectType;
    const { query, variables } = generator.through(root!.field, object.getFields()[field]!);
    const told = async (persona: Persona) => {
      const { errors, data } = await t.send(query, variables, persona.code);
      covered.requests += 1;
      if (errors) return errors[0]!.extensions.code;
      return data[root!.field.name][field] === null ? 'NOT_ALLOWED' : 'ANSWERED';
    };
    covered.fields.add(name);
    expect(await told(outsider)).toBe('NOT_FOUND');
    const inside = personas.filter((one) => one.held[0]!.programmeId !== null);
    const scope = { programmeId: rows.programme!, trustId: rows.trust! };
    const answers = await Promise.all(
      inside.map(async (one) => {
        const listed =
          may(
            { held: one.held, grantKind: 'SESSION', minutesSinceSignIn: 0, freshMinutes: 15 },
            name as Verb,
            scope,
          ) === null;
        return [one.code, listed, await told(one)] as const;
      }),
    );
    expect(answers.filter(([, , code]) => code === 'ANSWERED').length).toBeGreaterThan(0);
    expect(answers.filter(([, listed, code]) => !listed && code !== 'NOT_ALLOWED')).toEqual([]);
    // A field of any member has a rule of its own besides.
    if (TABLE[name]!.at !== 'MEMBER')
      expect(answers.filter(([, listed, code]) => listed && code !== 'ANSWERED')).toEqual([]);
  });
});

describe('every role that is listed', () => {
  const REFUSED = ['NOT_SIGNED_IN', 'REAUTHENTICATE', 'NOT_ALLOWED', 'NOT_FOUND', 'INTERNAL'];
  const inOrder = (names: string[]) => [...names].sort((a, b) => rank(a) - rank(b));
  // What takes things away comes last, so that the others find them.
  const rank = (name: string) =>
    roots.get(name)?.kind === 'query'
      ? 0
      : /^(remove|end|revoke|withdraw|close|defer|seal|pass|actOn)/.test(name)
        ? 2
        : 1;

  it('reaches what it asks for: no field of the table is out of reach', async () => {
    const unreached: unknown[] = [];
    for (const name of inOrder(KEPT.filter((one) => TABLE[one]!.at !== 'MEMBER'))) {
      const able = personas.filter(
        (one) => mayDo(one, name) && sees(one, name) && !FINER[name]?.includes(one.held[0]!.role),
      );
      if (able.length === 0) unreached.push([name, 'by nobody']);
      for (const one of able) {
        const code = await ask(name, one.code);
        if (REFUSED.includes(code)) unreached.push([name, one.code, code]);
      }
    }
    expect(unreached).toEqual([]);
  });

  it('reads what is there: whatever the programme has is answered to anybody in it', async () => {
    const unread: unknown[] = [];
    const observer = personas.find((one) => one.held[0]!.role === 'OBSERVER')!;
    for (const name of NAMES.filter(
      (one) =>
        roots.get(one)!.kind === 'query' &&
        TABLE[one]!.at === 'SIGNED_IN' &&
        !PERSONAL.includes(one),
    )) {
      const code = await ask(name, observer.code);
      if (REFUSED.includes(code)) unread.push([name, code]);
    }
    expect(unread).toEqual([]);
  });

  it('is not all that there is: every root field was asked for', () => {
    expect([...roots.keys()].filter((name) => !covered.fields.has(name))).toEqual([]);
  });
});

import { ORDER } from '../../migrations/001-baseline.js';
import { sqlFiles, sqlText } from '../../migrations/sql.js';

/** A trigger of a table: its name, what it keeps in words, and the function that keeps it. */
export interface TriggerText {
  name: string;
  keeps: string;
  by: string;
}

/** What the texts of the database say of one table. */
export interface TableText {
  name: string;
  /** The file of its subject, such as `gates`. */
  subject: string;
  purpose: string;
  checks: { name: string; demands: string }[];
  keys: { name: string; columns: string }[];
  /** Who reads and writes its rows, in words. */
  access: string[];
  policies: string[];
  /** The columns that the service changes, and whether it removes rows. */
  changes: string[];
  removes: boolean;
  triggers: TriggerText[];
}

/** A part of a file between blank lines: what it says in words, and its statements. */
interface Block {
  words: string;
  sql: string;
}

/** Reads the texts in `migrations/sql`; a test compares the names with the database's own catalogue. */
export function tableTexts(): TableText[] {
  const policies = blocksBelow('policies');
  const triggers = triggersBelow('triggers');
  const files = ORDER.filter((file) => file.startsWith('tables/'));
  return files.flatMap((file) =>
    blocksOf(file).flatMap(({ words, sql }) => {
      const name = /^create table (\w+) \(/m.exec(sql)?.[1];
      if (!name) return [];
      const subject = /(\S+)\.sql$/.exec(file)![1]!.replace('tables/', '');
      const own = triggers.filter(({ table }) => table === name);
      return [
        {
          name,
          subject,
          purpose: words,
          checks: checksOf(sql),
          keys: keysOf(sql),
          ...accessOf(name, policies),
          triggers: own.map(({ trigger }) => trigger),
        },
      ];
    }),
  );
}

/** What each subject is about: the head of its file. */
export const subjectWords = (subject: string): string =>
  blocksOf(`tables/${subject}.sql`)[0]!.words;

/** Every function with what it keeps or answers. */
export function functionTexts(): { name: string; keeps: string }[] {
  return sqlFiles('functions').map((file) => ({
    name: file.replace(/^functions\/(\w+)\/(\w+)\.sql$/, '$1.$2'),
    keeps: blocksOf(file)[0]!.words,
  }));
}

function blocksOf(file: string): Block[] {
  return sqlText(file)
    .split('\n\n')
    .map((text) => {
      const lines = text.trim().split('\n');
      const end = lines.findIndex((line) => !line.startsWith('--'));
      const words = lines.slice(0, end < 0 ? lines.length : end);
      return {
        words: words.map((line) => line.replace(/^-- ?/, '')).join(' '),
        sql: end < 0 ? '' : lines.slice(end).join('\n'),
      };
    });
}

const blocksBelow = (folder: string) => sqlFiles(folder).flatMap(blocksOf);

function checksOf(sql: string): TableText['checks'] {
  return [...sql.matchAll(/^ {2}constraint (\w+)\s+check \((.*)\),?$/gm)].map(
    ([, name, demands]) => ({ name: name!, demands: demands! }),
  );
}

function keysOf(sql: string): TableText['keys'] {
  const constraints = sql.matchAll(/^ {2}constraint (\w+)\s+(?:primary key|unique) \((.*?)\)/gm);
  const indexes = sql.matchAll(/^create unique index (\w+) on \w+ \((.*?)\)(?: (where .*))?;$/gm);
  return [...constraints, ...indexes].map(([, name, columns, where]) => ({
    name: name!,
    columns: where ? `${columns!}, ${where}` : columns!,
  }));
}

/** By which name a policy of `guards.protect` goes that is the service's own. */
const PROTECTED = ['owner_all', 'auditor_reads', 'service_rows'];

function accessOf(table: string, policies: readonly Block[]) {
  const named = new RegExp(`guards\\.protect\\w*\\('${table}'[^;]*;`);
  const made = new RegExp(`create policy (\\w+) on ${table} `, 'g');
  const any = new RegExp(`\\b${table}\\b(?!\\.)`);
  const own = policies.filter(({ sql }) => any.test(sql));
  const protection = own.map(({ sql }) => named.exec(sql)?.[0]).find(Boolean) ?? '';
  const granted = own.map(({ sql }) =>
    new RegExp(`grant update \\((.*?)\\) on ${table} `).exec(sql)?.[1]?.split(', '),
  );
  const array = /array\[([^\]]*)\](?:::text\[\])?, ?(?:true|false)?\)?;?$|array\[([^\]]*)\]\);$/;
  const columns = (array.exec(protection) ?? []).slice(1).find(Boolean) ?? '';
  const more = own.flatMap(({ sql }) => [...sql.matchAll(made)].map(([, name]) => name!));
  return {
    access: own.map(({ words }) => words),
    policies: protection === '' ? more : PROTECTED.concat(more),
    changes: [...columns.matchAll(/'(\w+)'/g)]
      .map(([, column]) => column!)
      .concat(granted.flatMap((one) => one ?? [])),
    removes: /true\);$/.test(protection),
  };
}

/** What the helpers make, and what is made by itself. */
const MADE_BY: Record<string, string[]> = {
  append_only: ['append_only', 'append_only_truncate'],
  critical: ['critical_insert', 'critical_update', 'critical_delete'],
  gate_facts: ['gate_fact_insert', 'gate_fact_update', 'gate_fact_delete'],
};

function triggersBelow(folder: string): { table: string; trigger: TriggerText }[] {
  const keeps = new Map(functionTexts().map((one) => [one.name, one.keeps]));
  return sqlFiles(folder).flatMap((file) => {
    const blocks = blocksOf(file);
    const found = blocks.flatMap(({ sql }) =>
      helped(sql, blocks[0]!.words).concat(
        [...sql.matchAll(CREATED)].map(([, name, table, by]) => ({
          table: table!,
          trigger: {
            name: name!,
            keeps: by === 'guards.refuse_change' ? blocks[0]!.words : keeps.get(by!)!,
            by: by!,
          },
        })),
      ),
    );
    // One that is made in the place of another stands for it.
    return found.filter(
      (one, at) =>
        !found
          .slice(at + 1)
          .some(({ table, trigger }) => table === one.table && trigger.name === one.trigger.name),
    );
  });
}

const CREATED =
  /^create (?:constraint )?trigger (\w+)\s[^;]*?\bon (\w+)\s[^;]*?execute function ([\w.]+)\(\);/gm;

const helped = (sql: string, keeps: string) =>
  [...sql.matchAll(/^select guards\.(append_only|critical|gate_facts)\('(\w+)'\);/gm)].flatMap(
    ([, by, table]) =>
      MADE_BY[by!]!.map((name) => ({
        table: table!,
        trigger: { name, keeps, by: `guards.${by!}` },
      })),
  );

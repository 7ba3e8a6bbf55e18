import { canonicalRecord } from '../../shared/canonical.js';

/** What an event says that a row was when its transaction ended; `gone` when it was removed. */
export interface RowNote {
  digest: string;
  chain: string;
  seq: number;
  at: string;
}

/** A row as an event names it. */
export interface NamedRow {
  table: string;
  key: Record<string, string>;
  digest: string;
}

export const GONE = 'gone';

/** The latest word of the chains on each critical row. */
export class RowLedger {
  private readonly tables = new Map<string, Map<string, RowNote>>();

  /** Takes what one event says of its rows; an earlier word never replaces a later one. */
  note({ table, key, digest }: NamedRow, entry: Omit<RowNote, 'digest'>): void {
    const rows = this.tables.get(table) ?? new Map<string, RowNote>();
    this.tables.set(table, rows);
    const name = canonicalRecord(key);
    const known = rows.get(name);
    if (!known || isLater(entry, known)) rows.set(name, { ...entry, digest });
  }

  /** The latest word on a row up to now; undefined when no event has named it. */
  latest(table: string, key: Record<string, string>): RowNote | undefined {
    return this.tables.get(table)?.get(canonicalRecord(key));
  }

  /** The latest word on a row, which is then settled; undefined when no event names it. */
  settle(table: string, key: Record<string, string>): RowNote | undefined {
    const rows = this.tables.get(table);
    const name = canonicalRecord(key);
    const note = rows?.get(name);
    rows?.delete(name);
    return note;
  }

  /** Rows that events name and that nobody settled: they are not there. */
  *unsettled(table: string): Generator<{ key: Record<string, string>; note: RowNote }> {
    for (const [name, note] of this.tables.get(table) ?? []) {
      yield { key: JSON.parse(name) as Record<string, string>, note };
    }
  }

  get tableNames(): string[] {
    return [...this.tables.keys()];
  }
}

/** Within a chain the number decides; between chains the moment, both taken under the row's own lock. */
const isLater = (a: Omit<RowNote, 'digest'>, b: RowNote) =>
  a.chain === b.chain ? a.seq > b.seq : a.at > b.at;

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx, TouchedRow } from '../database/tx.js';
import { notDigested } from '../database/critical.js';
import { canonicalRecord } from '../../shared/canonical.js';
import { given } from '../../shared/given.js';
import { auditable, type Auditable } from './auditable.js';
import type { EventSubject, EventType } from './event-types.js';
import { SALT_BYTES } from './audit-chain.js';
import { CheckpointsService } from './checkpoints.service.js';
import { rowDigest } from './row-digest.js';

/** Something that happened, as the chain keeps it. */
export interface AuditEvent {
  /** `resolution.closed`: what, then what became of it. */
  type: EventType;
  /** Null for what belongs to no programme: the installation's chain. */
  programmeId: string | null;
  subjectType: EventSubject;
  subjectId: string;
  payload: { [key: string]: Auditable };
  /** The deciding body that alone may read it. */
  confidentialTo?: string | null;
  /** Ask for a signed checkpoint of the chain once this is in it. */
  checkpoint?: boolean;
}

/** An entry in its chain, as a receipt names it. */
export interface Appended {
  chainId: string;
  seq: string;
  at: string;
  entryHash: string;
  content: string;
  salt: string;
}

/** An event that was told: its place in the chain once it is appended, just before COMMIT. */
export interface Told {
  appended?: Appended;
}

interface Pending {
  event: AuditEvent;
  rows: TouchedRow[];
  told: Told;
}

/** Writes what happened into the chains, in the same transaction as what happened. */
@Injectable()
export class AuditService {
  private readonly pending = new WeakMap<Tx, Pending[]>();

  constructor(private readonly checkpoints: CheckpointsService) {}

  /**
   * Records an event; the critical rows touched since the last one belong to it. It is appended just
   * before COMMIT, the installation's chain first, so that a chain's lock is held as briefly as can be.
   */
  record(tx: Tx, event: AuditEvent): Told {
    const queue = this.pending.get(tx);
    const told: Told = {};
    const entry = { event, rows: tx.takeTouched(), told };
    if (queue) queue.push(entry);
    else {
      this.pending.set(tx, [entry]);
      tx.lastly(async () => await this.flush(tx));
    }
    return told;
  }

  private async flush(tx: Tx): Promise<void> {
    const queue = this.pending.get(tx) ?? [];
    queue.at(-1)!.rows.push(...tx.takeTouched());
    const ordered = queue
      .map((entry, place) => ({ entry, place }))
      .sort((a, b) => chainOrder(a.entry.event, b.entry.event) || a.place - b.place);
    for (const { entry } of ordered) entry.told.appended = await this.append(tx, entry);
    const wanted = new Set(
      queue.filter(({ event }) => event.checkpoint).map(({ event }) => event.programmeId),
    );
    for (const programmeId of wanted) await this.checkpoints.make(tx, programmeId);
  }

  private async append(tx: Tx, { event, rows }: Pending): Promise<Appended> {
    const content = canonicalRecord(
      given({
        actor: tx.actor.personId,
        // A session's own name is nobody's to read; a token is known by its name.
        grant: tx.actor.grantKind === 'TOKEN' ? tx.actor.grantId : undefined,
        grantKind: tx.actor.grantKind,
        tx: tx.id,
        type: event.type,
        subject: { type: event.subjectType, id: event.subjectId },
        rows: await digests(tx, rows),
        payload: auditable(event.payload),
        confidentialTo: event.confidentialTo || undefined,
      }),
    );
    const salt = randomBytes(SALT_BYTES).toString('hex');
    const [appended] = await tx.query<Omit<Appended, 'content' | 'salt'>>(
      'select * from audit.append($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        event.programmeId,
        tx.actor.personId,
        event.type,
        event.subjectType,
        event.subjectId,
        event.confidentialTo ?? null,
        salt,
        content,
      ],
    );
    return { ...appended!, content, salt };
  }
}

const chainOrder = (a: AuditEvent, b: AuditEvent) => {
  const [first, second] = [a.programmeId ?? '', b.programmeId ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** A row as the chain digests it; null when the row is not (or no longer) there. */
export async function digestOfRow(
  db: { query<R>(sql: string, values?: unknown[]): Promise<R[]> },
  table: string,
  key: Record<string, string>,
  except: readonly string[],
): Promise<string | null> {
  const columns = Object.keys(key);
  const where = columns.map((column, at) => `t."${column}"::text = $${at + 2}`).join(' and ');
  const sql = `select to_jsonb(t) - $1::text[] as row from "${table}" t where ${where}`;
  const [found] = await db.query<{ row: Record<string, unknown> }>(sql, [
    [...except],
    ...Object.values(key),
  ]);
  return found ? rowDigest(table, found.row) : null;
}

async function digests(tx: Tx, rows: TouchedRow[]) {
  const list = [];
  for (const { entity, table, key } of rows) {
    const digest = await digestOfRow(tx, table, key, notDigested(entity));
    list.push({ table, key, digest: digest ?? 'gone' });
  }
  return list;
}

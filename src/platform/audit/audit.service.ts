import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx, TouchedRow } from '../database/tx.js';
import { notDigested } from '../database/critical.js';
import { canonicalRecord } from '../../shared/canonical.js';
import { given } from '../../shared/given.js';
import { auditable, type Auditable } from './auditable.js';
import type { AuditCheckpoint } from './audit.entity.js';
import { type EventSubject, type EventType, SIGNED_EVENTS } from './event-types.js';
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
  /** The signed checkpoint of its chain, when the event is one after which the chain is signed. */
  checkpoint?: AuditCheckpoint;
}

/** A request that was done under a key, and what was answered: two digests, which tell nothing. */
export interface KeptRequest {
  id: string;
  answer: string;
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
  private readonly requests = new WeakMap<Tx, KeptRequest>();

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

  /** Has what this transaction tells name the request that it answers, so that its kept answer is proven. */
  vouch(tx: Tx, request: KeptRequest): void {
    this.requests.set(tx, request);
  }

  private async flush(tx: Tx): Promise<void> {
    const queue = this.pending.get(tx) ?? [];
    queue.at(-1)!.rows.push(...tx.takeTouched());
    const signed = queue.filter(({ event }) => SIGNED_EVENTS.includes(event.type));
    const catalogue = signed.length > 0 ? await this.checkpoints.catalogue(tx) : '';
    const ordered = queue
      .map((entry, place) => ({ entry, place }))
      .sort((a, b) => chainOrder(a.entry.event, b.entry.event) || a.place - b.place);
    for (const { entry } of ordered) entry.told.appended = await this.append(tx, entry);
    for (const programmeId of new Set(signed.map(({ event }) => event.programmeId))) {
      const checkpoint = await this.checkpoints.make(tx, programmeId, catalogue);
      for (const { event, told } of signed)
        if (event.programmeId === programmeId) told.checkpoint = checkpoint;
    }
  }

  private async append(tx: Tx, { event, rows }: Pending): Promise<Appended> {
    const request = this.requests.get(tx);
    const content = canonicalRecord(
      given({
        actor: tx.actor.personId,
        // A session's own name is nobody's to read; a token is known by its name.
        grant: tx.actor.grantKind === 'TOKEN' ? tx.actor.grantId : undefined,
        grantKind: tx.actor.grantKind,
        proof: tx.actor.grantProof || undefined,
        tx: tx.id,
        type: event.type,
        subject: { type: event.subjectType, id: event.subjectId },
        rows: await digests(tx, rows),
        payload: auditable(event.payload),
        request: request && { id: request.id, answer: request.answer },
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
  const where = columns.map((column, at) => `t."${column}" = $${at + 2}`).join(' and ');
  const sql = `select to_jsonb(t) - $1::text[] as row from "${table}" t where ${where}`;
  const [found] = await db.query<{ row: Record<string, unknown> }>(sql, [
    [...except],
    ...Object.values(key),
  ]);
  return found ? rowDigest(table, found.row) : null;
}

async function digests(tx: Tx, rows: TouchedRow[]) {
  const list = [];
  for (const { entity, table, key, written } of rows) {
    const except = notDigested(entity);
    const digest = written
      ? rowDigest(table, omitted(written, except))
      : await digestOfRow(tx, table, key, except);
    list.push({ table, key, digest: digest ?? 'gone' });
  }
  return list;
}

const omitted = (row: Record<string, unknown>, except: readonly string[]) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !except.includes(name)));

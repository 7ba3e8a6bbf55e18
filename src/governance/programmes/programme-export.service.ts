import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AccessService } from '../../platform/access/access.service.js';
import { AuditChain, AuditCheckpoint, AuditKey } from '../../platform/audit/audit.entity.js';
import { momentText } from '../../platform/audit/audit-fields.js';
import type { ChainEntry } from '../../platform/audit/audit-chain.js';
import { readSignedCheckpoint, type SignedCheckpoint } from '../../platform/audit/checkpoint.js';
import {
  type ContentCount,
  checkpointLine,
  entryLine,
  headerLine,
} from '../../platform/audit/export-format.js';
import { AuditKeys } from '../../platform/audit/keys.js';
import { Database } from '../../platform/database/database.service.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { findProgramme } from './programmes.reader.js';

/** The chain that is asked for: a programme's, by code or id, or that of the installation. */
export type ChainAsked = { programme: string } | 'installation';

/** An export on its way: text in pieces, each read in a short transaction of its own. */
export interface ChainExport {
  name: string;
  pieces: AsyncGenerator<string>;
}

type EntryRow = Omit<ChainEntry, 'seq'> & { seq: string };

/** The part of a chain that its reader may see, fixed at the moment of asking. */
interface Shown {
  contents: ContentCount;
  /** The entries whose content is hidden from them, and whether that is because it was erased. */
  silent: ReadonlyMap<number, { erased: boolean }>;
}

const ENTRIES_AT_ONCE = 500;

/** Chains, checkpoints and public keys as files: what a Trust keeps and checks without this server. */
@Injectable()
export class ProgrammeExportService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly keys: AuditKeys,
  ) {}

  /**
   * A chain as far as it has come now, as JSON lines (docs/verify.md).
   *
   * Everybody who may read the chain gets every entry; the content of an entry is included only for those
   * whom it concerns, and the header says for how many entries. If an entry can no longer be read, the
   * export ends before the head that its header names.
   */
  async open(actor: Actor, asked: ChainAsked): Promise<ChainExport> {
    const { chain, shown } = await this.db.reading(actor, async (reads) => {
      const programmeId = await programmeIdOf(reads, asked);
      if (programmeId) await this.authorise(reads, programmeId);
      else await this.access.authorise(reads, 'exportInstallationAudit');
      const chain = await chainOf(reads, programmeId);
      return { chain, shown: await shownOf(reads, chain) };
    });
    return { name: chain.name, pieces: this.pieces(actor, chain, shown) };
  }

  /** The latest signed checkpoint of a chain: what to keep outside. */
  async latestCheckpoint(actor: Actor, asked: ChainAsked): Promise<SignedCheckpoint> {
    return await this.db.reading(actor, async (reads) => {
      const chain = await chainOf(reads, await programmeIdOf(reads, asked));
      const [latest] = await reads.find(
        AuditCheckpoint,
        { chainId: chain.id },
        { order: { seq: 'DESC', id: 'DESC' }, limit: 1 },
      );
      if (!latest) throw notFound('checkpoint');
      return readSignedCheckpoint(JSON.parse(latest.signed));
    });
  }

  /** The key that signs now and those that signed before, for anybody: compare the fingerprints. */
  async publicKeys() {
    const { keyId, publicKeyPem, fingerprint } = this.keys.current;
    const used = await this.db.reading(
      null,
      async (reads) => await reads.find(AuditKey, {}, { order: { firstUsedAt: 'ASC' } }),
    );
    return {
      current: { keyId, publicKey: publicKeyPem, fingerprint, unanchored: this.keys.unanchored },
      earlier: used.filter((key) => key.keyId !== keyId),
    };
  }

  /** By role; and members of the programme's own board, whatever their role, for their receipts. */
  private async authorise(reads: Reader, programmeId: string): Promise<void> {
    const board = await reads.one(DecidingBody, { programmeId });
    const { bodies } = await reads.rights();
    if (!bodies.some(({ bodyId }) => bodyId === board?.id))
      await this.access.authorise(reads, 'exportAudit', { programmeId });
  }

  private async *pieces(actor: Actor, chain: AuditChain, shown: Shown): AsyncGenerator<string> {
    const head = Number(chain.headSeq);
    yield headerLine({
      chain: chain.id,
      chainName: chain.name,
      practice: chain.practice,
      exportedAt: momentText(new Date()),
      head: head === 0 ? null : { seq: head, entryHash: chain.headHash },
      contents: shown.contents,
    });
    for (let after = 0; after < head; after += ENTRIES_AT_ONCE) {
      const upTo = Math.min(after + ENTRIES_AT_ONCE, head);
      const entries = await this.db.reading(
        actor,
        async (reads) => await entriesOf(reads, chain.id, after, upTo),
      );
      // A reader whose role has just ended gets no more entries; the file can be seen to be cut.
      if (entries.length !== upTo - after) throw notFound('entry');
      yield entries.map((entry) => entryLine(asShown(entry, shown))).join('');
    }
    const checkpoints = await this.db.reading(
      actor,
      async (reads) => await checkpointsOf(reads, chain.id, head),
    );
    for (const line of checkpoints) yield line;
  }
}

/** The programme whose chain is asked for; null for that of the installation. */
async function programmeIdOf(reads: Reader, asked: ChainAsked): Promise<string | null> {
  if (asked === 'installation') return null;
  return (await findProgramme(reads, asked.programme)).id;
}

async function chainOf(reads: Reader, programmeId: string | null): Promise<AuditChain> {
  return await reads.must(AuditChain, { programmeId: programmeId ?? IsNull() }, 'chain');
}

/** What the reader may see now: the header states it, and the entries keep to it. */
async function shownOf(reads: Reader, { id, headSeq }: AuditChain): Promise<Shown> {
  const hidden = await reads.query<{ seq: string; erased: boolean }>(
    `select e.seq::text, b.seq is not null as erased
     from audit_entry e left join audit_content b on b.chain_id = e.chain_id and b.seq = e.seq
     where e.chain_id = $1 and e.seq <= $2 and b.content is null`,
    [id, headSeq],
  );
  const silent = new Map(hidden.map(({ seq, erased }) => [Number(seq), { erased }]));
  const erased = hidden.filter((row) => row.erased).length;
  const [shown, withheld] = [Number(headSeq) - hidden.length, hidden.length - erased];
  return { contents: { shown, withheld, erased }, silent };
}

/** The entry as its reader was to be shown it when they asked. */
function asShown(entry: ChainEntry, { silent }: Shown): ChainEntry {
  const known = silent.get(entry.seq);
  if (known && !known.erased) return { ...entry, type: null, content: null, salt: null };
  // Erased meanwhile, or no longer theirs to see: the file ends here, and can be seen to be cut.
  if (entry.type == null || (entry.content == null && !known)) throw notFound('entry');
  return entry;
}

async function entriesOf(reads: Reader, chainId: string, after: number, upTo: number) {
  const rows = await reads.query<EntryRow>(
    `select e.seq::text, e.prev, e.at, e.content_digest as "contentDigest", e.entry_hash as "entryHash",
       b.type, b.content, b.salt
     from audit_entry e left join audit_content b on b.chain_id = e.chain_id and b.seq = e.seq
     where e.chain_id = $1 and e.seq > $2 and e.seq <= $3 order by e.seq`,
    [chainId, after, upTo],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

async function checkpointsOf(reads: Reader, chainId: string, head: number): Promise<string[]> {
  const rows = await reads.query<{ signed: string; publicKey: string | null }>(
    `select c.signed, k.public_key as "publicKey" from audit_checkpoint c
     left join audit_key k on k.key_id = c.key_id
     where c.chain_id = $1 and c.seq <= $2 order by c.seq, c.id`,
    [chainId, head],
  );
  return rows.map(({ signed, publicKey }) => {
    const checkpoint = readSignedCheckpoint(JSON.parse(signed));
    return checkpointLine(publicKey ? { ...checkpoint, publicKey } : checkpoint);
  });
}

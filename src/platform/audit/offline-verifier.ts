import type { KeyObject } from 'node:crypto';
import { type ChainFault, ChainVerifier } from './audit-chain.js';
import { NotInForm } from './audit-fields.js';
import { checkpointDigest, type SignedCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { type ContentCount, type ExportHeader, parseExportLine } from './export-format.js';
import type { Receipt } from './receipt.js';
import { type ReceiptFinding, ReceiptProof } from './receipt-proof.js';

/** The checkpoint, key and receipt that the user kept: nothing inside an export is trusted. */
export interface Proof {
  checkpoint: SignedCheckpoint;
  publicKey: KeyObject;
  receipt?: Receipt;
}

/** What is wrong with an export, and where it shows first. */
export interface ExportFault {
  kind: ChainFault['kind'] | 'FORMAT' | 'CONTENT_COUNT' | 'SIGNATURE' | 'CHECKPOINT' | 'RECEIPT';
  because: string;
  seq?: number;
  line?: number;
}

/** What was found in an export that is sound. */
export interface ExportSummary {
  chain: string;
  /** As the checkpoint has it, which is signed: the export's own word for it is not proven. */
  chainName: string;
  practice: boolean;
  /** The entries, and how many of their contents were there to be checked, withheld, and erased. */
  entries: number;
  contents: ContentCount;
  /** The checkpoint: up to `seq` the chain is proven, after it only consistent. */
  checkpoint: { seq: number; madeAt: string; keyId: string; by: 'KEY' | 'PREVIOUS_KEY' };
  unanchored: boolean;
  entriesAfterCheckpoint: number;
  /** Checkpoints inside the export: signed by the user's key, and by other keys. */
  innerCheckpoints: { proven: number; unproven: number };
  receipt: ReceiptFinding | null;
}

/** The answer of the offline verifier. */
export type ExportVerdict =
  { sound: true; summary: ExportSummary } | { sound: false; fault: ExportFault };

/**
 * Checks an export with nothing but a checkpoint and a key that were kept elsewhere.
 *
 * - The chain must be whole, each entry following from the one before, each content there unchanged.
 * - The checkpoint must be signed by the key, and its entry stand in this chain with that hash:
 *   so a cut tail and a chain rebuilt from some point are found, however consistent they are.
 * - Missing content is no fault: it was erased, or the person who took the export may not see it. But as
 *   much must be there as the header counts.
 */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  proof: Proof,
): Promise<ExportVerdict> {
  const verifier = new ExportVerifier(proof);
  try {
    const start = verifier.start();
    if (start) return { sound: false, fault: start };
    for await (const text of lines) {
      const fault = verifier.take(text);
      if (fault) return { sound: false, fault };
    }
    const fault = verifier.end();
    return fault ? { sound: false, fault } : { sound: true, summary: verifier.summary() };
  } catch (error) {
    if (!(error instanceof NotInForm)) throw error;
    return { sound: false, fault: verifier.formatFault(error.message) };
  }
}

class ExportVerifier {
  private line = 0;
  private header: ExportHeader | null = null;
  private chain: ChainVerifier | null = null;
  private readonly hashes: string[] = [];
  private readonly inner: SignedCheckpoint[] = [];
  private innerProven = 0;
  private by: 'KEY' | 'PREVIOUS_KEY' = 'KEY';
  private erased = 0;
  private readonly receipt: ReceiptProof | null;

  constructor(private readonly proof: Proof) {
    this.receipt = proof.receipt ? new ReceiptProof(proof.receipt) : null;
  }

  start(): ExportFault | null {
    const check = verifyCheckpoint(this.proof.checkpoint, this.proof.publicKey);
    if (!check.proven)
      return { kind: 'SIGNATURE', because: `The checkpoint does not hold. ${check.because}` };
    this.by = check.by;
    return null;
  }

  take(text: string): ExportFault | null {
    this.line += 1;
    if (text.trim() === '') return null;
    const read = parseExportLine(text);
    if (read.kind === 'HEADER') return this.takeHeader(read.header);
    if (!this.chain)
      return this.formatFault(
        'The export does not begin with its header: take the whole file again.',
      );
    if (read.kind === 'CHECKPOINT') {
      this.inner.push(read.checkpoint);
      return null;
    }
    if (this.inner.length > 0)
      return this.formatFault(
        'An entry comes after the checkpoints; the checkpoints must be last.',
      );
    const { entry } = read;
    const fault = this.chain.take(entry);
    if (fault) return { ...fault, line: this.line };
    this.hashes[entry.seq] = entry.entryHash;
    if (entry.content == null && entry.type != null) this.erased += 1;
    this.receipt?.take(entry);
    return null;
  }

  end(): ExportFault | null {
    if (!this.chain || !this.header) return this.formatFault('The export is empty.');
    return (
      this.chain.end(this.header.head) ??
      this.placeFault(this.proof.checkpoint, 'The checkpoint') ??
      this.innerFault() ??
      this.contentCountFault(this.header.contents) ??
      this.receiptFault()
    );
  }

  summary(): ExportSummary {
    const { header, chain, proof } = this;
    if (!header || !chain) throw new Error('There is no summary of an export that was not read.');
    const { seq, chainName, madeAt, keyId, unanchored } = proof.checkpoint.checkpoint;
    return {
      chain: header.chain,
      chainName,
      practice: header.practice,
      entries: chain.entries,
      contents: this.contentCountHere(),
      checkpoint: { seq, madeAt, keyId, by: this.by },
      unanchored,
      entriesAfterCheckpoint: chain.head.seq - seq,
      innerCheckpoints: {
        proven: this.innerProven,
        unproven: this.inner.length - this.innerProven,
      },
      receipt: this.receipt?.finding ?? null,
    };
  }

  formatFault(because: string): ExportFault {
    return { kind: 'FORMAT', because, line: this.line > 0 ? this.line : undefined };
  }

  private takeHeader(header: ExportHeader): ExportFault | null {
    if (this.header)
      return this.formatFault('The file has two headers: give one export, not two in one file.');
    this.header = header;
    this.chain = new ChainVerifier(header.chain);
    return this.sameChain(this.proof.checkpoint, 'The checkpoint');
  }

  private sameChain({ checkpoint }: SignedCheckpoint, what: string): ExportFault | null {
    const { header } = this;
    if (checkpoint.chain !== header?.chain) {
      return {
        kind: 'CHECKPOINT',
        because: `${what} belongs to another chain, ${checkpoint.chain}.`,
      };
    }
    if (checkpoint.practice !== header.practice) {
      const [said, signed] = [header.practice, checkpoint.practice].map((practice) =>
        practice ? 'for practice' : 'live',
      );
      const because = `The export says that the programme is ${said}, but ${what.toLowerCase()} says that it is ${signed}.`;
      return { kind: 'CHECKPOINT', because };
    }
    return null;
  }

  private placeFault(signed: SignedCheckpoint, what: string): ExportFault | null {
    const { seq, entryHash, madeAt } = signed.checkpoint;
    const hash = this.hashes[seq];
    if (hash === entryHash) return null;
    if (hash !== undefined) {
      const because = `${what} of ${madeAt} signed another entry ${seq}: the chain was rebuilt.`;
      return { kind: 'HEAD', seq, because };
    }
    const last = this.chain?.head.seq ?? 0;
    const because =
      `The export ends at entry ${last}, but ${what.toLowerCase()} of ${madeAt} signed entry ` +
      `${seq}: its end was cut off, or it is older than the checkpoint.`;
    return { kind: 'HEAD', seq: last + 1, because };
  }

  private innerFault(): ExportFault | null {
    const digests = new Set(this.inner.map(({ checkpoint }) => checkpointDigest(checkpoint)));
    for (const signed of this.inner) {
      const what = `The checkpoint at entry ${signed.checkpoint.seq} inside the export`;
      const fault = this.sameChain(signed, what) ?? this.placeFault(signed, what);
      if (fault) return fault;
      const check = verifyCheckpoint(signed, this.proof.publicKey);
      if (check.proven) this.innerProven += 1;
      else if (check.why === 'FORGED') {
        return { kind: 'SIGNATURE', because: `${what} does not hold. ${check.because}` };
      }
      const { previous } = signed.checkpoint;
      if (previous && !digests.has(previous.digest)) {
        const because = `${what} follows one at entry ${previous.seq}, which is missing: it was taken away or changed.`;
        return { kind: 'CHECKPOINT', seq: previous.seq, because };
      }
    }
    return null;
  }

  /** Nobody signs the header: it only shows content that was removed without changing the header too. */
  private contentCountFault(said: ContentCount): ExportFault | null {
    const here = this.contentCountHere();
    const keys = ['shown', 'withheld', 'erased'] as const;
    if (keys.every((key) => said[key] === here[key])) return null;
    const [then, now] = [said, here].map((one) =>
      keys.map((key) => `${one[key]} ${key}`).join(', '),
    );
    const because = `The header counts the content of the entries as ${then}, but the file has ${now}: somebody changed the file after it was taken.`;
    return { kind: 'CONTENT_COUNT', because };
  }

  private contentCountHere(): ContentCount {
    const [entries, shown] = [this.chain?.entries ?? 0, this.chain?.contents ?? 0];
    return { shown, withheld: entries - shown - this.erased, erased: this.erased };
  }

  private receiptFault(): ExportFault | null {
    const because = this.receipt?.end(this.header?.chain ?? '');
    return because ? { kind: 'RECEIPT', seq: this.proof.receipt!.seq, because } : null;
  }
}

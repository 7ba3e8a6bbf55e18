import { Fields, NotInForm } from './audit-fields.js';

/** The first word of every receipt. */
export const RECEIPT_FORMAT = 'watersmeet.receipt/2';

/** What a member was given for a vote: the place of its entry, and what the entry says. */
export interface Receipt {
  chain: string;
  seq: number;
  entryHash: string;
  /** The content of the entry with its salt: with them the receipt proves the vote by itself. */
  words: { content: string; salt: string } | null;
  /** The receipt as it was given, for people to read; it proves nothing by itself. */
  face: Readonly<Record<string, unknown>>;
}

/** How the API's answers wrap a receipt: a file with the whole answer is accepted too. */
const WRAPPINGS = ['data', 'castVote', 'takeBackVote', 'voteReceipt', 'receipt'];

const MEND =
  'Save the object "receipt" from the answer of castVote (or "voteReceipt") unchanged, with its "chain", "sequence" and "entryHash".';

/** Reads a receipt, as the API gives it (`sequence`, as text) too; throws `NotInForm`, saying how to mend it. */
export function readReceipt(value: unknown): Receipt {
  try {
    return readUnwrapped(unwrapped(value));
  } catch (error) {
    if (!(error instanceof NotInForm)) throw error;
    throw new NotInForm(`${error.message} ${MEND}`);
  }
}

function readUnwrapped(value: unknown): Receipt {
  const fields = new Fields(value, 'The receipt');
  if (fields.has('format')) fields.exactly('format', RECEIPT_FORMAT);
  const asText = fields.has('sequence') || !fields.has('seq');
  return {
    chain: fields.text('chain', 'uuid'),
    seq: asText ? Number(fields.text('sequence', 'whole')) : fields.seq('seq'),
    entryHash: fields.text('entryHash', 'hash'),
    words: readWords(fields),
    face: value as Record<string, unknown>,
  };
}

function readWords(fields: Fields): Receipt['words'] {
  const given = ['content', 'salt'].filter((key) => (fields.raw(key) ?? null) !== null);
  if (given.length === 0) return null;
  return { content: fields.text('content'), salt: fields.text('salt', 'salt') };
}

function unwrapped(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'errors'))
    throw new NotInForm('The file holds a refusal, not a receipt.');
  let inner = value;
  for (;;) {
    if (typeof inner !== 'object' || inner === null || Object.hasOwn(inner, 'entryHash'))
      return inner;
    const around = WRAPPINGS.find((name) => Object.hasOwn(inner as object, name));
    if (around === undefined) return inner;
    inner = (inner as Record<string, unknown>)[around];
  }
}

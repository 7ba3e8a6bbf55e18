/** A fault: where it is, and a sentence that says what is wrong. */
export interface Fault {
  check: string;
  /** The table and the row's key, or the chain and the entry's number. */
  table?: string;
  row?: string;
  chain?: string;
  seq?: number;
  because: string;
}

/** A fault before it is said which check found it. */
export type Found = Omit<Fault, 'check'>;

/**
 * Who is acting: a person through a grant (a session or an API token).
 *
 * What the person may do is never carried here: it is read from the database in each transaction,
 * so that a revoked membership stops working at once on every node.
 */
export interface Actor {
  personId: string;
  grantId: string;
  grantKind: 'SESSION' | 'TOKEN';
  /** What the chains know the grant by; empty for the product itself, which has none. */
  grantProof: string;
  /** When the person last gave their own password; null for a token, which can never do so. */
  authenticatedAt: Date | null;
  /** Whether somebody else chose the password, so that it admits to choosing another and nothing else. */
  choosesPassword?: boolean;
}

/** The product itself, from a command line: it owns no membership and passes no permission check. */
export const SYSTEM_ACTOR: Actor = {
  personId: '00000000-0000-7000-8000-000000000000',
  grantId: '00000000-0000-7000-8000-000000000000',
  grantKind: 'SESSION',
  grantProof: '',
  authenticatedAt: null,
};

/**
 * What the database worked out of whoever acts, as it stands in a transaction: row security goes by the same.
 * The roles that they hold today through their session or token, the bodies that are their own in a
 * programme, and the programmes in which they are on an open roll.
 */
export interface Rights {
  held: { programmeId: string | null; trustId: string | null; role: string }[];
  bodies: { programmeId: string; bodyId: string }[];
  rolls: string[];
  /** What their sign-in admits to. */
  admits: string;
}

export const NO_RIGHTS: Rights = { held: [], bodies: [], rolls: [], admits: 'EVERYTHING' };

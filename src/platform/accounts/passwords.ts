import { hash, verify } from '@node-rs/argon2';
import { refuse } from '../../shared/refusal.js';

const ARGON2ID = 2;
// OWASP's first choice: 19 MiB, two passes, one lane.
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** Refuses a password that is too short to be worth having. */
export function requirePassword(password: string, field: string): void {
  if (password.length < SHORTEST_PASSWORD)
    refuse(
      'BAD_USER_INPUT',
      `The password is too short: use at least ${SHORTEST_PASSWORD} characters.`,
      field,
    );
  if (password.length > LONGEST_PASSWORD)
    refuse(
      'BAD_USER_INPUT',
      `The password is too long: use at most ${LONGEST_PASSWORD} characters.`,
      field,
    );
}

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, COST);
}

let nobodys: Promise<string> | null = null;

/** Whether the password is right; for an unknown account it takes as long and is never right. */
export async function passwordIsRight(known: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const right = await verify(known ?? (await nobodys), password.slice(0, LONGEST_PASSWORD));
  return right && known !== null;
}

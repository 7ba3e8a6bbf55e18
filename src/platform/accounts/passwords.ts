import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { TurnQueue, type Turn } from './turn-queue.js';
import { LONGEST_PASSWORD } from './password.rules.js';

const ARGON2ID = 2;
// OWASP's first choice: 19 MiB, two passes, one lane.
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Password digests have a queue of their own, at most two at a time, since each takes a core and 19 MiB: one
 * core is left to everybody else, where there is more than one.
 */
const AT_ONCE = Math.min(2, Math.max(1, availableParallelism() - 1));
const digests = new TurnQueue(AT_ONCE);
/** A password that somebody who is signed in gives to a person. */
const GIVEN: Turn = { name: 'given', known: true };

export async function hashPassword(password: string): Promise<string> {
  return await digests.run(GIVEN, async () => await hash(password, COST));
}

let nobodys: Promise<string> | null = null;

/** Whether the password is right; for an unknown account it takes as long and is never right. */
export async function passwordIsRight(
  known: string | null,
  password: string,
  turn: Turn,
): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const digest = known ?? (await nobodys);
  const right = await digests.run(
    turn,
    async () => await verify(digest, password.slice(0, LONGEST_PASSWORD)),
  );
  return right && known !== null;
}

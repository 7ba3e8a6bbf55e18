import { AsyncLocalStorage } from 'node:async_hooks';
import type { Refusal } from '../../shared/refusal.js';

/**
 * What is known of the change that one request asks for: noted when COMMIT is sent and when it is answered.
 *
 * Whatever goes wrong after that is no refusal: a refusal says that nothing happened.
 */
export class Outcome {
  private state: 'NOTHING_SAVED' | 'COMMIT_SENT' | 'SAVED' = 'NOTHING_SAVED';
  /** The id of what was made or changed, once that is known. */
  subjectId: string | undefined;

  /** Whether the change was saved; null while nobody knows. */
  get saved(): boolean | null {
    return this.state === 'COMMIT_SENT' ? null : this.state === 'SAVED';
  }

  commitSent(subjectId: string | undefined): void {
    if (this.state !== 'SAVED') this.state = 'COMMIT_SENT';
    this.subjectId = subjectId ?? this.subjectId;
  }

  commitRefused(): void {
    if (this.state !== 'SAVED') this.state = 'NOTHING_SAVED';
  }

  commitAnswered(): void {
    this.state = 'SAVED';
  }
}

const outcomes = new AsyncLocalStorage<Outcome>();

/** Has everything that is done for one request note its outcome. */
export function notingOutcome<T>(work: () => T): T {
  return outcomes.run(new Outcome(), work);
}

/** The outcome of the request that this is done for; none outside of requests. */
export const outcomeOfRequest = (): Outcome | undefined => outcomes.getStore();

const SEND_AGAIN =
  'Send the same request again, with the same idempotency key: it is not done twice, and you are answered.';
/** Of these the sentence says that nothing was changed, or nothing that would help. */
const OF_THE_SERVICE = ['BUSY', 'UNAVAILABLE', 'INTERNAL'];

/** What is told when nobody knows whether the change was saved. */
export const outcomeUnknown = (subjectId?: string): Refusal => ({
  code: 'OUTCOME_UNKNOWN',
  because:
    'The connection to the database was lost while the change was being saved, so it may or may not have been saved. Send the same request again, with the same idempotency key.',
  subjectId,
});

/**
 * A failure as its caller is told of it: as it is when nothing was saved. When the change was saved, or nobody
 * knows, what failed was only the answer: OUTCOME_UNKNOWN.
 */
export function asItTurnedOut(failure: Refusal): Refusal {
  const outcome = outcomeOfRequest();
  if (!outcome || outcome.saved === false || failure.code === 'OUTCOME_UNKNOWN') return failure;
  const { saved, subjectId } = outcome;
  if (saved === null) return outcomeUnknown(subjectId);
  const why = OF_THE_SERVICE.includes(failure.code)
    ? 'It was saved, but the answer could not be read.'
    : `It was saved, but not all that you asked about it can be answered. ${failure.because}`;
  return { code: 'OUTCOME_UNKNOWN', because: `${why} ${SEND_AGAIN}`, subjectId };
}

/** A fault of ours: that nothing was changed is said only where that is known. */
export function internalFault(): Refusal {
  const known = outcomeOfRequest()?.saved === false ? ' Nothing was changed.' : '';
  return {
    code: 'INTERNAL',
    because: `Something went wrong in the service.${known} Tell the people who run it, with the request id.`,
  };
}

import { signInSaid, type SignInSaid } from './sign-in-words.js';

/** What the chain calls a member's vote: cast, recorded for them at a meeting, or taken back. */
export const VOTE_EVENTS: readonly string[] = ['vote.cast', 'vote.recorded', 'vote.taken-back'];

/** How a resolution ends; only the first counts its votes. */
const ENDINGS: readonly string[] = [
  'resolution.closed',
  'resolution.deferred',
  'resolution.referred-back',
  'resolution.withdrawn',
];

/** A vote as its entry says it; what entries did not say in earlier versions is null. */
export interface VoteSaid {
  resolution: string;
  resolutionName: string | null;
  member: string;
  memberName: string | null;
  seat: string | null;
  revision: number;
  /** Null takes the vote back. */
  choice: string | null;
  manifestSha256: string | null;
  reason: string | null;
  castAt: string;
  /** Who entered it, when it was not the member. */
  recordedBy: string | null;
  /** Who set the sign-in through which the member gave it, and who confirmed it. */
  signIn: SignInSaid | null;
}

/** The end of a resolution, as its entry says it. */
export interface EndingSaid {
  type: string;
  outcome: string;
}

interface EventContent {
  type: string;
  actor: unknown;
  subject: { id?: unknown };
  payload: Record<string, unknown>;
}

/** The event that an entry's words are; null when they are none. */
export function eventOf(text: string): EventContent | null {
  try {
    const content = JSON.parse(text) as Partial<EventContent> | null;
    const whole = typeof content?.type === 'string' && isObject(content.payload);
    return whole
      ? { ...(content as EventContent), subject: isObject(content.subject) ? content.subject : {} }
      : null;
  } catch {
    return null;
  }
}

/** The vote that an event is; null for any other. */
export function voteOf(event: EventContent): VoteSaid | null {
  const { payload } = event;
  const revision = Number(payload.revision);
  const [resolution, member] = [textOf(payload.resolution), textOf(payload.member)];
  if (!VOTE_EVENTS.includes(event.type) || !resolution || !member || !(revision >= 1)) return null;
  return {
    resolution,
    member,
    revision,
    resolutionName: textOf(payload.resolutionName),
    memberName: textOf(payload.memberName),
    seat: textOf(payload.seat),
    choice: textOf(payload.choice),
    manifestSha256: textOf(payload.manifestSha256),
    reason: textOf(payload.reason),
    castAt: textOf(payload.castAt) ?? '',
    recordedBy: event.actor === member ? null : textOf(event.actor),
    signIn: signInSaid(payload.signIn),
  };
}

/** The end that an event makes of this resolution; null when it makes none. */
export function endingOf(event: EventContent, resolution: string): EndingSaid | null {
  if (!ENDINGS.includes(event.type) || event.subject.id !== resolution) return null;
  return { type: event.type, outcome: textOf(event.payload.outcome) ?? '' };
}

/** Whose answers were counted, when an event says so of this resolution. */
export function countedOf(event: EventContent, resolution: string): readonly unknown[] | null {
  if (event.type !== 'resolution.worked-out' || event.subject.id !== resolution) return null;
  return Array.isArray(event.payload.counted) ? (event.payload.counted as unknown[]) : null;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

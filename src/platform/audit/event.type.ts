import { publishEnum } from '../graphql/enum.js';
import { EVENTS, EVENT_SUBJECTS, type EventSubject, type EventType } from './event-types.js';

/** `vote.cast` is published as `VOTE_CAST`. */
const published = (name: string) => name.toUpperCase().replace(/[.-]/g, '_');

const wordsOf = <Name extends string>(names: Record<Name, string>) =>
  Object.fromEntries(Object.keys(names).map((name) => [published(name), name as Name]));
const meaningsOf = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([name, means]) => [published(name), means]));

/** The kinds of event as an enum of the API. */
export const AuditEventKind: Record<string, EventType> = wordsOf(EVENTS);
/** The kinds of thing that an event is about, as an enum of the API. */
export const AuditSubject: Record<string, EventSubject> = wordsOf(EVENT_SUBJECTS);

publishEnum(
  AuditEventKind,
  'AuditEventKind',
  'What an entry of a chain says happened.',
  meaningsOf(EVENTS),
);
publishEnum(
  AuditSubject,
  'AuditSubject',
  'The kind of thing that an entry of a chain is about.',
  meaningsOf(EVENT_SUBJECTS),
);

import { dayInWords, type Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { workingDaysAfter } from '../../shared/working-days.rules.js';

const WORKING_DAYS_TO_OBJECT = 5;

/** A decision that a body's secretary recorded from its minutes, and who looks at the record. */
export interface RecordFacts {
  /** The day on which it was recorded; null where the programme began later. */
  recordedOn: Day | null;
  /** Whether a later record corrects it, or it was annulled. */
  gone: boolean;
  /** Whether an objection stands. */
  objected: boolean;
  /** Whether they chair the body or its Trust's board, or chaired it on the day of the decision. */
  chairs: boolean;
  today: Day;
}

/** The last day on which the chair may object to a record: five working days after it was made. */
export const objectBy = (recordedOn: Day): Day =>
  workingDaysAfter(recordedOn, WORKING_DAYS_TO_OBJECT);

/**
 * Whether somebody may object to the record of a decision from minutes; null means yes. The chair may, for five
 * working days; the decision does not count until the secretary corrects or annuls the record, or the chair takes
 * the objection back.
 */
export function mayObject(facts: RecordFacts): Refusal | null {
  const { recordedOn, objected, today } = facts;
  const no = notTheChair(facts);
  if (no) return no;
  if (objected) return wrong('An objection to this record stands already.');
  const by = recordedOn === null ? null : objectBy(recordedOn);
  if (by !== null && today <= by) return null;
  const over =
    by === null
      ? 'This record is older than the programme'
      : `The last day to object to this record was ${dayInWords(by)}`;
  return wrong(`${over}: ask the secretary to correct or annul it.`);
}

/** Whether an objection can be taken back; null means yes: at any time, by the chair. */
export function mayTakeBackObjection(facts: RecordFacts): Refusal | null {
  const no = notTheChair(facts);
  if (no) return no;
  return facts.objected ? null : wrong('No objection to this record stands.');
}

function notTheChair({ chairs, gone }: RecordFacts): Refusal | null {
  if (!chairs) {
    const because =
      'Only who chairs the body or the board of its Trust, or chaired it on the day of the decision, objects to the record, and takes that back.';
    return { code: 'NOT_ALLOWED', because };
  }
  return gone ? wrong('This record was corrected or annulled: it no longer counts.') : null;
}

function wrong(because: string): Refusal {
  return { code: 'WRONG_STATE', because };
}

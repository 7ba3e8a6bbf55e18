import { findPerson } from '../../platform/accounts/people.reader.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { londonDay, type Day } from '../../shared/day.js';
import { momentGiven, type MeetingTime } from '../../shared/london-time.js';
import { allow, refuse } from '../../shared/refusal.js';
import type { Corrections } from '../deciding/correcting.rules.js';
import { isMeeting, type Attendance } from '../deciding/meeting.rules.js';
import type { DecisionInput } from '../deciding/outcome.rules.js';
import { isRuleVersion, RULE_VERSION, type RuleVersion } from '../deciding/rule-version.rules.js';
import { countAsked, type CountAsked, type VoteRecord } from '../deciding/tally.rules.js';
import { Meeting } from '../meetings/meeting.entity.js';
import {
  ResolutionOutcome,
  ResolutionWorking,
  type Resolution,
} from '../resolutions/resolution.entity.js';
import type * as inputs from './correction.input.js';

/** How a resolution was closed: its outcome, and the facts as they were frozen. */
export interface Closed {
  outcome: ResolutionOutcome;
  /** Null where it ended without a decision of its members. */
  frozen: DecisionInput | null;
  ruleVersion: RuleVersion;
}

/** How a resolution was closed; who may not read the body's own part sees no facts. */
export async function closedOf(reader: Reader, { id: resolutionId }: Resolution): Promise<Closed> {
  const outcome = await reader.must(ResolutionOutcome, { resolutionId }, 'outcome');
  const working = await reader.one(ResolutionWorking, { resolutionId });
  const { ruleVersion } = outcome;
  return {
    outcome,
    frozen: working && (JSON.parse(working.input) as DecisionInput),
    ruleVersion: isRuleVersion(ruleVersion) ? ruleVersion : RULE_VERSION,
  };
}

/** What the minutes have otherwise, with the people that it names. */
export async function correctionsAsked(
  tx: Tx,
  resolution: Resolution,
  frozen: DecisionInput | null,
  input: inputs.CorrectResolutionInput,
): Promise<Corrections> {
  const { presidedBy, notVoted = null } = input;
  const votes = [];
  for (const [at, { person, choice = null }] of input.votes.entries())
    votes.push({ memberId: await idOf(tx, person, `votes.${at}.person`), choice });
  return {
    attendance: await attendanceAsked(tx, resolution, input.attendance),
    presidingId: presidedBy ? await idOf(tx, presidedBy, 'presidedBy') : null,
    count: input.count ? await countOf(tx, resolution, frozen, input.count) : null,
    votes,
    notVoted,
  };
}

const idOf = async (tx: Tx, ref: string, field: string) => (await findPerson(tx, ref, field)).id;

async function attendanceAsked(
  tx: Tx,
  { method, meetingId }: Resolution,
  asked: readonly inputs.CorrectedAttendanceInput[],
): Promise<Attendance[]> {
  if (asked.length === 0) return [];
  if (!isMeeting(method) || !meetingId)
    refuse('BAD_USER_INPUT', 'This was not decided at a meeting: nobody attended.', 'attendance');
  const { heldOn } = await tx.must(Meeting, { id: meetingId }, 'meeting');
  const there = [];
  for (const [at, { person, present, arrivedAt, leftAt }] of asked.entries()) {
    const field = `attendance.${at}`;
    there.push({
      memberId: await idOf(tx, person, `${field}.person`),
      present,
      arrivedAt: onTheDay(arrivedAt, heldOn, `${field}.arrivedAt`),
      leftAt: onTheDay(leftAt, heldOn, `${field}.leftAt`),
    });
  }
  return there;
}

function onTheDay(time: MeetingTime | null | undefined, heldOn: Day, field: string) {
  if (!time) return null;
  const moment = momentGiven(time, heldOn, field);
  if (londonDay(moment) === heldOn) return moment.toISOString();
  return refuse(
    'BAD_USER_INPUT',
    'Give arrival and departure times on the day of the meeting.',
    field,
  );
}

/** The count in the terms of its way of deciding: what is left out is as it was closed. */
async function countOf(
  tx: Tx,
  { way }: Resolution,
  frozen: DecisionInput | null,
  asked: inputs.CorrectedCountInput,
): Promise<VoteRecord | null> {
  if (frozen === null || way === 'NAMED_VOTES')
    refuse(
      'BAD_USER_INPUT',
      'Nothing was counted here: correct the votes, or leave this out.',
      'count',
    );
  const given = {
    ...asked,
    dissents: await idsOf(tx, asked.dissents, 'count.dissents'),
    abstentions: await idsOf(tx, asked.abstentions, 'count.abstentions'),
  };
  const record = countAsked(way, laidOver(asCount(frozen.record), given));
  if (!('code' in record)) return record;
  const field = record.field ? `count.${record.field}` : 'count';
  allow({ ...record, field });
  return null;
}

async function idsOf(tx: Tx, refs: readonly string[] | null | undefined, field: string) {
  if (!refs) return null;
  const ids = [];
  for (const [at, ref] of refs.entries()) ids.push(await idOf(tx, ref, `${field}.${at}`));
  return ids;
}

/** What is given, and what was counted where nothing is. */
const laidOver = (
  was: CountAsked,
  given: { [Name in keyof CountAsked]?: CountAsked[Name] | null },
): CountAsked => ({
  forCount: given.forCount ?? was.forCount,
  againstCount: given.againstCount ?? was.againstCount,
  abstainCount: given.abstainCount ?? was.abstainCount,
  spoiltCount: given.spoiltCount ?? was.spoiltCount,
  dissents: given.dissents ?? was.dissents,
  abstentions: given.abstentions ?? was.abstentions,
  scrutineer: given.scrutineer ?? was.scrutineer,
  certificateSha256: given.certificateSha256 ?? was.certificateSha256,
});

const NO_COUNT: CountAsked = {
  forCount: null,
  againstCount: null,
  abstainCount: null,
  spoiltCount: null,
  dissents: null,
  abstentions: null,
  scrutineer: null,
  certificateSha256: null,
};

/** What was counted, as it was closed. */
function asCount(record: VoteRecord): CountAsked {
  if (record.way === 'NAMED_VOTES') return NO_COUNT;
  if (record.way === 'AGREED_WITHOUT_VOTE') {
    const { dissents, abstentions } = record;
    return { ...NO_COUNT, dissents: [...dissents], abstentions: [...abstentions] };
  }
  const hands = {
    forCount: record.for,
    againstCount: record.against,
    abstainCount: record.abstain,
  };
  if (record.way === 'SHOW_OF_HANDS') return { ...NO_COUNT, ...hands };
  const { spoilt, scrutineer, certificateSha256 } = record;
  return { ...NO_COUNT, ...hands, spoiltCount: spoilt, scrutineer, certificateSha256 };
}

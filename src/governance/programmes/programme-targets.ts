import type { Target } from '../../platform/acts/target.js';
import type { LockMode, Reader } from '../../platform/database/reader.js';
import { rowsOf } from '../../platform/database/together.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Day } from '../../shared/day.js';
import { allow, notFound, refuse } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { findBody } from '../trusts/trusts.reader.js';
import { PreElectionPeriod, Programme, ProgrammeActDone } from './programme.entity.js';
import { mayBeDated, mayPrepare, mayProceed, type CannotWait } from './programme.rules.js';
import { findProgramme, partiesOf } from './programmes.reader.js';

/** A programme that an input names. */
export const theProgramme: Target<{ programme: string }, { programme: Programme }> = {
  find: async (reader, input) => ({ programme: await findProgramme(reader, input.programme) }),
  scope: ({ programme }) => ({ programmeId: programme.id }),
};

/** A programme that an input names, with its decisions locked while the act is done. */
export const theProgrammeLocked = (mode: LockMode): typeof theProgramme => ({
  ...theProgramme,
  lock: async (tx, { programme }) => ({
    programme: await lockDecisions(tx, programme.id, mode),
  }),
});

/** A body as it acts in a programme. */
export interface ActingBody {
  body: DecidingBody;
  programme: Programme;
}

/** Where a body's own business in a programme is done. */
export const ofTheActingBody = {
  scope: ({ programme, body }: ActingBody) => ({
    programmeId: programme.id,
    trustId: body.trustId,
    body,
  }),
};

/** A body that takes part in a programme; an input names both. */
export const theActingBody: Target<{ programme: string; body: string }, ActingBody> = {
  find: async (reader, input) => {
    const programme = await findProgramme(reader, input.programme);
    const body = await findBody(reader, input.body);
    return { programme, body };
  },
  ...ofTheActingBody,
  lock: async (tx, acting) => {
    await refuseUnlessPart(tx, acting);
    return acting;
  },
};

/** The body and the programme to which something belongs, such as a meeting. */
export async function actingBodyOf(
  reader: Reader,
  of: { programmeId: string; bodyId: string },
): Promise<ActingBody> {
  const { programmes, bodies } = await reader.together({
    programmes: rowsOf(Programme, { id: of.programmeId }),
    bodies: rowsOf(DecidingBody, { id: of.bodyId }),
  });
  const [programme, body] = [programmes[0], bodies[0]];
  if (!programme) throw notFound('programme', 'programme');
  if (!body) throw notFound('body');
  return { programme, body };
}

/**
 * Locks the programme's row: the first lock of every act that can pass or block a gate.
 * SHARE for facts; NO KEY UPDATE for passing and for acts that read a gate's state.
 */
export async function lockDecisions(
  tx: Tx,
  programmeId: string,
  mode: LockMode,
): Promise<Programme> {
  return await tx.lock(Programme, programmeId, mode, 'programme');
}

/** Refuses while the programme is paused, or has ended. */
export async function refuseUnlessRunning(reader: Reader, programmeId: string): Promise<void> {
  const acts = await reader.find(ProgrammeActDone, { programmeId }, { order: { number: 'ASC' } });
  allow(mayProceed(acts.map((done) => done.act)));
}

/** Refuses once the programme has ended for good: nothing more is prepared in it. */
export async function refuseOnceEnded(reader: Reader, programmeId: string): Promise<void> {
  const acts = await reader.find(ProgrammeActDone, { programmeId }, { order: { number: 'ASC' } });
  allow(mayPrepare(acts.map((done) => done.act)));
}

/** Refuses a date in a pre-election period unless it is stated why it cannot wait and whose advice was taken. */
export async function refuseDateInPreElectionPeriod(
  reader: Reader,
  programmeId: string,
  day: Day,
  cannotWait: CannotWait | null,
): Promise<void> {
  const periods = await reader.find(PreElectionPeriod, { programmeId });
  allow(mayBeDated(day, periods, cannotWait));
}

/** Refuses a body that takes no part in the programme. */
export async function refuseUnlessPart(
  reader: Reader,
  { programme, body }: ActingBody,
  field = 'body',
): Promise<void> {
  if (body.programmeId === programme.id) return;
  const parties = await partiesOf(reader, programme.id);
  if (!parties.some((party) => party.trustId === body.trustId))
    refuse(
      'BAD_USER_INPUT',
      'This body takes no part in the programme: name the body of a Trust that is a party.',
      field,
    );
}

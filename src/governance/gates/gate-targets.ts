import type { HeldRole } from '../../platform/access/roles.rules.js';
import type { At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Reader } from '../../platform/database/reader.js';
import { Gate } from '../programmes/gate.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import {
  lockDecisions,
  ofTheActingBody,
  theProgrammeLocked,
  type ActingBody,
} from '../programmes/programme-targets.js';
import { findProgramme, partiesOf } from '../programmes/programmes.reader.js';
import { byRef } from '../../shared/refs.js';
import { allow, notFound } from '../../shared/refusal.js';
import { findBody } from '../trusts/trusts.reader.js';
import { mayKeepMinutes } from '../decisions/recorded-decision.rules.js';

/** A gate at which something is done, under the lock of its programme's decisions. */
export type AtGate = At<{ programme: Programme; gate: Gate }>;

/** A gate of a programme by its code, such as `FBC`, or its id. */
export async function findGate(
  reader: Reader,
  programmeId: string,
  ref: string,
  field = 'gate',
): Promise<Gate> {
  const found = await reader.one(Gate, { programmeId, ...byRef(ref) });
  if (!found) throw notFound('gate', field);
  return found;
}

/**
 * The programme of a gate, its decisions locked so that no gate is passed meanwhile. The gate itself is
 * found by the work: what is read of it is then what stands under the lock.
 */
export const theGatesProgramme = theProgrammeLocked('NO KEY UPDATE');

/** As `theGatesProgramme`, with the body that decided at the gate. */
export const theDecidingBody: Target<{ programme: string; body: string }, ActingBody> = {
  find: async (reader, input) => ({
    programme: await findProgramme(reader, input.programme),
    body: await findBody(reader, input.body),
  }),
  ...ofTheActingBody,
  lock: async (tx, { programme, body }) => ({
    programme: await lockDecisions(tx, programme.id, 'NO KEY UPDATE'),
    body,
  }),
};

/** As `theDecidingBody`, for a body whose decisions are recorded from its minutes. */
export const theMinutedBody: typeof theDecidingBody = {
  ...theDecidingBody,
  find: async (reader, input) => {
    const found = await theDecidingBody.find(reader, input);
    allow(mayKeepMinutes(found.body.kind));
    return found;
  },
};

/** The Trusts that are parties of a programme and whose company secretary somebody is. */
export async function secretariesTrusts(
  reader: Reader,
  programmeId: string,
  held: readonly HeldRole[],
): Promise<string[]> {
  const parties = (await partiesOf(reader, programmeId)).map(({ trustId }) => trustId);
  const own = held.filter((one) => one.role === 'COMPANY_SECRETARY' && one.trustId !== null);
  const trusts = own.map(({ trustId }) => trustId!).filter((id) => parties.includes(id));
  return [...new Set(trusts)];
}

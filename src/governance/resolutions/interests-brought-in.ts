import { In } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import { partiesOf } from '../programmes/programmes.reader.js';
import { within, type Day } from '../../shared/day.js';
import { votesHere } from '../trusts/body.rules.js';
import { DecidingBody, Seat, StandingInterest } from '../trusts/trust.entity.js';
import { DeclaredInterest } from './interest.entity.js';

interface Roll {
  programmeId: string;
  resolutionId: string;
  body: DecidingBody;
  people: readonly string[];
  day: Day;
}

/**
 * The interests of the members that are known when a resolution is opened: their entries in the register,
 * and their seats at the other parties. They are shown against the item, and each member confirms or adds
 * to them.
 */
export async function bringInInterests(tx: Tx, roll: Roll): Promise<void> {
  const parties = await partiesOf(tx, roll.programmeId);
  const trusts = parties.map((party) => party.trustId);
  const own = roll.body.trustId ? [roll.body.trustId] : trusts;
  const found = [...(await registered(tx, roll, own)), ...(await seatsElsewhere(tx, roll, trusts))];
  for (const interest of found) {
    await tx.insert(DeclaredInterest, {
      programmeId: roll.programmeId,
      bodyId: roll.body.id,
      resolutionId: roll.resolutionId,
      ...interest,
      declaredBy: tx.actor.personId,
      declaredAt: tx.now,
      broughtIn: true,
    });
  }
}

async function registered(tx: Tx, { people, day }: Roll, trusts: readonly string[]) {
  const where = { trustId: In([...trusts]), personId: In([...people]) };
  const entries = await tx.find(StandingInterest, where, { order: { id: 'ASC' } });
  return entries
    .filter((entry) => within(day, entry.fromDay, entry.untilDay))
    .map(({ id, personId, nature, pecuniary }) => ({
      standingInterestId: id,
      personId,
      nature,
      pecuniary,
    }));
}

async function seatsElsewhere(tx: Tx, roll: Roll, trusts: readonly string[]) {
  if (!roll.body.trustId) return [];
  const others = trusts.filter((id) => id !== roll.body.trustId);
  const bodies = await tx.find(DecidingBody, { trustId: In(others) });
  const deciding = bodies.filter((body) => votesHere(body.kind));
  const where = { bodyId: In(deciding.map((body) => body.id)), personId: In([...roll.people]) };
  const seats = await tx.find(Seat, where, { order: { id: 'ASC' } });
  return seats
    .filter((seat) => within(roll.day, seat.fromDay, seat.untilDay))
    .map(({ personId, bodyId }) => {
      const name = deciding.find((body) => body.id === bodyId)!.name;
      const nature = `Also has a seat on the ${name}.`;
      return { standingInterestId: null, personId, nature, pecuniary: false };
    });
}

import type { Check } from './check.js';

const BY_HAND = 'it was put in, or its secret was changed, by hand';

export const signInsCheck: Check = {
  name: 'sign-ins',
  promise:
    'Whatever was done was done by the person whom the record names, after a sign-in or with a token that the record has, and every sign-in was with a password that was set through the service. Every vote was given in a session whose sign-ins all say with which account they were made.',
  async *faults({ db, facts }) {
    yield* facts.signInFaults;
    for (const [proof, { actor, chain, seq }] of facts.used) {
      const person = facts.begun.get(proof);
      const place = { chain, seq };
      if (person === undefined) {
        const because = `Entry ${seq} was written in a session that no sign-in began: ${BY_HAND}.`;
        yield { ...place, because };
      } else if (person !== null && person !== actor) {
        const because = `Entry ${seq} was written in the session of somebody else than whom it names.`;
        yield { ...place, because };
      }
    }
    for (const [proof, { chain, seq }] of facts.votedIn) {
      if (!facts.unproven.has(proof)) continue;
      const because = `Entry ${seq}: this vote was given in a session whose sign-in does not say with which account and password it was made: ${BY_HAND}.`;
      yield { chain, seq, because };
    }
    const sessions = db.stream<{ id: string; person: string; proof: string }>(
      `select s.id, s.person_id as person, p.proof from session s
       join audit.session_proofs() p on p.id = s.id order by s.id`,
    );
    for await (const { id, person, proof } of sessions) {
      const known = facts.begun.get(proof);
      if (known === person || known === null) continue;
      const because =
        known === undefined
          ? `This session was begun by no sign-in: ${BY_HAND}.`
          : 'This session is not of the person who signed in.';
      yield { table: 'session', row: id, because };
    }
  },
};

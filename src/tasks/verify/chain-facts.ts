import { SIGNED_EVENTS, type EventType } from '../../platform/audit/event-types.js';
import { VOTE_EVENTS } from '../../platform/audit/vote-event.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import type { Found } from './fault.js';
import type { RowLedger } from './row-ledger.js';

/** What an event says, as far as it bears on more than its own rows. */
export interface SaidEvent {
  actor: string;
  tx: string;
  type: string;
  proof?: string;
  request?: { id: string; answer: string };
  payload: { proof?: string; account?: string; keyId?: string };
}

/** Where an event stands. */
export interface EventPlace {
  chainId: string;
  chain: string;
  seq: number;
}

/** The last entry of a transaction after which its chain was signed. */
export interface SignedHere extends EventPlace {
  tx: string;
  type: string;
}

const SIGN_INS: readonly string[] = ['session.started', 'session.renewed'] satisfies EventType[];
/** What a person gives through their own sign-in, and that must be theirs. */
const VOTES: readonly string[] = [...VOTE_EVENTS, 'casting-vote.given' satisfies EventType];

/** What the chains say of sign-ins, requests, signing and keys; filled by the check of the chains. */
export class ChainFacts {
  /** The sessions and tokens that were begun, by what the chains know them by, with their person when it is known. */
  readonly begun = new Map<string, string | null>();
  /** The sessions and tokens that were used, each with where it was first used. */
  readonly used = new Map<string, EventPlace & { actor: string }>();
  /** Faults of sign-ins that show where they are read. */
  readonly signInFaults: Found[] = [];
  /** The digest of the answer of each request that was done under a key. */
  readonly requests = new Map<string, string>();
  readonly signed: SignedHere[] = [];
  /** The sessions of whose sign-ins one does not say with which account it was made. */
  readonly unproven = new Set<string>();
  /** Where each session was first voted in. */
  readonly votedIn = new Map<string, EventPlace>();
  /** Keys whose coming in the place of another was told. */
  readonly declaredKeys = new Set<string>();

  /** Takes where an entry stands and its type, which are there although its content is erased. */
  entry(place: EventPlace, tx: string, type: string | null): void {
    const last = this.signed.at(-1);
    if (last?.chainId === place.chainId && last.tx === tx) last.seq = place.seq;
    else if (type && SIGNED_EVENTS.includes(type)) this.signed.push({ ...place, tx, type });
  }

  /** Takes what an event says, in the order of its chain; the rows told before it are in the ledger. */
  event(event: SaidEvent, place: EventPlace, ledger: RowLedger): void {
    const { type, payload, request } = event;
    if (request) this.requests.set(request.id, request.answer);
    if (type === 'signing-key.replaced' && payload.keyId) this.declaredKeys.add(payload.keyId);
    this.begins(event);
    this.uses(event, place);
    if (SIGN_INS.includes(type)) this.signsIn(event, place, ledger);
    const { proof } = event;
    if (proof && VOTES.includes(type) && !this.votedIn.has(proof)) this.votedIn.set(proof, place);
  }

  private begins({ type, proof, payload, actor }: SaidEvent): void {
    if (type === 'session.started' && proof) this.begun.set(proof, actor);
    if (type === 'api-token.created' && payload.proof) this.begun.set(payload.proof, actor);
  }

  private uses({ proof, actor }: SaidEvent, place: EventPlace): void {
    if (actor === SYSTEM_ACTOR.personId) return;
    if (!proof) this.signInFault(place, 'It does not say in which session it was written.');
    else if (!this.used.has(proof)) this.used.set(proof, { ...place, actor });
  }

  private signsIn(
    { payload, actor, proof }: SaidEvent,
    place: EventPlace,
    ledger: RowLedger,
  ): void {
    if (payload.account === undefined) {
      if (proof) this.unproven.add(proof);
      return;
    }
    const known = ledger.latest('account', { id: actor })?.digest;
    if (payload.account === known) return;
    const because =
      'The password or the account of this sign-in is not the one that the chain knows: it was set by hand.';
    this.signInFault(place, because);
  }

  /** An erasure says again what began the session or the token of the entry that was erased. */
  erasure(proof: string | undefined): void {
    if (proof) this.begun.set(proof, null);
  }

  private signInFault({ chain, seq }: EventPlace, because: string): void {
    this.signInFaults.push({ chain, seq, because: `Entry ${seq}: ${because}` });
  }
}

import { type ChainFault, ChainVerifier } from '../../platform/audit/audit-chain.js';
import type { Check, Found, Verification } from './check.js';
import { eventFault, readEvent, type StoredEntry } from './chain-event.js';

interface Chain {
  id: string;
  kind: string;
  name: string;
  programmeId: string | null;
  practice: boolean;
  headSeq: string;
  headHash: string;
  programme: { code: string; practice: boolean } | null;
}

const CHAINS = `
  select c.id, c.kind, c.name, c.programme_id as "programmeId", c.practice, c.head_seq::text as "headSeq",
    c.head_hash as "headHash", (select jsonb_build_object('code', p.code, 'practice', p.practice)
      from programme p where p.id = c.programme_id) as programme
  from audit_chain c order by c.kind, c.name, c.id`;

const ENTRIES = `
  select e.seq::text, e.prev, e.at, e.content_digest as "contentDigest", e.entry_hash as "entryHash", e.tx,
    e.programme_id as "programmeId", b.chain_id is not null as "hasBody", b.programme_id as "bodyProgrammeId",
    b.confidential_to as "confidentialTo", b.actor_id as "actorId", b.type, b.subject_type as "subjectType",
    b.subject_id as "subjectId", b.salt, b.content
  from audit_entry e left join audit_content b on b.chain_id = e.chain_id and b.seq = e.seq`;

export const chainsCheck: Check = {
  name: 'chains',
  promise:
    'In every chain no entry is missing or was changed, no entry has a time more than a minute before the entry that it follows, and an entry without its content has an entry that says that it was erased.',
  async *faults(it) {
    const chains = await it.db.query<Chain>(CHAINS);
    yield* setFaults(chains);
    yield* strayFaults(it);
    for (const chain of chains) {
      const fault = ownFault(chain);
      if (fault) yield { chain: chain.name, table: 'audit_chain', row: chain.id, because: fault };
      yield* entryFaults(it, chain);
    }
  },
};

function* setFaults(chains: readonly Chain[]): Generator<Found> {
  const own = chains.filter((chain) => chain.kind === 'INSTALLATION').length;
  if (own !== 1)
    yield {
      table: 'audit_chain',
      because: `There must be one chain of the installation; there are ${own}.`,
    };
}

/** Programmes without a chain, entries and content of no chain, marks left behind. */
async function* strayFaults({ db }: Verification): AsyncGenerator<Found> {
  const strays = await db.query<Found & { table: string }>(`
    select 'programme' as table, p.id::text as row, 'The programme ' || p.code || ' has no chain.' as because
      from programme p where not exists (select from audit_chain c where c.programme_id = p.id)
    union all select 'audit_entry', e.chain_id || '/' || e.seq, 'The entry belongs to no chain.'
      from audit_entry e where not exists (select from audit_chain c where c.id = e.chain_id)
    union all select 'audit_content', b.chain_id || '/' || b.seq, 'The content belongs to no entry.'
      from audit_content b where not exists (select from audit_entry e where e.chain_id = b.chain_id and e.seq = b.seq)
    union all select 'audit_mark', m.tx || '/' || m.table_name, 'A row was changed, but no entry was written for it.'
      from audit_mark m
    order by 1, 2`);
  yield* strays;
}

function ownFault({ kind, name, practice, programme }: Chain): string | null {
  if (kind === 'INSTALLATION') return null;
  if (!programme) return 'The programme of this chain is missing.';
  if (programme.code !== name)
    return `The chain is named ${name}, but its programme is ${programme.code}.`;
  if (programme.practice === practice) return null;
  return 'The chain and its programme do not agree on whether this is a practice programme.';
}

async function* entryFaults(it: Verification, chain: Chain): AsyncGenerator<Found> {
  const verifier = new ChainVerifier(chain.id);
  const erased = new Set<number>();
  const withoutContent: number[] = [];
  let before: StoredEntry | null = null;
  let told: ChainFault | null = null;
  for await (const stored of it.db.stream<StoredEntry>(
    `${ENTRIES} where e.chain_id = '${chain.id}' order by e.seq`,
  )) {
    const seq = Number(stored.seq);
    const fault = verifier.take({ ...stored, seq });
    if (fault && !told) yield inChain(chain, (told = fault));
    if (!fault) yield* eventFaults(chain, stored, before);
    before = stored;
    const place = { chainId: chain.id, chain: chain.name, seq };
    it.facts.entry(place, stored.tx, stored.type);
    if (stored.content === null) withoutContent.push(seq);
    else readEvent(stored, place, it, erased);
  }
  const end = verifier.end(headOf(chain));
  if (end && !told) yield inChain(chain, end);
  for (const seq of withoutContent.filter((one) => !erased.has(one))) {
    const because = `The content of entry ${seq} is missing, and no entry records that it was erased.`;
    yield { chain: chain.name, seq, because };
  }
  noteLength(it, chain, verifier);
}

const headOf = ({ headSeq, headHash }: Chain) =>
  Number(headSeq) === 0 ? null : { seq: Number(headSeq), entryHash: headHash };

function noteLength(it: Verification, { name }: Chain, { entries, contents }: ChainVerifier): void {
  const blank = entries - contents;
  const content =
    blank > 0 ? `${blank} without their content (missing or erased)` : 'all with their content';
  it.note(`Chain ${name}: ${entries} entries, ${content}.`);
}

function* eventFaults(
  chain: Chain,
  stored: StoredEntry,
  before: StoredEntry | null,
): Generator<Found> {
  if (before) yield* timeFaults(chain, before, stored);
  const because = eventFault(stored, chain.programmeId);
  if (because) yield { chain: chain.name, seq: Number(stored.seq), because };
}

/** How far a clock may be set right without being a fault. */
const CLOCK_SET_RIGHT_MS = 60_000;

function* timeFaults(
  chain: Chain,
  before: StoredEntry,
  { seq, at }: StoredEntry,
): Generator<Found> {
  const back = Date.parse(before.at) - Date.parse(at);
  if (back <= CLOCK_SET_RIGHT_MS) return;
  const because = `Entry ${seq} has the time ${at}, ${inWords(back)} before the entry that it follows (${before.at}): the database's clock was put back.`;
  yield { chain: chain.name, seq: Number(seq), because };
}

/** A length of time in hours and minutes, rounded down. */
function inWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  return `${Math.floor(minutes / 60)} hours and ${minutes % 60} minutes`;
}

const inChain = ({ name }: Chain, { seq, because }: ChainFault): Found => ({
  chain: name,
  seq,
  because,
});

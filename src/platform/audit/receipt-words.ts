import type { ReceiptFinding } from './receipt-proof.js';
import { signInInWords } from './sign-in-words.js';
import type { VoteSaid } from './vote-event.js';

/** The finding on a receipt, in sentences; `proven` is the entry that the checkpoint signs. */
export function receiptInWords(finding: ReceiptFinding, proven: number): string[] {
  const { seq, vote } = finding;
  const place =
    seq > proven
      ? [
          `The entry comes after the checkpoint (entry ${proven}): the next checkpoint will prove it.`,
        ]
      : [];
  if (!vote) {
    return [
      `Receipt: entry ${seq} is in the chain, but neither this export nor the receipt shows its content.`,
      ...place,
      'So the vote itself is not proven. A receipt with its "content" and "salt" proves it, with any export.',
    ];
  }
  const sentences = [`Receipt: entry ${seq} is ${voteInWords(vote)}.`];
  if (vote.reason) sentences.push(`Its reason: ${vote.reason}`);
  if (vote.signIn) sentences.push(signInInWords(vote.signIn, 'OTHERS'));
  if (finding.readFrom === 'RECEIPT')
    sentences.push(
      'This is read from the receipt, whose content matches the digest of the entry; the export does not show it.',
    );
  sentences.push(...place, standing(finding, vote), ...unseen(finding));
  return sentences;
}

function voteInWords(vote: VoteSaid): string {
  const { choice, revision, castAt, manifestSha256, recordedBy } = vote;
  const member = vote.memberName ?? `the member ${vote.member}`;
  const seat = vote.seat ? ` (${vote.seat})` : '';
  const resolution = vote.resolutionName ?? `the resolution ${vote.resolution}`;
  const what = choice === null ? 'vote taken back' : choice;
  const read = manifestSha256 ? `the papers of manifest ${manifestSha256}` : 'no pack of papers';
  const by = recordedBy ? `, recorded at the meeting by ${recordedBy}` : '';
  return `the vote of ${member}${seat} on ${resolution}: ${what}, revision ${revision}, at ${castAt}, on ${read}${by}`;
}

function standing({ supersededBy, ending, counted }: ReceiptFinding, vote: VoteSaid): string {
  if (supersededBy) {
    const { seq, revision, choice } = supersededBy;
    const then = choice === null ? 'which took the vote back' : `which says ${choice}`;
    return `It does not count: entry ${seq} (revision ${revision}) replaced it, ${then}.`;
  }
  if (ending && ending.type !== 'resolution.closed') {
    return `The resolution ended without a count (${ending.outcome}, entry ${ending.seq}): none of its votes counts.`;
  }
  if (ending?.outcome === 'NOT_QUORATE') {
    return `Entry ${ending.seq} closed the resolution as ${ending.outcome}: nothing was decided, so none of its votes counts.`;
  }
  if (vote.choice === null) return 'The member took the vote back: no vote of theirs counts.';
  if (counted) {
    const was = counted.was ? 'It was counted' : 'It was not counted';
    const end = ending ? `; entry ${ending.seq} closed the resolution as ${ending.outcome}` : '';
    return `${was}: entry ${counted.seq} names the members whose votes were counted${end}.`;
  }
  const last = "As far as this export shows, it is the member's last answer";
  if (!ending)
    return `${last}, and the resolution is not closed: it counts unless the member changes it.`;
  return `${last}. Entry ${ending.seq} closed the resolution as ${ending.outcome}: the vote counts, unless the member was excluded for an interest or was not present for the item.`;
}

function unseen({ unseenAfter, supersededBy, counted }: ReceiptFinding): string[] {
  if (unseenAfter === 0 || supersededBy || counted) return [];
  const entries = unseenAfter === 1 ? '1 entry' : `${unseenAfter} entries`;
  return [
    `A later answer may be among the ${entries} after it whose content this export does not show.`,
  ];
}

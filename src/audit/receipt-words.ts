import type { ReceiptFinding } from './receipt-proof.js';
import type { VoteSaid } from './vote-event.js';

/** What a receipt came to, in sentences; `proven` is the entry that the checkpoint speaks of. */
export function receiptInWords(finding: ReceiptFinding, proven: number): string[] {
  const { seq, vote } = finding;
  const place =
    seq > proven
      ? [`It stands after the checkpoint (entry ${proven}): the next checkpoint will prove it.`]
      : [];
  if (!vote) {
    return [
      `Receipt: entry ${seq} stands; this export does not show what it says, nor does the receipt.`,
      ...place,
      'So nothing that the receipt says of a vote is proven. A receipt with its "body" and "salt" proves it with any export.',
    ];
  }
  const sentences = [`Receipt: entry ${seq} is ${voteInWords(vote)}.`];
  if (vote.reason) sentences.push(`Its reason: ${vote.reason}`);
  if (finding.readFrom === 'RECEIPT')
    sentences.push(
      'That is read from the receipt, whose words give the digest of the entry; the export does not show them.',
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
    return `It is superseded by entry ${seq} (revision ${revision}), ${then}: it does not count.`;
  }
  if (ending && ending.type !== 'resolution.closed') {
    return `The resolution ended by entry ${ending.seq} (${ending.outcome}) without a count: no vote on it counts.`;
  }
  if (vote.choice === null) return 'It takes the vote back: the member has no vote that counts.';
  if (counted) {
    const was = counted.was ? 'It was counted' : 'It was not counted';
    const end = ending ? `, which entry ${ending.seq} closed as ${ending.outcome}` : '';
    return `${was}: entry ${counted.seq} names whose votes were${end}.`;
  }
  const last = "It is the member's last answer as far as this export shows";
  if (!ending) return `${last}, and the resolution is not closed in it: it counts unless changed.`;
  return `${last}; entry ${ending.seq} closed the resolution as ${ending.outcome}: it counts, unless the member was ruled out of the item or not there for it.`;
}

function unseen({ unseenAfter, supersededBy, counted }: ReceiptFinding): string[] {
  if (unseenAfter === 0 || supersededBy || counted) return [];
  const entries = unseenAfter === 1 ? '1 entry' : `${unseenAfter} entries`;
  return [
    `A later answer may be among the ${entries} after it whose words this export does not show.`,
  ];
}

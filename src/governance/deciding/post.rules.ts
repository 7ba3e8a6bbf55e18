/** A member, and the post that the member is in; outcomes of before posts were shared name none. */
export interface InPost {
  memberId: string;
  postId?: string;
}

/** The post of a member: who shares one names the same; somebody who is not on the roll is alone. */
export function postOfMember(roll: readonly InPost[], memberId: string): string {
  return roll.find((member) => member.memberId === memberId)?.postId ?? memberId;
}

/** Members by their posts: those who share a post stand together. */
export function byPost<Member extends { memberId: string }>(
  roll: readonly InPost[],
  members: readonly Member[],
): Member[][] {
  const posts = new Map<string, Member[]>();
  for (const member of members) {
    const post = postOfMember(roll, member.memberId);
    const holders = posts.get(post) ?? [];
    holders.push(member);
    posts.set(post, holders);
  }
  return [...posts.values()];
}

/** How many posts these members are in: two who share one are one. */
export function countPosts(roll: readonly InPost[], memberIds: readonly string[]): number {
  return new Set(memberIds.map((id) => postOfMember(roll, id))).size;
}

/** How many members with a vote share a post with another, and how many posts they share. */
export function sharing(roll: readonly (InPost & { voting: boolean })[]): {
  members: number;
  posts: number;
} {
  const voting = roll.filter((member) => member.voting);
  const shared = byPost(roll, voting).filter((holders) => holders.length > 1);
  return { members: shared.flat().length, posts: shared.length };
}

/**
 * The votes of posts: one present votes alone, two who agree are one vote, and where they differ there is
 * none. `differing` counts the posts of those who differ.
 */
export function votesOfPosts<Choice extends string>(
  roll: readonly InPost[],
  choices: readonly { memberId: string; choice: Choice }[],
): { choices: Choice[]; differing: number } {
  const posts = byPost(roll, choices).map((votes) => new Set(votes.map(({ choice }) => choice)));
  const agreed = posts.filter((said) => said.size === 1);
  return {
    choices: agreed.flatMap((said) => [...said]),
    differing: posts.length - agreed.length,
  };
}

/** What chance is made of in this run: `SEED=... npm run ...` has the same chances again. */
export const SEED = Number(process.env.SEED);

/** Numbers from 0 up to 1 (mulberry32): the same ones for the same seed and name. */
export function chances(name: string, seed = SEED): () => number {
  let state = [...name].reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193),
    seed,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How long each proof goes on: its share of what `npm run prove` was given. */
export const SECONDS = Number(process.env.PROVE_SECONDS ?? 10);

/** How often at least something is done for which no number of seconds is enough; once unless given. */
export const ROUNDS = Number(process.env.PROVE_ROUNDS ?? 1);

/** A race that is run for long, but never for fewer rounds than show both orders. */
export const LONG = { rounds: 12, seconds: SECONDS };

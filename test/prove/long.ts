/** How long each proof goes on: its share of what `npm run prove` was given. */
export const SECONDS = Number(process.env.PROVE_SECONDS ?? 10);

/** A race that is run for long, but never for fewer rounds than show both orders. */
export const LONG = { rounds: 12, seconds: SECONDS };

/** What one request may ask for; published in docs/api.md. */
export const LIMITS = {
  tokens: 2_000,
  recursiveSelections: 2_000,
  depth: 12,
  aliases: 15,
  fragments: 30,
  /** How often one field may stand at one place of a query or of a fragment. */
  sameField: 8,
  cost: 3_000,
  bodySignedOut: 100 * 1024,
  bodySignedIn: 2 * 1024 * 1024,
  /** Characters of the query itself; and of any one text beside it. */
  query: 100_000,
  text: 10_000,
  /** Values beside the query: every entry, every field, and whatever holds them. */
  valuesSignedOut: 100,
  valuesSignedIn: 5_000,
  /** Lists and objects within each other, beside the query. */
  nesting: 10,
  /** What reading the schema costs, however it is asked: graphql-js bounds how deep it goes. */
  schema: 500,
  /** What it takes of a minute when an answer about the schema must be worked out, and when it is known already. */
  schemaFirst: 3_000,
  schemaAgain: 100,
  /** What a list without pages is taken to hold when its cost is counted. */
  unpagedList: 10,
} as const;

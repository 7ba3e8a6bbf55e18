/** A command that is named in the design and not built yet says so, and fails. */
const command = process.argv[2] ?? 'command';
console.error(
  `\`npm run ${command}\` is not built yet. docs/operations.md says what to do until it is.`,
);
process.exitCode = 2;

/** A command that is named in the design and not built yet says so, and fails. */
const command = process.argv[2] ?? 'command';
console.error(
  `\`npm run ${command}\` is not built yet: see CHANGELOG.md for what is, and docs/operations.md for what to do meanwhile.`,
);
process.exitCode = 2;

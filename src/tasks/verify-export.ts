import { runOfflineVerifier } from '../audit/offline-command.js';

// Needs neither server nor database: a Trust runs it on a machine of its own.
process.exitCode = await runOfflineVerifier(process.argv.slice(2), (text, bad) =>
  (bad ? console.error : console.log)(text),
);

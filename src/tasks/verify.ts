import 'reflect-metadata';
import { runVerifier } from './verify/verify-command.js';

process.exitCode = await runVerifier(process.argv.slice(2), (text, bad) =>
  (bad ? console.error : console.log)(text),
);

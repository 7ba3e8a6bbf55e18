import 'reflect-metadata';
import { runVerifier } from './verify/verify-command.js';

try {
  process.exitCode = await runVerifier(process.argv.slice(2), (text, bad) =>
    (bad ? console.error : console.log)(text),
  );
} catch (error) {
  // 1 would say that something is wrong with what was read: it was not read.
  console.error(error);
  process.exitCode = 2;
}

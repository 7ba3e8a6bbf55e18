import { jest } from '@jest/globals';

/** A proof goes on for as long as it was given, and one round more. */
jest.setTimeout(3_600_000);

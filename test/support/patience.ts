import { jest } from '@jest/globals';

/**
 * How long a spec may take before it counts as hung. It says nothing of speed (`npm run bench` does):
 * a machine that is busy with ten other things runs the same specs, only later.
 */
jest.setTimeout(300_000);

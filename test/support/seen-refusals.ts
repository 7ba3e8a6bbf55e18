import { appendFileSync } from 'node:fs';
import type { Answer } from './answer.js';

const noted = new Set<string>();

/** Notes with which codes each verb was refused, for the report at the end of the run. */
export function noteRefusals({ errors }: Pick<Answer, 'errors'>): void {
  const file = process.env.REFUSALS_SEEN;
  for (const { path, extensions } of errors ?? []) {
    const line = `${path?.[0] ?? ''} ${extensions.code}\n`;
    if (!file || !path || path.length > 1 || noted.has(line)) continue;
    noted.add(line);
    appendFileSync(file, line);
  }
}

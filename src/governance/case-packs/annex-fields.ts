import { hasUnseen } from '../../shared/unseen.js';
import type { DocumentRole } from '../programmes/document-role.rules.js';
import { refuse } from '../../shared/refusal.js';

/** What is said of a document that is uploaded to an annex. */
export interface AnnexFields {
  title: string;
  role: DocumentRole;
  privileged: boolean;
}

const LONGEST_TITLE = 200;

/** Reads what a form says of a document: its title is the file's name, and its role OTHER, unless given. */
export function parseAnnexFields(
  sent: ReadonlyMap<string, string>,
  roles: readonly string[],
  fileName: string,
): AnnexFields {
  const title = sent.get('title') ?? fileName;
  const role = sent.get('role') ?? 'OTHER';
  const privileged = sent.get('privileged') ?? 'false';
  const plain = title.trim() !== '' && !/[\n\t]/.test(title) && !hasUnseen(title);
  const faults: [field: string, because: string][] = [];
  if (!plain || title.length > LONGEST_TITLE)
    faults.push(['title', `The title must be one line of at most ${LONGEST_TITLE} characters.`]);
  if (!roles.includes(role)) faults.push(['role', `role must be one of ${roles.join(', ')}.`]);
  if (privileged !== 'true' && privileged !== 'false')
    faults.push(['privileged', 'privileged must be true or false.']);
  const [first] = faults;
  if (first) refuse('BAD_USER_INPUT', faults.map(([, because]) => because).join(' '), first[0]);
  return { title, role: role as DocumentRole, privileged: privileged === 'true' };
}

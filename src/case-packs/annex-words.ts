import { hasUnseen } from '../graphql/text.js';
import type { DocumentRole } from '../programmes/document-role.rules.js';
import { refuse } from '../shared/refusal.js';

/** What is said of a document that is uploaded to an annex. */
export interface AnnexWords {
  title: string;
  role: DocumentRole;
  privileged: boolean;
}

const LONGEST_TITLE = 200;

/** Reads what a form says of a document: its title is the file's name, and its role OTHER, unless given. */
export function annexWords(
  sent: ReadonlyMap<string, string>,
  roles: readonly string[],
  fileName: string,
): AnnexWords {
  const title = sent.get('title') ?? fileName;
  const plain = title.trim() !== '' && !/[\n\t]/.test(title) && !hasUnseen(title);
  if (!plain || title.length > LONGEST_TITLE)
    refuse(
      'BAD_USER_INPUT',
      `A title is one line of at most ${LONGEST_TITLE} characters.`,
      'title',
    );
  const role = sent.get('role') ?? 'OTHER';
  if (!roles.includes(role)) refuse('BAD_USER_INPUT', 'There is no such role.', 'role');
  const privileged = sent.get('privileged') ?? 'false';
  if (privileged !== 'true' && privileged !== 'false')
    refuse('BAD_USER_INPUT', 'Say true or false.', 'privileged');
  return { title, role: role as DocumentRole, privileged: privileged === 'true' };
}

import type { Refusal } from '../../shared/refusal.js';
import { withoutUnseen } from '../../shared/unseen.js';

/** A document has at most this many bytes. */
export const MOST_BYTES = 50 * 1024 * 1024;
/** Bytes are kept in rows of this many. */
export const CHUNK_BYTES = 256 * 1024;
const LONGEST_NAME = 200;

/** What a reader of a document should know: it shows what is kept elsewhere, which can still change. */
export const DocumentCaution = { LINKS_OUTSIDE: 'LINKS_OUTSIDE' } as const;
export type DocumentCaution = keyof typeof DocumentCaution;

/** What the scanner for harmful software said of a document's bytes when they came. */
export const DocumentScan = { NOT_SCANNED: 'NOT_SCANNED', CLEAN: 'CLEAN' } as const;
export type DocumentScan = keyof typeof DocumentScan;

interface Kind {
  mediaType: string;
  /** What its first bytes tell; null for text, whose bytes tell nothing. */
  sniffed: string | null;
  /** An Office document is a ZIP file. */
  zipped?: true;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The kinds of document that are kept, by the ending of the file's name. */
export const DOCUMENT_KINDS: Readonly<Record<string, Kind>> = {
  pdf: { mediaType: 'application/pdf', sniffed: 'pdf' },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, sniffed: 'docx', zipped: true },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, sniffed: 'xlsx', zipped: true },
  pptx: { mediaType: `${OFFICE}.presentationml.presentation`, sniffed: 'pptx', zipped: true },
  png: { mediaType: 'image/png', sniffed: 'png' },
  jpg: { mediaType: 'image/jpeg', sniffed: 'jpg' },
  jpeg: { mediaType: 'image/jpeg', sniffed: 'jpg' },
  txt: { mediaType: 'text/plain', sniffed: null },
  csv: { mediaType: 'text/csv', sniffed: null },
  md: { mediaType: 'text/markdown', sniffed: null },
};

/** What a ZIP file's own directory says; null when it has none that can be read. */
export interface ZipFacts {
  entries: number;
  unpackedBytes: number;
  /** Whether it carries program code, in Visual Basic or as a macro sheet. */
  macros: boolean;
  /** Why its parts could not be looked through, if they could not. */
  unread?: 'DAMAGED' | 'TOO_LONG';
}

const MOST_ENTRIES = 2_000;
/** What the text of an Office file may unpack to: more than the longest business case has. */
export const MOST_LOOKED_AT = 64 * 1024 * 1024;
const MOST_UNPACKED = 200 * 1024 * 1024;

export interface ReceivedFacts {
  fileName: string;
  bytes: number;
  /** Whether every byte can stand in a text. */
  textual: boolean;
  /** Undefined when the bytes do not begin as a ZIP file does. */
  zip?: ZipFacts | null;
}

// What some systems cannot have in a name, also as a browser writes it (a quotation mark, a line end).
const UNFIT = /["<>|:*?]|%22|%0[AD]/gi;

/** A file's name as it is kept: without its folders, without what nobody can see; null when nothing is left. */
export function fileNameOf(sent: string): string | null {
  const name = sent
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!;
  const seen = withoutUnseen(name).replace(UNFIT, '_').replace(/\s+/g, ' ');
  const tidy = seen.replace(/^[. ]+|[. ]+$/g, '');
  if (tidy === '') return null;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(tidy)?.[0] ?? '';
  const letters = [...tidy.slice(0, tidy.length - ending.length)];
  return `${shortened(letters, LONGEST_NAME - ending.length)}${ending}`;
}

/** The ending of a file's name in small letters, without its dot. */
export function endingOf(fileName: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file may be looked into for what it is; null means yes. */
export function mayLookInto(facts: ReceivedFacts): Refusal | null {
  if (!DOCUMENT_KINDS[endingOf(facts.fileName)]) {
    return refused(
      'This kind of file is not accepted: send PDF, Word, Excel, PowerPoint, PNG, JPEG, text, CSV or Markdown.',
    );
  }
  if (facts.bytes === 0) return refused('The file is empty: send one with content.');
  const fault = facts.zip === undefined ? null : zipFault(facts.zip);
  return fault ? refused(fault) : null;
}

/**
 * Whether a file is what its name says; null means yes. `sniffed` is the kind that its bytes tell, as a
 * file ending; null when they tell none, as those of text do not.
 */
export function mayKeep(facts: ReceivedFacts, sniffed: string | null): Refusal | null {
  const kind = DOCUMENT_KINDS[endingOf(facts.fileName)]!;
  if (MACRO_KINDS.includes(sniffed ?? '')) return refused(MACROS);
  if (sniffed === 'cfb' && kind.zipped) {
    return refused(
      'The file has a password or an old Office format: save it without a password, as docx, xlsx or pptx.',
    );
  }
  if (sniffed !== kind.sniffed)
    return refused(
      'The content of the file does not fit the ending of its name: give it the right ending, or send the right file.',
    );
  if (sniffed !== null || facts.textual) return null;
  return refused('The file is not plain text: save it as UTF-8.');
}

const MACRO_KINDS = ['docm', 'xlsm', 'pptm', 'dotm', 'xltm', 'potm'];
const MACROS = 'The file has macros: save it without them.';

function zipFault(zip: ZipFacts | null): string | null {
  if (!zip) return 'The file is damaged and cannot be opened: save it again.';
  if (zip.macros) return MACROS;
  if (zip.entries > MOST_ENTRIES)
    return `The file has more than ${MOST_ENTRIES} parts: save it as PDF.`;
  if (zip.unpackedBytes > MOST_UNPACKED)
    return 'The file would unpack to more than 200 MB: save it as PDF, or in parts.';
  return zip.unread ? UNREAD[zip.unread] : null;
}

const UNREAD = {
  DAMAGED: 'The file is damaged and a part of it cannot be unpacked: save it again.',
  TOO_LONG: `The file has more than ${MOST_LOOKED_AT / 1024 / 1024} MB of text: save it as PDF.`,
};

function shortened(letters: string[], most: number): string {
  const kept = [...letters];
  while (kept.join('').length > most) kept.pop();
  return kept.join('');
}

function refused(because: string): Refusal {
  return { code: 'DOCUMENT_REFUSED', because, field: 'file' };
}

/** Why a document that was not received to its end is not kept. */
export const CUT_OFF: Refusal = {
  code: 'DOCUMENT_REFUSED',
  because: 'The file did not arrive in full, so it was not kept: send it again.',
  field: 'file',
};

/** Why a document that is too large is not kept. */
export const TOO_LARGE: Refusal = {
  code: 'LIMIT',
  because: `The file is larger than ${MOST_BYTES / 1024 / 1024} MB: send a smaller one, or send it in parts.`,
  field: 'file',
};

import type { StoryDocument, StoryPack } from '../papers.data.js';

/** The password of everybody of the practice programmes who can sign in. */
export const PRACTICE_PASSWORD = 'practice makes perfect';

/** The date on which every practice programme stands, and on which its bodies meet. */
export const TODAY = '2018-05-31';
export const SEATED_FROM = '2016-04-01';

/** How much one practice programme has. */
export interface Size {
  /** Voting members of each board, its chair among them. */
  directors: number;
  /** Governors on each council. */
  governors: number;
  /** Resolutions that the first Trust's board has decided, besides the two boards' on the first gate. */
  decided: number;
  /** Resolutions on which voting is open, each on the sealed pack. */
  open: number;
  /** Whether the members of the first Trust's board can sign in. */
  signIn: boolean;
}

/** The first programme is a large one, to be looked at and measured; the others stand around it. */
export const LARGE: Size = { directors: 16, governors: 12, decided: 100, open: 2, signIn: true };
export const USUAL: Size = { directors: 5, governors: 4, decided: 2, open: 1, signIn: false };

/** People who belong to every practice programme: they read, and see them all. */
export const READERS = (['auditor', 'observer'] as const).flatMap((kind) =>
  [1, 2].map((number) => ({
    code: `${kind}-${number}`,
    name: `${kind === 'auditor' ? 'Auditor' : 'Observer'} of all, ${number}`,
    role: kind === 'auditor' ? ('AUDITOR' as const) : ('OBSERVER' as const),
  })),
);

export const emailOf = (code: string) => `${code}@practice.example`;

/** What the names of one practice programme are: `P001`, its Trusts `T001A` and `T001B`. */
export interface Names {
  programme: string;
  trusts: readonly [string, string];
  director: string;
}

export function namesOf(number: number): Names {
  const digits = String(number).padStart(3, '0');
  return {
    programme: `P${digits}`,
    trusts: [`T${digits}A`, `T${digits}B`],
    director: `p${digits}-director`,
  };
}

export const secretaryOf = (trust: string) => `${trust.toLowerCase()}-secretary`;
export const boardOf = (trust: string) => `${trust}-BOARD`;

/** The directors of a Trust by code: its chair first, then executives and non-executives by turns. */
export const directorsOf = (trust: string, many: number) =>
  Array.from({ length: many }, (_, at) => {
    const kind = at === 0 ? 'CHAIR' : at % 2 === 1 ? 'EXECUTIVE' : 'NON_EXECUTIVE';
    const code = `${trust.toLowerCase()}-director-${at}`;
    return { code, kind: kind as 'CHAIR' | 'EXECUTIVE' | 'NON_EXECUTIVE' };
  });

const paper = (role: StoryDocument['role'], title: string): StoryDocument => ({
  role,
  title,
  text: `${title}\n\nA text that stands for a real one, for practice.\n`,
});

/** What is attached to the first gate: one document, which is all that the gate asks for. */
export const FIRST_PAPER = paper('MEMORANDUM_OF_UNDERSTANDING', 'Memorandum of understanding');
export const FIRST_ROLES = [
  'MEMORANDUM_OF_UNDERSTANDING',
  'TERMS_OF_REFERENCE',
  'INFORMATION_SHARING_AGREEMENT',
] as const;

const section = (kind: StoryPack['sections'][number]['kind'], title: string) => ({
  kind,
  title,
  text: `${title}: what the boards are told, for practice.`,
});

/** The strategic case of every practice programme, as short as a complete one can be. */
export const CASE: Pick<StoryPack, 'label' | 'sections' | 'documents'> = {
  label: 'Final for the boards',
  sections: [
    section('STRATEGIC', 'Strategic case'),
    section('ECONOMIC', 'Economic case'),
    section('COMMERCIAL', 'Commercial case'),
    section('FINANCIAL', 'Financial case'),
    section('MANAGEMENT', 'Management case'),
  ],
  documents: [
    paper('STRATEGIC_CASE', 'Strategic case, final'),
    paper('OPTIONS_APPRAISAL', 'Options appraisal'),
    paper('PATIENT_BENEFITS_CASE', 'Patient benefits case'),
    paper('STAKEHOLDER_MAP', 'Stakeholder map'),
    paper('RISK_REGISTER', 'Risk register'),
  ],
};

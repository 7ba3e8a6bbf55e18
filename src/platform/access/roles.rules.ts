/** The roles that a person can hold: in a programme, for a Trust, or in the installation. */
export const Role = {
  SRO: 'SRO',
  PROGRAMME_BOARD_CHAIR: 'PROGRAMME_BOARD_CHAIR',
  PROGRAMME_DIRECTOR: 'PROGRAMME_DIRECTOR',
  PMO: 'PMO',
  PROGRAMME_MANAGER: 'PROGRAMME_MANAGER',
  WORKSTREAM_SRO: 'WORKSTREAM_SRO',
  WORKSTREAM_LEAD: 'WORKSTREAM_LEAD',
  FINANCE_LEAD: 'FINANCE_LEAD',
  FINANCE: 'FINANCE',
  HR: 'HR',
  COMPANY_SECRETARY: 'COMPANY_SECRETARY',
  BOARD_MEMBER: 'BOARD_MEMBER',
  GOVERNOR: 'GOVERNOR',
  MEDICAL_DIRECTOR: 'MEDICAL_DIRECTOR',
  CHIEF_NURSE: 'CHIEF_NURSE',
  ENGAGEMENT_LEAD: 'ENGAGEMENT_LEAD',
  PUBLIC_EDITOR: 'PUBLIC_EDITOR',
  MODERATOR: 'MODERATOR',
  EXTERNAL_RECORDER: 'EXTERNAL_RECORDER',
  REGULATOR_READER: 'REGULATOR_READER',
  AUDITOR: 'AUDITOR',
  OBSERVER: 'OBSERVER',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;
export type Role = keyof typeof Role;

/** One role that the person holds today, as the grant lets them use it. */
export interface HeldRole {
  programmeId: string | null;
  trustId: string | null;
  role: Role;
}

/** Where a role is held: in the installation, for a Trust (in a programme or not), or in a programme. */
export const PLACE_OF_ROLE: Record<Role, 'INSTALLATION' | 'TRUST' | 'PROGRAMME'> = {
  ...(Object.fromEntries(Object.keys(Role).map((role) => [role, 'PROGRAMME'])) as Record<
    Role,
    'PROGRAMME'
  >),
  ADMINISTRATOR: 'INSTALLATION',
  COMPANY_SECRETARY: 'TRUST',
  BOARD_MEMBER: 'TRUST',
  GOVERNOR: 'TRUST',
  MEDICAL_DIRECTOR: 'TRUST',
  CHIEF_NURSE: 'TRUST',
};

/** What people call each role: for sentences. */
export const ROLE_IN_WORDS: Record<Role, string> = {
  SRO: 'senior responsible owner (SRO)',
  PROGRAMME_BOARD_CHAIR: 'chair of the programme board',
  PROGRAMME_DIRECTOR: 'programme director',
  PMO: 'programme management office (PMO)',
  PROGRAMME_MANAGER: 'programme manager',
  WORKSTREAM_SRO: 'workstream SRO',
  WORKSTREAM_LEAD: 'workstream lead',
  FINANCE_LEAD: 'finance lead',
  FINANCE: 'finance',
  HR: 'HR',
  COMPANY_SECRETARY: 'company secretary',
  BOARD_MEMBER: 'board member',
  GOVERNOR: 'governor',
  MEDICAL_DIRECTOR: 'medical director',
  CHIEF_NURSE: 'chief nurse',
  ENGAGEMENT_LEAD: 'engagement lead',
  PUBLIC_EDITOR: 'public editor',
  MODERATOR: 'moderator',
  EXTERNAL_RECORDER: 'recorder of outside decisions',
  REGULATOR_READER: 'reader for the regulator',
  AUDITOR: 'auditor',
  OBSERVER: 'observer',
  ADMINISTRATOR: 'administrator',
};

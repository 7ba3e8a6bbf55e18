import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others name by more than its id, and with which columns. */
const NAMED: [table: string, name: string, columns: string][] = [
  ['gate_decider', 'gate_decider_in_programme', 'programme_id, id'],
  ['pack_annex', 'pack_annex_in_body', 'programme_id, body_id, id'],
  ['annex_document', 'annex_document_in_body', 'programme_id, body_id, id'],
  ['meeting', 'meeting_in_body', 'programme_id, body_id, id'],
  ['resolution', 'resolution_in_body', 'programme_id, body_id, id'],
  ['elector', 'elector_in_body', 'programme_id, body_id, resolution_id, person_id'],
  ['declared_interest', 'declared_interest_in_body', 'programme_id, body_id, id'],
];

interface Reference {
  table: string;
  name: string;
  to: string;
  /** Its own columns, and those that it names; before and now. */
  was: [own: string, named: string];
  now: [own: string, named: string];
}

const ofBody = (table: string, name: string, to: string, column: string): Reference => ({
  table,
  name,
  to,
  was: [column, 'id'],
  now: [`programme_id, body_id, ${column}`, 'programme_id, body_id, id'],
});
const ofResolution = (table: string, column = 'resolution_id'): Reference => ({
  ...ofBody(table, `${table}_resolution`, 'resolution', column),
  was: [`programme_id, ${column}`, 'programme_id, id'],
});
const ofElector = (table: string, more = ''): Reference => {
  const [was, now] = ['', 'programme_id, body_id, '].map(
    (first) => `${first}resolution_id, person_id${more}`,
  ) as [string, string];
  return { table, name: `${table}_elector`, to: 'elector', was: [was, was], now: [now, now] };
};

/**
 * A body's own rows are shown by their body and their programme: none may name another body's or
 * another programme's row, whatever a service writes (promises 3.10).
 */
const REFERENCES: Reference[] = [
  ofBody('annex_document', 'annex_document_annex', 'pack_annex', 'annex_id'),
  ofBody('annex_chunk', 'annex_chunk_document', 'annex_document', 'annex_document_id'),
  ofBody('meeting_attendance', 'meeting_attendance_meeting', 'meeting', 'meeting_id'),
  ofBody('resolution', 'resolution_meeting', 'meeting', 'meeting_id'),
  ofBody('interest_ruling', 'interest_ruling_interest', 'declared_interest', 'interest_id'),
  ofBody(
    'interest_confirmation',
    'interest_confirmation_interest',
    'declared_interest',
    'interest_id',
  ),
  ofResolution('resolution_own_part', 'id'),
  ofResolution('elector'),
  ofResolution('casting_vote'),
  ofResolution('resolution_count'),
  ofResolution('resolution_outcome'),
  ofResolution('resolution_working'),
  ofElector('declared_interest'),
  ofElector('vote', ', voting'),
  {
    table: 'counted_decision',
    name: 'counted_decision_decider',
    to: 'gate_decider',
    was: ['decider_id', 'id'],
    now: ['programme_id, decider_id', 'programme_id, id'],
  },
];

const VOTER = 'alter table elector add constraint elector_vote unique';

const drop = ({ table, name }: { table: string; name: string }) =>
  `alter table "${table}" drop constraint "${name}"`;
const add = ({ table, name, to }: Reference, [own, named]: [string, string]) =>
  `alter table "${table}" add constraint "${name}" foreign key (${own}) references "${to}" (${named})`;

export class CarryTheProgrammeAndTheBody1763780000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const reference of REFERENCES) await runner.query(drop(reference));
    for (const [table, name, columns] of NAMED)
      await runner.query(`alter table "${table}" add constraint "${name}" unique (${columns})`);
    await runner.query(drop({ table: 'elector', name: 'elector_vote' }));
    await runner.query(`${VOTER} (programme_id, body_id, resolution_id, person_id, voting)`);
    for (const reference of REFERENCES) await runner.query(add(reference, reference.now));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const reference of REFERENCES) await runner.query(drop(reference));
    for (const [table, name] of NAMED) await runner.query(drop({ table, name }));
    await runner.query(drop({ table: 'elector', name: 'elector_vote' }));
    await runner.query(`${VOTER} (resolution_id, person_id, voting)`);
    for (const reference of REFERENCES) await runner.query(add(reference, reference.was));
  }
}

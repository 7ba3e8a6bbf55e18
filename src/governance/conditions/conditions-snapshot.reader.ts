import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SnapshotSections } from '../case-packs/snapshot-sections.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Programme } from '../programmes/programme.entity.js';
import type { CanonicalValue } from '../../shared/canonical.js';

/** The conditions as a sealed pack keeps them: those set before it, and the state of each. */
@Injectable()
export class ConditionsSnapshot implements OnModuleInit {
  constructor(private readonly sections: SnapshotSections) {}

  onModuleInit(): void {
    this.sections.register({ name: 'conditions', version: '1', read: conditions });
  }
}

/** By number; a day that is not set is left out. */
async function conditions(reader: Reader, programme: Programme): Promise<CanonicalValue> {
  const rows = await reader.query<Record<string, string | null>>(
    `select 'C' || c.number as code, b.code as body, c.text, c.kind, c.owner_name as owner, c.state,
       c.set_on::text as "setOn", c.due_on::text as "dueOn", c.settled_on::text as "settledOn"
     from condition c join deciding_body b on b.id = c.body_id
     where c.programme_id = $1 order by c.number`,
    [programme.id],
  );
  return rows.map((row) => {
    const there = Object.entries(row).filter((one): one is [string, string] => one[1] !== null);
    return Object.fromEntries(there);
  });
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';
import { Gate } from '../programmes/gate.entity.js';
import { ProgrammeStatement, type Programme } from '../programmes/programme.entity.js';
import type { StatementKind } from '../programmes/programme.rules.js';
import type { CanonicalValue } from '../../shared/canonical.js';
import { KeyFigureRow, type CasePack } from './case-pack.entity.js';
import { SnapshotSections } from './snapshot-sections.js';

/** What a sealed pack keeps of Trusts, bodies and the programme, and its own key figures. */
@Injectable()
export class PackSnapshot implements OnModuleInit {
  constructor(private readonly sections: SnapshotSections) {}

  onModuleInit(): void {
    const add = (name: string, read: Parameters<SnapshotSections['register']>[0]['read']) =>
      this.sections.register({ name, version: '1', read });
    add('parties', parties);
    add('bodies', bodies);
    add('statements', statements);
    add('dates', dates);
    add('keyFigures', keyFigures);
  }
}

/** The Trusts that are parties, by code. */
async function parties(reader: Reader, programme: Programme): Promise<CanonicalValue> {
  const rows = await reader.query<Record<string, string>>(
    `select t.code, t.ods_code as "odsCode", t.name, t.kind, p.role
     from programme_party p join trust t on t.id = p.trust_id
     where p.programme_id = $1 order by t.code`,
    [programme.id],
  );
  return rows.map(present);
}

/** The bodies that decide at a gate, by code, with the standing orders in force on the programme's day. */
async function bodies(reader: Reader, programme: Programme): Promise<CanonicalValue> {
  const rows = await reader.query<Record<string, string | null>>(
    `select b.code, b.name, b.kind, t.code as trust, (
       select o.id from standing_orders o
       where o.body_id = b.id and o.effective_from <= coalesce($2::date, access.london_today())
         and not exists (select from standing_orders c where c.corrects_id = o.id)
       order by o.effective_from desc limit 1) as "standingOrders"
     from deciding_body b left join trust t on t.id = b.trust_id
     where b.id in (select d.body_id from gate_decider d where d.programme_id = $1)
     order by b.code`,
    [programme.id, programme.businessDate],
  );
  return rows.map(present);
}

/** Aims, challenges and pledges, each in their own order. */
async function statements(reader: Reader, programme: Programme): Promise<CanonicalValue> {
  const rows = await reader.find(
    ProgrammeStatement,
    { programmeId: programme.id },
    { order: { kind: 'ASC', position: 'ASC' } },
  );
  const of = (wanted: StatementKind) =>
    rows
      .filter(({ kind }) => kind === wanted)
      .map(({ position, challengeKind, text }) =>
        present({ position: String(position), challengeKind, text }),
      );
  return { aims: of('AIM'), challenges: of('CHALLENGE'), pledges: of('PLEDGE') };
}

/** The programme's dates, and those of its gates in their order; a date that is not set is left out. */
async function dates(reader: Reader, programme: Programme): Promise<CanonicalValue> {
  const gates = await reader.find(
    Gate,
    { programmeId: programme.id },
    { order: { ordinal: 'ASC' } },
  );
  const { goLiveBaselineOn, goLiveForecastOn, goLiveActualOn, benefitsEndOn } = programme;
  return {
    ...present({ goLiveBaselineOn, goLiveForecastOn, goLiveActualOn, benefitsEndOn }),
    gates: gates.map(({ code, title, baselineOn, forecastOn }) =>
      present({ code, title, baselineOn, forecastOn }),
    ),
  };
}

/** The figures that the case stands on, by code. */
async function keyFigures(
  reader: Reader,
  _programme: Programme,
  pack: CasePack,
): Promise<CanonicalValue> {
  const rows = await reader.find(KeyFigureRow, { packId: pack.id }, { order: { code: 'ASC' } });
  return rows.map(({ code, title, kind, value, priceBase }) =>
    present({ code, title, kind, value, priceBase }),
  );
}

/** The same without what is not there: a manifest has no nulls. */
function present(row: Record<string, string | null>): Record<string, string> {
  const there = Object.entries(row).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(there);
}

import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import { revisionOf } from '../../platform/audit/auditable.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { given } from '../../shared/given.js';
import { allow, refuse } from '../../shared/refusal.js';
import { GrantStanding } from './grant-standing.js';
import { mayDeclareGoLive, maySetGoLiveBaseline, type GoLiveFacts } from './go-live.rules.js';
import {
  mayAdvanceBusinessDate,
  mayCorrectAdoption,
  type AdoptionFacts,
} from './programme.rules.js';
import { BusinessDay, Programme, ProgrammeStatement } from './programme.entity.js';
import type * as inputs from './programme.input.js';
import { theProgramme, theProgrammeLocked } from './programme-targets.js';
import { todayOf } from './programmes.reader.js';

onConstraint('programme_statement_place', {
  code: 'ALREADY_EXISTS',
  because: 'Another statement of this kind is already at this position: choose another position.',
  field: 'position',
});

/** A programme that an input names, while nothing is decided in it. */
const theProgrammeAlone = theProgrammeLocked('NO KEY UPDATE');

/** An aim, a challenge or a pledge that an input names. */
const theStatement: Target<{ statementId: string }, { statement: ProgrammeStatement }> = {
  find: async (reader, { statementId: id }) => ({
    statement: await reader.must(ProgrammeStatement, { id }, 'statement', 'statementId'),
  }),
  scope: ({ statement: { programmeId } }) => ({ programmeId }),
};

/** The acts of a programme's office: to set its dates, and to state its aims. */
@Injectable()
export class ProgrammeOfficeService {
  constructor(
    private readonly acts: Acts,
    private readonly grant: GrantStanding,
  ) {}

  /** Moves a practice programme's business date forward. */
  async advanceBusinessDate(actor: Actor, input: inputs.AdvanceBusinessDateInput) {
    const { to } = input;
    return await this.acts.do(
      actor,
      'advanceBusinessDate',
      input,
      theProgrammeAlone,
      async ({ tx, programme, tell }) => {
        const { id, version, practice, businessDate: from } = programme;
        allow(mayAdvanceBusinessDate({ practice, businessDate: from ?? '' }, to));
        const advanced = await tx.update(Programme, id, version, { businessDate: to });
        await tx.insert(BusinessDay, { programmeId: id, day: to, reachedAt: tx.now });
        tell('programme.date-advanced', ['programme', id], { from, to });
        return { programme: advanced };
      },
    );
  }

  /** Changes a programme's title, vision and dates; a baseline that is set is never overwritten. */
  async reviseProgramme(actor: Actor, input: inputs.ReviseProgrammeInput) {
    return await this.acts.do(
      actor,
      'reviseProgramme',
      input,
      theProgrammeAlone,
      async ({ tx, programme, tell }) => {
        const { id, goLiveBaselineOn, goLiveActualOn } = programme;
        allow(maySetGoLiveBaseline(goLiveBaselineOn, input.goLiveBaselineOn ?? null));
        if (input.adoptedOn)
          allow(
            mayCorrectAdoption(
              input.adoptedOn,
              programme.adoptedOn,
              await adoptionFacts(tx, programme),
            ),
          );
        const changes = changesOf(input);
        if (changes.goLiveActualOn !== undefined) {
          const granted = await this.grant.stands(tx, programme, tx.now);
          const facts = { ...(await goLiveFacts(tx, programme)), granted };
          allow(mayDeclareGoLive(changes.goLiveActualOn, goLiveActualOn, facts));
        }
        const revised = await tx.update(Programme, id, input.expectedVersion, changes);
        tell('programme.revised', ['programme', id], revisionOf({ ...changes }));
        return { programme: revised };
      },
    );
  }

  /** Adds an aim, a challenge or a pledge. */
  async addStatement(actor: Actor, input: inputs.AddStatementInput) {
    return await this.acts.do(actor, 'addStatement', input, theProgramme, async (at) => {
      const { tx, programme, tell } = at;
      const { kind, text } = input;
      const challengeKind = input.challengeKind ?? null;
      if ((kind === 'CHALLENGE') !== Boolean(challengeKind))
        refuse(
          'BAD_USER_INPUT',
          challengeKind
            ? 'Leave out challengeKind: only a challenge has one.'
            : 'Give challengeKind: a challenge needs one.',
          'challengeKind',
        );
      const programmeId = programme.id;
      const ofItsKind = { programmeId, kind };
      const position = input.position ?? 1 + (await tx.count(ProgrammeStatement, ofItsKind));
      const statement = await tx.insert(ProgrammeStatement, {
        programmeId,
        kind,
        challengeKind,
        position,
        text,
      });
      tell('statement.added', ['statement', statement.id], { kind, position, text });
      return { statement };
    });
  }

  /** Rewords an aim, a challenge or a pledge. */
  async reviseStatement(actor: Actor, input: inputs.ReviseStatementInput) {
    return await this.acts.do(actor, 'reviseStatement', input, theStatement, async (at) => {
      const { tx, tell } = at;
      const { id, kind, text: from } = at.statement;
      const { expectedVersion, text: to } = input;
      const statement = await tx.update(ProgrammeStatement, id, expectedVersion, { text: to });
      tell('statement.revised', ['statement', id], { kind, from, to });
      return { statement };
    });
  }
}

/** What is changed of a programme: what is left out stays as it is, and null empties what may be empty. */
function changesOf(input: inputs.ReviseProgrammeInput): Partial<Programme> {
  const {
    idempotencyKey: _key,
    programme: _programme,
    expectedVersion: _version,
    ...changes
  } = input;
  return given(changes) as Partial<Programme>;
}

/** The day of the grant and the gates after it; read by table, since gates/ stands above programmes/. */
async function goLiveFacts(tx: Tx, programme: Programme): Promise<Omit<GoLiveFacts, 'granted'>> {
  const [found] = await tx.query<Omit<GoLiveFacts, 'today' | 'granted'>>(
    `select (select max(e.decided_on)::text from external_decision e join gate o on o.id = e.gate_id
        where e.programme_id = $1 and o.code = 'GRANT' and e.purpose = 'GRANT' and e.outcome = 'GRANTED'
          and not exists (select from external_decision c where c.corrects_id = e.id
            and exists (select from external_confirmation f where f.decision_id = c.id)
            and not exists (select from record_annulment n where n.record_id = c.id))
          and not exists (select from record_annulment n where n.record_id = e.id)
          and exists (select from external_confirmation f where f.decision_id = e.id)) as "grantedOn",
       (array_agg(g.title order by g.ordinal)
         filter (where p.gate_id is not null and g.phase in ('MOBILISING', 'LIVE', 'INTEGRATING')))[1]
         as "passedSince"
     from gate g left join gate_passing p on p.gate_id = g.id and p.number = 1
     where g.programme_id = $1 and g.taken_out_on is null`,
    [programme.id],
  );
  return { ...found!, today: todayOf(programme, tx.now) };
}

/** Whether anything was done here since adoption; read by table, as what is decided stands above programmes/. */
async function adoptionFacts(tx: Tx, programme: Programme): Promise<AdoptionFacts> {
  const [found] = await tx.query<Omit<AdoptionFacts, 'today'>>(
    `select exists (select from resolution r where r.programme_id = $1 and r.state <> 'DRAFT')
         or exists (select from gate_passing p where p.programme_id = $1) as live,
       (select max(d.decided_on)::text from recorded_decision d where d.programme_id = $1
          and not exists (select from record_annulment n where n.record_id = d.id)) as "lastRecordedOn"`,
    [programme.id],
  );
  return { ...found!, today: todayOf(programme, tx.now) };
}

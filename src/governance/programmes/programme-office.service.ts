import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { mayDeclareGoLive, maySetGoLiveBaseline, type GoLiveFacts } from './go-live.rules.js';
import { mayAdvanceBusinessDate } from './programme.rules.js';
import { Programme, ProgrammeStatement } from './programme.entity.js';
import { ProgrammeStartingService } from './programme-starting.service.js';
import type * as inputs from './programme.input.js';
import { ProgrammesService } from './programmes.service.js';

/** The acts of a programme's office: to start it, to set its dates, and to state its aims. */
@Injectable()
export class ProgrammeOfficeService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly starting: ProgrammeStartingService,
  ) {}

  /** Starts a programme: its parties checked against the transaction, its regime copied into gates. */
  async createProgramme(
    actor: Actor,
    input: inputs.CreateProgrammeInput,
  ): Promise<Once<{ programmeId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      await this.access.authorise(tx, 'createProgramme');
      return await this.idempotency.once(
        tx,
        { verb: 'createProgramme', key: input.idempotencyKey, input },
        async () => {
          const programme = await this.starting.start(tx, input);
          return { programmeId: programme.id };
        },
      );
    });
  }

  /** Moves a practice programme's business date forward. */
  async advanceBusinessDate(actor: Actor, input: inputs.AdvanceBusinessDateInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'advanceBusinessDate', { programmeId: found.id });
      const programme = await this.programmes.lockDecisions(tx, found.id, 'NO KEY UPDATE');
      allow(
        mayAdvanceBusinessDate(
          { practice: programme.practice, businessDate: programme.businessDate ?? '' },
          input.to,
        ),
      );
      await tx.update(Programme, programme.id, programme.version, { businessDate: input.to });
      this.record(tx, programme.id, 'programme.date-advanced', 'programme', programme.id, {
        from: programme.businessDate,
        to: input.to,
      });
      return programme.id;
    });
  }

  /** Changes a programme's title, vision and dates; a baseline that is set is never overwritten. */
  async reviseProgramme(actor: Actor, input: inputs.ReviseProgrammeInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'reviseProgramme', { programmeId: found.id });
      const programme = await this.programmes.lockDecisions(tx, found.id, 'NO KEY UPDATE');
      allow(maySetGoLiveBaseline(programme.goLiveBaselineOn, input.goLiveBaselineOn ?? null));
      const { programme: _ref, expectedVersion, clearGoLiveActual, ...given } = input;
      const changes: Partial<Programme> = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
      );
      if (clearGoLiveActual) {
        if (changes.goLiveActualOn)
          refuse(
            'BAD_USER_INPUT',
            'Give goLiveActualOn or clearGoLiveActual, not both.',
            'clearGoLiveActual',
          );
        changes.goLiveActualOn = null;
      }
      if (changes.goLiveActualOn !== undefined) {
        const facts = await this.goLiveFacts(tx, programme);
        allow(mayDeclareGoLive(changes.goLiveActualOn, programme.goLiveActualOn, facts));
      }
      await tx.update(Programme, found.id, expectedVersion, changes);
      this.record(
        tx,
        found.id,
        'programme.revised',
        'programme',
        found.id,
        changes as Record<string, string>,
      );
      return found.id;
    });
  }

  /** Adds an aim, a challenge or a pledge. */
  async addStatement(
    actor: Actor,
    input: inputs.AddStatementInput,
  ): Promise<Once<{ statementId: string }>> {
    return await this.within(actor, 'addStatement', input, async (tx, programme) => {
      if ((input.kind === 'CHALLENGE') !== Boolean(input.challengeKind)) {
        refuse(
          'BAD_USER_INPUT',
          input.challengeKind
            ? 'Leave out challengeKind: only a challenge has one.'
            : 'Give challengeKind: a challenge needs one.',
          'challengeKind',
        );
      }
      const { kind, text } = input;
      const position =
        input.position ??
        1 + (await tx.count(ProgrammeStatement, { programmeId: programme.id, kind }));
      const statement = await tx.insert(ProgrammeStatement, {
        programmeId: programme.id,
        kind,
        challengeKind: input.challengeKind ?? null,
        position,
        text,
      });
      this.record(tx, programme.id, 'statement.added', 'statement', statement.id, {
        kind,
        position,
        text,
      });
      return { statementId: statement.id };
    });
  }

  /** Rewords an aim, a challenge or a pledge. */
  async reviseStatement(actor: Actor, input: inputs.ReviseStatementInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const statement = await tx.must(
        ProgrammeStatement,
        { id: input.statementId },
        'statement',
        'statementId',
      );
      await this.access.authorise(tx, 'reviseStatement', { programmeId: statement.programmeId });
      await tx.update(ProgrammeStatement, statement.id, input.expectedVersion, {
        text: input.text,
      });
      this.record(tx, statement.programmeId, 'statement.revised', 'statement', statement.id, {
        kind: statement.kind,
        from: statement.text,
        to: input.text,
      });
      return statement.id;
    });
  }

  /** The state of the grant and the gates after it; read by table, since gates/ stands above programmes/. */
  private async goLiveFacts(tx: Tx, programme: Programme): Promise<GoLiveFacts> {
    const [found] = await tx.query<Omit<GoLiveFacts, 'today'>>(
      `select coalesce(bool_or(g.code = 'GRANT'), false) as "grantAsked",
         coalesce(bool_or(g.code = 'GRANT' and p.gate_id is not null), false) as granted,
         (array_agg(g.title order by g.ordinal)
           filter (where p.gate_id is not null and g.phase in ('MOBILISING', 'LIVE', 'INTEGRATING')))[1]
           as "passedSince"
       from gate g left join gate_passing p on p.gate_id = g.id
       where g.programme_id = $1 and g.taken_out_on is null`,
      [programme.id],
    );
    return { ...found!, today: this.programmes.today(programme, tx.now) };
  }

  private async within<Ids extends Record<string, string>>(
    actor: Actor,
    verb: 'addStatement',
    input: { programme: string; idempotencyKey: string },
    work: (tx: Tx, programme: Programme) => Promise<Ids>,
  ): Promise<Once<Ids>> {
    return await this.db.transaction(actor, async (tx) => {
      const programme = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, verb, { programmeId: programme.id });
      return await this.idempotency.once(
        tx,
        { verb, key: input.idempotencyKey, input },
        async () => await work(tx, programme),
      );
    });
  }

  private record(
    tx: Tx,
    programmeId: string,
    type: string,
    subjectType: string,
    subjectId: string,
    payload: Record<string, string | number | null>,
  ): void {
    this.audit.record(tx, { type, programmeId, subjectType, subjectId, payload });
  }
}

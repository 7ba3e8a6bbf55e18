import { Injectable } from '@nestjs/common';
import { Membership } from '../../platform/accounts/account.entity.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { allow, refuse } from '../../shared/refusal.js';
import type { DecidingBody } from '../trusts/trust.entity.js';
import { TrustsService } from '../trusts/trusts.service.js';
import { mayNameOutside } from './outside-bodies.rules.js';
import { Programme, ProgrammeParty } from './programme.entity.js';
import type * as inputs from './programme.input.js';
import { RegimeCopyingService } from './regime-copying.service.js';
import { mayHaveParties, type Party } from './transaction.rules.js';

onConstraint('programme_code', {
  code: 'ALREADY_EXISTS',
  because: 'A programme with this code already exists: choose another code.',
  field: 'code',
});
onConstraint('programme_statement_place', {
  code: 'ALREADY_EXISTS',
  because: 'Another statement of this kind is already at this position: choose another position.',
  field: 'position',
});

/** Starts a programme with its parties, its chain, its first member and its gates: all or nothing. */
@Injectable()
export class ProgrammeStartingService {
  constructor(
    private readonly audit: AuditService,
    private readonly trusts: TrustsService,
    private readonly regimes: RegimeCopyingService,
  ) {}

  async start(tx: Tx, input: inputs.CreateProgrammeInput): Promise<Programme> {
    const parties = await this.partiesOf(tx, input);
    allow(mayHaveParties(input.transactionType, parties));
    const programme = await this.insert(tx, input);
    for (const { trustId, role } of parties) {
      await tx.insert(ProgrammeParty, { programmeId: programme.id, trustId, role });
    }
    const outside = await this.outsideOf(tx, input);
    const gates = await this.regimes.copy(tx, programme, parties, outside);
    this.audit.record(tx, {
      type: 'programme.created',
      programmeId: programme.id,
      subjectType: 'programme',
      subjectId: programme.id,
      payload: {
        code: programme.code,
        regime: programme.regime,
        transaction: programme.transactionType,
        gates,
        parties: parties.map(({ trustId, role }) => ({ trust: trustId, role })),
        outsideBodies: outside.map(({ id }) => id),
      },
    });
    return programme;
  }

  private async insert(tx: Tx, input: inputs.CreateProgrammeInput): Promise<Programme> {
    if (input.practice !== Boolean(input.businessDate)) {
      refuse(
        'BAD_USER_INPUT',
        input.practice
          ? 'Give businessDate: a practice programme has a date of its own.'
          : 'Leave out businessDate: only a practice programme has a date of its own.',
        'businessDate',
      );
    }
    const { code, title, vision, regime, transactionType, practice } = input;
    const businessDate = input.businessDate ?? null;
    const programme = await tx.insert(Programme, {
      code,
      title,
      vision,
      regime,
      transactionType,
      practice,
      businessDate,
      adoptedOn: input.adoptedOn ?? businessDate ?? tx.calendarDay,
      goLiveBaselineOn: input.goLiveBaselineOn ?? null,
      goLiveForecastOn: input.goLiveBaselineOn ?? null,
      goLiveActualOn: null,
      benefitsEndOn: null,
      createdAt: tx.now,
    });
    await tx.query('select audit.open_chain($1, $2, $3)', [programme.id, code, practice]);
    await tx.insert(Membership, {
      personId: tx.actor.personId,
      programmeId: programme.id,
      trustId: null,
      role: 'ADMINISTRATOR',
      fromDay: tx.calendarDay,
      untilDay: null,
      revokedAt: null,
      grantedBy: tx.actor.personId,
    });
    return programme;
  }

  private async outsideOf(tx: Tx, input: inputs.CreateProgrammeInput): Promise<DecidingBody[]> {
    const bodies: DecidingBody[] = [];
    for (const [at, ref] of input.outsideBodies.entries())
      bodies.push(await this.trusts.body(tx, ref, `outsideBodies.${at}`));
    allow(mayNameOutside(bodies));
    return bodies;
  }

  private async partiesOf(tx: Tx, input: inputs.CreateProgrammeInput): Promise<Party[]> {
    const parties: Party[] = [];
    for (const [at, party] of input.parties.entries()) {
      const trust = await this.trusts.trust(tx, party.trust, `parties.${at}.trust`);
      parties.push({ trustId: trust.id, trustKind: trust.kind, role: party.role });
    }
    return parties;
  }
}

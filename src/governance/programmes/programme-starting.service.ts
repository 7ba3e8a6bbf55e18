import { Injectable } from '@nestjs/common';
import { Membership } from '../../platform/accounts/account.entity.js';
import { Acts } from '../../platform/acts/acts.service.js';
import { theInstallation } from '../../platform/acts/target.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import type { DecidingBody } from '../trusts/trust.entity.js';
import { findBody, findTrust } from '../trusts/trusts.reader.js';
import { mayNameOutside } from './outside-bodies.rules.js';
import { BusinessDay, Programme, ProgrammeParty } from './programme.entity.js';
import type * as inputs from './programme.input.js';
import { mayAdoptFrom } from './programme.rules.js';
import { copyRegime } from './regime-copying.js';
import { mayHaveParties, type Party } from './transaction.rules.js';

onConstraint('programme_code', {
  code: 'ALREADY_EXISTS',
  because: 'A programme with this code already exists: choose another code.',
  field: 'code',
});

/** Starts a programme with its parties, its chain, its first member and its gates: all or nothing. */
@Injectable()
export class ProgrammeStartingService {
  constructor(
    private readonly acts: Acts,
    private readonly audit: AuditService,
  ) {}

  /**
   * Starts a programme: its parties checked against the transaction, its regime copied into gates. It is told
   * in the programme's own chain, which begins with it.
   */
  async createProgramme(actor: Actor, input: inputs.CreateProgrammeInput) {
    return await this.acts.do(actor, 'createProgramme', input, theInstallation, async ({ tx }) => {
      const parties = await findParties(tx, input);
      allow(mayHaveParties(input.transactionType, parties));
      const programme = await addProgramme(tx, input);
      for (const { trustId, role } of parties) {
        await tx.insert(ProgrammeParty, { programmeId: programme.id, trustId, role });
      }
      const outside = await findOutside(tx, input);
      const gates = await copyRegime(tx, programme, parties, outside);
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
      return { programme };
    });
  }
}

async function addProgramme(tx: Tx, input: inputs.CreateProgrammeInput): Promise<Programme> {
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
  allow(mayAdoptFrom(input.adoptedOn ?? null, tx.calendarDay));
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
    discardedAt: null,
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
  if (businessDate !== null)
    await tx.insert(BusinessDay, {
      programmeId: programme.id,
      day: businessDate,
      reachedAt: tx.now,
    });
  return programme;
}

async function findOutside(
  reader: Reader,
  { outsideBodies }: inputs.CreateProgrammeInput,
): Promise<DecidingBody[]> {
  const bodies: DecidingBody[] = [];
  for (const [at, ref] of outsideBodies.entries())
    bodies.push(await findBody(reader, ref, `outsideBodies.${at}`));
  allow(mayNameOutside(bodies));
  return bodies;
}

async function findParties(
  reader: Reader,
  { parties }: inputs.CreateProgrammeInput,
): Promise<Party[]> {
  const found: Party[] = [];
  for (const [at, { trust: ref, role }] of parties.entries()) {
    const trust = await findTrust(reader, ref, `parties.${at}.trust`);
    found.push({ trustId: trust.id, trustKind: trust.kind, role });
  }
  return found;
}

import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { AuditService, type AuditEvent } from '../../platform/audit/audit.service.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Day } from '../../shared/day.js';
import { refuse } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { TrustsService } from '../trusts/trusts.service.js';
import type { Programme } from './programme.entity.js';
import { ProgrammesService } from './programmes.service.js';

/** A body as it acts in a programme. */
export interface ActingBody {
  body: DecidingBody;
  programme: Programme;
}

/** An event of a programme, but for what every such event has. */
export type BodyEvent = Omit<AuditEvent, 'programmeId' | 'confidentialTo'>;

/** The common part of every act of a body: the body and programme, who may act, the day, and the chain. */
@Injectable()
export class BodyActsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly programmes: ProgrammesService,
    private readonly trusts: TrustsService,
  ) {}

  /** The body that acts in a programme, for an act that is its own secretary's. */
  async begin(tx: Tx, verb: Verb, named: { programme: string; body: string }): Promise<ActingBody> {
    const programme = await this.programmes.programme(tx, named.programme);
    const body = await this.trusts.body(tx, named.body);
    await this.access.authorise(tx, verb, {
      programmeId: programme.id,
      trustId: body.trustId,
      body,
    });
    await this.mustTakePart(tx, { programme, body });
    return { programme, body };
  }

  /** As `begin`, for something that belongs to the body already, such as a resolution. */
  async beginOn(
    reader: Reader,
    verb: Verb,
    of: { programmeId: string; bodyId: string },
  ): Promise<ActingBody> {
    const acting = await this.acting(reader, of);
    await this.authorise(reader, verb, acting);
    return acting;
  }

  /** The body and the programme to which something belongs; no permission is checked yet. */
  async acting(reader: Reader, of: { programmeId: string; bodyId: string }): Promise<ActingBody> {
    const programme = await this.programmes.programme(reader, of.programmeId);
    const body = await reader.must(DecidingBody, { id: of.bodyId }, 'body');
    return { programme, body };
  }

  /** Refuses unless the actor's role lets them do this for the body. */
  async authorise(reader: Reader, verb: Verb, { programme, body }: ActingBody): Promise<void> {
    await this.access.authorise(reader, verb, {
      programmeId: programme.id,
      trustId: body.trustId,
      body,
    });
  }

  /** Whether the caller is the body's secretary, who may record on behalf of a member. */
  async isSecretary(reader: Reader, { programme, body }: ActingBody): Promise<boolean> {
    return isSecretaryOf(await this.access.rolesOf(reader), body, programme.id);
  }

  /** Whether the body is the caller's own in the programme: by a seat, a roll, or as its secretary. */
  async isOf(reader: Reader, { programme, body }: ActingBody): Promise<boolean> {
    return await this.access.isOf(reader, { programmeId: programme.id, bodyId: body.id });
  }

  /** The programme's date. */
  today({ programme }: { programme: Programme }, tx: Tx): Day {
    return this.programmes.today(programme, tx.now);
  }

  /** Writes an act of the body into the programme's chain. */
  record(tx: Tx, { programme }: ActingBody, happened: BodyEvent): void {
    this.audit.record(tx, { programmeId: programme.id, ...happened });
  }

  /** As `record`, for something that the body alone may read. */
  recordWithin(tx: Tx, { programme, body }: ActingBody, happened: BodyEvent): void {
    this.audit.record(tx, { programmeId: programme.id, confidentialTo: body.id, ...happened });
  }

  private async mustTakePart(tx: Tx, { programme, body }: ActingBody): Promise<void> {
    const parties = await this.programmes.parties(tx, programme.id);
    const takesPart =
      body.programmeId === programme.id || parties.some((party) => party.trustId === body.trustId);
    if (!takesPart)
      refuse(
        'BAD_USER_INPUT',
        'This body takes no part in the programme: name the body of a Trust that is a party.',
        'body',
      );
  }
}

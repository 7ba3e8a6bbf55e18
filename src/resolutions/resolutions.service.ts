import { Injectable } from '@nestjs/common';
import type { Verb } from '../access/permission-table.rules.js';
import type { Reader } from '../database/reader.js';
import type { Tx } from '../database/tx.js';
import {
  BodyActsService,
  type ActingBody,
  type Happened,
} from '../programmes/body-acts.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { IDENTIFIER, parseNumbered } from '../shared/refs.js';
import { notFound, refuse } from '../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { Resolution } from './resolution.entity.js';

/** A resolution with the body that takes it and its programme. */
export interface Put extends ActingBody {
  resolution: Resolution;
}

/** What happened to a resolution; it is about the resolution unless said otherwise. */
export type HappenedToIt = Pick<Happened, 'type' | 'payload'> & Partial<Happened>;

/** What every act on a resolution begins with: it is found, and the act is allowed. */
@Injectable()
export class ResolutionsService {
  constructor(
    private readonly acts: BodyActsService,
    private readonly programmes: ProgrammesService,
  ) {}

  /**
   * A resolution by id, or as `DERBY-BOARD/3` in a programme; the programme may be left out where the
   * caller can see only one of that name.
   */
  async resolution(
    reader: Reader,
    ref: string,
    programme?: string | null,
    field = 'resolution',
  ): Promise<Resolution> {
    if (IDENTIFIER.test(ref))
      return await reader.must(Resolution, { id: ref }, 'resolution', field);
    const named = parseNumbered(ref);
    const body = named && (await reader.one(DecidingBody, { code: named.code }));
    if (!body) throw notFound('resolution', field);
    const within = programme
      ? { programmeId: (await this.programmes.programme(reader, programme)).id }
      : {};
    const where = { bodyId: body.id, number: named.number, ...within };
    const [found, another] = await reader.find(Resolution, where, { take: 2 });
    if (!found) throw notFound('resolution', field);
    if (another) refuse('BAD_USER_INPUT', 'Two programmes have it: name it by its id.', field);
    return found;
  }

  /** The first lines of a verb that is for the members: it is there, and the actor may. */
  async begin(tx: Tx, verb: Verb, ref: string): Promise<Put> {
    const resolution = await this.resolution(tx, ref);
    const acting = await this.acts.acting(tx, resolution);
    await this.acts.authorise(tx, verb, acting);
    return { resolution, ...acting };
  }

  /** As `begin`, for what only the body's own secretary does (domain 2.3). */
  async beginAsSecretary(tx: Tx, verb: Verb, ref: string): Promise<Put> {
    const resolution = await this.resolution(tx, ref);
    const acting = await this.acts.beginOn(tx, verb, resolution);
    return { resolution, ...acting };
  }

  /** The row once nobody else can change it, or vote on it. */
  async take(tx: Tx, put: Put): Promise<Put> {
    const { id } = put.resolution;
    return { ...put, resolution: await tx.lock(Resolution, id, 'NO KEY UPDATE', 'resolution') };
  }

  /** The row while it stays as it is: many may vote at once, and closing waits for them. */
  async hold(tx: Tx, put: Put): Promise<Put> {
    const { id } = put.resolution;
    return { ...put, resolution: await tx.lock(Resolution, id, 'SHARE', 'resolution') };
  }

  /** Tells the programme's chain what happened to a resolution. */
  record(tx: Tx, put: Put, happened: HappenedToIt): void {
    this.acts.record(tx, put, aboutIt(put, happened));
  }

  /** As `record`, for what is the body's alone to read. */
  recordWithin(tx: Tx, put: Put, happened: HappenedToIt): void {
    this.acts.recordWithin(tx, put, aboutIt(put, happened));
  }
}

const aboutIt = ({ resolution }: Put, happened: HappenedToIt): Happened => ({
  subjectType: 'resolution',
  subjectId: resolution.id,
  ...happened,
});

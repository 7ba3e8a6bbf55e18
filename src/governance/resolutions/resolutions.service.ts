import { Injectable } from '@nestjs/common';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  BodyActsService,
  type ActingBody,
  type BodyEvent,
} from '../programmes/body-acts.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { IDENTIFIER, parseNumbered } from '../../shared/refs.js';
import { notFound, refuse } from '../../shared/refusal.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import { Resolution } from './resolution.entity.js';

/** A resolution with the body that takes it and its programme. */
export interface ResolutionInContext extends ActingBody {
  resolution: Resolution;
}

/** An event of a resolution; its subject is the resolution unless another is given. */
export type ResolutionEvent = Pick<BodyEvent, 'type' | 'payload'> & Partial<BodyEvent>;

/** The beginning of every act on a resolution: it finds the resolution and checks the permission. */
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
    const [found, another] = await reader.find(Resolution, where, { limit: 2 });
    if (!found) throw notFound('resolution', field);
    if (another)
      refuse(
        'BAD_USER_INPUT',
        'Two of your programmes have a resolution of this name: give its id instead.',
        field,
      );
    return found;
  }

  /** Begins an act that is open to members: the resolution is there, and the actor has the permission. */
  async begin(tx: Tx, verb: Verb, ref: string): Promise<ResolutionInContext> {
    const resolution = await this.resolution(tx, ref);
    const acting = await this.acts.acting(tx, resolution);
    await this.acts.authorise(tx, verb, acting);
    return { resolution, ...acting };
  }

  /** As `begin`, for an act that only the body's own secretary can do. */
  async beginAsSecretary(tx: Tx, verb: Verb, ref: string): Promise<ResolutionInContext> {
    const resolution = await this.resolution(tx, ref);
    const acting = await this.acts.beginOn(tx, verb, resolution);
    return { resolution, ...acting };
  }

  /** Locks the row, so that nobody else can change it or vote on it. */
  async lockForChange(tx: Tx, target: ResolutionInContext): Promise<ResolutionInContext> {
    const { id } = target.resolution;
    return { ...target, resolution: await tx.lock(Resolution, id, 'NO KEY UPDATE', 'resolution') };
  }

  /** Locks the row against change only: many may vote at once, and closing waits for them. */
  async lockForVoting(tx: Tx, target: ResolutionInContext): Promise<ResolutionInContext> {
    const { id } = target.resolution;
    return { ...target, resolution: await tx.lock(Resolution, id, 'SHARE', 'resolution') };
  }

  /** Writes an event of a resolution into the programme's chain. */
  record(tx: Tx, target: ResolutionInContext, happened: ResolutionEvent): void {
    this.acts.record(tx, target, aboutIt(target, happened));
  }

  /** As `record`, for something that the body alone may read. */
  recordWithin(tx: Tx, target: ResolutionInContext, happened: ResolutionEvent): void {
    this.acts.recordWithin(tx, target, aboutIt(target, happened));
  }
}

const aboutIt = ({ resolution }: ResolutionInContext, happened: ResolutionEvent): BodyEvent => ({
  subjectType: 'resolution',
  subjectId: resolution.id,
  ...happened,
});

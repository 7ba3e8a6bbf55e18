import { Injectable } from '@nestjs/common';
import { loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Gate } from '../programmes/gate.entity.js';
import type { ProgrammeStatus } from '../programmes/programme.rules.js';
import { notFound } from '../../shared/refusal.js';
import { GateStatusKeeper } from './gate-status.keeper.js';
import { GateViews } from './gate-views.loader.js';
import { gateStatus, type GateStatus } from './gate.rules.js';
import { programmeStatusOf } from './kept-gate.rules.js';
import { readKeptGates, type KeptGates } from './kept-gates.reader.js';

/** The gates of one programme of a list, and where they and the programme stand. */
export interface ListedGates {
  status: ProgrammeStatus;
  gates: Gate[];
}

/**
 * The gates of programmes in a list that asks for no more than where they stand: what is kept while it holds, the
 * others worked out in one batch, and handed over to be kept.
 */
@Injectable()
export class ListedGatesLoader {
  /** Where the gates of a list stand, while somebody has them at hand. */
  private readonly statuses = new WeakMap<Gate, GateStatus>();

  constructor(
    private readonly views: GateViews,
    private readonly keeper: GateStatusKeeper,
  ) {}

  /** The gates of a programme, read once a request for all the programmes in it. */
  async of(context: RequestContext, programmeId: string): Promise<ListedGates> {
    const found = await loader(
      context,
      'listed-gates',
      async (ids) => await this.load(context, ids),
    ).load(programmeId);
    if (!found) throw notFound('programme', 'programme');
    return found;
  }

  /** Where a gate that came out of a list stands; undefined of any other. */
  statusOf(gate: Gate): GateStatus | undefined {
    return this.statuses.get(gate);
  }

  private async load(
    context: RequestContext,
    ids: readonly string[],
  ): Promise<Map<string, ListedGates>> {
    const kept = await readKeptGates(context.reads, ids, new Date());
    const others = [...kept].flatMap(([id, { showable }]) => (showable ? [] : [id]));
    const workedOut = await Promise.all(
      others.map(async (id) => [id, await this.workedOut(context, id)] as const),
    );
    if (others.length > 0) this.keeper.later(context.actor!, others);
    const shown = [...kept].flatMap(([id, one]) =>
      one.showable ? [[id, this.shown(one)] as const] : [],
    );
    return new Map([...shown, ...workedOut]);
  }

  private shown({ gates, kept, acts }: KeptGates): ListedGates {
    const progress = gates.map((gate) => {
      const { status, awaitsAssurance } = kept.get(gate.id)!;
      this.statuses.set(gate, status);
      return { ordinal: gate.ordinal, phase: gate.phase, status, awaitsAssurance };
    });
    return { gates, status: programmeStatusOf(progress, acts) };
  }

  private async workedOut(context: RequestContext, id: string): Promise<ListedGates> {
    const { gates, status } = await this.views.of(context, id);
    for (const { gate, facts } of gates) this.statuses.set(gate, gateStatus(facts));
    return { status, gates: gates.map(({ gate }) => gate) };
  }
}

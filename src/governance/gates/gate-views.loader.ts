import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { byId, loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Gate } from '../programmes/gate.entity.js';
import { Programme } from '../programmes/programme.entity.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Condition } from '../conditions/condition.entity.js';
import type { Day } from '../../shared/day.js';
import { notFound } from '../../shared/refusal.js';
import type { DecisionType } from './decision.type.js';
import { AssuranceDomain } from './external-decision.rules.js';
import { GateFactsLoader, type GateView, type ProgrammeGates } from './gate-facts.loader.js';

/** The gates as one request sees them: everything it shows of them is read once. */
@Injectable()
export class GateViews {
  constructor(private readonly facts: GateFactsLoader) {}

  /** The gates of a programme, read once a request for all the programmes in it. */
  async of(context: RequestContext, programmeId: string): Promise<ProgrammeGates> {
    const found = await this.loader(context).load(programmeId);
    if (!found) throw notFound('programme', 'programme');
    return found;
  }

  /** The gates of a programme as an act has left them: they need not be read again for its answer. */
  keep(context: RequestContext, gates: ProgrammeGates): void {
    this.loader(context).prime(gates.programme.id, gates);
  }

  private loader(context: RequestContext) {
    return loader(
      context,
      'programme-gates',
      async (ids) => await this.facts.load(context.reads, ids, new Date()),
    );
  }

  /** A programme's date, without reading its gates. */
  async today(context: RequestContext, programmeId: string): Promise<Day> {
    const programmes = loader(context, 'programmes-by-id', async (ids) =>
      byId(await context.reads.find(Programme, { id: In([...ids]) })),
    );
    const found = await programmes.load(programmeId);
    if (!found) throw notFound('programme', 'programme');
    return todayOf(found, new Date());
  }

  async gate(context: RequestContext, { id, programmeId }: Gate): Promise<GateView> {
    const { gates } = await this.of(context, programmeId);
    return gates.find(({ gate }) => gate.id === id)!;
  }

  /** A decision at a gate as it is shown. */
  decision(view: GateView, id: string): DecisionType {
    const { corrected } = view.decisions.find((decision) => decision.id === id)!;
    const found = view.rows.decisions.find((row) => row.id === id)!;
    const ratings = found.ratings ?? {};
    return {
      ...found,
      corrected,
      recorded: found.source === 'RECORDED',
      packId: found.packVersionId,
      domainRatings: Object.values(AssuranceDomain).flatMap((domain) => {
        const rating = ratings[domain];
        return rating ? [{ domain, rating }] : [];
      }),
    };
  }

  /** The conditions that decisions at a gate set, each once. */
  conditions({ decisions }: GateView): Condition[] {
    const all = decisions.flatMap(({ conditions }) => conditions);
    return [...new Set(all)].sort((a, b) => a.number - b.number);
  }
}

import { Injectable } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';
import type { Gate, GateCriterion } from '../programmes/gate.entity.js';
import { CriterionKind } from '../programmes/regime.rules.js';
import type { Day } from '../../shared/day.js';
import { judge, type CriterionFacts, type Verdict } from './criterion.rules.js';

/** Judges the criteria of one kind; it reads only through the reader that it is given. */
export interface CriterionEvaluator {
  kind: string;
  evaluate(
    reader: Reader,
    gate: Gate,
    criterion: GateCriterion,
    today: Day,
    ground: CriterionFacts,
  ): Verdict | Promise<Verdict>;
}

/**
 * The evaluator of each kind of criterion: other features register theirs when they start.
 *
 * An act that changes facts which an evaluator reads must take the programme's decision lock first, as for
 * every other fact that a gate rests on.
 */
@Injectable()
export class CriterionEvaluators {
  private readonly byKind = new Map<string, CriterionEvaluator>();

  constructor() {
    for (const kind of Object.values(CriterionKind)) {
      this.register({
        kind,
        evaluate: (_reader, _gate, { settings }, _today, ground) => judge(kind, settings, ground),
      });
    }
  }

  /** Adds the evaluator of a kind; a second one for the same kind is a fault in the program. */
  register(evaluator: CriterionEvaluator): void {
    if (this.byKind.has(evaluator.kind)) {
      throw new Error(`Criteria of kind ${evaluator.kind} are judged already.`);
    }
    this.byKind.set(evaluator.kind, evaluator);
  }

  /** Whether criteria of this kind can be judged at all. */
  knows(kind: string): boolean {
    return this.byKind.has(kind);
  }

  /** Whether a criterion is met; one without an evaluator is not. */
  async evaluate(
    reader: Reader,
    gate: Gate,
    criterion: GateCriterion,
    today: Day,
    ground: CriterionFacts,
  ): Promise<Verdict> {
    const evaluator = this.byKind.get(criterion.kind);
    if (!evaluator)
      return { met: false, because: 'This system cannot judge a criterion of this kind.' };
    return await evaluator.evaluate(reader, gate, criterion, today, ground);
  }
}

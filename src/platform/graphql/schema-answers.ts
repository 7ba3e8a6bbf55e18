import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLRequest } from '@apollo/server';
import { print, type DocumentNode, type FormattedExecutionResult } from 'graphql';
import { asksSchema, queryRoots } from './query-shape.js';

export type SchemaAnswer = Record<string, unknown>;

const MOST_KEPT = 20;
/** After an answer is worked out, nothing of the kind is for so many times as long: the rest is others'. */
const REST = 4;
/** Whoever has a turn and never says that it is over has it no longer. */
const LONGEST_TURN_MILLISECONDS = 5_000;

/**
 * Answers about the schema, which never changes while the service runs: the same question, however it is
 * spaced, is worked out once. A few are kept; the oldest goes first. New ones are worked out one after the
 * other, with a rest between, since each stops everybody for as long as it takes.
 */
export class SchemaAnswers {
  private readonly kept = new Map<string, SchemaAnswer>();
  private last: Promise<unknown> = Promise.resolve();

  find(document: DocumentNode, request: GraphQLRequest): SchemaAnswer | null {
    if (this.kept.size === 0 || !isOfSchema(document)) return null;
    return this.kept.get(keyOf(document, request)) ?? null;
  }

  keep(document: DocumentNode, request: GraphQLRequest, answer: FormattedExecutionResult): void {
    if (answer.errors || !answer.data || !isOfSchema(document)) return;
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(keyOf(document, request), answer.data);
  }

  /** Waits for a turn to work an answer out; answers how to say that it is over. */
  async turn(): Promise<() => void> {
    let over = () => undefined as void;
    const before = this.last;
    const said = new Promise<void>((done) => (over = done));
    let began = performance.now();
    const patience = async () => await sleep(LONGEST_TURN_MILLISECONDS, undefined, { ref: false });
    this.last = before
      .then(async () => {
        began = performance.now();
        await Promise.race([said, patience()]);
      })
      .then(async () => {
        await sleep(REST * (performance.now() - began), undefined, { ref: false });
      });
    await before;
    return over;
  }
}

const OF_THE_SCHEMA = ['__schema', '__type', '__typename'];

/** Whether a document asks about the schema and about nothing else. */
function isOfSchema(document: DocumentNode): boolean {
  const roots = queryRoots(document);
  return asksSchema(roots) && [...roots].every((name) => OF_THE_SCHEMA.includes(name));
}

function keyOf(document: DocumentNode, { variables, operationName }: GraphQLRequest): string {
  const asked = [print(document), variables ?? {}, operationName ?? ''];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

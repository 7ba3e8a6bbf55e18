import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { literalPlace } from './literal-place.js';

const schema = buildSchema(`
  enum Choice { FOR AGAINST }
  input Vote { person: String!, choice: Choice!, parts: [Int!] }
  input Count { votes: [Vote!]!, note: String, first: Vote }
  type Query { count(input: Count!): Int, plain(choice: Choice, amount: Int): Int }
`);

function placesIn(query: string): (string | undefined)[] {
  const faults = validate(schema, parse(query));
  return faults.map(({ nodes, message }) => literalPlace(nodes?.[0], message));
}

describe('a wrong value in a query is named', () => {
  it.each<[string, string, (string | undefined)[]]>([
    ['an argument', '{ plain(amount: 1, choice: FIR) }', ['choice']],
    ['a field of the input', '{ count(input: { note: 5, votes: [] }) }', ['note']],
    ['after other fields', '{ count(input: { votes: [], note: 5 }) }', ['note']],
    [
      'in a list of objects',
      '{ count(input: { votes: [{ person: "a", choice: FOR }, { person: "b", choice: FIR }] }) }',
      ['votes.1.choice'],
    ],
    [
      'a value of a list, after one of each kind',
      'query ($n: Int!) { count(input: { votes: [{ person: "a", choice: FOR, parts: [$n, 2, -3, "x"] }] }) }',
      ['votes.0.parts.3'],
    ],
    [
      'in an object',
      '{ count(input: { votes: [], first: { person: "a", choice: FIR } }) }',
      ['first.choice'],
    ],
    ['a missing field', '{ count(input: { votes: [{ person: "a" }] }) }', ['votes.0.choice']],
    ['a field that is not there', '{ count(input: { votes: [], nite: "x" }) }', ['nite']],
    ['the whole input', '{ count(input: 5) }', ['input']],
    ['null', '{ count(input: { votes: null }) }', ['votes']],
    ['a field of the answer: no value', '{ plan }', [undefined]],
    ['each of several', '{ count(input: { votes: 5, note: 5 }) }', ['votes', 'note']],
  ])('%s', (_what, query, places) => {
    expect(placesIn(query)).toEqual(places);
  });
});

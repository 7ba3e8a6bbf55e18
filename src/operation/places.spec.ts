import { describe, expect, it } from '@jest/globals';
import { setImmediate as soon } from 'node:timers/promises';
import { Places } from './places.js';

/** Some who want a place: which of them run, and how each leaves. */
function aNode(atOnce: number, waiting: number) {
  const places = new Places({ atOnce, waiting });
  const running = new Set<string>();
  const take = (who: string, name: string) => {
    const leave = places.take(name, () => running.add(who));
    return (
      leave &&
      (() => {
        running.delete(who);
        leave();
      })
    );
  };
  return { take, running: () => [...running], names: () => places.names };
}

describe('the places of one name', () => {
  it('are for a few at once, and for the next as one leaves, in their order', async () => {
    const { take, running } = aNode(2, 2);
    const [first] = ['1', '2', '3', '4'].map((who) => take(who, 'ann'));
    expect(running()).toEqual(['1', '2']);
    first!();
    await soon();
    expect(running()).toEqual(['2', '3']);
  });

  it('are none where too many wait', () => {
    const { take, running } = aNode(1, 1);
    const taken = ['1', '2', '3'].map((who) => take(who, 'ann') !== null);
    expect([taken, running()]).toEqual([[true, true, false], ['1']]);
  });

  it('take nothing from another', () => {
    const { take, running } = aNode(1, 1);
    for (const name of ['ann', 'ben', 'ann']) take(`${name} ${running().length}`, name);
    expect(running()).toEqual(['ann 0', 'ben 1']);
  });

  it('are free again when who waited went away, and nothing is remembered of them', async () => {
    const { take, running, names } = aNode(1, 1);
    const [first, second] = [take('1', 'ann'), take('2', 'ann')];
    second!();
    const third = take('3', 'ann');
    first!();
    await soon();
    expect(running()).toEqual(['3']);
    third!();
    expect([running(), names()]).toEqual([[], 0]);
  });

  it('go on to the next when who was to come has gone just then', async () => {
    const { take, running } = aNode(1, 2);
    const [first, second] = ['1', '2', '3'].map((who) => take(who, 'ann'));
    first!();
    second!();
    await soon();
    await soon();
    expect(running()).toEqual(['3']);
  });

  it('are left once, however often that is said', async () => {
    const { take, running } = aNode(1, 3);
    const [first] = ['1', '2', '3'].map((who) => take(who, 'ann'));
    for (let n = 0; n < 3; n += 1) first!();
    await soon();
    expect(running()).toEqual(['2']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ openIntrospection: true });
});
afterAll(async () => {
  await t.stop();
});

describe('the explorer', () => {
  it('is a page that fetches nothing from outside', async () => {
    const page = await (await fetch(`${t.url}/graphiql`)).text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.startsWith('/'))).toEqual([]);
    for (const address of addresses.filter((one) => one.startsWith('/graphiql/'))) {
      expect((await fetch(t.url + address)).status).toBe(200);
    }
  });

  it('reads the whole schema with the query that it sends by itself', async () => {
    const answer = await t.send(getIntrospectionQuery());
    expect(answer.errors).toBeUndefined();
    expect(answer.data.__schema.types.length).toBeGreaterThan(100);
    expect(answer.extensions?.cost).toEqual({ used: 0, budget: 3000 });
  });
});

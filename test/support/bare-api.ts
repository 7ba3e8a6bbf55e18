import { expect } from '@jest/globals';
import type { TestApp } from './test-app.js';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json: {
    data?: any;
    errors?: { message: string; extensions: Record<string, unknown> }[];
    extensions?: any;
  };
}

/** The API as bytes over HTTP, for what a client of GraphQL would not send. */
export class BareApi {
  constructor(
    private readonly t: TestApp,
    private readonly token: string,
  ) {}

  async post(body: unknown, headers: Record<string, string> = {}, method = 'POST'): Promise<Reply> {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${this.t.url}/graphql`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: method === 'GET' || method === 'HEAD' ? undefined : sent,
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : {},
    };
  }

  signedIn = () => ({ authorization: `Bearer ${this.token}` });

  ask = async (query: string, variables: object = {}) =>
    await this.post({ query, variables }, this.signedIn());
}

/** A refusal in our own form, which tells nothing of how the service is made. */
export function expectRefusal(reply: Reply, code: string, because: RegExp): void {
  const [error] = reply.json.errors ?? [];
  expect([reply.text.slice(0, 200), error?.extensions.code]).toEqual([expect.any(String), code]);
  expect(error!.extensions).toMatchObject({
    because: expect.stringMatching(because),
    requestId: reply.headers.get('x-request-id'),
  });
  expect(error!.message).toBe(error!.extensions.because);
  expect(reply.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
  expect(reply.text).not.toMatch(
    /node_modules|<html|<pre|select |insert |\bat \/|stacktrace|Did you mean/i,
  );
}

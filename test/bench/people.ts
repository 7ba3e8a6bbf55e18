import {
  directorsOf,
  emailOf,
  LARGE,
  namesOf,
  PRACTICE_PASSWORD,
  READERS,
} from '../../src/demo/practice/practice.data.js';
import type { Line } from './lines.js';

/** Somebody who asks: signed in once, through the product. */
export interface Asker {
  code: string;
  token: string;
}

export type Askers = Record<Line['askers'], Asker[]>;

const { trusts } = namesOf(1);
const coded = (role: string) => READERS.filter((one) => one.role === role).map(({ code }) => code);
const CODES: Record<Line['askers'], string[]> = {
  MEMBERS: directorsOf(trusts[0], LARGE.directors).map(({ code }) => code),
  AUDITORS: coded('AUDITOR'),
  OBSERVERS: coded('OBSERVER'),
};

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';

/** Signs in those whom the lines need. */
export async function signIn(port: number, lines: readonly Line[]): Promise<Askers> {
  const askers: Askers = { MEMBERS: [], AUDITORS: [], OBSERVERS: [] };
  for (const kind of new Set(lines.map((line) => line.askers)))
    for (const code of CODES[kind]) askers[kind].push({ code, token: await tokenOf(port, code) });
  return askers;
}

async function tokenOf(port: number, code: string): Promise<string> {
  const input = { email: emailOf(code), password: PRACTICE_PASSWORD };
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: SIGN_IN, variables: { input } }),
  });
  const answer = (await response.json()) as { data?: { signIn: { token: string } } };
  if (!answer.data) throw new Error(`${code} cannot sign in: ${JSON.stringify(answer)}`);
  return answer.data.signIn.token;
}

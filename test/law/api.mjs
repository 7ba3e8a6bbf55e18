import { randomUUID } from 'node:crypto';

/**
 * A Watersmeet with the demo, asked over HTTP: `npm start`, then run a script of this folder.
 * `API` and `DEMO_PASSWORD` say where it is and how the demo's people sign in.
 */
const API = process.env.API ?? 'http://127.0.0.1:3000';
const PASSWORD = process.env.DEMO_PASSWORD ?? 'derwent-meets-trent';

/** Sends a query; answers its data, or throws its first refusal. */
export async function ask(token, query, variables = {}) {
  const headers = { 'content-type': 'application/json', ...authorised(token) };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${API}/graphql`, { method: 'POST', headers, body });
  const answer = await response.json();
  if (!answer.errors) return answer.data;
  const { code, because } = answer.errors[0].extensions;
  throw new Error(`${code}: ${because}`);
}

const authorised = (token) => (token ? { authorization: `Bearer ${token}` } : {});

export async function signIn(email) {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
  return (await ask(null, query, { input: { email, password: PASSWORD } })).signIn.token;
}

const INPUTS = { dischargeCondition: 'SettleConditionInput' };

/** Does one thing, and answers the selection of it. */
export async function act(token, verb, input, selection) {
  const type = INPUTS[verb] ?? `${verb[0].toUpperCase()}${verb.slice(1)}Input`;
  const idempotencyKey = randomUUID();
  const query = `mutation ($input: ${type}!) { ${verb}(input: $input) { ${selection} } }`;
  return (await ask(token, query, { input: { idempotencyKey, ...input } }))[verb];
}

/** What came of it, in words: the answer, or why it was refused. */
export async function tried(work) {
  try {
    return JSON.stringify(await work());
  } catch (error) {
    return `refused, ${error.message}`;
  }
}

/** Uploads a document like no other, and answers its id. */
export async function upload(token, programme) {
  const form = new FormData();
  const file = new Blob([`Minutes ${randomUUID()}`], { type: 'text/plain' });
  form.append('file', file, 'minutes.txt');
  const response = await fetch(`${API}/api/documents?programme=${programme}`, {
    method: 'POST',
    headers: authorised(token),
    body: form,
  });
  return (await response.json()).document.id;
}

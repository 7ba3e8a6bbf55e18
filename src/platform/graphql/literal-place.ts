import { Kind, TokenKind, type ASTNode, type Token } from 'graphql';

/** graphql-js finds a missing field in the object that lacks it, and names it only in its sentence. */
const MISSING = /^Field "\w+\.(\w+)" of required type "[^"]*" was not provided/;

const VALUES: readonly string[] = [
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
];
const OPENERS: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSERS: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];
/** What a value of a list begins with, beside a list or an object. A variable is told by its name. */
const SINGLE: readonly string[] = [
  TokenKind.NAME,
  TokenKind.INT,
  TokenKind.FLOAT,
  TokenKind.STRING,
  TokenKind.BLOCK_STRING,
];

/**
 * The place of a wrong value that stands in the query itself, as a refusal names it (`votes.2.person`), read
 * from the tokens before it. Undefined for what is no value, such as a field that does not exist.
 */
export function literalPlace(node: ASTNode | undefined, message: string): string | undefined {
  const start = node?.loc?.startToken;
  if (!start) return undefined;
  const missing = MISSING.exec(message)?.[1];
  const last = missing ? [missing] : [];
  if (node.kind === Kind.OBJECT_FIELD) return placed([...around(start), start.value]);
  return VALUES.includes(node.kind) ? placed([...pathTo(start), ...last]) : undefined;
}

const placed = (path: readonly string[]) =>
  (path[0] === 'input' && path.length > 1 ? path.slice(1) : path).join('.') || undefined;

/** The names and numbers that lead to a value. */
function pathTo(value: Token): string[] {
  const before = value.prev;
  if (before?.kind !== TokenKind.COLON) return around(value);
  const name = before.prev!;
  return [...around(name), name.value];
}

/** The names and numbers that lead to what a token stands in: a list, an object or the arguments. */
function around(inner: Token): string[] {
  let [depth, values] = [0, 0];
  for (let at = inner.prev; at; at = at.prev) {
    if (CLOSERS.includes(at.kind)) values += depth++ === 0 ? 1 : 0;
    else if (OPENERS.includes(at.kind) && depth-- === 0) return outside(at, values);
    else if (depth === 0 && SINGLE.includes(at.kind)) values += 1;
  }
  return [];
}

function outside(opener: Token, before: number): string[] {
  if (opener.kind === TokenKind.PAREN_L) return [];
  return opener.kind === TokenKind.BRACKET_L ? [...pathTo(opener), String(before)] : pathTo(opener);
}

/** A word of SQL; words are lower-cased, quoted identifiers keep their letters. */
export interface Token {
  readonly kind: "word" | "quoted" | "string" | "number" | "symbol";
  readonly text: string;
  /** Where it begins and ends in the SQL, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/**
 * Splits SQL into statements of tokens, without comments and semicolons; empty statements are dropped.
 *
 * Source: PostgreSQL manual, "Lexical Structure". Assumes `standard_conforming_strings`.
 */
export function scanSql(sql: string): Token[][] {
  const statements: Token[][] = [];
  let statement: Token[] = [];
  let offset = 0;
  while (offset < sql.length) {
    const { end, token } = readToken(sql, offset);
    const start = offset;
    offset = end;
    if (!token) continue;
    if (token.kind === "symbol" && token.text === ";") {
      if (statement.length > 0) statements.push(statement);
      statement = [];
    } else statement.push({ ...token, start, end });
  }
  if (statement.length > 0) statements.push(statement);
  return statements;
}

interface Reading {
  readonly end: number;
  /** None for white space and comments. */
  readonly token?: Pick<Token, "kind" | "text">;
}

const space = /\s+|--[^\n]*/y;
const string = /'(?:[^']|'')*(?:'|$)/y;
const escapeString = /[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)/y;
const quoted = /"(?:[^"]|"")*(?:"|$)/y;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number = /\d[\w.]*/y;

function readToken(sql: string, offset: number): Reading {
  const at = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    return pattern.exec(sql)?.[0];
  };
  const blank = at(space);
  if (blank) return { end: offset + blank.length };
  if (sql.startsWith("/*", offset)) return { end: endOfComment(sql, offset) };
  const literal = at(escapeString) ?? at(string);
  if (literal) return { end: offset + literal.length, token: { kind: "string", text: literal } };
  const identifier = at(quoted);
  if (identifier) return { end: offset + identifier.length, token: { kind: "quoted", text: unquote(identifier) } };
  const tag = at(dollarTag);
  if (tag) return readDollarString(sql, offset, tag);
  const name = at(word);
  if (name) return { end: offset + name.length, token: { kind: "word", text: name.toLowerCase() } };
  const digits = at(number);
  if (digits) return { end: offset + digits.length, token: { kind: "number", text: digits } };
  return { end: offset + 1, token: { kind: "symbol", text: sql.charAt(offset) } };
}

/** Comments nest, unlike C's. */
function endOfComment(sql: string, start: number): number {
  let depth = 0;
  for (let offset = start; offset < sql.length; offset += 2) {
    if (sql.startsWith("/*", offset)) depth += 1;
    else if (sql.startsWith("*/", offset)) depth -= 1;
    else offset -= 1;
    if (depth === 0) return offset + 2;
  }
  return sql.length;
}

function readDollarString(sql: string, start: number, tag: string): Reading {
  const close = sql.indexOf(tag, start + tag.length);
  const end = close < 0 ? sql.length : close + tag.length;
  return { end, token: { kind: "string", text: sql.slice(start, end) } };
}

const unquote = (identifier: string): string => identifier.slice(1, -1).replaceAll('""', '"');

/** The value of a plain string constant; `undefined` for anything else. */
export function stringValue(token: Token | undefined): string | undefined {
  if (token?.kind !== "string" || !token.text.startsWith("'")) return undefined;
  return token.text.slice(1, -1).replaceAll("''", "'");
}

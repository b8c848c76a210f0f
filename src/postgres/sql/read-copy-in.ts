import type { Token } from "./scan-sql.ts";
import type { CopyIn } from "./statement.ts";

/** Reads COPY table [(columns)] FROM STDIN […]; `undefined` for any other COPY. Source: PostgreSQL manual, "COPY". */
export function readCopyIn(sql: string, tokens: readonly Token[]): CopyIn | undefined {
  const from = tokens.findIndex((token) => isWord(token, "from"));
  const source = tokens[from + 1];
  const first = tokens[1];
  const last = tokens[from - 1];
  if (!source || !isWord(source, "stdin") || !first || !last) return undefined;
  const isBinary = tokens.slice(from).some((token) => token.text === "binary" || token.text === "'binary'");
  return { source: { start: source.start, end: source.end }, target: sql.slice(first.start, last.end), isBinary };
}

const isWord = (token: Token, text: string): boolean => token.kind === "word" && token.text === text;

import type { Token } from "./scan-sql.ts";

/**
 * Names what a statement uses that the sessions of one backend would share in silence; `undefined` when nothing.
 *
 * A clear refusal teaches nothing false, a lock or a channel that leaks between clients would.
 */
export function findRefusal(tokens: readonly Token[]): string | undefined {
  const words = tokens.map((token) => (token.kind === "word" ? token.text : ""));
  return (
    findByCommand(words) ??
    findInBody(tokens) ??
    findByFunction(words) ??
    (words.some(isTemporarySchema) ? "a temporary table" : undefined)
  );
}

function findByCommand(words: readonly string[]): string | undefined {
  switch (words[0]) {
    case "prepare":
      return words[1] === "transaction" ? "PREPARE TRANSACTION" : undefined;
    case "declare":
      return words.includes("hold") && words[words.indexOf("hold") - 1] === "with" ? "a cursor WITH HOLD" : undefined;
    case "copy":
      return words.includes("program") ? "COPY with a program" : undefined;
    case "create":
      if (clusterWords.has(words[1] ?? "")) return `CREATE ${words[1]?.toUpperCase()}`;
      return makesTemporary(words) ? "a temporary table" : undefined;
    case "select":
    case "with":
      return words.some((word, index) => word === "into" && isTemporary(words[index + 1]))
        ? "a temporary table"
        : undefined;
    default:
      return undefined;
  }
}

/** A DO block or a function's body may make one as well. */
function findInBody(tokens: readonly Token[]): string | undefined {
  const isBody =
    tokens[0]?.text === "do" || tokens.slice(0, 5).some(({ text }) => text === "function" || text === "procedure");
  return isBody && tokens.some(({ kind, text }) => kind === "string" && makesTemporaryInside.test(text))
    ? "a temporary table"
    : undefined;
}

const makesTemporaryInside = /\bcreate\s+(?:(?:global|local)\s+)?temp(?:orary)?\s+(?:table|view|sequence)\b/i;

/** There is one database, without a disk of its own. */
const clusterWords = new Set(["database", "tablespace"]);

function findByFunction(words: readonly string[]): string | undefined {
  // A transaction's locks end with it. And nobody ever has a session's, so giving all of them back is easily done;
  // drivers do it when a connection is returned.
  return words.some((word) => /^pg_(try_)?advisory_(?!xact_|unlock_all)/.test(word)) ? "an advisory lock" : undefined;
}

/** CREATE [OR REPLACE] [GLOBAL | LOCAL] { TEMPORARY | TEMP } { TABLE | VIEW | SEQUENCE }: later on, TEMP is a name. */
const makesTemporary = (words: readonly string[]): boolean =>
  words
    .slice(1, words.findIndex((word) => word === "table" || word === "view" || word === "sequence") + 1)
    .some(isTemporary);
const isTemporary = (word: string | undefined): boolean => word === "temp" || word === "temporary";
const isTemporarySchema = (word: string): boolean => word === "pg_temp";

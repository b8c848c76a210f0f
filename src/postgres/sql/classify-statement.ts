import { findLockedOut } from "./find-locked-out.ts";
import { findRefusal } from "./find-refusal.ts";
import { isPlainRead } from "./is-plain-read.ts";
import { isRepeatable } from "./is-repeatable.ts";
import { readCopyIn } from "./read-copy-in.ts";
import { scanSql, type Token } from "./scan-sql.ts";
import { readSettingChange } from "./setting-change.ts";
import type { Statement } from "./statement.ts";

/** Classifies each statement of an SQL string. */
export type ClassifySql = (sql: string) => readonly Statement[];

/** `steadyFunctions`: names in `pg_catalog` whose calls change nothing. Remembers what it has seen. */
export function createClassifier(steadyFunctions: ReadonlySet<string>): ClassifySql {
  const seen = new Map<string, readonly Statement[]>();
  return (sql) => {
    const known = seen.get(sql);
    if (known) return known;
    const statements = classifyWith(sql, steadyFunctions);
    if (seen.size >= maxSeen) seen.clear();
    seen.set(sql, statements);
    return statements;
  };
}

const maxSeen = 500;

const classifyWith = (sql: string, steadyFunctions: ReadonlySet<string>): readonly Statement[] =>
  scanSql(sql).map((tokens) => classifyStatement(sql, tokens, steadyFunctions));

/** Anything not known to be harmless is a `write`: the worst that follows is a wait. */
function classifyStatement(sql: string, tokens: readonly Token[], steadyFunctions: ReadonlySet<string>): Statement {
  const feature = findRefusal(tokens);
  if (feature !== undefined) return { kind: "refused", feature };
  const write: Statement = {
    kind: "write",
    isRepeatable: isRepeatable(tokens),
    locksOut: findLockedOut(tokens),
  };
  const words = tokens.map((token) => (token.kind === "word" ? token.text : ""));
  const [first, second] = words;
  switch (first) {
    case "begin":
      return classifyBegin(words, "BEGIN");
    case "start":
      return classifyBegin(words, "START TRANSACTION");
    case "commit":
    case "end":
      return classifyEnd("commit", words) ?? write;
    case "rollback":
    case "abort":
      if (words.includes("to")) return savepoint("rollback-to", tokens);
      return classifyEnd("rollback", words) ?? write;
    case "savepoint":
      return savepoint("save", tokens);
    case "release":
      return savepoint("release", tokens);
    case "set":
    case "reset":
      return classifySet(tokens) ?? { kind: "set-local" };
    case "prepare":
      return classifyPrepare(sql, tokens) ?? write;
    case "execute":
      return tokens[1] ? { kind: "execute", name: tokens[1].text } : write;
    case "deallocate":
      return classifyDeallocate(tokens) ?? write;
    case "discard":
      return second === "all" ? { kind: "discard-all" } : write;
    case "listen":
      return tokens[1] ? { kind: "listen", channel: tokens[1].text } : write;
    case "unlisten":
      return tokens[1] ? { kind: "unlisten", channel: tokens[1].text } : write;
    case "close":
    case "fetch":
    case "move":
      return { kind: "cursor" };
    case "copy":
      return classifyCopy(sql, tokens) ?? (isPlainRead(tokens, steadyFunctions) ? { kind: "read" } : write);
    case "select":
      return classifySet(tokens) ?? (isPlainRead(tokens, steadyFunctions) ? { kind: "read" } : write);
    default:
      return isPlainRead(tokens, steadyFunctions) ? { kind: "read" } : write;
  }
}

function classifyBegin(words: readonly string[], tag: "BEGIN" | "START TRANSACTION"): Statement {
  return {
    kind: "begin",
    deferrable: readCommittedBegin.test(words.join(" ")),
    hasModes: words.some((word) => modeWords.has(word)),
    tag,
  };
}

/** Anything else means a stricter isolation or a mistake; the backend then answers at once. A comma is an empty word. */
const readCommittedBegin =
  /^(?:begin|start)(?: work| transaction)?(?: (?: )?(?:isolation level read (?:un)?committed|read only|read write|(?:not )?deferrable))*$/;

/** Whether a BEGIN asks for nothing but READ COMMITTED. */
export function isReadCommittedBegin(sql: string): boolean {
  const [statement, ...more] = classifyWith(sql, new Set());
  return statement?.kind === "begin" && statement.deferrable && more.length === 0;
}

const modeWords = new Set(["isolation", "read", "deferrable"]);

/** COMMIT PREPARED ends another transaction, not this one. */
function classifyEnd(kind: "commit" | "rollback", words: readonly string[]): Statement | undefined {
  if (words[1] === "prepared") return undefined;
  return words.includes("chain") && !words.includes("no") ? { kind: "chain", ending: kind } : { kind };
}

/** The name is the last word: SAVEPOINT a, RELEASE SAVEPOINT a, ROLLBACK WORK TO SAVEPOINT a. */
const savepoint = (action: "save" | "release" | "rollback-to", tokens: readonly Token[]): Statement => ({
  kind: "savepoint",
  action,
  name: tokens.at(-1)?.text ?? "",
});

/** `SELECT set_config('name', …, false)` is SET in another dress. */
function classifySet(tokens: readonly Token[]): Statement | undefined {
  const change = readSettingChange(tokens);
  return change && { kind: "set", change };
}

/** PREPARE name [(types)] AS statement. */
function classifyPrepare(sql: string, tokens: readonly Token[]): Statement | undefined {
  const [, name, ...rest] = tokens;
  const statement = rest[rest.findIndex((token) => token.kind === "word" && token.text === "as") + 1];
  return name && statement && { kind: "prepare", name: name.text, sql: sql.slice(statement.start, tokens.at(-1)?.end) };
}

function classifyDeallocate(tokens: readonly Token[]): Statement | undefined {
  const token = tokens[1]?.text === "prepare" && tokens.length > 2 ? tokens[2] : tokens[1];
  if (!token) return undefined;
  return { kind: "deallocate", name: token.text };
}

function classifyCopy(sql: string, tokens: readonly Token[]): Statement | undefined {
  const copy = readCopyIn(sql, tokens);
  return copy && { kind: "copy-in", copy };
}

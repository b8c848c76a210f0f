import { findRefusal } from "./find-refusal.ts";
import { isPlainRead } from "./is-plain-read.ts";
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
    const statements = scanSql(sql).map((tokens) => classifyStatement(tokens, steadyFunctions));
    if (seen.size >= maxSeen) seen.clear();
    seen.set(sql, statements);
    return statements;
  };
}

const maxSeen = 500;

/** Anything not known to be harmless is a `write`: the worst that follows is a wait. */
function classifyStatement(tokens: readonly Token[], steadyFunctions: ReadonlySet<string>): Statement {
  const feature = findRefusal(tokens);
  if (feature !== undefined) return { kind: "refused", feature };
  const words = tokens.map((token) => (token.kind === "word" ? token.text : ""));
  const [first, second] = words;
  switch (first) {
    case "begin":
      return classifyBegin(words, "BEGIN");
    case "start":
      return classifyBegin(words, "START TRANSACTION");
    case "commit":
    case "end":
      return isPlainEnd(words) ? { kind: "commit" } : { kind: "write" };
    case "rollback":
    case "abort":
      if (words.includes("to")) return { kind: "savepoint" };
      return isPlainEnd(words) ? { kind: "rollback" } : { kind: "write" };
    case "savepoint":
    case "release":
      return { kind: "savepoint" };
    case "set":
    case "reset":
      return classifySet(tokens);
    case "deallocate":
      return classifyDeallocate(tokens);
    case "discard":
      return second === "all" ? { kind: "discard-all" } : { kind: "write" };
    case "select":
      return classifySelect(tokens, steadyFunctions);
    default:
      return isPlainRead(tokens, steadyFunctions) ? { kind: "read" } : { kind: "write" };
  }
}

function classifyBegin(words: readonly string[], tag: "BEGIN" | "START TRANSACTION"): Statement {
  return { kind: "begin", deferrable: words.every((word) => readCommittedWords.has(word)), tag };
}

/** Any other word means a stricter isolation or a mistake; the backend then answers at once. */
const readCommittedWords = new Set([
  "begin",
  "start",
  "work",
  "transaction",
  "isolation",
  "level",
  "read",
  "committed",
  "uncommitted",
  "only",
  "write",
  "",
]);

/** COMMIT PREPARED ends another transaction and AND CHAIN begins one, so neither is only an end. */
function isPlainEnd(words: readonly string[]): boolean {
  return words[1] !== "prepared" && (!words.includes("chain") || words.includes("no"));
}

function classifySet(tokens: readonly Token[]): Statement {
  const change = readSettingChange(tokens);
  return change ? { kind: "set", change } : { kind: "write" };
}

function classifyDeallocate(tokens: readonly Token[]): Statement {
  const token = tokens[1]?.text === "prepare" && tokens.length > 2 ? tokens[2] : tokens[1];
  return token ? { kind: "deallocate", name: token.text } : { kind: "write" };
}

/** `SELECT set_config('name', …, false)` is SET in another dress. */
function classifySelect(tokens: readonly Token[], steadyFunctions: ReadonlySet<string>): Statement {
  const change = readSettingChange(tokens);
  if (change) return { kind: "set", change };
  return isPlainRead(tokens, steadyFunctions) ? { kind: "read" } : { kind: "write" };
}

import type { Token } from "./scan-sql.ts";

const readCommands = new Set(["select", "values", "table", "with", "show"]);
const writeWords = new Set(["insert", "update", "delete", "merge", "into", "truncate", "call"]);
const lockStrengths = new Set(["update", "share", "no", "key"]);

/** Words that may stand before a bracket without calling anything, and type names that take a length. */
const notCalls = new Set(
  `all and any array as between bit by case cast char character coalesce collate copy cross cube dec decimal distinct else
  except exists extract filter float from full grouping group greatest having in inner intersect interval is isnull join
  lateral least left like ilike limit localtime localtimestamp materialized natural not notnull national nullif numeric
  offset on only or order outer overlay over partition position recursive right rollup row select sets similar some
  substring symmetric then time timestamp timestamptz trim treat union using values varchar varying verbose when where
  window with within without zone json_object json_array json_value json_query json_exists json_table xmlelement
  xmlforest costs buffers format`.split(/\s+/),
);

/** Volatile functions that leave nothing behind. */
const harmlessVolatile = new Set(
  `random random_normal clock_timestamp timeofday gen_random_uuid uuidv4 uuidv7 pg_sleep pg_sleep_for pg_sleep_until
  pg_terminate_backend pg_cancel_backend pg_advisory_unlock_all pg_stat_get_activity currval lastval pg_stat_clear_snapshot`.split(
    /\s+/,
  ),
);

/**
 * Whether a statement only reads: it may then run outside a transaction that has not begun for real.
 *
 * A function of the learner's may write, so every call must be of a function known to be steady.
 */
export function isPlainRead(tokens: readonly Token[], steadyFunctions: ReadonlySet<string>): boolean {
  const first = tokens.find((token) => token.text !== "(");
  if (first?.kind !== "word") return false;
  if (first.text === "explain") return isPlainExplain(tokens);
  if (!readCommands.has(first.text) && !copiesOut(tokens)) return false;
  return !tokens.some(
    (token, index) => isWriteWord(token) || locksRows(tokens, index) || callsUnsteady(tokens, index, steadyFunctions),
  );
}

/** COPY … TO STDOUT, which sends rows as a SELECT does. */
const copiesOut = (tokens: readonly Token[]): boolean =>
  tokens[0]?.text === "copy" &&
  tokens.some((token, index) => token.text === "to" && tokens[index + 1]?.text === "stdout" && token.kind === "word");

const isWriteWord = (token: Token): boolean => token.kind === "word" && writeWords.has(token.text);

/** SELECT … FOR UPDATE and its weaker kin. */
const locksRows = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.text === "for" && lockStrengths.has(tokens[index + 1]?.text ?? "");

/** EXPLAIN plans only, unless it is told to ANALYZE. */
const isPlainExplain = (tokens: readonly Token[]): boolean =>
  !tokens.some((token) => token.text === "analyze" || token.text === "analyse");

function callsUnsteady(tokens: readonly Token[], index: number, steadyFunctions: ReadonlySet<string>): boolean {
  const token = tokens[index];
  if (!token || tokens[index + 1]?.text !== "(" || (token.kind !== "word" && token.kind !== "quoted")) return false;
  const before = tokens[index - 1]?.text;
  if (before === "as" || before === ")") return false; // a table alias with its column names
  if (before === "." && tokens[index - 2]?.text !== "pg_catalog") return true;
  return !(notCalls.has(token.text) || harmlessVolatile.has(token.text) || steadyFunctions.has(token.text));
}

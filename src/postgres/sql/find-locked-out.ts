import type { Token } from "./scan-sql.ts";

/** Commands that lock what they change against readers too. Source: PostgreSQL manual, "Explicit Locking". */
const exclusiveCommands = new Set(["alter", "drop", "truncate", "lock", "cluster", "reindex", "vacuum", "refresh"]);

const nothing: readonly string[] = [];

/**
 * Every name in a statement that takes ACCESS EXCLUSIVE locks, words of SQL among them; a reader who shares one with
 * it waits. LOCK in a weaker mode lets readers through.
 */
export function findLockedOut(tokens: readonly Token[]): readonly string[] {
  const [first] = tokens;
  if (first?.kind !== "word" || !exclusiveCommands.has(first.text)) return nothing;
  const words = tokens.map((token) => token.text);
  if (first.text === "lock" && words.includes("in") && !words.includes("access")) return nothing;
  if (first.text === "lock" && words.includes("access") && words.includes("share")) return nothing;
  return tokens.filter((token) => isName(token)).map((token) => token.text);
}

const isName = ({ kind, text }: Token): boolean => kind === "quoted" || (kind === "word" && !commonWords.has(text));

/** Words of these commands that are no table's name. */
const commonWords = new Set(
  `alter drop truncate lock cluster reindex vacuum refresh table view materialized index concurrently only if exists add
  column constraint primary key references not null default set type using rename to cascade restrict restart continue
  identity in access exclusive mode nowait full analyze on int integer bigint text boolean numeric varchar timestamp
  timestamptz date uuid jsonb public`.split(/\s+/),
);

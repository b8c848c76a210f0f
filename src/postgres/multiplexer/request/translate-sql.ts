import { scanSql, type Token } from "../../sql/scan-sql.ts";
import type { PreparedStatement, PreparedStatements } from "../session/prepared-statements.ts";

/** SQL in the backend's names, and what is needed to speak of it in the client's. */
export interface SqlTranslation {
  readonly sql: string;
  readonly edits: readonly Edit[];
  /** Backend name to the client's name, for texts of errors. */
  readonly clientNames: ReadonlyMap<string, string>;
  /** What PREPARE has defined, in order. */
  readonly prepared: readonly NamedStatement[];
  /** What DEALLOCATE ALL takes away: all that there is when its turn comes. */
  readonly deallocated: readonly NamedStatement[];
  /** Tags of commands that stand in for the client's, to the client's. */
  readonly tags: ReadonlyMap<string, string>;
  /** Statements that the SQL executes and the backend does not know yet. */
  readonly missing: readonly PreparedStatement[];
}

/** One piece of text in place of another; `position` and `removed` count characters, as positions in errors do. */
export interface Edit {
  readonly position: number;
  readonly removed: number;
  readonly inserted: number;
}

export interface NamedStatement {
  readonly name: string;
  readonly statement: PreparedStatement;
}

/** The backend's name for a statement that the client has not prepared; an error that tells it gives the client's back. */
export const toUnknownName = (name: string): string => `${unknownPrefix}${name}`;
export const unknownPrefix = "watertight_unknown_";

const namesStatement = /\b(?:prepare|execute|deallocate|unlisten)\b/i;

/** Puts the session's own names of prepared statements in place of the client's, and takes UNLISTEN's meaning away. */
export function translateSql(sql: string, prepared: PreparedStatements): SqlTranslation {
  const untouched = {
    sql,
    edits: [],
    clientNames: new Map(),
    tags: new Map(),
    deallocated: [],
    prepared: [],
    missing: [],
  };
  if (!namesStatement.test(sql)) return untouched;
  const clientNames = new Map<string, string>();
  const defined: NamedStatement[] = [];
  const missing: PreparedStatement[] = [];
  const tags = new Map<string, string>();
  const deallocated: NamedStatement[] = [];
  const replacements: { readonly token: Pick<Token, "start" | "end">; readonly text: string }[] = [];

  const rename = (token: Token, statement: PreparedStatement | undefined): void => {
    const text = statement?.backendName ?? `"${toUnknownName(token.text).replaceAll('"', '""')}"`;
    if (statement) clientNames.set(text, token.text);
    replacements.push({ token, text });
    if (statement && !statement.isOnBackend && !defined.some((entry) => entry.statement === statement))
      missing.push(statement);
  };

  for (const tokens of scanSql(sql)) {
    const [first, channel] = tokens;
    // Others may listen there: what this session hears is decided here, and the backend only confirms.
    if (first?.text === "unlisten" && channel) replacements.push({ token: channel, text: "watertight_nothing" });
    const last = tokens.at(-1);
    if (first?.text === "deallocate" && last?.kind === "word" && last.text === "all") {
      // On the backend it would take away everybody's; what stands in for it changes nothing that a session can see.
      replacements.push({ token: { start: first.start, end: last.end }, text: "DISCARD PLANS" });
      tags.set("DISCARD PLANS", "DEALLOCATE ALL");
      deallocated.push(...Array.from(prepared.named, ([name, statement]) => ({ name, statement })));
    }
    const command = findCommand(tokens);
    if (!command) continue;
    const { word, name } = command;
    if (word === "prepare" && !prepared.has(name.text)) {
      const statement = prepared.define(name.text, bodyOf(sql, tokens), undefined);
      defined.push({ name: name.text, statement });
      rename(name, statement);
    } else rename(name, prepared.find(name.text));
  }
  return { ...replaceAll(sql, replacements), clientNames, tags, deallocated, prepared: defined, missing };
}

interface Command {
  readonly word: "prepare" | "execute" | "deallocate";
  readonly name: Token;
}

/** EXECUTE may stand inside EXPLAIN and CREATE TABLE … AS as well. */
function findCommand(tokens: readonly Token[]): Command | undefined {
  const [first, second, third] = tokens;
  if (first?.kind !== "word") return undefined;
  if (first.text === "prepare" && second && second.text !== "transaction") return { word: "prepare", name: second };
  if (first.text === "deallocate") {
    const name = second?.text === "prepare" && third ? third : second;
    return name && !(name.kind === "word" && name.text === "all") ? { word: "deallocate", name } : undefined;
  }
  if (first.text !== "execute" && first.text !== "explain" && first.text !== "create") return undefined;
  const index = tokens.findIndex((token) => token.kind === "word" && token.text === "execute");
  const name = index < 0 ? undefined : tokens[index + 1];
  return name && name.text !== "function" && name.text !== "procedure" ? { word: "execute", name } : undefined;
}

function bodyOf(sql: string, tokens: readonly Token[]): string {
  const as = tokens.findIndex((token) => token.kind === "word" && token.text === "as");
  return sql.slice(tokens[as + 1]?.start ?? 0, tokens.at(-1)?.end);
}

/** Replaces tokens by other text. */
export function replaceAll(
  sql: string,
  replacements: readonly { readonly token: Pick<Token, "start" | "end">; readonly text: string }[],
): { readonly sql: string; readonly edits: readonly Edit[] } {
  let replaced = "";
  let offset = 0;
  const edits = replacements.map(({ token, text }): Edit => {
    replaced += sql.slice(offset, token.start) + text;
    offset = token.end;
    return {
      position: countCharacters(sql.slice(0, token.start)),
      removed: countCharacters(sql.slice(token.start, token.end)),
      inserted: countCharacters(text),
    };
  });
  return { sql: replaced + sql.slice(offset), edits };
}

/** Surrogate pairs are one character to PostgreSQL. */
const countCharacters = (text: string): number => Array.from(text).length;

/** A position in the backend's SQL as one in the client's; both count from 1. */
export function toClientPosition(position: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { position: start, removed, inserted } of edits) {
    const index = position - 1 + shift;
    if (index < start + inserted) return Math.min(index, start) + 1;
    shift += removed - inserted;
  }
  return position + shift;
}

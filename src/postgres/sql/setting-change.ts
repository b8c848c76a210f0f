import { stringValue, type Token } from "./scan-sql.ts";
import type { SettingChange } from "./statement.ts";

/** SET forms whose name is not the word that follows. */
const spelledOut: Readonly<Record<string, string>> = {
  time: "timezone", // SET TIME ZONE
  names: "client_encoding", // SET NAMES
  schema: "search_path", // SET SCHEMA
  authorization: "session_authorization", // SET SESSION AUTHORIZATION
};

/**
 * The session-wide setting that SET, RESET or `set_config` changes; `undefined` when it lasts for a transaction only.
 *
 * Source: PostgreSQL manual, "SET", "RESET", "Configuration Settings Functions".
 */
export function readSettingChange(tokens: readonly Token[]): SettingChange | undefined {
  switch (tokens[0]?.text) {
    case "set":
      return readSet(tokens);
    case "reset":
      return readReset(tokens);
    default:
      return readSetConfig(tokens);
  }
}

function readSet(tokens: readonly Token[]): SettingChange | undefined {
  const scope = tokens[1]?.text;
  if (scope === "local" || scope === "transaction" || scope === "constraints") return undefined;
  const start = scope === "session" ? 2 : 1;
  if (tokens[start]?.text === "characteristics") return { kind: "set", names: characteristics };
  const name = readName(tokens, start);
  if (name === undefined) return undefined;
  return { kind: tokens.at(-1)?.text === "default" ? "reset" : "set", names: [name] };
}

function readReset(tokens: readonly Token[]): SettingChange | undefined {
  if (tokens[1]?.text === "all") return { kind: "reset-all" };
  const name = readName(tokens, tokens[1]?.text === "session" ? 2 : 1);
  return name === undefined ? undefined : { kind: "reset", names: [name] };
}

function readSetConfig(tokens: readonly Token[]): SettingChange | undefined {
  const call = tokens.findIndex((token) => token.text === "set_config");
  const name = call < 0 ? undefined : stringValue(tokens[call + 2]);
  return name === undefined ? undefined : { kind: "set", names: [name.toLowerCase()] };
}

/** What SET SESSION CHARACTERISTICS AS TRANSACTION is a word for. */
const characteristics = [
  "default_transaction_isolation",
  "default_transaction_read_only",
  "default_transaction_deferrable",
];

/** Names may be of two parts, `app.tenant`. */
function readName(tokens: readonly Token[], start: number): string | undefined {
  const first = tokens[start];
  if (!first) return undefined;
  const second = tokens[start + 1]?.text === "." ? tokens[start + 2] : undefined;
  return second ? `${first.text}.${second.text}` : (spelledOut[first.text] ?? first.text);
}

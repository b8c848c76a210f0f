/** What a tab may be told, by the protocol of this sandbox's socket. */
import type { Heard } from "../../src/checks/trace-queries.ts";

/** The table has 12 rows from its seed on. */
const items = 12;

/** A true count; an invented one is no answer. */
export const isCount = (text: string): boolean => fieldOf(text, "items") === items;

/** A count that no query gave. */
export function isInvented(text: string): boolean {
  const count = fieldOf(text, "items");
  return typeof count === "number" && count !== items;
}

/** "Not now", in words or by a close code that says so: 1011, internal error; 1013, try again later. */
export const isRefusal = (heard: Heard): boolean =>
  heard.kind === "message"
    ? typeof fieldOf(heard.text, "error") === "string"
    : heard.kind === "closed" && (heard.code === 1011 || heard.code === 1013);

function fieldOf(text: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  } catch {
    // A message that is not JSON has no fields.
    return undefined;
  }
}

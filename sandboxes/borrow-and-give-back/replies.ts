/** What a tab may be told, by the protocol of this sandbox's socket. */

/** The table has so many rows from its seed on. */
export const messageCount = 40;

/** A true count; an invented one is no answer. */
export function isCount(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && Reflect.get(value, "messages") === messageCount;
  } catch {
    // A message that is not JSON has no fields.
    return false;
  }
}

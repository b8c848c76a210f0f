/** What a tab may be told, and what may stand in the table, by the protocol of this sandbox. */

/** As `ai.ts` writes them. */
export const summaryOf = (text: string): string => `Summary of: ${text}`;

export const isSummary = (reply: string): boolean => typeof fieldOf(reply, "summary") === "string";

export const isSaved = (reply: string): boolean => fieldOf(reply, "saved") !== undefined;

function fieldOf(reply: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(reply);
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  } catch {
    // A message that is not JSON has no fields.
    return undefined;
  }
}

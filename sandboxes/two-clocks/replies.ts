/** What a tab may be told, by the protocol of this sandbox's socket. */

/** Six members, each with a ticket and as many unread messages as the number of their tab. */
export const names = ["Ada", "Ben", "Cleo", "Dan", "Eva", "Finn"];

export const pathOf = (tab: number): string => `/ws?ticket=${(names[tab - 1] ?? "nobody").toLowerCase()}`;

export const isGreeting = (text: string, tab: number): boolean => fieldOf(text, "hello") === names[tab - 1];

/** The tab's own count, not another's. */
export const isUnread = (text: string, tab: number): boolean => fieldOf(text, "unread") === tab;

function fieldOf(text: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  } catch {
    // A message that is not JSON has no fields.
    return undefined;
  }
}

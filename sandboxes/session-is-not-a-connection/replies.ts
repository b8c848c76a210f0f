/** What a tab may be told, by the protocol of this sandbox's socket. */

/** Of every item, from the seed on. */
export const stockAtFirst = 10;

/** True for an answer that gives a stock. */
export function isStock(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && typeof Reflect.get(value, "stock") === "number";
  } catch {
    // A message that is not JSON has no fields.
    return false;
  }
}

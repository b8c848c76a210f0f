/** What clients may be told, by the protocol of this sandbox. */

const items = 12;

/** What an id names: an item, none, or nothing at all, for it is no number. */
export type Wanted = "item" | "no-item" | "no-number";

export function wantedBy(id: string): Wanted {
  if (!/^\d+$/.test(id)) return "no-number";
  return Number(id) >= 1 && Number(id) <= items ? "item" : "no-item";
}

/** True for the answer that a call for `id` should get: the item, 404, or any error that says so. */
export function isRightAnswer(id: string, status: number, body: string): boolean {
  switch (wantedBy(id)) {
    case "item":
      return status === 200 && isItem(id, body);
    case "no-item":
      return status === 404;
    case "no-number":
      return status >= 400;
  }
}

/** The item of this id, as seeded. */
export function isItem(id: string, text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && Reflect.get(value, "name") === `item ${id}`;
  } catch {
    // A body that is not JSON is no item.
    return false;
  }
}

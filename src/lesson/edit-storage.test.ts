import { expect, test } from "vitest";
import { createEditStorage, parseEdits } from "./edit-storage.ts";

function createStore(refuses = false): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, value) {
      if (refuses) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
}

test("edits come back to the lesson that they were made in, and to no other", () => {
  const store = createStore();
  createEditStorage("exhaustion", store).save({ "main.ts": "mine" });
  expect(createEditStorage("exhaustion", store).load()).toEqual({ "main.ts": "mine" });
  expect(createEditStorage("two-clocks", store).load()).toEqual({});
});

test("no edits leave nothing behind", () => {
  const store = createStore();
  const storage = createEditStorage("exhaustion", store);
  storage.save({ "main.ts": "mine" });
  storage.save({});
  expect(store.length).toBe(0);
});

test("a device that refuses to keep them is reported, and one without storage too", () => {
  expect(createEditStorage("exhaustion", createStore(true)).save({ "main.ts": "mine" })).toBe(false);
  expect(createEditStorage("exhaustion", null).save({ "main.ts": "mine" })).toBe(false);
  expect(createEditStorage("exhaustion", null).load()).toEqual({});
});

test.each(["", "{", "null", "[1]", '{"main.ts": 3}'])("what cannot be read as file texts is dropped: %s", (kept) => {
  expect(parseEdits(kept)).toEqual({});
});

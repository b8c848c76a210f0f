import { expect, test } from "vitest";
import { moveAfterKey } from "./handle-keys.ts";

const after = (key: string, place: { handle?: number; value?: number } = {}, shiftKey = false) =>
  moveAfterKey({ key, shiftKey }, { handle: 3, handles: 7, value: 10, highest: 38, ...place });

test("up and down set a handle's count by one, by five, to nothing and to the top", () => {
  const values = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"].map((key) => after(key));
  expect(values).toEqual([11, 9, 15, 5, 0, 38].map((value) => ({ kind: "set", value })));
  expect(after("ArrowUp", {}, true)).toEqual({ kind: "set", value: 15 });
  expect(after("PageUp", { value: 36 })).toEqual({ kind: "set", value: 38 });
  expect(after("ArrowDown", { value: 0 })).toEqual({ kind: "set", value: 0 });
});

test("left and right lead to the neighbour, and stay at either end", () => {
  expect(after("ArrowRight")).toEqual({ kind: "go", handle: 4 });
  expect(after("ArrowLeft")).toEqual({ kind: "go", handle: 2 });
  expect(after("ArrowRight", { handle: 6 })).toEqual({ kind: "go", handle: 6 });
  expect(after("ArrowLeft", { handle: 0 })).toEqual({ kind: "go", handle: 0 });
});

test("any other key is left to the page", () => {
  expect(after("a")).toBeNull();
  expect(after("Tab")).toBeNull();
});

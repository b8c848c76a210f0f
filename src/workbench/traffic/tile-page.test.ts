import { expect, it } from "vitest";
import { columnsFor, inRows, placeAfterKey, tilesPerPage } from "./tile-page.ts";

it.each([
  ["ArrowRight", 0, 1],
  ["ArrowRight", 30, 30],
  ["ArrowLeft", 0, 0],
  ["ArrowDown", 3, 9],
  ["ArrowDown", 27, 27],
  ["ArrowUp", 9, 3],
  ["ArrowUp", 3, 3],
  ["Home", 17, 0],
  ["End", 17, 30],
  ["PageDown", 3, 30],
  ["Tab", 3, null],
] as const)("%s leads from place %d to %s, in rows of six", (key, from, to) => {
  expect(placeAfterKey(key, from, 6, 31)).toBe(to);
});

it("goes a page on where there are more tabs than tiles", () => {
  expect(placeAfterKey("PageDown", 3, 6, 2_000)).toBe(3 + tilesPerPage);
  expect(placeAfterKey("PageUp", 3 + tilesPerPage, 6, 2_000)).toBe(3);
});

it("fills whole rows, and the last as far as it goes", () => {
  expect(inRows([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(columnsFor(20)).toBe(1);
  expect(columnsFor(452)).toBe(6);
});

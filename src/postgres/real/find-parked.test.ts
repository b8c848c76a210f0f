import { expect, it } from "vitest";
import { findParked } from "./find-parked.ts";

it("parks who waits for somebody that may go on, directly or in a row", () => {
  const seen = [
    { pid: 1, blockedBy: [] },
    { pid: 2, blockedBy: [1] },
    { pid: 3, blockedBy: [2, 1] },
    { pid: 4, blockedBy: [99] },
  ];
  expect(findParked(seen)).toEqual(new Set([2, 3, 4]));
});

it("parks nobody in a circle, nor behind one: the server will end it", () => {
  const seen = [
    { pid: 1, blockedBy: [2] },
    { pid: 2, blockedBy: [1] },
    { pid: 3, blockedBy: [1] },
    { pid: 4, blockedBy: [5] },
  ];
  expect(findParked(seen)).toEqual(new Set([4]));
});

import { expect, it } from "vitest";
import { findParked, type SeenBackend } from "./find-parked.ts";

const backend = (pid: number, blockedBy: readonly number[], at: "client" | "sleep" | "work" = "work"): SeenBackend => ({
  pid,
  blockedBy,
  isAsleep: at === "sleep",
  waitsForClient: at === "client",
});

it("parks who waits for somebody that a client or the clock must move, directly or in a row", () => {
  const seen = [
    backend(1, [], "client"),
    backend(2, [1]),
    backend(3, [2, 1]),
    backend(4, [5]),
    backend(5, [], "sleep"),
  ];
  expect(findParked(seen)).toEqual(new Set([2, 3, 4]));
});

it("parks nobody behind a backend at work, which may let them go in a moment", () => {
  expect(findParked([backend(1, []), backend(2, [1]), backend(3, [2])])).toEqual(new Set());
});

it("does not wait for a backend that was not seen", () => {
  expect(findParked([backend(4, [99])])).toEqual(new Set([4]));
});

it("parks nobody in a circle, nor behind one: the server will end it", () => {
  const seen = [backend(1, [2]), backend(2, [1]), backend(3, [1]), backend(4, [5]), backend(5, [], "client")];
  expect(findParked(seen)).toEqual(new Set([4]));
});

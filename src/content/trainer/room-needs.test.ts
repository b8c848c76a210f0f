import { expect, test } from "vitest";
import { roomNeeds } from "./room-needs.ts";

test("a room needs what it does itself; what it watches needs nothing, and a second vote no second hand", () => {
  expect(
    roomNeeds([
      { kind: "vote", question: "exhaustion" },
      { kind: "discuss", about: "which line", minutes: 1.5 },
      { kind: "vote", question: "exhaustion" },
      { kind: "run" },
      { kind: "scenario", id: "tabs-31", pace: 10 },
      { kind: "exercise", task: "mend it", minutes: 8 },
      { kind: "check" },
    ]),
  ).toEqual(["a hand to raise", "a neighbour, 1.5 min: which line", "a laptop each, 8 min: mend it"]);
});

import { expect, test } from "vitest";
import type { GeneratorPhase } from "../../trace/generators/generators-state.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { partWords, stretchWords } from "./body-words.ts";
import { storyOf } from "./generator-story.ts";
import { countWords, stateWords, suspendedMs, suspendedWords } from "./generator-words.ts";

/** With a change a second. */
function generator(phases: readonly GeneratorPhase[], lanes: readonly number[] = []): GeneratorSnapshot {
  return {
    processId: 0,
    scopeId: "socket-1",
    generatorId: 1,
    name: "getDb",
    drivenBy: "framework",
    label: "tab 3",
    leases: [],
    changes: phases.map((phase, index) => ({ phase, atMs: index * 1_000 })),
    phase: phases.at(-1) ?? "created",
    sinceMs: (phases.length - 1) * 1_000,
    lanes: lanes.map((lane) => ({ processId: 0, poolId: 1, lane })),
  };
}

test("one at its yield is told with how long it stands there and the lane that it keeps", () => {
  const waiting = generator(["created", "running", "suspended"], [3]);
  expect(stateWords(waiting)).toBe("suspended at yield");
  expect(suspendedWords(suspendedMs(waiting, 14_500))).toBe("12 s at yield");
  expect(storyOf(waiting, 14_500)).toBe(
    "getDb waits at its yield until the handler of tab 3 ends: 12 seconds so far. What it yielded, and lane 3 with it, stays out as long.",
  );
});

test("one that has ended says whether an error was thrown into it, and what it did not give back", () => {
  const thrown = generator(["created", "running", "suspended", "thrown-into", "returned"], [1, 2]);
  expect(stateWords(thrown)).toBe("thrown into, returned");
  expect(suspendedMs(thrown, 60_000)).toBe(1_000);
  expect(storyOf(thrown, 60_000)).toContain("thrown in at the yield");
  expect(storyOf(thrown, 60_000)).toContain("lanes 1, 2 are still out");
});

test("one that never came to its yield, and one that nobody resumed, are told as such", () => {
  expect(suspendedWords(suspendedMs(generator(["created", "running", "returned"]), 9))).toBe("never at yield");
  expect(storyOf(generator(["created", "running", "returned"]), 9)).toContain("handler of tab 3 never began");
  expect(storyOf(generator(["created", "running", "suspended", "dropped"]), 9)).toContain("nobody resumed getDb");
});

test("one that threw is not said to have run to its end", () => {
  const passedOn = generator(["created", "running", "suspended", "thrown-into", "threw"]);
  expect(stateWords(passedOn)).toBe("thrown into, threw");
  expect(storyOf(passedOn, 9)).toContain("an error came out of getDb again once its finally parts had run");
  const failedCommit = generator(["created", "running", "suspended", "resumed", "threw"]);
  expect(stateWords(failedCommit)).toBe("threw");
  expect(storyOf(failedCommit, 9)).toContain("the code after the yield of getDb threw");
  const failedSetUp = generator(["created", "running", "threw"]);
  expect(storyOf(failedSetUp, 9)).toBe("getDb threw before its yield, so the handler of tab 3 never began.");
});

test("a part of the body says when it was entered, or that it never was", () => {
  expect(partWords("atYield", "here", 12_000)).toBe("here since 00:12");
  expect(partWords("after", "ahead", null)).toBe("not yet: runs when it is resumed");
  expect(partWords("after", "never", null)).toBe("never ran");
});

test("one that the program drives itself is not told as a handler's dependency", () => {
  const tell = (phases: readonly GeneratorPhase[], lanes: readonly number[] = []) =>
    storyOf({ ...generator(phases, lanes), drivenBy: "program", label: "GET /books/1" }, 9_000);
  const untilYield = ["created", "running", "suspended"] as const;
  expect(tell(untilYield, [1])).toBe(
    "getDb waits at its yield: 7 seconds so far. It goes on only when the code of GET /books/1 calls next(), throw() or return() on it, or its loop does. Until then lane 1 stays out, unless it is given back by hand.",
  );
  expect(tell([...untilYield, "dropped"], [1])).toContain("nobody resumed getDb");
  expect(tell([...untilYield, "dropped"], [1])).toContain("lane 1 is still out");
  expect(tell([...untilYield, "closing", "returned"])).toContain("its finally parts ran, and nothing else");
  expect(tell(["created", "returned"])).toBe(
    "getDb was told to return before any of its code ran, and none of it ever will.",
  );
  for (const phases of [
    ["created", "running"],
    ["created", "running", "threw"],
    [...untilYield, "resumed", "threw"],
  ])
    expect(tell(phases as GeneratorPhase[])).not.toContain("handler");
});

test("a stretch of lines says what became of it, a skipped one that the way out led past it", () => {
  const of = (kind: "yield" | "catch" | "finally", state: Parameters<typeof stretchWords>[0]["state"]) =>
    stretchWords({ stretch: { kind, level: 0, first: 1, last: 1 } as never, state, atMs: 12_000 });
  expect(of("yield", "here")).toBe("stands here since 00:12");
  expect(of("yield", "thrown")).toBe("an error thrown in here at 00:12");
  expect(of("catch", "skipped")).toBe("never ran: the way out led past it");
  expect(of("catch", "unknown")).toBe("runs for an error only");
  expect(of("finally", "ahead")).toBe("not yet: runs whatever the way out");
});

test("those that are not drawn are counted", () => {
  const rows = [generator(["created"])];
  expect(countWords({ rows, open: 1, ended: 0 })).toBe("1 open, 0 ended");
  expect(countWords({ rows, open: 1, ended: 40 })).toBe("1 open, 40 ended; 40 more not drawn");
});

import { describe, expect, test } from "vitest";
import { expectTranscript, findIdleDepartures } from "./departures.ts";
import type { Script } from "./script.ts";
import { departs, session } from "./steps.ts";
import { formatFixture, parseTranscript } from "./transcript.ts";

const a = session("a");
const real = {
  steps: [
    { heading: "a Query SELECT 1", lines: ["a ReadyForQuery I"] },
    { heading: "a is cut off", lines: [] },
  ],
};

describe("a fixture", () => {
  test("is read as it was written, its comments left out", () => {
    const text = formatFixture({ name: "a claim", serverVersion: "PostgreSQL 15.18" }, real);
    expect(text).toContain("# Recorded from PostgreSQL 15.18");
    expect(parseTranscript(text)).toEqual(real);
  });

  test("with a line that belongs to no step is refused by number", () => {
    expect(() => parseTranscript("# a claim\n\nsomething\n")).toThrow("Line 3");
  });
});

describe("a declared departure", () => {
  const scriptWith = (here: readonly string[]): Script => ({
    id: "a",
    name: "a claim",
    seed: "",
    steps: [departs(a.query("SELECT 1"), { here, because: "of the design" }), a.drop()],
  });

  test("stands in the place of the real server's lines, and of no others", () => {
    expect(expectTranscript(scriptWith(["a waits: lock"]), real).steps).toEqual([
      { heading: "a Query SELECT 1", lines: ["a waits: lock"] },
      { heading: "a is cut off", lines: [] },
    ]);
  });

  test("that says what the real server says is found", () => {
    expect(findIdleDepartures(scriptWith(["a waits: lock"]), real)).toEqual([]);
    expect(findIdleDepartures(scriptWith(["a ReadyForQuery I"]), real)).toEqual(["a Query SELECT 1"]);
  });
});

import { describe, expect, test } from "vitest";
import type { ReleaseWithin } from "../../trace/autopsy/autopsy-report.ts";
import { exitWords, releaseWords } from "./release-words.ts";

const site = { file: "main.ts", line: 11, column: 3 };
const plain = { kind: "plain" } as const;
const skipped = { site, code: "db.release()", timesSkipped: 1, within: plain, exits: [] };
const sameLine = ({ line }: { readonly line: number }) => line;
const words = (release: Parameters<typeof releaseWords>[0]) => releaseWords(release, false, sameLine);

describe("a release that did not run", () => {
  test("tells how often others reached it", () => {
    expect(words({ kind: "known", timesReached: 1, tookOver: false, ...skipped })).toMatch(/came back here, once$/);
    expect(words({ kind: "known", timesReached: 4, tookOver: false, ...skipped })).toMatch(/came back here, 4 times$/);
  });

  test("says what it stands in, and how one of those is missed", () => {
    const unreached = (within: ReleaseWithin) => words({ kind: "unreached", ...skipped, within });
    expect(unreached(plain)).toBe("not reached in this run");
    expect(unreached({ kind: "catch" })).toContain("runs only when something throws");
    expect(unreached({ kind: "condition" })).toContain("under a condition");
    expect(unreached({ kind: "timer" })).toContain("a timer that did not fire");
    expect(unreached({ kind: "promise-all" })).toContain("Promise.all");
    expect(unreached({ kind: "generator", how: "dropped", yieldLine: 8 })).toContain("stopped at the yield in line 8");
    expect(unreached({ kind: "generator", how: "thrown-into", yieldLine: 8 })).toContain(
      "thrown in at the yield in line 8",
    );
    expect(unreached({ kind: "disposer" })).toContain("only `using` calls");
    expect(unreached({ kind: "finally", how: "not-entered", tryLine: 9 })).toContain(
      "the try in line 9 was not entered",
    );
    expect(unreached({ kind: "finally", how: "left", tryLine: 9 })).toContain("which was left before it");
    expect(unreached({ kind: "finally", how: "either", tryLine: 9 })).toContain("not entered or");
  });

  test("names lines where they stand now", () => {
    const within = { kind: "generator", how: "dropped", yieldLine: 8 } as const;
    expect(releaseWords({ kind: "unreached", ...skipped, within }, false, ({ line }) => line + 2)).toContain("line 10");
  });

  test("of a holder whose code may yet run is not accused", () => {
    const pending = releaseWords({ kind: "unreached", ...skipped }, true, sameLine);
    expect(pending).toBe("not reached yet: code that gives back late may still run it");
  });

  test("that gave back a later lease ran, for another", () => {
    expect(words({ kind: "known", timesReached: 1, tookOver: true, ...skipped })).toContain("the name meant that one");
  });

  test("is not blamed on anybody where nothing is known", () => {
    expect(words({ kind: "pool" })).toBeNull();
    expect(words({ kind: "unknown" })).toBeNull();
    expect(words({ kind: "absent", file: "main.ts", name: null })).toContain("no line that gives it back");
    expect(words({ kind: "absent", file: "main.ts", name: "db" })).toBe("nothing in main.ts calls db.release() for it");
  });
});

test("the ways out before a release are told: the only one as such, several by their lines", () => {
  const exits = (lines: readonly number[]) =>
    exitWords({ kind: "unreached", ...skipped, exits: lines.map((line) => ({ ...site, line })) }, sameLine);
  expect(exits([])).toBeNull();
  expect(exits([8])).toBe("the one way out before the release");
  expect(exits([8, 9, 10])).toBe("by line 8, 9 or 10");
  expect(exitWords({ kind: "absent", file: "main.ts", name: null }, sameLine)).toBeNull();
});

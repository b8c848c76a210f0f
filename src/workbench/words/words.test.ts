import { describe, expect, it } from "vitest";
import { makeLane } from "../fixtures/lanes.ts";
import { checkSummary, checkTone } from "./check-words.ts";
import { laneName, laneTitle, wordsOf } from "./lane-words.ts";
import { cutMiddle, fitHolder, oneLine, shortenHolder, shortenPath, tinyHolder } from "./shorten.ts";
import { statusWords } from "./status-words.ts";
import { clockFace, minutesSeconds, secondsLeft } from "./time-words.ts";

describe("shortening", () => {
  it.each([
    ["/accounts/42/items", "/acc…/items"],
    ["/ping", "/ping"],
    ["/", "/"],
  ])("cuts the middle out of %s", (path, short) => expect(shortenPath(path)).toBe(short));

  it.each([
    ["socket 214", "s214"],
    ["tab 31", "t31"],
    ["GET /accounts/42/items", "GET /acc…/items"],
    ["server", "server"],
  ])("shortens the holder %s", (label, short) => expect(shortenHolder(label)).toBe(short));

  it("leaves a cell the first word", () => {
    expect(tinyHolder("GET /accounts/42/items")).toBe("GET");
    expect(tinyHolder("tab 31")).toBe("t31");
  });

  it("takes the longest form that fits", () => {
    expect(fitHolder("GET /accounts/42/items", 400, 13)).toBe("GET /accounts/42/items");
    expect(fitHolder("GET /accounts/42/items", 120, 13)).toBe("GET /acc…/items");
    expect(fitHolder("GET /stock/7", 80, 13)).toBe("GET …/7");
    expect(fitHolder("DELETE /stock/7", 60, 13)).toBe("…/7");
    expect(fitHolder("a task with a very long name", 60, 13).length).toBeLessThan(10);
  });

  it("keeps both ends of what it cuts", () => expect(cutMiddle("abcdefghij", 5)).toBe("ab…ij"));
  it("folds white space", () => expect(oneLine("SELECT *\n  FROM items", 40)).toBe("SELECT * FROM items"));
});

describe("times", () => {
  it("counts minutes and seconds", () => {
    expect(minutesSeconds(127_900)).toBe("02:07");
    expect(clockFace(127_460)).toBe("02:07.4");
  });
  it("rounds what is left up", () => expect(secondsLeft(8_100)).toBe("9 s"));
});

describe("lanes in words", () => {
  it("says everything in the name", () => {
    const lane = makeLane({ lane: 7, state: "held", who: "tab 7", ageMs: 42_300 });
    expect(laneName(lane)).toBe(
      "Lane 7, held, awaiting other work, held by tab 7, out for 42 seconds, last query SELECT * FROM items",
    );
  });
  it("tells outlived from leaked", () => {
    expect(laneTitle(makeLane({ lane: 2, state: "outlived" }))).toBe("Lane 2: its holder is gone");
    expect(laneTitle(makeLane({ lane: 2, state: "leaked" }))).toBe("Lane 2 is leaked");
  });
  it("names a wait that no real server would impose", () => {
    expect(wordsOf({ state: "query", waitsForBackend: true }).full).toBe("waits for the page's one backend");
  });
});

describe("status and checks", () => {
  it("names the stage of a start", () => {
    const stage = { step: 2, steps: 5, label: "opening the database" };
    expect(statusWords({ kind: "starting", stage })).toBe("2 of 5: opening the database");
  });
  it("calls an old verdict out of date, whatever it was", () => {
    const verdict = { checkId: "a", revision: 1, result: { kind: "passed", seen: "", durationMs: 1 } } as const;
    expect(checkTone({ kind: "judged", verdict, stale: true })).toBe("stale");
    expect(checkSummary([{ kind: "judged", verdict, stale: false }, { kind: "not-run" }], null)).toBe("1 of 2 pass");
  });
  it("tells how far the checks have come, and never calls a check's own fault a failure", () => {
    const verdict = { checkId: "a", revision: 1, result: { kind: "not-judged", message: "no database" } } as const;
    expect(checkTone({ kind: "judged", verdict, stale: false })).toBe("unjudged");
    expect(checkSummary([{ kind: "running" }], { judged: 2, of: 7 })).toBe("checking: 2 of 7 judged");
  });
});

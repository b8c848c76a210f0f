import { describe, expect, test } from "vitest";
import type { EndFact } from "../../trace/autopsy/autopsy-report.ts";
import { endWords, releaseWords, serverEndWords, stepSite, stepWords } from "./autopsy-words.ts";

const site = { file: "main.ts", line: 11, column: 3 };
const error = { name: "WebSocketDisconnect", message: "the client left", code: null, site };
const end = (rest: Partial<EndFact>): EndFact => ({ atMs: 1, outcome: "returned", error: null, close: null, ...rest });

describe("the end of a holder", () => {
  test.each([
    [end({}), "returned"],
    [end({ close: { code: 1001, by: "client" } }), "close code 1001: the tab closed it; its code returned"],
    [
      end({ outcome: "threw", error, close: { code: 1006, by: "network" } }),
      "close code 1006: the cable was pulled; threw WebSocketDisconnect at main.ts:11: the client left",
    ],
    [end({ outcome: "threw", error: { ...error, site: null } }), "threw WebSocketDisconnect: the client left"],
  ])("%# is told with its close code and its error's line", (fact, words) => {
    expect(endWords(fact)).toBe(words);
  });

  test("is the server's where that went first", () => {
    expect(serverEndWords({ atMs: 1, reason: "stopped", error: null })).toBe("the server was stopped");
    const step = { kind: "server-ended", atMs: 1, reason: "uncaught-error", error } as const;
    expect(stepWords(step)).toBe("the server was ended by an error that nobody caught: the client left");
    expect(stepSite(step)).toBe(site);
  });
});

test("whoever waited for a connection to open did not stand in the queue", () => {
  const took = { kind: "took", atMs: 30, site, waitedMs: 25.2 } as const;
  expect(stepWords({ ...took, queued: true })).toBe("took the lease after 25 ms in the queue");
  expect(stepWords({ ...took, queued: false })).toBe("took the lease, its connection opened in 25 ms");
  expect(stepWords({ ...took, queued: false, waitedMs: 0 })).toBe("took the lease");
});

describe("a release that did not run", () => {
  const skipped = { site, code: "db.release()", timesSkipped: 1, inFinally: false };
  test("tells how often others reached it", () => {
    expect(releaseWords({ kind: "known", timesReached: 1, ...skipped })).toMatch(/came back here, once$/);
    expect(releaseWords({ kind: "known", timesReached: 4, ...skipped })).toMatch(/came back here, 4 times$/);
  });
  test("in a finally says how one of those can be missed", () => {
    expect(releaseWords({ kind: "unreached", ...skipped, inFinally: true })).toMatch(
      /^never reached in this run; it stands in a finally/,
    );
  });
  test("is not blamed on anybody where nothing is known", () => {
    expect(releaseWords({ kind: "pool" })).toBeNull();
    expect(releaseWords({ kind: "unknown" })).toBeNull();
    expect(releaseWords({ kind: "absent", file: "main.ts" })).toContain("no line that gives it back");
  });
});

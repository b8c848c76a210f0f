import { describe, expect, test } from "vitest";
import type { EndFact } from "../../trace/autopsy/autopsy-report.ts";
import { endWords, serverEndWords, stepSite, stepWords } from "./autopsy-words.ts";

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

test("a database's error is called one, for its own name says nothing", () => {
  const refused = { name: "error", message: "no such column", code: "42703", site: null };
  expect(endWords(end({ outcome: "threw", error: refused }))).toBe("threw a database error (42703): no such column");
});

test("a query that somebody else ran on the lease says who", () => {
  const query = { kind: "query", sql: "SELECT 1", site, atMs: 1, durationMs: 1.2, error: null } as const;
  expect(stepWords({ ...query, by: null })).toBe("query, 1 ms");
  expect(stepWords({ ...query, by: "GET /later" })).toBe("query by GET /later, 1 ms");
});

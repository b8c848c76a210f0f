import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { linesOfLookups } from "./printed-lines.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"] } & Readonly<Record<string, unknown>>;

const traceOf = (events: readonly Written[]): TraceEvent[] =>
  events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, atMs: index, processId: 0, scopeId: "request 1", site: null, ...event }),
  );

const opened = { kind: "scope-opened", holder: "http", label: "GET /books/1", parentScopeId: "server" } as const;
const print = (text: string): Written => ({ kind: "log-written", level: "info", text });
const lease = { poolId: 1, connectionId: 1, leaseId: 1 };
const granted: Written = { kind: "checkout-granted", ...lease, waitedMs: 0 };
const returned: Written = { kind: "lease-returned", ...lease, destroyed: false };

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });
});

describe("the order of a generator's lines", () => {
  it("is read where the generator ended", () => {
    const events = [opened, print("1 connect"), granted, print("2 lend"), print("3 give back"), returned];
    expect(linesOfLookups(traceOf(events))).toEqual([{ path: "/books/1", printed: "1 2 3" }]);
  });

  it("is read where the generator was left with a connection", () => {
    const events = [opened, print("1 connect"), granted, print("2 lend")];
    expect(linesOfLookups(traceOf(events))).toEqual([{ path: "/books/1", printed: "1 2" }]);
  });

  it("is no question where somebody else gave the connection back, or none was had", () => {
    expect(linesOfLookups(traceOf([opened, print("1 connect"), granted, print("2 lend"), returned]))).toEqual([]);
    expect(linesOfLookups(traceOf([opened, print("1 connect")]))).toEqual([]);
  });

  it("asks nothing of other routes, and hears no other line", () => {
    expect(linesOfLookups(traceOf([{ ...opened, label: "GET /drive/next" }, print("3 give back")]))).toEqual([]);
    expect(linesOfLookups(traceOf([opened, print("30 books"), print("3 give back")]))).toEqual([
      { path: "/books/1", printed: "3" },
    ]);
  });
});

import { expect, it } from "vitest";
import { type TraceEvent, traceEventSchema } from "../contract/trace-event.ts";
import { tabHistory } from "./tab-history.ts";

const trace: TraceEvent[] = [
  { kind: "tab-opened", tab: 1, path: "/ws" },
  { kind: "tab-opened", tab: 2, path: "/ws" },
  { kind: "socket-accepted", tab: 1 },
  { kind: "tab-connected", tab: 1 },
  { kind: "tab-sent", tab: 2, text: "other" },
  { kind: "tab-sent", tab: 1, text: "a" },
  { kind: "socket-received", tab: 1, text: "a" },
  { kind: "tab-received", tab: 1, text: "b" },
].map((event, index) =>
  traceEventSchema.parse({ seq: index + 1, atMs: index * 10, processId: 0, scopeId: "s", ...event }),
);

it("tells what one tab's user did and saw, oldest first, and not what the server did", () => {
  expect(tabHistory(trace, 1, 1_000, 10).map(({ kind }) => kind)).toEqual([
    "tab-opened",
    "tab-connected",
    "tab-sent",
    "tab-received",
  ]);
});

it("keeps to the moment on show and to the newest", () => {
  expect(tabHistory(trace, 1, 60, 10).map(({ kind }) => kind)).not.toContain("tab-received");
  expect(tabHistory(trace, 1, 1_000, 1).map(({ kind }) => kind)).toEqual(["tab-received"]);
});

import { expect, it } from "vitest";
import { type LoadEvent, loadReport } from "./load-report.ts";

const at = (atMs: number, processId = 0) => ({ seq: 1, atMs, processId, scopeId: "server" });
const started = (atMs: number, processId?: number): LoadEvent => ({
  ...at(atMs, processId),
  kind: "load-started",
  method: "GET",
  path: "/ping",
  perSecond: 20,
});
const ended = (atMs: number, processId?: number): LoadEvent => ({ ...at(atMs, processId), kind: "load-ended" });
const measured = (atMs: number, sent: number, newestMs: number[], processId?: number): LoadEvent => ({
  ...at(atMs, processId),
  kind: "load-measured",
  sent,
  answered: newestMs.length,
  failed: 1,
  notSent: 2,
  newestMs,
});

it("says nothing of a run in which nothing was sent", () => {
  expect(loadReport([], 100)).toBeNull();
  expect(loadReport([started(50)], 49)).toBeNull();
});

it("tells the newest measurement up to the moment on show", () => {
  const events = [started(0), measured(500, 10, [4, 2, 9]), measured(1_000, 20, [1, 1, 1, 1]), ended(1_200)];
  expect(loadReport(events, 900)).toMatchObject({ newestMs: [4, 2, 9], notSent: 2, perSecond: 20 });
  expect(loadReport(events, 900)?.endedAtMs).toBeNull();
  expect(loadReport(events, 2_000)).toMatchObject({ newestMs: [1, 1, 1, 1], endedAtMs: 1_200 });
});

it("adds up what several processes sent, and is over when all of them are", () => {
  const events = [started(0, 0), started(0, 1), measured(500, 10, [2], 0), measured(500, 10, [4], 1), ended(600, 0)];
  expect(loadReport(events, 700)).toMatchObject({ notSent: 4, newestMs: [2, 4], endedAtMs: null });
  expect(loadReport([...events, ended(650, 1)], 700)?.endedAtMs).toBe(650);
});

it("begins to measure anew with another load", () => {
  const events = [started(0), measured(500, 10, [2]), ended(600), started(800)];
  expect(loadReport(events, 900)).toMatchObject({ notSent: 0, newestMs: [], endedAtMs: null });
});

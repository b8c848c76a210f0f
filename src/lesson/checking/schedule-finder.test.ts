import { describe, expect, it } from "vitest";
import type { Check } from "../../checks/check.ts";
import type { Drive } from "../../checks/run-checks.ts";
import { buildScenario, openTabs } from "../../checks/scenario-builder.ts";
import { fail, ok } from "../../contract/result.ts";
import type { Scenario } from "../../contract/scenario.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { createScheduleFinder, type FailedCheck } from "./schedule-finder.ts";

const scenario = buildScenario({
  name: "9 tabs",
  steps: [openTabs({ from: 1, to: 9 }, { atMs: 0, everyMs: 10, path: "/ws" })],
  endMs: 5_000,
});

const base = { processId: 0, scopeId: "server" };

/** A server that closes every tab from the `limit`-th on. */
const traceWith = ({ steps, endMs }: Scenario, limit: number): TraceEvent[] => [
  { ...base, seq: 1, atMs: 0, kind: "scenario-started", name: "any", seed: 1 },
  ...steps.slice(limit - 1).map(
    ({ atMs }, index): TraceEvent => ({
      ...base,
      seq: index + 2,
      atMs,
      kind: "tab-closed",
      tab: 1,
      code: 1011,
      reason: "",
      by: "server",
    }),
  ),
  { ...base, seq: steps.length + 3, atMs: endMs, kind: "scenario-ended", runsOn: false },
];

const driveWith =
  (limit: number): Drive =>
  async (given) =>
    ok({ trace: traceWith(given, limit), rows: new Map() });

const check: Check = {
  id: "nobody-is-closed",
  title: "Nobody is closed",
  expected: "0 closed",
  scenario,
  judge({ trace }) {
    const closed = trace.filter(({ kind }) => kind === "tab-closed");
    return closed.length === 0
      ? { outcome: "passed", seen: "0 closed" }
      : { outcome: "failed", seen: `${closed.length} closed`, atMs: closed[0]?.atMs ?? null };
  },
};

const failed: FailedCheck = { check, failure: { seen: "6 closed", atMs: 30, trace: traceWith(scenario, 4) } };
const never = 100;

describe("looking for the shortest schedule", () => {
  it("finds as many tabs as the failure needs, and keeps the run that shows it", async () => {
    const finder = createScheduleFinder(() => 0);
    await finder.find({ failed: [failed], learner: () => driveWith(4), solution: () => driveWith(never) });
    const state = finder.states.value.get(check.id);
    expect(state).toMatchObject({ kind: "found", seen: "1 closed", atMs: 30, minimal: true });
    expect(state?.kind === "found" && state.scenario.steps).toHaveLength(4);
    expect(finder.runOf(check.id)?.trace.filter(({ kind }) => kind === "tab-closed")).toHaveLength(1);
  });

  it("keeps what the solution needs as well: under less it would prove nothing", async () => {
    const finder = createScheduleFinder(() => 0);
    const solution: Drive = async (given) => driveWith(given.steps.length >= 7 ? never : 1)(given, []);
    await finder.find({ failed: [failed], learner: () => driveWith(4), solution: () => solution });
    const state = finder.states.value.get(check.id);
    expect(state?.kind === "found" && state.scenario.steps).toHaveLength(7);
  });

  it("ends when it is called off, and leaves no line that still looks", async () => {
    const finder = createScheduleFinder(() => 0);
    let driven = 0;
    const learner = (signal: AbortSignal): Drive => {
      return async (given, rows) => {
        driven += 1;
        if (driven === 2) finder.callOff();
        return signal.aborted ? fail({ kind: "not-driven", message: "called off" }) : driveWith(4)(given, rows);
      };
    };
    await finder.find({ failed: [failed, failed], learner, solution: () => driveWith(never) });
    expect(driven).toBe(2);
    expect(finder.states.value.size).toBe(0);
  });

  it("says nothing where the time was over before anything shorter was found", async () => {
    let nowMs = 0;
    const finder = createScheduleFinder(() => nowMs);
    const slow: Drive = async (given, rows) => {
      nowMs += 60_000;
      return driveWith(given.steps.length === 9 ? 4 : never)(given, rows);
    };
    await finder.find({ failed: [failed], learner: () => slow, solution: () => driveWith(never) });
    expect(finder.states.value.size).toBe(0);
  });
});

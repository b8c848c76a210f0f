import type { Check, Evidence, Finding } from "../../src/checks/check.ts";
import { buildScenario } from "../../src/checks/scenario-builder.ts";
import { requestsFor } from "../../src/checks/scenario-queries.ts";
import { inUseAt, startOf } from "../../src/checks/trace-queries.ts";
import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { readVerdict } from "./suite-verdict.ts";

const givenMax = 5;
const patienceMs = 30_000;

const run = (requestId: number, service: string, atMs: number): ScenarioStep => ({
  atMs,
  command: { kind: "request", requestId, method: "GET", path: `/suite/${service}`, body: "" },
});

const sound = buildScenario({
  name: "the suite is run against two sound services",
  steps: [[run(1, "gives-back", 0), run(2, "asks-the-pool", 40_000)]],
  endMs: 80_000,
});

const unsound = buildScenario({
  name: "the suite is run against three services with a fault",
  steps: [[run(1, "holds-while-open", 0), run(2, "leaks-on-error", 40_000), run(3, "swallows-errors", 80_000)]],
  endMs: 120_000,
});

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

/** What the suite said of a service: green, red, or nothing within half a minute. */
function colourOf(trace: readonly TraceEvent[], asked: { requestId: number; atMs: number }): string {
  const answer = trace.find((event) => event.kind === "request-answered" && event.requestId === asked.requestId);
  if (answer?.kind !== "request-answered" || answer.atMs - startOf(trace) - asked.atMs > patienceMs) return "no answer";
  return readVerdict(answer.body) ?? "no verdict";
}

function judgeColour({ scenario, trace }: Evidence, services: readonly string[], colour: "green" | "red"): Finding {
  const runs = services.flatMap((service) =>
    requestsFor(scenario, `/suite/${service}`).map((asked) => ({ service, asked, said: colourOf(trace, asked) })),
  );
  const wrong = runs.find(({ said }) => said !== colour);
  const [shown] = wrong ? [wrong] : runs;
  const seen = shown ? `${shown.said} for ${shown.service}` : "the suite was not run";
  return finding(!wrong, seen, wrong ? startOf(trace) + wrong.asked.atMs + patienceMs : null);
}

const capacities = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "pool-created" ? [event.max] : []));

const endOf = ({ endMs }: Scenario) => endMs - 1_000;

export const checks: readonly Check[] = [
  {
    id: "green-for-what-is-sound",
    title: "The suite is green for two services that are right",
    expected: "green for gives-back and for asks-the-pool",
    scenario: sound,
    judge: (evidence) => judgeColour(evidence, ["gives-back", "asks-the-pool"], "green"),
  },
  {
    id: "red-for-the-held",
    title: "It is red for a service that holds a connection for each open visit",
    expected: "red for holds-while-open",
    scenario: unsound,
    judge: (evidence) => judgeColour(evidence, ["holds-while-open"], "red"),
  },
  {
    id: "red-for-the-leak",
    title: "It is red for a service that leaks where it fails",
    expected: "red for leaks-on-error",
    scenario: unsound,
    judge: (evidence) => judgeColour(evidence, ["leaks-on-error"], "red"),
  },
  {
    id: "red-for-the-swallowed",
    title: "It is red for a service that swallows its errors",
    expected: "red for swallows-errors",
    scenario: unsound,
    judge: (evidence) => judgeColour(evidence, ["swallows-errors"], "red"),
  },
  {
    id: "leaves-nothing-out",
    title: "The suite itself gives back what it borrows",
    expected: "0 in use once it has run against sound services",
    scenario: sound,
    judge({ scenario, trace }) {
      const inUse = inUseAt(trace, endOf(scenario));
      return finding(inUse === 0, `${inUse} in use afterwards`, startOf(trace) + endOf(scenario));
    },
  },
  {
    id: "pool-is-still-5",
    title: "Each run has a pool of 5",
    expected: "pools that allow 5",
    scenario: sound,
    judge({ trace }) {
      const other = capacities(trace).find((max) => max !== givenMax);
      return finding(other === undefined, `${other ?? givenMax} allowed`, null);
    },
  },
];

import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario } from "../../src/checks/scenario-builder.ts";
import {
  type AnswerTime,
  answerTimes,
  inUseAt,
  poolCapacity,
  startOf,
  toSeconds,
} from "../../src/checks/trace-queries.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { gets, ordinaryTraffic } from "./traffic.ts";

const max = 10;
const fiveMinutesMs = 300_000;
const answeredWithinMs = 1_000;
const patienceMs = 10_000;

const ordinary = buildScenario({
  name: "an order every two seconds, and a bad link every thirty",
  steps: [ordinaryTraffic],
  endMs: 335_000,
});

const full = buildScenario({
  name: "10 reports of 20 s, and an order",
  steps: [
    gets(
      "/report",
      1,
      Array.from({ length: max }, () => 0),
    ),
    gets("/orders/1", 11, [2_000]),
  ],
  endMs: 25_000,
});

const cut = buildScenario({
  name: "two orders, the firewall tidies up, and two more orders",
  steps: [gets("/orders/1", 1, [0, 200]), gets("/tidy-up", 11, [2_000]), gets("/orders/2", 21, [4_000, 6_000])],
  endMs: 8_000,
});

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

interface Asked {
  readonly atMs: number;
  /** Null when nobody answered. */
  readonly answer: AnswerTime | null;
}

/** Requests whose path fits, from a time of the scenario on, each with its answer. */
function askedFor(scenario: Scenario, trace: readonly TraceEvent[], path: RegExp, fromMs = 0): Asked[] {
  const answers = new Map(answerTimes(trace).map((answer) => [answer.requestId, answer]));
  return scenario.steps.flatMap(({ atMs, command }) =>
    command.kind === "request" && path.test(command.path) && atMs >= fromMs
      ? [{ atMs, answer: answers.get(command.requestId) ?? null }]
      : [],
  );
}

const isServed = ({ answer }: Asked) => answer !== null && answer.status === 200 && answer.afterMs <= answeredWithinMs;

export const checks: readonly Check[] = [
  {
    id: "serves-after-five-minutes",
    title: "After five minutes of ordinary traffic orders are still answered",
    expected: "16 of 16 answered with 200 within 1 s, from 5:00 on",
    scenario: ordinary,
    judge({ scenario, trace }) {
      const asked = askedFor(scenario, trace, /^\/orders\/[1-5]$/, fiveMinutesMs);
      const missed = asked.find((each) => !isServed(each));
      const seen = `${asked.filter(isServed).length} of ${asked.length} answered after five minutes`;
      return finding(!missed, seen, missed ? startOf(trace) + missed.atMs + answeredWithinMs : null);
    },
  },
  {
    id: "bad-links-leak-nothing",
    title: "A bad link costs no connection",
    expected: "0 in use at the end",
    scenario: ordinary,
    judge({ scenario, trace }) {
      const inUse = inUseAt(trace, scenario.endMs - 1_000);
      return finding(inUse === 0, `${inUse} in use at the end`, startOf(trace) + scenario.endMs - 1_000);
    },
  },
  {
    id: "missing-is-404",
    title: "An order that is gone is answered with 404, and a bad number with an error",
    expected: "404 for /orders/999, 400 or more for /orders/abc",
    scenario: ordinary,
    judge({ scenario, trace }) {
      const missing = askedFor(scenario, trace, /999$/);
      const bad = askedFor(scenario, trace, /abc$/);
      const wrong =
        missing.find(({ answer }) => answer?.status !== 404) ??
        bad.find(({ answer }) => answer === null || answer.status < 400);
      if (!wrong) return finding(true, `${missing.length + bad.length} bad links answered as such`, null);
      const seen = wrong.answer ? `${wrong.answer.status} for a bad link` : "no answer for a bad link";
      return finding(false, seen, startOf(trace) + wrong.atMs);
    },
  },
  {
    id: "waiting-has-an-end",
    title: "Whoever meets a full pool is told within ten seconds",
    expected: "an answer, served or refused, within 10 s",
    scenario: full,
    judge({ scenario, trace }) {
      const late = askedFor(scenario, trace, /^\/orders/).find(
        ({ answer }) => answer === null || answer.afterMs > patienceMs,
      );
      if (!late) return finding(true, "answered within 10 s", null);
      const seen = late.answer ? `${late.answer.status} after ${toSeconds(late.answer.afterMs)}` : "no answer";
      return finding(false, seen, startOf(trace) + late.atMs + patienceMs);
    },
  },
  {
    id: "lost-connection-is-survived",
    title: "An idle connection that is cut ends nothing but itself",
    expected: "2 of 2 orders answered afterwards",
    scenario: cut,
    judge({ scenario, trace }) {
      const asked = askedFor(scenario, trace, /^\/orders\/2$/);
      const missed = asked.find((each) => !isServed(each));
      const seen = `${asked.filter(isServed).length} of ${asked.length} answered afterwards`;
      return finding(!missed, seen, missed ? startOf(trace) + missed.atMs + answeredWithinMs : null);
    },
  },
  {
    id: "pool-is-still-10",
    title: "The pool is no larger",
    expected: "a pool that allows at most 10",
    scenario: full,
    judge({ trace }) {
      const capacity = poolCapacity(trace);
      return finding(capacity <= max, `${capacity} allowed`, null);
    },
  },
];

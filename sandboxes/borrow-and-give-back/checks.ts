import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, closeTabs, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { everybodyLeaves, sendersOf } from "../../src/checks/scenario-queries.ts";
import { inUseAt, messagesOf, poolCapacity, startOf } from "../../src/checks/trace-queries.ts";
import { isCount } from "./replies.ts";

const tabs = { from: 1, to: 10 };
const rounds = 10;
const roundMs = 500;
const lastRoundMs = rounds * roundMs;

/** Nine rounds in which one tab asks after another, and one in which all ask at once. */
const hundredQuestions = buildScenario({
  name: "10 tabs ask 10 times each, then sit silent, then leave",
  steps: [
    openTabs(tabs, { atMs: 0, everyMs: 20, path: "/ws" }),
    ...Array.from({ length: rounds - 1 }, (_, round) =>
      sendFrom(tabs, { atMs: (round + 1) * roundMs, everyMs: roundMs / tabs.to, text: "count" }),
    ),
    sendFrom(tabs, { atMs: lastRoundMs, text: "count" }),
    closeTabs(tabs, { atMs: 9_000, everyMs: 20 }),
  ],
  endMs: 26_000,
});

const answeredByMs = lastRoundMs + 2_000;
const silentMs = 8_000;
/** Past the 10 s that a question may have waited for a connection. */
const allGoneMs = 25_000;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "every-question-is-answered",
    title: "100 questions from 10 tabs are all answered",
    expected: "100 of 100 answered within 2 s of the last",
    scenario: hundredQuestions,
    judge({ scenario, trace }) {
      const asked = Map.groupBy(sendersOf(scenario, "count"), ({ tab }) => tab);
      let questions = 0;
      let answered = 0;
      for (const [tab, { length }] of asked) {
        questions += length;
        answered += Math.min(length, messagesOf(trace, tab, 0, answeredByMs).filter(isCount).length);
      }
      const seen = `${answered} of ${questions} answered`;
      return finding(answered === questions, seen, startOf(trace) + answeredByMs);
    },
  },
  {
    id: "silent-tabs-hold-nothing",
    title: "While nobody asks, nothing is on loan",
    expected: "0 connections in use while the tabs sit silent",
    scenario: hundredQuestions,
    judge({ trace }) {
      const inUse = inUseAt(trace, silentMs);
      return finding(inUse === 0, `${inUse} in use while the tabs sit silent`, startOf(trace) + silentMs);
    },
  },
  {
    id: "nothing-leaked",
    title: "Once everybody has left, everything is back",
    expected: "0 connections in use after the last tab has gone",
    scenario: hundredQuestions,
    judge({ scenario, trace }) {
      if (!everybodyLeaves(scenario)) return finding(true, "somebody stays", null);
      const inUse = inUseAt(trace, allGoneMs);
      return finding(inUse === 0, `${inUse} in use after everybody left`, startOf(trace) + allGoneMs);
    },
  },
  {
    id: "connections-are-lent-again",
    title: "A connection that came back is lent again",
    expected: "no more connections opened for 100 questions than the pool may hold",
    scenario: hundredQuestions,
    judge({ trace }) {
      const allowed = poolCapacity(trace);
      const openings = trace.filter((event) => event.kind === "session-opened");
      const seen = `${openings.length} connections opened, a pool of ${allowed}`;
      return finding(openings.length <= allowed, seen, openings[allowed]?.atMs ?? null);
    },
  },
  {
    id: "queries-run-on-a-lease",
    title: "Every query runs on a connection that is borrowed at the time",
    expected: "0 queries on a connection that nobody had borrowed",
    scenario: hundredQuestions,
    judge({ trace }) {
      const strays = trace.filter((event) => event.kind === "query-started" && event.leaseId === null);
      return finding(strays.length === 0, `${strays.length} queries outside a lease`, strays[0]?.atMs ?? null);
    },
  },
];

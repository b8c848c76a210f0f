import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { everybodyLeaves, requestsFor, sendersOf, tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import {
  answerTimes,
  heardAfterSending,
  inUseAt,
  maxSessions,
  messagesOf,
  poolCapacity,
  startOf,
  toSeconds,
} from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { isCount, isRefusal } from "./replies.ts";

const max = 30;
const everyTab = { from: 1, to: max + 1 };
const opening = { atMs: 0, everyMs: 30, path: "/ws" };

const idleTabs = buildScenario({
  name: "31 tabs open, wait, and ask for a count",
  steps: [openTabs(everyTab, opening), sendFrom(everyTab, { atMs: 6_000, text: "count" })],
  endMs: 8_000,
});

/** Tab 31 asks at 3 s and has to be told at 33 s; tab 32 asks at 40 s and can be served when the reports end at 62 s. */
const fullPool = buildScenario({
  name: "30 tabs run a report of 60 s; two more ask",
  steps: [
    openTabs({ from: 1, to: max + 2 }, opening),
    sendFrom({ from: 1, to: max }, { atMs: 2_000, text: "report" }),
    sendFrom({ from: max + 1, to: max + 1 }, { atMs: 3_000, text: "report" }),
    sendFrom({ from: max + 2, to: max + 2 }, { atMs: 40_000, text: "count" }),
    getAt("/ping", [4_000, 10_000, 25_000]),
  ],
  endMs: 66_000,
});

const leavers = buildScenario({
  name: "30 tabs leave in the middle of a report",
  steps: [
    openTabs({ from: 1, to: max }, opening),
    sendFrom({ from: 1, to: max }, { atMs: 2_000, text: "report" }),
    closeTabs({ from: 1, to: max }, { atMs: 10_000, everyMs: 100 }),
  ],
  endMs: 66_000,
});

/** Silent until the first of them asks. */
const silentUntilMs = 5_000;
const answeredWithinMs = 2_000;
const timeoutMs = 30_000;
const toleranceMs = 200;
/** Tab 32 asks 22 s before the reports end. */
const patienceMs = 23_000;
const reportsEndedMs = 65_000;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

const withCount = (trace: readonly TraceEvent[], tabs: readonly number[], fromMs: number, toMs: number) =>
  tabs.filter((tab) => messagesOf(trace, tab, fromMs, toMs).some(isCount)).length;

export const checks: readonly Check[] = [
  {
    id: "open-tabs-are-answered",
    title: "31 open tabs are all answered",
    expected: "31 of 31 greeted within 5 s, 31 of 31 answered when all ask",
    scenario: idleTabs,
    judge({ scenario, trace }) {
      const opened = tabsOpenedIn(scenario);
      const asking = sendersOf(scenario, "count");
      const askedMs = asking[0]?.atMs ?? silentUntilMs;
      const askers = asking.map(({ tab }) => tab);
      const greeted = withCount(trace, opened, 0, silentUntilMs);
      const answered = withCount(trace, askers, askedMs, askedMs + answeredWithinMs);
      const seen = `${greeted} of ${opened.length} greeted, ${answered} of ${askers.length} answered`;
      const allGreeted = greeted === opened.length;
      const knownMs = allGreeted ? askedMs + answeredWithinMs : silentUntilMs;
      return finding(allGreeted && answered === askers.length, seen, startOf(trace) + knownMs);
    },
  },
  {
    id: "idle-tabs-hold-nothing",
    title: "A tab that only waits holds no connection",
    expected: "0 connections in use while 31 tabs are open and silent",
    scenario: idleTabs,
    judge({ trace }) {
      const inUse = inUseAt(trace, silentUntilMs);
      return finding(inUse === 0, `${inUse} in use while the tabs are silent`, startOf(trace) + silentUntilMs);
    },
  },
  {
    id: "told-after-30-seconds",
    title: "With 30 reports running, the 31st is told of its time-out",
    expected: "an error, or close code 1011 or 1013, 30.0 s after it asked",
    scenario: fullPool,
    judge({ scenario, trace }) {
      const last = sendersOf(scenario, "report").at(-1);
      if (!last) return finding(true, "nobody asked for a report", null);
      const { tab, atMs } = last;
      const askedMs = startOf(trace) + atMs;
      const heard = heardAfterSending(trace, tab, "report");
      if (heard === "nothing") return finding(false, `tab ${tab} heard nothing`, askedMs + timeoutMs + toleranceMs);
      if (heard === "not-sent") return finding(false, `tab ${tab} was gone before it could ask`, askedMs);
      const told = isRefusal(heard);
      const what = told ? "told" : heard.kind === "message" ? `sent ${heard.text}` : "dropped";
      const seen = `tab ${tab} was ${what} after ${toSeconds(heard.afterMs)}`;
      const inTime = Math.abs(heard.afterMs - timeoutMs) <= toleranceMs;
      return finding(told && inTime, seen, askedMs + Math.min(heard.afterMs, timeoutMs + toleranceMs));
    },
  },
  {
    id: "ping-answers",
    title: "/ping answers while the queue stands",
    expected: "3 of 3 pings answered with 200 within 1 s",
    scenario: fullPool,
    judge({ scenario, trace }) {
      const pings = requestsFor(scenario, "/ping");
      const quick = new Set(
        answerTimes(trace)
          .filter(({ status, afterMs }) => status === 200 && afterMs < 1_000)
          .map(({ requestId }) => requestId),
      );
      const answered = pings.filter(({ requestId }) => quick.has(requestId)).length;
      const missed = pings.find(({ requestId }) => !quick.has(requestId));
      const seen = `${answered} of ${pings.length} pings answered within 1 s`;
      return finding(!missed, seen, startOf(trace) + (missed?.atMs ?? 0) + 1_000);
    },
  },
  {
    id: "served-after-a-return",
    title: "Whoever asks when a report is about to end is served",
    expected: "tab 32 asks at 40 s and is answered once the reports end, at 62 s",
    scenario: fullPool,
    judge({ scenario, trace }) {
      const last = sendersOf(scenario, "count").at(-1);
      if (!last) return finding(true, "nobody asked for a count", null);
      const { tab, atMs } = last;
      const askedMs = startOf(trace) + atMs;
      const heard = heardAfterSending(trace, tab, "count");
      if (heard === "nothing") return finding(false, `tab ${tab} heard nothing`, askedMs + patienceMs);
      if (heard === "not-sent") return finding(false, `tab ${tab} was gone before it could ask`, askedMs);
      const served = heard.kind === "message" && isCount(heard.text);
      const seen = `tab ${tab} was ${served ? "served" : "refused"} after ${toSeconds(heard.afterMs)}`;
      return finding(served, seen, askedMs + heard.afterMs);
    },
  },
  {
    id: "leavers-give-back",
    title: "Tabs that leave in the middle of a report give their connections back",
    expected: "0 connections in use once the reports have ended",
    scenario: leavers,
    judge({ scenario, trace }) {
      if (!everybodyLeaves(scenario)) return finding(true, "somebody stays", null);
      const inUse = inUseAt(trace, reportsEndedMs);
      return finding(inUse === 0, `${inUse} in use after everybody left`, startOf(trace) + reportsEndedMs);
    },
  },
  {
    id: "pool-is-still-30",
    title: "The pool is still 30",
    expected: "a pool that allows 30, and never more than 30 Postgres sessions",
    scenario: fullPool,
    judge({ trace }) {
      const [capacity, sessions] = [poolCapacity(trace), maxSessions(trace)];
      const seen = `${capacity} allowed, ${sessions} sessions at once`;
      return finding(capacity === max && sessions <= max, seen, null);
    },
  },
];

import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
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

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

const tabsWith = (trace: readonly TraceEvent[], fromMs: number, toMs: number) =>
  Array.from({ length: everyTab.to }, (_, index) => index + 1).filter((tab) =>
    messagesOf(trace, tab, fromMs, toMs).some(isCount),
  ).length;

export const checks: readonly Check[] = [
  {
    id: "open-tabs-are-answered",
    title: "31 open tabs are all answered",
    expected: "31 of 31 greeted within 5 s, 31 of 31 answered when all ask",
    scenario: idleTabs,
    judge({ trace }) {
      const greeted = tabsWith(trace, 0, 5_000);
      const answered = tabsWith(trace, 6_000, 8_000);
      const seen = `${greeted} of 31 greeted, ${answered} of 31 answered`;
      return finding(greeted === 31 && answered === 31, seen, startOf(trace) + (greeted < 31 ? 5_000 : 8_000));
    },
  },
  {
    id: "idle-tabs-hold-nothing",
    title: "A tab that only waits holds no connection",
    expected: "0 connections in use while 31 tabs are open and silent",
    scenario: idleTabs,
    judge({ trace }) {
      const inUse = inUseAt(trace, 5_000);
      return finding(inUse === 0, `${inUse} in use while the tabs are silent`, startOf(trace) + 5_000);
    },
  },
  {
    id: "told-after-30-seconds",
    title: "With 30 reports running, the 31st is told of its time-out",
    expected: "an error, or close code 1011 or 1013, 30.0 s after it asked",
    scenario: fullPool,
    judge({ trace }) {
      const heard = heardAfterSending(trace, 31, "report");
      const atMs = startOf(trace) + 33_000;
      if (heard === "nothing") return finding(false, "tab 31 heard nothing", atMs);
      if (heard === "not-sent") return finding(false, "tab 31 was gone before it could ask", atMs);
      const told = isRefusal(heard);
      const what = told ? "told" : heard.kind === "message" ? `sent ${heard.text}` : "dropped";
      const seen = `tab 31 was ${what} after ${toSeconds(heard.afterMs)}`;
      return finding(told && Math.abs(heard.afterMs - 30_000) <= 200, seen, atMs);
    },
  },
  {
    id: "ping-answers",
    title: "/ping answers while the queue stands",
    expected: "3 of 3 pings answered with 200 within 1 s",
    scenario: fullPool,
    judge({ trace }) {
      const quick = answerTimes(trace).filter(({ status, afterMs }) => status === 200 && afterMs < 1_000);
      return finding(quick.length === 3, `${quick.length} of 3 pings answered within 1 s`, startOf(trace) + 5_000);
    },
  },
  {
    id: "served-after-a-return",
    title: "Whoever asks when a report is about to end is served",
    expected: "tab 32 asks at 40 s and is answered once the reports end, at 62 s",
    scenario: fullPool,
    judge({ trace }) {
      const heard = heardAfterSending(trace, 32, "count");
      const atMs = startOf(trace) + 63_000;
      if (heard === "nothing") return finding(false, "tab 32 heard nothing", atMs);
      if (heard === "not-sent") return finding(false, "tab 32 was gone before it could ask", atMs);
      const served = heard.kind === "message" && isCount(heard.text);
      return finding(served, `tab 32 was ${served ? "served" : "refused"} after ${toSeconds(heard.afterMs)}`, atMs);
    },
  },
  {
    id: "leavers-give-back",
    title: "Tabs that leave in the middle of a report give their connections back",
    expected: "0 connections in use once the reports have ended",
    scenario: leavers,
    judge({ trace }) {
      const inUse = inUseAt(trace, 65_000);
      return finding(inUse === 0, `${inUse} in use after everybody left`, startOf(trace) + 65_000);
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

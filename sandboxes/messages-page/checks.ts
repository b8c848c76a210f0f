import type { Check, Finding } from "../../src/checks/check.ts";
import { leaseTimes, longestLease } from "../../src/checks/lease-times.ts";
import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { everybodyLeaves, requestsFor, sendersOf, tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import {
  answerTimes,
  inUseAt,
  maxSessions,
  messagesOf,
  poolCapacity,
  startOf,
  toSeconds,
} from "../../src/checks/trace-queries.ts";
import { hasField } from "./has-field.ts";

const max = 30;
const path = "/messages";
const everyTab = { from: 1, to: max + 1 };
const [silentMs, translatedMs] = [6_000, 15_000];

const page = buildScenario({
  name: "31 tabs open the page, wait, and each sends a text",
  steps: [
    openTabs(everyTab, { atMs: 0, everyMs: 50, path }),
    getAt("/ready", [silentMs]),
    sendFrom(everyTab, { atMs: 8_000, text: "ahoy" }),
  ],
  endMs: translatedMs,
});

/** The newcomers leave while they wait, if there is anything to wait for. */
const reloads = buildScenario({
  name: "30 tabs open; five more open and leave again; then all leave",
  steps: [
    openTabs({ from: 1, to: max }, { atMs: 0, everyMs: 50, path }),
    openTabs({ from: max + 1, to: max + 5 }, { atMs: 3_000, everyMs: 200, path }),
    closeTabs({ from: max + 1, to: max + 5 }, { atMs: 8_000, everyMs: 200 }),
    closeTabs({ from: 1, to: max }, { atMs: 12_000, everyMs: 50 }),
  ],
  endMs: 20_000,
});

const searches = buildScenario({
  name: "31 tabs search at once, and the load balancer asks",
  steps: [
    openTabs(everyTab, { atMs: 0, everyMs: 50, path }),
    sendFrom(everyTab, { atMs: 4_000, text: "search hello" }),
    getAt("/ready", [8_000, 14_000]),
  ],
  endMs: 30_000,
});

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "page-opens",
    title: "31 tabs open the page, and each is told what is unread",
    expected: "31 of 31 told within 5 s",
    scenario: page,
    judge({ scenario, trace }) {
      const opened = tabsOpenedIn(scenario);
      const told = opened.filter((tab) => messagesOf(trace, tab, 0, silentMs).some((text) => hasField(text, "unread")));
      const seen = `${told.length} of ${opened.length} told`;
      return finding(told.length === opened.length, seen, startOf(trace) + silentMs);
    },
  },
  {
    id: "silence-holds-nothing",
    title: "A tab that only shows the page holds no connection",
    expected: "0 in use while the tabs are silent",
    scenario: page,
    judge({ trace }) {
      const inUse = inUseAt(trace, silentMs);
      return finding(inUse === 0, `${inUse} in use while the tabs are silent`, startOf(trace) + silentMs);
    },
  },
  {
    id: "translation-holds-nothing",
    title: "Nobody holds a connection while a text is translated",
    expected: "no lease longer than 0.5 s, and every text kept",
    scenario: page,
    rowsSql: "SELECT count(*)::int AS kept FROM messages WHERE text = 'en: ahoy'",
    judge({ scenario, trace, rows }) {
      const sent = sendersOf(scenario, "ahoy").length;
      const kept = Number(rows[0]?.kept ?? 0);
      const leaseMs = longestLease(leaseTimes(trace))?.lastedMs ?? 0;
      const seen = `longest lease ${toSeconds(leaseMs)}, ${kept} of ${sent} texts kept`;
      return finding(leaseMs <= 500 && kept === sent, seen, null);
    },
  },
  {
    id: "reloads-leak-nothing",
    title: "Whoever opens the page and leaves again takes nothing along",
    expected: "0 in use once everybody has left",
    scenario: reloads,
    judge({ scenario, trace }) {
      if (!everybodyLeaves(scenario)) return finding(true, "somebody stays", null);
      const inUse = inUseAt(trace, 19_000);
      return finding(inUse === 0, `${inUse} in use after everybody left`, startOf(trace) + 19_000);
    },
  },
  {
    id: "ready-when-it-is",
    title: "/ready says 200 to a quiet server",
    expected: "200 within 1 s while 31 tabs are open and silent",
    scenario: page,
    judge: ({ scenario, trace }) => judgeReady(requestsFor(scenario, "/ready"), trace, (status) => status === 200),
  },
  {
    id: "not-ready-when-a-line-stands",
    title: "/ready says 503, and says it soon, when nobody more can be served",
    expected: "503 within 1 s while 30 searches run and the 31st waits",
    scenario: searches,
    judge({ scenario, trace }) {
      if (sendersOf(scenario, "search hello").length <= max) return finding(true, "nobody waits", null);
      return judgeReady(requestsFor(scenario, "/ready"), trace, (status) => status === 503);
    },
  },
  {
    id: "pool-is-still-30",
    title: "The pool is still 30",
    expected: "a pool that allows 30, and never more than 30 Postgres sessions",
    scenario: searches,
    judge({ trace }) {
      const [capacity, sessions] = [poolCapacity(trace), maxSessions(trace)];
      return finding(capacity === max && sessions <= max, `${capacity} allowed, ${sessions} sessions at once`, null);
    },
  },
];

function judgeReady(
  asked: readonly { requestId: number; atMs: number }[],
  trace: Parameters<Check["judge"]>[0]["trace"],
  isRight: (status: number) => boolean,
): Finding {
  const answers = new Map(answerTimes(trace).map((answer) => [answer.requestId, answer]));
  const wrong = asked.find(({ requestId }) => {
    const answer = answers.get(requestId);
    return !answer || answer.afterMs > 1_000 || !isRight(answer.status);
  });
  const shown = answers.get((wrong ?? asked[0])?.requestId ?? 0);
  const seen = shown ? `${shown.status} after ${toSeconds(shown.afterMs)}` : "no answer";
  return finding(!wrong, seen, wrong ? startOf(trace) + wrong.atMs + 1_000 : null);
}

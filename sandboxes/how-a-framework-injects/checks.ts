import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, closeTabs, openTabs, requestsAt, sendFrom } from "../../src/checks/scenario-builder.ts";
import { tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import { inUseAt, messagesOf, poolCapacity, startOf } from "../../src/checks/trace-queries.ts";
import { answeredWith, askedFor, bookedIn, bookingPath, countReturns, everyTabGoes } from "./bookings.ts";

const max = 3;
const soldOut = 5;
const missingShow = "99";

const lookups = buildScenario({
  name: "five requests look up a show",
  steps: [requestsAt([1, 2, 3, 4, 5].map((id) => ({ atMs: 300 * id, path: `/shows/${id}` })))],
  endMs: 9_000,
});

/** The one that fails stands in the middle, so that somebody borrows its connection next. */
const bookings = buildScenario({
  name: "four bookings, one of them for a show that is sold out",
  steps: [
    requestsAt(
      [1, soldOut, 2, 1].map((show, turn) => ({ atMs: 300 + 600 * turn, path: bookingPath(show), method: "POST" })),
    ),
  ],
  endMs: 9_000,
});

const sockets = buildScenario({
  name: "three tabs ask, then go: one closes, one loses its cable, one makes the handler throw",
  steps: [
    openTabs({ from: 1, to: 3 }, { atMs: 0, everyMs: 50, path: "/ws" }),
    sendFrom({ from: 1, to: 3 }, { atMs: 500, text: "1" }),
    closeTabs({ from: 1, to: 1 }, { atMs: 2_000 }),
    [{ atMs: 2_500, command: { kind: "pull-cable", tab: 2 } }],
    sendFrom({ from: 3, to: 3 }, { atMs: 3_000, text: missingShow }),
  ],
  endMs: 6_000,
});

/** Past the time-out of whoever had to wait. */
const overMs = 8_000;
const goneMs = 5_000;
const rowsSql = "SELECT show, count(*)::int AS booked FROM bookings GROUP BY show";

const isSoldOut = (path: string) => path === bookingPath(soldOut);
const hasSeats = (path: string) => !isSoldOut(path);

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "requests-give-back",
    title: "Five requests on a pool of three are answered, and nothing stays out",
    expected: "5 of 5 answered, 0 in use afterwards",
    scenario: lookups,
    judge({ scenario, trace }) {
      const asked = askedFor(scenario, () => true);
      const answered = answeredWith(trace, 200, () => true);
      const inUse = inUseAt(trace, overMs);
      const seen = `${answered} of ${asked} answered, ${inUse} in use afterwards`;
      return finding(answered === asked && inUse === 0, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "bookings-are-saved",
    title: "A booking that is confirmed is in the table",
    expected: "3 of 3 confirmed, 3 in the table",
    scenario: bookings,
    rowsSql,
    judge({ scenario, trace, rows }) {
      const asked = askedFor(scenario, hasSeats);
      const confirmed = answeredWith(trace, 200, hasSeats);
      const saved = bookedIn(rows, (show) => show !== soldOut);
      const seen = `${confirmed} of ${asked} confirmed, ${saved} in the table`;
      return finding(confirmed === asked && saved === asked, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "failed-bookings-leave-nothing",
    title: "A booking that fails says so, and leaves nothing behind",
    expected: "1 of 1 told 409, 0 in the table, 0 in use afterwards",
    scenario: bookings,
    rowsSql,
    judge({ scenario, trace, rows }) {
      const asked = askedFor(scenario, isSoldOut);
      if (asked === 0) return finding(true, "nobody asked for a show that is sold out", null);
      const told = answeredWith(trace, 409, isSoldOut);
      const saved = bookedIn(rows, (show) => show === soldOut);
      const inUse = inUseAt(trace, overMs);
      const seen = `${told} of ${asked} told 409, ${saved} in the table, ${inUse} in use afterwards`;
      return finding(told === asked && saved === 0 && inUse === 0, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "connections-come-back-clean",
    title: "No connection comes back in the middle of a transaction",
    expected: "0 given back inside an open transaction",
    scenario: bookings,
    judge({ trace }) {
      const { all, open } = countReturns(trace);
      return finding(open === 0, `${open} of ${all} given back inside an open transaction`, null);
    },
  },
  {
    id: "sockets-give-back",
    title: "A socket's dependency ends with the socket, whichever way it ends",
    expected: "3 of 3 tabs answered, 0 in use after they have gone",
    scenario: sockets,
    judge({ scenario, trace }) {
      if (!everyTabGoes(scenario, missingShow)) return finding(true, "somebody stays", null);
      const asking = scenario.steps.flatMap(({ command }) =>
        command.kind === "send" && command.text !== missingShow ? [command.tab] : [],
      );
      const opened = tabsOpenedIn(scenario).filter((tab) => asking.includes(tab));
      const answered = opened.filter((tab) => messagesOf(trace, tab).some((text) => text.includes("seats"))).length;
      const inUse = inUseAt(trace, goneMs);
      const seen = `${answered} of ${opened.length} tabs answered, ${inUse} in use after they have gone`;
      return finding(answered === opened.length && inUse === 0, seen, startOf(trace) + goneMs);
    },
  },
  {
    id: "pool-is-no-larger",
    title: "The pool is no larger than it was",
    expected: "at most 3 connections allowed",
    scenario: lookups,
    judge({ trace }) {
      const capacity = poolCapacity(trace);
      return finding(capacity <= max, `${capacity} allowed`, null);
    },
  },
];

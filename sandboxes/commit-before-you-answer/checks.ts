import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import { inUseAt, poolCapacity, startOf } from "../../src/checks/trace-queries.ts";
import { confirmed, confirmedTooEarly, countIn, orderPath, ordersOf, refused } from "./orders.ts";

const max = 3;
const nobody = 9;

const orders = buildScenario({
  name: "four orders, two of them of a customer who does not exist",
  steps: [
    requestsAt(
      [1, nobody, 2, nobody].map((id, turn) => ({ atMs: 200 + 400 * turn, path: orderPath(id), method: "POST" })),
    ),
  ],
  endMs: 4_000,
});

/** Far away enough that an answer travels faster than a commit. */
const farAway = buildScenario({
  name: "three orders, each statement on its way for 100 ms",
  steps: [requestsAt([1, 2, 1].map((id, turn) => ({ atMs: 200 + 1_000 * turn, path: orderPath(id), method: "POST" })))],
  endMs: 6_000,
  database: { latencyMs: 100 },
});

const overMs = 3_500;
const rowsSql = "SELECT count(*)::int AS kept FROM orders";

const isAnybody = () => true;
const isNobody = (path: string) => path === orderPath(nobody);
const isSomebody = (path: string) => !isNobody(path);

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "confirmed-is-kept",
    title: "Every order that is confirmed is in the table",
    expected: "as many rows as orders confirmed",
    scenario: orders,
    rowsSql,
    judge({ scenario, trace, rows }) {
      const told = confirmed(trace, ordersOf(scenario, isAnybody));
      const kept = countIn(rows);
      return finding(told === kept, `${told} confirmed, ${kept} in the table`, startOf(trace) + overMs);
    },
  },
  {
    id: "lost-is-told",
    title: "An order that cannot be kept is refused",
    expected: "2 of 2 told with a status of 400 or more",
    scenario: orders,
    judge({ scenario, trace }) {
      const asked = ordersOf(scenario, isNobody);
      const told = refused(trace, asked);
      return finding(told === asked.length, `${told} of ${asked.length} told`, startOf(trace) + overMs);
    },
  },
  {
    id: "good-orders-are-kept",
    title: "An order of a customer who exists is confirmed and kept",
    expected: "2 of 2 confirmed, 2 in the table",
    scenario: orders,
    rowsSql,
    judge({ scenario, trace, rows }) {
      const asked = ordersOf(scenario, isSomebody);
      const told = confirmed(trace, asked);
      const kept = countIn(rows);
      const seen = `${told} of ${asked.length} confirmed, ${kept} in the table`;
      return finding(told === asked.length && kept >= asked.length, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "committed-before-told",
    title: "Nobody is told before the commit is through",
    expected: "0 orders confirmed while their transaction was open",
    scenario: farAway,
    judge({ scenario, trace }) {
      const asked = ordersOf(scenario, isAnybody);
      const early = confirmedTooEarly(trace, asked);
      return finding(early === 0, `${early} of ${asked.length} confirmed while their transaction was open`, null);
    },
  },
  {
    id: "everything-comes-back",
    title: "Nothing stays out, whichever way an order ends",
    expected: "0 connections in use afterwards",
    scenario: orders,
    judge({ trace }) {
      const inUse = inUseAt(trace, overMs);
      return finding(inUse === 0, `${inUse} in use afterwards`, startOf(trace) + overMs);
    },
  },
  {
    id: "pool-is-no-larger",
    title: "The pool is no larger than it was",
    expected: "at most 3 connections allowed",
    scenario: orders,
    judge({ trace }) {
      const capacity = poolCapacity(trace);
      return finding(capacity <= max, `${capacity} allowed`, null);
    },
  },
];

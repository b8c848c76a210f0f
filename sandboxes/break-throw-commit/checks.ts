import type { Check, Finding } from "../../src/checks/check.ts";
import { returnedInTransaction } from "../../src/checks/lease-queries.ts";
import { buildScenario, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { inUseAt, poolCapacity, startOf } from "../../src/checks/trace-queries.ts";
import { apples, booksIn, booksSql, falselyOrdered, ordersIn, toldOfFailure } from "./books.ts";

const max = 3;
const opening = { atMs: 0, everyMs: 20, path: "/ws" };
const tab = (number: number) => ({ from: number, to: number });

const orders = buildScenario({
  name: "four tabs order two apples each, one of them twice",
  steps: [
    openTabs({ from: 1, to: 4 }, opening),
    sendFrom({ from: 1, to: 4 }, { atMs: 500, text: "2" }),
    sendFrom(tab(1), { atMs: 1_500, text: "2" }),
  ],
  endMs: 3_000,
});

/** The orders that can be filled come after those that cannot, on the connections that those gave back. */
const tooMany = buildScenario({
  name: "two tabs order more than there is, two others two apples each",
  steps: [
    openTabs({ from: 1, to: 4 }, opening),
    sendFrom({ from: 1, to: 2 }, { atMs: 500, everyMs: 100, text: "200" }),
    sendFrom({ from: 3, to: 4 }, { atMs: 1_500, everyMs: 100, text: "2" }),
  ],
  endMs: 3_000,
});

const overMs = 2_800;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "orders-are-saved",
    title: "Every order that can be filled is saved",
    expected: "5 of 5 orders saved, and as many apples fewer in stock",
    scenario: orders,
    rowsSql: booksSql,
    judge({ scenario, trace, rows }) {
      const { good } = ordersIn(scenario);
      const { saved, stock } = booksIn(rows);
      const left = apples - good.reduce((sum, count) => sum + count, 0);
      const seen = `${saved} of ${good.length} orders saved, ${stock} apples left`;
      return finding(saved === good.length && stock === left, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "failed-orders-leave-nothing",
    title: "An order that fails leaves nothing behind",
    expected: "0 failed orders in the table, no apple gone for them",
    scenario: tooMany,
    rowsSql: booksSql,
    judge({ trace, rows }) {
      const { failed, stock } = booksIn(rows);
      const seen = `${failed} failed orders saved, ${stock} apples left`;
      return finding(failed === 0 && stock > 0, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "failed-orders-are-told",
    title: "Whoever orders too many is told so",
    expected: "2 of 2 told of the failure, 0 told that it went well",
    scenario: tooMany,
    judge({ scenario, trace }) {
      const asked = ordersIn(scenario).tooMany;
      const [told, falsely] = [toldOfFailure(scenario, trace), falselyOrdered(scenario, trace)];
      const seen = `${told} of ${asked} told, ${falsely} told that it went well`;
      return finding(told >= asked && falsely === 0, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "orders-after-a-failure",
    title: "Orders after a failed one are saved",
    expected: "2 of 2 later orders saved",
    scenario: tooMany,
    rowsSql: booksSql,
    judge({ scenario, trace, rows }) {
      const asked = ordersIn(scenario).good.length;
      const { saved } = booksIn(rows);
      return finding(saved === asked, `${saved} of ${asked} later orders saved`, startOf(trace) + overMs);
    },
  },
  {
    id: "nothing-stays-open",
    title: "Connections come back, and not in the middle of a transaction",
    expected: "0 in use while the tabs are silent, 0 given back in a transaction",
    scenario: tooMany,
    judge({ trace }) {
      const [inUse, open] = [inUseAt(trace, overMs), returnedInTransaction(trace)];
      const seen = `${inUse} in use, ${open} given back in a transaction`;
      return finding(inUse === 0 && open === 0, seen, startOf(trace) + overMs);
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

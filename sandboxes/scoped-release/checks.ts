import type { Check, Finding } from "../../src/checks/check.ts";
import { queriesOutsideLease, returnedInTransaction } from "../../src/checks/lease-queries.ts";
import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import { requestsFor } from "../../src/checks/scenario-queries.ts";
import { answerTimes, inUseAt, poolCapacity, startOf } from "../../src/checks/trace-queries.ts";
import { accounts, arrivedIn, isSettled, openingBalance, readingsOf, totalOf, transfersIn } from "./bank.ts";

const max = 3;
const transferAt = (atMs: number, from: number, to: number, amount: number) =>
  ({ atMs, path: `/transfers/${from}/${to}/${amount}`, method: "POST" }) as const;

const transfers = buildScenario({
  name: "three transfers overlap on a pool of three",
  steps: [
    requestsAt([
      { atMs: 50, path: "/accounts" },
      transferAt(500, 1, 2, 10),
      transferAt(700, 3, 4, 10),
      transferAt(900, 5, 6, 10),
    ]),
  ],
  endMs: 6_000,
});

/** One after the other: the pool lends again what came back last. */
const failing = buildScenario({
  name: "a transfer fails, then somebody reads, transfers, and reads again",
  steps: [
    requestsAt([
      { atMs: 50, path: "/accounts" },
      transferAt(500, 1, 2, 900),
      { atMs: 3_000, path: "/accounts" },
      transferAt(4_000, 5, 6, 10),
      { atMs: 6_000, path: "/accounts" },
    ]),
  ],
  endMs: 8_000,
});

const overMs = 7_500;
const total = accounts * openingBalance;
const balancesSql = "SELECT id, balance FROM accounts";

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "transfers-are-saved",
    title: "Three transfers that overlap are all saved",
    expected: "3 of 3 transfers have arrived",
    scenario: transfers,
    rowsSql: balancesSql,
    judge({ scenario, trace, rows }) {
      const { good } = transfersIn(scenario);
      const arrived = arrivedIn(rows, good);
      const seen = `${arrived} of ${good.length} transfers have arrived`;
      return finding(arrived === good.length, seen, startOf(trace) + 5_500);
    },
  },
  {
    id: "lease-covers-the-work",
    title: "A connection is out for as long as its work takes",
    expected: "0 queries on a connection that was given back",
    scenario: transfers,
    judge({ trace }) {
      const outside = queriesOutsideLease(trace);
      const seen = `${outside.length} queries on a connection that was given back`;
      return finding(outside.length === 0, seen, outside[0]?.atMs ?? null);
    },
  },
  {
    id: "failed-transfer-is-told",
    title: "Whoever transfers too much is told so",
    expected: "1 of 1 told 409",
    scenario: failing,
    judge({ scenario, trace }) {
      const asked = transfersIn(scenario).tooMuch;
      const told = answerTimes(trace).filter(({ status }) => status === 409).length;
      return finding(told === asked, `${told} of ${asked} told 409`, startOf(trace) + overMs);
    },
  },
  {
    id: "nothing-comes-back-open",
    title: "No connection comes back in the middle of a transaction",
    expected: "0 given back in a transaction, 0 in use at the end",
    scenario: failing,
    judge({ trace }) {
      const [open, inUse] = [returnedInTransaction(trace), inUseAt(trace, overMs)];
      const seen = `${open} given back in a transaction, ${inUse} in use at the end`;
      return finding(open === 0 && inUse === 0, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "readers-see-what-is-saved",
    title: "The next to borrow sees nothing of a transfer that failed",
    expected: "3 of 3 readers shown no account below zero, and all the money",
    scenario: failing,
    judge({ scenario, trace }) {
      const asked = requestsFor(scenario, "/accounts").length;
      const settled = readingsOf(trace).filter(isSettled).length;
      const seen = `${settled} of ${asked} readers shown what is saved`;
      return finding(settled === asked, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "later-transfers-are-sound",
    title: "A transfer after a failed one is saved, and does not save that one with it",
    expected: "1 of 1 transfers have arrived, 800 in all",
    scenario: failing,
    rowsSql: balancesSql,
    judge({ scenario, trace, rows }) {
      const { good } = transfersIn(scenario);
      const arrived = arrivedIn(rows, good);
      const sum = totalOf(rows.map((row) => Object(row).balance));
      const seen = `${arrived} of ${good.length} transfers have arrived, ${sum} in all`;
      return finding(arrived === good.length && sum === total, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "pool-is-no-larger",
    title: "The pool is no larger than it was",
    expected: "at most 3 connections allowed",
    scenario: transfers,
    judge({ trace }) {
      const capacity = poolCapacity(trace);
      return finding(capacity <= max, `${capacity} allowed`, null);
    },
  },
];

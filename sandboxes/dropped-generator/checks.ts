import type { Check, Finding } from "../../src/checks/check.ts";
import { queriesOutsideLease } from "../../src/checks/lease-queries.ts";
import { leaseTimes, longestLease } from "../../src/checks/lease-times.ts";
import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import { inUseAt, poolCapacity, startOf, toSeconds } from "../../src/checks/trace-queries.ts";
import { answersWith, askedFor } from "./calls.ts";

const max = 4;
const takenName = "Ada";
const post = (atMs: number, name: string) => ({ atMs, path: `/members/${name}`, method: "POST" }) as const;
const put = (atMs: number, id: number, name: string) =>
  ({ atMs, path: `/members/${id}/${name}`, method: "PUT" }) as const;

const lookups = buildScenario({
  name: "ten lookups, then a minute of nothing",
  steps: [
    requestsAt([1, 2, 3, 1, 2, 3, 1, 2, 3, 1].map((id, turn) => ({ atMs: 100 + 200 * turn, path: `/members/${id}` }))),
  ],
  endMs: 62_000,
});

const takenNames = buildScenario({
  name: "six times a name that is taken",
  steps: [requestsAt([1, 2, 3, 4, 5, 6].map((turn) => post(200 * turn, takenName)))],
  endMs: 9_000,
});

/** Everything at once, on more than the pool has. */
const everything = buildScenario({
  name: "three new members, two renamed, and lists in between",
  steps: [
    requestsAt([
      ...["Barbara", "Margaret", "Tony"].map((name) => post(100, name)),
      { atMs: 100, path: "/members" },
      put(100, 1, "Augusta"),
      put(150, 2, "Amazing"),
      { atMs: 150, path: "/count" },
      { atMs: 150, path: "/members/3" },
    ]),
  ],
  endMs: 3_000,
});

const minuteMs = 60_000;
const shortMs = 500;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "lookups-are-answered",
    title: "Ten lookups on a pool of four are all answered",
    expected: "10 of 10 lookups answered with a member",
    scenario: lookups,
    judge({ scenario, trace }) {
      const asked = askedFor(scenario, "GET").length;
      const answered = answersWith(trace, 200).filter(({ body }) => body.includes("name")).length;
      return finding(answered === asked, `${answered} of ${asked} lookups answered`, startOf(trace) + 8_000);
    },
  },
  {
    id: "nothing-out-after-a-minute",
    title: "A minute after the last lookup nothing is out",
    expected: "0 connections in use, 60 s after the start",
    scenario: lookups,
    judge({ trace }) {
      const inUse = inUseAt(trace, minuteMs);
      return finding(inUse === 0, `${inUse} in use after a minute`, startOf(trace) + minuteMs);
    },
  },
  {
    id: "leases-are-short",
    title: "A lookup keeps its connection for its query, and no longer",
    expected: "no lease of more than 0.5 s",
    scenario: lookups,
    judge({ trace }) {
      const longest = longestLease(leaseTimes(trace, minuteMs))?.lastedMs ?? 0;
      return finding(longest <= shortMs, `longest lease ${toSeconds(longest)}`, null);
    },
  },
  {
    id: "failed-writes-give-back",
    title: "A write that fails gives its connection back, and is told why",
    expected: "6 of 6 told 409, 0 in use afterwards",
    scenario: takenNames,
    judge({ scenario, trace }) {
      const asked = askedFor(scenario, "POST").length;
      const told = answersWith(trace, 409).length;
      const inUse = inUseAt(trace, 8_500);
      const seen = `${told} of ${asked} told 409, ${inUse} in use afterwards`;
      return finding(told === asked && inUse === 0, seen, startOf(trace) + 8_500);
    },
  },
  {
    id: "writes-are-saved",
    title: "What was answered as saved is saved",
    expected: "every new and every changed name in the table",
    scenario: everything,
    rowsSql: "SELECT name FROM members",
    judge({ scenario, rows }) {
      const names = new Set(rows.map((row) => Object(row).name));
      const writes = [...askedFor(scenario, "POST"), ...askedFor(scenario, "PUT")];
      const wanted = writes.map(({ path }) => path.split("/").at(-1));
      const saved = wanted.filter((name) => names.has(name)).length;
      return finding(saved === wanted.length, `${saved} of ${wanted.length} names saved`, null);
    },
  },
  {
    id: "queries-run-in-a-lease",
    title: "Every query runs while its connection is out to whoever asked",
    expected: "0 queries on a connection that was given back",
    scenario: everything,
    judge({ trace }) {
      const outside = queriesOutsideLease(trace);
      const seen = `${outside.length} queries on a connection that was given back`;
      return finding(outside.length === 0, seen, outside[0]?.atMs ?? null);
    },
  },
  {
    id: "pool-is-no-larger",
    title: "The pool is no larger than it was",
    expected: "at most 4 connections allowed",
    scenario: lookups,
    judge({ trace }) {
      const capacity = poolCapacity(trace);
      return finding(capacity <= max, `${capacity} allowed`, null);
    },
  },
];

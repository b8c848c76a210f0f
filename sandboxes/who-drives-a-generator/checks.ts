import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import { inUseAt, poolCapacity, startOf } from "../../src/checks/trace-queries.ts";
import { answersWith, countedIn, pathsAskedFor } from "./lookups.ts";
import { linesOfLookups } from "./printed-lines.ts";

const max = 3;
const found = (id: number) => `/books/${id}`;
const missing = "/books/99";

/** More than the pool has, some of them at once. */
const found8 = buildScenario({
  name: "eight visits find their book",
  steps: [requestsAt([1, 2, 3, 4, 5, 6, 7, 8].map((id) => ({ atMs: 200 * Math.ceil(id / 2), path: found(id) })))],
  endMs: 8_000,
});

const missing5 = buildScenario({
  name: "one visit finds its book, five do not",
  steps: [
    requestsAt([
      { atMs: 100, path: found(1) },
      ...[1, 2, 3, 4, 5].map((turn) => ({ atMs: 100 + 300 * turn, path: missing })),
    ]),
  ],
  endMs: 9_000,
});

/** Long after the last request, and after the time-out of whoever had to wait. */
const overMs = 7_500;
const countedSql = "SELECT counted FROM visits";

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "visits-are-answered",
    title: "Eight visits on a pool of three are all answered",
    expected: "8 of 8 visits are told the title",
    scenario: found8,
    judge({ scenario, trace }) {
      const asked = pathsAskedFor(scenario);
      const answered = answersWith(trace, 200).filter(({ body }) => body.includes("title")).length;
      const seen = `${answered} of ${asked.length} visits answered with a book`;
      return finding(answered === asked.length, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "visits-give-back",
    title: "A visit that finds its book gives its connection back",
    expected: "0 connections in use once all are answered",
    scenario: found8,
    judge({ trace }) {
      const inUse = inUseAt(trace, overMs);
      return finding(inUse === 0, `${inUse} in use after the last visit`, startOf(trace) + overMs);
    },
  },
  {
    id: "visits-are-counted",
    title: "A visit that finds its book is counted",
    expected: "8 of 8 visits in the table",
    scenario: found8,
    rowsSql: countedSql,
    judge({ scenario, trace, rows }) {
      const asked = pathsAskedFor(scenario).length;
      const seen = `${countedIn(rows)} of ${asked} visits counted`;
      return finding(countedIn(rows) === asked, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "missing-books-give-back",
    title: "A visit that fails gives its connection back, and is told why",
    expected: "5 of 5 told 404, 0 in use afterwards",
    scenario: missing5,
    judge({ scenario, trace }) {
      const asked = pathsAskedFor(scenario).filter((path) => path === missing).length;
      const told = answersWith(trace, 404).length;
      const inUse = inUseAt(trace, overMs);
      const seen = `${told} of ${asked} told 404, ${inUse} in use afterwards`;
      return finding(told === asked && inUse === 0, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "missing-books-are-not-counted",
    title: "A visit that fails is not counted",
    expected: "no visit in the table beyond those that found their book",
    scenario: missing5,
    rowsSql: countedSql,
    judge({ scenario, trace, rows }) {
      const good = pathsAskedFor(scenario).filter((path) => path !== missing).length;
      const counted = countedIn(rows);
      const seen = `${counted} counted, ${good} found ${good === 1 ? "its book" : "their books"}`;
      return finding(counted <= good, seen, startOf(trace) + overMs);
    },
  },
  {
    id: "lines-run-in-order",
    title: "A generator that goes well prints 1, 2, 4, 3; one that is called off prints 1, 2, 3",
    expected: "found 1 2 4 3, missing 1 2 3",
    scenario: missing5,
    rowsSql: countedSql,
    judge({ scenario, trace, rows }) {
      const good = pathsAskedFor(scenario).filter((path) => path !== missing).length;
      const lines = linesOfLookups(trace);
      const isRight = ({ path, printed }: (typeof lines)[number]) => {
        if (path === missing) return printed === "1 2 3";
        // Whoever counts the visit in another place has no need of line 4.
        return printed === "1 2 4 3" || (printed === "1 2 3" && countedIn(rows) === good);
      };
      const told = lines.map(({ path, printed }) => `${path === missing ? "missing" : "found"} ${printed}`);
      const seen = [...new Set(told)].join(", ") || "no generator was driven";
      return finding(lines.every(isRight), seen, startOf(trace) + overMs);
    },
  },
  {
    id: "pool-is-no-larger",
    title: "The pool is no larger than it was",
    expected: "at most 3 connections allowed",
    scenario: found8,
    judge({ trace }) {
      const capacity = poolCapacity(trace);
      return finding(capacity <= max, `${capacity} allowed`, null);
    },
  },
];

import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario } from "../../src/checks/scenario-builder.ts";
import { longestGrantedWaitMs, startOf, toSeconds } from "../../src/checks/trace-queries.ts";
import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";
import { readsOfTheSeed, resultsOf, tableRows } from "./data.ts";
import { leaseTimesMs, percentile95 } from "./leases.ts";

/** Different users, so that an answer from memory helps nobody. */
export const askForEvents = (count: number, timing: { readonly atMs: number; readonly everyMs: number }) =>
  Array.from(
    { length: count },
    (_, index): ScenarioStep => ({
      atMs: timing.atMs + index * timing.everyMs,
      command: {
        kind: "request",
        requestId: index + 1,
        method: "GET",
        path: `/users/${(index * 37) % 500}/events`,
        body: "",
      },
    }),
  );

/** One statement and its way there and back take about 11 ms: three connections carry some 270 of them a second. */
export const tenMillisecondsAway = { latencyMs: 10 };

const rush = buildScenario({
  name: "45 requests a second, 60 in all, 10 ms from the database",
  steps: [askForEvents(60, { atMs: 0, everyMs: 22 })],
  endMs: 6_000,
  database: tenMillisecondsAway,
});

/** Two round trips fit, eleven do not. */
const leaseLimitMs = 50;
const waitLimitMs = 100;
/** Building an index reads the table once; some mends look around before. */
const readsOfAMigration = 4;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

const countOf = (rows: readonly Readonly<Record<string, unknown>>[], name: string) => Number(rows[0]?.[name] ?? 0);

const requestsIn = ({ steps }: Scenario) =>
  steps.flatMap(({ atMs, command }) => (command.kind === "request" ? [{ ...command, atMs }] : []));

export const checks: readonly Check[] = [
  {
    id: "no-whole-table-reads",
    title: "One user's ten rows are found without reading all five thousand",
    expected: "no request reads the whole of event_participants",
    scenario: rush,
    // What a session has counted and not yet passed on stands in the xact view.
    rowsSql: `SELECT stat.seq_tup_read + xact.seq_tup_read AS read
FROM pg_stat_user_tables stat JOIN pg_stat_xact_user_tables xact USING (relid)
WHERE stat.relname = 'event_participants'`,
    judge({ scenario, rows }) {
      const asked = requestsIn(scenario).length;
      const reads = Math.floor(countOf(rows, "read") / tableRows) - readsOfTheSeed;
      return finding(reads <= readsOfAMigration, `whole-table reads: ${reads}, requests: ${asked}`, null);
    },
  },
  {
    id: "short-leases",
    title: "A lease lasts for a round trip or two, not for eleven",
    expected: "95 of 100 leases within 50 ms",
    scenario: rush,
    judge({ trace }) {
      const p95 = percentile95(leaseTimesMs(trace));
      const seen = `95 of 100 leases within ${Math.round(p95 / 20) * 20} ms`;
      return finding(p95 <= leaseLimitMs, seen, startOf(trace) + 200);
    },
  },
  {
    id: "nobody-waits-long",
    title: "45 requests a second on three connections leave no line",
    expected: "the longest wait for a connection is under 0.1 s",
    scenario: rush,
    judge({ trace }) {
      const longestMs = longestGrantedWaitMs(trace);
      const late = trace.find((event) => event.kind === "checkout-granted" && event.waitedMs > waitLimitMs);
      return finding(!late, `the longest wait was ${toSeconds(longestMs)}`, late?.atMs ?? null);
    },
  },
  {
    id: "answers-are-right",
    title: "Everybody gets all of their results, the best first",
    expected: "60 of 60 answers right",
    scenario: rush,
    judge({ scenario, trace }) {
      const asked = requestsIn(scenario);
      const bodies = new Map(
        trace.flatMap((event) => (event.kind === "request-answered" ? [[event.requestId, event.body] as const] : [])),
      );
      const wrong = asked.filter(({ requestId, path }) => {
        const userId = Number(path.split("/")[2]);
        return !isSame(bodies.get(requestId) ?? "", resultsOf(userId));
      });
      const seen = `${asked.length - wrong.length} of ${asked.length} answers right`;
      return finding(wrong.length === 0, seen, startOf(trace) + (wrong[0]?.atMs ?? 0) + 2_500);
    },
  },
  {
    id: "one-index-for-it",
    title: "The column has one index, not two by different names",
    expected: "at most 1 index that begins with user_id",
    scenario: rush,
    rowsSql: `SELECT count(*)::int AS indexes
FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
WHERE indrelid = 'event_participants'::regclass AND attname = 'user_id'`,
    judge({ rows }) {
      const indexes = countOf(rows, "indexes");
      return finding(indexes <= 1, `indexes that begin with user_id: ${indexes}`, null);
    },
  },
];

/** Field by field, so that their order and further ones do not matter. */
function isSame(body: string, expected: ReturnType<typeof resultsOf>): boolean {
  try {
    const answer: unknown = JSON.parse(body);
    return (
      Array.isArray(answer) &&
      answer.length === expected.length &&
      expected.every(({ title, score }, index) => answer[index]?.title === title && answer[index]?.score === score)
    );
  } catch {
    // A body that is not JSON is no answer.
    return false;
  }
}

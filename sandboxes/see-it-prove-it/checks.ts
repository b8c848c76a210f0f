import type { Check, Evidence, Finding } from "../../src/checks/check.ts";
import { buildScenario } from "../../src/checks/scenario-builder.ts";
import { requestsFor } from "../../src/checks/scenario-queries.ts";
import { maxSessions, poolCapacity } from "../../src/checks/trace-queries.ts";
import { callsOf, eachMethodOnce, getsAt, secondCalls } from "./calls.ts";
import { methodOf, type Probe, probesOf } from "./leases-out.ts";

const max = 10;
const suspectAfterMs = 5_000;

/** Six methods leak at their first call, two more on a path that only the second call takes. */
const audit = buildScenario({
  name: "every method once, two of them twice, then silence",
  steps: [eachMethodOnce({ atMs: 0 }), secondCalls({ atMs: 3_000 }), getsAt("/monitor", 901, [12_000])],
  endMs: 13_000,
});

/** Forty reports of two seconds on ten connections: the last stand in line for six seconds, and none is out for three. */
const busyMs = [1_000, 3_000, 5_000, 7_000];
const busy = buildScenario({
  name: "40 reports on 10 connections, then nothing",
  steps: [
    callsOf("/report", { from: 1, count: 40, atMs: 0, everyMs: 5 }),
    getsAt("/monitor", 901, [...busyMs, 11_000]),
  ],
  endMs: 12_000,
});

const long = buildScenario({
  name: "an export of eight seconds",
  steps: [callsOf("/export", { from: 1, count: 1, atMs: 0, everyMs: 0 }), getsAt("/monitor", 901, [6_500, 10_000])],
  endMs: 11_000,
});

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

const probesIn = ({ scenario, trace }: Evidence): Probe[] =>
  probesOf(trace, new Set(requestsFor(scenario, "/monitor").map(({ requestId }) => requestId)));

const overdue = ({ out }: Probe) => out.filter(({ heldMs }) => heldMs > suspectAfterMs);
const statusOf = ({ said }: Probe) => (said ? `"${said.status}"` : "no report");

/** Questions that nobody answered, for the server ended or the route is gone. */
function unanswered(evidence: Evidence, probes: readonly Probe[]): Finding | null {
  const asked = requestsFor(evidence.scenario, "/monitor");
  const missing = asked.length - probes.filter(({ said }) => said).length;
  if (missing === 0) return null;
  return finding(false, `${missing} of ${asked.length} questions to /monitor got no report`, null);
}

export const checks: readonly Check[] = [
  {
    id: "leak-is-flagged",
    title: "Connections that never come back make the monitor speak",
    expected: `"suspect" once leases are out for more than 5 s`,
    scenario: audit,
    judge(evidence) {
      const probes = probesIn(evidence);
      const silent = unanswered(evidence, probes);
      if (silent) return silent;
      const late = probes.find((probe) => overdue(probe).length > 0);
      if (!late) return finding(true, "no lease was out for more than 5 s", null);
      const seen = `${statusOf(late)} with ${overdue(late).length} leases out for more than 5 s`;
      return finding(late.said?.status === "suspect", seen, late.atMs);
    },
  },
  {
    id: "takers-are-named",
    title: "Each suspect says which method took it, and nobody else is accused",
    expected: "one suspect for each leaked lease, with the name of its method in takenBy",
    scenario: audit,
    judge(evidence) {
      const probes = probesIn(evidence);
      const silent = unanswered(evidence, probes);
      if (silent) return silent;
      const last = probes.at(-1);
      if (!last) return finding(true, "nobody asked the monitor", null);
      const guilty = overdue(last).map(({ holder }) => methodOf(holder));
      const suspects = last.said?.suspects ?? [];
      const named = guilty.filter((method) => suspects.some(({ takenBy }) => namesMethod(takenBy, method)));
      const accused = suspects.length - guilty.length;
      const seen = `${named.length} of ${guilty.length} named${accused > 0 ? `, ${accused} too many accused` : ""}`;
      return finding(named.length === guilty.length && accused <= 0, seen, last.atMs);
    },
  },
  {
    id: "busy-run-is-healthy",
    title: "A full pool whose connections come back raises no alarm",
    expected: `"healthy" each time, while 10 are in use and others stand in line`,
    scenario: busy,
    judge(evidence) {
      const probes = probesIn(evidence);
      const silent = unanswered(evidence, probes);
      if (silent) return silent;
      const fit = probes.filter((probe) => overdue(probe).length === 0);
      const alarms = fit.filter(({ said }) => said?.status !== "healthy" || said.suspects.length > 0);
      const seen = `${alarms.length} of ${fit.length} answers raise a false alarm`;
      return finding(alarms.length === 0, seen, alarms[0]?.atMs ?? null);
    },
  },
  {
    id: "in-use-is-true",
    title: "inUse counts what is borrowed, not what is open or waited for",
    expected: "10 while the pool is full, 0 once everything is back",
    scenario: busy,
    judge(evidence) {
      const probes = probesIn(evidence);
      const silent = unanswered(evidence, probes);
      if (silent) return silent;
      const wrong = probes.find(({ said, out }) => said?.inUse !== out.length);
      if (!wrong) return finding(true, `${probes.length} of ${probes.length} counts are true`, null);
      return finding(false, `${wrong.said?.inUse} said, ${wrong.out.length} in use`, wrong.atMs);
    },
  },
  {
    id: "forgets-what-came-back",
    title: "A lease of eight seconds is a suspect while it is out, and none afterwards",
    expected: `"suspect" at 6.5 s, "healthy" at 10 s`,
    scenario: long,
    judge(evidence) {
      const probes = probesIn(evidence);
      const silent = unanswered(evidence, probes);
      if (silent) return silent;
      const wrong = probes.find((probe) => probe.said?.status !== (overdue(probe).length > 0 ? "suspect" : "healthy"));
      if (!wrong) return finding(true, probes.map(statusOf).join(", then "), null);
      const truth = overdue(wrong).length > 0 ? "while it is out" : "with nothing out for 5 s";
      return finding(false, `${statusOf(wrong)} ${truth}`, wrong.atMs);
    },
  },
  {
    id: "pool-is-still-10",
    title: "The pool is still 10",
    expected: "a pool that allows 10, and never more than 10 Postgres sessions",
    scenario: busy,
    judge({ trace }) {
      const [capacity, sessions] = [poolCapacity(trace), maxSessions(trace)];
      return finding(capacity === max && sessions <= max, `${capacity} allowed, ${sessions} sessions at once`, null);
    },
  },
];

/** True where a text has this name as a word of its own: `getSkills` does not name `getSkillsOf`. */
const namesMethod = (text: string, method: string): boolean => new RegExp(`\\b${method}\\b`).test(text);

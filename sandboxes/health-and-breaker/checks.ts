import type { Check, Finding } from "../../src/checks/check.ts";
import { startOf, toSeconds } from "../../src/checks/trace-queries.ts";
import { type Asked, askedIn } from "./asked.ts";
import { cooledDown, findOpening, quickMs, whileOpen } from "./breaker-phases.ts";
import { readReadiness } from "./readiness.ts";
import { fullPool, hungDatabase, wellServer } from "./scenario-scripts.ts";

const probeLimitMs = 600;
/** Who stands in line is told after this long. */
const patienceMs = 3_000;
/** What comes later than this need not be told from what never comes. */
const longestMs = 5_000;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

/** Rounded to tenths, so that a hop more or less does not show. */
const statusAndTime = ({ status, afterMs }: Asked) =>
  afterMs > longestMs ? `nothing within ${toSeconds(longestMs)}` : `${status} after ${toSeconds(afterMs)}`;

/** The first probe that is not as it should be speaks for all. */
function judgeProbes(
  probes: readonly Asked[],
  startMs: number,
  isRight: (probe: Asked) => boolean,
  tell: (probe: Asked) => string,
): Finding {
  const wrong = probes.find((probe) => probe.afterMs > probeLimitMs || !isRight(probe));
  const shown = wrong ?? probes[0];
  if (!shown) return finding(true, "nobody asked", null);
  return finding(!wrong, tell(shown), startMs + shown.atMs + Math.min(shown.afterMs, longestMs));
}

function tellReadiness(probe: Asked): string {
  if (probe.afterMs > longestMs) return statusAndTime(probe);
  const { database, pool } = readReadiness(probe.body);
  return `${statusAndTime(probe)}, database ${database}, pool ${pool}`;
}

export const checks: readonly Check[] = [
  {
    id: "alive-with-a-full-pool",
    title: "A full pool is no reason to be restarted",
    expected: "/live answers 200 within 0.6 s while 3 reports run and 3 members wait",
    scenario: fullPool,
    judge: ({ scenario, trace }) =>
      judgeProbes(askedIn(scenario, trace, "/live"), startOf(trace), ({ status }) => status === 200, statusAndTime),
  },
  {
    id: "full-pool-is-told",
    title: "With a full pool, /ready says so in time, and does not blame the database",
    expected: "503 within 0.6 s, database up or unknown, pool full",
    scenario: fullPool,
    judge({ scenario, trace }) {
      const reports = askedIn(scenario, trace, "/report");
      const members = askedIn(scenario, trace, "/members/");
      const probes = askedIn(scenario, trace, "/ready").filter(
        // With a report less the pool has room; and some call it full only when somebody stands in line.
        ({ atMs }) =>
          reports.filter((report) => report.atMs < atMs).length >= 3 &&
          members.some((member) => member.atMs < atMs && member.atMs > atMs - patienceMs),
      );
      return judgeProbes(
        probes,
        startOf(trace),
        ({ status, body }) => {
          const { database, pool } = readReadiness(body);
          return status === 503 && (database === "up" || database === "unknown") && pool === "full";
        },
        tellReadiness,
      );
    },
  },
  {
    id: "silent-database-is-told",
    title: "When the database does not answer, /ready does",
    expected: "503 within 0.6 s, database down or unknown",
    scenario: hungDatabase,
    judge: ({ scenario, trace }) =>
      judgeProbes(
        askedIn(scenario, trace, "/ready"),
        startOf(trace),
        ({ status, body }) => status === 503 && ["down", "unknown"].includes(readReadiness(body).database),
        tellReadiness,
      ),
  },
  {
    id: "ready-when-well",
    title: "A server with room in its pool is ready",
    expected: "200 within 0.6 s, database up, pool free",
    scenario: wellServer,
    judge: ({ scenario, trace }) =>
      judgeProbes(
        askedIn(scenario, trace, "/ready"),
        startOf(trace),
        // `up` is all that the starter says of a sound server; what it owes is told where the pool is full.
        ({ status, body }) =>
          status === 200 && readReadiness(body).database === "up" && readReadiness(body).pool !== "full",
        tellReadiness,
      ),
  },
  {
    id: "taken-names-do-not-open",
    title: "A taken name is the client's mistake, not the database's",
    expected: "409 for each taken name, 201 for each new one",
    scenario: wellServer,
    judge({ scenario, trace }) {
      const asked = askedIn(scenario, trace, "/members/");
      const wrong = asked.filter(({ path, status }, index) => {
        const isNew = asked.findIndex((other) => other.path === path) === index;
        return status !== (isNew ? 201 : 409);
      });
      const [first] = wrong;
      const seen = first
        ? `${asked.length - wrong.length} of ${asked.length} answered rightly, the next was told ${first.status}`
        : `${asked.length} of ${asked.length} answered rightly`;
      return finding(!first, seen, startOf(trace) + Math.min(first?.answeredAtMs ?? 0, scenario.endMs));
    },
  },
  {
    id: "open-breaker-answers-at-once",
    title: "After three time-outs, nobody else waits for a fourth",
    expected: "503 within 0.1 s for everyone who asks in the next 5 s, then one try at a time",
    scenario: fullPool,
    judge({ scenario, trace }) {
      const asked = askedIn(scenario, trace, "/members/");
      const openedMs = findOpening(asked);
      if (openedMs === null) return finding(true, "never three time-outs in a row", null);
      const early = whileOpen(asked, openedMs);
      const slow = early.filter(({ afterMs, status }) => afterMs > quickMs || status < 500);
      const trials = cooledDown(asked, openedMs).filter(({ afterMs }) => afterMs > quickMs);
      const seen = `${early.length - slow.length} of ${early.length} told at once, ${trials.length} waited after the pause`;
      const last = slow[0] ?? trials[1];
      return finding(
        slow.length === 0 && trials.length <= 1,
        seen,
        startOf(trace) + (last?.atMs ?? openedMs) + quickMs,
      );
    },
  },
  {
    id: "closes-after-the-cure",
    title: "Once the reports have ended, members can join again",
    expected: "201 for each who asks after the cure and the pause",
    scenario: fullPool,
    judge({ scenario, trace }) {
      const asked = askedIn(scenario, trace, "/members/");
      const curedMs = Math.max(0, ...askedIn(scenario, trace, "/report").map(({ answeredAtMs }) => answeredAtMs));
      const failures = asked.filter(({ status, afterMs }) => status >= 500 && afterMs > quickMs);
      const pauseOverMs = Math.max(0, ...failures.map(({ answeredAtMs }) => answeredAtMs)) + 5_100;
      const after = asked.filter(({ atMs }) => atMs > Math.max(curedMs, pauseOverMs));
      const joined = after.filter(({ status }) => status === 201).length;
      const missed = after.find(({ status }) => status !== 201);
      const seen = `${joined} of ${after.length} joined after the cure`;
      return finding(!missed, seen, startOf(trace) + (missed?.atMs ?? 0) + 1_000);
    },
  },
];

/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import { poolCapacity, toSeconds } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { type Probe, probesOf } from "./leases-out.ts";

const givenMax = 10;
const suspectAfterMs = 5_000;
/** Between what the monitor read from its clock and the arrival of its answer. */
const answerTimeMs = 20;

function probesIn(trace: readonly TraceEvent[]): Probe[] {
  const asked = trace.flatMap((event) =>
    event.kind === "request-sent" && event.path === "/monitor" ? [event.requestId] : [],
  );
  return probesOf(trace, new Set(asked));
}

const longestMs = ({ out }: Probe) => Math.max(0, ...out.map(({ heldMs }) => heldMs));
const isFalseAlarm = (probe: Probe) => probe.said?.status === "suspect" && longestMs(probe) <= suspectAfterMs;

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool leaks more slowly",
    tell({ traces }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given.`,
        "The same methods lose a connection at each call that leaks; the larger pool only takes more calls to run dry.",
        "Nothing here asks for room: put max back, and let the monitor tell who does not return.",
      ].join(" ");
    },
  },
  {
    id: "full-is-not-leaking",
    title: "Full is not leaking",
    tell({ traces }) {
      const probes = traces.flatMap(probesIn);
      const alarm = probes.find((probe) => isFalseAlarm(probe) && probe.said?.suspects.length === 0);
      const missed = probes.find((probe) => probe.said?.status === "healthy" && longestMs(probe) > suspectAfterMs);
      if (!alarm || !missed) return null;
      return [
        `Your monitor gave the alarm with ${alarm.out.length} in use, the oldest lease ${toSeconds(longestMs(alarm))} old: a busy moment.`,
        `And it said "healthy" with ${missed.out.length} in use, the oldest of them out for ${toSeconds(longestMs(missed))}.`,
        "How many are out says how much work there is. Look at how long each has been out.",
      ].join(" ");
    },
  },
  {
    id: "the-queue-is-accused",
    title: "Waiting is not holding",
    tell({ traces }) {
      for (const trace of traces) {
        const waits = trace.flatMap((event) => (event.kind === "checkout-granted" ? [event.waitedMs] : []));
        for (const probe of probesIn(trace)) {
          const said = probe.said?.suspects[0];
          if (!said || !isFalseAlarm(probe) || !isWaitAndLease(said.heldMs, waits, probe)) continue;
          return [
            `Your monitor accuses a lease of ${toSeconds(said.heldMs)} where the oldest is ${toSeconds(longestMs(probe))} old.`,
            "The rest of that time its taker stood in line for others. Start the clock when the connection is lent.",
          ].join(" ");
        }
      }
      return null;
    },
  },
];

/** True where a figure is what somebody waited and then held, together: a clock that ran in line as well. */
const isWaitAndLease = (saidMs: number, waits: readonly number[], { out }: Probe): boolean =>
  waits.some(
    (waitedMs) => waitedMs > 1_000 && out.some(({ heldMs }) => Math.abs(waitedMs + heldMs - saidMs) < answerTimeMs),
  );

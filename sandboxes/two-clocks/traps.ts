/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import { inUseAt, poolCapacity, startOf, toSeconds } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { afterTheyAskedMs, beforeTheyAskMs, quietMembers } from "./quiet-members.ts";

const givenMax = 5;

const isQuiet = (trace: readonly TraceEvent[]): boolean =>
  trace.some((event) => event.kind === "scenario-started" && event.name === quietMembers.name);

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool is filled by the same silence",
    tell({ traces }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      const quiet = traces.find(isQuiet);
      if (capacity <= givenMax || !quiet) return null;
      const inUse = inUseAt(quiet, beforeTheyAskMs);
      if (inUse === 0) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given, and ${inUse} of them lay with members who said nothing for a minute.`,
        `Member ${capacity + 1} meets the wall that the sixth met; every one of the ${capacity} costs Postgres a process.`,
      ].join(" ");
    },
  },
  {
    id: "later-is-not-shorter",
    title: "Borrowing later is not giving back sooner",
    tell({ traces }) {
      const quiet = traces.find(isQuiet);
      if (!quiet || inUseAt(quiet, beforeTheyAskMs) > 0) return null;
      const kept = inUseAt(quiet, afterTheyAskedMs);
      if (kept === 0) return null;
      return [
        `Nobody held a connection until the first question, and a minute after the last one ${kept} were still out.`,
        "A lease has two ends: this one begins by the query's clock and ends by the socket's.",
      ].join(" ");
    },
  },
  {
    id: "thrown-out",
    title: "Who is thrown out cannot hold anything",
    tell({ traces }) {
      const quiet = traces.find(isQuiet);
      const closed = quiet?.find(
        (event) => event.kind === "tab-closed" && event.by === "server" && event.code === 1000,
      );
      if (!quiet || closed?.kind !== "tab-closed") return null;
      return [
        `Member ${closed.tab} was closed ${toSeconds(closed.atMs - startOf(quiet))} into the run for saying nothing, and had done nothing wrong.`,
        "A socket is there to be silent on; what must not last is the lease.",
      ].join(" ");
    },
  },
  {
    id: "given-back-and-used",
    title: "Given back, and used all the same",
    tell({ traces }) {
      const complaint = traces
        .flat()
        .find((event) => event.kind === "log-written" && event.text.includes("already been released to the pool"));
      if (complaint?.kind !== "log-written") return null;
      return [
        "Your handler gives the connection back, and getDb gives it back once more at the end. That is what the log complains of, and the complaint hides an earlier error.",
        "Whoever asks after the release asks through a client of the pool's: it may be lent to somebody else by then, or closed, as after ten idle seconds here. Borrow anew for each message.",
      ].join(" ");
    },
  },
];

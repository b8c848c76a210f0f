/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */

import { longestGrantedWaitMs, poolCapacity, toSeconds } from "../../src/checks/trace-queries.ts";
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";
import { isInvented } from "./replies.ts";

const givenMax = 30;
const postgresMax = 100;
const workers = 4;

const seenBy = ({ verdicts }: TrapEvidence, checkId: string): string | null => {
  const result = verdicts.find((verdict) => verdict.checkId === checkId)?.result;
  return result?.kind === "failed" ? result.seen : null;
};

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool moves the wall",
    tell(evidence) {
      const capacity = Math.max(0, ...evidence.traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      const silent = seenBy(evidence, "idle-tabs-hold-nothing");
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given.`,
        silent === null
          ? `Your leases are short by now, so ${givenMax} are enough: put max back.`
          : `The same queue begins one tab later, at the ${ordinal(capacity + 1)}: every open tab still holds one (${silent}).`,
        `Postgres has a wall of its own, max_connections = ${postgresMax} for everybody together;`,
        `${workers} workers with a pool of ${capacity} would ask it for ${(workers * capacity).toLocaleString("en")}.`,
      ].join(" ");
    },
  },
  {
    id: "endless-queue",
    title: "A queue without an end",
    tell({ traces }) {
      const endless = traces.filter((trace) =>
        trace.some((event) => event.kind === "pool-created" && event.connectionTimeoutMs === 0),
      );
      if (endless.length === 0) return null;
      const longestMs = Math.max(...endless.map(longestGrantedWaitMs));
      return [
        "Without connectionTimeoutMillis whoever finds the pool full waits for ever, and neither the tab nor your log is told.",
        `In this run somebody stood in line for ${toSeconds(longestMs)} before a connection came; a person would have left long before.`,
      ].join(" ");
    },
  },
  {
    id: "invented-answer",
    title: "An answer that nobody counted",
    tell({ traces }) {
      const invented = traces.flat().find((event) => event.kind === "tab-received" && isInvented(event.text));
      if (invented?.kind !== "tab-received") return null;
      return [
        `Tab ${invented.tab} was sent ${invented.text}, and no query had run: a full pool turned into a wrong figure,`,
        'which nobody can tell from a right one. Say what happened, as { "error": … } does.',
      ].join(" ");
    },
  },
];

/** `301st`, `32nd`. */
function ordinal(count: number): string {
  const [tens, ones] = [count % 100, count % 10];
  if (tens >= 11 && tens <= 13) return `${count}th`;
  return `${count}${["th", "st", "nd", "rd"][ones] ?? "th"}`;
}

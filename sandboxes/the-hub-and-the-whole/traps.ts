/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import { poolCapacity } from "../../src/checks/trace-queries.ts";
import type { Trap } from "../../src/checks/trap.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { isGreeting } from "./evening.ts";
import { countsOf } from "./room-counts.ts";

const givenMax = 5;

const greetedTabs = (trace: readonly TraceEvent[]): Set<number> =>
  new Set(trace.flatMap((event) => (event.kind === "tab-received" && isGreeting(event.text) ? [event.tab] : [])));

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool for longer leases",
    tell({ traces }) {
      const capacity = Math.max(0, ...traces.map(poolCapacity));
      if (capacity <= givenMax) return null;
      return [
        `This run's pool allows ${capacity} where ${givenMax} were given.`,
        "An evening of chat needs a connection for a millisecond now and then; if more are out at once, something slow is done while they are out.",
        "Send when the row is written and the connection is back, and five are plenty.",
      ].join(" ");
    },
  },
  {
    id: "race-across-an-await",
    title: "A race needs an await in the middle",
    tell({ traces }) {
      for (const trace of traces) {
        const greeted = greetedTabs(trace).size;
        const lost = countsOf(trace).find(({ members, connected }) => members !== null && members < connected);
        if (!lost || lost.connected > greeted) continue;
        return [
          `${lost.connected} tabs were greeted, and the room counts ${lost.members}.`,
          "Each looked, found no room, and went to read the topic; when it came back, the others had made theirs, and it put its own in their place.",
          "Either nobody may come between the look and the set, or there must be no await between them.",
        ].join(" ");
      }
      return null;
    },
  },
  {
    id: "lock-lent-to-the-slowest",
    title: "The lock is lent to the slowest reader",
    tell({ traces }) {
      for (const trace of traces) {
        const greeted = greetedTabs(trace);
        // A message went round, and whoever joined after it was never let in.
        const spokenMs = trace.find((event) => event.kind === "tab-received" && !isGreeting(event.text))?.atMs;
        if (spokenMs === undefined) continue;
        const shutOut = trace.find(
          (event) => event.kind === "tab-opened" && event.atMs > spokenMs && !greeted.has(event.tab),
        );
        if (shutOut?.kind !== "tab-opened") continue;
        return [
          `Tab ${shutOut.tab} joined while a message was on its way, and was never greeted.`,
          "The message waits for a line that does not read, the lock waits for the message, and everybody waits for the lock.",
          "Copy the members while you hold it; send when you do not.",
        ].join(" ");
      }
      return null;
    },
  },
];

/** What is booked, what is answered, and how connections come back. */
import type { Row } from "../../src/checks/check.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

export const bookingPath = (show: number): string => `/shows/${show}/bookings`;

/** How many requests ask for a path. */
export const askedFor = ({ steps }: Scenario, isMeant: (path: string) => boolean): number =>
  steps.filter(({ command }) => command.kind === "request" && isMeant(command.path)).length;

/** How many requests for a path were answered with this status. */
export function answeredWith(trace: readonly TraceEvent[], status: number, isMeant: (path: string) => boolean): number {
  const meant = new Set<number>();
  let count = 0;
  for (const event of trace) {
    if (event.kind === "request-sent" && isMeant(event.path)) meant.add(event.requestId);
    if (event.kind === "request-answered" && event.status === status && meant.has(event.requestId)) count += 1;
  }
  return count;
}

/** Rows of `SELECT show, count(*)::int AS booked`, summed over the shows that are meant. */
export const bookedIn = (rows: readonly Row[], isMeant: (show: number) => boolean): number =>
  rows.reduce((sum, row) => sum + (isMeant(Number(row.show)) ? Number(row.booked) : 0), 0);

interface Returns {
  readonly all: number;
  /** Given back in the middle of a transaction, for the next borrower to find. */
  readonly open: number;
}

export function countReturns(trace: readonly TraceEvent[]): Returns {
  const inTransaction = new Set<number>();
  let [all, open] = [0, 0];
  for (const event of trace) {
    if (event.kind === "transaction-changed") {
      if (event.status === "none") inTransaction.delete(event.connectionId);
      else inTransaction.add(event.connectionId);
    }
    if (event.kind !== "lease-returned") continue;
    all += 1;
    if (!event.destroyed && inTransaction.has(event.connectionId)) open += 1;
  }
  return { all, open };
}

/** True when every tab that opens goes away again: it closes, its cable is cut, or it names a show that is not there. */
export function everyTabGoes({ steps }: Scenario, missingShow: string): boolean {
  const open = new Set<number>();
  for (const { command } of steps) {
    if (command.kind === "open-tab") open.add(command.tab);
    if (command.kind === "close-tab" || command.kind === "pull-cable") open.delete(command.tab);
    if (command.kind === "send" && command.text === missingShow) open.delete(command.tab);
  }
  return open.size === 0;
}

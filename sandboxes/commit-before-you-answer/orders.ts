/** Who orders, what they are told, and whether it was true when they were told. */
import type { Row } from "../../src/checks/check.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

export const orderPath = (customer: number): string => `/customers/${customer}/orders`;

/** Request ids of the orders of customers that are meant. */
export const ordersOf = ({ steps }: Scenario, isMeant: (path: string) => boolean): number[] =>
  steps.flatMap(({ command }) =>
    command.kind === "request" && command.method === "POST" && isMeant(command.path) ? [command.requestId] : [],
  );

const answersTo = (trace: readonly TraceEvent[], orders: readonly number[]) =>
  trace.filter((event) => event.kind === "request-answered").filter(({ requestId }) => orders.includes(requestId));

export const confirmed = (trace: readonly TraceEvent[], orders: readonly number[]): number =>
  answersTo(trace, orders).filter(({ status }) => status < 400).length;

export const refused = (trace: readonly TraceEvent[], orders: readonly number[]): number =>
  answersTo(trace, orders).filter(({ status }) => status >= 400).length;

/** What the one row of a count says. */
export const countIn = ([row]: readonly Row[]): number => Number(Object(row).kept);

/** Orders that were confirmed while a transaction of theirs was still open: nothing was certain yet. */
export function confirmedTooEarly(trace: readonly TraceEvent[], orders: readonly number[]): number {
  const openIn = new Map<string, Set<number>>();
  const holderOf = new Map<number, string>();
  let count = 0;
  for (const event of trace) {
    if (event.kind === "checkout-granted") holderOf.set(event.connectionId, event.scopeId);
    if (event.kind === "transaction-changed") {
      const holder = holderOf.get(event.connectionId) ?? event.scopeId;
      const open = openIn.get(holder) ?? new Set();
      if (event.status === "none") open.delete(event.connectionId);
      else open.add(event.connectionId);
      openIn.set(holder, open);
    }
    if (event.kind !== "request-answered" || event.status >= 400 || !orders.includes(event.requestId)) continue;
    if ((openIn.get(event.scopeId)?.size ?? 0) > 0) count += 1;
  }
  return count;
}

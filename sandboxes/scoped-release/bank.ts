/** What is transferred, what readers are shown, and what the table says afterwards. */
import type { Row } from "../../src/checks/check.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

export const accounts = 8;
export const openingBalance = 100;

interface Transfer {
  readonly to: number;
  readonly amount: number;
}

/** Transfers in the order of time: those that an account can bear, and those that none can. */
export function transfersIn({ steps }: Scenario): { readonly good: readonly Transfer[]; readonly tooMuch: number } {
  const asked = steps.flatMap(({ command }) => {
    const parts = command.kind === "request" ? /^\/transfers\/\d+\/(\d+)\/(\d+)$/.exec(command.path) : null;
    return parts ? [{ to: Number(parts[1]), amount: Number(parts[2]) }] : [];
  });
  return {
    good: asked.filter(({ amount }) => amount <= openingBalance),
    tooMuch: asked.filter(({ amount }) => amount > openingBalance).length,
  };
}

/** How many of the transfers have reached their account; each goes to an account of its own. */
export function arrivedIn(rows: readonly Row[], transfers: readonly Transfer[]): number {
  const balances = new Map(rows.map((row) => [Object(row).id, Object(row).balance]));
  return transfers.filter(({ to, amount }) => balances.get(to) === openingBalance + amount).length;
}

/** What all accounts hold together: no transfer changes it. */
export const totalOf = (balances: readonly unknown[]): number =>
  balances.reduce<number>((sum, balance) => sum + Number(balance), 0);

/** The balances that readers were shown. */
export const readingsOf = (trace: readonly TraceEvent[]): number[][] => {
  const readers = new Set(
    trace.flatMap((event) => (event.kind === "request-sent" && event.path === "/accounts" ? [event.requestId] : [])),
  );
  return trace.flatMap((event) =>
    event.kind === "request-answered" && event.status === 200 && readers.has(event.requestId)
      ? [Object.values<number>(JSON.parse(event.body))]
      : [],
  );
};

/** Money neither made nor lost, and nobody below zero: so it is between any two transfers. */
export const isSettled = (balances: readonly number[]): boolean =>
  totalOf(balances) === accounts * openingBalance && balances.every((balance) => balance >= 0);

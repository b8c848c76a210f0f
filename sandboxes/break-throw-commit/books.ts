/** What a tab orders, what it is told, and what the tables say afterwards. */
import type { Row } from "../../src/checks/check.ts";
import { tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import { messagesOf } from "../../src/checks/trace-queries.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";

/** Apples in stock from the seed on. */
export const apples = 100;

/** One row; `failed` orders are those for more than there ever was. */
export const booksSql = `SELECT count(*) FILTER (WHERE apples <= ${apples})::int AS saved,
  count(*) FILTER (WHERE apples > ${apples})::int AS failed,
  (SELECT apples FROM stock) AS stock FROM orders`;

export interface Books {
  readonly saved: number;
  readonly failed: number;
  readonly stock: number;
}

export function booksIn([row]: readonly Row[]): Books {
  const { saved, failed, stock } = Object(row);
  return { saved: Number(saved), failed: Number(failed), stock: Number(stock) };
}

/** Orders that can be filled, and orders that cannot. */
export function ordersIn({ steps }: Scenario): { readonly good: readonly number[]; readonly tooMany: number } {
  const ordered = steps.flatMap(({ command }) => (command.kind === "send" ? [Number(command.text)] : []));
  return {
    good: ordered.filter((count) => count <= apples),
    tooMany: ordered.filter((count) => count > apples).length,
  };
}

/** How many orders that could not be filled were told as filled. */
export const falselyOrdered = (scenario: Scenario, trace: readonly TraceEvent[]): number =>
  tabsOpenedIn(scenario)
    .flatMap((tab) => messagesOf(trace, tab))
    .filter((text) => orderedIn(text) > apples).length;

/** How many tabs heard an error, or had their socket closed upon them. */
export const toldOfFailure = (scenario: Scenario, trace: readonly TraceEvent[]): number => {
  const dropped = trace.filter((event) => event.kind === "tab-closed").filter(({ by }) => by !== "client").length;
  return dropped + tabsOpenedIn(scenario).filter((tab) => messagesOf(trace, tab).some(isError)).length;
};

const isError = (text: string): boolean => "error" in Object(parse(text));
const orderedIn = (text: string): number => Number(Object(parse(text)).ordered);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is not JSON says neither that an order was taken nor that it was refused.
    return null;
  }
}

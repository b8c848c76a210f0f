import type { LeaseStep, QueryFact } from "./autopsy-report.ts";
import type { Placed, SeenQuery, Story } from "./lease-story.ts";

/** The stations of a lease's way, in the order of the log. */
export function stepsOf(story: Story, told: (query: SeenQuery) => QueryFact): LeaseStep[] {
  const steps: Placed<{ readonly step: LeaseStep }>[] = [];
  const add = (index: number, step: LeaseStep) => steps.push({ index, step });
  const { requested, granted, close, returned, end, serverEnd, transaction } = story;
  if (granted) {
    const { atMs, waitedMs, index } = granted;
    add(index, { kind: "took", atMs, site: requested?.site ?? null, waitedMs, queued: requested?.queued ?? false });
  }
  const { count, newest, oldest } = story.queries;
  for (const query of [...oldest, ...newest]) add(query.index, { kind: "query", ...told(query) });
  const [hidden, between] = [count - newest.length - oldest.length, newest.at(-1)];
  if (hidden > 0 && between) add(between.index - 0.5, { kind: "more-queries", atMs: between.atMs, count: hidden });
  if (transaction && transaction.status !== "none")
    add(transaction.index, { kind: "transaction", atMs: transaction.atMs, status: transaction.status });
  if (close) add(close.index, { kind: "closed", atMs: close.atMs, code: close.code, by: close.by });
  if (returned) add(returned.index, { kind: "returned", ...withoutIndex(returned) });
  if (end) add(end.index, { kind: "ended", atMs: end.atMs, end: withoutIndex(end) });
  if (serverEnd && !returned) add(serverEnd.index, { kind: "server-ended", ...withoutIndex(serverEnd) });
  return steps.sort((a, b) => a.index - b.index).map(({ step }) => step);
}

export function withoutIndex<T extends { readonly index: number }>({ index: _, ...rest }: T): Omit<T, "index"> {
  return rest;
}

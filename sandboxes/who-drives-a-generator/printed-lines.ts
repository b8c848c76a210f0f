import type { TraceEvent } from "../../src/contract/trace-event.ts";

interface LookupLines {
  readonly path: string;
  /** The numbers its generator printed, in their order: `1 2 4 3`. */
  readonly printed: string;
}

/**
 * Of each lookup whose generator ended, or left a connection out. Where one was dropped and its connection given back
 * all the same, the question of order does not arise.
 */
export function linesOfLookups(trace: readonly TraceEvent[]): LookupLines[] {
  const paths = new Map<string, string>();
  const numbers = new Map<string, string[]>();
  const holderOf = new Map<number, string>();
  for (const event of trace) {
    if (event.kind === "scope-opened" && event.label.startsWith("GET /books/"))
      paths.set(event.scopeId, event.label.slice("GET ".length));
    if (event.kind === "checkout-granted") holderOf.set(event.leaseId, event.scopeId);
    if (event.kind === "lease-returned") holderOf.delete(event.leaseId);
    const number = event.kind === "log-written" ? /^[1-4]\b/.exec(event.text)?.[0] : undefined;
    if (number) numbers.set(event.scopeId, [...(numbers.get(event.scopeId) ?? []), number]);
  }
  const stillHolding = new Set(holderOf.values());
  return [...paths].flatMap(([scopeId, path]) => {
    const printed = numbers.get(scopeId) ?? [];
    const isJudged = printed.length > 0 && (printed.includes("3") || stillHolding.has(scopeId));
    return isJudged ? [{ path, printed: printed.join(" ") }] : [];
  });
}

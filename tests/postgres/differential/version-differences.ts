/**
 * Where PostgreSQL 15, which the fixtures may come from, and PostgreSQL 18, the multiplexer's engine, say different
 * things of equal facts. Nothing else is smoothed over.
 */

/** Reported since 16 (scram_iterations) and since 18 (search_path): an older server does not report them. */
const newlyReported: ReadonlySet<string> = new Set(["scram_iterations", "search_path"]);

export const isReportedByAll = (parameter: string): boolean => !newlyReported.has(parameter);

/** A server tells several changed parameters by name before 16, in the order of their change since: here by name. */
export function orderReports(lines: readonly string[]): string[] {
  const ordered = [...lines];
  for (let start = 0; start < ordered.length; start += 1) {
    let end = start;
    while (ordered[end]?.startsWith("ParameterStatus ")) end += 1;
    ordered.splice(start, end - start, ...ordered.slice(start, end).sort());
  }
  return ordered;
}

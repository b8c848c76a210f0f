import type { Check, Verdict } from "../checks/check.ts";

/** A verdict as it is printed: the claim, what was expected, what was seen and when. */
export function toVerdictLines({ title, expected }: Pick<Check, "title" | "expected">, { result }: Verdict): string[] {
  switch (result.kind) {
    case "passed":
      return [`pass  ${title}`, `      seen      ${result.seen}`];
    case "failed":
      return [
        `FAIL  ${title}`,
        `      expected  ${expected}`,
        `      seen      ${result.seen}${result.atMs === null ? "" : `, at ${(result.atMs / 1_000).toFixed(1)} s`}`,
      ];
    case "not-judged":
      return [`?     ${title}`, `      not judged: ${result.message}`];
  }
}

/** 0 when all passed, 1 when some failed, 2 when one could not be judged. */
export function toExitCode(verdicts: readonly Verdict[]): number {
  if (verdicts.some(({ result }) => result.kind === "not-judged")) return 2;
  return verdicts.every(({ result }) => result.kind === "passed") ? 0 : 1;
}

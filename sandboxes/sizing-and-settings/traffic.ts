/** Requests of this sandbox: a number of them for a path, from a time on. */
import { buildScenario } from "../../src/checks/scenario-builder.ts";
import type { Scenario } from "../../src/contract/scenario.ts";

interface Wave {
  readonly path: string;
  readonly count: number;
  readonly atMs: number;
  /** Between one and the next; 0 when left out. */
  readonly everyMs?: number;
}

/** Requests are dealt out among the workers by their numbers: the first, fifth, ninth… go to worker 1. */
export function buildWaves(script: {
  readonly name: string;
  readonly waves: readonly Wave[];
  readonly endMs: number;
}): Scenario {
  const asks = script.waves
    .flatMap(({ path, count, atMs, everyMs = 0 }) =>
      Array.from({ length: count }, (_, index) => ({ path, atMs: atMs + index * everyMs })),
    )
    .toSorted((a, b) => a.atMs - b.atMs);
  const steps = asks.map(({ path, atMs }, index) => ({
    atMs,
    command: { kind: "request" as const, requestId: index + 1, method: "GET" as const, path, body: "" },
  }));
  return buildScenario({ name: script.name, steps: [steps], endMs: script.endMs });
}

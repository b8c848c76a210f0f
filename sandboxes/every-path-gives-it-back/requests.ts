import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";

const prefix = "/items/";

/** One GET after another for these ids; requests are numbered from 1 in their order. */
export const getItems = (ids: readonly string[], timing: { readonly atMs: number; readonly everyMs: number }) =>
  ids.map(
    (id, index): ScenarioStep => ({
      atMs: timing.atMs + index * timing.everyMs,
      command: { kind: "request", requestId: index + 1, method: "GET", path: prefix + id, body: "" },
    }),
  );

/** Which item each request of a scenario asks for. */
export const itemsAskedIn = ({ steps }: Scenario) =>
  steps.flatMap(({ atMs, command }) =>
    command.kind === "request" && command.path.startsWith(prefix)
      ? [{ requestId: command.requestId, atMs, id: command.path.slice(prefix.length) }]
      : [],
  );

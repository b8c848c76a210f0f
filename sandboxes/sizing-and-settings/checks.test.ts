import { describe, expect, it } from "vitest";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";
import { buildWaves } from "./traffic.ts";

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("names its checks once each, and declares failures of checks that exist", () => {
    const ids = definition.checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const declared = [definition.starterFails, ...definition.mutants.map(({ fails }) => fails)].flatMap(Object.keys);
    expect(declared.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("judgements of a smaller scenario", () => {
  const judge = (checkId: string, waves: Parameters<typeof buildWaves>[0]["waves"], answers: readonly number[]) => {
    const check = definition.checks.find(({ id }) => id === checkId);
    if (!check) throw new Error(`no check ${checkId}`);
    const scenario = buildWaves({ name: "part", waves, endMs: 50_000 });
    const trace = answers.flatMap((status, index) =>
      [
        { kind: "request-sent", requestId: index + 1, method: "GET", path: "/" },
        { kind: "request-answered", requestId: index + 1, status, body: "" },
      ].map((event, place) =>
        traceEventSchema.parse({ seq: 2 * index + place + 1, atMs: 10, processId: 0, scopeId: "server", ...event }),
      ),
    );
    return check.judge({ scenario, trace, rows: [] });
  };

  it("count the reports that are asked for, not 120", () => {
    const waves = [{ path: "/report/10", count: 3, atMs: 0 }];
    expect(judge("every-report-is-served", waves, [200, 500, 200])).toMatchObject({
      outcome: "failed",
      seen: "2 of 3 reports served",
    });
    expect(judge("every-report-is-served", waves, [200, 200, 200]).outcome).toBe("passed");
  });

  it("do not ask about the cut where nothing was cut", () => {
    const waves = [{ path: "/report/0", count: 2, atMs: 48_000 }];
    expect(judge("a-cut-connection-ends-nobody", waves, [500, 500])).toEqual({
      outcome: "passed",
      seen: "nothing was cut",
    });
  });
});

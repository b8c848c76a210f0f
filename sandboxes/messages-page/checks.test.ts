import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import { definition } from "./sandbox.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

function judge(
  checkId: string,
  events: readonly Written[],
  leaveOut: (kind: string) => boolean = () => false,
): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  const trace = events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", site: null, ...event }),
  );
  const steps = check.scenario.steps.filter(({ command }) => !leaveOut(command.kind));
  return check.judge({ scenario: { ...check.scenario, steps }, trace, rows: [] });
}

const asked = (requestId: number, atMs: number): Written => ({
  kind: "request-sent",
  atMs,
  requestId,
  method: "GET",
  path: "/ready",
});
const answered = (requestId: number, atMs: number, status: number): Written => ({
  kind: "request-answered",
  atMs,
  requestId,
  status,
  body: "",
});

describe("the definition", () => {
  it("drives scenarios that the contract accepts", () => {
    for (const { scenario } of [...definition.checks, ...definition.scenarios])
      expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
  });

  it("gives every mutant something to fail, among the checks that exist", () => {
    const ids = new Set(definition.checks.map(({ id }) => id));
    for (const { fails } of definition.mutants) {
      expect(Object.keys(fails)).not.toEqual([]);
      expect(Object.keys(fails).filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});

describe("/ready in front of a line", () => {
  const both = [asked(1, 8_000), asked(2, 14_000)];

  it("passes with 503 at once, each time", () => {
    const answers = [answered(1, 8_010, 503), answered(2, 14_900, 503)];
    expect(judge("not-ready-when-a-line-stands", [...both, ...answers])).toMatchObject({
      outcome: "passed",
      seen: "503 after 0.0 s",
    });
  });

  it.each([
    ["503 that comes late", [answered(1, 8_010, 503), answered(2, 16_500, 503)], "503 after 2.5 s"],
    ["200", [answered(1, 8_010, 503), answered(2, 14_010, 200)], "200 after 0.0 s"],
    ["silence", [answered(1, 8_010, 503)], "no answer"],
  ])("fails with %s", (_, answers, seen) => {
    expect(judge("not-ready-when-a-line-stands", [...both, ...answers])).toMatchObject({ outcome: "failed", seen });
  });

  it("does not arise in a schedule without a line", () => {
    expect(judge("not-ready-when-a-line-stands", [], (kind) => kind === "send").outcome).toBe("passed");
  });
});

describe("reloads", () => {
  it("are not judged while somebody stays", () => {
    expect(judge("reloads-leak-nothing", [], (kind) => kind === "close-tab").seen).toBe("somebody stays");
  });
});

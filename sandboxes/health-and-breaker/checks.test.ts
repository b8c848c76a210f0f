import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/checks/check.ts";
import { scenarioSchema } from "../../src/contract/scenario.ts";
import { type TraceEvent, traceEventSchema } from "../../src/contract/trace-event.ts";
import type { Asked } from "./asked.ts";
import { cooledDown, findOpening, whileOpen } from "./breaker-phases.ts";
import { readReadiness } from "./readiness.ts";
import { definition } from "./sandbox.ts";
import { buildRequests, get, join } from "./traffic.ts";

type Written = { readonly kind: TraceEvent["kind"]; readonly atMs: number } & Readonly<Record<string, unknown>>;

const answered = (requestId: number, atMs: number, status: number, body = ""): Written => ({
  kind: "request-answered",
  atMs,
  requestId,
  status,
  body,
});

/** Judges a smaller scenario than the check's own, as the search for the shortest failing one does. */
function judge(
  checkId: string,
  asks: Parameters<typeof buildRequests>[0]["asks"],
  events: readonly Written[],
): Finding {
  const check = definition.checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`no check ${checkId}`);
  const trace = events.map((event, index) =>
    traceEventSchema.parse({ seq: index + 1, processId: 0, scopeId: "server", ...event }),
  );
  return check.judge({ scenario: buildRequests({ name: "part", asks, endMs: 45_000 }), trace, rows: [] });
}

const told = (atMs: number, afterMs: number, status: number): Asked => ({
  path: "/members/ann",
  atMs,
  answeredAtMs: atMs + afterMs,
  afterMs,
  status,
  body: "",
});

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

describe("when a breaker has to be open", () => {
  it("begins with the third failure in a row, in the order of the answers", () => {
    expect(findOpening([told(0, 3_000, 503), told(100, 3_000, 503), told(200, 3_000, 503)])).toBe(3_200);
    expect(findOpening([told(0, 3_000, 503), told(100, 10, 201), told(200, 3_000, 503), told(300, 3_000, 503)])).toBe(
      3_300,
    );
  });

  it("never begins while successes or taken names come between", () => {
    expect(findOpening([told(0, 3_000, 503), told(10, 3_000, 503), told(20, 3_010, 409), told(30, 3_020, 503)])).toBe(
      null,
    );
  });

  it("lasts five seconds, and then some may try", () => {
    const asked = [5_000, 8_000, 8_550, 12_000].map((atMs) => told(atMs, 10, 503));
    expect(whileOpen(asked, 3_200).map(({ atMs }) => atMs)).toEqual([5_000, 8_000]);
    expect(cooledDown(asked, 3_200).map(({ atMs }) => atMs)).toEqual([8_550]);
  });
});

describe("judgements of a smaller scenario", () => {
  it("do not ask for a full pool when only two reports came", () => {
    const asks = [...get("/report", 0, 0), join("ann", 1_000), ...get("/ready", 2_000)];
    expect(judge("full-pool-is-told", asks, [answered(4, 2_010, 200, '{"database":"up","pool":"free"}')]).outcome).toBe(
      "passed",
    );
  });

  it("do not ask for an open breaker when nobody was told three times", () => {
    const asks = [join("ann", 0), join("bob", 5_000)];
    const finding = judge("open-breaker-answers-at-once", asks, [answered(1, 3_000, 503), answered(2, 8_000, 503)]);
    expect(finding).toEqual({ outcome: "passed", seen: "never three time-outs in a row" });
  });

  it("let a breaker rest after a try that failed shortly before the cure", () => {
    const asks = [...get("/report", 0), join("ann", 28_000), join("bob", 32_000), join("cem", 40_000)];
    const events = [
      answered(1, 30_000, 200),
      answered(2, 31_000, 503),
      answered(3, 32_005, 503),
      answered(4, 40_010, 201),
    ];
    expect(judge("closes-after-the-cure", asks, events)).toEqual({
      outcome: "passed",
      seen: "1 of 1 joined after the cure",
    });
  });

  it("take silence for a failure of the probe", () => {
    expect(judge("alive-with-a-full-pool", get("/live", 1_000), [])).toEqual({
      outcome: "failed",
      seen: "nothing within 5.0 s",
      atMs: 6_000,
    });
  });
});

describe("the body of /ready", () => {
  it.each([
    ["pong", "unsaid", "unsaid"],
    ['{"database":true}', "unsaid", "unsaid"],
    ["null", "unsaid", "unsaid"],
    ['{"database":"up","pool":"full"}', "up", "full"],
  ])("%s says database %s, pool %s", (body, database, pool) => {
    expect(readReadiness(body)).toEqual({ database, pool });
  });
});

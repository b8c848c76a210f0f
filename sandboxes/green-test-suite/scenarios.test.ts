import { afterAll, describe, expect, it } from "vitest";
import { inUseAt } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";
import { readVerdict } from "./suite-verdict.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const verdicts = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "request-answered" ? [readVerdict(event.body)] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("the suite and the held: green", async () => {
    const trace = await playStarter(engine, definition, "suite-and-the-held");
    expect(claimsOf(definition, "suite-and-the-held")).toEqual(["Green"]);
    expect(verdicts(trace)).toEqual(["green"]);
  });

  it("the suite and the leak: green, and nothing is out", async () => {
    const trace = await playStarter(engine, definition, "suite-and-the-leak");
    expect(claimsOf(definition, "suite-and-the-leak")).toEqual(["0 in use, and the suite is green"]);
    expect(verdicts(trace)).toEqual(["green"]);
    expect(inUseAt(trace, 5_500)).toBe(0);
  });
});

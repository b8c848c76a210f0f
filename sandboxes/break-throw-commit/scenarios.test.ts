import { afterAll, describe, expect, it } from "vitest";
import { inUseAt } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const heard = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "tab-received" ? [event.text] : []));
const printed = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "log-written" ? [event.text] : []));
const statements = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === "query-started" ? [event.sql.split(" ")[0]] : []));

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("four orders: all are told that they went well, and none is in the books", async () => {
    expect(claimsOf(definition, "four-orders")).toEqual(["0 orders, 100 apples"]);
    const trace = await playStarter(engine, definition, "four-orders");
    expect(heard(trace)).toEqual(Array.from({ length: 4 }, () => '{"ordered":2}'));
    expect(trace.flatMap((event) => (event.kind === "request-answered" ? [event.body] : []))).toEqual([
      '{"orders":0,"stock":100}',
    ]);
    expect(statements(trace)).not.toContain("COMMIT");
    // The fifth is the reader's.
    expect(printed(trace)).toEqual(Array.from({ length: 5 }, () => "finally"));
    expect(inUseAt(trace, 4_500)).toBe(0);
  });

  it("an order for too many: the tab is told, the generator's catch is not", async () => {
    expect(claimsOf(definition, "too-many-apples")).toEqual(["No: the loop calls return(), not throw()"]);
    const trace = await playStarter(engine, definition, "too-many-apples");
    expect(heard(trace)).toEqual(['{"error":"Error: only 100 apples left"}']);
    expect(printed(trace)).toEqual(["finally"]);
    expect(statements(trace)).toEqual(["BEGIN", "INSERT", "UPDATE", "ROLLBACK"]);
  });
});

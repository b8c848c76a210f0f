import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, inUseAt } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

const play = (id: string) => playStarter(engine, definition, id);

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("five failures: each is answered with 500 at once, and the sixth call with 500 after 10 s", async () => {
    expect(claimsOf(definition, "five-failures")).toEqual(["Nothing for 10 s, then 500"]);
    const trace = await play("five-failures");
    const answers = answerTimes(trace).map(({ status, afterMs }) => [status, Math.floor(afterMs / 1_000)]);
    expect(answers).toEqual([...Array.from({ length: 5 }, () => [500, 0]), [500, 10]]);
    expect(trace.some((event) => event.kind === "checkout-failed" && event.reason === "timed-out")).toBe(true);
  });

  it("leave while asking: three stay in use, and each handler ended in send()", async () => {
    expect(claimsOf(definition, "leave-while-asking")).toEqual(["Three, and they stay out"]);
    const trace = await play("leave-while-asking");
    expect(inUseAt(trace, 9_900)).toBe(3);
    const ends = trace.flatMap((event) => (event.kind === "scope-ended" ? [event.error?.name] : []));
    expect(ends).toEqual(["WebSocketDisconnect", "WebSocketDisconnect", "WebSocketDisconnect"]);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { answerTimes, inUseAt } from "../../src/checks/trace-queries.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { claimsOf, playStarter } from "../../tools/lessons/play-starter.ts";
import { definition } from "./sandbox.ts";

const engine = createNodeEngine();
afterAll(() => engine.dispose());

describe("what a prediction says that happens, happens on the starter", { timeout: 60_000 }, () => {
  it("five visits: three get their book, two get 500 after 5 s, three connections stay out", async () => {
    expect(claimsOf(definition, "five-visits")).toEqual(["Three; the others get 500 after 5 s"]);
    const trace = await playStarter(engine, definition, "five-visits");
    const answers = answerTimes(trace);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 500, 500]);
    expect(answers.slice(3).map(({ afterMs }) => Math.round(afterMs / 100))).toEqual([50, 50]);
    expect(inUseAt(trace, 13_000)).toBe(3);
  });

  it("four drivers: next() alone prints a 4, a return() before the first next() prints nothing", async () => {
    expect(claimsOf(definition, "four-drivers")).toEqual(["The first alone"]);
    const trace = await playStarter(engine, definition, "four-drivers");
    expect(trace.flatMap((event) => (event.kind === "log-written" ? [event.text] : []))).toEqual([
      ...["1 connect", "2 lend", "4 count the visit", "3 give back"],
      ...["1 connect", "2 lend", "3 give back"],
      ...["1 connect", "2 lend", "3 give back", "out came: called off"],
    ]);
    expect(inUseAt(trace, 8_000)).toBe(0);
  });
});

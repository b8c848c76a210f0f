import { expect, test } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { createTraceMerge } from "./merge-traces.ts";

const event = (processId: number, seq: number, atMs: number): TraceEvent => ({
  kind: "quiesced",
  processId,
  seq,
  atMs,
  scopeId: "server",
});

function createRig() {
  const emitted: string[][] = [];
  const merge = createTraceMerge((events) =>
    emitted.push(events.map(({ seq, processId, atMs }) => `${seq}: ${processId} at ${atMs}`)),
  );
  return { merge, emitted };
}

test("what was held comes out in the order of virtual time, then of processes, numbered anew", () => {
  const { merge, emitted } = createRig();
  merge.add([event(1, 1, 0), event(1, 2, 10)]);
  merge.add([event(0, 1, 0), event(0, 2, 5), event(0, 3, 10)]);
  expect(emitted).toEqual([]);
  merge.release();
  expect(emitted).toEqual([["1: 0 at 0", "2: 1 at 0", "3: 0 at 5", "4: 0 at 10", "5: 1 at 10"]]);
});

test("after a release events pass as they come, and the numbers go on over a second hold", () => {
  const { merge, emitted } = createRig();
  merge.release();
  merge.add([event(1, 1, 0)]);
  merge.hold();
  merge.add([event(1, 2, 9)]);
  merge.add([event(0, 1, 8)]);
  merge.release();
  expect(emitted).toEqual([["1: 1 at 0"], ["2: 0 at 8", "3: 1 at 9"]]);
});

import { expect, test } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { createRunInbox, type RunNews } from "./run-inbox.ts";

function openInbox() {
  const handedOn: RunNews[] = [];
  let due: (() => void) | null = null;
  const inbox = createRunInbox(
    (run) => {
      if (due) throw new Error("two frames are asked for");
      due = run;
      return () => {
        due = null;
      };
    },
    (news) => handedOn.push(news),
  );
  const drawFrame = () => {
    const run = due;
    due = null;
    run?.();
  };
  return { inbox, handedOn, drawFrame, waits: () => due !== null };
}

const quiet = (seq: number): TraceEvent => ({ seq, atMs: 0, processId: 0, scopeId: "server", kind: "quiesced" });
const many = (count: number) => Array.from({ length: count }, (_, index) => quiet(index + 1));

test("however often a run speaks, it is handed on once a frame, whole and in order", () => {
  const { inbox, handedOn, drawFrame, waits } = openInbox();
  inbox.addEvents([quiet(1), quiet(2)]);
  inbox.setClock({ atMs: 1, pace: { kind: "paused" }, wallMs: 0 });
  inbox.addDroppedLines(3);
  inbox.addEvents([quiet(3)]);
  inbox.addDroppedLines(4);
  inbox.setClock({ atMs: 2, pace: { kind: "paused" }, wallMs: 0 });
  expect(handedOn).toEqual([]);
  drawFrame();
  expect(handedOn).toEqual([
    {
      events: [quiet(1), quiet(2), quiet(3)],
      droppedLines: 7,
      clock: { atMs: 2, pace: { kind: "paused" }, wallMs: 0 },
    },
  ]);
  expect(waits()).toBe(false);
});

test("a page that draws no frame does not let it grow", () => {
  const { inbox, handedOn, drawFrame } = openInbox();
  for (let n = 0; n < 20; n += 1) inbox.addEvents(many(1_000));
  expect(handedOn.map(({ events }) => events.length)).toEqual([5_000, 5_000, 5_000, 5_000]);
  inbox.addEvents(many(1));
  drawFrame();
  expect(handedOn.at(-1)?.events).toHaveLength(1);
});

test("what is asked for at once comes at once, and not again with the frame", () => {
  const { inbox, handedOn, drawFrame, waits } = openInbox();
  inbox.addEvents(many(2));
  inbox.flush();
  expect(handedOn).toHaveLength(1);
  expect(waits()).toBe(false);
  inbox.flush();
  drawFrame();
  expect(handedOn).toHaveLength(1);
});

test("what was thrown away is never handed on", () => {
  const { inbox, handedOn, drawFrame } = openInbox();
  inbox.addEvents(many(2));
  inbox.addDroppedLines(2);
  inbox.clear();
  drawFrame();
  inbox.wake();
  drawFrame();
  expect(handedOn).toEqual([{ events: [], droppedLines: 0, clock: null }]);
});

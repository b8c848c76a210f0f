import { effect } from "@preact/signals";
import { expect, test, vi } from "vitest";
import type { TraceEvent } from "../contract/trace-event.ts";
import { createRunView } from "./run-view.ts";

const base = { processId: 0, scopeId: "server" };

const printed = (seq: number, text = `line ${seq}`): TraceEvent => ({
  ...base,
  seq,
  atMs: seq,
  kind: "log-written",
  level: "info",
  text,
  site: null,
});
const tabOpened = (tab: number): TraceEvent => ({ ...base, seq: tab, atMs: tab, kind: "tab-opened", tab, path: "/" });

/** A view whose frames the test draws, and how often what it shows has changed. */
function openView() {
  let due: (() => void) | null = null;
  const view = createRunView(
    { kind: "paused" },
    () => 0,
    (run) => {
      due = run;
      return () => {
        due = null;
      };
    },
  );
  let renders = -1;
  effect(() => {
    void [view.pools.value, view.traffic.value, view.log.value, view.clock.value, view.trace.value];
    renders += 1;
  });
  const drawFrame = () => {
    const run = due;
    due = null;
    run?.();
  };
  const texts = () => view.log.value.map(({ text }) => text);
  return { view, drawFrame, texts, renders: () => renders };
}

test("a flood of messages changes what is shown once a frame", () => {
  const { view, drawFrame, renders } = openView();
  for (let frame = 1; frame <= 3; frame += 1) {
    for (let n = 0; n < 50; n += 1) {
      view.append([tabOpened(n + 1), printed(n + 1)]);
      view.setClock(n, { kind: "paused" });
      view.sayDropped(1);
      view.tick();
    }
    expect(renders()).toBe(frame - 1);
    drawFrame();
    expect(renders()).toBe(frame);
  }
});

test("nothing of an old run appears after it is cleared", () => {
  const { view, drawFrame, texts } = openView();
  view.append([tabOpened(1), printed(1)]);
  view.setClock(5_000, { kind: "live", rate: 10 });
  view.sayDropped(3);
  view.clear();
  drawFrame();
  expect(texts()).toEqual([]);
  expect(view.traffic.value.tabs).toEqual([]);
  expect(view.clock.value).toEqual({ atMs: 0, pace: { kind: "paused" } });
});

test("what the page says stands after what the server had printed by then", () => {
  const { view, drawFrame, texts } = openView();
  view.append([printed(1, "the last words")]);
  view.say("error", "the server ended");
  drawFrame();
  expect(texts()).toEqual(["the last words", "the server ended"]);
});

test("a clock that is paused stays paused, whatever the server said before", () => {
  const { view, drawFrame } = openView();
  view.setClock(700, { kind: "live", rate: 10 });
  view.setPace({ kind: "paused" });
  drawFrame();
  expect(view.clock.value).toEqual({ atMs: 700, pace: { kind: "paused" } });
});

test("the words of a server that never listened stay though its picture goes", () => {
  const { view, drawFrame, texts } = openView();
  view.append([tabOpened(1), printed(1, "before the throw")]);
  view.clearPicture();
  drawFrame();
  expect(texts()).toEqual(["before the throw"]);
  expect(view.traffic.value.tabs).toEqual([]);
});

test("while somebody looks at the past, what goes on changes nothing on show and is there afterwards", () => {
  const { view, drawFrame, texts } = openView();
  view.append([tabOpened(1), printed(2)]);
  drawFrame();
  view.showMoment(2);
  const { state, log } = { state: view.state.value, log: view.log.value };
  for (let tab = 10; tab <= 5_010; tab += 1) view.append([tabOpened(tab), printed(tab)]);
  drawFrame();
  expect(view.state.value).toBe(state);
  expect(view.log.value).toBe(log);
  view.showNewest();
  expect(view.traffic.value.tabs.length).toBeGreaterThan(1_000);
  expect(texts().at(-1)).toBe("line 5010");
});

test("an event of the shown moment that another process tells of later still comes into view", () => {
  const { view, drawFrame } = openView();
  view.append([tabOpened(1), tabOpened(9)]);
  drawFrame();
  view.showMoment(5);
  view.append([{ ...tabOpened(4), processId: 1 }]);
  drawFrame();
  expect(view.traffic.value.tabs.map(({ tab }) => tab)).toEqual([1, 4]);
});

test("a very long run says from when on it can be shown, and shows nothing earlier", () => {
  const { view, drawFrame, texts } = openView();
  for (let n = 1; n <= 210; n += 1)
    view.append(Array.from({ length: 1_000 }, (_, index) => tabOpened(n * 1_000 + index)));
  drawFrame();
  const { forgotten, oldestMs, events } = view.trace.value;
  expect(events.length).toBeLessThanOrEqual(200_000);
  expect(texts()[0]).toMatch(/^The first 1\d\d,\d{3} events of this run are forgotten: what was before \d+\.\d s/);
  view.showMoment(0);
  expect(view.shownMs.value).toBe(oldestMs);
  expect(forgotten).toBe(oldestMs - 999);
});

test("looking back costs a flood no more than looking on", () => {
  const { view, drawFrame } = openView();
  view.append(Array.from({ length: 50_000 }, (_, index) => tabOpened(index + 1)));
  drawFrame();
  view.showMoment(25_000);
  const fold = vi.fn();
  effect(() => fold(view.state.value));
  for (let n = 0; n < 200; n += 1) {
    view.append([tabOpened(60_000 + n)]);
    drawFrame();
  }
  expect(fold).toHaveBeenCalledTimes(1);
});

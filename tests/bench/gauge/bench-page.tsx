import { signal } from "@preact/signals";
import { render } from "preact";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import { foldTrace, poolsAt } from "../../../src/trace/reduce-trace.ts";
import { type DrawingTurns, DrawingTurnsContext } from "../../../src/workbench/gauge/drawing-turns.ts";
import { GaugeRegion } from "../../../src/workbench/gauge/GaugeRegion.tsx";
import { PoolGauge } from "../../../src/workbench/gauge/PoolGauge.tsx";
import recorded from "../../../src/workbench/gauge/states/traces/thirty-full.json" with { type: "json" };
import { createBusyPool } from "./busy-pool.ts";
import "../../../src/styles/base.css";
import "../../../src/workbench/workbench.css";

const eventsPerSecond = 5_000;
const full = foldTrace(recorded.events as readonly object[] as readonly TraceEvent[]);
const [pool] = poolsAt(full);
if (!pool) throw new Error("the recorded run has no pool");

const state = signal(full);
const App = () => <GaugeRegion pools={poolsAt(state.value)} />;
const place = (id: string) => {
  const element = document.createElement("div");
  element.id = id;
  element.className = "workbench";
  element.style.width = "1200px";
  document.body.append(element);
  return element;
};
render(<App />, place("live"));

/** Mean frames a second over `ms`, with the pool under load or with an empty loop, and the longest task in between. */
async function countFrames(ms: number, loaded: boolean): Promise<{ fps: number; longestTaskMs: number }> {
  let longestTaskMs = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  tasks.observe({ type: "longtask" });
  const nextEvents = createBusyPool(pool as NonNullable<typeof pool>, full.atMs);
  state.value = full;
  const startedAt = await nextFrame();
  let [frames, sent, nowMs] = [0, 0, startedAt];
  while (nowMs - startedAt < ms) {
    nowMs = await nextFrame();
    frames += 1;
    if (!loaded) continue;
    const due = Math.floor(((nowMs - startedAt) / 1000) * eventsPerSecond);
    state.value = foldTrace(nextEvents(due - sent), state.value);
    sent = due;
  }
  for (const { duration } of tasks.takeRecords()) longestTaskMs = Math.max(longestTaskMs, duration);
  tasks.disconnect();
  return { fps: (frames * 1000) / (nowMs - startedAt), longestTaskMs };
}

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

interface Times {
  readonly parseMs: number;
  readonly foldMs: number;
  readonly drawMs: number;
}

/** As under a flood, except that every part draws in the same frame. */
const together: DrawingTurns = {
  jumping: true,
  take(draw) {
    draw();
    return () => undefined;
  },
};

/** Milliseconds that `JSON.parse` takes for 5,000 events, that folding them takes, and drawing what came of it. */
async function timeOnce(): Promise<Times> {
  const root = document.querySelector("#once") ?? place("once");
  root.classList.add("jumping");
  const draw = async (at: typeof full) => {
    const [shown] = poolsAt(at);
    if (!shown) throw new Error("the pool is gone");
    render(
      <DrawingTurnsContext.Provider value={together}>
        <PoolGauge pool={shown} title={null} tableName="Connections" />
      </DrawingTurnsContext.Provider>,
      root,
    );
    // The parts have drawn once what they asked for in their turn has.
    await Promise.resolve();
    await Promise.resolve();
    const drawn = root.querySelector('[data-lane="1"]')?.getAttribute("aria-label");
    if (!drawn?.includes(shown.lanes[0]?.holder?.label ?? "nobody")) throw new Error("lane 1 is not drawn");
    return root.getBoundingClientRect();
  };
  await draw(full);
  const events = createBusyPool(pool as NonNullable<typeof pool>, full.atMs)(eventsPerSecond);
  const text = JSON.stringify(events);
  const startedAt = performance.now();
  JSON.parse(text);
  const parsedAt = performance.now();
  const state = foldTrace(events, full);
  const foldedAt = performance.now();
  await draw(state);
  return { parseMs: parsedAt - startedAt, foldMs: foldedAt - parsedAt, drawMs: performance.now() - foldedAt };
}

declare global {
  interface Window {
    gaugeBench: { countFrames: typeof countFrames; timeOnce: typeof timeOnce };
  }
}
window.gaugeBench = { countFrames, timeOnce };

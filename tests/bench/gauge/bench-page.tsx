import { signal } from "@preact/signals";
import { render } from "preact";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import { foldTrace, poolsAt } from "../../../src/trace/reduce-trace.ts";
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

/** Milliseconds that `JSON.parse` takes for 5,000 events, and that folding and drawing them once takes. */
function timeOnce(): { parseMs: number; drawMs: number } {
  const root = document.querySelector("#once") ?? place("once");
  const draw = (at: typeof full) => {
    const [shown] = poolsAt(at);
    if (shown) render(<PoolGauge pool={shown} title={null} tableName="Connections" />, root);
    return root.getBoundingClientRect();
  };
  draw(full);
  const events = createBusyPool(pool as NonNullable<typeof pool>, full.atMs)(eventsPerSecond);
  const text = JSON.stringify(events);
  const startedAt = performance.now();
  JSON.parse(text);
  const parsedAt = performance.now();
  draw(foldTrace(events, full));
  return { parseMs: parsedAt - startedAt, drawMs: performance.now() - parsedAt };
}

declare global {
  interface Window {
    gaugeBench: { countFrames: typeof countFrames; timeOnce: typeof timeOnce };
  }
}
window.gaugeBench = { countFrames, timeOnce };

/** The clock of a lesson before a room: runs while it is let, for the step that is shown. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { addTick, type SpentMs } from "./spent-time.ts";

export interface StepClock {
  readonly spent: ReadonlySignal<SpentMs>;
  readonly runs: ReadonlySignal<boolean>;
  start(): void;
  pause(): void;
  /** Books what has passed since the last tick; before the step changes, too. */
  tick(): void;
  reset(spent: SpentMs, runs: boolean): void;
  dispose(): void;
}

const tickEveryMs = 1_000;

export function createStepClock(stepId: () => string, nowMs: () => number = () => performance.now()): StepClock {
  const spent = signal<SpentMs>({});
  const runs = signal(false);
  let lastMs = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick() {
    if (!runs.peek()) return;
    const now = nowMs();
    spent.value = addTick(spent.peek(), stepId(), now - lastMs);
    lastMs = now;
  }
  function start() {
    if (runs.peek()) return;
    lastMs = nowMs();
    runs.value = true;
    timer = setInterval(tick, tickEveryMs);
  }
  function pause() {
    tick();
    runs.value = false;
    clearInterval(timer);
  }
  return {
    spent,
    runs,
    start,
    pause,
    tick,
    reset(next, running) {
      pause();
      spent.value = next;
      if (running) start();
    },
    dispose: () => clearInterval(timer),
  };
}

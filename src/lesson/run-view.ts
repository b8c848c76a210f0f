import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Pace } from "../contract/harness-protocol.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import { foldTrace, initialTraceState, poolsAt } from "../trace/reduce-trace.ts";
import { type LogLine, toLogLine } from "../trace/select-log.ts";
import type { TrafficSnapshot } from "../trace/traffic-snapshot.ts";
import type { EditorMark } from "./open-lesson.ts";

/** What is shown of one run: a fold over its log, at the moment where its clock stands. */
export interface RunView {
  readonly trace: ReadonlySignal<readonly TraceEvent[]>;
  readonly pools: ReadonlySignal<readonly PoolSnapshot[]>;
  readonly traffic: ReadonlySignal<TrafficSnapshot>;
  readonly log: ReadonlySignal<readonly LogLine[]>;
  readonly clock: ReadonlySignal<{ readonly atMs: number; readonly pace: Pace }>;
  /** The lines whose leases are still out. */
  readonly leaseMarks: ReadonlySignal<readonly EditorMark[]>;
  append(events: readonly TraceEvent[]): void;
  say(level: LogLine["level"], text: string, site?: LogLine["site"]): void;
  setClock(atMs: number, pace: Pace): void;
  /** Moves the shown moment on while the clock runs; called by a timer of the page's. */
  tick(): void;
  clear(): void;
  /** Forgets what was seen of a server that never came to listen; what it printed stays. */
  clearPicture(): void;
}

/** Lines of log kept for reading; the trace itself is whole. */
const logLimit = 2_000;

export function createRunView(initialPace: Pace, wallMs: () => number): RunView {
  const trace = signal<readonly TraceEvent[]>([]);
  const state = signal(initialTraceState);
  const log = signal<readonly LogLine[]>([]);
  const clock = signal<{ readonly atMs: number; readonly pace: Pace }>({ atMs: 0, pace: initialPace });
  let said = 0;
  let told = { atMs: 0, wallMs: wallMs() };
  const pools = computed(() => poolsAt(state.value, Math.max(state.value.atMs, clock.value.atMs)));
  const traffic = computed(() => state.value.traffic);

  const addLines = (lines: readonly LogLine[]) => {
    if (lines.length > 0) log.value = [...log.value, ...lines].slice(-logLimit);
  };

  function clearPicture() {
    batch(() => {
      trace.value = [];
      state.value = initialTraceState;
      told = { atMs: 0, wallMs: wallMs() };
      clock.value = { atMs: 0, pace: clock.value.pace };
    });
  }

  return {
    trace,
    pools,
    traffic,
    log,
    clock,
    leaseMarks: computed(() => toLeaseMarks(pools.value)),
    append(events) {
      batch(() => {
        trace.value = [...trace.value, ...events];
        state.value = foldTrace(events, state.value);
        addLines(events.flatMap((event) => toLogLine(event) ?? []));
      });
    },
    say(level, text, site = null) {
      said += 1;
      // Below zero, where no event of the server's is numbered.
      addLines([{ seq: -said, atMs: clock.value.atMs, source: "engine", level, text, site }]);
    },
    setClock(atMs, pace) {
      told = { atMs, wallMs: wallMs() };
      clock.value = { atMs, pace };
    },
    tick() {
      const { pace } = clock.value;
      if (pace.kind === "paused") return;
      clock.value = { pace, atMs: told.atMs + (wallMs() - told.wallMs) * pace.rate };
    },
    clear() {
      batch(() => {
        clearPicture();
        log.value = [];
      });
    },
    clearPicture,
  };
}

/** One mark per line, with the number of leases that it took and that are still out. */
function toLeaseMarks(pools: readonly PoolSnapshot[]): readonly EditorMark[] {
  const marks = new Map<string, EditorMark & { count: number }>();
  for (const { site, leaseId } of pools.flatMap((pool) => pool.lanes)) {
    if (!site || leaseId === null) continue;
    const key = `${site.file}:${site.line}`;
    const count = (marks.get(key)?.count ?? 0) + 1;
    const message = `took ${count} ${count === 1 ? "lease" : "leases"} still out`;
    marks.set(key, { ...site, kind: "took-leases", message, count });
  }
  return [...marks.values()].map(({ count: _, ...mark }) => mark);
}

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { maxLogLinesPerSecond } from "../contract/flow-control.ts";
import type { Pace } from "../contract/harness-protocol.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import { foldTrace, initialTraceState, poolsAt } from "../trace/reduce-trace.ts";
import { type LogLine, toLogLine } from "../trace/select-log.ts";
import type { TrafficSnapshot } from "../trace/traffic-snapshot.ts";
import type { EditorMark } from "./editor-mark.ts";
import { createTraceKeeper, type KeptTrace } from "./keep-trace.ts";

/** Which moment of a run is on show: the newest, or one that somebody went back to. */
export type Moment = { readonly kind: "newest" } | { readonly kind: "past"; readonly atMs: number };

/** What is shown of one run: a fold over its log, at the moment where its clock stands or to which somebody went back. */
export interface RunView {
  readonly trace: ReadonlySignal<KeptTrace>;
  readonly pools: ReadonlySignal<readonly PoolSnapshot[]>;
  readonly traffic: ReadonlySignal<TrafficSnapshot>;
  readonly log: ReadonlySignal<readonly LogLine[]>;
  readonly clock: ReadonlySignal<{ readonly atMs: number; readonly pace: Pace }>;
  readonly moment: ReadonlySignal<Moment>;
  /** Virtual time of everything on show, milliseconds. */
  readonly shownMs: ReadonlySignal<number>;
  /** The lines whose leases are still out. */
  readonly leaseMarks: ReadonlySignal<readonly EditorMark[]>;
  append(events: readonly TraceEvent[]): void;
  say(level: LogLine["level"], text: string, site?: LogLine["site"]): void;
  /** The server printed so many lines more than the log takes. */
  sayDropped(lines: number): void;
  setClock(atMs: number, pace: Pace): void;
  /** Moves the shown moment on while the clock runs; called by a timer of the page's. */
  tick(): void;
  /** Shows a moment of the past; the server runs on unless its clock is paused. */
  showMoment(atMs: number): void;
  showNewest(): void;
  clear(): void;
  /** Forgets what was seen of a server that never came to listen; what it printed stays. */
  clearPicture(): void;
}

/** Lines of log kept for reading. */
const logLimit = 2_000;

export function createRunView(initialPace: Pace, wallMs: () => number): RunView {
  const keeper = createTraceKeeper();
  const trace = signal(keeper.kept());
  const state = signal(initialTraceState);
  const log = signal<readonly LogLine[]>([]);
  const clock = signal<{ readonly atMs: number; readonly pace: Pace }>({ atMs: 0, pace: initialPace });
  let lastLine = 0;
  let dropped: { readonly seq: number; readonly lines: number } | null = null;
  let told = { atMs: 0, wallMs: wallMs() };
  const moment = signal<Moment>({ kind: "newest" });
  const newestMs = computed(() => Math.max(state.value.atMs, clock.value.atMs));
  const shownMs = computed(() => (moment.value.kind === "past" ? moment.value.atMs : newestMs.value));
  const shownState = computed(() => {
    if (moment.value.kind === "newest") return state.value;
    const { atMs } = moment.value;
    return foldTrace(trace.value.events.filter((event) => event.atMs <= atMs));
  });
  const pools = computed(() => poolsAt(shownState.value, shownMs.value));
  const traffic = computed(() => shownState.value.traffic);
  const shownLog = computed(() =>
    moment.value.kind === "newest" ? log.value : log.value.filter((line) => line.atMs <= shownMs.value),
  );

  /** Numbered here, for a forged log may give one number to many. */
  function addLines(lines: readonly Omit<LogLine, "seq">[]) {
    if (lines.length === 0) return;
    const added = lines.slice(-logLimit).map((line) => {
      lastLine += 1;
      return { ...line, seq: lastLine };
    });
    log.value = [...log.value.slice(added.length - logLimit), ...added].slice(-logLimit);
  }

  function say(level: LogLine["level"], text: string, site: LogLine["site"] = null) {
    addLines([{ atMs: clock.value.atMs, source: "engine", level, text, site }]);
  }

  function clearPicture() {
    batch(() => {
      keeper.clear();
      trace.value = keeper.kept();
      state.value = initialTraceState;
      moment.value = { kind: "newest" };
      told = { atMs: 0, wallMs: wallMs() };
      clock.value = { atMs: 0, pace: clock.value.pace };
    });
  }

  return {
    trace,
    pools,
    traffic,
    log: shownLog,
    clock,
    moment,
    shownMs,
    leaseMarks: computed(() => toLeaseMarks(pools.value)),
    append(events) {
      batch(() => {
        keeper.add(events);
        trace.value = keeper.kept();
        state.value = foldTrace(events, state.value);
        addLines(events.flatMap((event) => toLogLine(event) ?? []));
      });
    },
    say,
    sayDropped(lines) {
      batch(() => {
        // One sentence for a flood that goes on.
        const before = dropped !== null && log.value.at(-1)?.seq === dropped.seq ? dropped.lines : 0;
        if (before > 0) log.value = log.value.slice(0, -1);
        say("warn", droppedWords(before + lines));
        dropped = { seq: lastLine, lines: before + lines };
      });
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
    showMoment(atMs) {
      moment.value = { kind: "past", atMs: Math.min(Math.max(0, atMs), newestMs.value) };
    },
    showNewest() {
      moment.value = { kind: "newest" };
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

const droppedWords = (lines: number) =>
  `${lines.toLocaleString("en")} log lines were dropped: a log takes ${maxLogLinesPerSecond.toLocaleString("en")} lines a second of the server's clock.`;

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

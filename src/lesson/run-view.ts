import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Pace } from "../contract/harness-protocol.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import { createTraceHistory, type KeptTrace } from "../trace/history/trace-history.ts";
import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import { poolsAt, type TraceState } from "../trace/reduce-trace.ts";
import { type LogLine, toLogLine } from "../trace/select-log.ts";
import type { TrafficSnapshot } from "../trace/traffic-snapshot.ts";
import type { EditorMark } from "./editor-mark.ts";
import { atOnce, type FrameSchedule } from "./frame-schedule.ts";
import { createLeaseMarks } from "./lease-marks.ts";
import type { Moment } from "./moment.ts";
import { createRunInbox, type RunNews } from "./run-inbox.ts";
import { createRunLog } from "./run-log.ts";

/**
 * What is shown of one run: a fold over its log, at the moment where its clock stands or to which somebody went back.
 * What the run says is shown with the next frame; what else is done comes after it, in the order in which it was done.
 */
export interface RunView {
  readonly trace: ReadonlySignal<KeptTrace>;
  /** Everything folded from the log at the shown moment. */
  readonly state: ReadonlySignal<TraceState>;
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
  /** The server printed so many lines more than the log takes. */
  sayDropped(lines: number): void;
  setClock(atMs: number, pace: Pace): void;
  /** Moves the shown moment on while the clock runs; called by a timer of the page's. */
  tick(): void;
  /** Shows at once what has come since the last frame. */
  flush(): void;
  say(level: LogLine["level"], text: string, site?: LogLine["site"]): void;
  /** The clock goes on at another pace from where it stands. */
  setPace(pace: Pace): void;
  /** Shows a moment of the past, the oldest that is kept at the earliest; the server runs on unless its clock is paused. */
  showMoment(atMs: number): void;
  showNewest(): void;
  /** Shows the newest because somebody acts on the server, and remembers which moment of the past was on show. */
  leavePast(): void;
  clear(): void;
  /** Forgets what was seen of a server that never came to listen; what it printed stays. */
  clearPicture(): void;
}

export function createRunView(initialPace: Pace, wallMs: () => number, schedule: FrameSchedule = atOnce): RunView {
  const history = createTraceHistory();
  const log = createRunLog();
  const inbox = createRunInbox(schedule, show);
  const trace = signal(history.kept());
  const newest = signal(history.newest());
  const clock = signal<{ readonly atMs: number; readonly pace: Pace }>({ atMs: 0, pace: initialPace });
  let told = { atMs: 0, wallMs: wallMs() };
  /** What the server was asked for and has not confirmed: what it said before it heard of it would undo a press. */
  let asked: Pace | null = null;
  const moment = signal<Moment>({ kind: "newest" });
  /** Held, so that a moment of the past costs nothing while the run goes on. */
  const past = signal<{ readonly state: TraceState; readonly lines: readonly LogLine[] } | null>(null);
  const newestMs = computed(() => Math.max(newest.value.atMs, clock.value.atMs));
  const shownMs = computed(() => (moment.value.kind === "past" ? moment.value.atMs : newestMs.value));
  const state = computed(() => past.value?.state ?? newest.value);
  const pools = computed(() => poolsAt(state.value, shownMs.value));

  function show({ events, droppedLines, clock: next }: RunNews) {
    batch(() => {
      if (next) told = next;
      const { pace } = next ?? clock.value;
      const passedMs = pace.kind === "paused" ? 0 : (wallMs() - told.wallMs) * pace.rate;
      if (next || pace.kind === "live") clock.value = { pace, atMs: told.atMs + passedMs };
      if (events.length > 0) fold(events);
      if (droppedLines > 0) log.addDropped(clock.value.atMs, droppedLines);
    });
  }

  function fold(events: readonly TraceEvent[]) {
    const { forgotten } = history.kept();
    history.append(events);
    trace.value = history.kept();
    newest.value = history.newest();
    log.add(events.flatMap((event) => toLogLine(event) ?? []));
    if (trace.value.forgotten > forgotten) addLine("info", forgottenWords(trace.value));
    const { value } = moment;
    // What another process did by then may come a little later.
    if (value.kind === "past" && events.some(({ atMs }) => atMs <= value.atMs)) showPast(value.atMs);
  }

  function showPast(atMs: number) {
    moment.value = { kind: "past", atMs };
    past.value = { state: history.at(atMs), lines: log.lines.peek().filter((line) => line.atMs <= atMs) };
  }

  function addLine(level: LogLine["level"], text: string, site: LogLine["site"] = null) {
    log.add([{ atMs: clock.value.atMs, source: "engine", level, text, site }]);
  }

  function showNewest() {
    batch(() => {
      moment.value = { kind: "newest" };
      past.value = null;
    });
  }

  function clearPicture() {
    batch(() => {
      inbox.flush();
      asked = null;
      history.clear();
      trace.value = history.kept();
      newest.value = history.newest();
      showNewest();
      told = { atMs: 0, wallMs: wallMs() };
      clock.value = { atMs: 0, pace: clock.value.pace };
    });
  }

  return {
    trace,
    state,
    pools,
    traffic: computed(() => state.value.traffic),
    log: computed(() => past.value?.lines ?? log.lines.value),
    clock,
    moment,
    shownMs,
    leaseMarks: createLeaseMarks(pools),
    append: inbox.addEvents,
    sayDropped: inbox.addDroppedLines,
    setClock(atMs, pace) {
      if (asked && !isSamePace(asked, pace)) return;
      asked = null;
      inbox.setClock({ atMs, pace, wallMs: wallMs() });
    },
    tick() {
      if (clock.value.pace.kind === "live") inbox.wake();
    },
    flush: inbox.flush,
    say(level, text, site) {
      inbox.flush();
      addLine(level, text, site);
    },
    setPace(pace) {
      inbox.flush();
      asked = pace;
      told = { atMs: clock.value.atMs, wallMs: wallMs() };
      clock.value = { atMs: told.atMs, pace };
    },
    showMoment(atMs) {
      inbox.flush();
      batch(() => showPast(Math.min(Math.max(trace.value.oldestMs, atMs), newestMs.value)));
    },
    showNewest,
    leavePast() {
      const { value } = moment;
      if (value.kind !== "past") return;
      inbox.flush();
      batch(() => {
        showNewest();
        moment.value = { kind: "led-back", fromMs: value.atMs };
      });
    },
    clear() {
      inbox.clear();
      batch(() => {
        clearPicture();
        log.clear();
      });
    },
    clearPicture,
  };
}

const isSamePace = (a: Pace, b: Pace): boolean =>
  a.kind === b.kind && (a.kind !== "live" || b.kind !== "live" || a.rate === b.rate);

const forgottenWords = ({ forgotten, oldestMs }: KeptTrace) =>
  `The first ${forgotten.toLocaleString("en")} events of this run are forgotten: what was before ${(oldestMs / 1_000).toFixed(1)} s cannot be shown again.`;

/**
 * One turn, one cause. Every outside cause (a message of a socket, a reply of the database, a timer, a pool's grant)
 * is queued; one is delivered, its microtasks drain, then the next. A turn carries the scope of its cause, so that
 * whatever the code asks for in it is booked to the right holder.
 *
 * The same loop owns virtual time: it moves only when no turn is due and nothing is in flight on another thread, in
 * jumps (*fast*) or at a rate of the wall clock (*live*). That makes a run repeatable.
 */
import type { Pace } from "../contract/harness-protocol.ts";
import { serverScopeId } from "../contract/server-scope.ts";
import { createVirtualTimers, type VirtualTimer } from "./virtual-timers.ts";

export interface LoopHost {
  /** Runs `resume` as a macrotask of its own: every microtask queued before comes first. */
  readonly yieldTurn: (resume: () => void) => void;
  readonly wallMs: () => number;
  /** Runs `resume` after real milliseconds; returns a canceller. */
  readonly wallTimer: (delayMs: number, resume: () => void) => () => void;
}

export interface LoopEvents {
  /** True while a message that crossed to another thread has not taken its effect. */
  readonly inFlight: () => boolean;
  /** Books what came back from the other thread; returns how many things came. */
  readonly takeArrivals: () => number;
  /** True when somebody waits for something that a timer outside the count will decide, as a pool's time-out. */
  readonly somebodyWaits: () => boolean;
  readonly quiesced: () => void;
  readonly resting: () => void;
  /**
   * Where the clocks of several processes are kept in step: told at each rest what is next; `loop.advance()` is the
   * answer. Null where time is this loop's own.
   */
  readonly askToAdvance: ((next: { readonly dueMs: number | null; readonly isDue: boolean }) => void) | null;
  readonly uncaught: (error: unknown) => void;
}

export interface TurnLoop {
  nowMs(): number;
  /** The next moment at which something happens by itself. */
  dueMs(): number | null;
  /** Another process has reached this moment, so nothing of this one's comes before it. */
  catchUp(atMs: number): void;
  /** Leave to move to the moment that was asked for. */
  advance(): void;
  scopeId(): string;
  /** Queues a cause for the present moment. */
  enqueue(scopeId: string, run: () => void): void;
  /** Sets a timer in the present scope. `counted: false` for housekeeping that keeps nobody waiting. */
  setTimer(delayMs: number, run: () => void, options?: { scopeId?: string; counted?: boolean }): VirtualTimer;
  clearTimer(timer: VirtualTimer): void;
  setCounted(timer: VirtualTimer, counted: boolean): void;
  /** Something came from outside this thread: look again. */
  wake(): void;
  /** A command from outside, as a turn of the server's at the present virtual time. */
  command(run: () => void): void;
  setPace(pace: Pace): void;
  pace(): Pace;
  step(): void;
  /** Jumps from timer to timer until virtual time `endMs`, then pauses and reports. */
  runFast(endMs: number, done: () => void): void;
  /** Ends a fast run at the present moment, pausing the clock; `atRest` is called once nothing is left to do at it. */
  endFast(atRest: () => void): void;
  stop(): void;
}

interface Turn {
  readonly scopeId: string;
  readonly run: () => void;
}

type Waiting =
  | { readonly kind: "no" }
  | { readonly kind: "for-arrival"; readonly sinceMs: number }
  | { readonly kind: "for-time"; readonly cancel: () => void }
  /** The next moment is due, and other processes have to come to rest first. */
  | { readonly kind: "for-leave" };

export function createTurnLoop(host: LoopHost, events: LoopEvents): TurnLoop {
  const timers = createVirtualTimers();
  let turns: Turn[] = [];
  let nowMs = 0;
  let scopeId = serverScopeId;
  let pace: Pace = { kind: "paused" };
  let fast: { readonly endMs: number; readonly done: () => void } | null = null;
  let anchor = { wallMs: host.wallMs(), virtualMs: 0 };
  let waiting: Waiting = { kind: "for-time", cancel: () => undefined };
  let busySinceQuiet = false;
  let atNextRest: () => void = () => undefined;
  let stopped = false;

  const reanchor = () => {
    anchor = { wallMs: host.wallMs(), virtualMs: nowMs };
  };

  const isResting = () => waiting.kind === "for-time" || waiting.kind === "for-leave";

  /** Where the wall clock puts virtual time, never past the next timer. */
  function liveMs(): number {
    if (pace.kind === "paused" || fast) return nowMs;
    const target = anchor.virtualMs + (host.wallMs() - anchor.wallMs) * pace.rate;
    return Math.max(nowMs, Math.min(target, timers.nextDueMs() ?? target));
  }

  function pump() {
    if (stopped) return;
    waiting = { kind: "no" };
    const turn = turns.shift();
    if (turn) {
      busySinceQuiet = true;
      scopeId = turn.scopeId;
      try {
        turn.run();
      } catch (error) {
        events.uncaught(error);
      }
      host.yieldTurn(pump);
      return;
    }
    scopeId = serverScopeId;
    if (events.inFlight()) {
      waiting = { kind: "for-arrival", sinceMs: host.wallMs() };
      events.resting();
      return;
    }
    if (events.takeArrivals() > 0) {
      host.yieldTurn(pump);
      return;
    }
    advance();
  }

  function advance() {
    if (busySinceQuiet && timers.countedTotal() === 0 && !events.somebodyWaits()) {
      busySinceQuiet = false;
      events.quiesced();
    }
    const dueMs = timers.nextDueMs();
    const nextMs = Math.min(dueMs ?? Number.POSITIVE_INFINITY, fast?.endMs ?? Number.POSITIVE_INFINITY);
    const isDue = nextMs < Number.POSITIVE_INFINITY && (fast !== null || (pace.kind === "live" && liveMs() >= nextMs));
    if (!isDue) rest(dueMs);
    else if (!events.askToAdvance) reachNext();
    else {
      events.resting();
      waiting = { kind: "for-leave" };
      events.askToAdvance({ dueMs: nextMs, isDue: true });
    }
  }

  /** Moves to the next timer, or to the end of a fast run, whichever comes first. */
  function reachNext() {
    const dueMs = timers.nextDueMs();
    if (fast && !(dueMs !== undefined && dueMs <= fast.endMs)) {
      finishFast(fast.endMs);
      rest(undefined);
    } else deliverDue();
  }

  function deliverDue() {
    nowMs = Math.max(nowMs, timers.nextDueMs() ?? nowMs);
    for (const timer of timers.takeNext()) {
      turns.push({
        scopeId: timer.scopeId,
        run: () => {
          if (timer.cleared) return;
          timers.clear(timer);
          timer.run();
        },
      });
    }
    host.yieldTurn(pump);
  }

  function finishFast(atMs: number) {
    const finished = fast;
    fast = null;
    pace = { kind: "paused" };
    nowMs = Math.max(nowMs, atMs);
    finished?.done();
  }

  function rest(dueMs: number | undefined) {
    events.resting();
    const isHeldBack = !fast && pace.kind === "live" && dueMs !== undefined;
    events.askToAdvance?.({ dueMs: isHeldBack ? dueMs : null, isDue: false });
    waiting = { kind: "for-time", cancel: wakeAt(dueMs) };
    // Last, for whoever is told may command at once.
    const told = atNextRest;
    atNextRest = () => undefined;
    told();
  }

  /** Wakes by the wall clock at a virtual moment, where time runs; returns a canceller. */
  function wakeAt(dueMs: number | undefined): () => void {
    if (pace.kind === "paused" || dueMs === undefined) return () => undefined;
    return host.wallTimer(Math.max(0, (dueMs - liveMs()) / pace.rate), pump);
  }

  function wake() {
    if (waiting.kind === "no" || stopped) return;
    // Time spent waiting for another thread is not the learner's: at x60 a reply of 5 ms would look like 300 ms.
    if (waiting.kind === "for-arrival") {
      if (events.inFlight()) return;
      anchor = { ...anchor, wallMs: anchor.wallMs + (host.wallMs() - waiting.sinceMs) };
    } else if (waiting.kind === "for-time") waiting.cancel();
    waiting = { kind: "no" };
    host.yieldTurn(pump);
  }

  function enqueue(scope: string, run: () => void) {
    turns.push({ scopeId: scope, run });
    wake();
  }

  return {
    nowMs: () => nowMs,
    dueMs: () => timers.nextDueMs() ?? null,
    catchUp(atMs) {
      nowMs = Math.max(nowMs, atMs);
    },
    advance() {
      // Something has happened since it was asked for: what is next has to be told anew.
      if (waiting.kind !== "for-leave") return wake();
      waiting = { kind: "no" };
      if (!stopped) reachNext();
    },
    scopeId: () => scopeId,
    enqueue,
    setTimer(delayMs, run, options = {}) {
      const dueMs = Math.round((nowMs + delayMs) * 1_000) / 1_000;
      // Code can run outside any turn, as modules do while they load: then nothing else looks at the new timer.
      if (isResting()) wake();
      return timers.add(dueMs, options.scopeId ?? scopeId, options.counted ?? true, run);
    },
    clearTimer: (timer) => timers.clear(timer),
    setCounted: (timer, counted) => timers.setCounted(timer, counted),
    wake,
    command(run) {
      if (isResting()) nowMs = liveMs();
      enqueue(serverScopeId, run);
    },
    setPace(next) {
      if (isResting()) nowMs = liveMs();
      pace = next;
      reanchor();
      if (isResting()) wake();
    },
    pace: () => pace,
    step() {
      if (pace.kind !== "paused" || waiting.kind !== "for-time" || timers.nextDueMs() === undefined) return;
      waiting = { kind: "no" };
      deliverDue();
    },
    runFast(endMs, done) {
      fast = { endMs, done };
      if (isResting()) wake();
    },
    endFast(atRest) {
      if (fast) finishFast(nowMs);
      atNextRest = atRest;
      if (isResting()) wake();
    },
    stop() {
      stopped = true;
      turns = [];
      if (waiting.kind === "for-time") waiting.cancel();
    },
  };
}

import type { Pace } from "../contract/harness-protocol.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { FrameSchedule } from "./frame-schedule.ts";

/** What a run has said since the last frame. */
export interface RunNews {
  readonly events: readonly TraceEvent[];
  readonly droppedLines: number;
  /** Where the clock was last told to stand, and when on the wall that was. */
  readonly clock: { readonly atMs: number; readonly pace: Pace; readonly wallMs: number } | null;
}

/** Takes what a run says as often as it likes, and hands it on once a frame. */
export interface RunInbox {
  addEvents(events: readonly TraceEvent[]): void;
  addDroppedLines(lines: number): void;
  setClock(clock: NonNullable<RunNews["clock"]>): void;
  /** Hands on with the next frame, if only to say that time has passed. */
  wake(): void;
  /** Hands on at once what there is, so that what is done next comes after it. */
  flush(): void;
  /** Throws away what there is: it is of a run that is over. */
  clear(): void;
}

/** More than a frame's worth of an honest flood; a page without frames does not let it grow. */
const mostEvents = 5_000;

export function createRunInbox(schedule: FrameSchedule, handOn: (news: RunNews) => void): RunInbox {
  let events: TraceEvent[] = [];
  let droppedLines = 0;
  let clock: RunNews["clock"] = null;
  let due: (() => void) | null = null;

  function take(): RunNews {
    const news = { events, droppedLines, clock };
    events = [];
    droppedLines = 0;
    clock = null;
    due?.();
    due = null;
    return news;
  }

  function wake() {
    if (due) return;
    // A schedule may run at once, before it returns.
    due = () => undefined;
    const cancel = schedule(() => handOn(take()));
    if (due) due = cancel;
  }

  return {
    addEvents(added) {
      for (const event of added) events.push(event);
      if (events.length >= mostEvents) handOn(take());
      else wake();
    },
    addDroppedLines(lines) {
      droppedLines += lines;
      wake();
    },
    setClock(told) {
      clock = told;
      wake();
    },
    wake,
    flush() {
      if (due) handOn(take());
    },
    clear: () => void take(),
  };
}

import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { initialTimeline, type TimelineMoment, type TimelineState } from "../../trace/timeline/timeline-state.ts";

/** The course of the run on show from its beginning to its newest moment, whichever moment is on show. */
export interface Timeline {
  readonly state: ReadonlySignal<TimelineState>;
  /** Virtual time of the newest moment, milliseconds. */
  readonly newestMs: ReadonlySignal<number>;
  /** Whom a moment concerns, as people say it: `tab 31`, `GET /ping`. */
  readonly nameOf: (moment: TimelineMoment) => string;
}

interface Kept {
  readonly events: readonly TraceEvent[];
  readonly forgotten: number;
}

interface TimelineParts {
  readonly trace: ReadonlySignal<Kept>;
  readonly clock: ReadonlySignal<{ readonly atMs: number }>;
  /** Fetches the fold, once there is something to fold. */
  readonly loadFold: () => Promise<(events: readonly TraceEvent[], from: TimelineState) => TimelineState>;
}

export function createTimelineDesk({ trace, clock, loadFold }: TimelineParts): Timeline & { dispose(): void } {
  const state = signal(initialTimeline);
  const fold = signal<Awaited<ReturnType<TimelineParts["loadFold"]>> | null>(null);
  let asked = false;
  let seen = 0;

  function ask() {
    if (asked) return;
    asked = true;
    loadFold().then(
      (loaded) => {
        fold.value = loaded;
      },
      (error) => {
        // Without it there is no timeline; the next events ask for it again.
        console.error(error);
        asked = false;
      },
    );
  }

  let names = new Map<TimelineMoment, string>();
  const dispose = effect(() => {
    const { events, forgotten } = trace.value;
    const total = forgotten + events.length;
    const { value: foldTimeline } = fold;
    if (!foldTimeline) {
      if (total > 0) ask();
      return;
    }
    // A log that became shorter is another run's.
    const begins = total < seen || seen === 0;
    if (begins) names = new Map();
    const added = events.slice(Math.max(0, (begins ? 0 : seen) - forgotten));
    seen = total;
    state.value = foldTimeline(added, begins ? initialTimeline : state.peek());
  });

  return {
    state,
    newestMs: computed(() => Math.max(state.value.atMs, clock.value.atMs)),
    nameOf(moment) {
      if (moment.tab !== null) return `tab ${moment.tab}`;
      const known = names.get(moment);
      if (known) return known;
      const opened = trace
        .peek()
        .events.find(
          (event) =>
            event.kind === "scope-opened" && event.scopeId === moment.scopeId && event.processId === moment.processId,
        );
      const name = opened?.kind === "scope-opened" ? opened.label : moment.scopeId;
      names.set(moment, name);
      return name;
    },
    dispose,
  };
}

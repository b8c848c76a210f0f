import type { TraceEvent } from "../contract/trace-event.ts";

/** Makes one log of the logs of several server processes: its events are numbered anew, in order. */
export interface TraceMerge {
  add(events: readonly TraceEvent[]): void;
  /** Keeps events back until `release`, so that their order is that of virtual time, whoever's message came first. */
  hold(): void;
  release(): void;
}

/** Begins by holding. At one moment the lower process comes first, as its turn did. */
export function createTraceMerge(emit: (events: TraceEvent[]) => void): TraceMerge {
  let held: TraceEvent[] = [];
  let isHolding = true;
  let lastSeq = 0;

  function pass(events: readonly TraceEvent[]) {
    if (events.length === 0) return;
    emit(
      events.map((event) => {
        lastSeq += 1;
        return { ...event, seq: lastSeq };
      }),
    );
  }

  return {
    add(events) {
      if (isHolding) for (const event of events) held.push(event);
      else pass(events);
    },
    hold() {
      isHolding = true;
    },
    release() {
      isHolding = false;
      const events = held.sort((a, b) => a.atMs - b.atMs || a.processId - b.processId || a.seq - b.seq);
      held = [];
      pass(events);
    },
  };
}

import { textLength } from "../contract/text-length.ts";
import type { TraceEvent } from "../contract/trace-event.ts";

/** The log of one run as far as it is kept. A new value with each addition, round the same list. */
export interface KeptTrace {
  /** Grows in place: read it with the value that it came with. */
  readonly events: readonly TraceEvent[];
  /** How many older ones are gone. */
  readonly forgotten: number;
}

export interface TraceKeeper {
  add(events: readonly TraceEvent[]): void;
  kept(): KeptTrace;
  clear(): void;
}

/** A server that runs for hours, or floods, must not fill the page's memory: some 60 MB of events, as much of text. */
const defaultLimits = { events: 200_000, length: 50_000_000 };

export function createTraceKeeper(limits = defaultLimits): TraceKeeper {
  let events: TraceEvent[] = [];
  let length = 0;
  let forgotten = 0;

  /** Forgets the older half, so that the cost of moving the rest is spread over as many additions. */
  function forgetHalf() {
    const gone = events.splice(0, Math.ceil(events.length / 2));
    for (const event of gone) length -= textLength(event);
    forgotten += gone.length;
  }

  return {
    add(added) {
      for (const event of added) {
        events.push(event);
        length += textLength(event);
      }
      while (events.length > limits.events || length > limits.length) forgetHalf();
    },
    kept: () => ({ events, forgotten }),
    clear() {
      events = [];
      length = 0;
      forgotten = 0;
    },
  };
}

import { fullBatchLength, maxBatchEvents, windowMessages } from "../contract/flow-control.ts";
import type { HarnessMessage } from "../contract/harness-protocol.ts";
import { textLength } from "../contract/text-length.ts";
import type { TraceEvent } from "../contract/trace-event.ts";

type Clock = Extract<HarnessMessage, { kind: "clock" }>;

/** What goes to the page, no faster than the page takes it in: the rest is held and joined. */
export interface Outbox {
  /** Facts, in order. */
  events(events: readonly TraceEvent[]): void;
  /** Only the newest is kept. */
  clock(message: Clock): void;
  /** So many lines were not recorded. */
  dropped(lines: number): void;
  /** A message that somebody waits for: sent at once, behind all that is held. */
  say(message: HarnessMessage): void;
  /** The page has taken in so many messages more. */
  received(messages: number): void;
  /** So much is held that the server should make no more of it for now. */
  isBehind(): boolean;
}

export interface OutboxSetup {
  readonly post: (message: HarnessMessage) => void;
  /** Called when `isBehind` has become false again. */
  readonly caughtUp: () => void;
  /** Called once, when one turn made more than can be held. */
  readonly overflowed: (heldEvents: number) => void;
}

/** Past this the turn loop waits for the page, outside the learner's time. */
const behindEvents = 20_000;

/** A turn cannot be made to wait: one that makes more than this ends the process. */
const mostHeldEvents = 200_000;

export function createOutbox({ post, caughtUp, overflowed }: OutboxSetup): Outbox {
  let held: TraceEvent[] = [];
  /** Where the part of `held` that is not sent begins. */
  let first = 0;
  let clock: Clock | null = null;
  let droppedLines = 0;
  let underWay = 0;
  let isOverflown = false;

  const heldEvents = () => held.length - first;
  const isBehind = () => heldEvents() >= behindEvents;

  function send(message: HarnessMessage) {
    underWay += 1;
    post(message);
  }

  function takeBatch(): TraceEvent[] {
    const begin = first;
    const end = Math.min(held.length, begin + maxBatchEvents);
    let length = 0;
    while (first < end && length < fullBatchLength) {
      length += textLength(held[first] as TraceEvent);
      first += 1;
    }
    const events = held.slice(begin, first);
    if (first === held.length) {
      held = [];
      first = 0;
    }
    return events;
  }

  /** Sends the next of what is held; false when nothing is. */
  function sendNext(): boolean {
    if (heldEvents() > 0) {
      send({ kind: "trace", events: takeBatch() });
    } else if (droppedLines > 0) {
      const lines = droppedLines;
      droppedLines = 0;
      send({ kind: "log-dropped", lines });
    } else if (clock) {
      const message = clock;
      clock = null;
      send(message);
    } else return false;
    return true;
  }

  function sendWhatFits() {
    while (underWay < windowMessages && sendNext());
  }

  return {
    events(events) {
      for (const event of events) held.push(event);
      sendWhatFits();
      if (heldEvents() <= mostHeldEvents || isOverflown) return;
      isOverflown = true;
      overflowed(mostHeldEvents);
    },
    clock(message) {
      clock = message;
      sendWhatFits();
    },
    dropped(lines) {
      droppedLines += lines;
      sendWhatFits();
    },
    say(message) {
      while (sendNext());
      send(message);
    },
    received(messages) {
      const wasBehind = isBehind();
      underWay = Math.max(0, underWay - messages);
      sendWhatFits();
      if (wasBehind && !isBehind()) caughtUp();
    },
    isBehind,
  };
}

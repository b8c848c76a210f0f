import type { HarnessMessage } from "../contract/harness-protocol.ts";
import { textLength } from "../contract/text-length.ts";

/** What a server process did that no harness does. */
export type Excess =
  | "too-many-messages"
  | "too-many-events"
  | "too-much-text"
  /** Taking in what it said kept the page from everything else. */
  | "too-much-work"
  | "unreadable";

/** Within one second. A harness that waits for the page's answers stays below by far. */
const most = { messages: 2_000, events: 250_000, length: 50_000_000, workMs: 900 };

const windowMs = 1_000;

/** Counts what one server process says. */
export interface MessageBudget {
  /** Asked first, before anything of the message is read. */
  countMessage(): Excess | null;
  countContents(message: HarnessMessage): Excess | null;
  /** So long the page has worked on a message. */
  countWork(durationMs: number): Excess | null;
}

export function createMessageBudget(nowMs: () => number): MessageBudget {
  let sinceMs = nowMs();
  let used = { messages: 0, events: 0, length: 0, workMs: 0 };
  return {
    countMessage() {
      if (nowMs() - sinceMs >= windowMs) {
        sinceMs = nowMs();
        used = { messages: 0, events: 0, length: 0, workMs: 0 };
      }
      used.messages += 1;
      return used.messages > most.messages ? "too-many-messages" : null;
    },
    countContents(message) {
      if (message.kind !== "trace") return null;
      used.events += message.events.length;
      for (const event of message.events) used.length += textLength(event);
      if (used.events > most.events) return "too-many-events";
      return used.length > most.length ? "too-much-text" : null;
    },
    countWork(durationMs) {
      used.workMs += durationMs;
      return used.workMs > most.workMs ? "too-much-work" : null;
    },
  };
}

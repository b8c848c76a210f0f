/** Takes in what a server process says, within a budget, and answers so that it may go on. */
import { answerDelayMs } from "../contract/flow-control.ts";
import type { HarnessMessage } from "../contract/harness-protocol.ts";
import { createMessageBudget, type Excess } from "./message-budget.ts";
import type { ParseMessage } from "./parse-message.ts";
import type { Port } from "./server-process.ts";

/**
 * Most that the page takes in before it comes to answer. A harness waits for answers, except once with all that it may
 * hold; past this the page has a backlog, behind which its timers, and so whatever else it waits for, come seconds late.
 */
const mostUnanswered = { messages: 300, workMs: 600 };

export interface MessageIntake {
  stop(): void;
}

export interface MessageIntakeSetup {
  readonly port: Port;
  readonly parseMessage: ParseMessage;
  readonly receive: (message: HarnessMessage) => void;
  /** Called once; nothing is taken in afterwards. */
  readonly exceeded: (excess: Excess) => void;
  /** In a hidden tab timers are throttled, and nothing is drawn that an answer could come too early for. */
  readonly isResting: () => boolean;
}

export function takeMessages(setup: MessageIntakeSetup): MessageIntake {
  const { port, parseMessage, receive, exceeded, isResting } = setup;
  const nowMs = () => performance.now();
  const budget = createMessageBudget(nowMs);
  let unanswered = { messages: 0, workMs: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function take(event: { readonly data: unknown }): Excess | null {
    const excess = budget.countMessage();
    if (excess) return excess;
    if (unanswered.messages >= mostUnanswered.messages) return "too-many-messages";
    const startedMs = nowMs();
    const parsed = parseMessage(event.data);
    if (!parsed.ok) return "unreadable";
    const tooMuch = budget.countContents(parsed.value);
    if (tooMuch) return tooMuch;
    receive(parsed.value);
    return answer(nowMs() - startedMs);
  }

  /** A slow page asks for as much time as it worked, so that a reader's clicks come through. */
  function answer(workMs: number): Excess | null {
    unanswered.messages += 1;
    unanswered.workMs += workMs;
    if (isResting()) sendAnswer();
    else timer ??= setTimeout(sendAnswer, Math.max(answerDelayMs, workMs));
    if (unanswered.workMs > mostUnanswered.workMs) return "too-much-work";
    return budget.countWork(workMs);
  }

  function sendAnswer() {
    clearTimeout(timer);
    timer = undefined;
    const { messages } = unanswered;
    unanswered = { messages: 0, workMs: 0 };
    if (messages > 0 && !stopped) port.postMessage({ kind: "received", messages });
  }

  function stop() {
    stopped = true;
    port.onmessage = null;
    clearTimeout(timer);
  }

  port.onmessage = (event) => {
    if (stopped) return;
    const excess = take(event);
    if (!excess || stopped) return;
    stop();
    exceeded(excess);
  };
  return { stop };
}

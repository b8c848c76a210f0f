/** Takes in what a server process says, within a budget, and answers so that it may go on. */
import { answerDelayMs } from "../contract/flow-control.ts";
import type { HarnessMessage } from "../contract/harness-protocol.ts";
import { createMessageBudget, type Excess } from "./message-budget.ts";
import type { ParseMessage } from "./parse-message.ts";
import type { Port } from "./server-process.ts";

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
  let unanswered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function take(event: { readonly data: unknown }): Excess | null {
    const excess = budget.countMessage();
    if (excess) return excess;
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
    unanswered += 1;
    if (isResting()) sendAnswer();
    else timer ??= setTimeout(sendAnswer, Math.max(answerDelayMs, workMs));
    return budget.countWork(workMs);
  }

  function sendAnswer() {
    clearTimeout(timer);
    timer = undefined;
    if (unanswered === 0 || stopped) return;
    port.postMessage({ kind: "received", messages: unanswered });
    unanswered = 0;
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

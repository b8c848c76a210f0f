/** The trainer's end of the line: who is there, who leads, and what became of each command. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { RoomMessage, StageCommand } from "../../contract/room-protocol.ts";
import type { RoomChannel } from "../room-channel.ts";
import {
  afterRoomEvent,
  chosenStage,
  type Line,
  type RoomEvent,
  type RoomView,
  startRoom,
  toLine,
} from "./room-view.ts";
import { refusalWords } from "./words.ts";

export interface PresenterLine {
  readonly view: ReadonlySignal<RoomView>;
  readonly line: ReadonlySignal<Line>;
  /** Why the last command was not done; null where it was. */
  readonly notice: ReadonlySignal<string | null>;
  /** Asks the page that is led; resolves to a link where one was asked for, else to null. */
  command(command: StageCommand): Promise<string | null>;
  choose(stageId: string): void;
  takeOver(): void;
  /** Asks anew who is there. */
  ask(): void;
  leave(): void;
  dispose(): void;
}

export interface LineParts {
  readonly me: string;
  readonly ownPath: string;
  readonly stageId: string | null;
  readonly openChannel: (onMessage: (message: RoomMessage) => void) => RoomChannel;
  readonly newId: () => string;
}

/** So long a projected page has to answer. */
export const answerLimitMs = 2_000;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly settle: (link: string | null) => void;
}

const unanswered = "No answer from the projected page within 2 seconds. If it does not come back, reload it there.";

export function createPresenterLine({ me, ownPath, stageId, openChannel, newId }: LineParts): PresenterLine {
  const view = signal(startRoom(me, ownPath, stageId));
  const notice = signal<string | null>(null);
  const waiting = new Map<number, Waiting>();
  let lastNumber = 0;
  let asking: ReturnType<typeof setTimeout> | undefined;
  const channel = openChannel(hear);

  function take(event: RoomEvent) {
    const step = afterRoomEvent(view.peek(), event);
    view.value = step.view;
    const stage = chosenStage(step.view);
    if (step.lead && stage) channel.send({ kind: "lead", presenterId: step.view.me, stageId: stage.stageId });
  }

  function hear(message: RoomMessage) {
    const { me: ownId } = view.peek();
    // A tab that was duplicated took the name along.
    if (message.kind === "who-is-there" && message.presenterId === ownId) take({ kind: "renamed", me: newId() });
    if (message.kind === "done" && message.presenterId === ownId) {
      notice.value = message.refusal && refusalWords(message.refusal);
      settle(message.number, message.link);
    }
    take({ kind: "heard", message });
  }

  function settle(number: number, link: string | null) {
    const found = waiting.get(number);
    if (!found) return;
    clearTimeout(found.timer);
    waiting.delete(number);
    found.settle(link);
  }

  return {
    view,
    line: computed(() => toLine(view.value)),
    notice,
    command(command) {
      const stage = chosenStage(view.peek());
      if (!stage) {
        notice.value = "Nothing was asked: no projected page is there.";
        return Promise.resolve(null);
      }
      notice.value = null;
      lastNumber += 1;
      const number = lastNumber;
      const { promise, resolve } = Promise.withResolvers<string | null>();
      const timer = setTimeout(() => {
        notice.value = unanswered;
        take({ kind: "unanswered" });
        settle(number, null);
      }, answerLimitMs);
      waiting.set(number, { timer, settle: resolve });
      channel.send({ kind: "command", presenterId: view.peek().me, stageId: stage.stageId, number, command });
      return promise;
    },
    choose: (id) => take({ kind: "choose", stageId: id }),
    takeOver: () => take({ kind: "take-over" }),
    ask() {
      channel.send({ kind: "who-is-there", presenterId: view.peek().me });
      clearTimeout(asking);
      asking = setTimeout(() => take({ kind: "asked-long-enough" }), answerLimitMs);
    },
    leave: () => channel.send({ kind: "presenter-left", presenterId: view.peek().me }),
    dispose() {
      clearTimeout(asking);
      for (const { timer } of waiting.values()) clearTimeout(timer);
      channel.close();
    },
  };
}

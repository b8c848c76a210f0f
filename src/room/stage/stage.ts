/** The projected page's end of the line: does what the leading window asks, and tells how the page stands. */
import { effect } from "@preact/signals";
import type { RoomMessage, StageCommand } from "../../contract/room-protocol.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { RoomChannel } from "../room-channel.ts";
import type { SessionStore } from "../session-store.ts";
import { describeState } from "./describe-state.ts";
import { type Answer, execute, type StagePage } from "./execute.ts";
import { readKeptStage, stageKey } from "./kept-stage.ts";
import { createPaced } from "./paced.ts";
import { changeShow, stageShow } from "./stage-show.ts";

export interface StageSetup {
  readonly lesson: OpenLesson;
  readonly page: StagePage & { readonly path: string; readonly title: string };
  readonly store: SessionStore;
  readonly openChannel: (onMessage: (message: RoomMessage) => void) => RoomChannel;
  readonly newId: () => string;
  readonly nowMs: () => number;
}

export interface Stage {
  /** Tells the other windows that this page is there, as after a return from the browser's history. */
  greet(): void;
  /** Tells them that it is gone, as far as it knows. */
  leave(): void;
  dispose(): void;
}

/** So often at most the other window hears of a change: it is read, not watched. */
const stateEveryMs = 250;

/** A page that hears its own name so soon after it came is the copy, not the original. */
const copyMs = 2_000;

export function createStage({ lesson, page, store, openChannel, newId, nowMs }: StageSetup): Stage {
  const kept = readKeptStage(store.read(stageKey), page.path, newId);
  let { stageId, leaderId } = kept;
  let keeps = true;
  let answered: Promise<void> = Promise.resolve();
  const bornMs = nowMs();
  stageShow.value = kept.show;

  const channel = openChannel(hear);
  const telling = createPaced(tell, stateEveryMs);

  function keep() {
    const record = { stageId, leaderId, path: page.path, show: stageShow.peek() };
    keeps = store.write(stageKey, JSON.stringify(record));
  }

  function tell() {
    const state = describeState(lesson, stageShow.peek(), { path: page.path, title: page.title, keeps });
    channel.send({ kind: "state", stageId, leaderId, state });
  }

  function lead(presenterId: string | null) {
    leaderId = presenterId;
    keep();
    telling.ask();
  }

  async function answer(presenterId: string, number: number, command: StageCommand): Promise<void> {
    const { refusal, link } = presenterId === leaderId ? await doIt(command) : notLeading;
    channel.send({ kind: "done", stageId, presenterId, number, refusal, link });
  }

  async function doIt(command: StageCommand): Promise<Answer> {
    try {
      return await execute(command, { lesson, page, show: () => stageShow.peek(), change: changeShow });
    } catch (error) {
      console.error(error);
      return { refusal: "failed", link: null };
    }
  }

  function hear(message: RoomMessage) {
    switch (message.kind) {
      case "who-is-there":
        telling.ask();
        break;
      case "lead":
        if (message.stageId === stageId) lead(message.presenterId);
        break;
      case "presenter-left":
        if (message.presenterId === leaderId) lead(null);
        break;
      case "command": {
        const { presenterId, number, command } = message;
        // In their order, though some take a while.
        if (message.stageId === stageId) answered = answered.then(() => answer(presenterId, number, command));
        break;
      }
      case "state":
        // A tab that was duplicated brings its record along, and with it a name that is taken.
        if (message.stageId !== stageId) break;
        if (nowMs() - bornMs < copyMs) {
          stageId = newId();
          leaderId = null;
          keep();
        }
        telling.ask();
        break;
      case "done":
      case "stage-left":
        break;
      default:
        message satisfies never;
    }
  }

  const stopKeeping = effect(() => {
    stageShow.value;
    keep();
  });
  const stopTelling = effect(() => {
    describeState(lesson, stageShow.value, { path: page.path, title: page.title, keeps });
    telling.ask();
  });

  return {
    greet: telling.ask,
    leave: () => channel.send({ kind: "stage-left", stageId }),
    dispose() {
      stopKeeping();
      stopTelling();
      telling.dispose();
      channel.close();
    },
  };
}

const notLeading: Answer = { refusal: "not-leading", link: null };

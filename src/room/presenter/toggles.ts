/** What is switched on by a press, and off by the next; buttons and keys share them. */
import type { StageShow } from "../../contract/room-protocol.ts";
import type { PresenterDesk } from "./presenter-desk.ts";

const showOf = (desk: PresenterDesk): StageShow | undefined => desk.state.peek()?.show;

export const isBlack = (desk: PresenterDesk): boolean => desk.coverKind.value === "black";

export function toggleBlack(desk: PresenterDesk): void {
  desk.cover({ kind: desk.coverKind.peek() === "black" ? "none" : "black" });
}

export function toggleLook(desk: PresenterDesk): void {
  desk.do({ kind: "look", look: showOf(desk)?.look === "stage" ? "lesson" : "stage" });
}

export function toggleSpotlight(desk: PresenterDesk, on: Exclude<StageShow["spotlight"], "none">): void {
  desk.do({ kind: "spotlight", on: showOf(desk)?.spotlight === on ? "none" : on });
}

/** What the clock ran at before it was paused from here. */
let rateBefore = 10;

export function togglePause(desk: PresenterDesk): void {
  const pace = desk.state.peek()?.pace;
  if (pace?.kind === "live") rateBefore = pace.rate;
  desk.do({ kind: "set-pace", pace: pace?.kind === "live" ? { kind: "paused" } : { kind: "live", rate: rateBefore } });
}

import { signal } from "@preact/signals";
import type { StageShow } from "../../contract/room-protocol.ts";
import { plainShow } from "./kept-stage.ts";

/** How this page looks while it is projected. Whatever changes it, the trainer's window is told. */
export const stageShow = signal<StageShow>(plainShow);

export function changeShow(next: Partial<StageShow>): void {
  stageShow.value = { ...stageShow.peek(), ...next };
}

import type { Moment } from "../../lesson/open-lesson.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { oneLine } from "./shorten.ts";
import { clockFace, minutesSeconds } from "./time-words.ts";

/** The last thing that a tab heard, and before it from where acting on the server led back. */
export function newsWords(moment: Moment, heard: TabSnapshot | null): string {
  const from = moment.kind === "led-back" ? `Led back from ${minutesSeconds(moment.fromMs)}. ` : "";
  return heard === null
    ? `${from}No tab has heard anything yet.`
    : `${from}${clockFace(heard.lastReceivedAtMs ?? 0)} tab ${heard.tab} received ${oneLine(heard.lastReceived ?? "", 80)}`;
}

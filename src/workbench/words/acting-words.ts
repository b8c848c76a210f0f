import type { Moment } from "../../lesson/open-lesson.ts";
import { minutesSeconds } from "./time-words.ts";

/** Where what is done to the server leads whoever looks at its past; null where that is nowhere else. */
export const actingWords = (moment: Moment, alive: boolean): string | null =>
  moment.kind === "past" && alive ? `Showing ${minutesSeconds(moment.atMs)}: acting leads back to now.` : null;

import type { LaneSnapshot, LaneState } from "../../trace/pool-snapshot.ts";
import { laneName, wordsOf } from "../words/lane-words.ts";
import { fitHolder, textWidth, tinyHolder } from "../words/shorten.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { figureX, type LaneFrame } from "./lane-frame.ts";

/** What a lane shows, in primitives only: two equal views need no new drawing. */
export interface LaneView {
  readonly lane: number;
  readonly state: LaneState;
  readonly leaseId: number | null;
  readonly who: string;
  readonly word: string;
  readonly age: string;
  readonly holder: "none" | "here" | "gone";
  /** Where the figure swims; null where nothing does. */
  readonly x: number | null;
  readonly name: string;
}

const holderOf = (lane: LaneSnapshot): LaneView["holder"] =>
  !lane.holder ? "none" : lane.holder.alive ? "here" : "gone";

export function laneView(lane: LaneSnapshot, frame: LaneFrame): LaneView {
  const words = wordsOf(lane);
  const leased = lane.ageMs !== null;
  const stateFont = frame.twoLines ? frame.fontSize * 0.84 : frame.fontSize;
  const fits = !leased || textWidth(words.full, stateFont) <= frame.stateWidth;
  return {
    lane: lane.lane,
    state: lane.state,
    leaseId: lane.leaseId,
    who: lane.holder ? fitHolder(lane.holder.label, frame.whoWidth, frame.fontSize) : "",
    word: fits ? words.full : words.short,
    age: lane.ageMs === null ? "" : minutesSeconds(lane.ageMs),
    holder: holderOf(lane),
    x: lane.ageMs === null ? null : figureX(frame, lane.ageMs),
    name: laneName(lane),
  };
}

export function cellView(lane: LaneSnapshot): LaneView {
  return {
    lane: lane.lane,
    state: lane.state,
    leaseId: lane.leaseId,
    who: lane.holder ? tinyHolder(lane.holder.label) : "",
    word: wordsOf(lane).short,
    age: "",
    holder: holderOf(lane),
    x: null,
    name: laneName(lane),
  };
}

/** True when every property is the same, views compared by what they say. */
export function sameProps(left: object, right: object): boolean {
  const [a, b] = [Object.entries(left), new Map<string, unknown>(Object.entries(right))];
  return a.length === b.size && a.every(([key, value]) => sameValue(value, b.get(key)));
}

function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || !left || !right || !("lane" in left)) return false;
  return sameProps(left, right);
}

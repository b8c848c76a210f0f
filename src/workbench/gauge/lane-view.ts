import type { LaneSnapshot, LaneState } from "../../trace/pool-snapshot.ts";
import { laneName, wordsOf } from "../words/lane-words.ts";
import { fitHolder, mediumWidth, oneLine, tinyHolder } from "../words/shorten.ts";
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
  /** The query that runs, where there is room for it. */
  readonly sql: string;
  readonly holder: "none" | "here" | "gone";
  /** Where the figure swims; null where nothing does. */
  readonly x: number | null;
  readonly name: string;
}

const holderOf = (lane: LaneSnapshot): LaneView["holder"] =>
  !lane.holder ? "none" : lane.holder.alive ? "here" : "gone";

/** Advance of a monospaced glyph, in em. */
const monoEm = 0.6;

/** Below so many signs a query says nothing. */
const fewestSqlSigns = 14;

/** What of a query stands after its state's word; `wordWidth` in pixels. */
function fitSql(sql: string | null, { fontSize, stateWidth }: LaneFrame, wordWidth: number): string {
  const signs = Math.floor((stateWidth - wordWidth - fontSize * 1.2) / (fontSize * 0.8 * monoEm));
  return sql === null || signs < fewestSqlSigns ? "" : oneLine(sql, signs);
}

export function laneView(lane: LaneSnapshot, frame: LaneFrame): LaneView {
  const words = wordsOf(lane);
  const leased = lane.ageMs !== null;
  const stateFont = frame.twoLines ? frame.fontSize * 0.84 : frame.fontSize;
  const fits = !leased || mediumWidth(words.full, stateFont) <= frame.stateWidth;
  const word = fits ? words.full : words.short;
  return {
    lane: lane.lane,
    state: lane.state,
    leaseId: lane.leaseId,
    who: lane.holder ? fitHolder(lane.holder.label, frame.whoWidth, frame.fontSize) : "",
    word,
    age: lane.ageMs === null ? "" : minutesSeconds(lane.ageMs),
    sql: lane.state === "query" ? fitSql(lane.lastSql, frame, mediumWidth(word, stateFont)) : "",
    holder: holderOf(lane),
    x: lane.ageMs === null ? null : figureX(frame, lane.ageMs),
    name: laneName(lane),
  };
}

/** A small cell stands in a row low enough to stay in view, and has room for a few signs. */
export type CellSize = "usual" | "small";

const restingWords: Partial<Record<LaneState, string>> = {
  idle: "idle",
  empty: "–",
  opening: "open…",
  closing: "clos…",
  stray: "stray",
};

/** Under its mark a cell has its holder; where nobody holds the lane a word, or in a small cell the lane's number. */
export function cellView(lane: LaneSnapshot, size: CellSize): LaneView {
  return {
    lane: lane.lane,
    state: lane.state,
    leaseId: lane.leaseId,
    who: lane.holder ? tinyHolder(lane.holder.label) : "",
    word: size === "small" ? `${lane.lane}` : (restingWords[lane.state] ?? ""),
    age: "",
    sql: "",
    holder: holderOf(lane),
    x: null,
    name: laneName(lane),
  };
}

/**
 * Makes the views of one gauge's lanes, and hands out the one before where a lane would show the same: lanes of which
 * nothing visible has changed then cost neither words nor a comparison of what they say.
 */
export function createLaneViews<Place>(make: (lane: LaneSnapshot, place: Place) => LaneView) {
  const known = new Map<number, { readonly from: LaneSnapshot; readonly place: Place; readonly view: LaneView }>();
  return (lane: LaneSnapshot, place: Place): LaneView => {
    const before = known.get(lane.lane);
    if (before && before.place === place && showsTheSame(before.from, lane)) return before.view;
    const view = make(lane, place);
    known.set(lane.lane, { from: lane, place, view });
    return view;
  };
}

/** Ages are shown in seconds, and the figure moves with them. */
const secondOf = (ageMs: number | null): number => (ageMs === null ? -1 : Math.floor(ageMs / 1000));

const showsTheSame = (left: LaneSnapshot, right: LaneSnapshot): boolean =>
  left.state === right.state &&
  left.leaseId === right.leaseId &&
  secondOf(left.ageMs) === secondOf(right.ageMs) &&
  left.lastSql === right.lastSql &&
  left.waitsForBackend === right.waitsForBackend &&
  left.holder?.label === right.holder?.label &&
  left.holder?.alive === right.holder?.alive;

import type { TraceEvent } from "../../../contract/trace-event.ts";
import atWork from "./traces/at-work.json";
import brokenAndStray from "./traces/broken-and-stray.json";
import closing from "./traces/closing.json";
import fortyFive from "./traces/forty-five.json";
import fourProcesses from "./traces/four-processes.json";
import idle from "./traces/idle.json";
import leaked from "./traces/leaked.json";
import opening from "./traces/opening.json";
import outlived from "./traces/outlived.json";
import resized from "./traces/resized.json";
import tenFull from "./traces/ten-full.json";
import thirtyFull from "./traces/thirty-full.json";
import twoPools from "./traces/two-pools.json";

/** One state of the gauge, to be looked at: a recorded trace at a width. */
export interface Picture {
  readonly name: string;
  readonly title: string;
  readonly widthPx: number;
  /** The gauge, as a low window has it too; or the pool in small, as it is pinned. */
  readonly kind: "gauge" | "low" | "pinned-phone" | "pinned-desk";
  /** Height that a stage gives the pool; 0 in a lesson. */
  readonly roomPx: number;
  readonly events: readonly TraceEvent[];
}

interface RecordedTrace {
  readonly name: string;
  readonly events: readonly object[];
}

const [bench, wide, phone, desk] = [860, 1160, 358, 898];

/** What is left to a pool on a projector of 1920x1080, and on one of 1024x768. */
const [stage, smallStage] = [
  { widthPx: 1864, roomPx: 640 },
  { widthPx: 1000, roomPx: 430 },
] as const;

/** Recorded by this project itself and kept under version control, so not judged again. */
function picture(title: string, widthPx: number, { name, events }: RecordedTrace, kind: Picture["kind"] = "gauge") {
  const place = kind === "gauge" ? widthPx : kind;
  return { name: `${name}-${place}`, title, widthPx, kind, roomPx: 0, events: events as readonly TraceEvent[] };
}

const staged = (title: string, { widthPx, roomPx }: Pick<Picture, "widthPx" | "roomPx">, trace: RecordedTrace) => ({
  ...picture(title, widthPx, trace),
  roomPx,
});

export const pictures: readonly Picture[] = [
  { name: "before-run-860", title: "Before the first run", widthPx: bench, kind: "gauge", roomPx: 0, events: [] },
  picture("Three lanes, all idle", bench, idle),
  picture("Four lanes at work: leased, a query, a transaction, held", bench, atWork),
  picture("A holder gone, not yet returned", bench, outlived),
  picture("Three lanes, one leaked", wide, leaked),
  picture("One lane closed while lent, one with a query lent to nobody", bench, brokenAndStray),
  picture("One lane closing", bench, closing),
  picture("One lane opening", bench, opening),
  picture("Ten lanes, all out", bench, tenFull),
  picture("Thirty lanes, 300 sockets", wide, thirtyFull),
  picture("Thirty lanes in a narrower place", bench, thirtyFull),
  picture("Thirty lanes in a low window", bench, thirtyFull, "low"),
  picture("Forty-five lanes", bench, fortyFive),
  picture("Six lanes", bench, resized),
  picture("Two pools", bench, twoPools),
  picture("Four server processes", bench, fourProcesses),
  picture("Ten lanes on a phone", phone, tenFull),
  picture("Thirty lanes on a phone", phone, thirtyFull),
  picture("Ten lanes, pinned on a phone", phone, tenFull, "pinned-phone"),
  picture("Thirty lanes, pinned on a phone", phone, thirtyFull, "pinned-phone"),
  picture("Forty-five lanes, pinned on a phone", phone, fortyFive, "pinned-phone"),
  picture("Three lanes, one leaked, pinned on a desk", desk, leaked, "pinned-desk"),
  picture("Thirty lanes, pinned on a desk", desk, thirtyFull, "pinned-desk"),
  picture("Forty-five lanes, pinned on a desk", desk, fortyFive, "pinned-desk"),
  staged("Ten lanes on a stage", stage, tenFull),
  staged("Thirty lanes on a stage", stage, thirtyFull),
  staged("Three lanes, one leaked, on a small stage", smallStage, leaked),
  staged("Thirty lanes on a small stage", smallStage, thirtyFull),
];

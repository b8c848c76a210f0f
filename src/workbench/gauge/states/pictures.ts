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
  readonly kind: "gauge" | "compact";
  readonly events: readonly TraceEvent[];
}

interface RecordedTrace {
  readonly name: string;
  readonly events: readonly object[];
}

const [bench, wide, phone, stage] = [860, 1160, 358, 1848];

/** Recorded by this project itself and kept under version control, so not judged again. */
function picture(title: string, widthPx: number, { name, events }: RecordedTrace, kind: Picture["kind"] = "gauge") {
  const place = kind === "compact" ? "compact" : widthPx;
  return { name: `${name}-${place}`, title, widthPx, kind, events: events as readonly TraceEvent[] };
}

export const pictures: readonly Picture[] = [
  { name: "before-run-860", title: "Before the first run", widthPx: bench, kind: "gauge", events: [] },
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
  picture("Forty-five lanes", bench, fortyFive),
  picture("Six lanes", bench, resized),
  picture("Two pools", bench, twoPools),
  picture("Four server processes", bench, fourProcesses),
  picture("Ten lanes on a phone", phone, tenFull),
  picture("Thirty lanes on a phone", phone, thirtyFull),
  picture("Ten lanes, pinned on a phone", phone, tenFull, "compact"),
  picture("Forty-five lanes, pinned on a phone", phone, fortyFive, "compact"),
  picture("Ten lanes on a stage", stage, tenFull),
  picture("Thirty lanes on a stage", stage, thirtyFull),
];

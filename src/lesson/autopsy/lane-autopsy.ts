import type { ReadonlySignal } from "@preact/signals";
import type { Site } from "../../contract/trace-event.ts";
import type { AutopsyReport } from "../../trace/autopsy/autopsy-report.ts";
import type { RunSources } from "../../trace/autopsy/source-text.ts";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import type { EditorMark } from "../editor-mark.ts";
import type { MappedLine } from "./map-lines.ts";

/** A lane of one of the server's pools. */
export interface LaneKey {
  readonly processId: number;
  readonly poolId: number;
  /** 1-based. */
  readonly lane: number;
}

/**
 * The lane that somebody looks into. It follows the lane and the moment on show: a leaked lease stays on its lane for
 * good, and one that comes back late is told as the lane's last.
 */
export interface Autopsy {
  readonly selected: ReadonlySignal<LaneKey | null>;
  readonly lane: ReadonlySignal<LaneSnapshot | null>;
  /** The lease on the lane or the last that was; null while none is open and where none ever was. */
  readonly report: ReadonlySignal<AutopsyReport | null>;
  /** The release that the pressed lane's lease never reached. */
  readonly marks: ReadonlySignal<readonly EditorMark[]>;
  /** The files that the run on show was started with. */
  readonly sources: ReadonlySignal<RunSources>;
  /** Where a line of the run's source stands now. */
  readonly locate: ReadonlySignal<(site: Pick<Site, "file" | "line">) => MappedLine>;
  open(key: LaneKey): void;
  close(): void;
  dispose(): void;
}

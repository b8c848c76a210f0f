import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AutopsyReport } from "../../trace/autopsy/autopsy-report.ts";
import { dissectLease } from "../../trace/autopsy/dissect-lease.ts";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import type { EditorMark } from "../editor-mark.ts";
import type { RunView } from "../run-view.ts";
import type { LessonSources } from "./run-sources.ts";

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
  /** Where a line of the run's source stands now. */
  readonly locate: LessonSources["locate"];
  open(key: LaneKey): void;
  close(): void;
}

export function createAutopsy(view: RunView, sources: LessonSources): Autopsy {
  const selected = signal<LaneKey | null>(null);
  const lane = computed(() => {
    const key = selected.value;
    if (!key) return null;
    const pool = view.pools.value.find((each) => each.processId === key.processId && each.poolId === key.poolId);
    return pool?.lanes[key.lane - 1] ?? null;
  });
  /** Changes when the report would: the log is read again then and not with every event. */
  const occasion = computed(() => {
    const { value } = lane;
    if (!value) return null;
    const { connectionId, leaseId, state, lastSql, transaction, holder } = value;
    return JSON.stringify([connectionId, leaseId, state, lastSql, transaction, holder?.alive, view.moment.value]);
  });
  const report = computed(() => {
    const key = selected.value;
    if (occasion.value === null || !key) return null;
    const connectionId = lane.peek()?.connectionId ?? null;
    if (connectionId === null) return null;
    const { events } = view.trace.peek();
    const moment = view.moment.value;
    let count = events.length;
    if (moment.kind === "past") while (count > 0 && (events[count - 1]?.atMs ?? 0) > moment.atMs) count -= 1;
    return dissectLease(events, count, { ...key, connectionId }, sources.ofRun.value);
  });
  return {
    selected,
    lane,
    report,
    marks: computed(() => toMarks(report.value)),
    locate: sources.locate,
    open(key) {
      selected.value = key;
    },
    close() {
      selected.value = null;
    },
  };
}

function toMarks(report: AutopsyReport | null): readonly EditorMark[] {
  if (!report?.end || report.returned) return [];
  const { release, end, holderLabel } = report;
  if (release.kind !== "known" && release.kind !== "unreached") return [];
  const how = end.outcome === "threw" ? "threw" : end.close?.by === "network" ? "vanished" : "ended";
  const message =
    release.kind === "known"
      ? `skipped when ${holderLabel} ${how}`
      : `never reached in this run; ${holderLabel} ${how}`;
  return [{ ...release.site, kind: "skipped-release", message }];
}
